import polars as pl
import pytest

from dashboard.wording import usage_panels
from dashboard.wording.claims import Relation
from tests.dashboard.usage_frames import frame, row

SINCE_FIRST = ("change", "change_low", "change_high")


def place(name: str, value: float | None, change: float | None = None, spread: float = 0.0, **more: object) -> dict:
    """A municipality in the last quarter, with its change since the first and how much rounding may move it."""
    ends = (None, None) if change is None else (change - spread, change + spread)
    keys = {"municipality_code": name, "municipality_name": name, "public_actor": "arbetsformedlingen"}
    since = dict(zip(SINCE_FIRST, (change, *ends), strict=True))
    return row(value, **{**keys, "period": "2018-Q4", "covers": "x", **since, **more})


def first(name: str, value: float | None) -> dict:
    return place(name, value, period="2016-Q1")


class TestByMunicipality:
    def test_names_who_surely_rose_most_and_who_fell(self):
        rows = frame(
            first("Bollnäs", 32), place("Bollnäs", 48, 16), first("Gävle", 36), place("Gävle", 43, 7),
            first("Hofors", 20), place("Hofors", 10, -10),
        )  # fmt: skip

        assert usage_panels.by_municipality(rows, "sv") == (
            "Bollnäs ökade mest från början av 2016 till slutet av 2018. Hofors minskade"
        )
        said = usage_panels.by_municipality(rows, "en")
        assert said == "Bollnäs rose most from the start of 2016 to the end of 2018. Hofors fell"
        assert {claim.relation for claim in said.claims} == {Relation.MORE_THAN, Relation.AT_LEAST, Relation.LESS_THAN}

    def test_beside_one_that_is_silent_nobody_rose_most(self):
        rows = frame(first("Bollnäs", 32), place("Bollnäs", 48, 16), first("Ljusdal", 15), place("Ljusdal", None))

        assert usage_panels.by_municipality(rows, "sv") == "Bollnäs ökade från början av 2016 till slutet av 2018"

    def test_a_change_that_rounding_may_have_made_is_left_to_the_reader(self):
        rounded = {"value_kind": "rounded"}
        rows = frame(
            first("Bollnäs", 30), place("Bollnäs", 48, 18, 40, **rounded), place("Gävle", 25, -5, 40, **rounded),
            place("Hofors", 0, 0, 40, **rounded), place("Ljusdal", 12, 2, 40, **rounded), place("Ockelbo", None),
        )  # fmt: skip

        assert usage_panels.by_municipality(rows, "sv") == (
            "Via Arbetsförmedlingen i slutet av 2018: Bollnäs ungefär 48, Gävle ungefär 25 och Ljusdal ungefär 12"
        )

    @pytest.mark.parametrize(
        ("silent", "words"), [((), "Alla fyra kommuner ökade"), (("Ockelbo",), "Minst fyra av fem kommuner ökade")]
    )
    def test_many_that_rose_are_counted(self, silent, words):
        rose = [place(name, 48, 16) for name in ("Bollnäs", "Gävle", "Hofors", "Ljusdal")]
        rows = frame(first("Bollnäs", 32), *rose, *(place(name, None) for name in silent))

        assert usage_panels.by_municipality(rows, "sv").startswith(words)

    @pytest.mark.parametrize(
        ("rows", "words"),
        [
            ([first("Gävle", 36), place("Gävle", 43, 7)],
             "Gävle: 43 placerade via Arbetsförmedlingen i slutet av 2018, 36 i början av 2016"),
            ([place("Gävle", 0, value_kind="rounded")],
             "Gävle: få eller inga placerade via Arbetsförmedlingen i slutet av 2018"),
            ([place("Gävle", None)], "Ingen uppgift finns om placerade via Arbetsförmedlingen per kommun"),
        ],
    )  # fmt: skip
    def test_one_municipality(self, rows, words):
        assert usage_panels.by_municipality(frame(*rows), "sv") == words

    def test_alternative_text_of_a_panel(self):
        rows = frame(first("Ockelbo", 10), place("Ockelbo", 12, period="2016-Q4"), place("Ockelbo", None))

        assert usage_panels.panel_alt(rows, "Ockelbo", "sv") == "Ockelbo: 12 i slutet av 2016, 10 i början av 2016."
        assert usage_panels.panel_alt(rows.tail(1), "Ockelbo", "sv") == "Ockelbo: ej levererat."

    def test_the_subtitle_says_what_hatching_is(self):
        words = usage_panels.by_municipality_subtitle(frame(place("Gävle", 43)), "sv")

        assert "Skrafferat: uppgift saknas. Alla diagram har samma skala." in words


def measure(name: str, value: float | None, share: float | None = None, **more: object) -> dict:
    keys = {
        "public_actor": "kommun",
        "placement_measure": name,
        "period": "2018-Q4",
        "share_pct": share,
        "share_value_kind": more.get("value_kind", "exact"),
    }
    return row(value, **{**keys, **more})


UNTOLD = "Vanligaste insatsen via kommunerna 2018 går inte att säga: minst ett antal är okänt eller dolt"


class TestByMeasure:
    @pytest.mark.parametrize(
        ("rows", "words"),
        [
            ([measure("praktik", 30, 60), measure("lonestod", 20, 40)],
             "Praktik var vanligast via kommunerna 2018: 60\u00a0%"),
            ([measure("praktik", 20, 50), measure("daglig_verksamhet", 20, 50)],
             "Praktik och daglig verksamhet (LSS/SoL) var vanligast via kommunerna 2018: 50\u00a0%"),
            ([measure("praktik", 40, 60, value_kind="rounded"), measure("lonestod", 20, 40)],
             "Praktik var vanligast via kommunerna 2018: ≈\u00a060\u00a0%"),
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
        assert usage_panels.by_measure(frame(*rows), "sv") == words

    @pytest.mark.parametrize("status", ["UN", "SU"])
    @pytest.mark.parametrize("others", [[], [measure("lonestod", 7)], [measure("lonestod", 0)]])
    def test_beside_what_is_unknown_or_hidden_no_measure_is_the_most_common(self, others, status):
        hidden = measure("praktik", None, obs_status=status)

        assert usage_panels.by_measure(frame(*others, hidden), "sv") == UNTOLD

    def test_a_part_that_is_hidden_in_one_of_several_municipalities_leaves_no_share(self):
        assert usage_panels.by_measure(frame(measure("lonestod", 7), measure("praktik", 6)), "sv") == UNTOLD

    def test_the_subtitle_says_of_whom_the_shares_are(self):
        some = frame(measure("praktik", 30, 100, missing_parts=2))

        assert usage_panels.by_measure_subtitle(some, "sv").endswith(
            "andel av alla i de kommuner som har lämnat uppgifter"
        )
        whole = some.with_columns(missing_parts=pl.lit(0))
        assert usage_panels.by_measure_subtitle(whole, "sv").endswith("andel av alla")
