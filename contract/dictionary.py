"""The contract as rows: the dictionary and the code lists that the app shows and the analyst downloads."""

import inspect
from collections.abc import Mapping
from functools import cache

import polars as pl

from contract.codelists import CODELISTS
from contract.extracts import EXTRACTS


@cache
def dictionary() -> pl.DataFrame:
    """One row per column of each extract: extract, column_name, headings, remarks, type, key, what null means."""
    rows = [
        {
            "extract": extract,
            "extract_note": (inspect.getdoc(schema) or "").splitlines()[0],
            "column_name": name,
            "heading_sv": column.metadata["sv"],
            "heading_en": column.metadata["en"],
            "note_sv": column.metadata["note_sv"],
            "note_en": column.metadata["note_en"],
            "data_type": str(column.dtype),
            "is_key": name in schema.primary_key(),
            "may_be_null": column.nullable,
            "codelist": column.metadata.get("codelist", ""),
            "foreign_key": column.metadata.get("foreign_key", ""),
        }
        for extract, schema in EXTRACTS.items()
        for name, column in schema.columns().items()
    ]
    return pl.DataFrame(rows)


# What a catalogue itself calls a code, in Swedish and English, by the name of the list and the code.
OwnLabels = Mapping[tuple[str, str], tuple[str, str]]


def with_own_labels(lists: pl.DataFrame, own: pl.DataFrame) -> pl.DataFrame:
    """The rows of `codelists` with a catalogue's own labels, those of its extract `code_label`, in place of the others."""
    columns = ["codelist", "code", "label_sv", "label_en"]
    return lists.update(own.select(columns), on=columns[:2])


@cache
def codelists() -> pl.DataFrame:
    """One row per code: codelist, code, position, label_sv, label_en."""
    rows = [
        {"codelist": name, "code": code, "position": position, "label_sv": sv, "label_en": en}
        for name, codelist in CODELISTS.items()
        for position, (code, (sv, en)) in enumerate(codelist.codes.items(), start=1)
    ]
    return pl.DataFrame(rows)
