"""What stands under every page: which version, until when one looks, of which years the figures are, all tables in one file."""

from html import escape

import streamlit as st

from dashboard.downloads import Download
from dashboard.notes import version_words
from dashboard.open_data.address import Address
from dashboard.open_data.archive import FORMAT, SELECTION, TABLE
from dashboard.open_data.parameters import CHOICES
from dashboard.ui.foot import FILES, file_link
from dashboard.ui.markup import html
from dashboard.view import View, download_name
from dashboard.wording import text
from dashboard.wording.versions import shown_again


def whole_view_downloads(view: View) -> None:
    """The end of a page: all its tables in one file of each kind, the version, the reference date, the notes."""
    figures, tables = st.session_state["figures"], st.session_state["tables"]
    with st.container(key="page_foot", horizontal=True, gap="small", vertical_alignment="center"):
        again = _shown_again(view)
        years = _years(figures)
        entry = "frame.years" if "–" in years else "frame.year"
        about = text(entry, view.language, years=years) if years else ""
        notes = " ".join(filter(None, [version_words(view), again, about, dict(view.version.notes)[view.language]]))
        files = ""
        if figures:
            count = escape(text("frame.whole_view", view.language, count=len(tables)))
            files = f'<p class="source">{count}</p>{_whole_view(view)}'
        html(f'<p class="source">{escape(notes)}</p>{files}')


def _whole_view(view: View) -> str:
    """The page's tables in one file, a link for each kind of file."""
    tables, version, (name, _, zipped) = st.session_state["tables"], view.version, SELECTION.partition(".")
    shared = {each: chosen for choices in tables.values() for each, chosen in choices.items() if each not in CHOICES}
    links = " ".join(
        file_link(
            Address(version.catalogue, version.number, is_extract=False, name=name, ending=zipped),
            {**shared, FORMAT: [ending], TABLE: list(tables)},
            called=download_name(view, view.page, f"{ending.replace('.', '_')}.zip"),
            words=text(entry, view.language),
        )
        for ending, _, entry in FILES
    )
    return f'<p class="file-links">{links}</p>'


def _shown_again(view: View) -> str:
    """Whose figures a version that takes another one back shows, and why; nothing for any other version."""
    version = view.version
    if version.withdraws is None or version.points_back_to is None:
        return ""
    return shown_again(
        version.number,
        points_back_to=version.points_back_to,
        withdraws=version.withdraws,
        note=version.public_note,
        language=view.language,
    )


def _years(figures: dict[str, Download]) -> str:
    """The first and last year that the values on the page are about: `2014–2020`."""
    years = sorted(frozenset().union(*(figure.years for figure in figures.values())))
    return "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""
