"""What a line on the screen does not end within: a day before its month, a year before its quarter, a span, an age, a page."""

import re

_WITH_SPACE = re.compile(
    r"\b(?:s|pp?)\. (?=\d)"  # the abbreviation of a page before its number
    r"|\b\d{4} (?:Q|kv )(?=\d\b)"  # a year and its quarter
    r"|(?<!kv )(?<!kv\u00a0)\b\d{1,2} (?=[^\W\d_]+ \d{4}\b)"  # a day before its month and year
    r"|(?<=\d) (?=år\b)"  # an age, or a number of years
)
_SPAN = re.compile(r"(?<=\d)–(?=\d)")


def on_one_line(words: str) -> str:
    """Words or HTML in which `s. 7`, `31 december`, `2018 kv 4` and `18–24 år` stay on one line each."""
    return _SPAN.sub("–\u2060", _WITH_SPACE.sub(lambda found: found[0].replace(" ", "\u00a0"), words))
