"""Personal identity numbers in running text and in cells of figures, with how sure it is that a match is one.

Certain is a shape that hardly anything else has; likely is one that a case number, an interval, a time or an amount may
have by chance, which is asked about. Covered: personal numbers, coordination numbers (61–91 for the day, 60 where it is
unknown, 00 for an unknown month), interim numbers (a letter first among the last four, or TF), ten or twelve digits, with
any dash, plus, stop, slash or space between, dates written apart (1990-01-01-2384), and numbers whose zeros a spreadsheet
has taken away (101019800 for 010101-9800). How many sums, organisation numbers, case numbers and so on are taken for one is
measured in `tests/publishing/messages/test_false_alarms.py`.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Sureness = Literal["", "likely", "certain"]

_LAST = r"(?P<last>\d{4}|[A-Z]\d{3}|TF\d{2})(?![0-9])"
_SIGN = r"(?P<sign>\s{0,2}(?:[-+]{1,3}|[/._:,|])?\s{0,2})"
_SHAPES = (
    re.compile(rf"(?<!\d)(?P<century>18|19|20)?(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d){_SIGN}{_LAST}"),
    re.compile(
        rf"(?<!\d)(?<!\d[-/. ])(?P<century>18|19|20)?(?P<year>\d\d)(?P<apart>[-/.]|\s{{1,2}})(?P<month>\d\d)(?P=apart)"
        rf"(?P<day>\d\d){_SIGN}{_LAST}(?![-/.][0-9])"
    ),
    re.compile(
        rf"(?<!\d)(?<!\d[-/.])(?P<century>18|19|20)(?P<year>\d\d)(?P<apart>[-/.])(?P<month>\d)(?P=apart)"
        rf"(?P<day>\d\d?){_SIGN}{_LAST}(?![-/.][0-9])"
    ),
)
# A cell that holds nothing but digits in groups, such as 90 0101 98 02.
_GROUPED = re.compile(r"\s*\d(?: {0,3}\d){9}(?:(?: {0,3}\d){2})?\s*")
_WITHOUT_ZEROS = re.compile(r"\s*(\d{7,9})\s*")
_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Those that authorities give; any other letter is asked about.
_INTERIM_LETTERS = "JKLMNPRSTUWX"
# No number has fewer: 101-T980 does not exist, and 000101-9801 loses its zeros.
SEVEN_DIGITS = re.compile(r"(?:\d\D*){7}")
_RECENT = {f"{year:02d}" for year in range(5, 30)}


@dataclass(frozen=True)
class Match:
    """Where in a text a number stands, from `start` up to `end`, and whether it can hardly be anything else."""

    start: int
    end: int
    is_certain: bool


def personal_numbers(text: str) -> tuple[Match, ...]:
    """What looks like a personal number, in the order of the text."""
    if not SEVEN_DIGITS.search(text):
        return ()
    found: dict[tuple[int, int], bool] = {}
    for reading in {text, text.replace(SOFT_HYPHEN, "-")}:
        plain, places = plain_signs(reading)
        for start, end, sureness in _matches(plain):
            key = (places[start], places[end - 1] + 1)
            found[key] = found.get(key, False) or sureness == "certain"
    return tuple(Match(*key, is_certain) for key, is_certain in sorted(found.items()))


def has_personal_number(text: str) -> bool:
    """Whether the text holds what can hardly be anything but a personal, coordination or interim number."""
    return any(match.is_certain for match in personal_numbers(text))


def masked(text: str) -> str:
    """The text with the digits and the letter of everything that may be a personal number hidden."""
    signs = list(text)
    for match in personal_numbers(text):
        for place in range(match.start, match.end):
            signs[place] = "•" if signs[place].isalnum() else signs[place]
    return "".join(signs)


def sureness_of(value: object, *, is_figure: bool = False) -> Sureness:
    """How sure it is that a cell holds a personal number. `is_figure` says that it stands in a column of counts or amounts.

    Zeros in front are lost when a number is typed: nine digits, and eight of the year 2000 or 1900, are certain in a text
    (with the right check digit); among figures they may be an amount, and seven digits are asked about in a text alone.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = value if isinstance(value, str) else f"{value:.0f}" if value == value // 1 else ""
    # Most cells of figures: no number is so short or so long, and twelve digits begin with a century.
    if not isinstance(value, str) and len(text) not in (7, 8, 9, 10, 12):
        return ""
    matches = personal_numbers(text) if len(text) > 9 or isinstance(value, str) else ()
    if any(match.is_certain for match in matches):
        return "certain"
    digits = _WITHOUT_ZEROS.fullmatch(plain_signs(text)[0])
    if digits and _is_born(digits[1].zfill(10)):
        if not is_figure:
            return "certain" if len(digits[1]) > 7 else "likely"
        if len(digits[1]) > 7:
            return "likely"
    return "likely" if matches else ""


def masked_cell(value: object) -> str:
    """A number or a text with any personal number hidden, also one whose zeros are lost."""
    text = f"{value:.0f}" if isinstance(value, float) and value == value // 1 else str(value)
    hidden = masked(text)
    if hidden == text and sureness_of(value, is_figure=isinstance(value, int | float)):
        return re.sub(r"\w", "•", text)
    return hidden


def _matches(plain: str) -> Iterator[tuple[int, int, Sureness]]:
    for shape in _SHAPES:
        for match in shape.finditer(plain):
            if sureness := _sureness(match.groupdict()):
                yield match.start(), match.end(), sureness
    if _GROUPED.fullmatch(plain):
        digits = re.sub(r"\D", "", plain)
        is_phone = len(digits) == 10 and digits[0] == "0"
        if not is_phone and digits[:-10] in ("", "18", "19", "20") and _is_born(digits[-10:]):
            yield len(plain) - len(plain.lstrip()), len(plain.rstrip()), "likely"


def _sureness(parts: dict[str, str | None]) -> Sureness:
    """How sure it is that a match is a personal number; "" when it is none."""
    century, last, sign = parts["century"] or "", parts["last"] or "", (parts["sign"] or "").strip()
    month, day = int(parts["month"] or 0), int(parts["day"] or 0)
    if not _is_day(month, day):
        return ""
    if not last.isdecimal():
        is_interim = bool(sign) and sign[0] in "-+" and last[0] in _INTERIM_LETTERS
        return "certain" if is_interim else "likely" if day <= 31 and (sign or last[0] == "T") else ""
    if last.startswith("000"):
        return ""
    digits = f"{parts['year']}{month:02d}{day:02d}{last}"
    is_signed, is_apart = sign[:1] in ("-", "+"), "apart" in parts
    if _has_right_check_digit(digits):
        return "certain" if _is_unmistakable(century, last, digits, sign, is_apart=is_apart) else "likely"
    # A number that is mistyped points at somebody all the same, where it has the shape of one and of nothing else.
    if (is_signed and not (is_apart and _is_year(last))) or (century and not is_apart and not parts["sign"]):
        # 180412-1234 is a case number as well as a child's: of the years since 2005 the wrong digit is asked about.
        is_recent = century == "20" or (not century and sign[0] == "-" and digits[:2] in _RECENT)
        return "likely" if is_recent else "certain"
    return ""


def _is_unmistakable(century: str, last: str, digits: str, sign: str, *, is_apart: bool) -> bool:
    """Whether digits with the right check digit can hardly be a telephone number, an interval or a time of day."""
    if sign in ("-", "+"):
        return not (is_apart and _is_year(last))
    if is_apart and not century:
        return False
    if century == "20" and (is_apart or not sign):
        return not (_is_year(last) or (int(last[:2]) < 24 and int(last[2:]) < 60))
    if not century and not sign and digits[0] == "0":
        # 070 and 010 begin telephone numbers, and so does 0 before what would be the day of a coordination number.
        return digits[:2] != "07" and int(digits[4:6]) <= 31
    return True


def _is_born(digits: str) -> bool:
    """Whether ten digits are a day, a serial number and the right check digit."""
    return _is_day(int(digits[2:4]), int(digits[4:6])) and digits[6:9] != "000" and _has_right_check_digit(digits)


def _is_day(month: int, day: int) -> bool:
    """Whether there is such a day of such a month, or such a coordination number."""
    if day >= 60:
        return month <= 12 and day - 60 <= (_DAYS[month] or 31)
    return 1 <= month <= 12 and 1 <= day <= _DAYS[month]


def _is_year(last: str) -> bool:
    return 1990 <= int(last) <= 2049


def _has_right_check_digit(digits: str) -> bool:
    """Luhn's sum of the ten digits is a multiple of ten."""
    doubled = "".join(str(int(digit) * (2 - place % 2)) for place, digit in enumerate(digits))
    return sum(map(int, doubled)) % 10 == 0


# Drawn like a dash, or typed for one, without being a dash to Unicode: macron, overline, middle dot, superscript and
# subscript minus, hyphen bullet, box drawing lines, katakana and Hangul strokes.
_ALSO_DASHES = set("\u00af\u00b7\u02c9\u02d7\u203e\u2043\u207b\u208b\u2212\u2500\u2501\u2574\u2796\u30fc\uff70\u3161")
_PLUSES = set("\u207a\u208a\u2795\ufb29\ufe62\uff0b")
_SLASHES = set("\u2044\u2215\u29f8\uff0f\\")
_STOPS = set("\u2024\u3002\uff0e\u2219\u22c5")
# Letters and marks that show as nothing: joiners and fillers that are not of the category of formatting signs.
_UNSEEN = set("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_GONE = ("Cf", "Mn", "Me", "Cc", "Cn", "Co")


SOFT_HYPHEN = "\u00ad"


def plain_signs(text: str) -> tuple[str, Sequence[int]]:
    """The text in plain signs and capitals, and for each of them its place in `text`; line breaks and tabs are spaces.

    A soft hyphen, which is seen only where a line breaks, is gone: who wants it as a hyphen puts one there first.
    """
    if text.isascii() and text.isprintable():
        return text.upper(), range(len(text))
    seen = [(plain, place) for place, sign in enumerate(text) if (plain := _plain(sign))]
    return "".join(plain for plain, _ in seen), [place for _, place in seen]


def _plain(sign: str) -> str:
    """One sign in its plain form, "" for one that cannot be seen."""
    if sign.isascii() and sign.isprintable():
        return sign.upper()
    category = unicodedata.category(sign)
    if sign in _ALSO_DASHES or category == "Pd":
        return "-"
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    for plain, signs in (("+", _PLUSES), ("/", _SLASHES), (".", _STOPS), ("", _UNSEEN)):
        if sign in signs:
            return plain
    if category == "Zs" or sign in "\t\n\r\v\f\x85\u2028\u2029":
        return " "
    if category in _GONE:
        return ""
    # A letter that is written wider (Ｔ) is the letter; one that becomes several signs is left as it is.
    compatible = unicodedata.normalize("NFKC", sign).upper()
    return compatible if len(compatible) == 1 else sign
