"""What each column of each extract means, folded until it is opened."""

from html import escape

import polars as pl

from dashboard.figures.figure import Figure
from dashboard.figures.parts.tables import column_heads, fold, scrolling_table, small
from dashboard.theme import Look
from dashboard.wording import text


def sentence(frame: pl.DataFrame, language: str) -> str:
    """The heading of the descriptions of the columns. From `dictionary`."""
    return text("dictionary.sentence", language)


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """How many extracts and columns the contract describes. From `dictionary`."""
    extracts = frame["extract"].n_unique()
    return text("dictionary.subtitle", language, extracts=extracts, columns=frame.height)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """One fold per extract with a row per column: name, what it means, type, key, code list, what it belongs to."""
    language = look.language
    names = ("column_column", "column_meaning", "column_type")
    head = column_heads([text(f"dictionary.{name}", language) for name in names])
    folds = []
    for (extract,), columns in frame.group_by("extract", maintain_order=True):
        what = text(f"extracts.extract_{extract}", language)
        rows = "".join(_column(row, language) for row in columns.iter_rows(named=True))
        table = scrolling_table(kind="columns", head=head, body=f"<tbody>{rows}</tbody>", caption=what)
        folds.append(fold(str(extract), f"{what}. {text('dictionary.columns', language, count=columns.height)}", table))
    return f'<div class="folds">{"".join(folds)}</div>'


def _column(row: dict, language: str) -> str:
    facts = [
        text("dictionary.key_column", language) if row["is_key"] else "",
        text("dictionary.may_be_null", language) if row["may_be_null"] else "",
        text("dictionary.has_codelist", language, codelist=row["codelist"]) if row["codelist"] else "",
        text("dictionary.belongs_to", language, foreign_key=row["foreign_key"]) if row["foreign_key"] else "",
    ]
    return (
        f'<tr><th scope="row"><code>{escape(row["column_name"])}</code></th>'
        f"<td>{escape(row['heading'])}{small(row['note'])}</td>"
        f"<td>{escape(row['data_type'])}{small(', '.join(filter(None, facts)))}</td></tr>"
    )


dictionary = Figure(query="dictionary", sentence=sentence, subtitle=subtitle, chart=chart)
