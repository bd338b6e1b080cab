from dashboard.figures.pathway_findings import chart, sentence
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.figures.pathway_frames import rows_of
from tests.queries.test_pathway_findings import finding

__all__ = ["rows_of"]
SOURCE = [{"source_id": "kalla", "short_sv": "Studien", "short_en": "The study"}]


def test_what_is_lacking_recommended_and_a_goal_is_counted(rows_of):
    rows = [finding("lacking", 1), finding("lacking", 2), finding("goal", 3), finding("example", 4)]

    assert sentence(rows_of("pathway_findings", pathway_finding=rows, source=SOURCE), "sv") == (
        "I dokumenten finns två brister och ett mål"
    )
    assert sentence(rows_of("pathway_findings", pathway_finding=[], source=SOURCE), "sv") == (
        "Dokumenten säger inget om processen"
    )


def test_each_stands_under_its_kind_with_its_step_and_its_page(rows_of):
    rows = [finding("lacking", 1, pathway_step="feedback", page="13"), finding("goal", 2)]

    html = chart(rows_of("pathway_findings", pathway_finding=rows, source=SOURCE), SWEDISH)

    assert html.index("Mål") < html.index("Saknas eller brister")
    assert '<th scope="row">Återkoppling</th><td>så</td><td class="from">Studien, s. 13</td>' in html
    assert '<th scope="row">hela processen</th><td>så</td><td class="from">Studien</td>' in html
