from datetime import date

import pytest

from dashboard.query import run_query

PARTIES = [
    {"party_id": "af", "position": 1, "name_sv": "Arbetsförmedlingen", "name_en": "Public Employment Service"},
    {"party_id": "asf", "position": 2, "name_sv": "ASF", "name_en": "The WISEs"},
]
WISHES = [
    {"wish_id": name, "request_kind": kind, "position": place, "asked_by_party_id": "af", "page": "10"}
    for place, (name, kind) in enumerate({"a": "wish", "b": "wish", "c": "need", "d": "obstacle"}.items(), start=1)
]


@pytest.fixture
def wishes(load, filters):
    def ask(until: date = date(2018, 12, 31), **extracts: list[dict]) -> dict[str, dict]:
        database = load(party=PARTIES, wish=WISHES, **extracts)
        rows = run_query(database, "wishes", filters(reference_date=until)).iter_rows(named=True)
        return {row["wish_id"]: row for row in rows}

    return ask


def report(wish: str, period: str, progress: str | None) -> dict:
    return {"wish_id": wish, "period": period, "progress": progress, "obs_status": "A" if progress else "UN"}


def test_only_wishes_are_asked_about(wishes):
    assert list(wishes()) == ["a", "b"]


def test_of_whom_parties_and_bodies_outside_the_council_in_order(wishes):
    told = wishes(
        wish_asked_of=[
            {"wish_id": "a", "position": 2, "body_sv": "staten", "body_en": "the state", "party_id": None},
            {"wish_id": "a", "position": 1, "party_id": "asf"},
        ]
    )

    assert (told["a"]["asked_of_sv"], told["a"]["asked_of_en"]) == ("ASF, staten", "The WISEs, the state")
    assert told["b"]["asked_of_sv"] is None


def test_nobody_has_told(wishes):
    row = wishes()["a"]

    assert (row["progress"], row["progress_status"], row["source_refs"]) == (None, "NL", "kalla:10")


def test_the_latest_report_counts_and_what_it_leaves_out_is_not_delivered(wishes):
    told = wishes(
        wish_report=[report("a", "2018-Q1", "ongoing"), report("b", "2018-Q1", "ongoing"), report("b", "2018-Q2", None)]
    )

    assert (told["a"]["progress"], told["a"]["progress_status"]) == (None, "NL")
    assert (told["b"]["progress"], told["b"]["progress_status"]) == (None, "UN")


def test_what_is_done_stays_done(wishes):
    told = wishes(wish_report=[report("a", "2018-Q1", "done"), report("b", "2018-Q2", "ongoing")])

    assert (told["a"]["progress"], told["a"]["progress_status"]) == ("done", "A")


def test_up_to_the_reference_date(wishes):
    rows = [report("a", "2018-Q1", "ongoing"), report("a", "2018-Q2", "done")]

    assert wishes(date(2018, 3, 31), wish_report=rows)["a"]["progress"] == "ongoing"
    assert wishes(date(2017, 12, 31), wish_report=rows)["a"]["progress_status"] == "NL"
