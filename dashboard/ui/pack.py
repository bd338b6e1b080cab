"""The meeting pack at one click: a PDF of the version that is shown, made when somebody asks for it."""

import streamlit as st

from dashboard.downloads import file_name
from dashboard.manifests import Version
from dashboard.report import as_pdf, pack_of, views_of_version, whole_view
from dashboard.server import catalogues
from dashboard.view import View
from dashboard.wording import text


def meeting_pack(view: View) -> None:
    """A button that gives the pack of the meeting in the reader's language; it takes some seconds the first time."""
    st.download_button(
        text("report.download", view.language),
        data=lambda: made_of(view),
        file_name=pack_name(view.version, view.language),
        mime="application/pdf",
        key="meeting_pack",
        on_click="ignore",
        icon=":material/picture_as_pdf:",
        help=text("report.download_help", view.language),
    )


def pack_name(version: Version, language: str) -> str:
    """The name of the file of a version's pack."""
    return file_name(
        what=text("report.title", language),
        where={},
        reference_date=version.as_of,
        catalogue=version.catalogue,
        version=version.number,
        ending=f"{language}.pdf",
    )


def made_of(view: View) -> bytes:
    """The pack of the version, once for all readers of it in one language. Raises DataError."""
    database, language = view.database, view.language

    def make() -> bytes:
        whole = whole_view(database, language)
        history = catalogues.look_up().history(database.version.catalogue)
        views = views_of_version(whole, history, lambda number: catalogues.served(history, number).database)
        return as_pdf(pack_of(whole, views.items, meeting_date=views.meeting_date))

    return database.kept.find(("meeting_pack", language), make)
