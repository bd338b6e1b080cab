"""CSV files: the ways to write one that must pass, and those in which the signs cannot be trusted."""

import csv
import io
from random import Random

from tests.mutations.dialects import DELIMITERS, ENCODINGS
from tests.mutations.expecting import accepted, meaning, refused, row, somewhere_in, whole, with_cells_of
from tests.mutations.model import File, Mutated, Mutation, Sheet
from tests.mutations.writing import csv_bytes, csv_text, in_csv

CSV = ("csv",)


def _file(sheet: Sheet, content: bytes) -> File:
    return File("svar.csv", content, sheet.delivery.partner_id)


def _lines(sheet: Sheet) -> list[str]:
    """The lines of the file, each with its end; no cell here holds a line break."""
    return csv_text(sheet).splitlines(keepends=True)


def as_it_is(chance: Random, sheet: Sheet) -> Mutated:
    """The delivery in the dialect that the class names."""
    return accepted(sheet)


def excels_first_line(chance: Random, sheet: Sheet) -> Mutated:
    """The line sep=; that tells Excel the delimiter."""
    text = f"sep={sheet.delivery.dialect.delimiter}\r\n{csv_text(sheet)}"
    return accepted(sheet.insert(1), _file(sheet, text.encode(sheet.delivery.dialect.encoding)))


def delimiters_at_the_end(chance: Random, sheet: Sheet) -> Mutated:
    """Every line ends with delimiters, and the file with lines of nothing else."""
    end, more = sheet.delivery.dialect.line_end, sheet.delivery.dialect.delimiter * chance.randrange(1, 5)
    lines = [line.removesuffix(end) + more + end for line in _lines(sheet)]
    text = "".join(lines) + (more + end) * chance.randrange(3)
    return accepted(sheet, _file(sheet, text.encode(sheet.delivery.dialect.encoding)))


def without_a_last_line_end(chance: Random, sheet: Sheet) -> Mutated:
    """The last line has no end; or many empty lines follow it."""
    text = csv_text(sheet).rstrip("\r\n") + chance.choice(("", sheet.delivery.dialect.line_end * 8))
    return accepted(sheet, _file(sheet, text.encode(sheet.delivery.dialect.encoding)))


def delimiter_within_quotes(chance: Random, sheet: Sheet) -> Mutated:
    """A text with delimiters, quotes or a line break in it, in quotes as it should be."""
    index = chance.randrange(len(sheet.numbers))
    written = chance.choice(
        ("Beslut; bilaga, blad 2", 'Det "nya" avtalet', "Beslut,\tbilaga", "Beslut\noch bilaga", ";;,,")
    )
    read = " ".join(written.split())
    made = with_cells_of(sheet, index, evidence_sv=written)
    rows = [one | ({"evidence_sv": read} if place == index else {}) for place, one in enumerate(meaning(made))]
    return accepted(made, rows=rows)


def decimal_comma_between_commas(chance: Random, sheet: Sheet) -> Mutated | None:
    """12500,50 without quotes where commas divide the cells."""
    index = chance.randrange(len(sheet.numbers))
    number, meant = sheet.numbers[index], sheet.delivery.rows[index]
    if meant["amount_sek"] is None or meant["amount_sek"] == int(meant["amount_sek"]):
        return None
    text = ",".join(in_csv(value, sheet.delivery.dialect) for value in sheet.cells[number - 1])
    lines = _lines(sheet)
    lines[number - 1] = text + sheet.delivery.dialect.line_end
    return refused(sheet, somewhere_in(number), file=_file(sheet, "".join(lines).encode()), is_all=False)


def delimiter_without_quotes(chance: Random, sheet: Sheet) -> Mutated:
    """A text with a delimiter in it and no quotes: the row has a cell too many."""
    index, sign = chance.randrange(len(sheet.numbers)), sheet.delivery.dialect.delimiter
    number, name = sheet.numbers[index], chance.choice(("evidence_sv", "evidence_en", "counterpart"))
    cells = [in_csv(value, sheet.delivery.dialect) for value in sheet.cells[number - 1]]
    cells[sheet.place(name)] = f"Beslut{sign} bilaga"
    lines = _lines(sheet)
    lines[number - 1] = sign.join(cells) + sheet.delivery.dialect.line_end
    return refused(sheet, somewhere_in(number), file=_file(sheet, "".join(lines).encode()), is_all=False)


def quote_never_closed(chance: Random, sheet: Sheet) -> Mutated:
    """A quote before a cell that is never closed."""
    number = chance.choice(sheet.numbers)
    lines = _lines(sheet)
    lines[number - 1] = '"' + lines[number - 1].lstrip('"')
    content = "".join(lines).encode(sheet.delivery.dialect.encoding)
    return refused(sheet, row(number, "text_quotes"), file=_file(sheet, content))


def utf16(chance: Random, sheet: Sheet) -> Mutated:
    """“Unicode text”, as Excel calls it."""
    return refused(sheet, whole("text_utf16"), file=_file(sheet, csv_text(sheet).encode("utf-16")))


def utf16_without_a_mark(chance: Random, sheet: Sheet) -> Mutated:
    """The same without the mark at its beginning."""
    content = csv_text(sheet).encode(chance.choice(("utf-16-le", "utf-16-be")))
    return refused(sheet, row(1, "text_unreadable"), file=_file(sheet, content))


def nul_within(chance: Random, sheet: Sheet) -> Mutated:
    """A NUL or another control sign in one line."""
    number, sign = chance.choice(sheet.numbers), chance.choice((b"\x00", b"\x07", b"\x1b", b"\x7f"))
    lines = csv_bytes(sheet).splitlines(keepends=True)
    at = chance.randrange(1, len(lines[number - 1]) - 2)
    lines[number - 1] = lines[number - 1][:at] + sign + lines[number - 1][at:]
    return refused(sheet, row(number, "text_unreadable"), file=_file(sheet, b"".join(lines)))


def mixed_encodings(chance: Random, sheet: Sheet) -> Mutated | None:
    """One line in another encoding than the lines before it."""
    base = sheet.delivery.dialect.encoding
    other = "cp1252" if base.startswith("utf-8") else "utf-8"
    lines = _lines(sheet)
    lettered = [number for number, line in enumerate(lines, start=1) if not line.isascii()]
    numbers = lettered[1:] if base != "utf-8-sig" else lettered
    if not numbers:
        return None
    number = chance.choice(numbers)
    mixed = [line.encode(other if n == number else base.removesuffix("-sig")) for n, line in enumerate(lines, start=1)]
    mark = b"\xef\xbb\xbf" if base == "utf-8-sig" else b""
    return refused(sheet, row(number, "text_mixed"), file=_file(sheet, mark + b"".join(mixed)))


def encoded_twice(chance: Random, sheet: Sheet) -> Mutated | None:
    """A line whose letters were spoilt on the way: GÃ¤vle."""
    lines = _lines(sheet)
    lettered = [number for number, line in enumerate(lines, start=1) if any(sign in "åäöÅÄÖé" for sign in line)]
    if not lettered:
        return None
    number = chance.choice(lettered)
    try:
        spoilt = lines[number - 1].encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        return None
    lines[number - 1] = spoilt
    return refused(sheet, row(number, "text_garbled"), file=_file(sheet, "".join(lines).encode("utf-8")))


def cut_off(chance: Random, sheet: Sheet) -> Mutated:
    """The file ends in its last row, before a cell that has to be there."""
    cells = next(csv.reader(io.StringIO(_lines(sheet)[-1]), delimiter=sheet.delivery.dialect.delimiter))
    form = sheet.delivery.form
    needed = [sheet.place(name) for name in sheet.delivery.names if form.field(name).is_required]
    left = io.StringIO()
    csv.writer(left, delimiter=sheet.delivery.dialect.delimiter).writerow(cells[: chance.choice(needed) or 1])
    text = "".join(_lines(sheet)[:-1]) + left.getvalue().rstrip("\r\n")
    found = somewhere_in(sheet.numbers[-1], "cell_empty", "row_stray", "status_neither")
    return refused(sheet, found, file=_file(sheet, text.encode("utf-8")), is_all=False)


def _in_dialect(name: str, **ways: object) -> Mutation:
    return Mutation(name, as_it_is, formats=CSV, dialect=ways)


CLASSES = (
    _in_dialect("text_in_any_encoding", encoding=ENCODINGS, delimiter=DELIMITERS),
    _in_dialect("text_in_windows_letters", encoding="cp1252"),
    _in_dialect("text_with_a_mark", encoding="utf-8-sig"),
    _in_dialect("text_of_carriage_returns", line_end="\r"),
    _in_dialect("text_with_line_feeds", line_end="\n"),
    _in_dialect("text_all_in_quotes", quotes_all=True, delimiter=DELIMITERS),
    _in_dialect("text_with_tabs", delimiter="\t"),
    _in_dialect("text_with_commas", delimiter=",", decimal="."),
    Mutation("excels_first_line", excels_first_line, formats=CSV, dialect={"delimiter": (";", ",")}),
    Mutation("delimiters_at_the_end", delimiters_at_the_end, formats=CSV),
    Mutation("without_a_last_line_end", without_a_last_line_end, formats=CSV),
    Mutation("delimiter_within_quotes", delimiter_within_quotes, ("commitment",), CSV),
    Mutation("decimal_comma_between_commas", decimal_comma_between_commas, ("service_use",), CSV, dialect={"delimiter": ",", "decimal": ",", "quotes_all": False, "encoding": "utf-8"}),
    Mutation("delimiter_without_quotes", delimiter_without_quotes, ("commitment",), CSV, dialect={"quotes_all": False, "encoding": "utf-8"}),
    Mutation("quote_never_closed", quote_never_closed, formats=CSV, dialect={"quotes_all": False}),
    Mutation("utf16", utf16, formats=CSV),
    Mutation("utf16_without_a_mark", utf16_without_a_mark, formats=CSV),
    Mutation("control_sign_within", nul_within, formats=CSV),
    Mutation("mixed_encodings", mixed_encodings, formats=CSV),
    Mutation("encoded_twice", encoded_twice, formats=CSV, dialect={"encoding": "utf-8"}),
    Mutation("text_cut_off", cut_off, formats=CSV, dialect={"line_end": "\n"}),
)  # fmt: skip
