"""Whether a claim holds: the query of its value is run again on other data, and the two are compared."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

import polars as pl

from contract.dictionary import codelists, dictionary
from contract.periods import last_day
from dashboard.extracts import Database
from dashboard.filters import Filters
from dashboard.kept import Kept
from dashboard.query import run_query
from dashboard.versions import version_table
from dashboard.wording.claims import Claim, Relation, Subject
from queries import open_in_memory, read_macros, read_query
from tests.claims.deliveries import CATALOGUE, DATA, Frames, municipality_codes
from tests.conftest import read_version

HOLDS = {
    Relation.EXACTLY: lambda value, than: value == than,
    Relation.AT_LEAST: lambda value, than: value >= than,
    Relation.AT_MOST: lambda value, than: value <= than,
    Relation.MORE_THAN: lambda value, than: value > than,
    Relation.LESS_THAN: lambda value, than: value < than,
}
READ_BY_MACROS = ("codelist",)
# What queries and shared sets have answered, by the content of all that they read: most of what was told before others answer is told after.
KNOWN = Kept(most=10_000)


@dataclass(frozen=True)
class Answers:
    """What a database answers. A table is made when a query first reads it, and a query is run once of the same tables under the same
    of the choices that it names, in whichever database they are.
    """

    database: Database
    tables: Frames
    _made: set[str] = field(default_factory=set)
    _contents: dict[str, bytes] = field(default_factory=dict)

    def rows(self, query: str, filters: Filters) -> pl.DataFrame:
        """The rows of a query under `filters`."""
        chosen = filters.parameters()
        named = tuple(str(chosen[name]) for name in parameters_of(query))
        return KNOWN.find((query, named, self._read_by(query)), lambda: self._asked(query, filters))

    def _asked(self, query: str, filters: Filters) -> pl.DataFrame:
        self._make((*READ_BY_MACROS, *read_query(query).sources))
        return run_query(self.database, query, filters)

    def _read_by(self, name: str) -> tuple[bytes, ...]:
        """The content of every table that a query or shared set reads itself."""
        return tuple(map(self._content_of, (*READ_BY_MACROS, *read_query(name).sources)))

    def _content_of(self, table: str) -> bytes:
        if table not in self._contents:
            found = self.tables.get(table)
            self._contents[table] = (
                KNOWN.find((table, self._read_by(table)), lambda: self._content_of_set(table))
                if found is None
                else digest_of(found)
            )
        return self._contents[table]

    def _content_of_set(self, name: str) -> bytes:
        self._make((*READ_BY_MACROS, name))
        return digest_of(self.database.connection.table(name).pl())

    def _make(self, names: Iterable[str]) -> None:
        for name in names:
            if name in self._made:
                continue
            if name in self.tables:
                made = self.database.connection.from_arrow(self.tables[name].to_arrow())
            else:
                shared = read_query(name)
                self._make(shared.sources)
                made = self.database.connection.sql(shared.sql)
            made.create(name)
            self._made.add(name)


def digest_of(frame: pl.DataFrame) -> bytes:
    """A digest of the columns, their types, and the rows in their order."""
    return hashlib.sha256(frame.write_ipc_stream(None).getvalue()).digest()


@cache
def parameters_of(query: str) -> tuple[str, ...]:
    """The parameters that a query names."""
    return tuple(sorted(set(re.findall(r"\$(\w+)", read_query(query).sql))))


def open_frames(frames: Frames) -> Answers:
    """The frames and their shared sets, as the app opens a version; most of both no test asks for."""
    version = read_version(DATA, CATALOGUE)
    connection = open_in_memory()
    connection.execute(read_macros())
    beside = {"dictionary": dictionary(), "codelist": codelists(), "version": version_table(version, ())}
    return Answers(Database(version, connection, {}), frames | beside)


def everything(reference_date: date) -> Filters:
    """All municipalities at one date."""
    return Filters(municipality_codes=municipality_codes(), reference_date=reference_date)


@dataclass(frozen=True)
class Judge:
    """Judges claims that were made under `filters`, by what a database answers."""

    answers: Answers
    filters: Filters

    def holds(self, claim: Claim) -> bool:
        """Whether the claim holds. Raises LookupError for a value that is not there."""
        than = self.value_of(claim.than) if isinstance(claim.than, Subject) else claim.than
        return HOLDS[claim.relation](self.value_of(claim.subject), than)

    def value_of(self, subject: Subject) -> float:
        """The value that the subject names. A row that a later period has displaced is looked for at the end of its own."""
        filters = replace(self.filters, municipality_codes=subject.covers) if subject.covers else self.filters
        found = self._row(subject, filters)
        period = dict(subject.row).get("period")
        if found.is_empty() and isinstance(period, str):
            found = self._row(subject, replace(filters, reference_date=last_day(period)))
        if found.height != 1 or found[subject.column][0] is None:
            raise LookupError(f"{subject} is the value of {found.height} rows: {found.to_dicts()}")
        return float(found[subject.column][0])

    def _row(self, subject: Subject, filters: Filters) -> pl.DataFrame:
        same = [pl.col(key).eq_missing(value) for key, value in subject.row]
        return self.answers.rows(subject.query, filters).filter(pl.all_horizontal(pl.lit(True), *same))
