"""A delivery as a partner writes it: its headings, its names, quarters, dates and numbers, cell by cell."""

import unicodedata
from random import Random

from contract import Field, label_of
from tests.mutations.model import Cell, Delivery, Dialect, Sheet
from tests.mutations.valid import published

PERIODS = (
    "{y} kv {q}",
    "{y}-Q{q}",
    "Q{q} {y}",
    "kvartal {q} {y}",
    "{y}K{q}",
    "{first}–{last} {y}",
    "{nth} kvartalet {y}",
)
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252")
DELIMITERS = (";", ",", "\t")
_SPANS = (("jan", "mars"), ("april", "juni"), ("juli", "sept"), ("okt", "dec"))
_NTH = ("första", "andra", "tredje", "fjärde")
_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
)  # fmt: skip


def any_dialect(chance: Random) -> Dialect:
    """One of the ways to write, drawn at random."""
    delimiter = chance.choice(DELIMITERS)
    return Dialect(
        language=chance.choice(("sv", "sv", "en")),
        headings=chance.choice(("plain", "plain", "upper", "spaced", "colon")),
        municipality=chance.choice(("name", "name", "code", "upper", "long")),
        period=chance.choice(PERIODS),
        dates=chance.choice(("cell", "iso", "words")),
        numbers=chance.choice(("cell", "cell", "text")),
        yes_no=chance.choice(("words", "letter", "digit")),
        status=chance.choice(("beside", "in place")),
        leaves_defaults_empty=chance.random() < 0.3,
        delimiter=delimiter,
        encoding=chance.choice(ENCODINGS),
        line_end=chance.choice(("\r\n", "\n")),
        quotes_all=chance.random() < 0.2,
        decimal=chance.choice((",", ".")),
        sheet=chance.choice(("Blad1", "Svar kv 1", "Ark 1")),
        library=chance.choice(("first", "first", "second")),
    )


def sheet_of(delivery: Delivery) -> Sheet:
    """The cells of the delivery: its headings in row 1 and its rows below."""
    fields = [delivery.form.field(name) for name in delivery.names]
    headings = tuple(_heading(field, delivery.dialect) for field in fields)
    rows = tuple(tuple(_cell(field, row, delivery) for field in fields) for row in delivery.rows)
    return Sheet(delivery, (headings, *rows), 1, tuple(range(2, len(rows) + 2)))


def _heading(field: Field, dialect: Dialect) -> str:
    heading = field.heading(dialect.language)
    ways = {
        "upper": heading.upper(), "spaced": "  " + heading.replace(" ", "\u00a0 ") + " ", "colon": f"{heading}:",
        "star": f"{heading} *", "other": (*field.other_headings, heading)[0], "name": field.name,
        "decomposed": unicodedata.normalize("NFD", heading),
    }  # fmt: skip
    return ways.get(dialect.headings, heading)


def _cell(field: Field, row: dict, delivery: Delivery) -> Cell:
    """One value as the dialect writes it."""
    value, dialect = row[field.name], delivery.dialect
    status_of = delivery.form.status_of | {"valid_from": "valid_from_status", "valid_to": "valid_to_status"}
    if field.name in status_of.values():
        value_name = next(name for name, status in status_of.items() if status == field.name)
        is_in_place = dialect.status == "in place" and value_name in delivery.names
        return None if row[value_name] is not None or is_in_place else _label(field, value, dialect)
    if value is None:
        status = row.get(status_of.get(field.name, ""))
        is_said = dialect.status == "in place" and status is not None
        return _label(delivery.form.field(status_of[field.name]), status, dialect) if is_said else None
    if field.if_empty is not None and value == field.if_empty and dialect.leaves_defaults_empty:
        return None
    return _written(field, value, dialect)


def _label(field: Field, code: object, dialect: Dialect) -> str:
    text = label_of(field.codelist, str(code), dialect.language)
    return unicodedata.normalize("NFD", text) if dialect.headings == "decomposed" else text


def _written(field: Field, value: object, dialect: Dialect) -> Cell:
    if field.kind == "period":
        return period_text(str(value), dialect.period)
    if field.kind == "municipality":
        return municipality_text(str(value), dialect.municipality)
    if field.kind == "code":
        return _label(field, value, dialect)
    if field.kind == "yes_no":
        words = {"sv": ("nej", "ja"), "en": ("no", "yes")}[dialect.language]
        ways = {"letter": ("N", "J"), "digit": (0, 1), "truth": (False, True)}
        return ways.get(dialect.yes_no, words)[bool(value)]
    if field.kind == "date":
        ways = {
            "iso": str(value),
            "midnight": f"{value} 00:00:00",
            "words": f"{value.day} {_MONTHS[value.month - 1]} {value.year}",
        }
        return ways.get(dialect.dates, value)
    if field.kind in ("count", "whole", "amount"):
        number = int(value) if value == int(value) and dialect.numbers != "float" else value
        return _number_text(number, dialect) if dialect.numbers in ("text", "grouped", "kronor", "dotted") else number
    return unicodedata.normalize("NFD", value) if dialect.headings == "decomposed" else value


def _number_text(number: float, dialect: Dialect) -> str:
    if dialect.numbers == "dotted" and number > 999:
        return f"{number:,.2f}".translate(str.maketrans(",.", ".,"))
    text = f"{number:,}".replace(",", "\u00a0") if dialect.numbers == "grouped" else str(number)
    return text.replace(".", dialect.decimal) + (" kr" if dialect.numbers == "kronor" and number > 999 else "")


def period_text(period: str, way: str) -> str:
    """A quarter such as 2019-Q1 in one of the ways to write it."""
    year, quarter = period.split("-Q")
    first, last = _SPANS[int(quarter) - 1]
    return way.format(y=year, q=quarter, first=first, last=last, nth=_NTH[int(quarter) - 1])


def municipality_text(code: str, way: str) -> Cell:
    """A municipality in one of the ways to write it."""
    names = dict(published()["municipality"].select("municipality_code", "municipality_name").iter_rows())
    ways = {
        "code": code, "number": int(code), "upper": names[code].upper(), "long": f"{names[code]} kommun",
        "decomposed": unicodedata.normalize("NFD", names[code]),
    }  # fmt: skip
    return ways.get(way, names[code])
