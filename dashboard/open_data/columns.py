"""What each column of a table is: its headings, its type, and what the contract says of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import dataframely as dy
import polars as pl

from contract import EXTRACTS
from contract.dictionary import dictionary
from dashboard.wording import LANGUAGES, headings


@dataclass(frozen=True)
class Column:
    """A column: its name, its heading and a remark in each language ("" for none), and what it holds.

    `kind` is a type in the words of Table Schema, which are those of CSVW but for `number`. `is_key` is null where no contract says so.
    """

    name: str
    titles: Mapping[str, str]
    notes: Mapping[str, str]
    kind: str
    is_required: bool = False
    is_key: bool = False
    codelist: str = ""


def columns_of_frame(frame: pl.DataFrame) -> tuple[Column, ...]:
    """The columns of what a query gives, as programs read it. Raises KeyError for one without a heading."""
    titles = {language: headings(frame.columns, language) for language in LANGUAGES}
    return tuple(
        Column(
            name=name,
            titles={language: titles[language][place] for language in LANGUAGES},
            notes={language: _notes(language).get(name, "") for language in LANGUAGES},
            kind=_kind(frame.schema[name]),
        )
        for place, name in enumerate(frame.columns)
    )


def columns_of_extract(extract: str, names: Sequence[str]) -> tuple[Column, ...]:
    """Those of an extract's columns that a version has."""
    schema = EXTRACTS[extract]
    return tuple(
        _column(name, column, is_key=name in schema.primary_key())
        for name, column in schema.columns().items()
        if name in names
    )


def _column(name: str, column: dy.Column, *, is_key: bool) -> Column:
    told = column.metadata
    return Column(
        name=name,
        titles={language: told[language] for language in LANGUAGES},
        notes={language: told[f"note_{language}"] for language in LANGUAGES},
        kind=_kind(column.dtype),
        is_required=not column.nullable,
        is_key=is_key,
        codelist=told.get("codelist", ""),
    )


def _kind(data_type: pl.DataType) -> str:
    if data_type.is_integer():
        return "integer"
    if data_type.is_numeric():
        return "number"
    return {pl.Boolean: "boolean", pl.Date: "date"}.get(data_type.base_type(), "string")


@cache
def _notes(language: str) -> Mapping[str, str]:
    """The remark on each column that is the same in every extract that has it. The contract ships with the code, so no key is needed."""
    told: dict[str, set[str]] = {}
    for name, note in dictionary().select("column_name", f"note_{language}").iter_rows():
        told.setdefault(name, set()).add(note)
    return {name: min(notes) for name, notes in told.items() if len(notes) == 1}
