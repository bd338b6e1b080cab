"""An extract as a version published it: the very file, and the same rows in other formats, none rounded and none added since."""

from collections.abc import Mapping, Sequence

import polars as pl

from contract import EXTRACTS
from dashboard.extracts import Database
from dashboard.filters import Filters
from dashboard.frames import frame_of
from dashboard.manifests import ExtractFile
from dashboard.open_data.columns import columns_of_extract
from dashboard.open_data.parameters import read_language
from dashboard.open_data.taken import Taken, rested_on
from dashboard.wording import localise, text


def take_extract(database: Database, file: ExtractFile, parameters: Mapping[str, Sequence[str]]) -> Taken:
    """The rows of one file of a version that is open, and so was checked against its checksum. Raises UnknownChoiceError, DataError."""
    language, version = read_language(parameters), database.version
    rows = pl.read_parquet(file.path)
    everything = Filters(municipality_codes=(), reference_date=version.as_of)
    note = text(f"extracts.extract_{file.extract}", language)
    return Taken(
        name=file.extract,
        title=file.extract,
        definition=note,
        unit="",
        language=language,
        rows=rows,
        columns=columns_of_extract(file.extract, rows.columns),
        for_readers=lambda: _for_readers(rows, file.extract, language, database),
        sources=rested_on(rows, frame_of(database, "sources", everything, language)),
        version=version,
        reference_date=version.as_of,
    )


def _for_readers(rows: pl.DataFrame, extract: str, language: str, database: Database) -> pl.DataFrame:
    """The rows with headings of the contract and the labels of codes beside them, ja and nej."""
    told = {name: column.metadata[language] for name, column in EXTRACTS[extract].columns().items()}
    columns: list[pl.Series] = []
    for column in localise(rows, language, database.own_labels):
        name = column.name.removesuffix("_label")
        heading = told.get(name) or told[f"{name}_{language}"]
        if name != column.name:
            heading = text("open_data.label_of", language, heading=heading)
        shown = (
            column.replace_strict(_truths(language), return_dtype=pl.String) if column.dtype == pl.Boolean else column
        )
        columns.append(shown.alias(heading))
    return pl.DataFrame(columns)


def _truths(language: str) -> dict[bool, str]:
    return {True: text("frame.yes", language), False: text("frame.no", language)}
