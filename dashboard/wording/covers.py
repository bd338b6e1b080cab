"""Whom a figure of Nyttjande covers: all the municipalities of the view, or those of them that have answered.

A number of those that have answered stays true when the others answer; so the words name them, and so does the claim.
"""

from collections.abc import Callable
from dataclasses import replace

import polars as pl

from contract import WITHHELD
from contract.display import join_names, spelled
from dashboard.wording.claims import Claim, Relation, Subject, subject_of
from dashboard.wording.texts import text
from dashboard.wording.values import known_of, known_words

# More chosen municipalities than this are counted and not named.
NAMED = 3


def where(row: dict, language: str, places: tuple[str, ...] = ()) -> str:
    """Where a row's value is of, with a space before it: ` i de åtta av tio kommuner som har lämnat uppgifter`, ` i Berga`.

    Nothing for the whole region. `places` are the chosen municipalities.
    """
    if not covered(row):
        return chosen(places, language)
    count, whole = len(row["covers"].split()), row["delivered_of"]
    one, some = ("covers.one_chosen", "covers.some_chosen") if places else ("covers.one_of_all", "covers.some_of_all")
    return text(one if count == 1 else some, language, count=spelled(count, language), whole=spelled(whole, language))


def same(row: dict, language: str, places: tuple[str, ...] = ()) -> str:
    """Where a row's change is of: ` i samma åtta kommuner`, or as `where` for all of the view."""
    those = covered(row, column="change_covers")
    if not those:
        return chosen(places, language)
    entry = "covers.same_one" if len(those) == 1 else "covers.same"
    return text(entry, language, count=spelled(len(those), language))


def chosen(places: tuple[str, ...], language: str) -> str:
    """The chosen municipalities, with a space before: ` i Alby och Berga`; nothing where none are chosen."""
    if not places:
        return ""
    if len(places) > NAMED:
        return text("covers.all_chosen", language, count=spelled(len(places), language))
    return text("covers.named", language, places=join_names(places, language))


def of_chosen(places: tuple[str, ...], language: str) -> str:
    """That only the chosen municipalities are counted, with a space before: ` valda`; nothing where none are chosen."""
    return text("covers.of_chosen", language) if places else ""


def among_chosen(places: tuple[str, ...], language: str) -> str:
    """That who has most has it among the chosen municipalities, with a space before; nothing where none are chosen."""
    return text("covers.among_chosen", language) if places else ""


def covered(row: dict, *, column: str = "covers") -> tuple[str, ...]:
    """The codes of those whom a value covers where others have not answered; none where it covers the whole view."""
    missing = row["change_missing_parts" if column == "change_covers" else "missing_parts"]
    return tuple(row[column].split()) if missing else ()


def subject_of_those(query: str, row: dict, *keys: str, column: str = "value") -> Subject:
    """A value of a row, of those that have answered."""
    return subject_of(query, row, *keys, column=column, covers=covered(row))


def are_of_the_same(frame: pl.DataFrame) -> bool:
    """Whether every row has a value, of the same municipalities: then what is said of all of them holds of each.

    A number that its sender has hidden, or does not know, leaves its municipality out of that row alone. A row that does
    not apply to anybody has no number to leave out.
    """
    rows = frame.filter(pl.col("obs_status") != "NA")
    return rows["value"].null_count() == 0 and rows["covers"].n_unique() <= 1


def claim_of_those(query: str, row: dict, *keys: str, column: str = "value") -> Claim:
    """Exactly so much, among those that have answered."""
    return Claim(subject_of_those(query, row, *keys, column=column), Relation.EXACTLY, row[column])


def words_of_those(
    row: dict,
    language: str,
    *,
    decimals: int | None = None,
    unit: Callable[[str], str] = str,
    counted: str = "",
) -> str:
    """A value inside a sentence that names whom it covers: `291`, `ungefär 291`, and no `minst`; with what is `counted`."""
    known = known_of(row)
    kind = "exact" if known.value_kind == "at_least" else known.value_kind
    those = replace(known, missing_parts=0, value_kind=kind)
    return known_words(those, language, decimals=decimals, unit=unit, counted=counted)


def has_untold(frame: pl.DataFrame) -> bool:
    """Whether a number is unknown to its sender, or withheld: then nothing can be compared with it."""
    return frame["obs_status"].is_in(["UN", WITHHELD]).any()
