"""Several tables in one file: those of a page, or a whole version with all that describes it. Written as it is sent, a table at a time."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from contract.dictionary import codelists, dictionary
from dashboard.downloads import csv_for_programs, slug
from dashboard.extracts import Database
from dashboard.filters import Filters
from dashboard.frames import frame_of
from dashboard.manifests import Version
from dashboard.open_data.address import named
from dashboard.open_data.csvw import metadata_of
from dashboard.open_data.formats import FORMATS
from dashboard.open_data.licences import licence_text
from dashboard.open_data.parameters import UnknownChoiceError
from dashboard.open_data.published import take_extract
from dashboard.open_data.tables import open_tables
from dashboard.open_data.taken import Taken, take
from dashboard.wording import LANGUAGES, text

# Which tables of a page, each with the choices that are its own, and in which format.
TABLE, FORMAT = "tabell", "format"
# No page has more.
MOST = 60
FIXED_ZIP_TIME = (2020, 1, 1, 0, 0, 0)
NAME = "version.zip"
SELECTION = "tabeller.zip"


@dataclass(frozen=True)
class Selection:
    """Some tables of a version under choices that they share, in one format."""

    tables: tuple[Taken, ...]
    format: str


def name_of(version: Version) -> str:
    """What the zip of a whole version is called."""
    return f"asf_{slug(version.catalogue)}_v{version.number}.zip"


def parameter_of(name: str, own: Mapping[str, Sequence[str]]) -> str:
    """How a table with choices of its own is named among several: `county_figures?tema=enterprises`."""
    return f"{name}?{urlencode(own, doseq=True)}" if own else name


def select(database: Database, parameters: Mapping[str, Sequence[str]]) -> Selection:
    """The tables that an address names. Raises NotFoundError for a table, a format or a choice that there is not, DataError."""
    shared = {name: values for name, values in parameters.items() if name not in (TABLE, FORMAT)}
    names, formats = parameters.get(TABLE, ()), parameters.get(FORMAT, ("csv",))
    if not 0 < len(names) <= MOST or len(formats) != 1:
        raise UnknownChoiceError
    tables = []
    for each in names:
        name, _, own = each.partition("?")
        tables.append(take(database, named(name, open_tables()), shared | parse_qs(own)))
    named(formats[0], FORMATS)
    return Selection(tuple(tables), formats[0])


def written_together(selection: Selection) -> Iterator[bytes]:
    """The zip of a selection, piece by piece: each file called as when it is fetched alone."""
    form = FORMATS[selection.format]
    files = {_name_among(selection.tables, table, form.file_ending): table for table in selection.tables}
    return _pieces((name, lambda table=table: form.make(table)) for name, table in files.items())


def _name_among(tables: Sequence[Taken], table: Taken, ending: str) -> str:
    """The name of a table's file; with that of the table before it where another one's would be the same."""
    name = table.file_name(ending)
    others = [other for other in tables if other is not table]
    return f"{table.name}_{name}" if name in (other.file_name(ending) for other in others) else name


def whole_version(database: Database) -> Iterator[bytes]:
    """The zip of a version, piece by piece: the files that were published, every table, the dictionary, codes, sources and licences."""
    return _pieces(_of_version(database))


def _of_version(database: Database) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The name of each file, and what makes it."""
    version = database.version
    everything = Filters(municipality_codes=(), reference_date=version.as_of)
    yield "README.txt", lambda: _about(database)
    yield "LICENCE.txt", lambda: licence_text(database).encode()
    described = {
        "dictionary": dictionary,
        "codes": codelists,
        "sources": lambda: frame_of(database, "sources", everything, LANGUAGES[0]),
    }
    for name, make in described.items():
        yield f"{name}.csv", lambda make=make: csv_for_programs(make())
    for file in version.files:
        name = f"extracts/{file.extract}"
        yield f"{name}.parquet", file.path.read_bytes
        yield f"{name}.csv", lambda file=file: csv_for_programs(take_extract(database, file, {}).rows)
        yield f"{name}.csv-metadata.json", lambda file=file: metadata_of(take_extract(database, file, {}))
    for table in open_tables().values():
        yield f"tables/{table.name}.csv", lambda table=table: csv_for_programs(take(database, table, {}).rows)
        yield f"tables/{table.name}.csv-metadata.json", lambda table=table: metadata_of(take(database, table, {}))


def _about(database: Database) -> bytes:
    version = database.version
    lines = []
    for language in LANGUAGES:
        title, note = dict(version.titles)[language], dict(version.notes)[language]
        tag = f" ({text('frame.example_tag', language)})" if version.is_example else ""
        lines += [
            f"{title}{tag}",
            note,
            text("open_data.archive", language, number=version.number, as_of=version.as_of),
            "",
        ]
    return "\r\n".join(lines).encode()


def _pieces(files: Iterator[tuple[str, Callable[[], bytes]]]) -> Iterator[bytes]:
    """A zip of the files, the same bytes each time, given out after each of them."""
    stream = _Stream()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, make in files:
            entry = zipfile.ZipInfo(name, FIXED_ZIP_TIME)
            # Parquet is packed as it is.
            kind = zipfile.ZIP_STORED if name.endswith(".parquet") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, make(), kind)
            yield stream.taken()
    yield stream.taken()


class _Stream(io.RawIOBase):
    """What a zip is written to without going back in it: what has been written is taken out piece by piece."""

    def __init__(self) -> None:
        self._written = bytearray()

    def writable(self) -> bool:
        """As files have it."""
        return True

    def write(self, piece: bytes) -> int:
        """Take in a piece."""
        self._written += piece
        return len(piece)

    def taken(self) -> bytes:
        """What has been written since the last time."""
        piece, self._written = bytes(self._written), bytearray()
        return piece
