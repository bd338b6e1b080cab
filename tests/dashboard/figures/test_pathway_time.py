from dashboard.figures.pathway_time import chart, sentence, subtitle
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.figures.pathway_frames import rows_of
from tests.queries.test_pathway_time import median

GAVLE, BOLLNAS = "2180", "2183"
__all__ = ["rows_of"]
MEDIANS = [
    median(GAVLE, "green", 4.0), median(GAVLE, "red", 14.0), median(BOLLNAS, "red", 20.0),
    median(BOLLNAS, "green", None, obs_status="PR"),
]  # fmt: skip


def test_the_medians_of_the_one_with_most_groups_are_told(rows_of):
    said = sentence(rows_of("pathway_time", codes=(GAVLE, BOLLNAS), pathway_time=MEDIANS), "sv")

    assert said == "I Gävle var mediantiden i insats 4 månader för grön grupp och 14 månader för röd grupp"
    assert [claim.than for claim in said.claims] == [4.0, 14.0]


def test_a_line_as_long_as_the_median_on_one_scale_and_words_where_there_is_none(rows_of):
    frame = rows_of("pathway_time", codes=(GAVLE, BOLLNAS), pathway_time=MEDIANS)

    html = chart(frame, SWEDISH)

    assert '<b>20</b><span><i class="red" style="--w:100.0"' in html
    assert '<b>4</b><span><i class="green" style="--w:20.0"' in html
    assert (html.count("skyddat"), html.count("ej levererat")) == (1, 2)
    assert "ingen har satt ett mål" in subtitle(frame, "sv")


def test_nothing_to_tell_is_said(rows_of):
    assert sentence(rows_of("pathway_time", pathway_time=[]), "sv") == "Ingen uppgift finns om tiden i insats"
    few = rows_of("pathway_time", pathway_time=[median(GAVLE, "red", None, obs_status="PR")])
    assert sentence(few, "sv") == "Ingen grupp är så stor att tiden i insats kan visas"
    assert subtitle(rows_of("pathway_time", pathway_time=[]), "sv") == ""
