"""What becomes of a decision that was written down in the meeting view: noted under a receipt, or told what is wrong or to be answered."""

import os
from collections.abc import Mapping
from pathlib import Path
from traceback import extract_tb

from dashboard.server.catalogues import data_folder
from dashboard.wording import LANGUAGES, text
from publishing.messages.problems import InputError, Problem
from publishing.workflow.decision import Decision, Noted, SeenView, note_decision
from publishing.workflow.session import open_session, open_workplace

DONE, REFUSED, FAILED = 200, 422, 500
# What the page sends, all as text, and which of it is the decision's own.
TEXTS = ("language", "catalogue", "mark", "by", "version", "page_name", "figure_name", "choices")
OWN = ("title_sv", "title_en", "decided_on", "owner_party_id", "due")

Answer = tuple[int, dict[str, object]]


def note(told: Mapping[str, object]) -> Answer:
    """The status and the words of the answer to what the meeting view sent. Raises ValueError for what it never sends.

    Of a fault that nobody foresaw the kind and the place are said, and not what it said itself: that may hold what was written.
    """
    words = _words(told)
    language = words["language"]
    try:
        return _noted(words, _answers(told), language)
    except InputError as error:
        return REFUSED, {"faults": [_fault(problem, language) for problem in error.problems], "questions": []}
    except OSError as error:
        fault = text("deliver.disk", language, reason=error.strerror or str(error))
        return FAILED, {"faults": [fault], "questions": []}
    except Exception as error:  # noqa: BLE001 - said with its place, and never with what it holds
        place = extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}"
        return FAILED, {"faults": [text("deliver.unexpected", language, where=where)], "questions": []}


def _words(told: Mapping[str, object]) -> dict[str, str]:
    words = {name: told.get(name) for name in (*TEXTS, *OWN)}
    if not all(isinstance(value, str) for value in words.values()):
        raise ValueError(sorted(words))
    if words["language"] not in LANGUAGES or not words["version"].isdecimal() or "/" in words["catalogue"]:
        raise ValueError(sorted(words))
    return words


def _answers(told: Mapping[str, object]) -> dict[str, str]:
    answers = told.get("answers")
    if not isinstance(answers, dict) or not all(isinstance(each, str) for each in answers.values()):
        raise ValueError("answers")
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
    return _told(noted, words["by"].strip(), language)


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
    return f"{problem.column}: {words}" if problem.column else words
