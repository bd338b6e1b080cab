"""A fault or a warning in its parts: where it is, the value, what is wrong, and what to do about it."""

import re
from dataclasses import dataclass

from publishing.messages import MESSAGES
from publishing.privacy.numbers import masked, masked_cell
from publishing.problems import Problem

# The words of a message are split before its blanks are filled in, so that no value can shift the place.
_FIRST_SENTENCE = re.compile(r"(?<=[.!?]) (?=\S)")


@dataclass(frozen=True)
class Sentences:
    """What a report shows of one fault. `cell` is what stands in the cell; `value` too, unless the sentence says it."""

    cell: str
    value: str
    what: str
    remedy: str


def sentences(problem: Problem, language: str) -> Sentences:
    """The parts of a fault or warning in "sv" or "en", with personal numbers hidden. Each sentence has a capital."""
    details = {
        name: masked_cell(text if isinstance(text, str) else text[language]) for name, text in problem.details.items()
    }
    template = MESSAGES[problem.message][language]
    what, *remedy = _FIRST_SENTENCE.split(template, maxsplit=1)
    cell = "" if problem.message.startswith("personal_number") else details.get("value", "")
    return Sentences(
        cell=cell,
        value="" if "{value}" in template or "{now}" in template else cell,
        what=_sentence(what.format(**details)),
        remedy=_sentence(remedy[0].format(**details)) if remedy else "",
    )


def _sentence(text: str) -> str:
    return masked(text[:1].upper() + text[1:])
