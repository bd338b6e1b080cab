#!/usr/bin/env bash
# Babel knows that the Swedish minus sign is U+2212, writes numbers with a hyphen all the same, and cannot read U+2212.
#
# Seen with Babel 2.18.0. get_minus_sign_symbol("sv_SE") is U+2212, as CLDR says. format_decimal, format_percent and
# format_currency write U+002D, so a figure on screen lacks the sign that Swedish typography asks for. parse_decimal raises
# NumberFormatError for U+2212, which is what other CLDR programs (Intl.NumberFormat in browsers) write for the same locale.
# The same holds for nb_NO and fi_FI.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check Babel==2.18.0
"$work/venv/bin/python" - <<'PY'
from babel.numbers import (
    NumberFormatError, format_currency, format_decimal, format_percent, get_minus_sign_symbol, parse_decimal,
)

for locale in ("sv_SE", "nb_NO", "fi_FI"):
    assert get_minus_sign_symbol(locale) == "\u2212", locale
    assert format_decimal(-5, locale=locale) == "-5"
    assert format_percent(-0.5, locale=locale).startswith("-")
    assert format_currency(-5, "SEK", locale=locale).startswith("-")
    assert parse_decimal("-5", locale=locale) == -5
    try:
        parse_decimal("\u22125", locale=locale)
    except NumberFormatError:
        continue
    raise AssertionError(f"{locale} reads its own minus sign now")
print("as described: the sign is U+2212, what is written is U+002D, and U+2212 is refused")
PY
