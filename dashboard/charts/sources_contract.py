"""The contract on screen: each extract's columns and each code list, folded until it is opened."""

from html import escape

import polars as pl

from dashboard.charts.tables import column_heads, scrolling_table, small
from dashboard.theme import Look
from dashboard.wording import text


def dictionary(frame: pl.DataFrame, look: Look) -> str:
    """One fold per extract with a row per column: name, what it means, type, key, code list, what it belongs to."""
    language = look.language
    names = ("column_column", "column_meaning", "column_type")
    head = column_heads([text(f"sources.{name}", language) for name in names])
    folds = []
    for (extract,), columns in frame.group_by("extract", maintain_order=True):
        what = text(f"sources.extract_{extract}", language)
        rows = "".join(_column(row, language) for row in columns.iter_rows(named=True))
        table = scrolling_table(kind="columns", head=head, body=f"<tbody>{rows}</tbody>", caption=what)
        folds.append(_fold(str(extract), f"{what}. {text('sources.columns', language, count=columns.height)}", table))
    return f'<div class="folds">{"".join(folds)}</div>'


def code_lists(frame: pl.DataFrame, look: Look) -> str:
    """One fold per code list with a row per code: the code and its label."""
    language = look.language
    head = column_heads([text("columns.code", language), text("columns.label", language)])
    folds = []
    for (codelist,), codes in frame.group_by("codelist", maintain_order=True):
        rows = "".join(
            f'<tr><th scope="row"><code>{escape(row["code"])}</code></th><td>{escape(row["label"])}</td></tr>'
            for row in codes.iter_rows(named=True)
        )
        table = scrolling_table(kind="codes", head=head, body=f"<tbody>{rows}</tbody>", caption=str(codelist))
        folds.append(_fold(str(codelist), text("sources.code_count", language, count=codes.height), table))
    return f'<div class="folds">{"".join(folds)}</div>'


def _fold(name: str, about: str, table: str) -> str:
    return f"<details><summary><code>{escape(name)}</code> <small>{escape(about)}</small></summary>{table}</details>"


def _column(row: dict, language: str) -> str:
    facts = [
        text("sources.key_column", language) if row["is_key"] else "",
        text("sources.may_be_null", language) if row["may_be_null"] else "",
        text("sources.has_codelist", language, codelist=row["codelist"]) if row["codelist"] else "",
        text("sources.belongs_to", language, foreign_key=row["foreign_key"]) if row["foreign_key"] else "",
    ]
    return (
        f'<tr><th scope="row"><code>{escape(row["column_name"])}</code></th>'
        f"<td>{escape(row['heading'])}{small(row['note'])}</td>"
        f"<td>{escape(row['data_type'])}{small(', '.join(filter(None, facts)))}</td></tr>"
    )
