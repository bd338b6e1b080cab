"""What the figures of surveys share: how many of them carry a conclusion, in words, while answers may still come."""

from contract.display import at_least_text, capital, spelled
from dashboard.wording import text
from dashboard.wording.claims import Sentence

# What may still turn into a conclusion, when somebody tells more.
OPEN = ("not_answered", "asked_unknown")


def how_many(entry: str, count: int, language: str, *, whole: int, is_open: bool) -> Sentence:
    """The text `entry` with how many of `whole` it is true of: at least so many while some are open."""
    # En mätning, like en serie, is no neuter.
    shown = text("knowledge_surveys.one", language) if count == 1 else spelled(count, language)
    words = {"count": at_least_text(shown, language) if is_open else shown, "whole": spelled(whole, language)}
    return Sentence(capital(text(entry, language, **words)))
