from datetime import date

import pytest

from dashboard.query import run_query

DECIDED, DUE = date(2017, 2, 8), date(2017, 9, 1)


@pytest.fixture
def decisions(load, filters):
    """What the query says of decisions of which each row of `reports` tells: decision, quarter, progress, day done."""

    def ask(*reports: tuple, due: date | None = DUE, until: date = date(2018, 12, 31)) -> dict[str, tuple]:
        names = dict.fromkeys(report[0] for report in reports)
        database = load(
            council_decision=[
                {"decision_id": name, "title_sv": name, "decided_on": DECIDED, "due": due} for name in names
            ],
            decision_report=[
                {
                    "decision_id": name, "period": period, "progress": progress, "done_on": done,
                    "obs_status": "A" if progress else "UN",
                }
                for name, period, progress, done in ((*report, None, None)[:4] for report in reports)
            ],
        )  # fmt: skip
        rows = run_query(database, "council_decisions", filters(reference_date=until)).iter_rows(named=True)
        return {row["decision_id"]: (row["decision_state"], row["state_status"]) for row in rows}

    return ask


@pytest.mark.parametrize(
    ("progress", "done", "quarter", "state"),
    [
        ("ongoing", None, "2017-Q2", "open"),
        ("not_started", None, "2017-Q2", "open"),
        ("ongoing", None, "2017-Q3", "late"),
        ("done", date(2017, 9, 1), "2017-Q3", "done"),
        ("done", date(2017, 9, 2), "2017-Q3", "done_late"),
        # Without a day nobody can tell that it was late.
        ("done", None, "2017-Q3", "done"),
    ],
)
def test_a_state_is_that_of_the_last_day_that_was_told_of(decisions, progress, done, quarter, state):
    assert decisions(("a", quarter, progress, done)) == {"a": (state, "A")}


def test_without_a_day_it_is_open_and_never_late(decisions):
    assert decisions(("a", "2018-Q4", "ongoing"), due=None) == {"a": ("open", "A")}


def test_what_is_not_known_is_neither(decisions):
    assert decisions(("a", "2017-Q4", None)) == {"a": (None, "UN")}


def test_what_the_latest_report_leaves_out_is_not_delivered_unless_it_was_done(decisions):
    told = decisions(
        ("a", "2017-Q2", "ongoing"), ("b", "2017-Q2", "done", DUE.replace(month=5)), ("c", "2017-Q3", "ongoing")
    )

    assert told == {"a": (None, "NL"), "b": ("done", "A"), "c": ("late", "A")}


def test_a_later_day_of_reference_makes_nothing_late(decisions):
    """Nobody has told of what happened after June: it may have been done in July."""
    report = ("a", "2017-Q2", "ongoing")

    assert (
        decisions(report, until=date(2017, 6, 30))
        == decisions(report, until=date(2018, 12, 31))
        == {"a": ("open", "A")}
    )


def test_what_was_told_later_is_not_known_yet(decisions):
    assert decisions(("a", "2017-Q2", "ongoing"), ("a", "2017-Q3", "done", DUE), until=date(2017, 6, 30)) == {
        "a": ("open", "A")
    }
    assert decisions(("a", "2017-Q2", "ongoing"), until=date(2017, 3, 31)) == {}


NOTED = {
    "decision_id": "m", "title_sv": "Antecknat", "period": "2018-Q3", "decided_on": date(2018, 8, 15),
    "due": date(2018, 8, 31), "seen_version": 2, "seen_as_of": date(2018, 6, 30), "page_name": "tackning",
    "figure_name": "coverage_over_time", "choices": "matt=enterprises",
}  # fmt: skip
IN_MINUTES = {"decision_id": "m", "title_sv": "I protokollet", "decided_on": date(2018, 8, 15), "due": date(2018, 9, 1)}


@pytest.fixture
def followed(load, filters):
    """What the query says of a decision that was noted in August 2018, by the quarters in which minutes have told of which decisions."""

    def ask(until: date, **told: str) -> list[dict]:
        names = sorted({name for named in told.values() for name in named})
        known = {name: {"decision_id": name, "title_sv": name, "decided_on": DECIDED} for name in names}
        reports = [
            {
                "decision_id": name, "period": quarter.replace("y", "").replace("q", "-Q"), "progress": "ongoing",
                "obs_status": "A",
            }
            for quarter, named in told.items()
            for name in named
        ]  # fmt: skip
        database = load(
            noted_decision=[NOTED],
            council_decision=[*(known | ({"m": IN_MINUTES} if "m" in names else {})).values()],
            decision_report=reports,
        )
        rows = run_query(database, "council_decisions", filters(reference_date=until)).to_dicts()
        return [row for row in rows if row["decision_id"] == "m"]

    return ask


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({}, "noted"),
        # Minutes of the quarter before tell nothing of it.
        ({"y2018q2": "a"}, "noted"),
        ({"y2018q3": "a"}, "not_in_minutes"),
        ({"y2018q2": "a", "y2018q4": "a"}, "not_in_minutes"),
        ({"y2018q3": "am"}, "late"),
        ({"y2018q4": "m"}, "late"),
    ],
)
def test_what_was_noted_in_the_room_waits_for_the_minutes_and_is_never_late_before_them(followed, told, state):
    [row] = followed(date(2018, 12, 31), **told)

    assert (row["decision_state"], row["state_status"]) == (state, "A")


def test_the_words_are_those_of_the_minutes_and_the_view_that_of_the_room(followed):
    [before], [after] = followed(date(2018, 12, 31)), followed(date(2018, 12, 31), y2018q3="m")

    assert [row["title_sv"] for row in (before, after)] == ["Antecknat", "I protokollet"]
    assert [row["due"] for row in (before, after)] == [date(2018, 8, 31), date(2018, 9, 1)]
    for row in (before, after):
        assert (row["seen_version"], row["page_name"], row["figure_name"], row["choices"]) == (
            2, "tackning", "coverage_over_time", "matt=enterprises",
        )  # fmt: skip
    assert (before["period_end"], after["period_end"]) == (None, date(2018, 9, 30))


def test_it_is_shown_from_the_day_of_the_version_that_it_rests_on(followed):
    assert followed(date(2018, 6, 29)) == []
    assert [row["decision_state"] for row in followed(date(2018, 6, 30))] == ["noted"]
    # Minutes that were not written yet on the day that is looked at.
    assert [row["decision_state"] for row in followed(date(2018, 6, 30), y2018q3="m")] == ["noted"]
