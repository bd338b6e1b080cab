"""A text file as cells: its encoding and its delimiter found out, never guessed from how often a sign occurs."""

import csv
import io
import re
from collections import Counter
from itertools import islice

from publishing.intake.folding import shown
from publishing.intake.headings import find_headers
from publishing.intake.table import MOST_COLUMNS, Table, check_cells, check_size
from publishing.intake.texts import is_garbled
from publishing.messages.problems import InputError, Problem

_DELIMITERS = (";", ",", "\t")
# More rows than a title may have above the headings: the width of the table tells the delimiter where they are not found.
_ROWS_MEASURED = 50
_UTF8 = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# å, ä and ö of an old Macintosh or of DOS, read as Windows-1252; only then is there none of the real ones.
_OTHER_MAKE = re.compile("[†„”ŒŠšŽ™]")
_SWEDISH = re.compile("[åäöÅÄÖ]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")


def read_text_table(file: str, data: bytes) -> Table:
    """The cells of a text with semicolons, commas or tabs, in UTF-8 or Windows-1252, all of them text.

    Raises InputError for a text whose signs cannot be trusted, with the row.
    """
    text = _decode(file, data)
    delimiter = _delimiter(text)
    check_size(file, "", rows=sum(1 for line in text.splitlines() if line.strip(f"{delimiter} ")))
    parsed: list[tuple[str, ...]] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        parsed.extend(_without_tail(row) for row in reader)
    except csv.Error as error:
        raise InputError.of(file, "text_quotes", len(parsed) + 1) from error
    rows = tuple(tuple(value or None for value in row) for row in parsed)
    check_size(file, "", rows=0, columns=max((len(row) for row in rows if any(row[MOST_COLUMNS:])), default=0))
    check_cells(file, "", rows)
    table = Table(file, "", rows, True)
    _check_lengths(table, delimiter)
    return table


def _decode(file: str, data: bytes) -> str:
    """The text; a file is in one encoding, so lines that disagree are a fault and not a reason to guess."""
    if data.startswith(_UTF16):
        raise InputError.of(file, "text_utf16")
    has_mark = data.startswith(_UTF8)
    lines = dict(enumerate(data.removeprefix(_UTF8).splitlines(keepends=True), start=1))
    if faults := [number for number, line in lines.items() if _CONTROL.search(line)]:
        raise InputError.of(file, "text_unreadable", faults[0])
    is_utf8 = {number: _decodes(line, "utf-8") for number, line in lines.items() if not line.isascii()}
    first = has_mark or next(iter(is_utf8.values()), True)
    if faults := [number for number, valid in is_utf8.items() if valid != first]:
        raise InputError([Problem(file, "text_mixed", number) for number in faults])
    encoding = "utf-8" if first else "cp1252"
    if faults := [number for number, line in lines.items() if not _decodes(line, encoding)]:
        raise InputError.of(file, "text_unreadable", faults[0])
    texts = {number: line.decode(encoding) for number, line in lines.items()}
    is_other_make = encoding == "cp1252" and not any(_SWEDISH.search(text) for text in texts.values())
    garbled = {n: t for n, t in texts.items() if is_garbled(t) or (is_other_make and _OTHER_MAKE.search(t))}
    if garbled:
        raise InputError([Problem.of(file, "text_garbled", n, value=shown(t)) for n, t in garbled.items()])
    return "".join(texts.values())


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(text: str) -> str:
    """The delimiter with which the headings are those of a form; failing that, the one that gives most columns."""
    fits = {}
    for delimiter in _DELIMITERS:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            rows = tuple(_without_tail(row) for row in islice(reader, _ROWS_MEASURED))
        except csv.Error:
            # A quote that is never closed: the parsing that follows says in which row.
            fits[delimiter] = (0, 0)
            continue
        widest = max((len(row) for row in rows), default=0)
        headers = find_headers(tuple(row[:MOST_COLUMNS] for row in rows))
        fits[delimiter] = (len(headers[0].columns) if headers else 0, widest)
    return max(fits, key=fits.__getitem__)


def _without_tail(row: list[str]) -> tuple[str, ...]:
    """The row without the empty cells that lie beyond any table: a spreadsheet may write all its 16 384 columns."""
    return tuple(row[: max((at for at, value in enumerate(row, start=1) if value or at <= MOST_COLUMNS), default=0)])


def _check_lengths(table: Table, delimiter: str) -> None:
    """A row with more values than there are headings has a delimiter within a value, such as 12,5 between commas.

    Delimiters at the end of the rows are let be; on a few rows alone they show that what stands before them has moved.
    """
    headers = find_headers(table.rows)
    if not headers:
        return
    start = headers[0].row
    expected = len(table.rows[start - 1])
    rows = {number: row for number, row in enumerate(table.rows[start:], start=start + 1) if any(row)}
    lengths = Counter([expected, *(len(row) for row in rows.values())])
    usual = max(lengths, key=lambda length: (lengths[length], -length))
    faulty = [(n, row) for n, row in rows.items() if any(row[expected:]) or len(row) > max(expected, usual)]
    if faulty:
        details = {"expected": expected, "delimiter": delimiter.replace("\t", "tab")}
        cells = [Problem.of(table.file, "text_cells", n, **details, found=len(row)) for n, row in faulty]
        raise InputError(cells)
