#!/usr/bin/env bash
# One expression of Ibis, one table: a municipality that answered nothing has every policy on Polars, and no known answer on DuckDB.
#
# Seen with ibis-framework 12.0.0, duckdb 2.0.1 and polars 2.1.0. Ibis is there so that the engine can be changed and the question kept. For a group in which
# all is unknown `all()` is null on DuckDB and true on Polars, `any()` null and false, and nunique() counts the unknown as a kind of its own: 0 and 1. A cast of 1.9 to
# a whole number is 2 on DuckDB and 1 on Polars, and 0.5 by round() is 1 and 0. No error and no warning says that the engines are asked for different things.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "ibis-framework[duckdb,polars]==12.0.0" duckdb==2.0.1 polars==2.1.0 \
  pyarrow==26.0.1 sqlglot==30.29.0
"$work/venv/bin/python" - <<'PY'
import ibis
import polars as pl

ROWS = [("Ockelbo", None, None, 1.9), ("Ockelbo", None, None, 0.5), ("Gävle", True, 3, 2.0)]
SCHEMA = {"area": pl.String, "has_policy": pl.Boolean, "people": pl.Int64, "share": pl.Float64}

duckdb = ibis.duckdb.connect()
duckdb.raw_sql("CREATE TABLE answer (area VARCHAR, has_policy BOOLEAN, people BIGINT, share DOUBLE)")
duckdb.raw_sql("INSERT INTO answer VALUES ('Ockelbo', NULL, NULL, 1.9), ('Ockelbo', NULL, NULL, 0.5), ('Gävle', true, 3, 2.0)")
polars = ibis.polars.connect({"answer": pl.DataFrame(ROWS, schema=SCHEMA, orient="row")})


def asked(engine) -> tuple[dict, list[tuple[int, int]]]:
    answer = engine.table("answer")
    group = answer.group_by("area").agg(
        all=answer.has_policy.all(), any=answer.has_policy.any(), kinds=answer.people.nunique()
    )
    groups = {row.pop("area"): row for row in engine.to_pyarrow(group).to_pylist()}
    whole = answer.select(cast=answer.share.cast("int64"), rounded=answer.share.round(0).cast("int64"))
    return groups["Ockelbo"], [tuple(row.values()) for row in engine.to_pyarrow(whole).to_pylist()]


by_duckdb, by_polars = asked(duckdb), asked(polars)
print("DuckDB:", by_duckdb, "\nPolars:", by_polars)
assert by_duckdb == ({"all": None, "any": None, "kinds": 0}, [(2, 2), (0, 1), (2, 2)]), by_duckdb
assert by_polars == ({"all": True, "any": False, "kinds": 1}, [(1, 2), (0, 0), (2, 2)]), by_polars
PY
