from dashboard.figures.pathway_process import chart, headline, sentence
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.figures.pathway_frames import rows_of
from tests.queries.test_pathway_process import step

__all__ = ["rows_of"]
STEPS = [
    step("applied", page="8", when_sv="vid ansökan", when_en="on applying"),
    step("three_party_talk", page="10", meets_sv="Tre <parter>", meets_en="Three", inference_sv="två saker", inference_en="two"),
]  # fmt: skip


def test_the_headline_and_the_sentence_count_the_steps(rows_of):
    frame = rows_of("pathway_process", pathway_step=STEPS)

    assert headline(frame, "sv") == (
        "Det finns inga uppgifter att visa om vägen till arbete. Studien beskriver en process i två steg."
    )
    assert headline(frame, "en", places=("Hofors",)).startswith(
        "There are no figures to show on the way to work in Hofors."
    )
    assert sentence(frame, "sv") == "Två steg från kundtjänst till trepartssamtal"
    nothing = rows_of("pathway_process", pathway_step=[])
    assert headline(nothing, "sv") == "Det finns inga uppgifter att visa om vägen till arbete."
    assert sentence(nothing, "en") == "No process is described"


def test_each_step_has_its_words_its_page_and_our_inference(rows_of):
    html = chart(rows_of("pathway_process", pathway_step=STEPS), SWEDISH)

    first, second = html.split("<li>")[1:]
    assert "<em>vid ansökan</em><p>applied på svenska <small>s. 8</small></p></li>" in first
    assert '<p class="meets">Tre &lt;parter&gt;</p>' in second
    assert "<b>Vår slutsats:</b> två saker" in second
