"""A status that is said is not false when answers come in: every way to answer, with up to four municipalities hidden."""

import itertools
from datetime import date

import pytest

from dashboard.query import run_query

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
        return {"municipality_code": code, "mark": mark, "period": period, "commitment_state": state, "counts_as_support": True}

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


def status_of(load, filters, rows: dict, *, day: date, reading: str) -> dict:
    result = run_query(load(**rows), "target_status", filters(reference_date=day, reading=reading))
    return result.row(0, named=True)


@pytest.fixture
def status_when(load, filters):
    """The status with so many of the ten holding the mark, by all of them answering; each number is asked once."""
    known: dict[tuple, str] = {}

    def status(mark: str, held: int, *, day: date, reading: str) -> str:
        key = (mark, held, day, reading)
        if key not in known:
            answers = {code: number < held for number, code in enumerate(TEN)}
            rows = world(mark, QUARTER_OF[day], answers)
            known[key] = status_of(load, filters, rows, day=day, reading=reading)["target_status"]
        return known[key]

    return status


@pytest.mark.parametrize("day", [END, HALF_WAY])
@pytest.mark.parametrize(("mark", "reading"), [("agreement", "A"), ("agreement", "B"), ("policy", "A")])
@pytest.mark.parametrize("hidden", [0, 1, 2, 3, 4])
def test_a_status_holds_whatever_is_answered(load, filters, status_when, mark, reading, day, hidden):
    """Which of the ten are hidden does not matter, how many of the others hold the mark does: every number is tried."""
    wrong = []
    for held in range(11 - hidden):
        answers = {code: (None if number < hidden else number - hidden < held) for number, code in enumerate(TEN)}
        said = status_of(load, filters, world(mark, QUARTER_OF[day], answers), day=day, reading=reading)
        completions = {
            status_when(mark, held + sum(more), day=day, reading=reading)
            for more in itertools.product((0, 1), repeat=hidden)
        }
        expected = completions.pop() if len(completions) == 1 else "undecided"
        if said["target_status"] != expected or (said["low"], said["high"]) != (held, held + hidden):
            wrong.append((held, said["target_status"], expected, said["low"], said["high"]))

    assert wrong == []


@pytest.mark.parametrize("mark", ["agreement", "policy"])
def test_every_one_of_those_who_are_hidden_counts_alike(load, filters, mark):
    """One municipality of the ten hidden, each in its turn; six others hold the mark and the level is seven."""
    for silent in TEN:
        others = [code for code in TEN if code != silent]
        answers = {code: code in others[:6] for code in others} | {silent: None}
        said = status_of(load, filters, world(mark, "2018-Q4", answers), day=END, reading="A")
        shown = {name: said[name] for name in ("target_status", "value", "low", "high", "value_kind", "awaited_sv")}

        assert shown == {
            "target_status": "undecided", "value": 6.0, "low": 6.0, "high": 7.0, "value_kind": "at_least",
            "awaited_sv": silent,
        }  # fmt: skip


def test_a_later_quarter_of_one_municipality_changes_no_status(load, filters):
    """The target year is over: what one municipality delivers of 2019 is not about its end."""
    answers = dict.fromkeys(TEN, True)
    rows = world("agreement", "2018-Q4", answers)
    later = {"municipality_code": TEN[0], "period": "2019-Q1"}
    rows["delivery"] = [*rows["delivery"], later | {"delivery_kind": "commitment"}]
    rows["commitment"] = [*rows["commitment"], later | {"mark": "agreement", "commitment_state": "not_held"}]

    said = status_of(load, filters, rows, day=date(2019, 3, 31), reading="A")

    assert (said["target_status"], said["period"], said["value"]) == ("reached", "2018-Q4", 10.0)


def test_a_year_of_which_nothing_is_known_has_no_outcome(load, filters):
    rows = world("agreement", "2018-Q3", dict.fromkeys(TEN, True))

    said = status_of(load, filters, rows, day=END, reading="A")

    assert (said["target_status"], said["value"], said["obs_status"]) == ("no_outcome", None, "NL")
    assert status_of(load, filters, rows, day=date(2018, 9, 30), reading="A")["target_status"] == "reached"
