import polars as pl
import pytest

from dashboard.figures.placements_by_measure import chart, sentence, subtitle
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH, Cells, widths
from tests.dashboard.usage_frames import frame, row

UNTOLD = "Vanligaste insatsen via kommunerna 2018 går inte att säga: minst ett antal är okänt eller dolt"


def measure(name: str, value: float | None, share: float | None = None, **more: object) -> dict:
    keys = {
        "public_actor": "kommun",
        "placement_measure": name,
        "period": "2018-Q4",
        "share_pct": share,
        "share_value_kind": more.get("value_kind", "exact"),
    }
    return row(value, **{**keys, **more})


class TestByMeasure:
    @pytest.mark.parametrize(
        ("rows", "words"),
        [
            ([measure("praktik", 30, 60), measure("lonestod", 20, 40)],
             "Praktik var vanligast via kommunerna 2018: 60\u00a0%"),
            ([measure("praktik", 20, 50), measure("daglig_verksamhet", 20, 50)],
             "Praktik och daglig verksamhet (LSS/SoL) var vanligast via kommunerna 2018: 50\u00a0%"),
            ([measure("praktik", 40, 60, value_kind="rounded"), measure("lonestod", 20, 40)],
             "Praktik var vanligast via kommunerna 2018: ungefär 60\u00a0%. Andelen är osäker: säkert är minst 32 personer."),
            ([measure("praktik", 30, 60, value_kind="rounded"), measure("lonestod", 20, 40, value_kind="rounded")],
             "Via kommunerna 2018: praktik ungefär 30 och anställning med lönestöd ungefär 20"),
            ([measure("praktik", 30, 60, missing_parts=2), measure("lonestod", 20, 40, missing_parts=2)],
             "Via kommunerna 2018: praktik 30 och anställning med lönestöd 20 i de åtta av tio kommuner som har lämnat "
             "uppgifter"),
            ([measure("praktik", 0)], "Ingen var placerad via kommunerna i slutet av 2018"),
            ([measure("praktik", 0, missing_parts=2)],
             "Ingen var placerad via kommunerna i de åtta av tio kommuner som har lämnat uppgifter i slutet av 2018"),
            ([measure("praktik", 0, missing_parts=2), measure("lonestod", 0, missing_parts=2, covers="2180 2184")],
             UNTOLD),
            ([measure("praktik", 0, value_kind="rounded")], "Få eller inga var placerade via kommunerna i slutet av 2018"),
            ([measure("praktik", None)], "Ingen uppgift finns om insatser via kommunerna"),
        ],
    )  # fmt: skip
    def test_the_most_common_only_where_it_surely_is(self, rows, words):
        assert sentence(frame(*rows), "sv") == words

    @pytest.mark.parametrize("status", ["UN", "SU"])
    @pytest.mark.parametrize("others", [[], [measure("lonestod", 7)], [measure("lonestod", 0)]])
    def test_beside_what_is_unknown_or_hidden_no_measure_is_the_most_common(self, others, status):
        hidden = measure("praktik", None, obs_status=status)

        assert sentence(frame(*others, hidden), "sv") == UNTOLD

    def test_a_part_that_is_hidden_in_one_of_several_municipalities_leaves_no_share(self):
        assert sentence(frame(measure("lonestod", 7), measure("praktik", 6)), "sv") == UNTOLD

    def test_the_subtitle_says_of_whom_the_shares_are(self):
        some = frame(measure("praktik", 30, 100, missing_parts=2))

        assert subtitle(some, "sv").endswith("andel av alla i de kommuner som har lämnat uppgifter")
        whole = some.with_columns(missing_parts=pl.lit(0))
        assert subtitle(whole, "sv").endswith("andel av alla")


def test_measures_with_people_and_share():
    frame = pl.DataFrame(
        {
            "placement_measure": ["lonestod", "praktik", "daglig_verksamhet"], "value": [20.0, 5.0, None],
            "share_pct": [80.0, 20.0, None], "share_value_kind": ["exact", "rounded", None], "obs_status": ["A", "A", "NL"], "value_kind": ["exact", "rounded", None],
            "rounded_parts": [0, 1, None], "missing_parts": [0, 0, 1],
        }
    )  # fmt: skip

    html = chart(localise(frame, "sv"), SWEDISH)

    assert Cells(html).rows == [
        ["Insats", "Personer", "Andel"],
        ["Anställning med lönestöd", "20", "80\u00a0%"],
        ["Praktik", "≈\u00a05", "≈\u00a020\u00a0%"],
        ["Daglig verksamhet (LSS/SoL)", "ej levererat", ""],
    ]
    assert widths(html) == [100.0, 25.0]
    assert html.count('scope="row"') == 3
