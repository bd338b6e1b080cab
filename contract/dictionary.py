"""The contract as rows: the dictionary and the code lists that the app shows and the analyst downloads."""

import inspect
from collections.abc import Mapping
from functools import cache

import polars as pl

from contract.codelists import CODELISTS, QUARTERLY_KINDS
from contract.details import DETAILS
from contract.extracts import EXTRACTS


@cache
def dictionary() -> pl.DataFrame:
    """One row per column of each extract and detail: extract, column_name, headings, remarks, type, key, what null means."""
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
        for extract, schema in {**EXTRACTS, **DETAILS}.items()
        for name, column in schema.columns().items()
    ]
    return pl.DataFrame(rows)


# What a catalogue itself calls a code, in Swedish and English, by the name of the list and the code.
OwnLabels = Mapping[tuple[str, str], tuple[str, str]]


def with_own_labels(lists: pl.DataFrame, own: pl.DataFrame) -> pl.DataFrame:
    """The rows of `codelists` with a catalogue's own labels, from `own_labels`, in place of the others."""
    return lists.update(own, on=["codelist", "code"])


def own_labels(labels: pl.DataFrame) -> pl.DataFrame:
    """What a catalogue itself calls codes, from its extract `code_label`: codelist, code, label_sv, label_en.

    A label of a code holds in every list that has the code from the same list, without a row of its own; one that has a row keeps it.
    """
    own = labels.select("codelist", "code", "label_sv", "label_en")
    lists = {name: codelist.part_of_it for name, codelist in CODELISTS.items() if codelist.part_of_it}
    inherited = [own.filter(codelist=part).with_columns(codelist=pl.lit(name)) for name, part in lists.items()]
    return pl.concat([own, *inherited]).unique(["codelist", "code"], keep="first", maintain_order=True)


@cache
def codelists() -> pl.DataFrame:
    """One row per code: codelist, code, position, label_sv, label_en, is_owed.

    `is_owed` is, of a kind of delivery, whether somebody owes it every quarter, so that it is missing where it has not been sent;
    null in every other list.
    """
    rows = [
        {
            "codelist": name, "code": code, "position": position, "label_sv": sv, "label_en": en,
            "is_owed": code in QUARTERLY_KINDS if name == "delivery_kind" else None,
        }
        for name, codelist in CODELISTS.items()
        for position, (code, (sv, en)) in enumerate(codelist.codes.items(), start=1)
    ]  # fmt: skip
    return pl.DataFrame(rows, infer_schema_length=None)
