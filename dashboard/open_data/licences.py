"""What is known of the licences of what is published: each source has its own, or none that we have found."""

import polars as pl

from dashboard.extracts import Database
from dashboard.filters import Filters
from dashboard.frames import frame_of
from dashboard.wording import LANGUAGES, text

# The one licence that is known of sources so far, as the sources write it and as catalogues of open data do.
CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"
_IN_CATALOGUES = {"CC0": CC0, "CC0 1.0": CC0, "CC BY 4.0": "http://creativecommons.org/licenses/by/4.0/"}


def common_licence(sources: pl.DataFrame) -> str:
    """The address of the licence that all of the sources have; "" where one has another or none that is known, or there is no source."""
    stated = set(sources["licence"])
    return _IN_CATALOGUES.get(stated.pop() or "", "") if len(stated) == 1 else ""


def licence_text(database: Database) -> str:
    """In both languages: what is known of the licence of each source, and what follows where nothing is."""
    version = database.version
    everything = Filters(municipality_codes=(), reference_date=version.as_of)
    parts = []
    for language in LANGUAGES:
        sources = frame_of(database, "sources", everything, language)
        unknown = text("open_data.no_licence", language)
        lines = [
            f"- {title} ({publisher}): {licence or unknown}"
            for title, publisher, licence in sources.select("title", "publisher", "licence").iter_rows()
        ]
        parts.append("\n".join([text("open_data.licence_note", language), "", *lines]))
    return "\n\n".join(parts) + "\n"
