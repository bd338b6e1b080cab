import polars as pl
import pytest

from dashboard.wording.claims import Relation
from dashboard.wording.support_ladder import criteria_met, ladder

MARKS = ("responsible", "policy", "agreement", "dialogue_forum", "glada_hudik")


def marks(**numbers: tuple[int, int] | None) -> pl.DataFrame:
    """Municipalities that are known to meet so many criteria, and can at most; None for one that is silent."""
    rows = []
    for name, known in numbers.items():
        low, high = known or (0, 5)
        shared = {
            "municipality_code": name, "municipality_name": name, "period": "2018-Q4", "marks_low": float(low),
            "marks_high": float(high), "marks_missing_parts": high - low, "marks_value": None if known is None else low,
        }  # fmt: skip
        rows += [{**shared, "mark": mark} for mark in MARKS]
    return pl.DataFrame(rows, schema_overrides={"marks_value": pl.Float64})


def claims_of(said) -> set[tuple]:
    return {(dict(claim.subject.row)["municipality_code"], claim.relation, claim.than) for claim in said.claims}


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (
            {"Bollnäs": (5, 5), "Gävle": (5, 5), "Hofors": None},
            "Bollnäs och Gävle uppfyllde alla fem kriterier i slutet av 2018",
        ),
        ({"Gävle": (4, 4), "Hofors": (1, 1)}, "Gävle uppfyllde fyra av fem kriterier i slutet av 2018"),
        (
            {"Gävle": (4, 5), "Hofors": (4, 4)},
            "Gävle och Hofors uppfyllde minst fyra av fem kriterier i slutet av 2018",
        ),
        (
            {"A": (5, 5), "B": (5, 5), "C": (5, 5), "D": (5, 5), "E": (0, 4)},
            "Fyra kommuner uppfyllde alla fem kriterier i slutet av 2018",
        ),
        (
            {"A": (5, 5), "B": (5, 5), "C": (5, 5), "D": (5, 5), "E": None},
            "Minst fyra kommuner uppfyllde alla fem kriterier i slutet av 2018",
        ),
        (
            {"Gävle": (0, 0), "Hofors": (0, 0)},
            "Ingen av kommunerna uppfyllde något av de fem kriterierna i slutet av 2018",
        ),
        ({"Gävle": (0, 1), "Hofors": (0, 2)}, "Inget kriterium är känt som uppfyllt i slutet av 2018"),
        ({"Gävle": (0, 0), "Hofors": None}, "Inget kriterium är känt som uppfyllt i slutet av 2018"),
        ({"Gävle": None}, "Inga uppgifter finns om kriterierna"),
    ],
)
def test_the_ladder_names_those_known_to_meet_the_most_and_says_nothing_of_the_others(numbers, expected):
    assert ladder(marks(**numbers), "sv", is_filtered=False) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ({"Hofors": (1, 1)}, "Hofors uppfyllde ett av fem kriterier i slutet av 2018"),
        ({"Hofors": (0, 2)}, "Inget kriterium är känt som uppfyllt i Hofors i slutet av 2018"),
        ({"Hofors": (0, 0)}, "Hofors uppfyllde inget av de fem kriterierna i slutet av 2018"),
        ({"Hofors": None}, "Inga uppgifter finns om kriterierna i Hofors"),
        (
            {"Hofors": (1, 2), "Gävle": (0, 0)},
            "Av de valda kommunerna uppfyllde Hofors minst ett av fem kriterier i slutet av 2018",
        ),
        (
            {"Hofors": (0, 0), "Gävle": (0, 0)},
            "Ingen av de valda kommunerna uppfyllde något av de fem kriterierna i slutet av 2018",
        ),
        (
            {"A": (2, 2), "B": (2, 2), "C": (2, 2), "D": (2, 2)},
            "Av de valda kommunerna uppfyllde fyra kommuner två av fem kriterier i slutet av 2018",
        ),
    ],
)
def test_a_filtered_view_speaks_of_what_is_chosen(numbers, expected):
    assert ladder(marks(**numbers), "sv", is_filtered=True) == expected


def test_the_ladder_claims_what_it_says_of_each():
    some = ladder(marks(Gävle=(4, 5), Hofors=(0, 2)), "sv", is_filtered=False)
    none = ladder(marks(Gävle=(0, 0), Hofors=(0, 0)), "sv", is_filtered=False)
    unknown = ladder(marks(Gävle=(0, 1)), "sv", is_filtered=False)
    four = ladder(marks(A=(5, 5), B=(5, 5), C=(5, 5), D=(5, 5), E=(0, 4)), "sv", is_filtered=False)

    assert claims_of(some) == {("Gävle", Relation.AT_LEAST, 4)}
    assert claims_of(none) == {("Gävle", Relation.EXACTLY, 0), ("Hofors", Relation.EXACTLY, 0)}
    assert claims_of(unknown) == set()
    assert ("E", Relation.LESS_THAN, 5) in claims_of(four)


@pytest.mark.parametrize(("low", "high", "expected"), [(4.0, 4.0, "4"), (4.0, 5.0, "4–5"), (0.0, 2.0, "0–2")])
def test_the_number_of_criteria_is_a_span_where_some_are_unknown(low, high, expected):
    assert criteria_met({"marks_low": low, "marks_high": high}, "sv") == expected
