import pytest

from dashboard.wording.versions import change, changes, rows_touched, shown_again, withdrawn

CHANGE = {
    "delivery_kind_label": "Åtaganden", "period": "2019-Q1", "partner_id": "kommun-2104", "change_kind_label": "rättelse",
    "rows_new": 0, "rows_changed": 2, "rows_removed": 1,
}  # fmt: skip


@pytest.mark.parametrize(
    ("note", "swedish", "english"),
    [
        ("Fel fil", "Version 3 är återkallad: Fel fil.", "Version 3 has been withdrawn: Fel fil."),
        ("Fel fil.", "Version 3 är återkallad: Fel fil.", "Version 3 has been withdrawn: Fel fil."),
        ("", "Version 3 är återkallad.", "Version 3 has been withdrawn."),
    ],
)
def test_a_withdrawn_version_says_why(note, swedish, english):
    assert (withdrawn(3, note, "sv"), withdrawn(3, note, "en")) == (swedish, english)


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("Fel fil", "Version 4 visar uppgifterna i version 2 igen, eftersom version 3 är återkallad: Fel fil."),
        ("", "Version 4 visar uppgifterna i version 2 igen, eftersom version 3 är återkallad."),
    ],
)
def test_a_withdrawal_says_whose_figures_it_shows(note, words):
    assert shown_again(4, points_back_to=2, withdraws=3, note=note, language="sv") == words


def test_a_change_says_what_from_whom_and_how_many_rows():
    assert change(CHANGE, "sv") == ("Åtaganden, 2019 kv 1 (kommun-2104): rättelse, 2 ändrade rader, 1 borttagen rad.")


def test_changes_are_summed():
    assert changes([CHANGE, CHANGE | {"rows_new": 1}], "sv") == (
        "2 ändringar: 1 ny rad, 4 ändrade rader, 2 borttagna rader"
    )
    assert changes([CHANGE], "en") == "1 change: 2 changed rows, 1 removed row"


def test_a_change_of_nothing_says_so():
    assert rows_touched({"rows_new": 0, "rows_changed": 0, "rows_removed": 0}, "sv") == "inga rader ändrade"
