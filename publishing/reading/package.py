"""The zip archive that a workbook is, made safe before anything reads it: its parts, their names and their real sizes."""

import io
import zipfile
import zlib

# A workbook of 200 000 rows is 50 MB unpacked: that is let through, so that its rows can be counted and said.
LARGEST_UNPACKED = 150_000_000
MOST_PARTS = 500
# XML of many like rows packs about tenfold, empty rows a thousandfold; small parts may pack well by chance.
LARGEST_RATIO = 100
_RATIO_FROM = 5_000_000

_MACROS = ("vbaproject", "macrosheets/", "vbadata")
_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError, RuntimeError)


class PackageFault(ValueError):  # noqa: N818 - the house's word for what is wrong in an input
    """An archive that must not be opened: `message` is the fault's name in the words, `part` the part in question."""

    def __init__(self, message: str, part: str = "") -> None:
        super().__init__(message)
        self.message, self.part = message, part


def safe_parts(data: bytes) -> dict[str, bytes]:
    """The content of every part of a workbook, by its name.

    Raises PackageFault for an archive that is damaged, grows without reason, or holds macros, links or unsafe names.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_directory(archive.infolist())
            return {part.filename: _unpack(archive, part) for part in archive.infolist() if not part.is_dir()}
    except PackageFault:
        raise
    except _BROKEN as error:
        raise PackageFault("file_broken") from error


def packed(parts: dict[str, bytes]) -> io.BytesIO:
    """The parts as an archive whose directory tells the truth: no part can be larger than was seen here."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    content.seek(0)
    return content


def _check_directory(parts: list[zipfile.ZipInfo]) -> None:
    """What the archive says of itself, before a byte is unpacked."""
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise PackageFault("file_bomb")
    names = [part.filename for part in parts]
    if len(names) != len(set(names)):
        raise PackageFault("file_broken")
    for part in parts:
        name = part.filename.lower()
        if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name:
            raise PackageFault("file_unsafe_part", part.filename[:60])
        if part.flag_bits & 1:
            raise PackageFault("file_password")
        if any(sign in name for sign in _MACROS):
            raise PackageFault("file_macros")
        if "externallinks/" in name:
            raise PackageFault("file_links")
        if part.file_size > _RATIO_FROM and part.file_size > LARGEST_RATIO * part.compress_size:
            raise PackageFault("file_bomb")


def _unpack(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """A part's content. `zipfile` stops at the size that the directory says, and a part that lied fails its checksum."""
    with archive.open(part) as stream:
        return stream.read()
