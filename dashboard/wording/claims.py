"""What a sentence claims, apart from its words, so that it can be held against answers that come in later.

A sentence is made from claims: the number in it, its sign and its comparison are those of the claim. A claim names one
value by the query, the row and the column that it stands in; `tests/claims/` judges it by running the query again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from dashboard.wording.texts import text


class Relation(StrEnum):
    """How a value is said to stand to a number or to another value."""

    EXACTLY = "exactly"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


@dataclass(frozen=True)
class Subject:
    """One value of a figure: the `column` of the row of `query` whose key columns are `row`.

    `covers` are the codes of the municipalities that it is about; empty: those of the view.
    """

    query: str
    row: tuple[tuple[str, object], ...]
    column: str = "value"
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Claim:
    """That a value stands in a relation to a number, or to another value, once everybody has answered."""

    subject: Subject
    relation: Relation
    than: float | Subject


class Sentence(str):
    """A sentence for the reader, with what it claims; nothing for one that claims no figure."""

    __slots__ = ("claims",)
    claims: tuple[Claim, ...]

    def __new__(cls, words: str, claims: Iterable[Claim] = ()) -> "Sentence":
        """The sentence `words` that rests on `claims`."""
        made = super().__new__(cls, words)
        made.claims = tuple(claims)
        return made


def sentence_of(key: str, language: str, *claims: Claim, **values: object) -> Sentence:
    """The text `key` with its values, resting on `claims` and on those of every value that is a sentence itself."""
    inner = [claim for value in values.values() if isinstance(value, Sentence) for claim in value.claims]
    return Sentence(text(key, language, **values), [*claims, *inner])


def claim_of(query: str, row: dict, *keys: str, column: str = "value", covers: tuple[str, ...] = ()) -> Claim:
    """What the value of a row says by itself: exactly so much where all parts have answered, else at least so much."""
    subject = subject_of(query, row, *keys, column=column, covers=covers)
    # `county_value` stands beside `county_missing_parts`, as `value` beside `missing_parts`.
    prefix = column.removesuffix("value")
    is_least = "at_least" in (row.get(f"{prefix}value_kind"), row.get(f"{prefix}qualifier"))
    is_whole = not row.get(f"{prefix}missing_parts") and not is_least
    return Claim(subject, Relation.EXACTLY if is_whole else Relation.AT_LEAST, row[column])


def subject_of(query: str, row: dict, *keys: str, column: str = "value", covers: tuple[str, ...] = ()) -> Subject:
    """The value in `column` of a row of `query` that its `keys` tell from the others."""
    return Subject(query, tuple((key, row[key]) for key in keys), column, covers)


def surely_largest(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows whose value is at least as large as every other can be, whatever is answered later; none where one is open."""
    rows = list(frame.select("low", "high").iter_rows())
    sure = [
        all(high is not None and low >= high for place, (_, high) in enumerate(rows) if place != own)
        for own, (low, _) in enumerate(rows)
    ]
    return frame.filter(pl.Series(sure, dtype=pl.Boolean) & pl.col("value").is_not_null())


def are_known(frame: pl.DataFrame) -> bool:
    """Whether every row has a value, none of them short of parts: then the rows can be compared as they stand."""
    return frame.filter(pl.col("value").is_null() | (pl.col("missing_parts") > 0)).is_empty()


def at_least_all(top: pl.DataFrame, frame: pl.DataFrame, query: str, *keys: str, column: str = "value") -> list[Claim]:
    """That each of the rows at the top is at least as large as every other row."""
    names = top.select(keys).rows()
    return [
        Claim(
            subject_of(query, one, *keys, column=column),
            Relation.AT_LEAST,
            subject_of(query, other, *keys, column=column),
        )
        for one in top.iter_rows(named=True)
        for other in frame.iter_rows(named=True)
        if tuple(other[key] for key in keys) not in names
    ]
