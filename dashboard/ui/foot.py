"""What stands under every figure: notes and sources, the ways to its files, the table, all from the figure's own frame."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode, urlsplit

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.downloads import Download
from dashboard.figures.figure import Figure, every_row
from dashboard.notes import ROUNDED, SOURCE, Note, notes_of
from dashboard.open_data.address import FOLDER, Address, path_of
from dashboard.open_data.archive import parameter_of
from dashboard.open_data.parameters import own_of, written
from dashboard.open_data.tables import name_of
from dashboard.pictures import MEDIA_TYPES, file_of_picture, name_of_picture
from dashboard.screen_table import table_cells
from dashboard.server import base_path
from dashboard.ui.markup import html
from dashboard.view import View, as_download, download_name, identity, in_their_language, kept_with_rows, what_is_in
from dashboard.wording import text
from dashboard.wording.lines import on_one_line

# The page in plain words on why counts of people are rounded.
PROTECTION = "skydd"
# More letters of notes than this have no room beside the buttons.
LONG = 400
# The kinds of file, for one figure and for the whole view: how the address ends, the file's own ending, the words of the link.
FILES = (
    ("xlsx", "excel.xlsx", "frame.xlsx"),
    ("excel.csv", "excel.csv", "frame.csv_excel"),
    ("csv", "program.csv", "frame.csv_program"),
)

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
    shows: Rows = every_row,
    spoken_of: Rows | None = None,
    pictured: Sequence[Figure] = (),
) -> None:
    """Draw the notes, the ways to the files, the table and the pictures of the figures that are `pictured`, and remember the figure for the
    file of the whole view.

    The frame is what `shows` picks of the query's rows, or all of them. `spoken_of` picks the rows that the sentence tells of; who has delivered
    is counted of the last of them. Without it, of all.
    """
    of = identity(shows), identity(spoken_of)
    figure = as_download(view, query, shows, title)
    what = kept_with_rows(
        view, query, ("what", *of), lambda _: what_is_in(view, query, frame, name=name_of(query, shows))
    )
    # How many of all there are on the day is the only thing in the notes that the figure's own query may not ask of.
    notes = kept_with_rows(
        view,
        query,
        ("notes", *of, view.is_filtered, view.filters),
        lambda _: _notes(view, frame, spoken_of(frame) if spoken_of else frame),
    )
    chosen = view.municipality_names, view.is_filtered, view.period, view.filters
    ways = kept_with_rows(view, query, ("ways", *of, *chosen), lambda _: _ways_to(view, query, shows, what=what))
    st.session_state["figures"][what] = figure
    st.session_state["tables"][ways.name] = ways.parameters
    # The ways out come first, and of them the table, so that one key leads there from the chart; css/figure.css puts the notes before.
    with st.container(key=f"foot_{key}", horizontal=True, gap="small", vertical_alignment="center"):
        _table(view, figure, key=key)
        told = _with_way(notes, view.language)
        kind = " ".join(("source", *(["long"] if len(told) > LONG else []), *(["pictured"] if pictured else [])))
        html(on_one_line(f'{ways.links}<p class="{kind}">{told}</p>'))
        if pictured:
            _picture_ways(view, pictured, key=key)


def _table(view: View, figure: Download, *, key: str) -> None:
    """The table, which is sent to the browser only when it is opened."""
    popover = _button(text("frame.table", view.language), icon="table_rows", key=f"table_{key}")
    if popover.open:
        popover.html(in_their_language(view, table_html(figure)))


def _picture_ways(view: View, pictured: Sequence[Figure], *, key: str) -> None:
    """The two files of each picture, behind a button: addresses that stay, as those of the tables."""
    popover = _button(text("report.picture", view.language), icon="image", key=f"picture_{key}")
    if popover.open:
        popover.html("".join(_ways_to_picture(view, each) for each in pictured))


def _button(words: str, *, icon: str, key: str) -> DeltaGenerator:
    """A button of the foot, whose contents are made when it is opened."""
    return st.popover(words, type="tertiary", icon=f":material/{icon}:", key=key, on_change="rerun")


def _ways_to_picture(view: View, shown: Figure) -> str:
    about = text(shown.kicker, view.language, **shown.kicker_words) if shown.kicker else ""
    links = " ".join(
        file_link(
            Address(
                view.version.catalogue, view.version.number, is_extract=False, name=name_of_picture(shown), ending=kind
            ),
            _parameters(view, shown.query),
            called=file_of_picture(view, shown, kind),
            words=" ".join(filter(None, (about, text(f"report.{kind}", view.language)))),
        )
        for kind in MEDIA_TYPES
    )
    return f'<p class="file-links">{links}</p>'


@dataclass(frozen=True)
class Ways:
    """The ways to the files of a table as HTML; its name among several, and what is chosen, as addresses have both."""

    name: str
    parameters: Mapping[str, Sequence[str]]
    links: str


def _ways_to(view: View, query: str, shows: Rows, *, what: str) -> Ways:
    """The files of the version that is shown: addresses that stay, which any process of the app answers."""
    parameters = _parameters(view, query)
    name, version = name_of(query, shows), view.version
    links = " ".join(
        file_link(
            Address(version.catalogue, version.number, is_extract=False, name=name, ending=ending),
            parameters,
            called=download_name(view, what, file_ending),
            words=text(entry, view.language),
        )
        for ending, file_ending, entry in FILES
    )
    return Ways(parameter_of(name, own_of(parameters)), parameters, f'<p class="file-links">{links}</p>')


def _parameters(view: View, query: str) -> dict[str, list[str]]:
    """What is chosen of a query, as addresses of files have it."""
    places = view.municipality_names if view.is_filtered else ()
    return written(query, view.database, view.filters, places=places, period=view.period, language=view.language)


def place_of_files(view: View) -> str:
    """The address that the files of the version lie under, as another program is given it."""
    here = urlsplit(st.context.url or "")
    origin = f"{here.scheme}://{here.netloc}" if here.netloc else ""
    return f"{origin}{base_path()}/{FOLDER}/{view.version.catalogue}/{view.version.number}"


def file_link(address: Address, parameters: Mapping[str, Sequence[str]], *, called: str, words: str) -> str:
    """A link to a file, which the browser keeps under the name that it is `called`."""
    place = escape(f"{base_path()}/{path_of(address, parameters)}")
    return f'<a href="{place}" download="{escape(called)}">{escape(words)}</a>'


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
    """Everything a reader must know about the rows, as HTML: example, who has delivered (of those told of), rounding, sources."""
    tag = (
        f'<span class="tag">{escape(text("frame.example_tag", view.language))}</span> '
        if view.version.is_example
        else ""
    )
    return tag + " ".join(_note(note) for note in notes_of(view, frame, told))


def _note(note: Note) -> str:
    words = ROUNDED_NOTE if note.kind == ROUNDED else escape(note.words)
    return words if note.kind == SOURCE else f'<span class="{note.kind}">{words}</span>'


def _with_way(notes: str, language: str) -> str:
    """The notes with the way to the page on rounding, which goes by each reader's own address."""
    return notes.replace(ROUNDED_NOTE, rounded_note(language)) if ROUNDED_NOTE in notes else notes


def rounded_note(language: str) -> str:
    """That small counts have been changed, and the way to the page that says why, as HTML."""
    way = escape(f"{PROTECTION}?{urlencode(st.session_state['address'], doseq=True)}")
    label, more = (escape(text(f"frame.{name}", language)) for name in ("rounded_more_label", "rounded_more"))
    link = f'<a href="{way}" target="_self" aria-label="{label}">{more}</a>'
    return f"{escape(text('frame.rounded', language))} {link}"
