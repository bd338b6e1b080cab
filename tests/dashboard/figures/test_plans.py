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


ENDED = {"ended_source_id": "kalla", "ended_page": "10"}


@pytest.mark.parametrize(
    ("more", "bar", "years", "words"),
    [
        ({"ended_period": "2019-06", **ENDED}, '"bar" style="left:50.00%;width:8.33%"', "från 2019 till juni 2019",
         "Upphörde: juni 2019 (s. 10)."),
        ({"ended_period": "2019-Q2", **ENDED, "ended_page": None}, '"bar" style="left:50.00%;width:8.33%"',
         "från 2019 till 2019 kv 2", "Upphörde: 2019 kv 2."),
        ({"ended_period": "2020", **ENDED, "ended_inference_sv": "Vår slutsats.", "ended_inference_en": "Ours."},
         '"bar" style="left:50.00%;width:33.33%"', "från 2019 till 2020", "Upphörde: 2020 (s. 10). Vår slutsats."),
        # Dropped before its last year, and told of by another source.
        ({"ended_period": "2019-12", **ENDED, "ended_source_id": "annan", "last_year": 2021},
         '"bar" style="left:50.00%;width:16.67%"', "från 2019 till december 2019",
         "Upphörde: december 2019 (En annan, s. 10)."),
    ],
)  # fmt: skip
def test_a_bar_ends_where_a_source_says_that_the_plan_ended(load, filters, more, bar, years, words):
    sources = [{"source_id": "kalla"}, {"source_id": "annan", "short_sv": "En annan", "short_en": "Another"}]
    database = load(plan=[FIRST, OPEN | more], source=sources)

    html = chart(localise(run_query(database, "plans", filters()), "sv"), SWEDISH, plan="")

    assert bar in html
    assert '"bar open"' not in html
    assert f'<span class="vh">{years}</span>' in html
    assert f"<small>{words}</small>" in html


def test_an_end_after_all_other_years_is_drawn_within_the_years(rows):
    html = chart(rows(FIRST | {"ended_period": "2025-12", **ENDED}), SWEDISH, plan="")

    assert '"bar" style="left:0.00%;width:100.00%"' in html


@pytest.mark.parametrize(("plan", "name"), [("", "Första"), ("b", "Andra")])
def test_the_chosen_plan_is_marked(rows, plan, name):
    html = chart(rows(FIRST, OPEN), SWEDISH, plan=plan)

    assert html.count('aria-current="true"') == 1
    assert f'aria-current="true"><th scope="row">{name}' in html
