import re
from datetime import date

import polars as pl
import pytest

from dashboard.extracts import open_database
from dashboard.figures.versions import chart, sentence, versions_shown
from dashboard.query import run_query
from dashboard.theme import Look
from dashboard.versions import list_manifests, read_history
from dashboard.wording import localise
from tests.conftest import publish
from tests.dashboard.drawn import rows_of

CHANGE = {
    "partner_id": "kommun-2104", "delivery_kind": "commitment", "period": "2019-Q1", "change_kind": "correction",
    "note": "Avtal <1>", "rows_new": 1, "rows_changed": 2, "rows_removed": 0,
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
    assert (sentence(frame, "sv"), sentence(frame, "en")) == (swedish, english)


def frame_of(folder, filters, *, number: int, language: str) -> pl.DataFrame:
    history = read_history(list_manifests(folder, "prov"))
    [shown] = [version for version in history.versions if version.number == number]
    return localise(run_query(open_database(shown, history.beside(shown)), "versions", filters()), language)


def table(folder, filters, *, number: int, language: str = "sv") -> str:
    return chart(frame_of(folder, filters, number=number, language=language), Look("light", language))


def test_one_row_per_version_with_its_changes_and_the_way_to_it(tmp_path, filters):
    publish(tmp_path, {})
    publish(tmp_path, {}, number=2, note="Kvartal 1", changes=[CHANGE, CHANGE | {"period": "2019-Q2", "note": ""}])
    publish(tmp_path, {}, number=3, withdraws=2, points_back_to=1, note="Fel fil")

    html = table(tmp_path, filters, number=1)

    day = "31 december 2018"
    assert rows_of(html) == [
        ["Version 3", day, day, "Version 3 visar uppgifterna i version 1 igen, eftersom version 2 är återkallad: Fel fil."],
        ["Version 2", day, day, "Version 2 är återkallad: Fel fil. Kvartal 1 2 ändringar: 2 nya rader, 4 ändrade rader "
         "Åtaganden, 2019 kv 1 (kommun-2104): rättelse, 1 ny rad, 2 ändrade rader. Avtal &lt;1&gt; "
         "Åtaganden, 2019 kv 2 (kommun-2104): rättelse, 1 ny rad, 2 ändrade rader."],
        ["Version 1 visas nu", day, day, "Den första versionen"],
    ]  # fmt: skip
    # The newest has no number in its address, so that the link follows what is published later.
    assert re.findall(r'href="([^"]*)"', html) == [
        "?data=prov&amp;sprak=sv",
        "?data=prov&amp;sprak=sv&amp;version=2",
    ]


def test_many_changes_are_folded(tmp_path, filters):
    publish(tmp_path, {}, changes=[CHANGE | {"period": f"2019-Q{quarter}"} for quarter in (1, 2, 3)])
    publish(tmp_path, {}, number=2, changes=[CHANGE | {"period": f"2019-Q{quarter}"} for quarter in (1, 2, 3, 4)])

    html = table(tmp_path, filters, number=2, language="en")

    assert re.findall(r"<details( open)?>", html) == ["", " open"]
    assert "4 changes: 4 new rows, 8 changed rows" in html


def test_a_later_version_without_described_changes_says_so(tmp_path, filters):
    publish(tmp_path, {})
    publish(tmp_path, {}, number=2)

    assert rows_of(table(tmp_path, filters, number=2))[0][-1] == "Ändringarna är inte beskrivna"


@pytest.mark.parametrize(
    ("number", "told", "listed"),
    [
        (1, "Version 1 är utgiven den 31 december 2018", ["Den första versionen"]),
        (
            2,
            "Version 2 är utgiven den 31 december 2018, med 1 ändring: 1 ny rad, 2 ändrade rader",
            ["Åtaganden, 2019 kv 1 (kommun-2104): rättelse, 1 ny rad, 2 ändrade rader."],
        ),
        (3, "Version 3 är utgiven den 31 december 2018", ["Ändringarna är inte beskrivna"]),
    ],
)
def test_a_report_tells_of_the_version_that_it_is_of(tmp_path, filters, number, told, listed):
    publish(tmp_path, {})
    publish(tmp_path, {}, number=2, changes=[CHANGE])
    publish(tmp_path, {}, number=3)

    frame = versions_shown.shows(frame_of(tmp_path, filters, number=number, language="sv"))
    html = versions_shown.chart(frame, Look("light", "sv"))
    assert versions_shown.sentence(frame, "sv") == told
    assert [words for words in listed if words not in html] == []
