"""What a spreadsheet shows of a number or a day whose cell has a format of its own: 42 for 42 200, 007 for 7, nothing for 7.

Only as much of the formats as decides what a person reads: sections, digits, thousands, scales, per cent and words. The
libraries for it (`ssf`, `q2numfmt`) do not start, or lose the words of a format, and none tells how a figure is scaled.
"""

import datetime as dt
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from xml.etree import ElementTree

from babel.dates import format_date

from publishing.intake.folding import in_digits
from publishing.intake.table import Raw, Rows, ShownCell
from publishing.intake.xlsx_scan import Place

# The formats that a workbook does not spell out, as a Swedish spreadsheet has them.
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "yyyy-mm-dd hh:mm", 37: "#,##0;-#,##0",
    38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
}  # fmt: skip
_AS_IT_IS = ("General", "Standard", "@")
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|Standard)|(?P<exponent>[Ee][+-])|(?P<date>[yYmMdDhHsS]+)|(?P<sign>.)",
    re.DOTALL,
)
_COMPARISONS = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
}  # fmt: skip
Condition = tuple[Callable[[float, float], bool], float]
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9.]+)")
# What a sign outside quotes is; any other is a literal.
_KINDS = {".": "point", ",": "comma", "%": "percent"} | dict.fromkeys("0#?", "place")
# A longer section, or a larger number, is no figure; arithmetic with it could run out of digits.
_MOST_PARTS, _LARGEST = 24, 1e15


def number_formats(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """The format of each style of a workbook, by its number; "" for one that shows a number as it is."""
    name = next((name for name in parts if name.lower().endswith("xl/styles.xml")), None)
    if name is None:
        return ()
    styles = ElementTree.fromstring(parts[name])
    own = {
        int(each.get("numFmtId", "0")): each.get("formatCode", "")
        for each in styles.iterfind(".//{*}numFmts/{*}numFmt")
    }
    used = [int(style.get("numFmtId", "0")) for style in styles.iterfind(".//{*}cellXfs/{*}xf")]
    codes = (own.get(number, _BUILT_IN.get(number, "")) for number in used)
    return tuple("" if code in _AS_IT_IS else code for code in codes)


def shown_cells(rows: Rows, styles: Mapping[Place, int], formats: tuple[str, ...]) -> dict[Place, ShownCell]:
    """The cells with a style of their own that show something else than they hold."""
    found = {}
    for (row, column), style in styles.items():
        code = formats[style] if style < len(formats) else ""
        value = rows[row - 1][column] if code and row <= len(rows) and column < len(rows[row - 1]) else None
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if seen := shown_number(float(value), code) if is_number else shown_day(value, code):
            found[row, column] = seen
    return found


def shown_number(value: float, code: str) -> ShownCell | None:
    """What a cell with this format shows of a number: thousands are parted by spaces and decimals by a comma.

    None for a format that is for days, or not worked out.
    """
    sections = _sections(code)
    if not abs(value) < _LARGEST:
        return None
    section, has_own_sign = _section_for(value, sections)
    if section.is_odd or "date" in section.kinds:
        return None
    sign = "-" if value < 0 and not has_own_sign else ""
    return ShownCell(f"{sign}{section.of(abs(value))}".strip(), thousands=section.thousands)


def shown_in_digits(value: float, code: str) -> str:
    """What a format of nothing but digits and signs, such as 000000-0000, shows of a whole number; "" for any other."""
    section = _sections(code)[0]
    is_digits = section.kinds.count("place") > 1 and not section.is_odd and {*section.kinds} <= {"place", "literal"}
    return section.of(value) if is_digits and 0 <= value < _LARGEST and value == value // 1 else ""


def shown_day(day: Raw, code: str) -> ShownCell | None:
    """What a cell with this format shows of a day. None for a format without days, or another cell."""
    parts = _sections(code)[0].parts
    letters = {text[0] for kind, text in parts if kind == "date"}
    # Without a year or a day the m is of minutes, or says too little to be told from them.
    if not isinstance(day, dt.date) or not letters & set("yd"):
        return None
    month = format_date(day, "MMMM", locale="sv")
    written = {
        "yyyy": f"{day:%Y}", "yy": f"{day:%y}", "mmmm": month, "mmm": month[:3], "mm": f"{day:%m}", "m": str(day.month),
        "dd": f"{day:%d}", "d": str(day.day),
    }  # fmt: skip
    text = "".join(written.get(text, "") if kind == "date" else text for kind, text in parts)
    return ShownCell(text.strip(), is_whole_day=letters >= set("ymd"))


@dataclass(frozen=True)
class _Section:
    """One section of a format: its parts as (kind, text), kinds being literal, place, point, comma, percent, date, general.

    A power or a fraction, which are not worked out here, is of the kind odd.
    """

    parts: tuple[tuple[str, str], ...]
    condition: Condition | None

    @property
    def kinds(self) -> list[str]:
        return [kind for kind, _ in self.parts]

    @property
    def is_odd(self) -> bool:
        return "odd" in self.kinds or len(self.parts) > _MOST_PARTS

    @property
    def _places(self) -> list[str]:
        """The places and commas before the point, and those after it: #,##0, and 0,"""
        return "".join(text for kind, text in self.parts if kind in ("place", "comma", "point")).split(".")

    @property
    def thousands(self) -> int:
        """How many times a number is divided by a thousand before it is shown: commas after its places."""
        return sum(len(part) - len(part.rstrip(",")) for part in self._places)

    def of(self, value: float) -> str:
        """The text of a number that is not negative."""
        if "general" in self.kinds:
            number = in_digits(value).replace(".", ",")
            return "".join(number if kind == "general" else text for kind, text in self.parts)
        point = self.kinds.index("point") if "point" in self.kinds else len(self.parts)
        with localcontext(prec=200):
            scaled = Decimal(in_digits(value)) * 100 ** self.kinds.count("percent") / 1000**self.thousands
            decimals = self.kinds[point:].count("place")
            whole, _, fraction = f"{scaled.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}".partition(".")
        return self._whole(whole, point) + self._fraction(fraction, point)

    def _whole(self, digits: str, point: int) -> str:
        """The whole part from its end: the last place has the last digit, the first all that are left."""
        has_groups = "," in self._places[0].rstrip(",")
        left = "" if digits == "0" else digits
        places = self.kinds[:point].count("place")
        written: list[str] = []
        shown = 0
        for kind, text in reversed(self.parts[:point]):
            if kind in ("literal", "percent"):
                written.append(text)
            if kind != "place":
                continue
            places -= 1
            taken, left = (left, "") if places == 0 else (left[-1:], left[:-1])
            for digit in reversed(taken or {"0": "0", "?": " "}.get(text, "")):
                written.append(f"{digit} " if has_groups and shown and shown % 3 == 0 else digit)
                shown += 1
        return "".join(reversed(written))

    def _fraction(self, digits: str, point: int) -> str:
        places = [text for kind, text in self.parts[point:] if kind == "place"]
        while places and places.pop() != "0" and digits.endswith("0"):
            digits = digits[:-1]
        written = {"literal": "{}", "percent": "{}", "point": f",{digits}" if digits else ""}
        return "".join(written.get(kind, "").format(text) for kind, text in self.parts[point:])


def _sections(code: str) -> tuple[_Section, ...]:
    """The sections of a format, in their order."""
    found: list[_Section] = []
    parts: list[tuple[str, str]] = []
    condition: Condition | None = None
    for token in [*_TOKEN.finditer(code), None]:
        if token is None or token["sign"] == ";":
            found.append(_Section(tuple(parts), condition))
            parts, condition = [], None
        elif token["bracket"] is not None:
            limit = _CONDITION.fullmatch(token["bracket"])
            condition = (_COMPARISONS[limit[1]], float(limit[2])) if limit else condition
        else:
            parts.append(_part(token))
    return tuple(found)


def _part(token: re.Match[str]) -> tuple[str, str]:
    if token["general"]:
        return "general", ""
    if token["exponent"] or token["sign"] == "/":
        return "odd", ""
    if token["date"]:
        return "date", token["date"].lower()
    literal, sign = token["quoted"] or token["escaped"] or token["currency"] or "", token["sign"]
    return ("literal", literal) if literal or not sign else (_KINDS.get(sign, "literal"), sign)


def _section_for(value: float, sections: tuple[_Section, ...]) -> tuple[_Section, bool]:
    """The section for a number, and whether it shows by itself that the number is negative."""
    if any(section.condition for section in sections):
        holds = (each for each in sections if each.condition is None or each.condition[0](value, each.condition[1]))
        return next(holds, sections[-1]), False
    if value < 0 and len(sections) > 1:
        return sections[1], True
    return (sections[2], False) if value == 0 and len(sections) > 2 else (sections[0], False)
