"""What becomes of a decision that was written down in the meeting view: noted under a receipt, or told what is wrong or to be answered."""

import os
import re
from collections.abc import Mapping
from types import TracebackType

from dashboard.server.catalogues import data_folder
from dashboard.wording import LANGUAGES, text
from pages.delivery.notices import UnexpectedError, where_of
from publishing.messages.problems import InputError, Problem
from publishing.messages.said import said
from publishing.workflow import FORMS
from publishing.workflow.decision import KIND, MARK, Decision, Noted, SeenView, note_decision
from publishing.workflow.session import open_session, open_workplace

DONE, REFUSED, FAILED = 200, 422, 500
# What the page sends, all as text, and which of it is the decision's own.
TEXTS = ("language", "catalogue", "mark", "by", "version", "page_name", "figure_name", "choices")
OWN = ("title_sv", "title_en", "decided_on", "owner_party_id", "due")


class NothingOfItTold:
    """Of a fault that nobody foresaw the log gets the kind and the place, and not what it says: that may hold what was written."""

    def __enter__(self) -> None:
        """Nothing is opened."""

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """What is foreseen goes on as it is."""
        if isinstance(error, Exception) and not isinstance(error, InputError | OSError):
            raise UnexpectedError(where_of(error, trace)) from None


Answer = tuple[int, dict[str, object]]


def note(told: Mapping[str, object]) -> Answer:
    """The status and the words of the answer to what the meeting view sent.

    Raises ValueError for what it never sends, and for a fault that nobody foresaw UnexpectedError.
    """
    words, answers = _words(told), _answers(told)
    language = words["language"]
    try:
        with NothingOfItTold():
            return _noted(words, answers, language)
    except InputError as error:
        return REFUSED, {"faults": [_fault(problem, language) for problem in error.problems], "questions": []}
    except OSError as error:
        fault = text("deliver.disk", language, reason=error.strerror or str(error))
        return FAILED, {"faults": [fault], "questions": []}


def _words(told: Mapping[str, object]) -> dict[str, str]:
    words = {name: told.get(name) for name in (*TEXTS, *OWN)}
    if not all(_is_text(value) for value in words.values()):
        raise ValueError("not the words of the meeting view")
    are_names = re.fullmatch(r"[a-z0-9_-]+", words["catalogue"]) and MARK.fullmatch(words["mark"])
    if words["language"] not in LANGUAGES or not words["version"].isdecimal() or not are_names:
        raise ValueError("not the words of the meeting view")
    return words


def _is_text(value: object) -> bool:
    """Whether it is a text that can be written to a file; half a sign, which JSON may hold, cannot."""
    return isinstance(value, str) and not re.search("[\ud800-\udfff]", value)


def _answers(told: Mapping[str, object]) -> dict[str, str]:
    answers = told.get("answers")
    if not isinstance(answers, dict) or not all(_is_text(each) for each in answers.values()):
        raise ValueError("not the answers of the meeting view")
    return answers


def _noted(words: dict[str, str], answers: dict[str, str], language: str) -> Answer:
    place = open_workplace(os.environ, data=data_folder(), catalogue=words["catalogue"], language=language)
    seen = SeenView(
        version=int(words["version"]),
        page_name=words["page_name"],
        figure_name=words["figure_name"],
        choices=words["choices"],
    )
    decision = Decision(seen=seen, **{name: words[name] for name in OWN})
    noted = note_decision(open_session(place), decision, by=words["by"], mark=words["mark"], answers=answers)
    return _told(noted, said(words["by"]), language)


def _told(noted: Noted, name: str, language: str) -> Answer:
    if noted.receipt:
        details = {"id": noted.decision_id, "number": noted.receipt.number, "name": name}
        return DONE, {"done": text("deciding.done", language, **details)}
    questions = [{"id": asked.remark_id, "words": _fault(asked, language)} for asked in noted.questions]
    return REFUSED, {"faults": [_fault(fault, language) for fault in noted.faults], "questions": questions}


def _fault(problem: Problem, language: str) -> str:
    """What is wrong or asked, and what to do: with the field that it is about, where it is about one."""
    told = problem.told(language)
    words = f"{told.what} {told.remedy}".strip()
    headings = {field.heading_sv: field.heading(language) for field in FORMS[KIND].fields}
    return f"{headings[problem.column]}: {words}" if problem.column in headings else words
