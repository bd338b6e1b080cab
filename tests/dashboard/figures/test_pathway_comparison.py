from dashboard.figures.pathway_comparison import chart, sentence
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.figures.pathway_frames import rows_of
from tests.queries.test_pathway_comparison import figure

__all__ = ["rows_of"]
SERIES = [
    figure("a", "2003", 4.0, 1),
    figure("a", "2012", 7.6, 1),
    figure("b", "1996", 3056.0, 2) | {"unit": "households"},
]


def test_the_first_series_is_told_from_its_first_year_to_its_last(rows_of):
    said = sentence(rows_of("pathway_comparison", comparison_figure=SERIES), "sv")

    assert said == "Arbetslöshet i Orten: 4\u00a0% 2003, 7,6\u00a0% 2012"
    assert [claim.than for claim in said.claims] == [4.0, 7.6]
    assert sentence(rows_of("pathway_comparison", comparison_figure=[]), "sv") == (
        "Inga uppgifter om någon annan plats finns"
    )


def test_each_unit_has_a_scale_of_its_own(rows_of):
    html = chart(rows_of("pathway_comparison", comparison_figure=SERIES), SWEDISH)

    assert html.count("--w:70.0") == 2
    assert "3\u00a0056 hushåll" in html
    assert html.count("s. 6") == 2
