import json
from datetime import date

import polars as pl
import pytest
import vl_convert

from dashboard.charts import gaps, usage
from dashboard.theme import DARK, LIGHT, Look, chart_config
from dashboard.wording import localise

SWEDISH, ENGLISH_DARK = Look("light", "sv"), Look("dark", "en")
AF = "arbetsformedlingen"
QUARTERS = {
    "2018-Q1": date(2018, 3, 31),
    "2018-Q2": date(2018, 6, 30),
    "2018-Q3": date(2018, 9, 30),
    "2018-Q4": date(2018, 12, 31),
}


def series(
    values: dict[str, list[float | None]], *, column: str = "public_actor", look: Look = SWEDISH
) -> pl.DataFrame:
    """Four quarters of each series; a value of 0 or 5 is one rounded count."""
    rows = [
        {column: name, "period": period, "period_end": end, "value": value}
        for name, its in values.items()
        for (period, end), value in zip(QUARTERS.items(), its, strict=True)
    ]
    frame = pl.DataFrame(rows, schema_overrides={"value": pl.Float64}).with_columns(
        obs_status=pl.when(pl.col("value").is_null()).then(pl.lit("NL")).otherwise(pl.lit("A")),
        value_kind=pl.when(pl.col("value").is_in([0.0, 5.0])).then(pl.lit("rounded")).otherwise(pl.lit("exact")),
        baseline_value=pl.when(pl.col(column) == AF).then(260.0),
        baseline_qualifier=pl.lit("approximate"),
        baseline_value_kind=pl.lit("stated"),
        baseline_period=pl.lit("2016"),
        missing_parts=pl.lit(0),
        change=pl.col("value") - pl.col("value").first().over(column),
        first_value=pl.col("value").drop_nulls().first().over(column),
    )
    frame = frame.with_columns(
        rounded_parts=(pl.col("value_kind") == "rounded").cast(pl.Int64), change_value_kind="value_kind"
    )
    return localise(frame, look.language)


def compiled(chart, look: Look = SWEDISH) -> dict:
    """The specification, after Vega has drawn it: a chart that vanishes without a word fails here."""
    spec = chart.configure(**chart_config(look)).properties(width=600).to_dict()
    assert "<path" in vl_convert.vegalite_to_svg(spec)
    return spec


def words_in(spec: dict, field: str = "words") -> list[str]:
    return [row[field] for rows in spec["datasets"].values() for row in rows if field in row]


FIVE = {
    AF: [258.0, 262.0, 270.0, 291.0],
    "kommun": [52.0, 60.0, 64.0, 65.0],
    "forsakringskassan": [0.0, 0.0, 5.0, 5.0],
    "samordningsforbund": [0.0, 0.0, 0.0, 0.0],
    "region": [None, 7.0, 0.0, 0.0],
}


def test_every_line_ends_in_its_actor_number_and_change():
    chart, _ = usage.by_actor(series(FIVE), SWEDISH)

    words = set(words_in(compiled(chart)))

    assert words == {
        "Utgångsläge 2016: omkring 260",
        "Arbetsförmedlingen 291 (+33)",
        "Kommunerna 65 (+13)",
        "Försäkringskassan ≈\u00a05 (≈\u00a0+5)",
        "Samordningsförbundet 0–4 (≈\u00a0±0)",
        "Region Gävleborg 0–4",
    }


def test_a_change_that_the_line_does_not_show_is_not_beside_it():
    frame = series(FIVE).with_columns(change=pl.col("change") + 25)

    chart, _ = usage.by_actor(frame, SWEDISH)

    assert "Arbetsförmedlingen 291" in words_in(compiled(chart))


def test_a_sum_that_is_short_of_a_municipality_is_at_least():
    frame = series(FIVE).with_columns(missing_parts=pl.lit(2))

    chart, panels = usage.by_actor(frame, SWEDISH)

    assert "Arbetsförmedlingen minst 291 (+33)" in words_in(compiled(chart))
    assert words_in(compiled(panels[0].chart)) == ["minst 291"]


def test_labels_of_small_actors_keep_their_distance():
    labels = usage.end_labels(series(FIVE), SWEDISH).sort("height")
    pixels = labels["height"] * usage.PLOT_HEIGHT / (291.0 * usage.ROOM_ABOVE)

    assert labels["public_actor"].to_list()[-2:] == ["kommun", AF]
    assert pixels.diff().drop_nulls().min() >= usage.LABEL_STEP - 0.01
    assert pixels[0] > 0


def test_nothing_sums_the_actors():
    chart, panels = usage.by_actor(series(FIVE), SWEDISH)

    assert "361" not in json.dumps(chart.to_dict()) + "".join(panel.alt for panel in panels)


def test_on_a_phone_every_actor_has_a_panel_on_the_same_scale():
    _, panels = usage.by_actor(series(FIVE), SWEDISH)

    assert [panel.title for panel in panels] == [
        "Arbetsförmedlingen", "Kommunerna", "Försäkringskassan", "Samordningsförbundet", "Region Gävleborg",
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

    chart, _ = usage.by_actor(frame, SWEDISH)

    assert not any(words.startswith("Utgångsläge") for words in words_in(compiled(chart)))


def test_a_missing_quarter_breaks_the_line_and_is_never_zero():
    rows = series({AF: [258.0, None, 270.0, 291.0]})

    assert gaps.unbroken(rows).select("value", "run").rows() == [(258.0, 0), (270.0, 1), (291.0, 1)]
    assert list(gaps.gaps(rows)) == [gaps.Gap(date(2018, 3, 31), date(2018, 9, 30), "ej levererat")]
    chart, _ = usage.by_actor(rows, SWEDISH)
    spec = compiled(chart)
    assert words_in(spec, "word") == ["ej levererat"] * len(words_in(spec, "word"))
    assert 0.0 not in words_in(spec, "value")


def test_a_line_breaks_where_others_have_answered_so_that_silence_is_no_fall():
    ten, nine = "2101 2180 2184", "2101 2184"
    rows = series({AF: [258.0, 262.0, 240.0, 291.0]}).with_columns(
        covers=pl.Series([ten, ten, nine, ten]), missing_parts=pl.Series([0, 0, 1, 0])
    )

    assert gaps.unbroken(rows).select("value", "run", "is_short").rows() == [
        (258.0, 0, False), (262.0, 0, False), (240.0, 1, True), (291.0, 2, False)
    ]  # fmt: skip
    chart, panels = usage.by_actor(rows, SWEDISH)
    for drawn in (chart, panels[0].chart):
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
        _, [panel] = usage.by_actor(rows.with_columns(missing_parts=pl.lit(missing)), SWEDISH)
        points = [layer["mark"] for layer in _layers(compiled(panel.chart)) if layer["mark"]["type"] == "point"]
        assert [point["fill"] for point in points] == [SWEDISH.colour(colour)]


def _layers(spec: dict) -> list[dict]:
    return [inner for layer in spec["layer"] for inner in layer.get("layer", [layer])]


def test_gaps_at_the_edges_reach_the_edges():
    rows = series({AF: [None, 262.0, None, None]})

    assert list(gaps.gaps(rows)) == [
        gaps.Gap(date(2018, 3, 31), date(2018, 6, 30), "ej levererat"),
        gaps.Gap(date(2018, 6, 30), date(2018, 12, 31), "ej levererat"),
    ]


def test_panels_stand_in_order_with_the_silent_ones_last_and_hatched():
    frame = series(
        {"2101": [9.0, None, None, None], "2180": [36.0, 38.0, 40.0, 43.0], "2184": [85.0, 88.0, 90.0, 93.0]},
        column="municipality_code",
    ).with_columns(municipality_name=pl.col("municipality_code").replace({"2101": "Ockelbo", "2180": "Gävle"}))

    panels = usage.by_municipality(frame, SWEDISH)

    assert [panel.key for panel in panels] == ["2184", "2180", "2101"]
    assert panels[2].alt == "Ockelbo: 9 i slutet av mars 2018, 9 i början av 2018."
    spec = compiled(panels[2].chart)
    assert set(words_in(spec, "word")) == {"ej levererat"}
    assert set(words_in(spec)) == {"9"}
    assert '"gradient": "linear"' in json.dumps(spec)
    assert '"gradient"' not in json.dumps(compiled(panels[1].chart))


def test_a_municipality_without_any_value_is_hatched_all_over():
    frame = series({"2101": [None] * 4, "2180": [9.0] * 4}, column="municipality_code")
    panels = usage.by_municipality(frame.with_columns(municipality_name=pl.col("municipality_code")), ENGLISH_DARK)

    assert panels[1].alt == "2101: ej levererat."
    assert '"gradient"' in json.dumps(compiled(panels[1].chart, ENGLISH_DARK))


def test_one_quarter_alone_can_be_drawn():
    frame = series(FIVE).filter(period="2018-Q1")

    chart, panels = usage.by_actor(frame, SWEDISH)

    compiled(chart)
    for panel in panels:
        compiled(panel.chart)


@pytest.mark.parametrize(("look", "colours"), [(SWEDISH, LIGHT), (ENGLISH_DARK, DARK)])
def test_colours_are_those_of_the_theme(look, colours):
    chart, panels = usage.by_actor(series(FIVE, look=look), look)
    spec = json.dumps(compiled(chart, look)) + json.dumps(compiled(panels[0].chart, look))

    other = (DARK if colours is LIGHT else LIGHT)["now"]
    assert colours["now"] in spec
    assert other not in spec
