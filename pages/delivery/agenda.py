"""The agenda of a meeting: the views that were picked on the pages, in order, each with why; published as a version of its own."""

import datetime as dt
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import parse_qs, urlencode

import streamlit as st

from contract.display import day
from dashboard import ui
from dashboard.figures.parts.tables import small
from dashboard.wording import text
from pages.delivery import fields, notices
from publishing.messages.said import said
from publishing.workflow.agenda import Agenda, AgendaItem, agenda_published, publish_agenda
from publishing.workflow.session import Session

ITEMS, DAY, NUMBER = "agenda_items", "agenda_day", "agenda_number"


@dataclass(frozen=True)
class Row:
    """One item that is being made; `number` tells it from others while they change places, `options` are its possible figures, and
    `picked` is the view that was picked on a page, where it is one.
    """

    number: int
    item: AgendaItem
    options: tuple[str, ...]
    picked: ui.Added | None = None


def show(session: Session) -> None:
    """The day, the items, and the button that publishes them."""
    language, published = session.language, agenda_published(session)
    _begin(published)
    rows: list[Row] = st.session_state[ITEMS]
    title = text("agenda.made_of", language, count=len(rows)) if rows else text("agenda.empty", language)
    notices.headline(session, title, below=text("agenda.how", language))
    st.text_input(text("agenda.day", language), key=DAY, placeholder="2019-02-13", autocomplete="off")
    titles = ui.figure_titles(language)
    for place, row in enumerate(rows):
        _row(row, place, len(rows), titles, language)
    _act(session, rows)


def _begin(published: Agenda | None) -> None:
    """The items are those of the newest version, until some are changed; what is picked and waits in the address comes last."""
    if ITEMS not in st.session_state:
        st.session_state[NUMBER] = 0
        st.session_state[ITEMS] = []
        st.session_state[DAY] = published.meeting_date.isoformat() if published else ""
        for item in published.items if published else ():
            _append(item, (item.figure_name,))
    # A field that was not drawn in the last run is forgotten.
    st.session_state[DAY] = st.session_state.get(DAY, "")
    waiting = ui.picked()
    # A step back in the browser may have taken one away.
    kept = []
    for row in st.session_state[ITEMS]:
        if row.picked is None:
            kept.append(row)
        elif row.picked in waiting:
            waiting.remove(row.picked)
            kept.append(row)
    st.session_state[ITEMS] = kept
    for added in waiting:
        item = AgendaItem(added.page, added.figure_names[0], urlencode(added.choices, doseq=True))
        _append(item, added.figure_names, picked=added)


def _append(item: AgendaItem, options: tuple[str, ...], *, picked: ui.Added | None = None) -> None:
    st.session_state[NUMBER] += 1
    st.session_state[ITEMS].append(Row(st.session_state[NUMBER], item, options, picked))


def _row(row: Row, place: int, whole: int, titles: dict[str, str], language: str) -> None:
    """One item: its page and choices, its figure, why, and its place."""
    item = row.item
    chosen = ", ".join(value for values in parse_qs(item.choices).values() for value in values)
    with st.container(key=f"agenda_item_{row.number}"):
        number = f"{place + 1}. {ui.title_of_page(item.page_name, language)}"
        st.html(f"<p><b>{escape(number)}</b>{small(chosen)}</p>")
        figure, sv, en = f"agenda_figure_{row.number}", f"agenda_sv_{row.number}", f"agenda_en_{row.number}"
        st.session_state[figure] = item.figure_name
        st.selectbox(
            text("agenda.figure", language),
            list(row.options),
            format_func=lambda name: titles.get(name, name),
            key=figure,
            filter_mode=None,
            on_change=_change,
            args=(row, "figure_name", figure),
        )
        for key, name in ((sv, "purpose_sv"), (en, "purpose_en")):
            st.session_state[key] = getattr(item, name)
            label = text(f"agenda.{name}", language)
            st.text_input(label, key=key, autocomplete="off", on_change=_change, args=(row, name, key))
        with st.container(horizontal=True, gap="small"):
            for way, step, is_there in (("up", -1, place > 0), ("down", 1, place + 1 < whole)):
                if is_there:
                    label = text(f"agenda.{way}", language, number=place + 1)
                    st.button(label, key=f"agenda_{way}_{row.number}", on_click=_move, args=(place, step))
            label = text("agenda.remove", language, number=place + 1)
            st.button(label, key=f"agenda_remove_{row.number}", on_click=_remove, args=(place,))


def _change(row: Row, name: str, key: str) -> None:
    rows: list[Row] = st.session_state[ITEMS]
    value = st.session_state[key].strip()
    st.session_state[ITEMS] = [
        replace(each, item=replace(each.item, **{name: value})) if each.number == row.number else each for each in rows
    ]


def _move(place: int, step: int) -> None:
    rows: list[Row] = st.session_state[ITEMS]
    rows[place], rows[place + step] = rows[place + step], rows[place]


def _remove(place: int) -> None:
    rows: list[Row] = st.session_state[ITEMS]
    del rows[place]
    ui.keep_picked(row.picked for row in sorted(rows, key=lambda row: row.number) if row.picked)


def _act(session: Session, rows: list[Row]) -> None:
    """Who makes it, and the button. It is published at once: no figure is another, so nobody has to approve it."""
    language = session.language
    name = st.text_input(text("deliver.by", language), key=fields.NAME, autocomplete="name")
    if not st.button(text("agenda.publish", language), key="agenda_publish", type="primary"):
        return
    try:
        meeting_date = dt.date.fromisoformat(st.session_state[DAY].strip())
    except ValueError:
        ui.show_notice(text("agenda.no_day", language), role="alert")
        return
    if not said(name):
        ui.show_notice(text("agenda.no_name", language), role="alert")
        return
    with notices.FaultsTold(language):
        done = publish_agenda(session, Agenda(meeting_date, tuple(row.item for row in rows)), author=name)
        entry = "agenda.done" if done.is_new else "agenda.not_new"
        number = done.manifest.version
        del st.session_state[ITEMS]
        ui.keep_picked(())
        notices.after_rerun(
            text(entry, language, number=number, day=day(meeting_date, language)),
            {text("agenda.open", language): ui.meeting_address(session.catalogue, number, language)},
        )
