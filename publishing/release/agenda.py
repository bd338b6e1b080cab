"""The agenda of a meeting as rows of a version: it takes the place of the one of the same day, and changes no figure."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import polars as pl

from contract import EXTRACTS
from contract.periods import last_day
from publishing.catalogue.settings import Settings
from publishing.messages import say

EXTRACT = "agenda_item"
# The source of an agenda that was made on the page of the coordinators, and not written among the facts.
SOURCE_ID = "dagordning"

Frames = Mapping[str, pl.DataFrame]


@dataclass(frozen=True)
class AgendaItem:
    """One view: its page and figure by name, the choices as in an address ("" for none), and why in each language."""

    page_name: str
    figure_name: str
    choices: str = ""
    purpose_sv: str = ""
    purpose_en: str = ""


@dataclass(frozen=True)
class Agenda:
    """What a meeting looks at, in order."""

    meeting_date: dt.date
    items: tuple[AgendaItem, ...]


def is_of_agenda() -> pl.Expr:
    """Whether a row came with an agenda that was made on the page; the facts know nothing of it."""
    return pl.col("source_id") == SOURCE_ID


def with_agenda(frames: Frames, agenda: Agenda, settings: Settings, *, today: dt.date) -> dict[str, pl.DataFrame]:
    """The frames with the agenda in the place of the one of the same day, if any; one without items takes that away."""
    day = agenda.meeting_date
    period = f"{day.year}-Q{(day.month + 2) // 3}"
    fixed = {"catalogue": settings.name, "source_id": SOURCE_ID, "meeting_date": day, "period": period}
    rows = [
        fixed
        | {"position": place, "period_end": last_day(period)}
        | {name: value or None for name, value in asdict(item).items()}
        for place, item in enumerate(agenda.items, start=1)
    ]
    before = frames[EXTRACT].filter(pl.col("meeting_date") != day)
    made = pl.DataFrame(rows, schema=EXTRACTS[EXTRACT].create_empty().schema).select(before.columns)
    after = pl.concat([before, made]).sort(EXTRACTS[EXTRACT].primary_key())
    return {**frames, EXTRACT: after, "source": _sources(frames["source"], after, settings, today=today)}


def latest_agenda(frames: Frames) -> Agenda | None:
    """The agenda of the latest meeting that has one."""
    rows = frames[EXTRACT].sort("meeting_date", "position")
    if rows.is_empty():
        return None
    day = rows["meeting_date"].max()
    names = AgendaItem.__dataclass_fields__
    items = (
        AgendaItem(**{name: row[name] or "" for name in names}) for row in rows.filter(meeting_date=day).to_dicts()
    )
    return Agenda(day, tuple(items))


def _sources(sources: pl.DataFrame, agendas: pl.DataFrame, settings: Settings, *, today: dt.date) -> pl.DataFrame:
    """The sources with that of the agendas, which is there as long as an agenda rests on it."""
    kept = sources.filter(~is_of_agenda())
    years = agendas.filter(is_of_agenda())["meeting_date"].dt.year()
    if years.is_empty():
        return kept
    span = "–".join(dict.fromkeys((str(years.min()), str(years.max()))))
    row = {"catalogue": settings.name, "source_id": SOURCE_ID, "publisher": say("agenda_publisher", "sv")}
    row |= {"retrieved": today, "source_kind": "example" if settings.is_example else "delivery"}
    for language in ("sv", "en"):
        title = say("agenda_title_example" if settings.is_example else "agenda_title", language)
        row |= dict.fromkeys((f"title_{language}", f"short_{language}", f"document_{language}"), title)
        row |= {f"reference_period_{language}": span}
    own = pl.DataFrame([row], schema=EXTRACTS["source"].create_empty().schema).select(kept.columns)
    return pl.concat([kept, own]).sort("source_id")
