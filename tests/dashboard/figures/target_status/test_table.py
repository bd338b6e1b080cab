"""The targets of one plan as a table."""

import pytest

from dashboard.figures.target_status.table import chart, sentence
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH

MEASURABLE = {"baseline_value": 3.0, "baseline_status": "A", "level": 7.0, "level_status": "A", "target_year": 2018}
UNMEASURED = {
    "baseline_status": "UN", "level_status": "NM", "decision_sv": "Någon behöver besluta.", "decision_en": "d",
    "baseline_note_sv": "Inget utgångsläge.", "target_year": None,
}  # fmt: skip


@pytest.fixture
def rows(load, filters):
    """A function: the localised rows of the targets given, and of the priorities of their plan."""

    def made(*targets: dict, priorities=((1, "Stöd"),)):
        of_plan = [
            {"plan_id": "a", "priority": number, "title_sv": title, "title_en": title} for number, title in priorities
        ]
        numbered = [
            {
                "target_id": f"X{number}",
                "plan_id": "a",
                "title_sv": f"Mål {number}",
                "title_en": f"Target {number}",
                **row,
            }
            for number, row in enumerate(targets, 1)
        ]
        database = load(plan=[{"plan_id": "a"}], target=numbered, plan_priority=of_plan)
        return [localise(run_query(database, name, filters()), "sv") for name in ("target_status", "plan_priorities")]

    return made


@pytest.mark.parametrize(
    ("targets", "words"),
    [
        ((UNMEASURED, UNMEASURED), "Inget av planens två mål går att mäta"),
        ((MEASURABLE, UNMEASURED), "Ett av planens två mål går att mäta: Mål 1"),
        ((MEASURABLE, MEASURABLE, UNMEASURED), "Två av planens tre mål går att mäta"),
        ((MEASURABLE, MEASURABLE), "Planens mål går att mäta"),
        ((UNMEASURED,), "Planens mål går inte att mäta"),
    ],
)
def test_sentence(rows, targets, words):
    assert sentence(rows(*targets)[0], "sv") == words


def test_what_is_not_stated_is_said_in_words(rows):
    frame, priorities = rows(UNMEASURED)

    html = chart(frame, SWEDISH, plan_priorities=priorities)

    for words in (
        "okänt",
        "Ingen nivå",
        "inget år",
        "Ännu inte mätbart",
        "Någon behöver besluta.",
        "Inget utgångsläge.",
    ):
        assert words in html
    assert "1 · Stöd" in html


def test_what_is_stated_stands_with_its_unit_and_year(rows):
    frame, priorities = rows(MEASURABLE | {"unit": "municipalities"}, priorities=())

    html = chart(frame, SWEDISH, plan_priorities=priorities)

    assert "7 kommuner<small>2018</small>" in html
    assert 'class="group"' not in html


@pytest.mark.parametrize(
    ("qualifier", "words"), [(None, "3"), ("exact", "3"), ("approximate", "omkring 3"), ("at_least", "minst 3")]
)
def test_a_baseline_is_written_as_sure_as_its_source_says(rows, qualifier, words):
    frame, priorities = rows(MEASURABLE | {"baseline_qualifier": qualifier})

    assert f'data-head="Utgångsläge">{words}<small>' in chart(frame, SWEDISH, plan_priorities=priorities)
