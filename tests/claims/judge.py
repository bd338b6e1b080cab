"""Whether a claim holds: the query of its value is run again on other data, and the two are compared."""

from dataclasses import replace
from datetime import date

import duckdb
import polars as pl

from contract.dictionary import codelists, dictionary
from contract.periods import last_day
from dashboard.extracts import Database
from dashboard.filters import Filters
from dashboard.query import run_query
from dashboard.versions import read_version, version_table
from dashboard.wording.claims import Claim, Relation, Subject
from queries import make_shared_sets
from tests.claims.deliveries import CATALOGUE, DATA, Frames, municipality_codes

HOLDS = {
    Relation.EXACTLY: lambda value, than: value == than,
    Relation.AT_LEAST: lambda value, than: value >= than,
    Relation.AT_MOST: lambda value, than: value <= than,
    Relation.MORE_THAN: lambda value, than: value > than,
    Relation.LESS_THAN: lambda value, than: value < than,
}


def open_frames(frames: Frames) -> Database:
    """The frames with their shared sets, as the app opens a version."""
    version = read_version(DATA, CATALOGUE)
    connection = duckdb.connect(":memory:")
    for extract, frame in frames.items():
        connection.from_arrow(frame.to_arrow()).create(extract)
    connection.from_arrow(dictionary().to_arrow()).create("dictionary")
    connection.from_arrow(codelists().to_arrow()).create("codelist")
    connection.from_arrow(version_table(version, ()).to_arrow()).create("version")
    make_shared_sets(connection, ())
    return Database(version, connection, {})


def everything(reference_date: date) -> Filters:
    """All municipalities at one date."""
    return Filters(municipality_codes=municipality_codes(), reference_date=reference_date)


def holds(claim: Claim, database: Database, filters: Filters) -> bool:
    """Whether the claim, made under `filters`, holds in the database. Raises LookupError for a value that is not there."""
    than = value_of(claim.than, database, filters) if isinstance(claim.than, Subject) else claim.than
    return HOLDS[claim.relation](value_of(claim.subject, database, filters), than)


def value_of(subject: Subject, database: Database, filters: Filters) -> float:
    """The value that the subject names. A row that a later period has displaced is looked for at the end of its own."""
    if subject.covers:
        filters = replace(filters, municipality_codes=subject.covers)
    found = _row(subject, database, filters)
    period = dict(subject.row).get("period")
    if found.is_empty() and isinstance(period, str):
        found = _row(subject, database, replace(filters, reference_date=last_day(period)))
    if found.height != 1 or found[subject.column][0] is None:
        raise LookupError(f"{subject} is the value of {found.height} rows: {found.to_dicts()}")
    return float(found[subject.column][0])


def _row(subject: Subject, database: Database, filters: Filters) -> pl.DataFrame:
    frame = run_query(database, subject.query, filters)
    return frame.filter(pl.all_horizontal(pl.lit(True), *(pl.col(key).eq_missing(value) for key, value in subject.row)))
