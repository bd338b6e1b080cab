from datetime import date

from dashboard.query import run_query

FIRST, SECOND = date(2017, 2, 8), date(2017, 5, 10)


def test_every_party_of_the_council_at_every_meeting(load, filters):
    database = load(
        party=[{"party_id": name, "position": place} for place, name in enumerate(("asf", "kommun", "esf"), start=1)],
        seat=[{"party_id": name, "period": "2017-Q1", "seat_state": "seated"} for name in ("asf", "kommun")],
        council_meeting=[
            {"meeting_date": FIRST, "period": "2017-Q1"}, {"meeting_date": SECOND, "period": "2017-Q2"},
        ],
        attendance=[
            {"meeting_date": FIRST, "party_id": "asf", "period": "2017-Q1", "attendance": "present"},
            {"meeting_date": FIRST, "party_id": "kommun", "period": "2017-Q1", "obs_status": "UN"},
            {"meeting_date": SECOND, "party_id": "asf", "period": "2017-Q2", "attendance": "absent"},
        ],
    )  # fmt: skip

    result = run_query(database, "council_attendance", filters(reference_date=date(2018, 12, 31)))

    assert result.select("meeting_date", "party_id", "attendance", "attendance_status").rows() == [
        (FIRST, "asf", "present", "A"), (FIRST, "kommun", None, "UN"),
        # Nobody has said anything of the party: it may have been there.
        (SECOND, "asf", "absent", "A"), (SECOND, "kommun", None, "NL"),
    ]  # fmt: skip
    early = run_query(database, "council_attendance", filters(reference_date=date(2017, 3, 31)))
    assert early["meeting_date"].unique().to_list() == [FIRST]
