"""Number formats of nothing but digits and signs, such as 000000-0000: what a cell with one of them shows."""

import re
from xml.etree import ElementTree

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|[_*].')
_DIGITS = re.compile(r"[0#?]")
# Anything else in a format, such as a decimal mark or the year of a date, makes another kind of number of it.
_ONLY_DIGITS = re.compile(r"[0#?\s+/()\-\x00]*")


def digit_formats(styles: bytes) -> dict[int, str]:
    """The formats of digits and signs among the cell styles of a workbook, by the number of the style; none when broken."""
    try:
        root = ElementTree.fromstring(styles) if styles else None
    except ElementTree.ParseError:
        root = None
    if root is None:
        return {}
    codes = {one.get("numFmtId"): one.get("formatCode", "") for one in root.iterfind("./{*}numFmts/{*}numFmt")}
    found = {}
    for number, style in enumerate(root.iterfind("./{*}cellXfs/{*}xf")):
        code = codes.get(style.get("numFmtId"), "").split(";")[0]
        if _ONLY_DIGITS.fullmatch(_LITERAL.sub("\0", code)) and len(_DIGITS.findall(_LITERAL.sub("\0", code))) > 1:
            found[number] = code
    return found


def in_format(value: float, code: str) -> str:
    """What a cell shows of a whole number with this format of digits; "" without a format, and for any other number."""
    if not code or value < 0 or value != value // 1:
        return ""
    literals: list[str] = []

    def hide(match: re.Match[str]) -> str:
        literals.append(match[1] or match[2] or "")
        return "\0"

    digits = list(f"{value:.0f}")
    shown: list[str] = []
    hidden = _LITERAL.sub(hide, code)
    left = len(_DIGITS.findall(hidden))
    for sign in reversed(hidden):
        if not _DIGITS.fullmatch(sign):
            shown.append(literals.pop() if sign == "\0" else sign)
            continue
        left -= 1
        whole = digits if left == 0 else digits[-1:]
        shown.append("".join(whole) or ("0" if sign == "0" else ""))
        del digits[len(digits) - len(whole) :]
    return "".join(reversed(shown))
