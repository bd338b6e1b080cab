"""Whom the plan names for what: a row per activity, a column per party, and one block for each party and priority.

The plan names its partners for a priority and never for one activity. A mark for each of the two would claim more than it says.
"""

from html import escape
from itertools import groupby

import polars as pl

from contract.display import join_names, spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.tables import small
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of

STYLES = {"named": "named", "to_be_involved": "involved", "through_another": "not", "not_named": "not"}


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many parties the plan names for all that is to be done, and whom for the least."""
    named = _named(frame)
    whole = frame.unique(["plan_id", "priority"])["priority"].len()
    everywhere = named.filter(pl.col("priorities") == whole)
    least = named.filter(pl.col("activities") == pl.col("activities").min())
    words = {
        "count": spelled(everywhere.height, language, capital=True),
        "least": join_names(least["name"].to_list(), language),
    }
    return sentence_of("plan_partners.sentence", language, **words)


def chart(frame: pl.DataFrame, look: Look, *, plan_activities: pl.DataFrame) -> str:
    """The matrix as HTML: activities by priority, and who is named for the whole of it."""
    language = look.language
    parties = _named(frame)
    named = {(row["priority"], row["party_id"]): row for row in frame.iter_rows(named=True)}
    groups = groupby(plan_activities.iter_rows(named=True), key=lambda row: row["priority"])
    body = "".join(_priority(list(rows), parties["party_id"].to_list(), named, language) for _, rows in groups)
    heads = "".join(f'<th scope="col" class="party">{escape(name)}</th>' for name in parties["name"])
    ends = "".join(f'<th scope="col" class="party">{_text(name, language)}</th>' for name in ("owner", "due"))
    return (
        f'<div class="plan-scroll"><table class="m plan"><thead><tr><th scope="col">{_text("activity", language)}</th>'
        f'<th scope="col">{_text("serves", language)}</th>{heads}{ends}</tr></thead>{body}'
        f"<tfoot>{_total(parties, plan_activities, language)}</tfoot></table></div>"
    )


def _named(frame: pl.DataFrame) -> pl.DataFrame:
    """The parties, those that are named for the most first: with how many priorities and activities."""
    is_named = pl.col("naming") == "named"
    counted = frame.group_by("party_id", "name", maintain_order=True).agg(
        priorities=is_named.sum().cast(pl.Int64), activities=pl.col("activities").sum()
    )
    return counted.sort("activities", descending=True, maintain_order=True)


def _priority(rows: list[dict], parties: list[str], named: dict, language: str) -> str:
    """The rows of one priority: its name, its activities beside one block for each party, and targets without an activity."""
    activities = [row for row in rows if row["activity_id"]]
    first = rows[0]
    cells = [named[first["priority"], party] for party in parties]
    count = sum(cell["naming"] == "named" for cell in cells)
    entry = "named_all" if count == len(cells) else "named_some"
    told = text(
        f"plan_partners.{entry}",
        language,
        count=spelled(count, language, capital=True),
        whole=spelled(len(cells), language),
    )
    title = text("plan_partners.priority", language, number=first["priority"], title=first["priority_title"])
    page = text("plan_partners.page", language, page=first["priority_page"])
    head = (
        f'<tr class="group"><th scope="rowgroup" colspan="2">{escape(title)}{small(page)}</th>'
        f'<td colspan="{len(parties) + 2}">{escape(told)}</td></tr>'
    )
    blocks = "".join(_block(cell, len(activities), language) for cell in cells)
    body = "".join(
        _activity(row, language) + (blocks if number == 0 else "") + _ends(row, language) + "</tr>"
        for number, row in enumerate(activities)
    )
    lacking = "".join(_lacking(row, len(parties) + 2, language) for row in rows if not row["activity_id"])
    return f"<tbody>{head}{body}{lacking}</tbody>"


def _activity(row: dict, language: str) -> str:
    return f'<tr><th scope="row">{escape(row["title"])}</th><td class="serves">{escape(row["targets"] or "")}</td>'


def _block(cell: dict, height: int, language: str) -> str:
    """What the plan says of one party for a priority, over all its activities."""
    words = {
        "named": text("plan_partners.named", language),
        "to_be_involved": text("plan_partners.page", language, page=cell["page"]),
        "through_another": text("plan_partners.through_another", language, page=cell["page"]),
        "not_named": text("plan_partners.not_named", language),
    }[cell["naming"]]
    return f'<td class="b {STYLES[cell["naming"]]}" rowspan="{height}"><span>{escape(words)}</span></td>'


def _ends(row: dict, language: str) -> str:
    owner = escape(row["owner"]) if row["owner"] else f'<span class="lacks">{_text("owner_lacking", language)}</span>'
    due = row["due"].isoformat() if row["due"] else _text("not_said", language)
    return f'<td class="end">{owner}</td><td class="end">{due}</td>'


def _lacking(row: dict, width: int, language: str) -> str:
    why = text("plan_partners.no_activity", language, page=row["page"])
    return (
        f'<tr class="lacking"><th scope="row"><span class="lacks">{_text("activity_lacking", language)}</span></th>'
        f'<td class="serves"><b>{escape(row["targets"])}</b></td><td colspan="{width}">{escape(why)}</td></tr>'
    )


def _total(parties: pl.DataFrame, plan_activities: pl.DataFrame, language: str) -> str:
    activities = plan_activities.filter(pl.col("activity_id").is_not_null())
    title = text("plan_partners.total", language, whole=spelled(activities.height, language))
    cells = "".join(f'<td class="n">{count}</td>' for count in parties["activities"])
    ends = [activities["owner_id"].count(), activities["due"].count()]
    return f'<tr><th scope="row" colspan="2">{escape(title)}</th>{cells}{"".join(f"<td class=n>{count}</td>" for count in ends)}</tr>'


def _text(name: str, language: str) -> str:
    return escape(text(f"plan_partners.{name}", language))


plan_partners = Figure(
    query="plan_partners",
    sentence=sentence,
    subtitle="plan_partners.subtitle",
    chart=chart,
    also=("plan_activities",),
)
