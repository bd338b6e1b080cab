"""Notes beside figures that become public: read for what tells of people before they are published, and asked about.

The note of a delivery whose kind counts people is kept with its receipt and never published: what it says of a correction
would undo the protection of the counts. Other notes are, and so are those of whoever publishes or withdraws a version.
"""

from collections.abc import Mapping

from contract import FORMS
from publishing.checking.report import NOTE, Remark, with_id
from publishing.messages import SAY, Words
from publishing.privacy.numbers import has_personal_number
from publishing.privacy.telling import tellings
from publishing.problems import InputError, Problem


def is_published(kind: str) -> bool:
    """Whether the note of a delivery of this kind is published: not when any figure of the kind is a number of people."""
    return not FORMS[kind].counts_people


def note_remarks(note: str, *of_whom: str) -> tuple[Remark, ...]:
    """What has to be answered about a note that becomes public, in the name of whom it is asked; nothing for most notes."""
    return tuple(
        with_id(Remark(NOTE, f"tells_{found.tells}", details=_details(note, found.words)), *of_whom)
        for found in tellings(note)
    )


def refuse_personal_numbers(texts: Mapping[str, str]) -> None:
    """Raises InputError when any of the texts that are kept or published, by where they were given, holds a personal number."""
    if found := [
        Problem(place, "text_with_personal_number") for place, text in texts.items() if has_personal_number(text)
    ]:
        raise InputError(found)


def refuse_note(note: str, *, holds_people: bool) -> None:
    """Raises InputError for a note of a version that cannot be published whatever is answered.

    It holds a personal number, or it tells how many people something concerned in a version that holds numbers of people
    (`holds_people`).
    """
    refuse_personal_numbers({NOTE: note})
    if holds_people:
        for found in tellings(note):
            if found.tells == "count":
                raise InputError([Problem(NOTE, "note_tells_count", details={"suspect": ", ".join(found.words)})])


def _details(note: str, words: tuple[str, ...]) -> dict[str, str | Words]:
    return {"text": SAY["telling_note"], "suspect": ", ".join(words), "value": note}
