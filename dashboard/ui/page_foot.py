"""What stands under every page: which version, until when one looks, of which years the figures are, all tables in one file."""

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from dashboard.downloads import Download, zip_of
from dashboard.notes import version_words
from dashboard.ui.foot import CSV_KINDS, download_name
from dashboard.ui.markup import html
from dashboard.view import View
from dashboard.wording import text
from dashboard.wording.versions import shown_again


def whole_view_downloads(view: View) -> None:
    """The end of a page: all its tables in one file of each kind, the version, the reference date, the notes."""
    figures = st.session_state["figures"]
    with st.container(key="page_foot", horizontal=True, gap="small", vertical_alignment="center"):
        again = _shown_again(view)
        years = _years(figures)
        entry = "frame.years" if "–" in years else "frame.year"
        about = text(entry, view.language, years=years) if years else ""
        notes = " ".join(filter(None, [version_words(view), again, about, dict(view.version.notes)[view.language]]))
        html(f'<p class="source">{escape(notes)}</p>')
        if figures:
            html(
                f'<p class="source">{escape(text("frame.whole_view", view.language, count=len(figures)))}</p>',
                width="content",
            )
            for kind, (label, make) in CSV_KINDS.items():
                st.download_button(
                    text(label, view.language),
                    data=partial(_all_files, view, figures, f"{kind}.csv", make),
                    file_name=download_name(view, view.page, f"{kind}.zip"),
                    mime="application/zip",
                    key=f"view_{kind}",
                    on_click="ignore",
                    type="tertiary",
                    icon=":material/folder_zip:",
                )


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


def _all_files(view: View, figures: dict[str, Download], ending: str, make: Callable) -> bytes:
    return zip_of([(download_name(view, what, ending), make(figure)) for what, figure in figures.items()])


def _years(figures: dict[str, Download]) -> str:
    """The first and last year that the values on the page are about: `2014–2020`."""
    years = sorted(frozenset().union(*(figure.years for figure in figures.values())))
    return "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""
