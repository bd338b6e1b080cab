"""The rows that a delivery may name: parties, wishes, activities, each by its id or by its name, as they are published; and the
codes that the catalogue has a name of its own for.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

import polars as pl

from contract import Field
from contract.dictionary import own_labels
from publishing.messages import Words

# Of each field that names a row: the ids that may be written, and their names in both languages. Of a field with codes: those
# that the catalogue calls something else than the code list does.
Listed = Mapping[str, Mapping[str, Words]]


def listed_rows(fields: Iterable[Field], frames: Mapping[str, pl.DataFrame]) -> dict[str, dict[str, Words]]:
    """For each of the fields that name a row of an extract: id → name, in the order of the extract where it has one; for each of
    those with codes: code → the catalogue's own label, where it has one.
    """
    found: dict[str, dict[str, Words]] = {}
    labels = _own_labels(frames["code_label"])
    for field in fields:
        if field.listed_in:
            found[field.name] = _rows(field, frames[field.listed_in])
        elif own := {code: words for code, words in labels.get(field.codelist, {}).items() if code in field.codes}:
            found[field.name] = own
    return found


def _own_labels(labels: pl.DataFrame) -> dict[str, dict[str, Words]]:
    """What the catalogue itself calls codes, by code list and code."""
    found: dict[str, dict[str, Words]] = {}
    for codelist, code, sv, en in own_labels(labels).select("codelist", "code", "label_sv", "label_en").iter_rows():
        found.setdefault(codelist, {})[code] = {"sv": sv, "en": en}
    return found


def _rows(field: Field, frame: pl.DataFrame) -> dict[str, Words]:
    if field.listed_where:
        column, value = field.listed_where
        frame = frame.filter(pl.col(column) == value)
    names = "name" if "name_sv" in frame.columns else "title"
    order = [name for name in ("plan_id", "priority", "position") if name in frame.columns]
    told = (frame.sort(order) if order else frame).select(f"{field.listed_in}_id", f"{names}_sv", f"{names}_en")
    rows = {row_id: {"sv": sv, "en": en or sv} for row_id, sv, en in told.iter_rows()}
    # Two study trips are told apart by their ids.
    often = {name for name, count in Counter(words["sv"] for words in rows.values()).items() if count > 1}
    return {
        row_id: {language: f"{name} ({row_id})" for language, name in words.items()} if words["sv"] in often else words
        for row_id, words in rows.items()
    }
