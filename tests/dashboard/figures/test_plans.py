"""The plans beside each other."""

import pytest

from dashboard.figures.plans import chart, sentence
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH

TARGET = {"baseline_value": 3.0, "baseline_status": "A", "level": 7.0, "level_status": "A"}


@pytest.fixture
def rows(load, filters):
    """A function: the localised rows of the plans given."""

    def made(*plans: dict, targets=()):
        return localise(run_query(load(plan=list(plans), target=list(targets)), "plans", filters()), "sv")

    return made


FIRST = {
    "plan_id": "a",
    "position": 1,
    "first_year": 2016,
    "last_year": 2018,
    "title_sv": "Första",
    "title_en": "First",
}
OPEN = {"plan_id": "b", "position": 2, "first_year": 2019, "title_sv": "Andra", "title_en": "Second", "page": "3"}


def test_targets_are_counted_apart_from_those_that_can_be_measured(rows):
    targets = [
        {"target_id": "X1", "plan_id": "a", **TARGET},
        {"target_id": "X2", "plan_id": "b", **TARGET, "target_year": None},
    ]

    one, both = rows(FIRST, targets=targets[:1]), rows(FIRST, OPEN, targets=targets)

    assert sentence(one, "sv") == "En plan följs här. Antal mål som går att mäta: ett av ett."
    assert sentence(both, "sv").startswith("Två planer följs här. Av deras två mål går ett att mäta.")


def test_a_bar_covers_the_years_and_fades_out_where_no_end_is_stated(rows):
    html = chart(rows(FIRST, OPEN), SWEDISH, plan="")

    # From 2016 to 2021: three of six years, and the last three.
    assert '<span class="bar" style="left:0.00%;width:50.00%">' in html
    assert '<span class="bar open" style="left:50.00%;width:50.00%">' in html
    assert "från 2019, utan slutår" in html


@pytest.mark.parametrize(("plan", "name"), [("", "Första"), ("b", "Andra")])
def test_the_chosen_plan_is_marked(rows, plan, name):
    html = chart(rows(FIRST, OPEN), SWEDISH, plan=plan)

    assert html.count('aria-current="true"') == 1
    assert f'aria-current="true"><th scope="row">{name}' in html
