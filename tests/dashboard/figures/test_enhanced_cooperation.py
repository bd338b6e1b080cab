from datetime import date

import polars as pl
import pytest

from dashboard.figures.enhanced_cooperation import chart, sentence, share_text, subtitle
from dashboard.theme import LIGHT
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH, compiled, values_of
from tests.dashboard.usage_frames import frame, row

STATED = {
    "baseline_area_code": "21",
    "qualifier": "approximate",
    "value_kind": "stated",
    "low": None,
    "high": None,
    "rounded_parts": 0,
}
SHARES = {"value": pl.Float64, "qualifier": pl.String, "value_kind": pl.String, "baseline_value": pl.Float64}


def share(period: str, value: float | None, **more: object):
    return frame(row(value, **{"public_actor": "arbetsformedlingen", "period": period, "total_value": 300.0, **more}))


@pytest.mark.parametrize(
    ("its", "words"),
    [
        (share("2018-Q4", 24.05, value_kind="rounded"), "Ungefär 24\u00a0% inom förstärkt samarbete 2018"),
        (share("2018-Q4", 24.05, value_kind="rounded", rounded_parts=8),
         "Ungefär 24\u00a0% inom förstärkt samarbete 2018. Andelen är osäker: den räknas på små antal som har ändrats."),
        (share("2018-Q2", 24.05), "24\u00a0% inom förstärkt samarbete i juni 2018"),
        (share("2018-Q4", 24.05, missing_parts=2, value_kind="answered"),
         "24\u00a0% inom förstärkt samarbete 2018 i de åtta av tio kommuner som har lämnat uppgifter"),
        (share("2018-Q4", 0.0, value_kind="rounded"), "Få eller inga inom förstärkt samarbete 2018"),
        (share("2016", 20.0, **STATED), "År 2016 var omkring 20\u00a0% inom förstärkt samarbete"),
        (share("2018-Q4", None), "Ingen uppgift finns om andelen inom förstärkt samarbete"),
    ],
)  # fmt: skip
def test_enhanced(its, words):
    assert sentence(its, "sv") == words


def test_the_subtitle_tells_of_breaks_where_somebody_is_silent():
    short = share("2018-Q4", 24.05, missing_parts=2, value_kind="answered")

    assert "Linjen bryts" in subtitle(short, "sv")
    for whole in (share("2018-Q4", 24.05), share("2016", 20.0, **STATED), share("2018-Q4", None)):
        assert "Linjen bryts" not in subtitle(whole, "sv")


def test_about_is_of_the_source_and_approximately_of_protection():
    [stated] = share("2016", 20.0, **STATED).rows(named=True)
    [rounded] = share("2018-Q4", 24.05, value_kind="rounded", missing_parts=2).rows(named=True)

    assert share_text(stated, "sv") == "omkring 20\u00a0%"
    assert share_text(rounded, "sv") == "≈\u00a024\u00a0%"


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
    spec = compiled(chart(shares(19.4, None, 24.05), SWEDISH))

    assert set(values_of(spec, "words")) == {"Utgångsläge 2016: omkring 20\u00a0%", "≈\u00a024\u00a0%"}
    assert set(values_of(spec, "word")) == {"ej levererat"}


def test_a_share_of_other_municipalities_is_a_dot_beside_the_line():
    frame = shares(19.4, 30.0, 24.05).with_columns(covers=pl.Series(["2180 2184", "2184", "2180 2184"]))

    spec = compiled(chart(frame, SWEDISH))

    inner = [part for layer in spec["layer"] for part in layer.get("layer", [layer])]
    points = [layer for layer in inner if layer["mark"]["type"] == "point"]
    drawn = [[row["value"] for row in spec["datasets"][layer["data"]["name"]]] for layer in points]
    assert drawn == [[19.4, 30.0], [24.05]]
    assert {layer["mark"]["fill"] for layer in points} == {LIGHT["paper"]}


def test_without_the_plans_share_there_is_no_level():
    spec = compiled(chart(shares(19.4, 21.0, 24.05, baseline=None), SWEDISH))

    assert values_of(spec, "words") == ["≈\u00a024\u00a0%"]


def test_where_only_the_plan_has_a_share_it_stands_as_a_number():
    drawn = chart(shares(20.0, qualifier="approximate", kind="stated"), SWEDISH)

    assert '<p class="v">omkring 20\u00a0%</p>' in drawn
    assert "Ingen senare uppgift finns" in drawn
