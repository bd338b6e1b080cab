"""What stands under every figure: notes and sources, the two CSV files, the table, all from the figure's own frame."""

from collections.abc import Callable
from functools import partial
from html import escape
from urllib.parse import urlencode

import polars as pl
import streamlit as st

from contract import WITHHELD
from contract.display import period_text
from dashboard.downloads import Download, csv_for_excel, csv_for_programs, file_name
from dashboard.screen_table import table_cells
from dashboard.ui.markup import html
from dashboard.ui.view import View, as_download, identity, kept_with_rows, rows
from dashboard.wording import source_note, spelled, text
from dashboard.wording.lines import on_one_line
from queries import read_query

# The page in plain words on why counts of people are rounded.
PROTECTION = "skydd"
# More letters of notes than this have no room beside the buttons.
LONG = 400
# The two kinds of file, for one figure and for the whole view: the button's text and what makes the content.
CSV_KINDS = {"excel": ("frame.csv_excel", csv_for_excel), "program": ("frame.csv_program", csv_for_programs)}

# Stands in what is kept for all readers in the place of a note that holds one reader's address. No text has it: it is no HTML.
ROUNDED_NOTE = "<rounded>"
Rows = Callable[[pl.DataFrame], pl.DataFrame]


def draw_foot(
    view: View,
    query: str,
    frame: pl.DataFrame,
    *,
    title: str,
    key: str,
    shows: Rows = lambda frame: frame,
    spoken_of: Rows | None = None,
) -> None:
    """Draw the notes, the two CSV buttons and the table, and remember the figure for the file of the whole view.

    The frame is what `shows` picks of the query's rows, or all of them. `spoken_of` picks the rows that the sentence tells of; who has delivered
    is counted of the last of them. Without it, of all.
    """
    of = identity(shows), identity(spoken_of)
    figure = as_download(view, query, shows, title)
    what = kept_with_rows(view, query, ("what", *of), lambda _: _what(view, query, frame))
    # How many of all there are on the day is the only thing in the notes that the figure's own query may not ask of.
    notes = kept_with_rows(
        view,
        query,
        ("notes", *of, view.is_filtered, view.filters),
        lambda _: _notes(view, frame, spoken_of(frame) if spoken_of else frame),
    )
    st.session_state["figures"][what] = figure
    with st.container(key=f"foot_{key}", horizontal=True, gap="small", vertical_alignment="center"):
        told = _with_way(notes, view.language)
        kind = "source long" if len(told) > LONG else "source"
        html(on_one_line(f'<p class="{kind}">{told}</p>'))
        with st.container(key=f"ways_{key}", horizontal=True, gap="small", width="content"):
            _ways_out(view, figure, what=what, key=key)


def _ways_out(view: View, figure: Download, *, what: str, key: str) -> None:
    """The two CSV files, and the table, which is sent to the browser only when it is opened."""
    for kind, (label, make) in CSV_KINDS.items():
        st.download_button(
            text(label, view.language),
            data=partial(make, figure),
            file_name=download_name(view, what, f"{kind}.csv"),
            mime="text/csv",
            key=f"{kind}.csv_{key}",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )
    popover = st.popover(
        text("frame.table", view.language),
        type="tertiary",
        icon=":material/table_rows:",
        key=f"table_{key}",
        on_change="rerun",
    )
    if popover.open:
        popover.html(table_html(figure))


def _what(view: View, query: str, frame: pl.DataFrame) -> str:
    """What a file holds, for its name: the query's title, and the measure or the actor when all rows share one."""
    header = read_query(query)
    words = [header.title_en if view.language == "en" else header.title_sv]
    for column in ("coverage_measure_label", "public_actor_label"):
        shared = frame[column].unique().to_list() if column in frame.columns else []
        if len(shared) == 1 and shared[0] is not None:
            words.append(shared[0])
    return " ".join(words)


def download_name(view: View, what: str, ending: str) -> str:
    """The name of a downloaded file of this view."""
    return file_name(
        what=what,
        where=view.municipality_names if view.is_filtered else (),
        reference_date=view.filters.reference_date,
        catalogue=view.version.catalogue,
        version=view.version.number,
        ending=ending,
    )


def table_html(figure: Download) -> str:
    """The table of the figure's frame; it scrolls inside itself and can be reached by keyboard."""
    names, cells = table_cells(figure)
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in cells)
    caption = escape(text("frame.table_caption", figure.language, title=figure.title))
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table class="data">'
        f"<caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _notes(view: View, frame: pl.DataFrame, told: pl.DataFrame) -> str:
    """Everything a reader must know about the rows: example, who has delivered (of those told of), rounding, sources."""
    language, notes = view.language, []
    tag = f'<span class="tag">{escape(text("frame.example_tag", language))}</span> ' if view.version.is_example else ""
    # Rows of several kinds of delivery have no one number; they say it themselves.
    if "delivered" in frame.columns and "delivery_kind" not in frame.columns and told.height:
        ordered = told.sort("period", nulls_last=False) if "period" in told.columns else told
        last = ordered.row(-1, named=True)
        if last["delivered"] is not None:
            count, whole = int(last["delivered"]), int(last["delivered_of"])
            is_hidden = last.get("obs_status") == WITHHELD
            told_by = escape(_delivered(view, count, whole=whole, period=last.get("period"), is_hidden=is_hidden))
            notes.append(f'<span class="delivered">{told_by}</span>')
    if has_rounded(frame):
        notes.append(f'<span class="rounded">{ROUNDED_NOTE}</span>')
    if "source_refs" in frame.columns and frame.height:
        if note := source_note(frame["source_refs"], rows(view, "source_titles"), language):
            notes.append(escape(text("frame.source", language, note=note)))
        # What nobody has told of has no source, and no need of one.
        elif "value" in frame.columns and frame["value"].is_not_null().any():
            notes.append(escape(text("frame.no_source", language)))
    return tag + " ".join(notes)


def _with_way(notes: str, language: str) -> str:
    """The notes with the way to the page on rounding, which goes by each reader's own address."""
    return notes.replace(ROUNDED_NOTE, rounded_note(language)) if ROUNDED_NOTE in notes else notes


def has_rounded(frame: pl.DataFrame) -> bool:
    """Whether a row holds a count of people that may have been changed."""
    return any((frame[name] == "rounded").any() for name in frame.columns if name.endswith("value_kind"))


def rounded_note(language: str) -> str:
    """That small counts have been changed, and the way to the page that says why, as HTML."""
    way = escape(f"{PROTECTION}?{urlencode(st.session_state['address'], doseq=True)}")
    label, more = (escape(text(f"frame.{name}", language)) for name in ("rounded_more_label", "rounded_more"))
    link = f'<a href="{way}" target="_self" aria-label="{label}">{more}</a>'
    return f"{escape(text('frame.rounded', language))} {link}"


def _delivered(view: View, count: int, *, whole: int, period: str | None, is_hidden: bool) -> str:
    """How many have delivered: of the region's municipalities, of the chosen ones, or whether the only one has, perhaps hidden.

    Where nobody has, of which period that is: there may be figures of an earlier one.
    """
    when = text("frame.delivered_when", view.language, period=period_text(period, view.language)) if period else ""
    if whole == 1:
        none = "frame.delivered_hidden" if is_hidden else "frame.delivered_none"
        return text("frame.delivered_one" if count else none, view.language, when=when)
    of_all = not view.is_filtered or whole == rows(view, "municipalities")["is_there"].sum()
    if not count:
        nobody = "frame.delivered_nobody" if of_all else "frame.delivered_nobody_chosen"
        return text(nobody, view.language, whole=spelled(whole, view.language), when=when)
    entry = "frame.delivered" if of_all else "frame.delivered_chosen"
    return text(entry, view.language, count=count, whole=whole)
