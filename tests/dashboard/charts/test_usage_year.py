from dashboard.charts.usage_year import different_people
from dashboard.theme import Look
from tests.dashboard.charts.test_usage_bars import Cells
from tests.dashboard.wording.test_usage_year import BOLLNAS, GAVLE, NOBODY, year

SWEDISH = Look("light", "sv")


def test_women_and_men_by_municipality_and_no_row_for_all():
    html = different_people(year(*BOLLNAS, *NOBODY, *GAVLE), SWEDISH)

    assert Cells(html).rows == [
        ["Kommun", "Kvinnor", "Män"],
        ["Gävle", "minst 60", "minst 45"],
        ["Bollnäs", "minst 15", "skyddat"],
        ["Hofors", "skyddat", "skyddat"],
    ]
    assert html.count('class="hatch"') == 3
    assert html.count('scope="row"') == 3
