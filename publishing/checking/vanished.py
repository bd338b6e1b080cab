"""What was there before and is not now: a municipality, an enterprise, a mark or an actor, and a commitment given up."""

from collections.abc import Iterator

import polars as pl

from contract import Field
from publishing.checking import shown
from publishing.checking.before import Before
from publishing.checking.case import Case
from publishing.checking.report import Remark
from publishing.messages import Words

# What else should be there again, within its municipality.
_AGAIN = {"enterprise": "enterprise_id", "commitment": "mark", "dialogue_meeting": "public_actor"}


def vanished_remarks(case: Case, before: Before) -> Iterator[Remark]:
    """Whole municipalities that are gone, and within the others what should be there every quarter."""
    if not before.is_own:
        return
    details = {"quarter": shown.quarter(before.period)}
    there = set(case.delivered.frame["municipality_code"])
    gone = [code for code in before.frame["municipality_code"].unique(maintain_order=True) if code not in there]
    for code in gone:
        yield case.remark("municipality_vanished", field="municipality_code", of=_same(case.name_of(code)), **details)
    if case.kind not in _AGAIN:
        return
    field = case.delivered.form.field(_AGAIN[case.kind])
    known = set(case.delivered.frame[field.name])
    pairs = before.frame.select("municipality_code", field.name).unique(maintain_order=True)
    present = set(case.delivered.frame.select("municipality_code", field.name).iter_rows())
    for code, value in pairs.iter_rows():
        is_there = value in known if case.kind == "enterprise" else (code, value) in present
        if code not in gone and not is_there:
            yield case.remark(f"{case.kind}_vanished", field=field.name, of=_of(case, field, code, value), **details)


def _of(case: Case, field: Field, code: str, value: str) -> Words:
    label = shown.label(field.codelist, value) if field.codelist else _same(str(shown.cell(value)))
    return {language: f"{case.name_of(code)}, {label[language]}" for language in shown.LANGUAGES}


def _same(text: str) -> Words:
    return dict.fromkeys(shown.LANGUAGES, text)


def given_up_remarks(case: Case, before: Before) -> Iterator[Remark]:
    """Marks that a municipality held the quarter before and now says that it does not hold."""
    if case.kind != "commitment":
        return
    key = ["municipality_code", "mark"]
    held = set(before.frame.filter(pl.col("commitment_state") == "held").select(key).iter_rows())
    still = set(case.delivered.frame.filter(pl.col("commitment_state") == "held").select(key).iter_rows())
    for row in case.rows:
        mark = (row["municipality_code"], row["mark"])
        if row["commitment_state"] == "not_held" and mark in held - still:
            yield case.remark(
                "commitment_given_up", row["source_row"], "commitment_state", quarter=shown.quarter(before.period)
            )
