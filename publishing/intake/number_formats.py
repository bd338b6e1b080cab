"""What a spreadsheet shows of a number or a day whose cell has a format of its own: 42 for 42 200, 007 for 7, nothing for 7.

Only as much of the formats as decides what a person reads: sections, digits, thousands, scales, per cent and words.
"""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

from publishing.intake.folding import in_digits

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|Standard)|(?P<exponent>[Ee][+-])|(?P<date>[yYmMdDhHsS]+)|(?P<sign>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9.]+)")
_PLACES = "0#?"
# A longer section, or a larger number, is no figure; arithmetic with it could run out of digits.
_MOST_PARTS, _LARGEST = 24, 1e15
_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip


@dataclass(frozen=True)
class Format:
    """One section of a format: its parts as (kind, text), kinds being literal, place, point, comma, percent, date, general."""

    parts: tuple[tuple[str, str], ...]
    condition: tuple[str, float] | None

    @property
    def is_odd(self) -> bool:
        """Whether it shows a power or a fraction, which are not worked out here, or is longer than any that is meant."""
        return ("odd", "") in self.parts or len(self.parts) > _MOST_PARTS

    @property
    def _places(self) -> str:
        """The places, the commas and the point alone: #,##0,.0"""
        return "".join(text for kind, text in self.parts if kind in ("place", "comma", "point"))

    @property
    def thousands(self) -> int:
        """How many times a number is divided by a thousand before it is shown: commas after its places."""
        return sum(len(part) - len(part.rstrip(",")) for part in self._places.split("."))

    @property
    def has_groups(self) -> bool:
        """Whether thousands are set apart."""
        return "," in self._places.partition(".")[0].rstrip(",")

    def _point(self) -> int:
        kinds = [kind for kind, _ in self.parts]
        return kinds.index("point") if "point" in kinds else len(kinds)

    def of(self, value: float) -> str:
        """The text of a number that is not negative."""
        if ("general", "") in self.parts:
            return "".join(in_digits(value).replace(".", ",") if k == "general" else t for k, t in self.parts)
        percents = sum(kind == "percent" for kind, _ in self.parts)
        point = self._point()
        decimals = [text for kind, text in self.parts[point:] if kind == "place"]
        with localcontext(prec=200):
            number = Decimal(in_digits(value)) * 100**percents / 1000**self.thousands
            digits = f"{number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP):f}"
        whole, _, fraction = digits.partition(".")
        return self._whole(whole, point) + self._fraction(fraction, point)

    def _whole(self, digits: str, point: int) -> str:
        """The whole part from its end: the last place has the last digit, the first all that are left."""
        left = "" if digits == "0" else digits
        places = sum(kind == "place" for kind, _ in self.parts[:point])
        written, shown = [], 0
        for kind, text in reversed(self.parts[:point]):
            if kind == "place":
                places -= 1
                taken, left = (left, "") if places == 0 else (left[-1:], left[:-1])
                for digit in reversed(taken or {"0": "0", "?": " "}.get(text, "")):
                    written.append(f"{digit} " if self.has_groups and shown and shown % 3 == 0 else digit)
                    shown += 1
            elif kind in ("literal", "percent"):
                written.append(text)
        return "".join(reversed(written))

    def _fraction(self, digits: str, point: int) -> str:
        written, places = "", [text for kind, text in self.parts[point:] if kind == "place"]
        while places and places[-1] != "0" and digits.endswith("0"):
            places, digits = places[:-1], digits[:-1]
        for kind, text in self.parts[point:]:
            if kind == "point" and digits:
                written += f",{digits}"
            elif kind in ("literal", "percent"):
                written += text
        return written


def sections(code: str) -> tuple[Format, ...]:
    """The sections of a format, in their order."""
    found: list[Format] = []
    parts: list[tuple[str, str]] = []
    condition: tuple[str, float] | None = None
    for token in [*_TOKEN.finditer(code), None]:
        if token is None or token["sign"] == ";":
            found.append(Format(tuple(parts), condition))
            parts, condition = [], None
        elif token["bracket"] is not None:
            said = _CONDITION.fullmatch(token["bracket"])
            condition = (said[1], float(said[2])) if said else condition
        else:
            parts += _parts(token)
    return tuple(found)


def _parts(token: re.Match[str]) -> list[tuple[str, str]]:
    if token["general"]:
        return [("general", "")]
    if token["exponent"] or token["sign"] == "/":
        return [("odd", "")]
    if token["date"]:
        return [("date", token["date"].lower())]
    literal = token["quoted"] or token["escaped"] or token["currency"] or ""
    if literal or not token["sign"]:
        return [("literal", literal)]
    sign = token["sign"]
    kind = {".": "point", ",": "comma", "%": "percent"}.get(sign, "place" if sign in _PLACES else "literal")
    return [(kind, sign)]


def shown_number(value: float, code: str) -> tuple[str, int] | None:
    """What a cell with this format shows of a number, and how many times it is divided by a thousand.

    Thousands are parted by spaces and decimals by a comma. None for a format that is for days, or not worked out.
    """
    found = sections(code)
    if not abs(value) < _LARGEST:
        return None
    section, has_own_sign = _section_for(value, found)
    if section.is_odd or any(kind == "date" for kind, _ in section.parts):
        return None
    sign = "-" if value < 0 and not has_own_sign else ""
    return f"{sign}{section.of(abs(value))}".strip(), section.thousands


def _section_for(value: float, found: tuple[Format, ...]) -> tuple[Format, bool]:
    """The section for a number, and whether it shows by itself that the number is negative."""
    if any(one.condition for one in found):
        for section in found:
            if section.condition is None or _holds(value, *section.condition):
                return section, False
        return found[-1], False
    if value < 0 and len(found) > 1:
        return found[1], True
    return (found[2], False) if value == 0 and len(found) > 2 else (found[0], False)


def _holds(value: float, sign: str, limit: float) -> bool:
    return {
        "<": value < limit, "<=": value <= limit, ">": value > limit,
        ">=": value >= limit, "=": value == limit, "<>": value != limit,
    }[sign]  # fmt: skip


def shown_day(day: dt.date, code: str) -> tuple[str, bool] | None:
    """What a cell with this format shows of a day, and whether it is the whole day. None for a format without days."""
    section = sections(code)[0]
    letters = {text[0] for kind, text in section.parts if kind == "date"}
    # Without a year or a day the m is of minutes, or says too little to be told from them.
    if not letters & set("yd"):
        return None
    written = {
        "yyyy": f"{day:%Y}", "yy": f"{day:%y}", "mmmm": _MONTHS[day.month - 1], "mmm": _MONTHS[day.month - 1][:3],
        "mm": f"{day:%m}", "m": str(day.month), "dd": f"{day:%d}", "d": str(day.day),
    }  # fmt: skip
    text = "".join(written.get(text, "") if kind == "date" else text for kind, text in section.parts)
    return text.strip(), letters >= set("ymd")
