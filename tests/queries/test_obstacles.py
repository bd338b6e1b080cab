from datetime import date

from dashboard.query import run_query


def test_each_obstacle_with_who_says_the_same(load, filters):
    wish = {"request_kind": "obstacle", "page": "10"}
    database = load(
        party=[
            {"party_id": name, "position": place, "name_sv": name}
            for place, name in enumerate(("af", "kommun"), start=1)
        ],
        wish=[
            wish | {"wish_id": "2", "position": 2, "asked_by_party_id": "kommun", "same_as_wish_id": "1"},
            wish | {"wish_id": "1", "position": 1, "asked_by_party_id": "af", "same_as_wish_id": "2"},
            wish | {"wish_id": "3", "position": 3, "asked_by_party_id": "kommun"},
            wish | {"wish_id": "4", "position": 4, "asked_by_party_id": "af", "request_kind": "wish"},
        ],
    )

    result = run_query(database, "obstacles", filters(reference_date=date(2018, 12, 31)))

    assert result.select("wish_id", "asked_by_sv", "also_sv").rows() == [
        ("1", "af", "kommun"), ("2", "kommun", "af"), ("3", "kommun", None),
    ]  # fmt: skip
