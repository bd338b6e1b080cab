import polars as pl
import pytest

from dashboard.wording import localise, usage_panels


def municipalities(*rows: tuple, actor: str = "arbetsformedlingen") -> pl.DataFrame:
    """Rows of (name, period, value, first value)."""
    names = ["municipality_name", "period", "value", "first_value"]
    frame = pl.DataFrame(rows, schema=names, orient="row").with_columns(
        pl.col("value", "first_value").cast(pl.Float64),
        municipality_code=pl.col("municipality_name"),
        public_actor=pl.lit(actor),
        obs_status=pl.when(pl.col("value").is_null()).then(pl.lit("NL")).otherwise(pl.lit("A")),
        value_kind=pl.when(pl.col("value").is_not_null()).then(pl.lit("rounded")),
    )
    return localise(frame, "sv")


def test_names_who_rose_most_and_who_fell():
    frame = municipalities(
        ("Bollnäs", "2016-Q1", 32, 32), ("Bollnäs", "2018-Q4", 48, 32),
        ("Gävle", "2016-Q1", 36, 36), ("Gävle", "2018-Q4", 43, 36),
        ("Ljusdal", "2016-Q1", 15, 15), ("Ljusdal", "2018-Q4", None, 15),
        ("Hofors", "2016-Q1", 20, 20), ("Hofors", "2018-Q4", 10, 20),
        ("Ockelbo", "2016-Q1", 5, 5), ("Ockelbo", "2018-Q4", 10, 5),
        ("Ovanåker", "2016-Q1", 15, 15), ("Ovanåker", "2018-Q4", 30, 15),
    )  # fmt: skip

    assert usage_panels.by_municipality(frame, "sv") == (
        "Bollnäs och Ovanåker ökade mest från början av 2016 till slutet av 2018. Hofors minskade"
    )
    assert usage_panels.by_municipality(frame, "en") == (
        "Bollnäs and Ovanåker rose most from the start of 2016 to the end of 2018. Hofors fell"
    )


def test_a_change_of_five_may_be_rounding_and_is_not_news():
    frame = municipalities(
        ("Bollnäs", "2016-Q1", 30, 30), ("Bollnäs", "2018-Q4", 35, 30),
        ("Gävle", "2016-Q1", 30, 30), ("Gävle", "2018-Q4", 25, 30),
    )  # fmt: skip

    assert usage_panels.by_municipality(frame, "sv") == (
        "Ingen kommun ändrades med mer än ungefär fem personer från början av 2016 till slutet av 2018"
    )


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            [("Gävle", "2016-Q1", 36, 36), ("Gävle", "2018-Q4", 43, 36)],
            "Gävle: ungefär 43 placerade via kommunerna i slutet av 2018, ungefär 36 i början av 2016",
        ),
        ([("Gävle", "2018-Q4", 0, 0)], "Gävle: få eller inga placerade via kommunerna i slutet av 2018"),
        ([("Gävle", "2018-Q4", None, None)], "Inga placeringar per kommun via kommunerna har levererats"),
    ],
)
def test_one_municipality(rows, words):
    assert usage_panels.by_municipality(municipalities(*rows, actor="kommun"), "sv") == words


def test_alternative_text_of_a_panel():
    rows = municipalities(
        ("Ockelbo", "2016-Q1", 10, 10), ("Ockelbo", "2016-Q4", 12, 10), ("Ockelbo", "2017-Q1", None, 10)
    )

    assert usage_panels.panel_alt(rows, "Ockelbo", "sv") == (
        "Ockelbo: ungefär 12 i slutet av 2016, ungefär 10 i början av 2016."
    )
    assert usage_panels.panel_alt(rows.tail(1), "Ockelbo", "sv") == "Ockelbo: ej levererat."


def measures(*rows: tuple, kind: str = "exact") -> pl.DataFrame:
    names = ["placement_measure", "value", "share_pct"]
    frame = pl.DataFrame(rows, schema=names, orient="row").with_columns(
        pl.col("value", "share_pct").cast(pl.Float64),
        public_actor=pl.lit("kommun"),
        period=pl.lit("2018-Q4"),
        value_kind=pl.lit(kind),
        obs_status=pl.when(pl.col("value").is_null()).then(pl.lit("NL")).otherwise(pl.lit("A")),
    )
    return localise(frame, "sv")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("praktik", 30, 60), ("lonestod", 20, 40)], "Praktik var vanligast via kommunerna 2018: 60\u00a0%"),
        (
            [("praktik", 20, 50), ("daglig_verksamhet", 20, 50)],
            "Praktik och daglig verksamhet (LSS/SoL) var vanligast via kommunerna 2018: 50\u00a0%",
        ),
        ([("praktik", 0, None)], "Ingen var placerad via kommunerna i slutet av 2018"),
        ([("praktik", None, None)], "Inga placeringar per insats via kommunerna har levererats"),
    ],
)
def test_by_measure(rows, words):
    assert usage_panels.by_measure(measures(*rows), "sv") == words


UNTOLD = "Vanligaste insatsen via kommunerna 2018 går inte att säga: minst ett antal är okänt eller dolt"


@pytest.mark.parametrize("status", ["UN", "SU"])
@pytest.mark.parametrize("rows", [[("praktik", None, None)], [("lonestod", 7, None), ("praktik", None, None)],
                                  [("lonestod", 0, None), ("praktik", None, None)]])  # fmt: skip
def test_beside_what_is_unknown_or_hidden_no_measure_is_the_most_common(rows, status):
    frame = measures(*rows).with_columns(
        obs_status=pl.when(pl.col("value").is_null()).then(pl.lit(status)).otherwise("obs_status")
    )

    assert usage_panels.by_measure(frame, "sv") == UNTOLD


def test_a_part_that_is_hidden_in_one_of_several_municipalities_leaves_no_share():
    assert usage_panels.by_measure(measures(("lonestod", 7, None), ("praktik", 6, None)), "sv") == UNTOLD


def test_a_share_of_rounded_counts_is_approximate_and_a_rounded_zero_may_be_someone():
    shown = measures(("praktik", 30, 60), ("lonestod", 20, 40), kind="rounded")
    nobody = measures(("praktik", 0, None), kind="rounded")

    assert usage_panels.by_measure(shown, "sv") == "Praktik var vanligast via kommunerna 2018: ≈\u00a060\u00a0%"
    assert usage_panels.by_measure(nobody, "sv") == "Få eller inga var placerade via kommunerna i slutet av 2018"
    assert usage_panels.by_measure(nobody, "en").startswith("Few or none were placed through the municipalities")
