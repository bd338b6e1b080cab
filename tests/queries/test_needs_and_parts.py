from datetime import date

from dashboard.query import run_query


def test_needs_first_then_what_parties_do_themselves(load, filters):
    kinds = {"1": "own_part", "2": "need", "3": "wish", "4": "obstacle", "5": "need"}
    database = load(
        party=[{"party_id": "asf", "position": 1}],
        wish=[
            {"wish_id": name, "request_kind": kind, "position": int(name), "asked_by_party_id": "asf"}
            for name, kind in kinds.items()
        ],
    )

    result = run_query(database, "needs_and_parts", filters(reference_date=date(2018, 12, 31)))

    assert result.select("wish_id", "request_kind").rows() == [("2", "need"), ("5", "need"), ("1", "own_part")]
