import json
from datetime import date

import polars as pl
import pytest
import vl_convert

from dashboard.figures.target_history import chart
from dashboard.theme import Look, chart_config

LOOK = Look("light", "sv")
QUARTERS = [("2016-Q4", date(2016, 12, 31)), ("2017-Q1", date(2017, 3, 31)), ("2017-Q2", date(2017, 6, 30))]
ROW = {"target_id": "T1", "level": 7.0, "denominator": 10, "target_year": 2018, "baseline_period": "2016"}


def history(
    values: list[float | None],
    *,
    status: str = "NL",
    baseline: float | None = None,
    kind: str = "exact",
    missing: tuple[int, ...] = (0, 0, 0),
):
    rows = [
        {"target_id": "T1", "period": period, "period_end": end, "value": value, "value_kind": value and kind,
         "high": None if value is None or kind == "rounded" else value + silent, "missing_parts": silent,
         "rounded_parts": 4 if kind == "rounded" else 0, "obs_status": status if value is None else "A"}
        for (period, end), value, silent in zip(QUARTERS, values, missing, strict=False)
    ]  # fmt: skip
    if baseline is not None:
        rows.append(rows[0] | {"period": "2016", "value": baseline, "obs_status": "A", "value_kind": "stated"})
    return pl.DataFrame(rows, schema_overrides={"value": pl.Float64, "high": pl.Float64, "value_kind": pl.String})


def spec_of(row: dict, frame: pl.DataFrame, look: Look = LOOK) -> dict:
    return chart(row, frame, look).configure(**chart_config(look)).properties(width=400).to_dict()


def drawn_rows(spec: dict) -> list[dict]:
    return [row for rows in spec["datasets"].values() for row in rows]


def labels(spec: dict) -> list[str]:
    return [row["label"] for row in drawn_rows(spec) if "label" in row]


def test_steps_with_their_first_and_last_value_and_the_target_line():
    spec = spec_of(ROW, history([3.0, 3.0, 4.0]))

    steps = [(row["on"], row["value"]) for row in drawn_rows(spec) if set(row) == {"on", "value"}]
    assert steps[1:4] == [("2016-12-31T00:00:00", 3.0), ("2017-03-31T00:00:00", 3.0), ("2017-06-30T00:00:00", 4.0)]
    assert sorted(set(labels(spec))) == ["3", "4", "Mål 7"]
    assert '"interpolate": "step-after"' in json.dumps(spec)
    assert '"strokeDash": [9, 5]' in json.dumps(spec)
    assert '"gradient"' not in json.dumps(spec)


def test_only_a_baseline_is_a_level_through_its_year_and_the_rest_is_hatched_with_the_reason():
    spec = spec_of(ROW, history([None, None, None], baseline=3.0))

    points = [(row["on"][:10], row["value"]) for row in drawn_rows(spec) if set(row) == {"on", "value"}]
    assert points[1:3] == [("2016-01-01", 3.0), ("2016-12-31", 3.0)]
    (area,) = [row for row in drawn_rows(spec) if "zero" in row]
    assert (area["on"][:10], area["end"][:10]) == ("2016-12-31", "2017-06-30")
    assert sorted(set(labels(spec))) == ["3", "Mål 7", "ingen uppgift"]
    assert '"gradient"' in json.dumps(spec)


@pytest.mark.parametrize(("status", "words"), [("NL", "ingen uppgift"), ("UN", "inget känt"),
                                               ("NM", "går inte att följa")])  # fmt: skip
def test_nothing_at_all_is_hatched_from_the_start_and_says_which_kind_of_missing(status, words):
    spec = spec_of(ROW | {"level": None}, history([None, None, None], status=status))

    (area,) = [row for row in drawn_rows(spec) if "zero" in row]
    assert area["on"][:10] == "2016-01-01"
    assert set(labels(spec)) == {words}


def test_no_level_draws_no_target_and_a_rounded_value_says_so():
    spec = spec_of(ROW | {"level": None, "denominator": None}, history([38.0, 40.0, 116.0], kind="rounded"))

    assert set(labels(spec)) == {"≈\u00a038", "≈\u00a0116"}
    assert "strokeDash" not in json.dumps(spec["layer"])


def test_what_missing_answers_may_add_is_hatched_above_the_steps_so_that_silence_is_no_fall():
    spec = spec_of(ROW, history([4.0, 4.0, 3.0], missing=(0, 0, 2)))

    above = [(row["value"], row["most"]) for row in drawn_rows(spec) if "most" in row]
    assert above == [(4.0, 4.0), (4.0, 4.0), (3.0, 5.0)]
    assert "minst 3" in labels(spec)
    # How many services may be added is open: up to the top of the chart, which is the denominator and a little more.
    opened = spec_of(ROW, history([38.0, 40.0, 41.0], kind="rounded", missing=(0, 1, 1)))
    assert [row["most"] for row in drawn_rows(opened) if "most" in row] == [
        38.0,
        pytest.approx(47.15),
        pytest.approx(47.15),
    ]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("frame", [history([3.0, None, None]), history([None]), history([3.0, 3.0, 9.0]), history([]),
                                   history([3.0, 3.0, 2.0], missing=(0, 1, 1))])  # fmt: skip
def test_every_kind_of_chart_compiles_in_both_modes(mode, frame):
    frame = frame if frame.height else history([3.0]).clear()

    svg = vl_convert.vegalite_to_svg(spec_of(ROW, frame, Look(mode, "sv")))

    assert "2017" in svg


def test_the_axis_begins_with_the_year_of_the_baseline_also_where_no_year_is_aimed_at():
    late = ROW | {"baseline_period": "2026-Q2", "target_year": None}

    years = {
        str(row["on"])[:4]
        for rows in spec_of(late, history([None]).clear())["datasets"].values()
        for row in rows
        if "on" in row
    }

    assert years == {"2026"}
