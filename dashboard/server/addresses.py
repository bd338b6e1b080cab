"""The files at addresses that stay, as routes of the app's own server: any process answers, for who sees a page and for who sees none.

What an address names is `dashboard.open_data`'s. Here stands who may ask, which version is meant, and how long an answer keeps.
"""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard import renamed
from dashboard.extracts import Database
from dashboard.manifests import DataError
from dashboard.open_data import archive
from dashboard.open_data.address import FOLDER, Address, NotFoundError, named, path_of, read_address
from dashboard.open_data.dcat import describe
from dashboard.open_data.formats import FORMATS
from dashboard.open_data.licences import licence_text
from dashboard.open_data.parameters import UnknownChoiceError
from dashboard.open_data.published import take_extract
from dashboard.open_data.publisher import read_publisher
from dashboard.open_data.rdf import json_ld, rdf_xml
from dashboard.open_data.tables import open_tables
from dashboard.open_data.taken import Taken, take
from dashboard.pictures import MEDIA_TYPES
from dashboard.server import catalogues
from dashboard.server.gate import base_path
from dashboard.server.machine import exposures_of, has_restricted
from dashboard.server.pictures import picture
from dashboard.server.sent import File, send
from dashboard.versions import History, fingerprint_of
from dashboard.wording import LANGUAGES, problem_text, text

# What was published never changes. What is made of a version may be mended, or the version withdrawn; the newest may be new at any time.
PUBLISHED, OF_A_VERSION, NEWEST = "public, max-age=31536000, immutable", "public, max-age=3600", "no-cache"
MOVED, NOT_FOUND, REFUSED, UNAVAILABLE = 308, 404, 403, 503
ZIP, PLAIN = "application/zip", "text/plain; charset=utf-8"
# The description of a catalogue, by how its address ends.
DESCRIPTIONS = {"dcat.rdf": (rdf_xml, "application/rdf+xml"), "dcat.jsonld": (json_ld, "application/ld+json")}
Parameters = Mapping[str, Sequence[str]]


class NotThisVersionError(Exception):
    """The version that an address names cannot be given out, and no other is given in its place; `fault` says why."""

    def __init__(self, fault: DataError | None) -> None:
        super().__init__(fault)
        self.fault = fault


def routes() -> list[Route]:
    """The routes of the files, for `st.App`."""
    return [Route(f"{base_path()}/{FOLDER}/{{path:path}}", answer)]


def answer(request: Request) -> Response:
    """The file that an address names; or in both languages why there is none, without a word of what was asked."""
    visitor = request.client.host if request.client else ""
    if has_restricted() and exposures_of(visitor, request.headers):
        return _in_both([f"{text('machine.title', each)}. {text('machine.why', each)}" for each in LANGUAGES], REFUSED)
    parameters = {name: request.query_params.getlist(name) for name in request.query_params}
    path = request.path_params["path"]
    catalogue, _, name = path.partition("/")
    try:
        if name in DESCRIPTIONS and not parameters:
            root = f"{request.url.scheme}://{request.url.netloc}{base_path()}/"
            return send(_description(catalogue, name, root), request.headers, {"Cache-Control": NEWEST})
        address = read_address(path)
        if now := _now_called(address):
            return _moved(f"{now}.{address.ending}", request.url.query)
        database = _opened(_history(address.catalogue), address.number)
        file = _file(address, database, parameters)
        return send(file, request.headers, _told(address, database, is_published=isinstance(file.content, Path)))
    except NotFoundError:
        return _in_both([text("open_data.no_such_file", each) for each in LANGUAGES], NOT_FOUND)
    except NotThisVersionError as refusal:
        return _not_given(refusal.fault)
    except DataError as problem:
        return _not_given(problem)


def _now_called(address: Address) -> str:
    """The name of today of a table or a picture that was renamed; "" of any other, and of published files, which the contract names."""
    before = renamed.FIGURES if address.ending in MEDIA_TYPES else renamed.TABLES
    return "" if address.is_extract else before.get(address.name, "")


def _moved(file: str, choices: str) -> Response:
    """The way to the file in the same folder, with the same choices."""
    place = f"./{file}?{choices}" if choices else f"./{file}"
    return Response(status_code=MOVED, headers={"Location": place, "Cache-Control": NEWEST})


def _history(catalogue: str) -> History:
    """The versions of a catalogue. Raises NotFoundError where there is none of the name, DataError."""
    found = catalogues.look_up()
    if catalogue not in found.names:
        raise NotFoundError
    return found.history(catalogue)


def _opened(history: History, number: int | None) -> Database:
    """The version of that number and no other; the newest that pages show where it is None.

    Raises NotFoundError where there is none, NotThisVersionError, DataError.
    """
    if number is not None and number not in history.numbers:
        raise NotFoundError
    served = catalogues.served(history, history.numbers[-1] if number is None else number)
    if number is not None and served.database.version.number != number:
        faults = served.passed_over.get(number, ())
        raise NotThisVersionError(faults[0] if faults else None)
    return served.database


def _file(address: Address, database: Database, parameters: Parameters) -> File:
    """What an address names of an open version. Raises NotFoundError, DataError."""
    file = f"{address.name}.{address.ending}"
    if address.is_extract:
        return _extract(address, database, parameters)
    if file == archive.SELECTION:
        return File(archive.written_together(archive.select(database, parameters)), ZIP)
    if file in (archive.NAME, "licence.txt") and parameters:
        raise UnknownChoiceError
    if file == archive.NAME:
        checksum = hashlib.sha256(fingerprint_of(database.version, database.others).encode()).hexdigest()
        return File(archive.whole_version(database), ZIP, name=archive.name_of(database.version), checksum=checksum)
    if file == "licence.txt":
        return File(licence_text(database).encode(), PLAIN)
    if address.ending in MEDIA_TYPES:
        return picture(address, database, parameters)
    return _in_format(address, database, take(database, named(address.name, open_tables()), parameters))


def _extract(address: Address, database: Database, parameters: Parameters) -> File:
    """A published file as it is, or its rows in another format."""
    published = named(address.name, {file.extract: file for file in database.version.files})
    table = take_extract(database, published, parameters)
    if address.ending != "parquet":
        return _in_format(address, database, table)
    form = FORMATS[address.ending]
    name = table.file_name(form.file_ending)
    return File(published.path, form.media_type, name=name, checksum=published.entry.sha256, is_packed=True)


def _in_format(address: Address, database: Database, table: Taken) -> File:
    """The table as its address ends; raises NotFoundError for another ending. What is packed is made once, since it is asked for part by part."""
    form = named(address.ending, FORMATS)
    key = ("file", address, table.language, table.places, table.reference_date, table.choices)
    content = database.kept.find(key, lambda: form.make(table)) if form.is_packed else form.make(table)
    return File(content, form.media_type, name=table.file_name(form.file_ending), is_packed=form.is_packed)


def _description(catalogue: str, name: str, root: str) -> File:
    """The newest version of a catalogue as portals read it. Raises NotFoundError, DataError."""
    write, media_type = DESCRIPTIONS[name]
    database = _opened(_history(catalogue), None)
    publisher = read_publisher(database.version.folder)
    return File(write(describe(database, publisher, root=root)), media_type)


def _told(address: Address, database: Database, *, is_published: bool) -> dict[str, str]:
    """How long it keeps, which version it is of, and where the newest is."""
    version, base = database.version, base_path()
    of_a_version = PUBLISHED if is_published else OF_A_VERSION
    numbered, newest = (
        f"{base}/{path_of(Address(address.catalogue, number, address.is_extract, address.name, address.ending), {})}"
        for number in (version.number, None)
    )
    return {
        "Cache-Control": NEWEST if address.number is None else of_a_version,
        "Content-Location": numbered,
        "Link": f'<{newest}>; rel="latest-version"',
    }


def _not_given(fault: DataError | None) -> PlainTextResponse:
    whys = [problem_text(fault.key, fault.details, each) if fault else "" for each in LANGUAGES]
    words = [text("open_data.not_this_version", each, fault=why) for each, why in zip(LANGUAGES, whys, strict=True)]
    return _in_both(words, UNAVAILABLE)


def _in_both(words: Sequence[str], status: int) -> PlainTextResponse:
    """An answer in both languages: who asks has not said which. It is not kept: what is missing may come."""
    return PlainTextResponse("\n".join(words), status_code=status, headers={"Cache-Control": "no-store"})
