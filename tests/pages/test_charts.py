"""Every chart and map of every page: it can be drawn, and it holds what it shows and nothing else."""

import re
from copy import deepcopy
from datetime import date

import altair as alt
import polars as pl
import pytest
import vl_convert

from dashboard import figures
from dashboard.figures.figure import Figure
from dashboard.figures.parts.marks import Layers
from dashboard.specifications import as_sent, specification_of
from dashboard.theme import Look
from dashboard.ui.figure import _draw
from dashboard.view import View, drawing, has_rows, has_values
from tests.pages.harness import PAGES, Chart, Visit, rows_in

# Each language and each mode; the fourth pair has nothing that these have not.
LOOKS = [("sv", "light"), ("en", "light"), ("sv", "dark")]
LOCALES = {"sv": "sv-SE", "en": "en-GB"}
NO_NUMBER = re.compile(r">[^<]*\b(NaN|undefined|null|Infinity)\b[^<]*<")


def names_in(part: object) -> set[str]:
    """Every column that a specification names, in its encodings, its transforms and its expressions."""
    if isinstance(part, dict):
        return set().union(
            *(names_in(value) for key, value in part.items() if key not in ("data", "datasets", "config"))
        )
    if isinstance(part, list):
        return set().union(*(names_in(value) for value in part))
    return set(re.findall(r"\w+", part)) if isinstance(part, str) else set()


@pytest.mark.parametrize(("language", "mode"), LOOKS)
@pytest.mark.parametrize("page", PAGES)
def test_can_be_drawn(visit, page, catalogue, language, mode):
    for chart in visit(page, data=catalogue, sprak=language, mode=mode).charts:
        svg = vl_convert.vegalite_to_svg(
            chart.whole, format_locale=LOCALES[language], time_format_locale=LOCALES[language], show_warnings=False
        )

        assert NO_NUMBER.findall(svg) == [], chart.alt
        assert len(re.findall(r"<(path|text|rect|line)", svg)) > 1, chart.alt


@pytest.mark.parametrize(
    "rows",
    [[], [{}], [{"n": 1, "s": "a"}, {"n": None, "s": "b"}], [{"n": 1.5}, {"s": None}]],
    ids=["none", "of a layer without rows of its own", "whole", "with gaps"],
)
def test_the_rows_are_sent_as_they_are(rows):
    """A row without columns is one that the browser counts: what is drawn once is drawn for it."""
    names = {name for row in rows for name in row}

    assert rows_in(as_sent(rows)) == [dict.fromkeys(names) | row for row in rows]


def test_a_frame_is_sent_as_altair_would_list_it():
    """By its name, once, however many layers it has; a day is one where it is shown."""
    frame = pl.DataFrame(
        {"day": [date(2018, 12, 31), None], "n": [5, None], "share": [None, 12.9], "kind": ["a", "b"]},
        schema_overrides={"n": pl.Int64},
    )
    base = alt.Chart(frame).encode(x=alt.X("day:T"))
    layers = base.mark_point().encode(y=alt.Y("n:Q")), base.mark_text().encode(text=alt.Text("kind:N"))

    sent, listed = specification_of(Layers(*layers, height=10), Look("light", "sv")), alt.layer(*layers).to_dict()

    [rows], [expected] = sent["datasets"].values(), listed["datasets"].values()
    assert rows_in(rows) == expected
    assert [layer["data"]["name"] for layer in sent["layer"]] == list(sent["datasets"]) * 2
    assert [layer["encoding"] for layer in sent["layer"]] == [layer["encoding"] for layer in listed["layer"]]
    assert frame.schema["day"] == pl.Date


def all_shown(seen: Visit) -> list[tuple[View, Figure]]:
    """Every figure that has something to show, with the view that it is shown in."""
    view = seen.app.session_state["view"]
    placed = [(view.with_filters(**each.choices), each) for each in vars(figures).values() if isinstance(each, Figure)]
    return [
        (view, each) for view, each in placed if has_rows(view, each) and (not each.empty or has_values(view, each))
    ]


@pytest.mark.parametrize("page", PAGES)
def test_keeps_to_the_schema_of_vega_lite(visit, page, catalogue):
    for chart in visit(page, data=catalogue, sprak="sv").charts:
        alt.Chart.from_dict(chart.whole, validate=True)


@pytest.mark.parametrize("page", PAGES)
def test_says_in_words_what_it_shows(visit, page, catalogue, language):
    for chart in visit(page, data=catalogue, sprak=language).charts:
        assert len(chart.alt.split()) >= 2, chart.text[:300]


@pytest.mark.parametrize("page", PAGES)
def test_holds_no_column_that_it_does_not_show(visit, page, catalogue):
    for chart in visit(page, data=catalogue, sprak="sv").charts:
        assert chart.columns - names_in(chart.specification) == set(), chart.alt
        assert chart.columns.isdisjoint({"source_refs", "catalogue", "value_kind", "municipality_code"}), chart.alt


@pytest.mark.parametrize("page", PAGES)
def test_fetches_nothing(visit, page, catalogue):
    seen = visit(page, data=catalogue, sprak="sv")

    for chart in seen.charts:
        assert addresses(chart) == set(), chart.alt
    for deck in seen.decks:
        # What pydeck writes when no style is named; Streamlit puts none in its place without a provider.
        assert deck.get("mapStyle") in (None, "", "__MAP_STYLE__"), "a style would be fetched from outside"
        assert deck.get("mapProvider") is None
        assert {layer["@@type"] for layer in deck["layers"]} <= {
            "GeoJsonLayer",
            "PathLayer",
            "TextLayer",
            "PolygonLayer",
        }
        assert not any(isinstance(layer["data"], str) for layer in deck["layers"])


def addresses(chart: Chart) -> set[str]:
    """The addresses in a chart, but for that of its own grammar."""
    return {found for found in re.findall(r"https?://[^\"\s]+", chart.text) if "vega.github.io/schema" not in found}


def test_the_example_has_charts_and_a_map_to_try(visit):
    counts = {page: len(visit(page, data="exempel", sprak="sv").charts) for page in PAGES}

    assert counts["laget"] == 3
    assert counts["tackning"] >= 10
    assert counts["stodstruktur"] >= 1
    assert counts["nyttjande"] >= 12
    assert len(visit("tackning", data="exempel", sprak="sv").decks) == 1


def test_a_point_in_time_is_never_after_the_reference_date(visit):
    seen = visit("nyttjande", data="exempel", sprak="sv", period="2017-Q2")
    last = date(2017, 6, 30).isoformat()
    ends = [
        row["period_end"]
        for chart in seen.charts
        for rows in chart.datasets.values()
        for row in rows
        if isinstance(row.get("period_end"), str) and "value" in row
    ]

    assert ends
    assert max(ends)[:10] <= last


def test_what_is_kept_of_a_chart_is_not_changed_when_it_is_drawn(visit, catalogue: str):
    """Streamlit completes the specification that it is given; all readers share the one that is kept."""
    # A look and a page in which no test has drawn a chart before: what would be changed has not been changed yet.
    shown = all_shown(visit("skydd", data=catalogue, sprak="en", mode="dark"))
    drawings = [drawing(view, each) for view, each in shown]
    charts = [part for parts in drawings for part in parts if not isinstance(part, str)]
    before = deepcopy(charts)

    for place, parts in enumerate(drawings):
        _draw(parts, title="-", key=f"kept_{place}")

    assert len(charts) >= 3
    assert charts == before
    assert all(drawing(view, each) is parts for (view, each), parts in zip(shown, drawings, strict=True))
