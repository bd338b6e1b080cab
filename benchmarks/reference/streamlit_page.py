"""Coverage in plain Streamlit: a choice of the measure, a map, ranked bars and a table, and nothing else around them."""

from html import escape

import polars as pl
import streamlit as st

from benchmarks.reference.coverage import COLUMNS, coverage, measures, shapes, table

MEASURE = "Measure"


def drawn_map(rows: pl.DataFrame) -> dict:
    """The municipalities in their shapes, darker with more, as Vega-Lite has it: filled lines, as the other pages draw them."""
    drawn = shapes()
    outlines = [
        {"x": x, "y": y, "ring": f"{code} {number}", "place": place, "value": value}
        for code, value in rows.select("municipality_code", "value").iter_rows()
        for number, ring in enumerate(drawn[code][0])
        for place, (x, y) in enumerate(zip(*ring, strict=True))
    ]
    side = {"type": "quantitative", "axis": None, "scale": {"zero": False}}
    return {
        "data": {"values": outlines},
        "mark": {"type": "line", "filled": True, "stroke": "grey"},
        "encoding": {
            "x": {"field": "x", **side},
            "y": {"field": "y", **side},
            "order": {"field": "place"},
            "detail": {"field": "ring"},
            "fill": {"field": "value", "type": "quantitative", "scale": {"scheme": "greens"}, "legend": None},
        },
        "height": 560,
    }


def bars(rows: pl.DataFrame) -> dict:
    """The municipalities in ranked bars, as Vega-Lite has it."""
    values = rows.select("municipality_name", "value").to_dicts()
    length, name = {"field": "value", "type": "quantitative"}, {"field": "municipality_name", "sort": None}
    return {
        "data": {"values": values},
        "encoding": {"x": length, "y": name},
        "layer": [{"mark": "bar"}, {"mark": {"type": "text", "align": "left"}, "encoding": {"text": length}}],
        "height": 560,
    }


def page() -> None:
    """Everything on the page, which follows from the choice."""
    offered = measures()
    label = st.session_state.get(MEASURE, next(iter(offered)))
    st.title(label)
    st.selectbox(MEASURE, list(offered), key=MEASURE)
    rows = coverage(offered[label])
    for place, chart in zip(st.columns([38, 62]), (drawn_map(rows), bars(rows)), strict=True):
        place.vega_lite_chart(chart)
    head = "".join(f"<th>{escape(title)}</th>" for title in COLUMNS.values())
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table(rows))
    st.html(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")


if __name__ == "__main__":
    page()
