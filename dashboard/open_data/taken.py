"""A table as it is taken along from an address: the rows of the screen and of its files, or of a published file, and what is told of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from dashboard.downloads import Download, file_name, program_columns, reader_columns, what_it_holds
from dashboard.extracts import Database
from dashboard.filters import Filters
from dashboard.frames import frame_of
from dashboard.manifests import Version
from dashboard.open_data.columns import Column, columns_of_frame
from dashboard.open_data.parameters import read_parameters
from dashboard.open_data.tables import OpenTable
from queries import read_query

# What the rows of a frame rest on: references such as `plan:7 scb_befolkning`, or one source.
REFERENCES = ("source_refs", "source_id", "other_source_id")


@dataclass(frozen=True)
class Taken:
    """A table. `rows` are as programs read them, in the `columns` described; `for_readers` makes them as people read them, in `language`.

    `sources` are those that the rows rest on, localised, in the columns of the query `sources`; `places` are the municipalities where
    some are chosen, `reference_date` is until when one looks, `choices` what it was asked under, where that was asked.
    """

    name: str
    title: str
    definition: str
    unit: str
    language: str
    rows: pl.DataFrame
    columns: tuple[Column, ...]
    for_readers: Callable[[], pl.DataFrame]
    sources: pl.DataFrame
    version: Version
    reference_date: date
    places: tuple[str, ...] = ()
    choices: Filters | None = None
    what: str = ""

    def file_name(self, ending: str) -> str:
        """What its file is called: as a page calls it."""
        codes = self.choices.municipality_codes if self.choices and self.places else ()
        return file_name(
            what=self.what or self.title,
            where=dict(zip(codes, self.places, strict=True)),
            reference_date=self.reference_date,
            catalogue=self.version.catalogue,
            version=self.version.number,
            ending=ending,
        )


def take(database: Database, table: OpenTable, parameters: Mapping[str, Sequence[str]]) -> Taken:
    """The table under the choices of an address. Raises UnknownChoiceError, and DataError where its data are at fault."""
    asked = read_parameters(parameters, table, database)
    header, language = read_query(table.query), asked.language
    frame = table.shows(frame_of(database, table.query, asked.filters, language))
    titles = frame_of(database, "source_titles", asked.filters, language)
    title, definition = (
        (header.title_en, header.definition_en) if language == "en" else (header.title_sv, header.definition_sv)
    )
    figure = Download(title, frame, titles, language)
    rows = program_columns(figure)
    return Taken(
        name=table.name,
        title=title,
        definition=definition,
        unit=header.unit,
        language=language,
        rows=rows,
        columns=columns_of_frame(rows),
        for_readers=lambda: reader_columns(figure),
        sources=rested_on(frame, frame_of(database, "sources", asked.filters, language)),
        version=database.version,
        reference_date=asked.filters.reference_date,
        places=asked.places,
        choices=asked.filters,
        what=what_it_holds(title, frame, query=table.query, name=table.name),
    )


def rested_on(frame: pl.DataFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """Those of the sources that rows refer to, in the order of the sources."""
    cited: set[str] = set()
    for name in REFERENCES:
        if name in frame.columns:
            for references in frame[name].drop_nulls().unique():
                cited |= {reference.partition(":")[0] for reference in references.split()}
    return sources.filter(pl.col("source_id").is_in(sorted(cited)))
