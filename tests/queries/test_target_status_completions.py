"""A status that is said is not false when answers come in: every way to answer, with up to four municipalities hidden."""

import itertools
from contextlib import closing
from datetime import date

import duckdb
import polars as pl
import pytest

from contract import EXTRACTS
from contract.dictionary import codelists
from queries import one_select, open_in_memory, read_macros, read_query, rows_of
from tests.conftest import full_rows

TEN = tuple(f"21{number:02d}" for number in range(10))
BASELINE = 3
END, HALF_WAY = date(2018, 12, 31), date(2017, 6, 30)
QUARTER_OF = {END: "2018-Q4", HALF_WAY: "2017-Q2"}
TARGETS = {"agreement": "T1", "policy": "T3b"}
# The level under each interpretation of T1, of which B is written in both ways that a version may have.
READINGS = [
    {"target_id": "T1", "reading": "A", "level": 7.0, "level_status": "A"},
    {"target_id": "T1", "reading": "B", "level": 7.0, "level_status": "A", "only_lacking": True},
    {"target_id": "T1", "reading": "C", "level_status": "NM"},
]


def world(mark: str, quarter: str, answers: dict[str, bool | None]) -> dict[str, list[dict]]:
    """Ten municipalities, of which the first three held the mark at the baseline; None has not answered for `quarter`."""

    def row(code: str, period: str, is_held: bool) -> dict:
        state = "held" if is_held else "not_held"
        return {
            "municipality_code": code,
            "mark": mark,
            "period": period,
            "commitment_state": state,
            "counts_as_support": True,
        }

    told = {code: answer for code, answer in answers.items() if answer is not None}
    return {
        "municipality": [{"municipality_code": code, "municipality_name": code, "part": "gastrikland"} for code in TEN],
        "target": [
            {"target_id": TARGETS[mark], "position": 1, "unit": "municipalities", "denominator": 10,
             "baseline_value": float(BASELINE), "baseline_status": "A", "level": 7.0, "level_status": "A"}
        ],
        "target_reading": READINGS if mark == "agreement" else [],
        "commitment": [row(code, "2016", code in TEN[:BASELINE]) for code in TEN]
        + [row(code, quarter, is_held) for code, is_held in told.items()],
        "delivery": [{"municipality_code": code, "delivery_kind": "commitment", "period": quarter} for code in told],
    }  # fmt: skip


class Council:
    """One database in which the answers are changed, so that every way to answer can be asked about."""

    def __init__(self) -> None:
        self.connection = open_in_memory()
        self.connection.execute("SET threads = 1")
        self.given: dict[str, list[dict]] = {}
        self.statements: dict[str, duckdb.Statement] = {}
        self.connection.execute(read_macros())
        self.connection.register("codelist", codelists().to_arrow())
        for extract, schema in EXTRACTS.items():
            self.connection.register(extract, schema.create_empty().to_arrow())

    def ask(self, rows: dict[str, list[dict]], *, day: date, reading: str = "A") -> dict:
        """The row of `target_status` on a day, under these rows."""
        if self.given != rows:
            for extract, given in rows.items():
                if self.given.get(extract) != given:
                    self.connection.register(extract, full_rows(extract, given).to_arrow())
            self.given = rows
            for name in ("commitment_cell", "plan_target", "target_part"):
                self.connection.register(name, self.rows(name).to_arrow())
        return self.rows("target_status", reference_date=day, reading=reading, plan="").row(0, named=True)

    def rows(self, name: str, **parameters: object) -> pl.DataFrame:
        """The rows of a query or shared set, as they are now."""
        if name not in self.statements:
            self.statements[name] = one_select(self.connection, read_query(name))
        return rows_of(self.connection, self.statements[name], parameters)


@pytest.fixture
def council():
    """A council, closed when the test is over."""
    one = Council()
    with closing(one.connection):
        yield one


@pytest.mark.parametrize(
    ("mark", "readings", "day"),
    [("agreement", "AB", END), ("policy", "A", END), ("agreement", "A", HALF_WAY), ("policy", "A", HALF_WAY)],
)
def test_a_status_holds_whatever_is_answered(council, mark, readings, day):
    """Which of the ten are hidden does not matter, how many of the others hold the mark does: every number is tried."""

    def said(held: int, hidden: int) -> dict[str, dict]:
        answers = {code: (None if number < hidden else number - hidden < held) for number, code in enumerate(TEN)}
        rows = world(mark, QUARTER_OF[day], answers)
        return {reading: council.ask(rows, day=day, reading=reading) for reading in readings}

    after = [said(held, 0) for held in range(11)]
    wrong = []
    for hidden in range(1, 5):
        for held in range(11 - hidden):
            for reading, row in said(held, hidden).items():
                ways = itertools.product((0, 1), repeat=hidden)
                completions = {after[held + sum(more)][reading]["target_status"] for more in ways}
                expected = completions.pop() if len(completions) == 1 else "undecided"
                if (row["target_status"], row["low"], row["high"]) != (expected, held, held + hidden):
                    wrong.append((reading, hidden, held, expected, row["target_status"], row["low"], row["high"]))

    assert wrong == []
    for reading in readings:
        assert len({rows[reading]["target_status"] for rows in after}) > 1


@pytest.mark.parametrize("mark", ["agreement", "policy"])
def test_every_one_of_those_who_are_hidden_counts_alike(council, mark):
    """One municipality of the ten hidden, each in its turn; six others hold the mark and the level is seven."""
    for silent in TEN:
        others = [code for code in TEN if code != silent]
        answers = {code: code in others[:6] for code in others} | {silent: None}
        said = council.ask(world(mark, "2018-Q4", answers), day=END)
        shown = {
            name: said[name]
            for name in (
                "target_status",
                "value",
                "low",
                "high",
                "value_kind",
                "awaited_sv",
                "remaining_low",
                "remaining_high",
            )
        }

        assert shown == {
            "target_status": "undecided", "value": 6.0, "low": 6.0, "high": 7.0, "value_kind": "at_least",
            "awaited_sv": silent, "remaining_low": 0.0, "remaining_high": 1.0,
        }  # fmt: skip


def test_a_later_quarter_of_one_municipality_changes_no_status(council):
    """The target year is over: what one municipality delivers of 2019 is not about its end."""
    answers = dict.fromkeys(TEN, True)
    rows = world("agreement", "2018-Q4", answers)
    later = {"municipality_code": TEN[0], "period": "2019-Q1"}
    rows["delivery"] = [*rows["delivery"], later | {"delivery_kind": "commitment"}]
    rows["commitment"] = [*rows["commitment"], later | {"mark": "agreement", "commitment_state": "not_held"}]

    said = council.ask(rows, day=date(2019, 3, 31))

    assert (said["target_status"], said["period"], said["value"]) == ("reached", "2018-Q4", 10.0)


def test_a_year_of_which_nothing_is_known_has_no_outcome(council):
    rows = world("agreement", "2018-Q3", dict.fromkeys(TEN, True))

    said = council.ask(rows, day=END)

    assert (said["target_status"], said["value"], said["obs_status"]) == ("no_outcome", None, "NL")
    assert council.ask(rows, day=date(2018, 9, 30))["target_status"] == "reached"
