"""What is asked about a text that will be published and about a note, and that nothing is asked of what is not published."""

import pytest

from publishing.validation.personal import note_remarks
from publishing.validation.report import report_text
from tests.publishing.validation.conftest import PUBLISHED_TEXTS


@pytest.mark.parametrize(("kind", "partner", "field", "letter"), PUBLISHED_TEXTS)
def test_every_text_is_read(desk, marks, kind, partner, field, letter):
    report = desk.check(kind, {field: "Anna Svensson"}, partner=partner)

    assert report.is_accepted
    assert ("tells_name", 2, letter) in marks(report.warnings)


@pytest.mark.parametrize(
    ("text", "message", "swedish", "english"),
    [
        ("En kvinna för mycket i Ovanåker", "tells_count", "hur många personer det gäller (”En kvinna”)", "how many people it is about (“En kvinna”)"),
        ("Hon slutade i mars", "tells_person", "en enda person (”Hon, slutade”)", "one person (“Hon, slutade”)"),
        ("Ansvarig är Karin Berg", "tells_name", "nämna en person (”Karin Berg”)", "name a person (“Karin Berg”)"),
        ("Gäller en 42-åring", "tells_age", "en persons ålder (”42-åring”)", "a person's age (“42-åring”)"),
        ("Anpassat för adhd", "tells_health", "en persons hälsa eller livssituation (”adhd”)", "a person's health or situation (“adhd”)"),
    ],
)  # fmt: skip
def test_the_question_says_what_is_suspect_and_how_to_write_instead(
    desk, marks, words, text, message, swedish, english
):
    report = desk.check("commitment", {"evidence_sv": text})
    found = next(one for one in report.warnings if one.message == message)

    assert (found.row, found.letter) == (2, "N")
    assert swedish in words(found)[0]
    assert english in words(found)[1]
    assert text in report_text(report, "sv", {})


@pytest.mark.parametrize("field", ["title_sv", "asked_whom_sv"])
@pytest.mark.parametrize(
    "text",
    ["4 chefer på AF", "fyra chefer på AF", "de tre handläggarna", "Enkät, 4 svarande", "Alla 7 handledare"],
)
def test_a_group_that_says_how_many_it_is_is_asked_about(desk, marks, field, text):
    report = desk.check("knowledge_survey", {field: text}, partner="sekretariatet")

    [(message, _, _)] = marks(report.warnings)
    assert message == "tells_count"


def test_a_group_and_a_note_have_each_their_advice(desk):
    report = desk.check("knowledge_survey", {"asked_whom_sv": "4 chefer på AF"}, partner="sekretariatet")
    [of_group], [of_note] = report.warnings, note_remarks("Fyra chefer räknades två gånger", "kommun-2183")

    assert of_group.told("sv").remedy == (
        "Skriv utan antal, till exempel ”handläggare på Arbetsförmedlingen”, eller svara varför antalet kan visas."
    )
    assert of_note.told("sv").remedy.startswith("Skriv vad som är fel utan antal, till exempel ”rättade uppgifter”")
    assert of_note.told("en").remedy.startswith("Say what was wrong without numbers, such as “figures corrected”")


def test_an_answer_lets_it_through(desk):
    report = desk.check("commitment", {"evidence_sv": "Ansvarig är Karin Berg"})
    [question] = report.unanswered({})

    assert report.unanswered({question.remark_id: "Kommunchef, offentligt uppdrag"}) == ()


def test_ordinary_texts_are_not_asked_about(desk):
    row = {
        "evidence_sv": "Kommunstyrelsens beslut den 12 december 2017, § 245",
        "evidence_en": "Decision of the municipal board",
    }
    assert desk.check("commitment", row).warnings == ()
