from datetime import date

from dashboard.extracts import open_database
from dashboard.query import run_query
from dashboard.versions import list_manifests, read_history
from tests.conftest import publish

CHANGE = {
    "partner_id": "kommun-2104", "delivery_kind": "commitment", "period": "2019-Q1", "change_kind": "correction",
    "note": "Avtalet gällde inte", "rows_new": 1, "rows_changed": 2, "rows_removed": 0,
}  # fmt: skip


def listed(folder, number: int, filters):
    history = read_history(list_manifests(folder, "prov"))
    [shown] = [version for version in history.versions if version.number == number]
    return run_query(open_database(shown, history.beside(shown)), "versions", filters())


def test_every_version_and_change_is_a_row_and_a_withdrawn_one_says_so(tmp_path, filters):
    publish(tmp_path, {})
    publish(tmp_path, {}, number=2, as_of="2019-03-31", note="Första kvartalet", changes=[
        CHANGE, CHANGE | {"delivery_kind": "dialogue_meeting", "change_kind": "new", "note": ""}])  # fmt: skip
    publish(tmp_path, {}, number=3, withdraws=2, points_back_to=1, note="Fel fil.")

    result = listed(tmp_path, 1, filters)

    assert result.columns == [
        "catalogue", "version", "published_on", "as_of", "is_shown", "public_note", "withdraws", "points_back_to",
        "withdrawn_by", "withdrawn_note", "partner_id", "delivery_kind", "period", "change_kind", "rows_new",
        "rows_changed", "rows_removed", "note",
    ]  # fmt: skip
    end, spring = date(2018, 12, 31), date(2019, 3, 31)
    second = ("prov", 2, spring, spring, False, "Första kvartalet", None, None, 3, "Fel fil.", "kommun-2104")
    assert result.rows() == [
        ("prov", 3, end, end, False, "Fel fil.", 2, 1, *[None] * 10),
        (*second, "commitment", "2019-Q1", "correction", 1, 2, 0, "Avtalet gällde inte"),
        (*second, "dialogue_meeting", "2019-Q1", "new", 1, 2, 0, None),
        ("prov", 1, end, end, True, None, None, None, *[None] * 10),
    ]


def test_the_list_is_the_same_in_every_version_but_for_the_one_that_is_shown(tmp_path, filters):
    for number in (1, 2, 3):
        publish(tmp_path, {}, number=number)

    lists = [listed(tmp_path, number, filters) for number in (1, 2, 3)]

    assert all(frame.drop("is_shown").equals(lists[0].drop("is_shown")) for frame in lists)
    assert [frame.filter("is_shown")["version"].to_list() for frame in lists] == [[1], [2], [3]]


def test_a_version_opened_alone_lists_itself(load, filters):
    assert run_query(load(), "versions", filters()).select("version", "is_shown").rows() == [(1, True)]
