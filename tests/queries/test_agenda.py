"""The agenda of the latest meeting that somebody has made one for, in its order."""

from datetime import date

import pytest

from dashboard.query import run_query

MEETING, EARLIER = date(2019, 2, 13), date(2018, 6, 13)
PERIOD = {"period": "2018-Q4", "period_end": date(2018, 12, 31)}


def item(day: date, position: int, **more: object) -> dict:
    return {"meeting_date": day, "position": position, "page_name": "radet", "figure_name": "wishes", **PERIOD, **more}


@pytest.fixture
def agenda(load, filters):
    def ask(**extracts: list[dict]) -> list[dict]:
        return run_query(load(**extracts), "agenda", filters()).to_dicts()

    return ask


def test_nobody_has_made_one(agenda):
    assert agenda() == []


def test_the_latest_one_in_its_order_with_its_choices(agenda):
    rows = agenda(
        agenda_item=[
            item(EARLIER, 1),
            item(MEETING, 2, choices="kommun=Alby&matt=enterprises", purpose_sv="Därför", purpose_en=None),
            item(MEETING, 1, choices=None, purpose_sv=None, purpose_en=None),
        ]
    )

    assert [(row["meeting_date"], row["position"], row["choices"], row["purpose_en"]) for row in rows] == [
        (MEETING, 1, None, None),
        (MEETING, 2, "kommun=Alby&matt=enterprises", "Därför"),
    ]
    assert {row["source_refs"] for row in rows} == {"kalla"}


@pytest.mark.parametrize(
    ("held", "before"),
    [([], None), ([EARLIER], EARLIER), ([date(2018, 1, 31), EARLIER, MEETING, date(2019, 5, 2)], EARLIER)],
    ids=["none", "one", "the last before it"],
)
def test_the_meeting_before_is_the_last_that_was_held_before_its_day(agenda, held, before):
    meetings = [{"meeting_date": day, **PERIOD} for day in held]

    [row] = agenda(agenda_item=[item(MEETING, 1)], council_meeting=meetings)

    assert row["previous_meeting_date"] == before
