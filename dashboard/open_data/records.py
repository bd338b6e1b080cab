"""A table in JSON: a Data Resource with a Table Schema (Frictionless), its rows as plain records.

JSON-stat, which PxWeb 2 and Eurostat give, wants cubes of numbers; half of these tables are lists of words. Kolada gives records without
saying what their columns are. Here the columns are described beside them, in a form that has a standard.
"""

import json
from datetime import date

from dashboard.open_data.columns import Column
from dashboard.open_data.taken import Taken
from dashboard.wording import text


def json_of(table: Taken) -> bytes:
    """What the table is, its sources, its columns and its rows: those of the CSV for programs. A missing value is null."""
    version, language = table.version, table.language
    told = {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "title": table.title,
        "description": table.definition,
        "unit": table.unit,
        "language": language,
        "catalogue": version.catalogue,
        "is_example": version.is_example,
        "version": str(version.number),
        "as_of": version.as_of,
        "published_on": version.published_on,
        "withdrawn_by": version.withdrawn_by.number if version.withdrawn_by else None,
        "reference_date": table.reference_date,
        "municipalities": list(table.places),
        "licence_note": text("open_data.licence_note", language),
        "sources": [_source(row) for row in table.sources.iter_rows(named=True)],
        "schema": {"fields": [_field(column, language) for column in table.columns]},
        "data": table.rows.to_dicts(),
    }
    return json.dumps(told, ensure_ascii=False, default=_plain, allow_nan=False).encode()


def _field(column: Column, language: str) -> dict[str, object]:
    """A column in the words of Table Schema."""
    field: dict[str, object] = {"name": column.name, "type": column.kind, "title": column.titles[language]}
    if column.notes[language]:
        field["description"] = column.notes[language]
    if column.is_required:
        field["constraints"] = {"required": True}
    return field


def _source(row: dict) -> dict[str, object]:
    """A source in the words of a Data Resource, with what is known of its licence."""
    names = ("source_id", "title", "publisher", "document", "reference_period", "licence")
    return {name: row[name] for name in names} | {"path": row["url"]}


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))
