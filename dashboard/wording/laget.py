"""Sentences of the blocks of Läget: the main targets in words, from the result of `target_status`, localised.

Nothing here says "har" about an old year: every sentence names the period of its figure. What a sentence says of a figure
is its claim, so "minst" and "nått" follow from what is known and not from who has answered.
"""

import re

import polars as pl

from contract.display import capital, join_names, number, of_text, period_text, spelled
from dashboard.wording.claims import Claim, Sentence, claim_of, sentence
from dashboard.wording.laget_headline import claims_of_status
from dashboard.wording.moments import moment
from dashboard.wording.texts import text
from dashboard.wording.values import figure_words, known_of, known_text

# The target of each priority whose number stands large, with its series in `target_history`.
MAIN_TARGETS = {1: "T1", 2: "T2a", 3: "T3d"}
UNITS_BESIDE = ("enterprises", "services")
MONTHS_OF_QUARTERS = {"Q1": ("01", "03"), "Q2": ("04", "06"), "Q3": ("07", "09"), "Q4": ("10", "12")}


def block(frame: pl.DataFrame, language: str, *, priority: int) -> Sentence:
    """The sentence of one priority, about its main target: the figure with its year, the target, what is missing."""
    row = main_target(frame, priority)
    first = {1: _support, 2: _seats, 3: _services}[priority](row, language)
    if _is_undefined(row):
        return first
    parts = [first, _target(row, language)]
    if row["target_status"] == "no_outcome":
        parts.append(Sentence(no_outcome(row, language)))
    return Sentence(" ".join(parts), [claim for part in parts for claim in part.claims])


def no_subtitle(frame: pl.DataFrame, language: str) -> str:
    """Nothing: the number of a block says its unit and period beside itself."""
    return ""


def main_target(frame: pl.DataFrame, priority: int) -> dict:
    """The row of the target whose number stands large in the block of `priority`."""
    return main_row(frame, priority=priority).row(0, named=True)


def main_row(frame: pl.DataFrame, *, priority: int) -> pl.DataFrame:
    """The same row as a frame."""
    return frame.filter(target_id=MAIN_TARGETS[priority])


def amount(row: dict, language: str, *, baseline: bool = False) -> str:
    """The outcome of one target, or its baseline, as its list shows it: `minst 6 av 10`, `ja`, `1 ASF`, `ej levererat`."""
    known = known_of(row, prefix="baseline_") if baseline else known_of(row)
    if known.value is not None and row["unit"] == "state":
        return text("frame.yes" if known.value else "frame.no", language)
    shown = known_text(known, language)
    if known.value is None:
        return shown
    if row["denominator"] is not None:
        return of_text(shown, number(row["denominator"], language), language)
    if row["unit"] not in UNITS_BESIDE:
        return shown
    return text(f"laget.{row['unit']}_{1 if known.value == 1 else 'n'}_beside", language, value=shown)


def delivered(row: dict, language: str) -> str:
    """`Uppgifter för 9 av 10 kommuner`, or nothing for a target that does not rest on deliveries."""
    if row["delivered"] is None:
        return ""
    entry = "delivered" if row["delivered"] else "delivered_none"
    return text(f"laget.{entry}", language, count=row["delivered"], whole=row["delivered_of"])


def pages(row: dict, language: str) -> str:
    """Where in the plan the wording, the baseline and the level of a target stand; nothing where no page is known."""
    found = {page for page in (row["page"], row["baseline_page"], row["level_page"]) if page}
    in_order = sorted(found, key=lambda page: [int(part) for part in re.findall(r"\d+", page)])
    return text(f"laget.page_{min(len(found), 2)}", language, pages=join_names(in_order, language)) if found else ""


def no_outcome(row: dict, language: str) -> str:
    """Of which time nothing is known: the end of the target year once it is over, else all that comes after the baseline."""
    if not row["target_year_over"]:
        return text("laget.nothing_after", language, period=period_text(row["baseline_period"], language))
    entry = "nothing_during" if row["delivery_kind"] in ("dialogue_meeting", "service_use") else "nothing_at_end"
    return text(f"laget.{entry}", language, year=row["target_year"])


def _is_undefined(row: dict) -> bool:
    """Whether the interpretation in use sets no level, so that nothing can be counted under it."""
    return row["reading"] is not None and row["level"] is None


def _outcome(row: dict) -> Claim:
    return claim_of("target_status", row, "target_id", "period")


def _baseline(row: dict) -> Claim:
    return claim_of("target_status", row, "target_id", column="baseline_value")


def _support(row: dict, language: str) -> Sentence:
    if _is_undefined(row):
        return sentence("laget.support_undefined", language, reading=row["reading"])
    if row["value"] is None and row["baseline_value"] is None:
        return sentence("laget.support_missing", language)
    return _share_at("support", row, language)


def _seats(row: dict, language: str) -> Sentence:
    if row["value"] is None and row["baseline_value"] is None:
        return sentence("laget.seats_missing", language, whole=spelled(row["denominator"], language))
    return _share_at("seats", row, language)


def _share_at(entry: str, row: dict, language: str) -> Sentence:
    """So many of so many at a time: the outcome, or the baseline where there is none."""
    from_start = row["value"] is None
    when = moment(row["baseline_period"] if from_start else row["period"], language)
    claim = _baseline(row) if from_start else _outcome(row)
    share = amount(row, language, baseline=from_start)
    return sentence(f"laget.{entry}", language, claim, when=capital(when), share=share)


def _services(row: dict, language: str) -> Sentence:
    if row["value"] is None:
        if row["target_year_over"]:
            return sentence("laget.services_missing", language, year=row["target_year"])
        period = period_text(row["baseline_period"], language)
        return sentence("laget.services_not_shown", language, period=period)
    count = capital(figure_words(row, language))
    return sentence("laget.services", language, _outcome(row), period=_during(row["period"], language), count=count)


def _target(row: dict, language: str) -> Sentence:
    if row["level"] is None:
        return sentence("laget.target_none", language)
    if row["target_status"] == "reached":
        return sentence("laget.target_met", language, *claims_of_status(row), level=number(row["level"], language))
    tense = "was" if row["target_year_over"] else "is"
    entry = f"target_{tense}"
    if row["reading"] is not None and row["level"] == row["denominator"]:
        entry = f"target_all_{tense}"
    elif row["level_inference"]:
        entry = f"target_ours_{tense}"
    lacking = spelled(int(row["level"] - (row["baseline_value"] or 0)), language)
    words = {"year": row["target_year"], "level": number(row["level"], language), "lacking": lacking}
    return sentence(f"laget.{entry}", language, **words)


def _during(period: str, language: str) -> str:
    """A flow's period within a sentence: `2018`, or `från juli 2017 till juni 2018` for four quarters."""
    first, _, last = period.partition("/")
    if not last:
        return text("laget.during_year", language, year=first)
    return text("laget.from_to", language, first=_month(first, 0, language), last=_month(last, 1, language))


def _month(quarter: str, end: int, language: str) -> str:
    year, _, name = quarter.partition("-")
    return period_text(f"{year}-{MONTHS_OF_QUARTERS[name][end]}", language)
