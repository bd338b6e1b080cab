from datetime import date

import polars as pl
import pytest

from dashboard.wording import versions

CHANGE = {
    "delivery_kind_label": "Åtaganden", "period": "2019-Q1", "partner_id": "kommun-2104", "change_kind_label": "rättelse",
    "rows_new": 0, "rows_changed": 2, "rows_removed": 1,
}  # fmt: skip


def published(*days: date) -> pl.DataFrame:
    return pl.DataFrame({"version": range(1, len(days) + 1), "published_on": days})


@pytest.mark.parametrize(
    ("frame", "swedish", "english"),
    [
        (published(date(2019, 2, 1)), "En version är utgiven, den 1 februari 2019",
         "One version has been published, on 1 February 2019"),
        # The newest is the one with the highest number, whatever its date.
        (published(date(2019, 5, 20), date(2019, 2, 1)), "2 versioner är utgivna, den senaste den 1 februari 2019",
         "2 versions have been published, the latest on 1 February 2019"),
    ],
)  # fmt: skip
def test_how_many_versions_there_are(frame, swedish, english):
    assert (versions.versions(frame, "sv"), versions.versions(frame, "en")) == (swedish, english)


@pytest.mark.parametrize(
    ("note", "swedish", "english"),
    [
        ("Fel fil", "Version 3 är återkallad: Fel fil.", "Version 3 has been withdrawn: Fel fil."),
        ("Fel fil.", "Version 3 är återkallad: Fel fil.", "Version 3 has been withdrawn: Fel fil."),
        ("", "Version 3 är återkallad.", "Version 3 has been withdrawn."),
    ],
)
def test_a_withdrawn_version_says_why(note, swedish, english):
    assert (versions.withdrawn(3, note, "sv"), versions.withdrawn(3, note, "en")) == (swedish, english)


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("Fel fil", "Version 4 visar uppgifterna i version 2 igen, eftersom version 3 är återkallad: Fel fil."),
        ("", "Version 4 visar uppgifterna i version 2 igen, eftersom version 3 är återkallad."),
    ],
)
def test_a_withdrawal_says_whose_figures_it_shows(note, words):
    assert versions.shown_again(4, points_back_to=2, withdraws=3, note=note, language="sv") == words


def test_a_change_says_what_from_whom_and_how_many_rows():
    assert versions.change(CHANGE, "sv") == (
        "Åtaganden, 2019 kv 1 (kommun-2104): rättelse, 2 ändrade rader, 1 borttagen rad."
    )


def test_changes_are_summed():
    assert versions.changes([CHANGE, CHANGE | {"rows_new": 1}], "sv") == (
        "2 ändringar: 1 ny rad, 4 ändrade rader, 2 borttagna rader"
    )
    assert versions.changes([CHANGE], "en") == "1 change: 2 changed rows, 1 removed row"


def test_a_change_of_nothing_says_so():
    assert versions.rows_touched({"rows_new": 0, "rows_changed": 0, "rows_removed": 0}, "sv") == "inga rader ändrade"
