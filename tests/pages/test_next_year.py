"""Nyttjande once one municipality has delivered one file for the next year: the rest of the page stands as it did."""

import pytest

from tests.pages.harness import Visit, run
from tests.several import begin_the_next_year, copy_catalogues


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Visit:
    folder = tmp_path_factory.mktemp("next-year") / "data"
    begin_the_next_year(copy_catalogues(folder))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASF_DATA", str(folder))
        return run("nyttjande", data="exempel", sprak="sv")


def test_who_has_delivered_is_counted_of_the_year_that_the_sentence_tells_of(seen):
    figure = seen.figure("dialogue_meetings")

    assert figure.sentences[0] == "I minst fem kommuner hölls dialogmöten 2018, i tre 2016"
    assert "för 1 av 10 kommuner" not in figure.text
    years = seen.frame("municipality_name", "qualifier", "inference")
    assert years["period"].max() == "2019"
    delivered = years.filter(period="2018")["delivered"][0]
    assert f"för {delivered} av 10 kommuner" in figure.text


def test_the_usage_rate_is_that_of_the_last_quarter_with_data(seen):
    rates = seen.frame("rate_pct")

    assert set(rates["period"]) == {"2018-Q4"}
    assert rates["rate_pct"].drop_nulls().len() > 0
    assert "Ingen nyttjandegrad går att räkna ut" not in seen.text
