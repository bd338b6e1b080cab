import pytest

from dashboard.figures.enterprise_statements import chart, sentence
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH

LOST = {"source_id": "kalla", "lost_sv": "Tabellen <1> saknas.", "lost_en": "The table is lost."}
PLACE = {
    "statement_id": "norr",
    "position": 1,
    "statement_topic": "place",
    "statement_sv": "Flest fanns i norr.",
    "page": "6",
}
FORM = {
    "statement_id": "form", "position": 2, "statement_topic": "legal_form", "statement_sv": "De flesta är föreningar.",
    "page": "6–7", "inference_sv": "Vi läser det så.", "inference_en": "So we read it.",
}  # fmt: skip


@pytest.fixture
def told(load, filters):
    def ask(*statements, source=LOST):
        database = load(source=[source], statement=list(statements))
        return tuple(
            localise(run_query(database, name, filters()), "sv") for name in ("enterprise_statements", "sources")
        )

    return ask


def test_the_heading_is_what_is_said_of_where_they_are(told):
    assert sentence(told(FORM, PLACE)[0], "sv") == "Flest fanns i norr."
    assert sentence(told(FORM)[0], "sv") == "En uppgift i ord om företagen"
    assert sentence(told()[0], "sv") == "Inget sägs i ord om företagen"


def test_each_stands_under_its_topic_with_its_page_and_our_inference(told):
    frame, sources = told(FORM, PLACE)
    drawn = chart(frame, SWEDISH, sources=sources)

    assert drawn.index("Var de finns") < drawn.index("Flest fanns i norr.") < drawn.index("Hur de drivs")
    assert "s. 6–7" in drawn
    assert "Vår slutsats: Vi läser det så." in drawn


def test_what_we_lack_of_the_document_is_said_first(told):
    frame, sources = told(FORM)
    assert chart(frame, SWEDISH, sources=sources).startswith(
        '<p class="empty">Tabellen &lt;1&gt; saknas. Antalet i varje kommun'
    )
    frame, sources = told(FORM, source={"source_id": "kalla"})
    assert "empty" not in chart(frame, SWEDISH, sources=sources)
