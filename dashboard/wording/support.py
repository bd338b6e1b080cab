"""Sentences of the page Stödstruktur on the county: what its frames say, naming the period, never "har" about an old year.

`steps` and `headline` take the result of `support_structure_by_period`, `readings` that of `target_readings`, localised.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import polars as pl

from contract.display import at_least_text, join_names, number, of_text, spelled
from dashboard.wording.claims import Claim, Relation, Sentence, claim_of, sentence, subject_of
from dashboard.wording.moments import at_start, moment
from dashboard.wording.targets import NAMES_IN_A_SENTENCE, decided, reached
from dashboard.wording.texts import text
from dashboard.wording.values import figure_words

COUNTY = "support_structure_by_period"


def headline(frame: pl.DataFrame, language: str) -> Sentence:
    """How many municipalities had a support structure in the latest period with a figure, and how the target stands."""
    known = _known(frame)
    if known.is_empty():
        return sentence("support.headline_missing", language)
    last = known.row(-1, named=True)
    outcome, target = _outcome("headline", last, language), _target(known, last, language)
    return sentence("support.headline_and_target", language, outcome=outcome, target=target)


def steps(frame: pl.DataFrame, language: str) -> Sentence:
    """Which municipalities have joined or left since the first period; of a single period, who had a support structure."""
    known = _known(frame)
    if known.is_empty():
        return sentence("support.steps_missing", language)
    first, last = known.row(0, named=True), known.row(-1, named=True)
    holders = _names(known.tail(1), "holders")
    if known.height == 1:
        if not holders or len(holders) > NAMES_IN_A_SENTENCE:
            return _outcome("steps_single", last, language)
        claim = Claim(subject_of(COUNTY, last, "period"), Relation.AT_LEAST, len(holders))
        when = moment(last["period"], language)
        return sentence("support.steps_holders", language, claim, names=join_names(holders, language), when=when)
    joined, ended = _names(known, "joined"), _names(known, "ended")
    at_least = known["missing_parts"].sum() > 0
    # With silence only in between, how many joined is open, but not how many more there are.
    ends_are_known = first["missing_parts"] == last["missing_parts"] == 0
    if len(joined) > NAMES_IN_A_SENTENCE and not ended and at_least and ends_are_known:
        return _more(first, last, language)
    entry = {(True, True): "joined_and_ended", (True, False): "joined", (False, True): "ended"}.get(
        (bool(joined), bool(ended)), "unchanged"
    )
    claims = [
        Claim(subject_of(COUNTY, last, "period", column=column), Relation.AT_LEAST, len(names))
        for column, names in (("joined_so_far", joined), ("ended_so_far", ended))
        if names
    ]
    words = {
        "joined": _names_or_count(joined, language, at_least=at_least, capital=True),
        "ended": _names_or_count(ended, language, at_least=at_least, capital=False),
    }
    return sentence(f"support.steps_{entry}", language, *claims, years=_years(known), **words)


def steps_subtitle(frame: pl.DataFrame, language: str, *, is_filtered: bool) -> str:
    """What the steps count, and what the hatch is; with chosen municipalities also that it is the whole county."""
    if frame.is_empty():
        words = [text("support.steps_subtitle_empty", language)]
    else:
        words = [text("support.steps_subtitle", language, whole=number(frame["delivered_of"].max(), language))]
        if _known(frame)["missing_parts"].sum():
            words.append(text("support.steps_hatched", language))
    return " ".join([*words, *([text("support.steps_whole_county", language)] if is_filtered else [])])


def outcome_is_missing(last: dict) -> bool:
    """Whether the target year is over and the last figure is from before its end."""
    return is_over(last) and last["period_end"] < date(last["target_year"], 12, 31)


def is_over(last: dict) -> bool:
    """Whether the target has a level and its year is over on the reference date."""
    return last["level"] is not None and last["needed"] is None


def needed_words(row: dict, language: str, *, capital: bool = False) -> str:
    """How many municipalities are still needed, in words: `en`, `två`, `högst tre` where some have not answered."""
    word = in_words(row["needed"], language)
    if row["missing_parts"]:
        word = text("support.at_most", language, count=word)
    return word[:1].upper() + word[1:] if capital else word


def readings(frame: pl.DataFrame, language: str, *, reading: str) -> Sentence:
    """How many there were of those that the interpretation in use requires."""
    row = frame.filter(pl.col("reading") == reading).row(0, named=True)
    if row["level"] is None:
        return sentence("support.readings_unset", language, reading=reading)
    if row["value"] is None or is_none_known(row):
        return sentence("support.readings_missing", language, reading=reading)
    count = figure_words(row, language, unit=lambda _: in_words(row["value"], language))
    words = {"count": count, "level": in_words(row["level"], language), "when": moment(row["period"], language)}
    entry = "readings_over" if row["value"] > row["level"] else "readings"
    claim = claim_of("target_readings", row, "target_id", "reading", "period")
    return sentence(f"support.{entry}", language, claim, reading=reading, **words)


def is_none_known(row: dict) -> bool:
    """Whether nobody is known to have it while some have not answered: "minst 0" says nothing."""
    return row["value"] == 0 and row["missing_parts"] > 0


def in_words(count: float, language: str) -> str:
    """A number of municipalities in words: `en`, `två`, `four`."""
    return text("support.one", language) if count == 1 else spelled(int(count), language)


def _known(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col("value").is_not_null())


def _more(first: dict, last: dict, language: str) -> Sentence:
    """How many more there were in the last period than in the first, whatever happened between them."""
    count = spelled(int(last["value"] - first["value"]), language).capitalize()
    claims = [claim_of(COUNTY, row, "period") for row in (first, last)]
    words = {"first": at_start(first["period"], language), "last": moment(last["period"], language)}
    return sentence("support.steps_more", language, *claims, count=count, **words)


def _outcome(entry: str, row: dict, language: str) -> Sentence:
    """How many of the county's municipalities had a support structure at the end of the row's period."""
    when = moment(row["period"], language)
    when = when[:1].upper() + when[1:]
    if is_none_known(row):
        return sentence(f"support.{entry}_none_known", language, when=when)
    whole = number(row["delivered_of"], language)
    share = figure_words(row, language, unit=lambda count: of_text(count, whole, language))
    return sentence(f"support.{entry}", language, claim_of(COUNTY, row, "period"), when=when, share=share)


def _target(known: pl.DataFrame, last: dict, language: str) -> Sentence:
    """How the target stands. Its year's end decides; what comes later does not."""
    if last["level"] is None:
        return sentence("support.target_unset", language, reading=last["reading"])
    words = {"year": last["target_year"], "level": number(last["level"], language)}
    if not is_over(last):
        if last["low"] >= last["level"]:
            subject = subject_of(COUNTY, last, "period")
            return reached(subject, level=last["level"], year=last["target_year"], language=language)
        relation = Relation.AT_MOST if last["missing_parts"] else Relation.EXACTLY
        claim = Claim(subject_of(COUNTY, last, "period", column="needed"), relation, last["needed"])
        return sentence("support.target_ahead", language, claim, needed=needed_words(last, language), **words)
    at_end = known.filter(pl.col("period_end") == date(last["target_year"], 12, 31))
    if at_end.is_empty():
        entry = "no_later" if outcome_is_missing(last) else "no_figure"
        return sentence(f"support.{entry}", language, target=_target_was(last, language), year=last["target_year"])
    row = at_end.row(-1, named=True)
    verdict = decided(
        subject_of(COUNTY, row, "period"), low=row["low"], high=row["high"], level=row["level"],
        year=row["target_year"], awaited=_names(at_end.tail(1), "awaited"), language=language,
        awaited_for="" if row["period"] == last["period"] else row["period"],
    )  # fmt: skip
    if row["period"] == last["period"]:
        return verdict
    return sentence("support.headline_and_target", language, outcome=_outcome("then", row, language), target=verdict)


def _target_was(last: dict, language: str) -> str:
    """The level of a target whose year is over; that all should have it is said so."""
    level = {"level": number(last["level"], language), "all": in_words(last["level"], language)}
    entry = "target_was_all" if last["level"] == last["delivered_of"] else "target_was"
    return text(f"support.{entry}", language, year=last["target_year"], **level)


def _names(frame: pl.DataFrame, column: str) -> list[str]:
    """The names in a column of names, each once, in order."""
    listed = [name for names in frame[column].drop_nulls() for name in names.split(", ")]
    return list(dict.fromkeys(listed))


def _names_or_count(names: Sequence[str], language: str, *, at_least: bool, capital: bool) -> str:
    if len(names) <= NAMES_IN_A_SENTENCE:
        return join_names(names, language)
    count = spelled(len(names), language)
    words = text("support.municipalities", language, count=count)
    words = at_least_text(words, language) if at_least else words
    return words[:1].upper() + words[1:] if capital else words


def _years(known: pl.DataFrame) -> str:
    """The years in which the changes can have happened: `2017`, or `2017–2018`; without any, those of the periods."""
    changed = known.filter(pl.col("changed_after").is_not_null())
    first = changed["changed_after"].min() + timedelta(days=1) if changed.height else known["period_end"].min()
    last = (changed if changed.height else known)["period_end"].max()
    return str(last.year) if first.year == last.year else f"{first.year}–{last.year}"
