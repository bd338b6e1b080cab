"""The contract and the forms as one value that can be kept: what every contract version promised stands in `contract/versions/`.

`python -m publishing.kinds` writes the file of today's version, once. When the version rises, and what a change asks
for, is said in `contract/README.md`.
"""

import ast
import inspect
import json
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import dataframely as dy
import polars as pl

from contract.codelists import CODELISTS
from contract.deliveries import DeliveryForm
from contract.details import DETAILS
from contract.extracts import CONTRACT_VERSION, EXTRACTS, LISTS_MADE_ROWS, YOUNGER
from contract.schema import Extract

VERSIONS = Path(__file__).parent / "versions"

_BOUNDS = ("min", "max", "min_exclusive", "max_exclusive", "min_length", "max_length", "regex", "unique")


def description(forms: Mapping[str, DeliveryForm]) -> dict[str, Any]:
    """All that a file or a template has to keep to: extracts and details with their columns and rules, forms with their fields, and codes.

    Words are no part of it: a heading or a label may change without a new version.
    """
    return {
        "contract_version": CONTRACT_VERSION,
        "extracts": {name: _extract(schema) for name, schema in EXTRACTS.items()},
        "details": {name: _extract(schema) for name, schema in DETAILS.items()},
        "forms": {kind: _form(form) for kind, form in forms.items()},
        "codelists": {name: list(codelist.codes) for name, codelist in CODELISTS.items()},
    }


def version_file(contract_version: str) -> Path:
    """Where the description of a contract version is kept."""
    return VERSIONS / f"{contract_version}.json"


def write_description(forms: Mapping[str, DeliveryForm]) -> Path:
    """Writes the description of today's version. Raises FileExistsError when there is one: what was promised stands."""
    path = version_file(CONTRACT_VERSION)
    with path.open("x", encoding="utf-8") as file:
        file.write(as_text(description(forms)))
    return path


def as_text(described: dict[str, Any]) -> str:
    """A description as its file: a line for every column, so that a difference can be read."""
    text = json.dumps(described, ensure_ascii=False, indent=1)
    lines: list[str] = []
    for line in text.splitlines():
        # What stands deeper than a column or a field goes on the line of that.
        depth = len(line) - len(line.lstrip())
        if depth > 4 or (depth == 4 and line.strip()[0] in "}]"):
            lines[-1] += line.strip() if lines[-1][-1] in "{[" or line.strip()[0] in "}]" else f" {line.strip()}"
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def broken_promises(earlier: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """What an earlier description promised and today's does not keep, so that a file of that time could not be read any more.

    An extract, a column, a form, a field or a code that is gone; a column of another type, or in or out of the key; one that
    may no longer be empty; and a new one that does not say that it is younger.
    """
    then, broken = earlier["contract_version"], []
    files_then, files_now = ({**told["extracts"], **told.get("details", {})} for told in (earlier, now))
    for extract, promised in files_then.items():
        columns = files_now.get(extract, {}).get("columns", {})
        for name, column in promised["columns"].items():
            kept = columns.get(name)
            if kept is None:
                broken.append(f"{extract}.{name}: gone")
                continue
            broken += [f"{extract}.{name}: another {what}" for what in ("type", "key") if column[what] != kept[what]]
            broken += [f"{extract}.{name}: may no longer be empty"] if column["nullable"] > kept["nullable"] else []
        younger = {name: column["since"] for name, column in columns.items() if name not in promised["columns"]}
        broken += [f"{extract}.{name}: since {since}" for name, since in younger.items() if int(since) <= int(then)]
    for extract, described in files_now.items():
        if extract not in files_then and int(described["since"]) <= int(then):
            broken.append(f"{extract}: since {described['since']}")
    for kind, promised in earlier["forms"].items():
        fields = now["forms"].get(kind, {})
        broken += [f"{kind}.{name}: gone" for name in promised if name not in fields]
        broken += [
            f"{kind}.{name}: since {field['since']}"
            for name, field in fields.items()
            if name not in promised and int(field["since"]) <= int(then)
        ]
    for name, codes in earlier["codelists"].items():
        known = now["codelists"].get(name) or _codes_of_rows_before(name)
        broken += [f"{name}: no {code}" for code in codes if code not in known]
    return broken


def _codes_of_rows_before(name: str) -> set[str]:
    """The codes of a list that has become rows, as the rows that older versions mean have them; of another list none."""
    if name not in LISTS_MADE_ROWS:
        return set()
    extract = LISTS_MADE_ROWS[name]
    rows = pl.read_csv(YOUNGER / "rows" / f"{extract}.csv", infer_schema=False)
    return set(rows[EXTRACTS[extract].primary_key()[0]])


def _extract(schema: type[Extract]) -> dict[str, Any]:
    key = schema.primary_key()
    columns = {name: _column(column, is_key=name in key) for name, column in schema.columns().items()}
    return {"since": schema.since, "columns": columns, "rules": _rules(schema)}


def _column(column: dy.Column, *, is_key: bool) -> dict[str, Any]:
    told = {"type": str(column.dtype), "nullable": column.nullable, "key": is_key, "since": column.metadata["since"]}
    told |= {name: column.metadata[name] for name in ("codelist", "but", "foreign_key") if column.metadata.get(name)}
    return told | {name: value for name in _BOUNDS if (value := getattr(column, name, None)) not in (None, False)}


def _rules(schema: type[Extract]) -> dict[str, str]:
    """The rules over several columns, by name, each as its code says it."""
    found: dict[str, str] = {}
    for cls in reversed(schema.__mro__):
        if not (issubclass(cls, Extract) and cls is not dy.Schema):
            continue
        [body] = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
        for node in body.body:
            if isinstance(node, ast.FunctionDef) and node.decorator_list:
                # Without its docstring.
                found[node.name] = "; ".join(ast.unparse(statement) for statement in node.body[1:])
    return found


def _form(form: DeliveryForm) -> dict[str, dict[str, Any]]:
    return {
        field.name: {
            "kind": field.kind, "required": field.is_required, "key": field.is_key, "since": field.since,
            **({"codes": list(field.codes)} if field.codes else {}),
            **({"statuses": list(field.statuses)} if field.statuses else {}),
        }
        for field in form.fields
    }  # fmt: skip
