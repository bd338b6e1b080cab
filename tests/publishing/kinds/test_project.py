"""The kind `project`: one row per project and municipality becomes the project once, its places, its factors and its outcome."""

import datetime as dt

import polars as pl
import pytest

from contract import EXTRACTS
from publishing.kinds import FORMS, project
from publishing.validation.contract_rules import contract_problems

ROW = {
    "source_row": 2, "period": "2019-Q1", "project_id": "bro", "municipality_code": "2183", "title_sv": "Bron",
    "project_kind": "project", "owner_sv": "Regionen", "budget_sek": 400_000.0, "first_day": dt.date(2019, 1, 15),
    "collaboration_state": "held", "collaboration_evidence": "Protokoll", "ownership_state": "aimed",
}  # fmt: skip


def made(*changes: dict) -> dict[str, pl.DataFrame]:
    rows = [ROW | {"source_row": number} | change for number, change in enumerate(changes, 2)]
    return project.KIND.as_extracts(pl.DataFrame(rows, schema=FORMS["project"].schema))


def test_a_project_stands_once_with_what_is_not_known_by_its_status():
    [told] = made({}, {"municipality_code": "2180"})["project"].iter_rows(named=True)

    statuses = {name: told[f"{name}_status"] for name in ("owner", "funder", "programme", "budget", "granted")}
    assert statuses == {"owner": "A", "funder": "UN", "programme": "UN", "budget": "A", "granted": "UN"}
    assert (told["first_day_status"], told["last_day_status"], told["title_en"]) == ("known", "unknown", "Bron")


def test_each_municipality_and_each_factor_has_a_row():
    extracts = made({}, {"municipality_code": "2180"})

    assert extracts["project_municipality"]["municipality_code"].to_list() == ["2183", "2180"]
    assert extracts["project_factor"].select("project_factor", "factor_state", "obs_status", "evidence_sv").rows() == [
        ("collaboration", "held", "A", "Protokoll"), ("ownership", "aimed", "A", None), ("learning", None, "UN", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"lives_on": "partly"}, [("partly", "A", None)]),
        ({"outcome_sv": "Ingår i budgeten"}, [(None, "UN", "Ingår i budgeten")]),
    ],
)
def test_an_outcome_is_there_when_something_is_told_of_it(change, expected):
    assert made(change)["project_outcome"].select("lives_on", "obs_status", "outcome_sv").rows() == expected


def in_contract(extracts: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The rows in the columns of the contract, as they are published."""
    full = {"catalogue": "prov", "source_id": "x", "period_end": dt.date(2019, 3, 31)}
    return {
        extract: rows.with_columns(
            pl.lit(full.get(name), dtype=column.dtype).alias(name)
            for name, column in EXTRACTS[extract].columns().items()
            if name not in rows.columns
        ).select(EXTRACTS[extract].column_names())
        for extract, rows in extracts.items()
    }


def test_what_is_made_keeps_the_contract():
    for extract, frame in in_contract(made({"lives_on": "no", "outcome_sv": "Slut"})).items():
        assert contract_problems(extract, frame, lambda name: name) == []


def test_what_is_published_is_read_back_as_it_was_delivered():
    extracts = in_contract(made({"outcome_sv": "Ingår"}, {"municipality_code": "2180", "outcome_sv": "Ingår"}))

    again = project.KIND.in_form(extracts["project_factor"], extracts)

    assert again.sort("municipality_code").select(*FORMS["project"].key, "outcome_sv").rows() == [
        ("2019-Q1", "bro", "2180", "Ingår"), ("2019-Q1", "bro", "2183", "Ingår"),
    ]  # fmt: skip
    assert again["collaboration_evidence"].to_list() == ["Protokoll", "Protokoll"]
    assert again.columns == [field.name for field in FORMS["project"].fields]
