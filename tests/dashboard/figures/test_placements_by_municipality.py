import json

import polars as pl
import pytest

from dashboard.figures.parts.panels import panel_alt
from dashboard.figures.placements_by_municipality import chart, sentence, subtitle
from dashboard.wording.claims import Relation
from tests.dashboard.drawn import ENGLISH_DARK, SWEDISH, compiled, words_in
from tests.dashboard.usage_frames import frame, row, series

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

        assert sentence(rows, "sv") == ("Bollnäs ökade mest från början av 2016 till slutet av 2018. Hofors minskade")
        said = sentence(rows, "en")
        assert said == "Bollnäs rose most from the start of 2016 to the end of 2018. Hofors fell"
        assert {claim.relation for claim in said.claims} == {Relation.MORE_THAN, Relation.AT_LEAST, Relation.LESS_THAN}

    def test_beside_one_that_is_silent_nobody_rose_most(self):
        rows = frame(first("Bollnäs", 32), place("Bollnäs", 48, 16), first("Ljusdal", 15), place("Ljusdal", None))

        assert sentence(rows, "sv") == "Bollnäs ökade från början av 2016 till slutet av 2018"

    def test_a_change_that_rounding_may_have_made_is_left_to_the_reader(self):
        rounded = {"value_kind": "rounded"}
        rows = frame(
            first("Bollnäs", 30), place("Bollnäs", 48, 18, 40, **rounded), place("Gävle", 25, -5, 40, **rounded),
            place("Hofors", 0, 0, 40, **rounded), place("Ljusdal", 12, 2, 40, **rounded), place("Ockelbo", None),
        )  # fmt: skip

        assert sentence(rows, "sv") == (
            "Via Arbetsförmedlingen i slutet av 2018: Bollnäs ungefär 48, Gävle ungefär 25 och Ljusdal ungefär 12"
        )

    @pytest.mark.parametrize(
        ("silent", "words"), [((), "Alla fyra kommuner ökade"), (("Ockelbo",), "Minst fyra av fem kommuner ökade")]
    )
    def test_many_that_rose_are_counted(self, silent, words):
        rose = [place(name, 48, 16) for name in ("Bollnäs", "Gävle", "Hofors", "Ljusdal")]
        rows = frame(first("Bollnäs", 32), *rose, *(place(name, None) for name in silent))

        assert sentence(rows, "sv").startswith(words)

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
        assert sentence(frame(*rows), "sv") == words

    def test_alternative_text_of_a_panel(self):
        rows = frame(first("Ockelbo", 10), place("Ockelbo", 12, period="2016-Q4"), place("Ockelbo", None))

        assert panel_alt(rows, "Ockelbo", "sv") == "Ockelbo: 12 i slutet av 2016, 10 i början av 2016."
        assert panel_alt(rows.tail(1), "Ockelbo", "sv") == "Ockelbo: ej levererat."

    def test_the_subtitle_says_what_hatching_is(self):
        words = subtitle(frame(place("Gävle", 43)), "sv")

        assert "Skrafferat: uppgift saknas. Alla diagram har samma skala." in words


def test_panels_stand_in_order_with_the_silent_ones_last_and_hatched():
    frame = series(
        {"2101": [9.0, None, None, None], "2180": [36.0, 38.0, 40.0, 43.0], "2184": [85.0, 88.0, 90.0, 93.0]},
        column="municipality_code",
    ).with_columns(municipality_name=pl.col("municipality_code").replace({"2101": "Ockelbo", "2180": "Gävle"}))

    panels = chart(frame, SWEDISH)

    assert [panel.key for panel in panels] == ["2184", "2180", "2101"]
    assert panels[2].alt == "Ockelbo: 9 i slutet av mars 2018, 9 i början av 2018."
    spec = compiled(panels[2].chart)
    assert set(words_in(spec, "word")) == {"ej levererat"}
    assert set(words_in(spec)) == {"9"}
    assert '"gradient": "linear"' in json.dumps(spec)
    assert '"gradient"' not in json.dumps(compiled(panels[1].chart))


def test_a_municipality_without_any_value_is_hatched_all_over():
    frame = series({"2101": [None] * 4, "2180": [9.0] * 4}, column="municipality_code")
    panels = chart(frame.with_columns(municipality_name=pl.col("municipality_code")), ENGLISH_DARK)

    assert panels[1].alt == "2101: ej levererat."
    assert '"gradient"' in json.dumps(compiled(panels[1].chart, ENGLISH_DARK))


def test_of_a_nation_the_highest_are_drawn_and_the_others_are_said_to_be_in_the_table():
    names = [f"Kommun {number:02d}" for number in range(30)]
    values = {name: [10.0 + number] * 4 for number, name in enumerate(names)}
    rows = series(values, column="municipality_code").with_columns(municipality_name=pl.col("municipality_code"))
    panels, note = chart(rows, SWEDISH)
    assert [panel.title for panel in panels] == names[:5:-1]
    assert note == (
        '<p class="empty">Här ritas 24 av 30 kommuner, de högsta först. Tabellen har alla, och de kommuner som väljs ritas.</p>'
    )
    assert isinstance(chart(rows.filter(pl.col("municipality_code") < names[24]), SWEDISH), list)
