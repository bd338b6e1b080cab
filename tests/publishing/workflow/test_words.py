"""No behaviour hangs on the words of a text: other words, or more sentences, and the same things happen."""

import pytest

from publishing.deliveries.drafts import Sent
from publishing.messages import MESSAGES, SAY
from publishing.messages.problems import Problem
from publishing.workflow import Stage
from publishing.workflow.examine import examine
from publishing.workflow.publish import preview, publish
from publishing.workflow.receive import take_in
from publishing.workflow.session import open_session
from tests.publishing.workflow.conftest import MEETINGS

FILES = (
    MEETINGS.format(value="tre"),
    MEETINGS.format(value=-1),
    MEETINGS.format(value=900_000),
    MEETINGS.format(value=2).replace("Gävle", "Gävel"),
    MEETINGS.format(value=2).replace("2019 kv 1", "2018 kv 4"),
    "Anna 19900101-9802;Kommun\n1;2\n",
)


def found(session, path) -> list[tuple]:
    """What is said of each of the files, by code and place."""
    codes = []
    for number, content in enumerate(FILES):
        file = path / f"{number}.csv"
        file.write_text(content, encoding="utf-8")
        report = examine(session, Sent(path=file, partner_id="kommun-2180")).report
        codes.append([(problem.message, problem.row, problem.letter) for problem in (*report.faults, *report.warnings)])
    return codes


def test_the_same_is_found_whatever_the_messages_say(workplace, tmp_path, monkeypatch):
    session = open_session(workplace)
    before = found(session, tmp_path)
    for name in MESSAGES:
        monkeypatch.setitem(
            MESSAGES, name, {"sv": "en. två! tre? fyra", "en": "personal number. Stage", "en_do": "a. b"}
        )

    assert found(session, tmp_path) == before
    assert all(before), "each file has something to say"


def test_a_text_of_several_sentences_is_told_as_it_stands(monkeypatch):
    words = {"sv": "det står t.ex. {value}. Och mer. ", "sv_do": "Rätta. Lämna igen."}
    monkeypatch.setitem(MESSAGES, "cell_empty", words)
    fault = Problem("svar.csv", "cell_empty", 3, "Antal", {"value": "x. Y"})

    told = fault.told("sv")

    assert (told.what, told.remedy) == ("Det står t.ex. x. Y. Och mer. ", "Rätta. Lämna igen.")
    assert (told.cell, told.value) == ("x. Y", ""), "the words say the value"


@pytest.mark.parametrize("words", [None, "senaste/ extracts/ manifest/"])
def test_a_publication_tells_its_stages_by_name(workplace, tmp_path, monkeypatch, words):
    if words:
        for name in SAY:
            monkeypatch.setitem(SAY, name, {"sv": words, "en": words} | {"column": "x"})
    file, session = tmp_path / "moten.csv", open_session(workplace)
    file.write_text(MEETINGS.format(value=2), encoding="utf-8")
    examined = examine(session, Sent(path=file, partner_id="kommun-2180", by="Maria"))
    take_in(session, examined, {remark.remark_id: "Ja" for remark in examined.report.warnings})
    heard: list[Stage] = []

    later = open_session(workplace)
    published = publish(later, preview(later), author="Omar", note="", on_stage=heard.append)

    assert published.is_new
    assert heard == [Stage.FILES, Stage.CLAIM, Stage.LATEST]
