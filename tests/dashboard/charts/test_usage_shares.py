import json
from datetime import date

import polars as pl
import pytest
import vl_convert

from dashboard.charts import usage_shares
from dashboard.theme import DARK, LIGHT, Look, chart_config
from dashboard.wording import localise

SWEDISH, ENGLISH_DARK = Look("light", "sv"), Look("dark", "en")
AF = "arbetsformedlingen"


def compiled(chart, look: Look = SWEDISH) -> dict:
    """The specification, after Vega has drawn it: a chart that vanishes without a word fails here."""
    spec = chart.configure(**chart_config(look)).properties(width=600).to_dict()
    assert "<path" in vl_convert.vegalite_to_svg(spec)
    return spec


def values_of(spec: dict, field: str) -> list:
    return [row[field] for rows in spec["datasets"].values() for row in rows if field in row]


def sexes(**values: tuple[float | None, float | None]) -> pl.DataFrame:
    """Women and men per actor; a value of 0 or 5 is rounded."""
    rows = [
        {"public_actor": actor, "period": "2018-Q4", "sex": sex, "value": value}
        for actor, pair in values.items()
        for sex, value in zip("FM", pair, strict=True)
    ]
    frame = pl.DataFrame(rows, schema_overrides={"value": pl.Float64}).with_columns(
        obs_status=pl.when(pl.col("value").is_null()).then(pl.lit("PR")).otherwise(pl.lit("A")),
        value_kind=pl.when(pl.col("value").is_in([0.0, 5.0])).then(pl.lit("rounded")).otherwise(pl.lit("exact")),
        rounded_parts=pl.col("value").is_in([0.0, 5.0]).cast(pl.Int64),
        missing_parts=pl.col("value").is_null().cast(pl.Int64),
    )
    return localise(frame, "sv")


def test_women_are_circles_men_squares_each_with_word_and_number():
    frame = sexes(arbetsformedlingen=(139.0, 152.0), region=(5.0, 0.0))

    spec = compiled(usage_shares.women_and_men(frame, SWEDISH))

    assert sorted(values_of(spec, "label")) == ["0–4", "139", "152", "≈\u00a05"]
    assert set(values_of(spec, "word")) == {"Kvinnor", "Män"}
    marks = {(layer["mark"]["shape"], layer["mark"]["color"]) for layer in spec["layer"] if "shape" in layer["mark"]}
    assert marks == {("circle", LIGHT["women"]), ("square", LIGHT["men"])}


def test_marks_of_equal_numbers_stand_side_by_side():
    spec = compiled(usage_shares.women_and_men(sexes(kommun=(9.0, 9.0)), SWEDISH))

    offsets = {layer["mark"]["shape"]: layer["mark"]["xOffset"] for layer in spec["layer"] if "shape" in layer["mark"]}
    assert offsets == {"circle": -9, "square": 9}


def test_an_actor_without_numbers_has_the_word_in_their_place():
    spec = compiled(usage_shares.women_and_men(sexes(kommun=(9.0, 6.0), region=(None, None)), SWEDISH))

    assert values_of(spec, "status") == ["skyddat"]


def test_an_actor_with_one_number_shows_that_one():
    spec = compiled(usage_shares.women_and_men(sexes(kommun=(9.0, None)), SWEDISH))

    assert (values_of(spec, "label"), values_of(spec, "status")) == (["9"], [])


SHARES = {"value": pl.Float64, "qualifier": pl.String, "value_kind": pl.String, "baseline_value": pl.Float64}


def shares(
    *values: float | None, kind: str = "rounded", qualifier: str | None = None, baseline: float | None = 20.0
) -> pl.DataFrame:
    ends = [date(2018, 3, 31), date(2018, 6, 30), date(2018, 9, 30)][: len(values)]
    rows = [
        {
            "period": f"2018-Q{place}", "period_end": end, "value": value, "qualifier": qualifier,
            "value_kind": kind if value else None, "obs_status": "A" if value else "NL",
            "missing_parts": 2, "rounded_parts": 9 if kind == "rounded" else 0, "baseline_value": baseline,
            "baseline_qualifier": "approximate", "baseline_value_kind": "stated", "baseline_period": "2016",
        }
        for place, (end, value) in enumerate(zip(ends, values, strict=True), start=1)
    ]  # fmt: skip
    return localise(pl.DataFrame(rows, schema_overrides=SHARES), "sv")


def test_the_share_ends_in_its_number_over_the_plans_share():
    spec = compiled(usage_shares.enhanced(shares(19.4, None, 24.05), SWEDISH))

    assert set(values_of(spec, "words")) == {"Utgångsläge 2016: omkring 20\u00a0%", "≈\u00a024\u00a0%"}
    assert set(values_of(spec, "word")) == {"ej levererat"}


def test_a_share_of_other_municipalities_is_a_dot_beside_the_line():
    frame = shares(19.4, 30.0, 24.05).with_columns(covers=pl.Series(["2180 2184", "2184", "2180 2184"]))

    spec = compiled(usage_shares.enhanced(frame, SWEDISH))

    inner = [part for layer in spec["layer"] for part in layer.get("layer", [layer])]
    points = [layer for layer in inner if layer["mark"]["type"] == "point"]
    drawn = [[row["value"] for row in spec["datasets"][layer["data"]["name"]]] for layer in points]
    assert drawn == [[19.4, 30.0], [24.05]]
    assert {layer["mark"]["fill"] for layer in points} == {LIGHT["paper"]}


def test_without_the_plans_share_there_is_no_level():
    spec = compiled(usage_shares.enhanced(shares(19.4, 21.0, 24.05, baseline=None), SWEDISH))

    assert values_of(spec, "words") == ["≈\u00a024\u00a0%"]


def test_where_only_the_plan_has_a_share_it_stands_as_a_number():
    drawn = usage_shares.enhanced(shares(20.0, qualifier="approximate", kind="stated"), SWEDISH)

    assert '<p class="v">omkring 20\u00a0%</p>' in drawn
    assert "Ingen senare uppgift finns" in drawn


def policies(*values: float, delivered: int = 9, missing: int = 1) -> pl.DataFrame:
    ends = [date(2018, 3, 31), date(2018, 6, 30), date(2018, 9, 30)][: len(values)]
    rows = [
        {
            "period_end": end,
            "value": value,
            "obs_status": "A",
            "delivered": delivered,
            "delivered_of": 10,
            "missing_parts": missing,
        }
        for end, value in zip(ends, values, strict=True)
    ]
    return localise(pl.DataFrame(rows), "sv")


def test_policies_are_steps_from_the_first_number_to_the_last():
    spec = compiled(usage_shares.policy(policies(4.0, 6.0, 7.0), SWEDISH))

    assert sorted(values_of(spec, "words")) == ["4", "minst 7 av 10"]
    assert '"interpolate": "step-after"' in json.dumps(spec)


def test_one_known_number_of_policies_stands_alone_and_says_whether_more_is_owed():
    stated = usage_shares.policy(policies(4.0, delivered=0), SWEDISH)
    reported = usage_shares.policy(policies(4.0, missing=0), SWEDISH)

    assert '<p class="v">minst 4 av 10</p>' in stated
    assert '<p class="v">4 av 10</p>' in reported
    assert ("Ingen senare" in stated, "Ingen senare" in reported) == (True, False)


def test_stock_and_flow_stand_beside_each_other_and_have_no_sum():
    frame = pl.DataFrame(
        {
            "stock_flow": ["stock", "flow"], "period": ["2016", "2016"], "value": [260.0, None],
            "low": [None, 50.0], "high": [None, 60.0], "qualifier": ["approximate", "approximate"],
            "obs_status": ["A", "A"], "value_kind": ["stated", "stated"],
        }
    )  # fmt: skip

    drawn = usage_shares.stock_and_flow(localise(frame, "sv"), SWEDISH)

    assert '<p class="v">omkring 260</p>' in drawn
    assert '<p class="v">omkring 50–60</p>' in drawn
    assert "Bestånd, 2016" in drawn
    assert "Flöde, per år, 2016" in drawn
    assert not any(total in drawn for total in ("310", "315", "320"))


@pytest.mark.parametrize(("look", "colours"), [(SWEDISH, LIGHT), (ENGLISH_DARK, DARK)])
def test_colours_are_those_of_the_theme(look, colours):
    spec = json.dumps(compiled(usage_shares.women_and_men(sexes(kommun=(9.0, 6.0)), look), look))

    assert colours["women"] in spec
    assert (DARK if colours is LIGHT else LIGHT)["women"] not in spec
