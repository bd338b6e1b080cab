import polars as pl
import pytest

from dashboard.wording import localise, usage_rates


def rates(*rows: tuple) -> pl.DataFrame:
    """Rows of (municipality, rate), with ten places on offer; without a rate, none."""
    frame = pl.DataFrame(rows, schema=["municipality_name", "value"], orient="row").with_columns(
        pl.col("value").cast(pl.Float64),
        period=pl.lit("2018-Q4"),
        value_kind=pl.lit("exact"),
        obs_status=pl.when(pl.col("value").is_null()).then(pl.lit("NA")).otherwise(pl.lit("A")),
    )
    return localise(frame, "sv")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("Gävle", 96.4), ("Hofors", None)], "Gävle hade högst nyttjandegrad 2018: 96\u00a0%"),
        ([("Gävle", 75.0), ("Hofors", 75.0)], "Gävle och Hofors hade högst nyttjandegrad 2018: 75\u00a0%"),
        ([("Gävle", 75.0)], "Gävle hade 75\u00a0% av platserna besatta 2018"),
        ([("Gävle", None)], "Ingen nyttjandegrad går att räkna"),
    ],
)
def test_rate(rows, words):
    assert usage_rates.rate(rates(*rows), "sv") == words


def test_a_missing_rate_is_its_word_and_a_rounded_one_is_marked():
    missing, known = rates(("Hofors", None), ("Gävle", 61.2)).iter_rows(named=True)

    assert usage_rates.rate_text(missing, "sv") == "ej tillämpligt"
    assert usage_rates.rate_text({**known, "value_kind": "rounded"}, "sv") == "≈\u00a061\u00a0%"


ROUNDED = {"value_kind": "rounded", "places_filled_value_kind": "rounded", "obs_status": "A"}


@pytest.mark.parametrize(
    ("filled", "offered", "parts", "rate", "places"),
    [
        (5.0, 10.0, 1, "≈\u00a050\u00a0%", "≈\u00a05 av 10"),
        (0.0, 10.0, 1, "0–40\u00a0%", "0–4 av 10"),
        (0.0, 3.0, 1, "0–100\u00a0%", "0–4 av 3"),
        (0.0, 10.0, 2, "≈\u00a00\u00a0%", "≈\u00a00 av 10"),
    ],
)
def test_places_filled_are_people_and_a_single_zero_may_hide_some(filled, offered, parts, rate, places):
    row = {**ROUNDED, "value": 100 * filled / offered, "places_filled": filled, "places_offered": offered}

    assert usage_rates.rate_text(row | {"rounded_parts": parts}, "sv") == rate
    assert usage_rates.places_text(row | {"rounded_parts": parts}, "sv") == places


def test_exact_places_stand_plain_and_none_without_a_rate():
    row = {"value": 75.0, "places_filled": 6.0, "places_offered": 8.0, "places_filled_value_kind": "exact"}

    assert usage_rates.places_text(row | {"rounded_parts": 0}, "en") == "6 of 8"
    assert usage_rates.places_text(row | {"value": None, "rounded_parts": None}, "en") == ""
