"""The files of `queries/`: their SQL and what their headers say. A query answers one figure; a shared set feeds several, or one that would
otherwise look through a whole nation; a rollup adds up; the macros of `macros/` say how a figure is made of cells, and how sure it then is.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

QUERIES = Path(__file__).parent
HEADER_FIELDS = ("title_sv", "title_en", "definition_sv", "definition_en", "unit", "grain", "sources")


@dataclass(frozen=True)
class Query:
    """One file of `queries/`: its SQL and what its header says."""

    name: str
    sql: str
    title_sv: str
    title_en: str
    definition_sv: str
    definition_en: str
    unit: str
    grain: str
    sources: tuple[str, ...]


def query_names() -> tuple[str, ...]:
    """The names of all queries, in alphabetical order."""
    return tuple(sorted(path.stem for path in QUERIES.glob("*.sql")))


def shared_names() -> tuple[str, ...]:
    """The names of all shared sets, those of `queries/shared/`, in alphabetical order."""
    return tuple(sorted(path.stem for path in QUERIES.glob("shared/*.sql")))


def read_macros() -> str:
    """The statements that make every macro of `queries/macros/`, as they stand in the files."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(QUERIES.glob("macros/*.sql")))


def read_query(name: str) -> Query:
    """The query or shared set `name`, with its header.

    Raises FileNotFoundError, or ValueError when a header field is missing.
    """
    return _read(QUERIES, name)


def read_rollup(extract: str) -> Query:
    """How the rows of an extract are added up from finer ones: the file of its name in `queries/rollups/`. Raises as `read_query`."""
    return _read(QUERIES, f"rollups/{extract}")


@cache
def _read(folder: Path, name: str) -> Query:
    """The files ship with the code and cannot change while the app runs, so no other key is needed."""
    file = folder / "shared" / f"{name}.sql"
    if not file.exists():
        file = folder / f"{name}.sql"
    sql = file.read_text(encoding="utf-8")
    comments = [line.removeprefix("--").strip() for line in sql.splitlines() if line.startswith("--")]
    header = {key: rest.strip() for key, colon, rest in (line.partition(":") for line in comments) if colon}
    missing = [field for field in HEADER_FIELDS if not header.get(field)]
    if missing:
        raise ValueError(f"queries/{file.relative_to(folder).as_posix()} lacks {', '.join(missing)} in its header")
    fields = {field: header[field] for field in HEADER_FIELDS if field != "sources"}
    sources = tuple(source.strip() for source in header["sources"].split(","))
    return Query(name=name, sql=sql, sources=sources, **fields)


def sources_of(name: str) -> frozenset[str]:
    """Every table that the query or shared set `name` reads, itself or through shared sets; of those both the set and its sources."""
    direct = read_query(name).sources
    shared = shared_names()
    return frozenset(direct).union(*(sources_of(source) for source in direct if source in shared))
