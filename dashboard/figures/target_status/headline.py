"""The headline of Läget: how many of the targets have been reached, from the result of `target_status`, localised.

Only what is decided is counted as reached or not; where a missing answer may make it more, it is "at least" so many.
"""

from collections import Counter

import polars as pl

from contract.display import join_names, spelled
from dashboard.wording import text
from dashboard.wording.claims import Claim, Relation, Sentence, sentence_of, subject_of

AFTER_REACHED = ("on_track", "behind", "not_reached", "undecided", "no_outcome", "not_measurable")
# None of them, one, several; "known" where an answer that is missing may make it more.
REACHED = {
    "reached": ("target_status.reached_0", "target_status.reached_1", "target_status.reached_n"),
    "known": ("target_status.known_0", "target_status.known_1", "target_status.known_n"),
}
ONE = {
    "reached": "target_status.one_reached",
    "on_track": "target_status.one_on_track",
    "behind": "target_status.one_behind",
    "not_reached": "target_status.one_not_reached",
    "undecided": "target_status.one_undecided",
    "no_outcome": "target_status.one_no_outcome",
    "not_measurable": "target_status.one_not_measurable",
}
WITHOUT_OUTCOME = ("no_outcome", "not_measurable")
# So many targets without a year are named; more are counted.
NAMED = 3


def headline(frame: pl.DataFrame, language: str) -> Sentence:
    """How many of the targets with a year have been reached, and how it stands with the others, in words."""
    dated = frame.filter(pl.col("target_year").is_not_null())
    counts, whole = Counter(dated["target_status"]), dated.height
    if frame.is_empty():
        return sentence_of("target_status.no_targets", language)
    if dated.is_empty():
        entry = "target_status.one_undated" if frame.height == 1 else "target_status.none_dated"
        return sentence_of(entry, language, whole=spelled(frame.height, language))
    if dated.height == 1:
        return _of_one(dated.row(0, named=True), language)
    about = {"whole": spelled(whole, language), "year": dated["target_year"].max()}
    rest = [_counted(status, counts[status], language) for status in AFTER_REACHED if counts[status]]
    if counts["not_measurable"] == whole:
        return sentence_of("target_status.none_measurable", language, **about)
    if sum(counts[status] for status in WITHOUT_OUTCOME) == whole:
        return sentence_of("target_status.none_followed", language, **about, rest=join_names(rest, language))
    claims = [claim for row in dated.iter_rows(named=True) for claim in claims_of_status(row)]
    reached = counts["reached"]
    if reached == whole:
        return sentence_of("target_status.all_reached", language, *claims, **about)
    known = "known" if any(_may_be_reached(row) for row in dated.iter_rows(named=True)) else "reached"
    count = spelled(reached, language, capital=known == "reached")
    first = text(REACHED[known][min(reached, 2)], language, **about, count=count)
    joined = join_names(rest, language)
    return Sentence(f"{first} {joined[:1].upper()}{joined[1:]}.", claims)


def without_year(frame: pl.DataFrame, language: str) -> str:
    """Which targets of the plan the headline leaves out of its count, since they have no year; "" where it leaves out none.

    Of a plan none of whose targets has a year the headline itself says so.
    """
    undated = frame.filter(pl.col("target_year").is_null())
    count, whole = undated.height, frame.height
    if count in (0, whole):
        return ""
    entry = "uncounted_1" if count == 1 else "uncounted_n" if count <= NAMED else "uncounted_many"
    names = [text("target_status.named", language, title=title) for title in undated["title"]]
    words = {"whole": spelled(whole, language), "count": spelled(count, language)}
    return text(f"target_status.{entry}", language, names=join_names(names, language), **words)


def _of_one(row: dict, language: str) -> Sentence:
    """How it stands with the only target that has a year."""
    entry = ONE[row["target_status"]]
    return sentence_of(entry, language, *claims_of_status(row), year=row["target_year"])


def claims_of_status(row: dict) -> list[Claim]:
    """What the status of a target says of its outcome: at least the level, below it, or between it and the pace."""
    subject = subject_of("target_status", row, "target_id", "period")
    at_least, less = Relation.AT_LEAST, Relation.LESS_THAN
    level, pace = row["level"], row["expected_value"]
    said = {
        "reached": [(at_least, level)],
        "not_reached": [(less, level)],
        "on_track": [(at_least, pace), (less, level)],
        "behind": [(less, pace)],
    }
    return [Claim(subject, relation, than) for relation, than in said.get(row["target_status"], [])]


def _may_be_reached(row: dict) -> bool:
    """Whether an answer that is missing may make a target reached that is not known to be."""
    undecided = row["target_status"] == "undecided" and row["status_high"] == "reached"
    return undecided or (row["target_status"] in WITHOUT_OUTCOME and row["level"] is not None)


def _counted(status: str, count: int, language: str) -> str:
    return text(f"target_status.{status}_{1 if count == 1 else 'n'}", language, count=spelled(count, language))
