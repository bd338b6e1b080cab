from datetime import date

import polars as pl
import pytest

from dashboard.wording import localise, usage_shares

SHARE_TYPES = {"value": pl.Float64, "baseline_value": pl.Float64, "qualifier": pl.String, "value_kind": pl.String}


def share(
    period: str, value: float | None, *, qualifier: str | None = None, kind: str | None = "rounded"
) -> pl.DataFrame:
    row = {"period": period, "value": value, "qualifier": qualifier, "value_kind": kind, "baseline_value": 20.0}
    return localise(pl.DataFrame([row], schema_overrides=SHARE_TYPES), "sv")


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (share("2018-Q4", 24.05), "Ungefär 24\u00a0% inom förstärkt samarbete 2018"),
        (share("2018-Q2", 24.05, kind="exact"), "24\u00a0% inom förstärkt samarbete i juni 2018"),
        (share("2018-Q4", 0.0), "Få eller inga inom förstärkt samarbete 2018"),
        (share("2016", 20.0, qualifier="approximate"), "År 2016 var ungefär 20\u00a0% inom förstärkt samarbete"),
        (share("2018-Q4", None), "Ingen andel inom förstärkt samarbete har levererats"),
    ],
)
def test_enhanced(frame, words):
    assert usage_shares.enhanced(frame, "sv") == words


def services(*rows: tuple, period: str = "2018", kind: str = "exact") -> pl.DataFrame:
    frame = pl.DataFrame(rows, schema=["service_group", "public_actor", "value"], orient="row")
    columns = {"period": pl.lit(period), "value_kind": pl.lit(kind)}
    return localise(frame.with_columns(pl.col("value").cast(pl.Float64), **columns), "sv")


@pytest.mark.parametrize(
    ("inside", "outside", "words"),
    [
        (201, 190, "Fem av tio nyttjade tjänster 2018 var insatser för enskilda personer"),
        (99, 1, "Nästan alla nyttjade tjänster 2018 var insatser för enskilda personer"),
        (1, 99, "Nästan inga nyttjade tjänster 2018 var insatser för enskilda personer"),
        (0, 0, "Inga tjänster nyttjades 2018"),
        (None, None, "Inga nyttjade tjänster har levererats"),
    ],
)
def test_by_service(inside, outside, words):
    frame = services(("individinsats", "kommun", inside), ("utforartjanst", "kommun", outside))

    assert usage_shares.by_service(frame, "sv") == words


def test_rounded_services_are_about_so_many_and_never_none():
    some = services(("individinsats", "kommun", 201), ("utforartjanst", "kommun", 190), kind="rounded")
    none = services(("individinsats", "kommun", 0), kind="rounded")

    assert usage_shares.by_service(some, "sv").startswith("Ungefär fem av tio nyttjade tjänster 2018")
    assert usage_shares.by_service(none, "sv") == "Få eller inga tjänster nyttjades 2018"
    assert usage_shares.by_buyer(none, "en") == "Few or no services were used in 2018"


def test_by_buyer():
    frame = services(("utforartjanst", "kommun", 299), ("utforartjanst", "region", 20), period="2017-Q3/2018-Q2")

    assert usage_shares.by_buyer(frame, "sv") == "Kommunerna nyttjade flest tjänster 2017 kv 3–2018 kv 2"
    assert usage_shares.by_buyer(frame, "en") == "The municipalities used most services in 2017 Q3–2018 Q2"


def amount(**row: object) -> str:
    full = {
        "value": 3.0,
        "amount_sek": None,
        "amount_status": "A",
        "amount_status_label": "värde",
        "amount_qualifier": None,
    }
    return usage_shares.amount_text({**full, **row}, "sv")


def test_amounts_in_thousands_and_why_there_is_none():
    assert amount(amount_sek=1_240_400.0, amount_qualifier="exact") == "1\u00a0240 tkr"
    assert amount(amount_sek=0.0, amount_qualifier="exact") == "0 tkr"
    assert amount(amount_sek=865_000.0, amount_qualifier="at_least") == "minst 865 tkr"
    assert amount(amount_status="PR", amount_status_label="skyddat") == "belopp skyddat"
    assert amount(amount_status="NA") == "utan betalning"
    assert amount(amount_status="NA", value=0.0) == ""


def meetings(*rows: tuple) -> pl.DataFrame:
    """Rows of (name, year, value, low, high); all null is not delivered."""
    names = ["municipality_name", "period", "value", "low", "high"]
    frame = pl.DataFrame(rows, schema=names, orient="row").with_columns(
        pl.col("value", "low", "high").cast(pl.Float64),
        municipality_code=pl.col("municipality_name"),
        period_end=pl.col("period").map_elements(lambda year: date(int(year), 12, 31), return_dtype=pl.Date),
        qualifier=pl.when(pl.col("low").is_not_null()).then(pl.lit("range")).otherwise(pl.lit("exact")),
        obs_status=pl.when(pl.coalesce("value", "low").is_null()).then(pl.lit("NL")).otherwise(pl.lit("A")),
    )
    return localise(frame, "sv")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            [("Gävle", "2016", 0, None, None), ("Gävle", "2018", 2, None, None),
             ("Hofors", "2016", None, None, None), ("Hofors", "2018", 1, None, None)],
            "Två kommuner höll dialogmöten 2018, ingen 2016",
        ),
        (
            [("Gävle", "2016", None, 1, 2), ("Hofors", "2016", None, None, None), ("Bollnäs", "2016", None, 1, 2)],
            "Två kommuner höll dialogmöten 2016, 1–2 gånger per år",
        ),
        ([("Gävle", "2016", 2, None, None), ("Hofors", "2016", 1, None, None)], "Två kommuner höll dialogmöten 2016"),
        (
            [("Gävle", "2016", 1, None, None), ("Hofors", "2018", 0, None, None)],
            "Ingen kommun höll dialogmöten 2018, en 2016",
        ),
        ([("Gävle", "2016", None, 1, 2)], "Gävle höll 1–2 dialogmöten 2016"),
        ([("Gävle", "2016", 0, None, None)], "Gävle höll inga kända dialogmöten 2016"),
        ([("Gävle", "2016", None, None, None)], "Inga dialogmöten har levererats"),
    ],
)  # fmt: skip
def test_dialogue(rows, words):
    assert usage_shares.dialogue(meetings(*rows), "sv") == words


def test_a_year_that_is_not_over_says_how_far_it_is_counted():
    frame = meetings(("Gävle", "2018", 2, None, None)).with_columns(period_end=pl.lit(date(2018, 6, 30)))

    assert usage_shares.dialogue(frame, "sv") == "Gävle höll 2 dialogmöten 2018 till och med 30 juni"
    assert usage_shares.dialogue(frame, "en") == "Gävle held 2 dialogue meetings in 2018 up to 30 June"


def test_policy():
    frame = pl.DataFrame({"period": ["2016-Q1", "2018-Q4"], "value": [4.0, 7.0], "delivered_of": [10, 10]})

    assert usage_shares.policy(frame, "sv") == "7 av 10 kommuner hade policy om ASF 2018"
    assert usage_shares.policy(frame.with_columns(value=None), "sv") == "Inga policyer om ASF har levererats"
