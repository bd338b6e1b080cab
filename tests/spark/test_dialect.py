"""What differs between the two engines, one difference at a time, as the SQL that Spark is given. Needs no Java."""

import pytest
from sqlglot.errors import ParseError

from queries import query_names, read_query, shared_names
from queries.spark.dialect import for_spark
from tests.each import each

TABLES = {"cell": ("code", "day", "value", "refs"), "codelist": ("codelist", "code")}


def written(sql: str) -> str:
    """On one line, without what SQLGlot says in capitals."""
    return for_spark(sql, TABLES)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        # Counting
        ("any_value(value)", "ANY_VALUE(value) IGNORE NULLS"),
        ("arg_max(value, day)", "MAX_BY(value, day) FILTER(WHERE NOT value IS NULL)"),
        (
            "arg_max(value, day) FILTER (WHERE code = 'a')",
            "MAX_BY(value, day) FILTER(WHERE NOT value IS NULL AND code = 'a')",
        ),
        ("arg_max_null(value, day)", "MAX_BY(value, day)"),
        ("count_if(value > 0)", "SUM(CAST(value > 0 AS INT))"),
        ("string_agg(refs, ' ')", "LISTAGG(refs, ' ')"),
        (
            "string_agg(refs, ', ' ORDER BY code COLLATE sv) FILTER (WHERE value > 0)",
            "LISTAGG(refs, ', ') WITHIN GROUP (ORDER BY code COLLATE sv NULLS LAST) FILTER(WHERE value > 0)",
        ),
        (
            "string_agg(DISTINCT refs, ' ' ORDER BY refs) FILTER (WHERE value > 0)",
            "NULLIF(ARRAY_JOIN(SORT_ARRAY(COLLECT_SET(refs) FILTER(WHERE value > 0)), ' '), '')",
        ),
        # Texts and lists
        ("concat(code, '/', refs)", "CONCAT_WS('', code, '/', refs)"),
        ("code[5:]", "SUBSTRING(code, 5)"),
        ("length($municipality_codes)", "SIZE(:municipality_codes)"),
        ("length(code)", "LENGTH(code)"),
        ("list_position(['a', 'b'], code)", "NULLIF(ARRAY_POSITION(ARRAY('a', 'b'), code), 0)"),
        # Days
        ("strftime(day, '%Y-Q')", "DATE_FORMAT(day, 'yyyy\\'-Q\\'')"),
        ("last_day(day - to_months(3 * 4))", "LAST_DAY(ADD_MONTHS(day, -(3 * 4)))"),
        # Macros, and structs that they make
        ("page_refs(refs, code)", "COALESCE(refs || ':' || REPLACE(code, ',', ' ' || refs || ':'), refs)"),
        ("{'a': value}.a", "(value)"),
    ],
)
def test_a_word_of_the_one_is_said_in_words_of_the_other(said, meant):
    assert written(f"SELECT {said} AS told FROM cell") == f"SELECT {meant} AS told FROM cell"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "SELECT row_number() OVER (w ORDER BY day) AS place FROM cell WINDOW w AS (PARTITION BY code)",
            "SELECT CAST(ROW_NUMBER() OVER (PARTITION BY code ORDER BY day NULLS LAST) AS BIGINT) AS place FROM cell",
        ),
        (
            "SELECT value * 2 AS twice, max(twice) OVER () AS most FROM cell",
            "SELECT value * 2 AS twice, MAX((value * 2)) OVER () AS most FROM cell",
        ),
        (
            "SELECT value * 2 AS twice FROM cell WHERE twice > 3",
            "SELECT value * 2 AS twice FROM cell WHERE (value * 2) > 3",
        ),
        # A column of that name comes first.
        (
            "SELECT value * 2 AS value FROM cell WHERE value > 3",
            "SELECT value * 2 AS value FROM cell WHERE value > 3",
        ),
        ("SELECT cell FROM cell", "SELECT STRUCT(cell.*) AS cell FROM cell"),
        ("SELECT codelist FROM codelist", "SELECT codelist FROM codelist"),
        ("SELECT unnest({'a': 1, 'b': 2}) FROM cell", "SELECT 1 AS a, 2 AS b FROM cell"),
        ("SELECT unnest(t.total) FROM t", "SELECT t.total.* FROM t"),
        (
            "SELECT unnest(struct_update(t.total, a := 3)) FROM t",
            "SELECT t.total.* EXCEPT (a), 3 AS a FROM t",
        ),
        (
            "SELECT code FROM cell JOIN generate_series(1, 4) AS quarters (place) ON place = value",
            "SELECT code FROM cell JOIN (SELECT EXPLODE(SEQUENCE(1, 4)) AS place) AS quarters ON place = value",
        ),
        (
            "SELECT code FROM cell ORDER BY max(value) OVER (PARTITION BY code)",
            "SELECT code, MAX(value) OVER (PARTITION BY code) AS _order_0 FROM cell ORDER BY _order_0 NULLS LAST",
        ),
        (
            "SELECT code FROM cell UNION ALL BY NAME SELECT 1 AS value, 'a' AS code",
            "SELECT code, NULL AS value FROM cell UNION ALL SELECT 'a' AS code, 1 AS value",
        ),
        (
            "SELECT code FROM cell QUALIFY row_number() OVER (ORDER BY day) = 1",
            "SELECT code FROM cell QUALIFY CAST(ROW_NUMBER() OVER (ORDER BY day NULLS LAST) AS BIGINT) = 1",
        ),
    ],
)
def test_a_statement_is_built_as_spark_builds_it(said, meant):
    assert for_spark(said, TABLES | {"t": ("total",)}) == meant


@pytest.mark.parametrize("said", ["strftime(day, '%A')", "regexp_replace(code, 'a', 'b')", "code[2:3]"])
def test_what_would_be_another_answer_is_refused(said):
    with pytest.raises((ValueError, KeyError)):
        written(f"SELECT {said} FROM cell")


def test_what_is_no_sql_is_refused():
    with pytest.raises(ParseError):
        written("SELECT FROM WHERE")


@each("name", [*query_names(), *shared_names()])
def test_every_parameter_keeps_its_name(name, example_columns):
    sql = read_query(name).sql

    assert ("$reference_date" in sql) == (":reference_date" in for_spark(sql, example_columns))
