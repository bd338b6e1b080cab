"""What has changed since the last meeting, said only as surely as the figures of both versions."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from dashboard.sections.since_last_meeting import (
    Movement,
    Since,
    compare,
    delivered_since,
    headline,
    section,
    with_municipalities,
)
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


def since(
    before: list[dict], now: list[dict], *, changes: tuple[dict, ...] = (), gone: tuple[str, ...] = (), **more: object
) -> Since:
    return Since(
        number=2, day=date(2018, 3, 15), moved=compare(frame(*before), frame(*now)), changes=changes, gone=gone, **more
    )


def marks(**states: str | None) -> pl.DataFrame:
    """Whether a policy is held, by municipality, as `status_ladder` has it; None where nobody has told."""
    rows = [{"municipality_name": name, "mark": "policy", "commitment_state": state} for name, state in states.items()]
    return pl.DataFrame(rows, schema_overrides={"commitment_state": pl.String})


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


OF_MARKS = {"counting": "municipalities_with_mark", "counted": "policy"}


@pytest.mark.parametrize(
    ("before", "now", "added", "dropped"),
    [
        (
            marks(Alby="held", Berga="not_held", Dala="held"),
            marks(Alby="held", Berga="held", Dala="not_held"),
            ("Berga",),
            ("Dala",),
        ),
        # Who had not answered may have had it all the time, and who no longer answers may have it still.
        (marks(Alby="held", Berga=None, Dala="held"), marks(Alby="held", Berga="held", Dala=None), (), ()),
        # Rows of another day than the target's count something else.
        (marks(Alby="held", Berga="held", Dala="held"), marks(Alby="held", Berga="held", Dala="not_held"), (), ()),
    ],
)
def test_who_moved_a_target_is_said_where_both_ends_are_known(before, now, added, dropped):
    [moved] = compare(frame(target(2, 2, **OF_MARKS)), frame(target(2, 3, awaited="Ekby", **OF_MARKS)))
    moved = with_municipalities(moved, before, now)

    assert (moved.added, moved.dropped) == (added, dropped)


def test_of_a_target_that_counts_something_else_nobody_moved_it():
    [moved] = compare(frame(target(1, 1)), frame(target(2, 2)))

    assert with_municipalities(moved, marks(Alby="held"), marks(Alby="held", Berga="held")) == moved


def test_whom_a_target_was_moved_by_stands_in_its_row():
    of_policies = since([target(2, 2, **OF_MARKS)], [target(3, 3, **OF_MARKS)])
    before, now = (
        marks(Alby="held", Berga="held", Dala="not_held", Ekby="not_held"),
        marks(Alby="held", Berga="not_held", Dala="held", Ekby="held"),
    )
    told = replace(of_policies, moved=tuple(with_municipalities(each, before, now) for each in of_policies.moved))

    assert "Från 2 av 10 till 3 av 10. Tillkommit: Dala och Ekby. Fallit bort: Berga." in section(told, SWEDISH)


def deliveries(**counts: tuple[int, int, int]) -> pl.DataFrame:
    """How many quarters of a kind are delivered, late and missing, by municipality, as `deliveries_of_municipality` has it."""
    return pl.DataFrame(
        [
            {
                "municipality_code": name,
                "municipality_name": name,
                "delivery_kind": "enterprise",
                "delivered": delivered,
            }
            | {"late": late, "missing": missing}
            for name, (delivered, late, missing) in counts.items()
        ]
    )


def test_who_has_delivered_since_and_who_has_not():
    before = deliveries(Alby=(4, 0, 0), Berga=(4, 0, 0), Dala=(4, 0, 0), Ekby=(3, 0, 1))
    now = deliveries(Alby=(6, 0, 0), Berga=(5, 0, 1), Dala=(4, 1, 1), Ekby=(4, 0, 0))

    assert delivered_since(before, now) == (("Alby", "Berga", "Ekby"), ("Berga", "Dala"))


def test_whom_deliveries_have_come_in_about_is_said_and_whom_they_are_missing_about():
    told = since(
        [target(4, 4)], [target(4, 5, awaited="Dala")], told_of=("Alby", "Berga"), lacking=("Berga", "Dala"), whole=4
    )
    html = section(told, SWEDISH)

    assert "Nya leveranser har kommit in om Alby och Berga." in html
    # Who has not answered for a target is told of with that.
    assert "<b>Uppgifter saknas om Berga</b>" in html
    everybody = since([target(4, 4)], [target(4, 4)], told_of=tuple("ABCDE"), whole=5)
    assert "Nya leveranser har kommit in om alla fem kommuner." in section(everybody, SWEDISH)


def test_a_changed_definition_has_a_row_of_its_own():
    change = {
        "change_kind": "definition", "delivery_kind_label": "Företag", "rows_new": 2, "rows_changed": 0, "rows_removed": 0,
    }  # fmt: skip
    html = section(since([target(4, 4)], [target(5, 5, wording="Minst åtta")], changes=(change,)), SWEDISH)

    assert "Uppgifter har fått en ny definition" in html
    assert "Företag. 1 ändring: 2 nya rader." in html
    assert "Målet frågar efter något annat än förut" in html
