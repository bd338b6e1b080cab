from dashboard.figures.pathway_feedback import chart, sentence, subtitle
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.figures.pathway_frames import rows_of
from tests.queries.pathway_rows import came

GAVLE = "2180"
__all__ = ["rows_of"]
ZERO = came(GAVLE, "measure", 0.0, value_kind="rounded", sex="M")
TOLD = [came(GAVLE, "measure", 40.0), came(GAVLE, "feedback", 60.0, feedback_given=True)]
FEW = [came(GAVLE, "measure", 9.0), came(GAVLE, "feedback", 6.0, feedback_given=True), ZERO]


def test_the_share_of_all_is_told_with_whom_it_is_of(rows_of):
    said = sentence(rows_of("pathway_feedback", pathway=TOLD), "sv", places=("Gävle",))

    assert said == "Återkoppling gavs för 60\u00a0% av dem som började en insats i Gävle"
    assert [(claim.subject.column, claim.than) for claim in said.claims] == [("share_pct", 60.0)]


def test_too_few_are_no_share_and_nothing_delivered_is_said(rows_of):
    assert (
        sentence(rows_of("pathway_feedback", pathway=FEW), "sv")
        == "Antalen är för små för en andel som fick återkoppling"
    )
    assert sentence(rows_of("pathway_feedback", pathway=[]), "sv") == "Ingen uppgift finns om återkoppling"


def test_a_row_per_group_with_both_counts(rows_of):
    frame = rows_of("pathway_feedback", pathway=TOLD)

    html = chart(frame, SWEDISH)

    assert html.count("<tr") == 1 + 4
    assert html.count("60 av 100") == 2
    assert "2017 kv 4" in subtitle(frame, "sv")
