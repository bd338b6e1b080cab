"""What has changed since the last meeting, said only as surely as the figures of both versions."""

from datetime import date

import polars as pl
import pytest

from dashboard.sections.since_last_meeting import Movement, Since, compare, headline, section
from tests.dashboard.drawn import SWEDISH

WHOLE = {
    "target_id": "m", "title": "Målet", "wording": "Minst sju", "counting": "x", "counted": None, "unit": "municipalities",
    "denominator": 10.0, "level": 7.0, "target_year": 2018, "obs_status": "A", "value_kind": "exact", "rounded_parts": 0,
    "baseline_value": 3.0, "baseline_qualifier": None, "baseline_status": "A", "baseline_value_kind": "exact",
    "target_status": "behind", "status_high": "behind",
}  # fmt: skip
TYPES = {
    "value": pl.Float64, "low": pl.Float64, "high": pl.Float64, "awaited": pl.String, "counted": pl.String,
    "baseline_qualifier": pl.String, "level": pl.Float64, "status_high": pl.String, "value_kind": pl.String,
}  # fmt: skip


def target(value: float | None, high: float | None, *, awaited: str | None = None, **more: object) -> dict:
    silent = 0 if awaited is None else len(awaited.split(", "))
    kind = (
        {"value_kind": "at_least"} if silent else {} if value is not None else {"value_kind": None, "obs_status": "NL"}
    )
    return (
        WHOLE | {"value": value, "low": value, "high": high, "missing_parts": silent, "awaited": awaited} | kind | more
    )


def frame(*rows: dict) -> pl.DataFrame:
    return pl.DataFrame(rows, schema_overrides=TYPES, infer_schema_length=None)


def since(before: list[dict], now: list[dict], *, changes: tuple[dict, ...] = (), gone: tuple[str, ...] = ()) -> Since:
    return Since(
        number=2, day=date(2018, 3, 15), moved=compare(frame(*before), frame(*now)), changes=changes, gone=gone
    )


@pytest.mark.parametrize(
    ("before", "now", "movement"),
    [
        (target(4, 4), target(5, 5), Movement.CLOSER),
        # Somebody had not answered then: it may have been five already.
        (target(4, 5, awaited="Alby"), target(5, 5), Movement.OPEN),
        (target(4, 5, awaited="Alby"), target(6, 7, awaited="Berga"), Movement.CLOSER),
        (target(6, 6), target(5, 5), Movement.FURTHER),
        # However Alby answers, it is no more than the six of then.
        (target(6, 6), target(5, 6, awaited="Alby"), Movement.NOT_CLOSER),
        (target(6, 7, awaited="Alby"), target(5, 7, awaited="Alby, Berga"), Movement.OPEN),
        (target(6, 6), target(6, 6), Movement.SAME),
        (target(6, 7, awaited="Alby"), target(6, 6), Movement.SAME),
        (target(6, 6, target_status="on_track"), target(6, 6, target_status="not_reached"), Movement.SAME),
        (target(None, None), target(3, 3), Movement.FIRST),
        (target(3, 3), target(None, None), Movement.SAME),
        (target(4, 4), target(5, 5, level=8.0), Movement.REDEFINED),
    ],
)
def test_a_target_has_come_closer_only_where_no_late_answer_could_undo_it(before, now, movement):
    assert [each.movement for each in compare(frame(before), frame(now))] == [movement]


def test_a_target_that_was_not_there_is_new():
    [each] = compare(frame(target(4, 4, target_id="another")), frame(target(4, 4)))

    assert each.movement is Movement.NEW


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (target(4, 4), target(5, 5), "har ett mål kommit närmare. Inget nytt mål är nått."),
        (
            target(4, 4),
            target(5, 6, awaited="Alby"),
            "har ett mål kommit närmare. Inget nytt mål är nått. Ett svar saknas.",
        ),
        (
            target(4, 4),
            target(6, 7, awaited="Alby", target_status="undecided", status_high="reached"),
            "har ett mål kommit närmare. Inget nytt mål är känt som nått. Ett svar saknas.",
        ),
        (
            target(4, 4),
            target(7, 7, target_status="reached", status_high="reached"),
            "har ett mål kommit närmare. Ett nytt mål är nått.",
        ),
        (target(4, 4), target(4, 4), "har inget mål säkert kommit närmare. Inget nytt mål är nått."),
    ],
)
def test_the_headline_is_as_sure_as_its_figures(before, now, words):
    assert headline(since([before], [now]), "sv") == f"Sedan version 2, utgiven den 15 mars 2018, {words}"


def test_what_a_missing_answer_can_add_is_said_and_hatched():
    html = section(since([target(4, 4)], [target(5, 6, awaited="Alby")]), SWEDISH)

    assert "Från 4 av 10 till minst 5 av 10. Alby har inte svarat; högst blir det 6." in html
    assert 'class="open hatch" style="--x:50.0%;--w:10.0%"' in html
    assert "mål 7" in html


def test_who_is_no_longer_there_and_what_was_corrected_have_rows_of_their_own():
    change = {
        "change_kind": "correction", "delivery_kind_label": "Åtaganden", "rows_new": 0, "rows_changed": 3, "rows_removed": 0,
    }  # fmt: skip
    html = section(since([target(4, 4)], [target(4, 4)], changes=(change,), gone=("Alby",)), SWEDISH)

    assert "Uppgifter har rättats" in html
    assert "Åtaganden. 1 ändring: 3 ändrade rader." in html
    assert "Finns inte längre: Alby" in html
    assert "Ett av ett mål är oförändrat." in html


def test_more_than_there_is_room_for_is_counted():
    targets = [target(4, 4, target_id=str(place)) for place in range(6)]
    later = [target(5, 5, target_id=str(place)) for place in range(6)]

    html = section(since(targets, later), SWEDISH)

    assert html.count("<li>") == 4
    assert "Två ändringar till får inte plats här." in html
