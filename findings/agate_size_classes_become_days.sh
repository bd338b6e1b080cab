#!/usr/bin/env bash
# Read by agate, the size classes 1-4, 5-9 and 10-19 are three days of 2001, the share 12,9 is 129, and the counts 0 and 1 are False and True.
#
# Seen with agate 1.14.2, which csvkit reads its files by. It takes for each column the first type that all its texts fit. Classes of enterprises by
# employees, or protected counts, are days as long as none of them ends above 31. The comma is taken for an American one between thousands wherever it
# stands and left out, so that 0,4 and 4 are the same number. Zeros and ones are truth values, however many columns of counts are beside them. Given as types,
# Text() and Number(locale="sv_SE") read them rightly. Nothing is raised or warned of.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check agate==1.14.2
"$work/venv/bin/python" -W error - <<'PY'
import datetime as dt
import io
from decimal import Decimal

import agate

FILE = "size;share;enterprises\n1-4;12,9;0\n5-9;3,0;1\n10-19;0,4;1\n"


def columns(types: list | None = None) -> list[tuple]:
    table = agate.Table.from_csv(io.StringIO(FILE), delimiter=";", column_types=types)
    return [tuple(column.values()) for column in table.columns]


sizes, shares, enterprises = columns()
print(sizes, shares, enterprises)
assert all(isinstance(size, dt.date) for size in sizes), sizes
assert [(size.month, size.day) for size in sizes] == [(1, 4), (5, 9), (10, 19)], sizes
assert shares == (Decimal(129), Decimal(30), Decimal(4)), shares
assert enterprises == (False, True, True) and type(enterprises[0]) is bool, enterprises

swedish = columns([agate.Text(), agate.Number(locale="sv_SE"), agate.Number()])
assert swedish == [("1-4", "5-9", "10-19"), (Decimal("12.9"), Decimal("3.0"), Decimal("0.4")), (0, 1, 1)], swedish
PY
