from datetime import date

import pytest

from dashboard.query import run_query

REFERENCE = date(2018, 12, 31)
FIRST, SECOND, THIRD = date(2017, 2, 8), date(2017, 5, 10), date(2017, 9, 13)
PARTIES = [
    {"party_id": "kommun", "position": 1, "name_sv": "kommunerna", "name_en": "the municipalities"},
    {"party_id": "asf", "position": 2, "name_sv": "ASF", "name_en": "The WISEs"},
    # Named by another plan, and no party of the council.
    {"party_id": "esf", "position": 3, "name_sv": "ESF", "name_en": "ESF"},
]


def seat(party: str, period: str, state: str | None = "seated", since: date | None = None) -> dict:
    return {
        "party_id": party, "period": period, "seat_state": state, "seated_on": since,
        "obs_status": "A" if state else "UN",
    }  # fmt: skip


def at(meeting: date, party: str, attendance: str | None, status: str = "UN") -> dict:
    quarter = f"{meeting.year}-Q{(meeting.month + 2) // 3}"
    status = "A" if attendance else status
    return {
        "meeting_date": meeting,
        "party_id": party,
        "period": quarter,
        "attendance": attendance,
        "obs_status": status,
    }


@pytest.fixture
def seats(load, filters):
    def ask(*, seat: list[dict], attendance: list[dict] = (), until: date = REFERENCE) -> dict[str, dict]:
        meetings = {row["meeting_date"]: row["period"] for row in attendance}
        database = load(
            party=PARTIES, seat=seat, attendance=list(attendance),
            council_meeting=[{"meeting_date": day, "period": period} for day, period in meetings.items()],
        )  # fmt: skip
        rows = run_query(database, "council_seats", filters(reference_date=until)).iter_rows(named=True)
        return {row["party_id"]: row for row in rows}

    return ask


def test_the_parties_are_those_that_a_seat_is_told_of(seats):
    assert set(seats(seat=[seat("asf", "2017-Q1", None)])) == {"asf"}


def test_nobody_has_told_of_a_meeting(seats):
    row = seats(seat=[seat("asf", "2016", None)])["asf"]

    assert (row["seat_state"], row["seat_status"], row["seated_on"]) == (None, "UN", None)
    assert (row["value"], row["obs_status"], row["meetings_held"]) == (None, "NL", 0)


def test_meetings_count_from_the_day_of_the_seat(seats):
    told = seats(
        seat=[seat("asf", "2017-Q2", since=FIRST), seat("kommun", "2017-Q2", since=SECOND)],
        attendance=[
            at(FIRST, "asf", "present"), at(SECOND, "asf", "absent"), at(THIRD, "asf", "present"),
            at(FIRST, "kommun", None, "NA"), at(SECOND, "kommun", "present"), at(THIRD, "kommun", "present"),
        ],
    )  # fmt: skip

    assert (told["asf"]["value"], told["asf"]["meetings_held"], told["asf"]["value_kind"]) == (2.0, 3, "exact")
    assert (told["kommun"]["value"], told["kommun"]["meetings_held"]) == (2.0, 2)
    assert told["kommun"]["seated_on"] == SECOND


def test_a_party_without_a_seat_was_at_none_of_all(seats):
    told = seats(
        seat=[seat("asf", "2017-Q1", "not_seated"), seat("kommun", "2017-Q1", since=FIRST)],
        attendance=[at(FIRST, "asf", None, "NA"), at(FIRST, "kommun", "present")],
    )["asf"]

    assert (told["seat_state"], told["seated_on"]) == ("not_seated", None)
    assert (told["value"], told["low"], told["high"], told["meetings_held"]) == (0.0, 0.0, 0.0, 1)


@pytest.mark.parametrize("row", [[at(SECOND, "asf", None)], []], ids=["not known", "nobody has told"])
def test_where_it_is_not_known_it_is_at_least(seats, row):
    told = seats(
        seat=[seat("asf", "2017-Q1", since=FIRST), seat("kommun", "2017-Q1", since=FIRST)],
        attendance=[at(FIRST, "asf", "present"), at(SECOND, "kommun", "present"), *row],
    )["asf"]

    assert (told["value"], told["low"], told["high"]) == (1.0, 1.0, 2.0)
    assert (told["value_kind"], told["missing_parts"]) == ("at_least", 1)


def test_the_latest_word_counts_up_to_the_reference_date(seats):
    rows = [seat("asf", "2017-Q1", since=FIRST), seat("asf", "2017-Q3", "not_seated")]

    assert seats(seat=rows)["asf"]["seat_state"] == "not_seated"
    assert seats(seat=rows, until=date(2017, 6, 30))["asf"]["seat_state"] == "seated"
    before = seats(seat=rows, until=date(2016, 12, 31))["asf"]
    assert (before["seat_state"], before["seat_status"]) == (None, "NL")


def test_what_the_latest_quarter_leaves_out_is_not_known_any_more(seats):
    told = seats(seat=[seat("asf", "2017-Q1", since=FIRST), seat("kommun", "2017-Q2", since=SECOND)])

    assert (told["asf"]["seat_state"], told["asf"]["seat_status"], told["asf"]["seated_on"]) == (None, "NL", None)
    assert told["kommun"]["seat_state"] == "seated"


def test_meetings_after_the_reference_date_do_not_count(seats):
    told = seats(
        seat=[seat("asf", "2017-Q1", since=FIRST)],
        attendance=[at(FIRST, "asf", "present"), at(THIRD, "asf", "present")],
        until=date(2017, 6, 30),
    )["asf"]

    assert (told["value"], told["meetings_held"]) == (1.0, 1)
