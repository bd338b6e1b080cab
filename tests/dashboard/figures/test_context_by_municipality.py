"""The ranked bars of one measure, and what may be said of the highest and the lowest."""

import pytest

from dashboard.figures.context_by_municipality import chart, sentence, subtitle
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH
from tests.pages.words import tidy
from tests.queries.test_context_by_municipality import figure

JOBLESS = {
    "indicator_code": "jobless",
    "theme": "labour_market",
    "unit": "pct",
    "label_sv": "Arbetslösa",
    "label_en": "Unemployed",
}
RESIDENTS = {
    "indicator_code": "residents",
    "theme": "population",
    "unit": "persons",
    "label_sv": "Invånare",
    "label_en": "Residents",
}


@pytest.fixture
def rows(load, filters):
    """A function: the localised rows of one measure, of these values by area."""

    def made(*figures: dict, indicator: str = "", language: str = "sv"):
        database = load(indicator=[JOBLESS, RESIDENTS], context_observation=list(figures))
        return localise(run_query(database, "context_by_municipality", filters(indicator=indicator)), language)

    return made


def said_by(words, frame, language: str) -> str:
    """The sentence with plain spaces."""
    return tidy(words(frame, language))


ALL = [figure("2180", 4.0), figure("2183", 5.5), figure("2104", 3.0)]


class TestSentence:
    def test_of_all_that_are_known(self, rows):
        assert (
            said_by(sentence, rows(*ALL), "sv") == "Arbetslösa, 2017: högst i Bollnäs (5,5 %), lägst i Hofors (3,0 %)."
        )
        assert (
            said_by(sentence, rows(*ALL, language="en"), "en")
            == "Unemployed, 2017: highest in Bollnäs (5.5%), lowest in Hofors (3.0%)."
        )

    @pytest.mark.parametrize("missing", [None, "secret", "missing"])
    def test_one_without_a_value_may_be_the_highest_and_so_nothing_is_said_of_all(self, rows, missing):
        status = {"secret": "SU", "missing": "UN"}.get(missing)
        silent = [figure("2183", None, obs_status=status, source_mark=missing)] if missing else []

        said = said_by(sentence, rows(ALL[0], ALL[2], *silent), "sv")

        assert said == (
            "Arbetslösa, 2017, bland de två kommuner som har ett värde: högst i Gävle (4 %), lägst i Hofors (3 %). "
            "En av tre kommuner saknar värde."
        )

    def test_several_are_highest(self, rows):
        said = said_by(sentence, rows(figure("2180", 4.0), figure("2183", 4.0), figure("2104", 3.0)), "sv")
        assert said == "Arbetslösa, 2017: högst i Bollnäs och Gävle (4 %), lägst i Hofors (3 %)."

    def test_all_alike_and_one_alone(self, rows):
        assert said_by(sentence, rows(*(figure(code, 4.0) for code in ("2180", "2183", "2104"))), "sv") == (
            "Arbetslösa, 2017: 4 % i Bollnäs, Gävle och Hofors."
        )
        assert (
            said_by(sentence, rows(figure("2180", 4.0)), "sv")
            == "Arbetslösa, 2017: 4 % i Gävle. Två av tre kommuner saknar värde."
        )

    def test_of_nothing(self, rows):
        assert (
            said_by(sentence, rows(), "sv") == "Det finns inga uppgifter per kommun om befolkning och arbetsmarknad än."
        )

    def test_an_age_group_has_its_name(self, rows):
        said = said_by(sentence, rows(figure("2180", 4.0, age_group="18-24"), indicator="jobless:18-24"), "sv")
        assert said.startswith("Arbetslösa, 18–24 år, 2017: 4 % i Gävle.")


def test_the_county_and_the_nation_are_told_where_they_can_be_compared(rows):
    wider = [figure("21", 4.2), figure("00", 3.1)]
    assert said_by(subtitle, rows(*ALL, *wider), "sv") == (
        "Arbetslösa, 2017. Som jämförelse: Gävleborgs län 4,2 % och riket 3,1 %. Streckad linje är regionen, prickad riket."
    )
    people = [figure(code, 10.0, indicator_code="residents") for code in ("2180", "21")]
    assert "jämförelse" not in said_by(subtitle, rows(*people, indicator="residents"), "sv")


def test_missing_is_hatched_with_the_sources_word_and_has_no_bar(rows):
    html = chart(rows(*ALL[:2], figure("2104", None, obs_status="SU", source_mark="secret")), SWEDISH)

    assert html.index("Bollnäs") < html.index("Gävle") < html.index("Hofors")
    assert '<td class="hatch"><span>sekretess hos källan</span></td>' in html
    assert html.count('<div class="bar">') == 2


def test_women_and_men_are_dots_and_columns(rows):
    sexes = [figure("2180", 3.5, sex="F"), figure("2180", 4.5, sex="M")]
    html = chart(rows(*ALL, *sexes), SWEDISH)

    assert html.count('<em class="women"') == html.count('<em class="men"') == 1
    assert "Kvinnor" in html
    assert "uppgift saknas" in html


def test_what_is_larger_than_the_municipalities_has_words_and_no_bar(rows):
    people = [figure("2180", 10.0, indicator_code="residents"), figure("21", 50.0, indicator_code="residents")]
    html = chart(rows(*people, indicator="residents"), SWEDISH)

    assert '<td class="plain"><span>50</span></td>' in html
