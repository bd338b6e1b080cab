#!/usr/bin/env bash
# The good rows that dataframely's filter() gives may break the very schema they were filtered by.
#
# Seen with dataframely 3.1.2 and polars 2.1.0. A rule over a group ("a quarter has a row for women and one for men") is looked
# at before the rows that break other rules are taken out. A group of two of which one row is faulty keeps its other row:
# filter() calls it good, is_valid() of the result is False, and validate() raises.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check dataframely==3.1.2 polars==2.1.0
"$work/venv/bin/python" - <<'PY'
import dataframely as dy
import polars as pl


class Placement(dy.Schema):
    period = dy.String(nullable=False)
    sex = dy.String(nullable=False)
    value = dy.Int64(nullable=False, min=0)

    @dy.rule()
    def both_sexes(cls) -> pl.Expr:
        return pl.col("sex").n_unique().over("period") == 2


rows = pl.DataFrame({"period": ["2018-Q1", "2018-Q1"], "sex": ["F", "M"], "value": [7, -1]})
good, failure = Placement.filter(rows)
assert good.rows() == [("2018-Q1", "F", 7)], good.rows()
assert list(failure.counts()) == ["value|min"], failure.counts()
assert not Placement.is_valid(good)
print("as described:", good.rows(), "is_valid:", Placement.is_valid(good))
PY
