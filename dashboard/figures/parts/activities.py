"""The activities of a plan as a table: whom the plan names for them, who is responsible, and how far each has come.

A plan may name its partners for a priority and never for one activity. Then there is one block for each party and priority: a
mark for each activity would claim more than the plan says.
"""

from collections.abc import Callable
from html import escape
from itertools import groupby

import polars as pl

from contract.display import capital, day, join_names, spelled
from dashboard.figures.parts.tables import hyphenated, scrolling_table, small
from dashboard.wording import text
from dashboard.wording.moments import end_of
from dashboard.wording.provenance import page_text
from dashboard.wording.providers import asked_for
from dashboard.wording.targets import in_words

BLOCKS = {"named": "named", "to_be_involved": "involved", "through_another": "not", "not_named": "not"}
GLYPHS = {
    "done": "reached", "done_late": "reached_late", "ongoing": "on_track", "late": "behind", "not_started": "no_outcome",
    "unknown": "not_measurable",
}  # fmt: skip


def activities_table(plan_activities: pl.DataFrame, partners: pl.DataFrame, language: str) -> str:
    """The table as HTML from `plan_activities` and `plan_partners`, both localised; `partners` may be without rows."""
    parties = parties_of(partners) if partners.height else pl.DataFrame({"party_id": [], "name": []})
    columns = _columns(plan_activities, language)
    heads = [_head("activity", language)]
    heads += [_head("serves", language)] if plan_activities["target_ids"].is_not_null().any() else []
    heads += [f'<th scope="col" class="party">{hyphenated(capital(name), language)}</th>' for name in parties["name"]]
    heads += [f'<th scope="col" class="end">{escape(name)}</th>' for name, _ in columns]
    rows = plan_activities.iter_rows(named=True)
    body = "".join(
        _priority(list(group), partners, parties, columns, len(heads), language)
        for _, group in groupby(rows, key=lambda row: row["priority"])
    )
    foot = f"<tfoot>{_total(parties, plan_activities, columns, language)}</tfoot>" if parties.height else ""
    caption = text("plan_partners.caption", language)
    return scrolling_table(kind="plan", head=f"<tr>{''.join(heads)}</tr>", body=body + foot, caption=caption)


def reports_asked_for(plan_activities: pl.DataFrame, agreements: pl.DataFrame, language: str) -> str:
    """Where nobody has told how far any activity has come: that, and who delivers it, as HTML; else nothing."""
    activities = plan_activities.filter(pl.col("activity_id").is_not_null())
    if activities.is_empty() or activities["activities_untold"][0] < activities.height:
        return ""
    return asked_for("plan_activities.empty", agreements, "activity_report", language)


def parties_of(frame: pl.DataFrame) -> pl.DataFrame:
    """The parties, those that are named for the most first: for how many priorities and activities."""
    counted = frame.group_by("party_id", "name", maintain_order=True).agg(
        priorities=(pl.col("naming") == "named").sum(), activities=pl.col("activities_named").sum()
    )
    return counted.sort("activities", descending=True, maintain_order=True)


Cell = tuple[str, str]
# The classes of cells that are one cell where they are equal.
SPANNING = ("lacks", "hatch", "serves")


def _columns(frame: pl.DataFrame, language: str) -> list[tuple[str, Callable[[dict], Cell]]]:
    """The headings of the last columns, with what stands in a row: class and HTML. When an activity is due only where any is."""
    columns = [(text("plan_partners.owner", language), lambda row: _owner(row, language))]
    if frame.select(pl.col("due", "times_per_year").is_not_null().any()).row(0) != (False, False):
        columns.append((text("plan_partners.due", language), lambda row: _due(row, language)))
    return [*columns, (text("plan_partners.status", language), lambda row: _status(row, language))]


def _owner(row: dict, language: str) -> Cell:
    if row["owner"]:
        return "who" if row["is_owner_in_plan"] else "who new", hyphenated(capital(row["owner"]), language)
    return "lacks", f"<span>{_text('owner_lacking', language)}</span>"


def _due(row: dict, language: str) -> Cell:
    if row["due"]:
        return "when", escape(day(row["due"], language, article=False))
    if row["times_per_year"]:
        return "when", escape(text("plan_partners.often", language, times=spelled(row["times_per_year"], language)))
    return "when", _text("not_said", language)


def _status(row: dict, language: str) -> Cell:
    if row["activity_status"] == "not_delivered":
        return "hatch", f"<span>{escape(row['activity_status_label'])}</span>"
    glyph = f'<i class="g g-{GLYPHS[row["activity_status"]]}" aria-hidden="true"></i>'
    word = escape(row["activity_status_label"])
    told = small(end_of(row["period"], language))
    return "state", f"{glyph} {f'<b>{word}</b>' if row['activity_status'] == 'late' else word}{told}"


def _priority(
    rows: list[dict], partners: pl.DataFrame, parties: pl.DataFrame, columns: list, width: int, language: str
) -> str:
    """The rows of one priority: its name, its activities beside one block for each party, and targets without an activity."""
    activities = [row for row in rows if row["activity_id"]]
    cells = _cells(partners, rows[0]["priority"], parties)
    has_targets = width > 1 + len(cells) + len(columns)
    ends = [_merged([cell(row) for row in activities], head=name) for name, cell in columns]
    serves = _merged([("serves", escape(row["targets"] or "")) for row in activities]) if has_targets else []
    blocks = "".join(_block(cell, len(activities), language) for cell in cells)
    body = "".join(
        f'<tr><th scope="row">{escape(row["title"])}{small(row["note"] or "")}</th>{serves[place] if serves else ""}'
        f"{blocks if place == 0 else ''}{''.join(column[place] for column in ends)}</tr>"
        for place, row in enumerate(activities)
    )
    lacking = "".join(_lacking(row, width - 2, language) for row in rows if not row["activity_id"])
    return f"<tbody>{_group(rows[0], cells, width, language)}{body}{lacking}</tbody>"


def _cells(partners: pl.DataFrame, priority: int, parties: pl.DataFrame) -> list[dict]:
    """What the plan says of each party for a priority, in the order of the columns."""
    if parties.is_empty():
        return []
    named = {cell["party_id"]: cell for cell in partners.filter(priority=priority).iter_rows(named=True)}
    return [named[party] for party in parties["party_id"]]


def _group(row: dict, cells: list[dict], width: int, language: str) -> str:
    """The name of a priority, and how many of the parties are named for it."""
    number = text("plan_partners.priority", language, number=row["priority"]) if row["priority"] else ""
    page = small(page_text(row["priority_page"], language)) if row["priority_page"] else ""
    count = sum(cell["naming"] == "named" for cell in cells)
    words = {"count": capital(in_words(count, language)), "whole": spelled(len(cells), language)}
    title = escape(number + row["priority_title"]) + page
    if not cells:
        return f'<tr class="group"><th scope="rowgroup" colspan="{width}">{title} {small(row["priority_purpose"] or "")}</th></tr>'
    told = escape(text(f"plan_partners.named_{'all' if count == len(cells) else 'some'}", language, **words))
    # On a phone there is no room for the columns of the parties: their names stand here.
    names = join_names([cell["name"] for cell in cells if cell["naming"] == "named"], language)
    narrow = f'<span class="narrow">{escape(capital(names))}</span>'
    return f'<tr class="group"><th scope="rowgroup" colspan="2">{title}</th><td colspan="{width - 2}">{told} {narrow}</td></tr>'


def _merged(cells: list[Cell], *, head: str = "") -> list[str]:
    """Cells below each other as HTML; equal ones in a row are one cell where they say what is lacking, or which target.

    A phone shows their `head`, plain text, before them.
    """
    told = f' data-head="{escape(head)}"' if head else ""
    html = [""] * len(cells)
    runs = groupby(enumerate(cells), key=lambda each: each[1] if each[1][0] in SPANNING else each)
    for _, group in runs:
        places, ((kind, words), *_) = zip(*group, strict=True)
        covers = f"{kind} whole" if len(places) == len(cells) else kind
        html[places[0]] = f'<td class="{covers}"{told} rowspan="{len(places)}">{words}</td>'
    return html


def _block(cell: dict, height: int, language: str) -> str:
    """What the plan says of one party for a priority, over all its activities."""
    words = {
        "named": text("plan_partners.named", language),
        "to_be_involved": page_text(cell["page"] or "", language),
        "through_another": text("plan_partners.through_another", language, page=cell["page"]),
        "not_named": text("plan_partners.not_named", language),
    }[cell["naming"]]
    return f'<td class="b {BLOCKS[cell["naming"]]}" rowspan="{height}"><span>{escape(words)}</span></td>'


def _lacking(row: dict, width: int, language: str) -> str:
    page = page_text(row["page"], language) if row["page"] else ""
    why = " ".join(filter(None, (text("plan_partners.no_activity", language), f"({page})" if page else "")))
    return (
        f'<tr class="lacking"><th scope="row"><span>{_text("activity_lacking", language)}</span></th>'
        f'<td class="serves"><b>{escape(row["targets"])}</b></td><td colspan="{width}">{escape(why)}</td></tr>'
    )


def _total(parties: pl.DataFrame, plan_activities: pl.DataFrame, columns: list, language: str) -> str:
    activities = plan_activities.filter(pl.col("activity_id").is_not_null())
    title = text("plan_partners.total", language, whole=spelled(activities.height, language))
    told = activities.filter(~pl.col("activity_status").is_in(("not_delivered", "unknown"))).height
    ends = [activities["owner"].count(), *[activities["due"].count()] * (len(columns) - 2), told]
    cells = "".join(f'<td class="n">{count}</td>' for count in [*parties["activities"], *ends])
    return f'<tr><th scope="row" colspan="2">{escape(title)}</th>{cells}</tr>'


def _head(name: str, language: str) -> str:
    return f'<th scope="col">{_text(name, language)}</th>'


def _text(name: str, language: str) -> str:
    return escape(text(f"plan_partners.{name}", language))
