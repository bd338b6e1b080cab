"""The public actors inside a sentence, and the one that the plan speaks of first."""

from contract import CODELISTS
from dashboard.wording import text
from dashboard.wording.covers import words_of_those

EMPLOYMENT_SERVICE = "arbetsformedlingen"
# How many numbers a heading lists.
LISTED = 3


def in_sentence(actor: str, language: str) -> str:
    """An actor inside a sentence: `kommunerna`, `the Public Employment Service`. Raises KeyError for an unknown code."""
    return text(f"actors.actor_{actor}", language)


def actor_of(row: dict, language: str) -> str:
    """The actor of a row inside a sentence, by the name that the catalogue has for it where it has one of its own."""
    actor, label = row["public_actor"], row["public_actor_label"]
    return in_sentence(actor, language) if label in CODELISTS["public_actor"].codes[actor] else label


def named(name: str, row: dict, language: str) -> str:
    """A name with its number, as a heading lists them: `kommunerna ungefär 65`."""
    return text("actors.named", language, name=name, number=words_of_those(row, language))
