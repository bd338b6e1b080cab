"""A partner's file as cells. What it is, its bytes say, not its name; nothing in it is run."""

import io
import tomllib
import zipfile
from pathlib import Path

from publishing.intake.csv_text import read_text_table
from publishing.intake.parquet import read_parquet
from publishing.intake.table import Table
from publishing.intake.xlsx import read_workbook
from publishing.messages import SAY
from publishing.messages.problems import InputError

LARGEST_MB = 20
_READERS = {"xlsx": read_workbook, "text": read_text_table, "parquet": read_parquet}
# In the order in which they are tried. UTF-16LE names as an OLE file has them in its directory.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STARTS = ((b"PAR1", "parquet"), (b"%PDF", "pdf"), (b"{\\rtf", "rtf"), (b"\x1f\x8b", "gzip"), (b"\x89PNG", "picture"))
_TEXT_STARTS = ((b"<!doctype html", "html"), (b"<html", "html"), (b"<table", "html"), (b"<?xml", "xml"))
# What programs call the parts of their files, and the files themselves.
FORMATS = tomllib.loads(Path(__file__).with_name("formats.toml").read_text(encoding="utf-8"))
_SUFFIXES: dict[str, list[str]] = FORMATS["suffixes"]


def read_table(path: Path) -> Table:
    """The cells of an xlsx, CSV or Parquet file as they stand, whatever delimiter and encoding the text has.

    Raises InputError for a file that cannot or must not be read: damaged, locked by a password, with macros, too large.
    """
    data = _read_bytes(path)
    kind = kind_of(data)
    _check_name(path.name, kind)
    return _READERS[kind](path.name, data)


def kind_of(data: bytes) -> str:
    """What the bytes are: xlsx, text or parquet, which can be read; or what else, such as pdf, xls, password, broken."""
    if data.startswith(_OLE):
        return "password" if _ENCRYPTED in data else "xls"
    if data.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                names = set(archive.namelist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
            return "broken"
        return next((kind for part, kind in FORMATS["zip_kinds"].items() if part in names), "zip")
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    opening = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((kind for start, kind in _TEXT_STARTS if opening.startswith(start)), "text")


def _read_bytes(path: Path) -> bytes:
    name = path.name or str(path)
    if path.is_dir():
        raise InputError.of(name, "file_folder")
    if not path.is_file():
        raise InputError.of(name, "missing_file")
    try:
        size = path.stat().st_size
        if size > LARGEST_MB * 1_000_000:
            raise InputError.of(name, "file_too_large", size=round(size / 1_000_000), limit=LARGEST_MB)
        data = path.read_bytes()
    except OSError as error:
        raise InputError.unreadable(name, error) from error
    if not data.strip():
        raise InputError.of(name, "file_empty")
    return data


def _check_name(file: str, kind: str) -> None:
    """Raises InputError when the content cannot be read, or the file's name says something else."""
    suffix = f".{file.rpartition('.')[2].lower()}" if "." in file else ""
    if kind in ("password", "broken"):
        raise InputError.of(file, f"file_{kind}")
    found = SAY[f"file_is_{kind}"]
    if kind not in _READERS:
        raise InputError.of(file, "file_other_kind", found=found)
    if suffix in (".xlsm", ".xltm"):
        raise InputError.of(file, "file_macros")
    if suffix not in _SUFFIXES[kind] and any(suffix in telling for telling in _SUFFIXES.values()):
        raise InputError.of(file, "file_other_name", found=found, name=file, suffix=_SUFFIXES[kind][0])
