import re
from datetime import date

import polars as pl

from contract import DETAILS
from contract.dictionary import dictionary
from dashboard.query import run_query
from queries import read_query

WORDS = {"title_sv": "Plan", "title_en": "Plan", "short_sv": "Planen", "short_en": "The plan"}

TOLD = {
    "account_sv": "I ord.",
    "account_en": "In words.",
    "account_page": "6",
    "lost_sv": "Tabellen.",
    "lost_en": "The table.",
}


def test_every_source_says_how_many_rows_rest_on_it_and_in_which_extracts(load, filters):
    rows = {
        "source": [
            {"source_id": "kalla", "retrieved": date(2020, 1, 2), "licence": "CC0", "url": "https://example.org/a"},
            {"source_id": "plan", "source_kind": "plan", **WORDS, **TOLD},
            {"source_id": "oanvand"},
        ],
        "population": [
            {"municipality_code": "2180", "period": "2015", "value": 98_877.0},
            {"municipality_code": "2183", "period": "2015", "obs_status": "NL"},
        ],
        "milestone": [{"target_id": "T2a", "milestone": "seat_asf", "obs_status": "UN", "source_id": "plan"}],
        "target": [
            {"target_id": "T2a", "position": 1, "baseline_status": "UN", "level_status": "NM", "source_id": "plan",
             "decision_sv": "x", "decision_en": "x"},
        ],
    }  # fmt: skip

    result = run_query(load(**rows), "sources", filters())

    assert result.columns == [
        "source_id", "title_sv", "title_en", "short_sv", "short_en", "publisher", "document_sv", "document_en",
        "reference_period_sv",
        "reference_period_en",
        "retrieved", "licence", "url", "source_kind", "account_sv", "account_en", "account_page", "lost_sv", "lost_en", "rows_resting", "extracts_resting", "catalogue",
    ]  # fmt: skip
    # Four areas, three municipalities and two rows of population rest on the first source.
    assert result.rows() == [
        ("kalla", "x", "x", "x", "x", "x", "x", "x", "x", "x", date(2020, 1, 2), "CC0", "https://example.org/a", "example", *[None] * 5, 9,
         "area, municipality, population", "prov"),
        ("plan", "Plan", "Plan", "Planen", "The plan", "x", "x", "x", "x", "x", None, None, None, "plan",
         "I ord.", "In words.", "6", "Tabellen.", "The table.", 2,
         "milestone, target", "prov"),
        ("oanvand", "x", "x", "x", "x", "x", "x", "x", "x", "x", None, None, None, "example", *[None] * 5, 0, "", "prov"),
    ]  # fmt: skip


def test_the_year_of_different_people_and_the_other_side_of_a_conflict_rest_on_a_source_too(load, filters):
    words = {
        f"{word}_{language}": "x"
        for word in ("subject", "statement_a", "statement_b", "handling")
        for language in ("sv", "en")
    }
    rows = {
        "source": [{"source_id": "kalla"}, {"source_id": "aret"}, {"source_id": "andra"}],
        "placement_year": [
            {
                "municipality_code": "2180",
                "period": "2018",
                "value": 20.0,
                "value_kind": "at_least",
                "source_id": "aret",
            }
        ],
        "source_conflict": [{"conflict_id": "a", "other_source_id": "andra", **words}],
    }

    used = run_query(load(**rows), "sources", filters()).select("source_id", "extracts_resting")

    assert dict(used.rows()) == {
        "kalla": "area, municipality, source_conflict", "aret": "placement_year", "andra": "source_conflict"
    }  # fmt: skip


def test_whatever_names_a_source_rests_on_it():
    """Every column of the contract that refers to a source is counted, under the name of its extract."""
    # The rows of a detail are added up into an extract that names their sources, too.
    cited = (
        dictionary()
        .filter(~pl.col("extract").is_in([*DETAILS]), foreign_key="source.source_id")
        .select("extract", "column_name")
    )
    sql = read_query("source_use").sql
    counted = re.findall(r"SELECT '(\w+)'(?: AS extract)?, (\w+)(?: AS cited)? FROM (\w+)", sql)

    assert {(extract, column) for extract, column, _ in counted} == set(cited.rows())
    assert [extract for extract, _, table in counted if extract != table] == []
