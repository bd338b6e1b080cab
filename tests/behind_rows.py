"""What the rows of a query follow from: two databases in which that is the same give the same rows."""

from contract import EXTRACTS
from dashboard.extracts import Database
from dashboard.filters import Filters
from dashboard.versions import fingerprint_of
from queries import read_query, sources_of


def behind_rows(database: Database, name: str, filters: Filters) -> tuple:
    """The files that the query `name` reads, itself or through shared sets, and the choices that it names; hashable."""
    read, sql = sources_of(name), read_query(name).sql
    # What is made of other files when a version is opened; an extract that a version lacks may mean rows of its catalogue.
    behind = read | {"code_label"} if "codelist" in read else read
    behind |= set(EXTRACTS) if "observed_period" in read else set()
    entries = [(file.extract, file.entry) for file in database.version.files if file.extract in behind]
    files = [(extract, entry.sha256, entry.contract_version) for extract, entry in entries]
    chosen = [(choice, str(value)) for choice, value in filters.parameters().items() if f"${choice}" in sql]
    listed = fingerprint_of(database.version, database.others) if "version" in read else ""
    lacks = behind.intersection(EXTRACTS).difference(extract for extract, _ in entries)
    meant = database.version.catalogue if lacks else ""
    return name, listed, meant, tuple(files), tuple(chosen), read.intersection(database.problems)
