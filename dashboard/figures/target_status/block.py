"""The block of one priority: the main target in a sentence, its number against the target, a small chart, and all targets.

Nothing in the sentence says "har" about an old year: it names the period of its figure. What it says of a figure is its
claim, so "minst" and "nått" follow from what is known and not from who has answered.
"""

from html import escape

import altair as alt
import polars as pl

from contract.display import capital, number, of_text, period_text, spelled
from contract.signs import Known, Sign, sign_of
from dashboard.figures.parts.tables import small, way_to_table
from dashboard.figures.target_history import chart as target_history_chart
from dashboard.figures.target_status.headline import claims_of_status
from dashboard.figures.target_status.status import decision, inferences, no_outcome, why, with_unit
from dashboard.theme import Look
from dashboard.wording import figure_words, text
from dashboard.wording.claims import Claim, Relation, Sentence, claim_of, sentence_of, subject_of
from dashboard.wording.moments import moment
from dashboard.wording.provenance import page_text
from dashboard.wording.values import known_of, known_text

UNITS_BESIDE = ("enterprises", "services")
MONTHS_OF_QUARTERS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}
# Stands for a moment between a sign and the number that it belongs to.
BETWEEN = "\x1f"


def sentence(frame: pl.DataFrame, language: str, *, priority: int) -> Sentence:
    """The sentence of one priority, about its main target: the figure with its year, the target, what is missing."""
    row = main_target(frame, priority)
    first = SENTENCES[_subject(row)](row, language)
    if _is_undefined(row):
        return first
    parts = [first, _target_words(row, language)]
    if row["target_status"] == "no_outcome":
        parts.append(Sentence(no_outcome(row, language)))
    return Sentence(" ".join(parts), [claim for part in parts for claim in part.claims])


def chart(
    frame: pl.DataFrame, look: Look, *, priority: int, target_history: pl.DataFrame
) -> tuple[str, alt.LayerChart, str]:
    """What stands under the sentence of a priority: number and target (HTML), chart, status and list of targets (HTML).

    `frame` is `target_status` and `target_history` its series, both localised.
    """
    row = main_target(frame, priority)
    history = target_history.filter(pl.col("target_id") == row["target_id"])
    targets = frame.filter(pl.col("priority") == priority).rows(named=True)
    series = text(f"target_status.series_{_subject(row)}", look.language, title=row["title"])
    if (history["missing_parts"] > 0).any():
        series += f". {text('target_status.unanswered', look.language)}"
    caption = f'<p class="series">{escape(series)}</p>'
    way = way_to_table("target_history", look.language)
    below = way + _status(row, look.language) + _targets(targets, look.language)
    return _numbers(row, look.language) + caption, target_history_chart(row, history, look), below


def main_target(frame: pl.DataFrame, priority: int) -> dict:
    """The row of the target whose number stands large in the block of `priority`, with its series in `target_history`."""
    return main_row(frame, priority=priority).row(0, named=True)


def main_row(frame: pl.DataFrame, *, priority: int) -> pl.DataFrame:
    """The same row as a frame. Where no target of a priority is said to be its main one, the first."""
    of_priority = frame.filter(priority=priority)
    main = of_priority.filter("is_main")
    return (of_priority if main.is_empty() else main).head(1)


def amount(row: dict, language: str, *, baseline: bool = False) -> str:
    """The outcome of one target, or its baseline, as its list shows it: `minst 6 av 10`, `ja`, `1 ASF`, `ej levererat`."""
    known = known_of(row, prefix="baseline_") if baseline else known_of(row)
    if known.value is not None and row["unit"] == "state":
        return text("frame.yes" if known.value else "frame.no", language)
    shown = known_text(known, language, unit=lambda digits: with_unit(digits, row, language))
    if known.value is None:
        return shown
    if row["denominator"] is not None:
        return of_text(shown, number(row["denominator"], language), language)
    if row["unit"] not in UNITS_BESIDE:
        return shown
    return text(f"target_status.{row['unit']}_{1 if known.value == 1 else 'n'}_beside", language, value=shown)


def delivered(row: dict, language: str) -> str:
    """`Uppgifter för 9 av 10 kommuner`, or nothing for a target that does not rest on deliveries."""
    # Before the first quarter of a plan nobody has been asked.
    if row["delivered"] is None or row["delivered_of"] is None:
        return ""
    if row["delivered_of"] is None:
        # The reference date is before anybody was asked.
        return text("target_status.delivered_before", language)
    entry = "delivered" if row["delivered"] else "delivered_none"
    return text(f"target_status.{entry}", language, count=row["delivered"], whole=row["delivered_of"])


def pages(row: dict, language: str) -> str:
    """Where in the plan the wording, the baseline and the level of a target stand; nothing where no page is known."""
    found = {page for page in (row["page"], row["baseline_page"], row["level_page"]) if page}
    return text("target_status.page", language, pages=page_text(",".join(found), language)) if found else ""


def _is_undefined(row: dict) -> bool:
    """Whether the interpretation in use sets no level, so that nothing can be counted under it."""
    return row["reading"] is not None and row["level"] is None


def _outcome(row: dict) -> Claim:
    if row["unit"] == "pct":
        # A later answer may make a share smaller: only the least that it can be is certain.
        subject = subject_of("target_status", row, "target_id", "period")
        return Claim(subject, Relation.AT_LEAST, row["low"])
    return claim_of("target_status", row, "target_id", "period")


def _baseline(row: dict) -> Claim:
    return claim_of("target_status", row, "target_id", column="baseline_value")


def _support(row: dict, language: str) -> Sentence:
    if _is_undefined(row):
        return sentence_of("target_status.support_undefined", language, reading=row["reading"])
    if row["value"] is None and row["baseline_value"] is None:
        return sentence_of("target_status.support_missing", language)
    return _share_at("support", row, language)


def _seats(row: dict, language: str) -> Sentence:
    if row["value"] is None and row["baseline_value"] is None:
        # Of an earlier time there may be a figure.
        entry = "seats_missing_then" if row["target_year_over"] else "seats_missing"
        whole = spelled(row["denominator"], language)
        return sentence_of(f"target_status.{entry}", language, whole=whole, year=row["target_year"])
    return _share_at("seats", row, language)


def _share_at(entry: str, row: dict, language: str, **words: str) -> Sentence:
    """So many of so many at a time: the outcome, or the baseline where there is none."""
    from_start = row["value"] is None
    when = moment(row["baseline_period"] if from_start else row["period"], language)
    claim = _baseline(row) if from_start else _outcome(row)
    share = amount(row, language, baseline=from_start)
    return sentence_of(f"target_status.{entry}", language, claim, when=capital(when), share=share, **words)


def _services(row: dict, language: str) -> Sentence:
    if row["value"] is None:
        if row["target_year_over"]:
            return sentence_of("target_status.services_missing", language, year=row["target_year"])
        period = period_text(row["baseline_period"], language)
        return sentence_of("target_status.services_not_shown", language, period=period)
    count = capital(figure_words(row, language))
    return sentence_of(
        "target_status.services", language, _outcome(row), period=_during(row["period"], language), count=count
    )


def _other(row: dict, language: str) -> Sentence:
    """Of what has no words of its own: its title, and its figure with its time."""
    if row["value"] is None and row["baseline_value"] is None:
        return sentence_of("target_status.other_missing", language, title=row["title"])
    entry = "other_answered" if row["value_kind"] == "answered" else "other"
    return _share_at(entry, row, language, title=row["title"])


def _subject(row: dict) -> str:
    """What a target counts, as far as there are words for it."""
    return SUBJECTS.get((row["counting"], row["counted"]), "other")


SUBJECTS = {
    ("municipalities_with_mark", "agreement"): "support",
    ("milestones_reached", "seat"): "seats",
    ("services_used", None): "services",
}
SENTENCES = {"support": _support, "seats": _seats, "services": _services, "other": _other}


def _target_words(row: dict, language: str) -> Sentence:
    if row["level"] is None:
        return sentence_of("target_status.target_none", language)
    level = with_unit(number(row["level"], language), row, language)
    if row["target_status"] == "reached":
        return sentence_of("target_status.target_met", language, *claims_of_status(row), level=level)
    tense = "was" if row["target_year_over"] else "is"
    entry = f"target_{tense}"
    # How many the others are is known where it is known how many had one.
    is_exact = row["baseline_qualifier"] in (None, "exact")
    if row["reading"] is not None and row["level"] == row["denominator"] and is_exact:
        entry = f"target_all_{tense}"
    elif row["level_inference"]:
        entry = f"target_ours_{tense}"
    lacking = spelled(int(row["level"] - (row["baseline_value"] or 0)), language)
    words = {"year": row["target_year"], "level": level, "lacking": lacking}
    return sentence_of(f"target_status.{entry}", language, **words)


def _during(period: str, language: str) -> str:
    """A flow's period within a sentence: `2018`, or `från juli 2017 till juni 2018` for four quarters."""
    first, _, last = period.partition("/")
    if not last:
        return text("target_status.during_year", language, year=first)
    return text("target_status.from_to", language, first=_month(first, 0, language), last=_month(last, 1, language))


def _month(quarter: str, end: int, language: str) -> str:
    year, _, name = quarter.partition("-")
    return period_text(f"{year}-{MONTHS_OF_QUARTERS[name][end]:02}", language)


def _numbers(row: dict, language: str) -> str:
    """The large number with its unit and period; the baseline, and said to be so, where there is no outcome."""
    unit = row["unit_label"]
    if row["denominator"] is not None:
        unit = text("target_status.of_unit", language, whole=number(row["denominator"], language), unit=unit)
    from_start = row["value"] is None and row["baseline_value"] is not None
    value = row["baseline_value"] if from_start else row["value"]
    if value is None:
        # What has been told up to the baseline is no outcome: of the time after it there is no figure.
        word = text("target_status.no_figure", language) if row["obs_status"] == "NA" else amount(row, language)
        beside = small(unit) if row["denominator"] is not None else ""
        return f'<div class="num"><span class="v none">{escape(word)}{beside}</span>{_level(row, language)}</div>'
    period = period_text(row["baseline_period"] if from_start else row["period"], language)
    if from_start:
        period = text("target_status.baseline_label", language, period=period)
    known = known_of(row, prefix="baseline_") if from_start else known_of(row)
    return (
        f'<div class="num"><span class="v">{_big(known, language)}</span>'
        f'<span class="u">{escape(unit)}<br>{escape(period)}</span>{_level(row, language)}</div>'
    )


def _big(known: Known, language: str) -> str:
    """The number with its sign, smaller: `≈` before it, `minst` above it."""
    sign, _, digits = known_text(known, language, unit=lambda digits: BETWEEN + digits).rpartition(BETWEEN)
    place = "sign above" if sign_of(known) in (Sign.AT_LEAST, Sign.AT_LEAST_CHANGED) else "sign"
    return (f'<span class="{place}">{escape(sign.strip())} </span>' if sign else "") + escape(digits)


def _level(row: dict, language: str) -> str:
    if row["level"] is None:
        entry = "target_label" if row["direction"] == "at_least" else "no_level_label"
        label = text(f"target_status.{entry}", language, direction=row["direction_label"], year=row["target_year"])
        return f'<span class="t none"><b>{escape(text("target_status.no_level", language))}</b>{escape(label)}</span>'
    entry = "target_label_ours" if row["level_inference"] else "target_label"
    label = text(f"target_status.{entry}", language, year=row["target_year"])
    return f'<span class="t"><b>{number(row["level"], language)}</b>{escape(label)}</span>'


def _status(row: dict, language: str) -> str:
    """Shape, word and reason; then who has delivered, and which interpretation is in use."""
    reason = " ".join(filter(None, (why(row, language), decision(row))))
    notes = [delivered(row, language)]
    if row["reading"]:
        notes.append(text("target_status.reading_in_use", language, reading=row["reading"]))
    word = row["target_status_label"]
    return (
        f'<p class="status big">{_glyph(row)}<b>{escape(word[:1].upper() + word[1:])}</b>'
        f'<span>{escape(reason)}</span></p><p class="deliv">{escape(" · ".join(filter(None, notes)))}</p>'
    )


def _targets(rows: list[dict], language: str) -> str:
    items = "".join(_target_row(row, language) for row in rows)
    label = escape(text("target_status.targets_of", language))
    return f'<ul class="targets" aria-label="{label}">{items}</ul>'


def _target_row(row: dict, language: str) -> str:
    """One target: shape, name, status with reason and who decides, and its number with period."""
    word = row["target_status_label"]
    words = [f"{word[:1].upper()}{word[1:]}."]
    if row["target_year"] is None:
        words.append(text("target_status.long_term", language))
    if not row["is_main"]:
        # Of the main target, reason, decision and deliveries stand just above, at its status.
        came_in = f"{delivered(row, language)}." if row["delivered"] is not None else None
        words += [decision(row) or why(row, language), came_in]
    if row["value"] is None and row["baseline_value"] is not None:
        started = amount(row, language, baseline=True)
        period = period_text(row["baseline_period"], language)
        entry = "baseline_short_ours" if row["baseline_inference"] else "baseline_short"
        words.append(text(f"target_status.{entry}", language, period=period, value=started))
    words += [inferences(row), f"{pages(row, language)}." if pages(row, language) else None]
    period = "" if row["period"] is None else small(period_text(row["period"], language))
    return (
        f"<li>{_glyph(row)}<span>{escape(row['title'])}</span>{small(' '.join(filter(None, words)))}"
        f'<span class="n">{escape(amount(row, language))}{period}</span></li>'
    )


def _glyph(row: dict) -> str:
    return f'<i class="g g-{row["target_status"]}" aria-hidden="true"></i>'
