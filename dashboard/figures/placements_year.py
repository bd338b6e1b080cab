"""The different people of a year: at least how many women and men per municipality."""

from html import escape

import polars as pl

from contract.display import join_names
from dashboard.figures.figure import Figure
from dashboard.figures.parts.actors import LISTED, actor_of
from dashboard.theme import Look
from dashboard.wording import text, value_text
from dashboard.wording.claims import Claim, Relation, Sentence, sentence_of, subject_of
from dashboard.wording.moments import during

KEYS = ("municipality_code", "public_actor", "sex", "period")


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """The largest numbers that are told, each at least. Women and men may be added: nobody is both."""
    if frame.is_empty():
        return sentence_of("placements_year.undelivered", language)
    words = {
        "actor": actor_of(frame.row(0, named=True), language),
        "period": during(frame["period"][0], language),
    }
    known = frame.filter(obs_status="A")
    if known.is_empty():
        return sentence_of("placements_year.missing", language, **words)
    added = known.group_by("municipality_name", maintain_order=True).agg(pl.col("value").sum())
    largest = added.sort("value", descending=True, maintain_order=True).head(LISTED)
    parts = [
        text(
            "placements_year.in_place",
            language,
            place=place,
            number=value_text(people, "A", language, value_kind="at_least"),
        )
        for place, people in largest.iter_rows()
    ]
    told = known.filter(pl.col("municipality_name").is_in(largest["municipality_name"].implode()))
    claims = [
        Claim(subject_of("placements_year", row, *KEYS), Relation.AT_LEAST, row["value"])
        for row in told.iter_rows(named=True)
    ]
    return sentence_of("placements_year.people", language, *claims, numbers=join_names(parts, language), **words)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """At least how many women and men per municipality, most first; hatched with the word where there is no number.

    There is no row for all: a person may be in several municipalities.
    """
    order = frame.group_by("municipality_code", maintain_order=True).agg(most=pl.col("value").sum())
    codes = order.sort("most", descending=True, maintain_order=True)["municipality_code"]
    heads = "".join(
        f'<th scope="col">{escape(text(f"placements.{sex}", look.language))}</th>' for sex in ("women", "men")
    )
    corner = escape(text("columns.municipality_name", look.language))
    body = "".join(_row(frame.filter(municipality_code=code), look) for code in codes)
    return (
        f'<table class="m meetings"><thead><tr><th scope="col">{corner}</th>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _row(rows: pl.DataFrame, look: Look) -> str:
    cells = "".join(_cell(row, look) for row in rows.sort("sex").iter_rows(named=True))
    return f'<tr><th scope="row">{escape(rows["municipality_name"][0])}</th>{cells}</tr>'


def _cell(row: dict, look: Look) -> str:
    words = escape(value_text(row["value"], row["obs_status"], look.language, value_kind=row["value_kind"]))
    return (
        f'<td class="some">{words}</td>' if row["obs_status"] == "A" else f'<td class="hatch"><span>{words}</span></td>'
    )


placements_year = Figure(
    query="placements_year",
    sentence=sentence,
    subtitle="placements_year.subtitle",
    chart=chart,
    empty="placements_year.empty",
    delivered_as="placement_year",
)
