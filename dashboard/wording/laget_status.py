"""Why a target of Läget has its status, what rounding can do to it, and who has to decide what; from `target_status`."""

from dashboard.wording.numbers import number, period_text, spelled
from dashboard.wording.texts import text

COUNTED_UNITS = ("municipalities", "parties", "decisions", "enterprises", "services")


def why(row: dict, language: str) -> str:
    """Why a target has its status; for one that cannot be measured, what is missing."""
    status = row["target_status"]
    if status == "not_measurable":
        lacking = [name for name in ("baseline", "level") if row[f"{name}_status"] != "A"]
        return text(f"laget.lacks_{'both' if len(lacking) == 2 else lacking[0]}", language)
    suffix = "_yes" if row["unit"] == "state" and status != "no_outcome" else ""
    return text(
        f"laget.why_{status}{suffix}",
        language,
        year=row["target_year"],
        level=number(row["level"], language),
        baseline_period=period_text(row["baseline_period"], language),
        expected=_decimal(row["expected_value"], language),
        remaining=_remaining(row, language),
        pace=_about(_decimal(row["needed_per_year"], language), row, language),
    )


def rounding(row: dict, language: str) -> str:
    """That the outcome is rounded and the exact figure could give another status; nothing where it could not."""
    if not row["status_may_differ"]:
        return ""
    margin = text(f"laget.{row['unit']}_n_beside", language, value=number(row["rounding_margin"], language))
    return text("laget.status_may_differ", language, margin=margin)


def decision(row: dict) -> str:
    """Who would have to decide what before the target can be measured; nothing for one that can be."""
    return row["decision"] or "" if row["target_status"] == "not_measurable" else ""


def _remaining(row: dict, language: str) -> str:
    """What remains, with its unit: `En kommun`, `Fyra kommuner`; just the number for a unit that is not counted."""
    remaining = row["remaining"]
    if remaining is None or row["unit"] not in COUNTED_UNITS:
        return _decimal(remaining, language)
    entry = f"laget.{row['unit']}_{1 if remaining == 1 else 'n'}"
    words = text(entry, language, count=spelled(int(remaining), language))
    about = _about(words[:1].lower() + words[1:], row, language)
    return about[:1].upper() + about[1:]


def _about(shown: str, row: dict, language: str) -> str:
    """What is computed from a rounded outcome is about so much."""
    return text("laget.about_so_much", language, value=shown) if row["value_kind"] == "rounded" else shown


def _decimal(value: float | None, language: str) -> str:
    return "" if value is None else number(round(value, 1), language)
