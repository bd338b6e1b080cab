import json
from datetime import date

import polars as pl
import pytest

from dashboard.figures.parts.gaps import Gap, gaps, unbroken
from dashboard.figures.parts.panels import ROOM_ABOVE
from dashboard.figures.placements_by_actor import (
    LABEL_STEP,
    PLOT_HEIGHT,
    change_is_that_of_the_lines,
    chart,
    end_labels,
    headline,
    sentence,
    subtitle,
)
from dashboard.theme import DARK, LIGHT
from dashboard.wording.claims import Claim, Relation, Subject
from dashboard.wording.texts import FOLDER, _texts
from tests.dashboard.drawn import ENGLISH_DARK, SWEDISH, compiled, words_in
from tests.dashboard.usage_frames import AF, EIGHT, FIVE, TEN, frame, row, series

PLAN = {
    "baseline_value": 260.0,
    "baseline_qualifier": "approximate",
    "baseline_value_kind": "stated",
    "baseline_period": "2016",
}
NO_PLAN = dict.fromkeys(PLAN)
SINCE_FIRST = ("change", "change_low", "change_high", "change_value_kind", "change_missing_parts", "change_covers")


def actor(value: float | None, period: str = "2018-Q4", who: str = AF, **more: object) -> dict:
    return row(value, **{"public_actor": who, "period": period, **dict.fromkeys(SINCE_FIRST), **PLAN, **more})


def changed(change: float, low: float, high: float, *, kind: str = "exact", missing: int = 0) -> dict:
    """The change since the first quarter, over all or over the eight that answered both times."""
    covers = EIGHT if missing else TEN
    return dict(zip(SINCE_FIRST, (change, low, high, kind, missing, covers), strict=True))


def actors(*rows: dict):
    return frame(*rows)


class TestHeadline:
    def test_an_incomplete_sum_names_whom_it_covers_and_stands_beside_the_plan(self):
        said = headline(actors(actor(258, "2016-Q1"), actor(291, missing_parts=2, value_kind="rounded")), "sv")

        assert said == (
            "I de åtta av tio kommuner som har lämnat uppgifter var ungefär 291 personer placerade via "
            "Arbetsförmedlingen i slutet av 2018. Planen anger omkring 260 i hela regionen 2016."
        )
        own = Subject("placements_by_actor", (("public_actor", AF), ("period", "2018-Q4")), covers=tuple(EIGHT.split()))
        plan = Subject("stock_and_flow", (("indicator_code", "placed_via_af"), ("period", "2016")))
        assert set(said.claims) == {Claim(own, Relation.EXACTLY, 291.0), Claim(plan, Relation.EXACTLY, 260.0)}

    def test_a_whole_sum_names_nobody_and_is_not_compared_with_about_so_many(self):
        whole = actors(actor(258, "2016-Q1"), actor(291))

        assert headline(whole, "sv") == (
            "291 personer var placerade via Arbetsförmedlingen i slutet av 2018. "
            "Planen anger omkring 260 i hela regionen 2016."
        )
        assert headline(whole, "en") == (
            "291 people were placed through the Public Employment Service at the end of 2018. "
            "The plan states about 260 in the whole region in 2016."
        )

    def test_without_deliveries_it_is_what_the_plan_states_with_its_about(self):
        said = headline(actors(actor(None, "2016-Q1"), actor(None)), "sv")

        assert said == "År 2016 var omkring 260 personer placerade via Arbetsförmedlingen. Ingen senare uppgift finns."
        assert headline(actors(actor(None)), "en").startswith("In 2016, about 260 people were placed")

    def test_without_any_figure_it_says_so_of_whom_is_chosen(self):
        nothing = actors(actor(None, **NO_PLAN))

        assert headline(nothing, "sv", places=("Gävle",)) == (
            "Ingen uppgift finns om hur många som är placerade via Arbetsförmedlingen i Gävle"
        )
        assert headline(nothing, "sv").claims == ()

    def test_one_of_three_chosen(self):
        one = actor(43, missing_parts=2, covers="2180", delivered=1, delivered_of=3, **NO_PLAN)

        assert headline(actors(one), "sv", places=("Bollnäs", "Gävle", "Hofors")).startswith(
            "I den enda av tre valda kommuner som har lämnat uppgifter var 43 personer placerade"
        )

    def test_a_zero_that_was_changed_is_few_or_none(self):
        few = actors(actor(0, value_kind="rounded", **NO_PLAN))

        assert headline(few, "sv", places=("Gävle",)).startswith("Få eller inga personer var placerade via")


class TestFirstQuarter:
    @pytest.mark.parametrize(
        ("change", "words"),
        [
            (changed(7, 7, 7), "i slutet av 2018, fler än i början av 2016 (36)"),
            (changed(7, -1, 15, kind="rounded"), "i slutet av 2018, ungefär 36 i början av 2016"),
            (changed(-7, -9, -1, kind="rounded"), "i slutet av 2018, färre än i början av 2016 (ungefär 50)"),
            (changed(0, 0, 0), "i slutet av 2018, 43 i början av 2016"),
        ],
    )
    def test_is_compared_only_where_every_value_within_the_bounds_says_the_same(self, change, words):
        rows = actors(actor(36, "2016-Q1", **NO_PLAN), actor(43, **NO_PLAN, **change))

        assert headline(rows, "sv", places=("Gävle",)).endswith(words)

    def test_a_change_of_other_municipalities_than_the_number_is_not_told(self):
        rows = actors(actor(36, "2016-Q1", **NO_PLAN), actor(43, **NO_PLAN, **changed(7, 7, 7, missing=2)))

        assert headline(rows, "sv") == "43 personer var placerade via Arbetsförmedlingen i slutet av 2018"

    def test_more_than_is_claimed_of_the_same_municipalities(self):
        more = changed(7, 7, 7, missing=2)
        rows = actors(actor(36, "2016-Q1", **NO_PLAN), actor(43, missing_parts=2, **NO_PLAN, **more))

        said = headline(rows, "sv")

        [claim] = [claim for claim in said.claims if claim.relation is Relation.MORE_THAN]
        assert claim.subject.covers == claim.than.covers == tuple(EIGHT.split())
        assert dict(claim.than.row)["period"] == "2016-Q1"


class TestByActor:
    FIRST = (actor(258, "2016-Q1"), actor(50, "2016-Q1", "kommun"))

    @pytest.mark.parametrize(
        ("af", "municipal", "words"),
        [
            (changed(3, 3, 3), changed(2, 2, 2), "Alla två aktörer placerade fler i slutet av 2018 än i början av 2016"),
            (changed(3, 3, 3), changed(0, 0, 0), "1 av 2 aktörer placerade fler i slutet av 2018 än i början av 2016"),
            (changed(3, 1, 9), changed(2, -6, 9), "Minst 1 av 2 aktörer placerade fler i slutet av 2018"),
            (changed(-3, -3, -3), changed(0, 0, 0), "Ingen aktör placerade fler i slutet av 2018 än i början av 2016"),
            (changed(58, -9, 99, kind="rounded"), changed(2, -6, 9, kind="rounded"),
             "Via Arbetsförmedlingen: 291 i slutet av 2018, ungefär 233 i början av 2016"),
        ],
    )  # fmt: skip
    def test_counts_those_that_surely_placed_more_else_states_both_numbers(self, af, municipal, words):
        rows = actors(*self.FIRST, actor(291, **af), actor(50, who="kommun", **municipal))

        assert sentence(rows, "sv").startswith(words)

    @pytest.mark.parametrize("status", ["SU", "UN", "PR", "NL"])
    @pytest.mark.parametrize("af", [changed(3, 3, 3), changed(-3, -3, -3)])
    def test_neither_all_nor_none_is_said_beside_an_actor_whose_number_is_not_known(self, af, status):
        hidden = actor(None, who="kommun", obs_status=status, missing_parts=1)

        said = sentence(actors(*self.FIRST, actor(291, **af), hidden), "sv")
        assert not said.startswith(("Alla", "Ingen aktör"))

    def test_a_comparison_of_some_names_them(self):
        af, municipal = changed(58, 58, 58, missing=2), changed(2, 2, 2, missing=2)
        rows = actors(
            *self.FIRST, actor(291, missing_parts=2, **af), actor(52, who="kommun", missing_parts=2, **municipal)
        )

        said = sentence(rows, "sv")

        assert said == "Alla två aktörer placerade fler i slutet av 2018 än i början av 2016 i samma åtta kommuner"
        assert {claim.subject.covers for claim in said.claims} == {tuple(EIGHT.split())}

    def test_numbers_of_one_quarter_are_listed(self):
        said = sentence(actors(actor(9, "2016-Q1"), actor(7, "2016-Q1", "kommun")), "sv")

        assert said == "Placerade i slutet av mars 2016: Arbetsförmedlingen 9 och kommunerna 7"

    def test_nothing_delivered(self):
        assert sentence(actors(actor(None)), "sv") == "Ingen uppgift finns om placerade personer per kvartal"

    def test_the_subtitle_never_adds_actors_and_warns_of_silence(self):
        rows = actors(*self.FIRST, actor(291, missing_parts=2), actor(50, who="kommun"))

        words = subtitle(rows, "sv")
        assert "Lägg inte ihop aktörerna" in words
        assert words.endswith("samma kommuner som har lämnat uppgifter. Öppen punkt: någon kommun saknas.")
        assert "bryts" not in subtitle(actors(*self.FIRST), "sv")
        assert "Do not add the actors" in subtitle(rows, "en")


@pytest.mark.parametrize(("change", "same"), [(33.0, True), (58.0, False), (None, True)])
def test_a_change_that_is_not_that_of_the_line_is_told_apart(change, same):
    rows = actors(actor(258, "2016-Q1", change=0.0), actor(291, change=change))

    assert change_is_that_of_the_lines(rows) is same


def test_no_text_says_has_about_an_old_year():
    about_people = [
        path.stem
        for path in FOLDER.glob("*.toml")
        if path.stem.startswith(("placements", "usage", "enhanced", "stock"))
    ]
    for name, entry in [each for file in about_people for each in _texts(file).items()]:
        if name != "headline_missing":
            assert "är placerade" not in entry["sv"]
            assert "are placed" not in entry["en"]


def test_every_line_ends_in_its_actor_number_and_change():
    lines, _ = chart(series(FIVE), SWEDISH)

    words = set(words_in(compiled(lines)))

    assert words == {
        "Utgångsläge 2016: omkring 260",
        "Arbetsförmedlingen 291 (+33)",
        "Kommunerna 65 (+13)",
        "Försäkringskassan ≈\u00a05 (≈\u00a0+5)",
        "Samordningsförbundet 0–4 (≈\u00a0±0)",
        "Regionen 0–4",
    }


def test_a_change_that_the_line_does_not_show_is_not_beside_it():
    frame = series(FIVE).with_columns(change=pl.col("change") + 25)

    lines, _ = chart(frame, SWEDISH)

    assert "Arbetsförmedlingen 291" in words_in(compiled(lines))


def test_a_sum_that_is_short_of_a_municipality_is_at_least():
    frame = series(FIVE).with_columns(missing_parts=pl.lit(2))

    lines, panels = chart(frame, SWEDISH)

    assert "Arbetsförmedlingen minst 291 (+33)" in words_in(compiled(lines))
    assert words_in(compiled(panels[0].chart)) == ["minst 291"]


def test_labels_of_small_actors_keep_their_distance():
    labels = end_labels(series(FIVE), SWEDISH).sort("height")
    pixels = labels["height"] * PLOT_HEIGHT / (291.0 * ROOM_ABOVE)

    assert labels["public_actor"].to_list()[-2:] == ["kommun", AF]
    assert pixels.diff().drop_nulls().min() >= LABEL_STEP - 0.01
    assert pixels[0] > 0


def test_nothing_sums_the_actors():
    lines, panels = chart(series(FIVE), SWEDISH)

    assert "361" not in json.dumps(lines.to_dict()) + "".join(panel.alt for panel in panels)


def test_on_a_phone_every_actor_has_a_panel_on_the_same_scale():
    _, panels = chart(series(FIVE), SWEDISH)

    assert [panel.title for panel in panels] == [
        "Arbetsförmedlingen", "Kommunerna", "Försäkringskassan", "Samordningsförbundet", "Regionen",
    ]  # fmt: skip
    assert panels[1].alt == "Kommunerna: 65 i slutet av 2018, 52 i början av 2018."
    tops = {
        json.dumps(layer["encoding"]["y"]["scale"]) for panel in panels for layer in plain_layers(panel.chart, "line")
    }
    assert len(tops) == 1


def plain_layers(chart, mark: str) -> list[dict]:
    layers = chart.to_dict()["layer"]
    return [layer for layer in layers if layer.get("mark", {}).get("type") == mark]


def test_without_the_plans_figure_there_is_no_baseline():
    frame = series(FIVE).with_columns(baseline_value=pl.lit(None, dtype=pl.Float64))

    lines, _ = chart(frame, SWEDISH)

    assert not any(words.startswith("Utgångsläge") for words in words_in(compiled(lines)))


def test_a_missing_quarter_breaks_the_line_and_is_never_zero():
    rows = series({AF: [258.0, None, 270.0, 291.0]})

    assert unbroken(rows).select("value", "run").rows() == [(258.0, 0), (270.0, 1), (291.0, 1)]
    assert list(gaps(rows)) == [Gap(date(2018, 3, 31), date(2018, 9, 30), "ej levererat")]
    lines, _ = chart(rows, SWEDISH)
    spec = compiled(lines)
    assert words_in(spec, "word") == ["ej levererat"] * len(words_in(spec, "word"))
    assert 0.0 not in words_in(spec, "value")


def test_a_line_breaks_where_others_have_answered_so_that_silence_is_no_fall():
    ten, nine = "2101 2180 2184", "2101 2184"
    rows = series({AF: [258.0, 262.0, 240.0, 291.0]}).with_columns(
        covers=pl.Series([ten, ten, nine, ten]), missing_parts=pl.Series([0, 0, 1, 0])
    )

    assert unbroken(rows).select("value", "run", "is_short").rows() == [
        (258.0, 0, False), (262.0, 0, False), (240.0, 1, True), (291.0, 2, False)
    ]  # fmt: skip
    lines, panels = chart(rows, SWEDISH)
    for drawn in (lines, panels[0].chart):
        # The silent quarter is an open dot, on the colour of the paper.
        fills = [
            (layer["mark"]["fill"], [row["value"] for row in data])
            for layer in _layers(compiled(drawn))
            if layer.get("mark", {}).get("type") == "point" and "fill" in layer["mark"]
            for data in [compiled(drawn)["datasets"][layer["data"]["name"]]]
        ]
        assert (SWEDISH.colour("paper"), [240.0]) in fills
        assert (SWEDISH.colour("now"), [291.0]) in fills


def test_the_last_number_of_a_panel_is_an_open_dot_where_somebody_has_not_answered():
    rows = series({AF: [258.0, 262.0, 270.0, 291.0]})

    for missing, colour in ((0, "now"), (2, "paper")):
        _, [panel] = chart(rows.with_columns(missing_parts=pl.lit(missing)), SWEDISH)
        points = [layer["mark"] for layer in _layers(compiled(panel.chart)) if layer["mark"]["type"] == "point"]
        assert [point["fill"] for point in points] == [SWEDISH.colour(colour)]


def _layers(spec: dict) -> list[dict]:
    return [inner for layer in spec["layer"] for inner in layer.get("layer", [layer])]


def test_one_quarter_alone_can_be_drawn():
    frame = series(FIVE).filter(period="2018-Q1")

    lines, panels = chart(frame, SWEDISH)

    compiled(lines)
    for panel in panels:
        compiled(panel.chart)


@pytest.mark.parametrize(("look", "colours"), [(SWEDISH, LIGHT), (ENGLISH_DARK, DARK)])
def test_colours_are_those_of_the_theme(look, colours):
    lines, panels = chart(series(FIVE, look=look), look)
    spec = json.dumps(compiled(lines, look)) + json.dumps(compiled(panels[0].chart, look))

    other = (DARK if colours is LIGHT else LIGHT)["now"]
    assert colours["now"] in spec
    assert other not in spec
