"""The foot of a page: until when one looks, and of which years its figures are, which is not the same."""

import pytest

from tests.pages.harness import PAGES
from tests.pages.words import tidy

DAY = "isat till och med den 28 november 2026"


@pytest.mark.parametrize("page", PAGES)
def test_the_day_of_looking_is_not_said_to_be_the_day_of_the_figures(visit, page):
    seen = visit(page, data="gavleborg", sprak="sv")

    assert tidy(seen.html).count(DAY) == 2, "above the heading and at the foot"
    assert "Uppgifterna gäller läget" not in seen.text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("sv", "De senaste uppgifterna är från 2016."), ("en", "The latest figures are from 2016.")],
)
def test_figures_of_one_year_are_of_that_year(visit, language, sentence):
    assert visit("nyttjande", data="gavleborg", sprak=language).rows_with(sentence)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("sv", "Uppgifterna på sidan är från 2016–2020."), ("en", "The figures on this page are from 2016–2020.")],
)
def test_figures_of_several_years_are_of_all_of_them_also_of_the_second_of_a_span(visit, language, sentence):
    """The Coordinating Association's figure is of 2019–2020."""
    assert visit("tackning", data="gavleborg", sprak=language).rows_with(sentence)
