"""The code lists, each folded until it is opened."""

from html import escape

import polars as pl

from dashboard.figures.figure import Figure
from dashboard.figures.parts.tables import column_heads, fold, scrolling_table
from dashboard.theme import Look
from dashboard.wording import text


def sentence(frame: pl.DataFrame, language: str) -> str:
    """How many code lists and codes there are. From `codes`."""
    return text("codes.sentence", language, lists=frame["codelist"].n_unique(), codes=frame.height)


def chart(frame: pl.DataFrame, look: Look) -> str:
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
        folds.append(fold(str(codelist), text("codes.code_count", language, count=codes.height), table))
    return f'<div class="folds">{"".join(folds)}</div>'


codes = Figure(query="codes", sentence=sentence, subtitle="codes.subtitle", chart=chart)
