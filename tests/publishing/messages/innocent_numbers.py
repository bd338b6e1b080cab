"""Figures as Swedish partners write them that are no personal numbers, by class, made with a seeded chance."""

from collections.abc import Callable
from random import Random


def _check_digit(digits: str) -> str:
    """Luhn's check digit after any number of digits."""
    doubled = "".join(str(int(digit) * (2 - place % 2)) for place, digit in enumerate(reversed(digits)))
    return str(-sum(map(int, doubled)) % 10)


def _digits(chance: Random, count: int) -> str:
    return "".join(str(chance.randrange(10)) for _ in range(count))


def _date(chance: Random) -> tuple[str, str, str]:
    return str(chance.randint(2014, 2019)), f"{chance.randint(1, 12):02d}", f"{chance.randint(1, 28):02d}"


def _organisation(chance: Random) -> str:
    """Limited companies 556 and 559, economic associations 769, non-profit 802, municipalities 212000, authorities 202100."""
    start = chance.choice(("556", "559", "769", "802", "212", "202", "817", "969", "916"))
    body = start + _digits(chance, 6)
    if int(body[2]) < 2:
        body = body[:2] + "2" + body[3:]
    digits = body + _check_digit(body)
    return chance.choice(("{0}-{1}", "{0}{1}", "16{0}-{1}", "16{0}{1}", "{0} {1}")).format(digits[:6], digits[6:])


def _case_number(chance: Random) -> str:
    year, month, day = _date(chance)
    shapes = (
        f"dnr {year}/{chance.randint(1, 9999)}", f"KS {year}/{chance.randint(1, 999):05d}",
        f"KS-{year}-{chance.randint(1, 99999):05d}", f"{year}/{chance.randint(1, 999):03d} 106",
        f"KS{year[2:]}/{chance.randint(1, 999)}", f"KS {year}/{month}{day}", f"Af-{year}/00{_digits(chance, 2)} {_digits(chance, 4)}",
        f"§ {chance.randint(1, 300)}/{year}", f"SN {year}.{_digits(chance, 4)}", f"RS {year}/{_digits(chance, 5)}-{_digits(chance, 2)}",
    )  # fmt: skip
    return chance.choice(shapes)


def _dated_case_number(chance: Random) -> str:
    """Case numbers that begin with a whole date and end with four digits."""
    year, month, day = _date(chance)
    running = f"{chance.randint(1, 2000):04d}"
    return chance.choice((f"KS {year}-{month}-{day}-{running}", f"{year}{month}{day}-{running}"))


def _short_dated_case_number(chance: Random) -> str:
    year, month, day = _date(chance)
    return f"{year[2:]}{month}{day}-{chance.randint(1, 2000):04d}"


def _phone(chance: Random) -> str:
    rest = _digits(chance, 6)
    area = chance.choice(("026", "0270", "0271", "0278", "0290", "0291", "0297", "0650", "0651", "0652", "0653"))
    mobile = chance.choice(("070", "072", "073", "076", "079")) + str(chance.randrange(10)) + rest
    return chance.choice((f"{area}-{rest[:2]} {rest[2:4]} {rest[4:]}", f"{area}-{rest[:3]} {rest[3:5]}", mobile,
                          f"{mobile[:3]}-{mobile[3:6]} {mobile[6:8]} {mobile[8:]}", f"010-{_digits(chance, 3)} {rest[:2]} {rest[2:4]}",
                          f"010{_digits(chance, 7)}", f"+46 {area[1:]} {rest[:2]} {rest[2:4]} {rest[4:]}"))  # fmt: skip


def _giro(chance: Random) -> str:
    body = _digits(chance, 6)
    number = body + _check_digit(body)
    plus = f"{_digits(chance, 2)} {_digits(chance, 2)} {_digits(chance, 2)}-{_digits(chance, 1)}"
    return chance.choice((f"bg {number[:3]}-{number[3:]}", f"bankgiro 5{number[:3]}-{number[3:]}", f"pg {plus}"))


def _ocr(chance: Random) -> str:
    """A payment reference of 7 to 15 digits: its last is Luhn's check digit, as in a personal number."""
    body = str(chance.randint(1, 9)) + _digits(chance, chance.randint(5, 13))
    return f"OCR {body}{_check_digit(body)}"


def _postal_code(chance: Random) -> str:
    return f"{chance.choice(('80', '81', '82'))}{_digits(chance, 1)} {_digits(chance, 2)} Gävle"


def _date_or_period(chance: Random) -> str:
    (year, month, day), (_, other, last) = _date(chance), _date(chance)
    later = str(int(year) + chance.randint(0, 5))
    shapes = (
        f"{year}-{month}-{day}", f"{year}-{month}-{day} – {later}-{other}-{last}", f"{year}{month}{day}–{later}{other}{last}",
        f"{year}-{month}-{day}--{later}-{other}-{last}", f"{year}-{month}-{day}-{later}", f"{int(day)}/{int(month)} {year}",
        f"{year}{month}{day}-{later}{other}{last}", f"{year}-{month}–{later}-{other}", f"{day}.{month}.{year}-{last}.{other}.{later}",
        f"{year[2:]}{month}{day}-{later[2:]}{other}{last}", f"{year}-{month}-{day} kl. {chance.randint(8, 17):02d}.30",
        f"{year}-{month}-{day} {chance.randint(8, 17):02d}:{chance.randint(0, 59):02d}",
    )  # fmt: skip
    return chance.choice(shapes)


def _time_without_colon(chance: Random) -> str:
    year, month, day = _date(chance)
    return f"{year}-{month}-{day} {chance.randint(8, 17):02d}{chance.randint(0, 59):02d}"


def _amount_in_text(chance: Random) -> str:
    amount = int(10 ** chance.uniform(3, 9.3))
    grouped = f"{amount:,}"
    return chance.choice((grouped.replace(",", " ") + " kr", grouped.replace(",", "\u00a0") + " kronor", f"{amount} kr",
                          f"{amount},50", grouped.replace(",", ".") + ",00", f"{amount} SEK"))  # fmt: skip


def _amount_in_cell(least: float, most: float) -> Callable[[Random], float]:
    return lambda chance: float(int(10 ** chance.uniform(least, most)))


def _ore_in_cell(chance: Random) -> float:
    return round(10 ** chance.uniform(3, 8), 2) + 0.5


def _count(chance: Random) -> float:
    return float(chance.randint(0, 999))


CLASSES: dict[str, Callable[[Random], str | float]] = {
    "organisation numbers": _organisation,
    "case numbers": _case_number,
    "case numbers from a whole date (2018-04-12-1234)": _dated_case_number,
    "case numbers shaped as a personal number (180412-1234)": _short_dated_case_number,
    "telephone numbers": _phone,
    "bankgiro and plusgiro": _giro,
    "payment references (OCR)": _ocr,
    "postal codes": _postal_code,
    "dates and periods": _date_or_period,
    "a date and a time without colon": _time_without_colon,
    "sums in a text": _amount_in_text,
    "cells of counts": _count,
    "cells of amounts, 1 000 to 9 999 999 kr": _amount_in_cell(3, 7),
    "cells of amounts, 10 to 99 million kr": _amount_in_cell(7, 8),
    "cells of amounts, 100 to 999 million kr": _amount_in_cell(8, 9),
    "cells of amounts with öre": _ore_in_cell,
}
