"""A query whose plan is kept gives what it gives without: for every choice, in every thread, however often it is asked."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from threading import Barrier, Event

import duckdb
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from queries import Planners, Query, cursor_of, one_select, open_in_memory, plans, rows_of

HEADER = {"title_sv": "", "title_en": "", "definition_sv": "", "definition_en": "", "unit": "", "grain": ""}
SUMS = """
-- Two of the same: $day
WITH there AS (SELECT code, day, people FROM told WHERE day <= $day),
sums AS (
    SELECT there.code, sum(there.people)::BIGINT AS people, (SELECT max(day) FROM there) AS last_day
    FROM there
    WHERE list_contains($codes, there.code)
    GROUP BY there.code
)
SELECT sums.code, sums.people, sums.last_day, $word AS word, '$day is no choice here' AS note, $day AS day
FROM sums
JOIN told ON told.code = sums.code AND told.day = sums.last_day
ORDER BY sums.code
"""
CHOSEN = {"codes": ["a", "b"], "day": date(2018, 3, 31), "word": "o'usage"}
CHOICES = [
    CHOSEN,
    CHOSEN | {"day": date(2018, 1, 1)},
    CHOSEN | {"codes": []},
    CHOSEN | {"codes": ["it's", '"b"', "å, ö", "\\"]},
    CHOSEN | {"word": "'); DROP TABLE told; --"},
    CHOSEN | {"word": "", "day": date(2017, 1, 1)},
    CHOSEN,
]


def query_of(sql: str, *, name: str = "prov", sources: tuple[str, ...] = ("told",)) -> Query:
    return Query(name=name, sql=sql, sources=sources, **HEADER)


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    opened = open_in_memory()
    opened.execute("CREATE TABLE told (code VARCHAR, day DATE, people BIGINT)")
    for code in ("a", "b", "it's", '"b"', "å, ö", "\\"):
        opened.execute(
            "INSERT INTO told SELECT $code, DATE '2018-01-01' + range::INTEGER, range FROM range(100)", {"code": code}
        )
    return opened


@pytest.fixture
def planners(connection) -> Planners:
    return Planners(partial(cursor_of, connection, is_native=False), most=3)


def ask(planners: Planners, query: Query, given: dict) -> pl.DataFrame:
    statement = one_select(duckdb.connect(), query)
    with planners.one() as planner:
        return planner.rows_of(query, statement, given)


def test_every_choice_gives_what_it_gives_when_it_is_planned(connection, planners):
    query = query_of(SUMS)
    statement = one_select(connection, query)

    for given in CHOICES:
        assert_frame_equal(ask(planners, query, given), rows_of(connection, statement, given), check_exact=True)


def test_what_reads_a_table_that_is_too_large_to_be_held_gives_the_same(connection, planners, monkeypatch):
    monkeypatch.setattr(plans, "MOST_ROWS", 599)
    query = query_of(SUMS)

    for given in CHOICES:
        assert_frame_equal(
            ask(planners, query, given), rows_of(connection, one_select(connection, query), given), check_exact=True
        )
    with pytest.raises(duckdb.TransactionException):
        ask(planners, query_of("WITH gone AS (DELETE FROM told RETURNING people) SELECT people FROM gone"), {})


def test_a_query_without_choices_and_another_of_the_same_name(planners):
    first, second = query_of("SELECT count(*) AS rows FROM told"), query_of("SELECT max(people) AS most FROM told")

    assert [ask(planners, query, {}).rows() for query in (first, second, first)] == [[(600,)], [(99,)], [(600,)]]


def test_a_choice_of_a_kind_that_no_choice_has_is_refused(planners):
    with pytest.raises(KeyError):
        ask(planners, query_of("SELECT $word AS word"), {"word": 1.5})


def test_one_that_writes_is_refused(planners):
    away = "WITH gone AS (DELETE FROM memory.main.told RETURNING people) SELECT people FROM gone"

    with pytest.raises(duckdb.TransactionException):
        ask(planners, query_of(away, sources=()), {})

    assert ask(planners, query_of("SELECT count(*) AS rows FROM told"), {}).item() == 600


def test_as_many_as_there_are_planners_count_at_once_and_the_others_wait(connection, planners):
    query, expected = query_of(SUMS), {}
    statement = one_select(connection, query)
    days = [date(2018, 1, 1 + day) for day in range(28)]
    for day in days:
        expected[day] = rows_of(connection, statement, CHOSEN | {"day": day})
    together = Barrier(3)
    with ThreadPoolExecutor(1) as waits:
        with planners.one(), planners.one(), planners.one():
            coming = waits.submit(ask, planners, query, CHOSEN)
            with pytest.raises(TimeoutError):
                coming.result(timeout=0.05)
        assert coming.result().height == 2

    def several(days: list[date]) -> list[bool]:
        together.wait()
        return [ask(planners, query, CHOSEN | {"day": day}).equals(expected[day]) for day in days]

    with ThreadPoolExecutor(3) as threads:
        answers = list(threads.map(several, [days, days[::-1], days[7:] + days[:7]]))

    assert all(map(all, answers))


def test_one_that_was_stopped_is_given_up_and_the_next_one_counts(planners):
    endless = query_of("SELECT count(*) AS rows FROM told, range(100000000) AS a, range(100000) AS b")

    with planners.one() as stopped:
        pass
    done = Event()

    def stop() -> None:
        # A query that has not begun is not stopped.
        while not done.wait(0.05):
            stopped.interrupt()

    with ThreadPoolExecutor(1) as beside:
        beside.submit(stop)
        with pytest.raises(duckdb.InterruptException):
            ask(planners, endless, {})
        done.set()

    with planners.one() as another:
        assert another is not stopped
    assert ask(planners, query_of("SELECT count(*) AS rows FROM told"), {}).item() == 600


def test_a_table_that_is_not_there_is_told_of(planners):
    with pytest.raises(duckdb.CatalogException):
        ask(planners, replace(query_of("SELECT 1 AS one"), sources=("nowhere",)), {})
