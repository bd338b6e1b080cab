"""Whether a target that counts municipalities is reached, in the same words on every page that tells it."""

from collections.abc import Sequence

from contract.display import join_names, number, spelled
from dashboard.wording.claims import Claim, Relation, Sentence, Subject, sentence_of
from dashboard.wording.moments import end_of
from dashboard.wording.texts import text

NAMES_IN_A_SENTENCE = 3


def decided(
    subject: Subject,
    *,
    low: float,
    high: float | None,
    level: float,
    year: int,
    awaited: Sequence[str],
    language: str,
    awaited_for: str = "",
) -> Sentence:
    """What the value at the end of the target year says of the target: reached, not reached, or who must answer first.

    `subject` is that value and `low`, `high` what it can be; `awaited` names the municipalities that have not answered.
    `awaited_for` is the period that they have not answered for, where what stands beside it is of another.
    """
    words = {"level": number(level, language)}
    if low >= level:
        return reached(subject, level=level, year=year, language=language)
    if high is not None and high < level:
        return sentence_of("targets.missed", language, Claim(subject, Relation.LESS_THAN, level), **words)
    who = who_has_not_answered(awaited, language, period=awaited_for)
    return sentence_of("targets.undecided", language, who=who, **words)


def reached(subject: Subject, *, level: float, year: int, language: str) -> Sentence:
    """That the target is reached."""
    claim = Claim(subject, Relation.AT_LEAST, level)
    return sentence_of("targets.reached", language, claim, level=number(level, language), year=year)


def who_has_not_answered(
    names: Sequence[str], language: str, *, period: str = "", named: int = NAMES_IN_A_SENTENCE
) -> str:
    """`Ekby har inte svarat`, with a period `Ekby har inte svarat för slutet av 2018`; of more than `named`, how many."""
    when = text("targets.answered_for", language, when=end_of(period, language)) if period else ""
    if len(names) > named:
        return text("targets.not_answered_n", language, count=spelled(len(names), language), when=when)
    entry = f"not_answered_{min(len(names), 2)}"
    return text(f"targets.{entry}", language, names=join_names(names, language), when=when)


def is_none_known(row: dict) -> bool:
    """Whether nobody is known to have it while some have not answered: "minst 0" says nothing."""
    return row["value"] == 0 and row["missing_parts"] > 0


def in_words(count: float, language: str) -> str:
    """A number of municipalities in words: `en`, `två`, `four`."""
    return text("targets.one", language) if count == 1 else spelled(int(count), language)
