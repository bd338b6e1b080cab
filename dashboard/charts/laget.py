"""The block of one priority: the number against the target, a small chart over the plan period, status and targets."""

from html import escape

import altair as alt
import polars as pl

from contract.signs import Known, Sign, sign_of
from dashboard.charts.laget_chart import over_plan_period
from dashboard.charts.tables import small
from dashboard.theme import Look
from dashboard.wording import laget, laget_status, number, period_text, text
from dashboard.wording.values import known_of, known_text

# Stands for a moment between a sign and the number that it belongs to.
BETWEEN = "\x1f"


def priority_block(
    frame: pl.DataFrame, look: Look, *, priority: int, target_history: pl.DataFrame
) -> tuple[str, alt.LayerChart, str]:
    """What stands under the sentence of a priority: number and target (HTML), chart, status and list of targets (HTML).

    `frame` is `target_status` and `target_history` its series, both localised.
    """
    row = laget.main_target(frame, priority)
    history = target_history.filter(pl.col("target_id") == row["target_id"])
    targets = frame.filter(pl.col("priority") == priority).rows(named=True)
    series = text(f"laget.series_{row['target_id']}", look.language)
    if (history["missing_parts"] > 0).any():
        series += f". {text('laget.unanswered', look.language)}"
    caption = f'<p class="series">{escape(series)}</p>'
    below = _status(row, look.language) + _targets(targets, look.language, priority)
    return _numbers(row, look.language) + caption, over_plan_period(row, history, look), below


def _numbers(row: dict, language: str) -> str:
    """The large number with its unit and period; the baseline, and said to be so, where there is no outcome."""
    unit = row["unit_label"]
    if row["denominator"] is not None:
        unit = text("laget.of_unit", language, whole=number(row["denominator"], language), unit=unit)
    from_start = row["value"] is None and row["baseline_value"] is not None
    value = row["baseline_value"] if from_start else row["value"]
    if value is None:
        # What has been told up to the baseline is no outcome: of the time after it there is no figure.
        word = text("laget.no_figure", language) if row["obs_status"] == "NA" else laget.amount(row, language)
        beside = small(unit) if row["denominator"] is not None else ""
        return f'<div class="num"><span class="v none">{escape(word)}{beside}</span>{_level(row, language)}</div>'
    period = period_text(row["baseline_period"] if from_start else row["period"], language)
    if from_start:
        period = text("laget.baseline_label", language, period=period)
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
        label = text(f"laget.{entry}", language, direction=row["direction_label"], year=row["target_year"])
        return f'<span class="t none"><b>{escape(text("laget.no_level", language))}</b>{escape(label)}</span>'
    entry = "target_label_ours" if row["level_inference"] else "target_label"
    label = text(f"laget.{entry}", language, year=row["target_year"])
    return f'<span class="t"><b>{number(row["level"], language)}</b>{escape(label)}</span>'


def _status(row: dict, language: str) -> str:
    """Shape, word and reason; then who has delivered, and which interpretation is in use."""
    reason = " ".join(filter(None, (laget_status.why(row, language), laget_status.decision(row))))
    notes = [laget.delivered(row, language)]
    if row["reading"]:
        notes.append(text("laget.reading_in_use", language, reading=row["reading"]))
    word = row["target_status_label"]
    return (
        f'<p class="status big">{_glyph(row)}<b>{escape(word[:1].upper() + word[1:])}</b>'
        f'<span>{escape(reason)}</span></p><p class="deliv">{escape(" · ".join(filter(None, notes)))}</p>'
    )


def _targets(rows: list[dict], language: str, priority: int) -> str:
    items = "".join(_target(row, language, is_main=row["target_id"] == laget.MAIN_TARGETS[priority]) for row in rows)
    label = escape(text("laget.targets_of", language))
    return f'<ul class="targets" aria-label="{label}">{items}</ul>'


def _target(row: dict, language: str, *, is_main: bool) -> str:
    """One target: shape, name, status with reason and who decides, and its number with period."""
    word = row["target_status_label"]
    words = [f"{word[:1].upper()}{word[1:]}."]
    if row["target_year"] is None:
        words.append(text("laget.long_term", language))
    if not is_main:
        # Of the main target, reason, decision and deliveries stand just above, at its status.
        delivered = f"{laget.delivered(row, language)}." if row["delivered"] is not None else None
        words += [laget_status.decision(row) or laget_status.why(row, language), delivered]
    if row["value"] is None and row["baseline_value"] is not None:
        started = laget.amount(row, language, baseline=True)
        period = period_text(row["baseline_period"], language)
        entry = "baseline_short_ours" if row["baseline_inference"] else "baseline_short"
        words.append(text(f"laget.{entry}", language, period=period, value=started))
    words += [laget_status.inferences(row), f"{laget.pages(row, language)}." if laget.pages(row, language) else None]
    period = "" if row["period"] is None else small(period_text(row["period"], language))
    return (
        f"<li>{_glyph(row)}<span>{escape(row['title'])}</span>{small(' '.join(filter(None, words)))}"
        f'<span class="n">{escape(laget.amount(row, language))}{period}</span></li>'
    )


def _glyph(row: dict) -> str:
    return f'<i class="g g-{row["target_status"]}" aria-hidden="true"></i>'
