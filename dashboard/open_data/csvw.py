"""What describes a CSV file beside it: CSV on the Web (CSVW), from the contract and from the headings of the tables."""

import json

from dashboard.open_data.columns import Column
from dashboard.open_data.taken import Taken
from dashboard.wording import LANGUAGES

CONTEXT = "http://www.w3.org/ns/csvw"
# Table Schema's words for types, and CSVW's where they are others.
DATATYPES = {"number": "decimal", "integer": "integer", "boolean": "boolean", "date": "date", "string": "string"}


def metadata_of(table: Taken) -> bytes:
    """The metadata of the table's CSV for programs, which lies beside it under its own name with `-metadata.json`."""
    version = table.version
    schema: dict[str, object] = {"columns": [_column(column) for column in table.columns]}
    if keys := [column.name for column in table.columns if column.is_key]:
        schema["primaryKey"] = keys
    told = {
        "@context": [CONTEXT, {"@language": table.language}],
        "url": f"{table.name}.csv",
        "dc:title": table.title,
        "dc:description": table.definition,
        "dc:language": table.language,
        "dc:identifier": f"{version.catalogue}/{version.number}/{table.name}",
        "dc:issued": {"@value": version.published_on.isoformat(), "@type": "xsd:date"},
        "dc:source": list(table.sources["title"]),
        # As RFC 4180 has it, and as CSVW takes it where nothing is said; said so that nobody need know.
        "dialect": {"encoding": "utf-8", "delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "tableSchema": schema,
    }
    return json.dumps(told, ensure_ascii=False).encode()


def _column(column: Column) -> dict[str, object]:
    """A column by its name in the file; the headings for people stand in `titles` after it."""
    told: dict[str, object] = {
        "name": column.name,
        "titles": {"und": [column.name], **{language: [column.titles[language]] for language in LANGUAGES}},
        "datatype": DATATYPES[column.kind],
    }
    if any(column.notes.values()):
        told["dc:description"] = [
            {"@value": note, "@language": language} for language, note in column.notes.items() if note
        ]
    if column.is_required:
        told["required"] = True
    return told
