"""Who delivers what, by kind of delivery: what is due every quarter, and what may be delivered besides."""

from html import escape

import polars as pl

from contract.display import capital
from dashboard.figures.figure import Figure
from dashboard.figures.parts.tables import column_heads, headed_cells
from dashboard.theme import Look
from dashboard.wording import day, text
from dashboard.wording.providers import providers


def sentence(frame: pl.DataFrame, language: str) -> str:
    """Whether anybody has decided who delivers what, and when."""
    decided_on = frame["decided_on"].max()
    if decided_on is None:
        return text("provision_agreements.proposed", language)
    return text("provision_agreements.decided", language, day=day(decided_on, language))


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per kind of delivery: from whom it is due every quarter, and who else may send it."""
    language = look.language
    heads = [text(f"provision_agreements.column_{name}", language) for name in ("kind", "due", "besides")]
    kinds = frame.partition_by("delivery_kind", maintain_order=True)
    body = "".join(_row(rows, heads, language) for rows in kinds)
    return f'<table class="m provision stacks"><thead>{column_heads(heads)}</thead><tbody>{body}</tbody></table>'


def _row(rows: pl.DataFrame, heads: list[str], language: str) -> str:
    told = (providers(rows.filter(is_due=is_due), language) for is_due in (True, False))
    nobody = text("provision_agreements.nobody", language)
    cells = headed_cells(heads[1:], (escape(capital(names or nobody)) for names in told))
    return f'<tr><th scope="row">{escape(rows["delivery_kind_label"][0])}</th>{cells}</tr>'


provision_agreements = Figure(
    query="provision_agreements", sentence=sentence, subtitle="provision_agreements.subtitle", chart=chart
)
