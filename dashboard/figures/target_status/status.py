"""Why a target of Läget has its status, what a missing answer would do, and who has to decide what; from `target_status`."""

from math import ceil

from contract.display import about_text, at_least_text, capital, join_names, number, per_cent, period_text, spelled
from dashboard.wording import text
from dashboard.wording.targets import who_has_not_answered
from dashboard.wording.values import known_of, known_words

COUNTED_UNITS = ("municipalities", "parties", "decisions", "enterprises", "services")
# Told of the whole of the year, not of its last day.
OVER_THE_YEAR = ("dialogue_meeting", "service_use", "participant_step")
# What a part can answer: yes or no, where it is not a count.
YES_OR_NO_UNITS = ("municipalities", "parties", "decisions", "state")
# So many who have not answered are named; more are counted.
NAMED = 4
# Of whom nothing is told: one, and two or three that are named.
NOT_TOLD = ("target_status.not_told_1", "target_status.not_told_2")


def why(row: dict, language: str) -> str:
    """Why a target has its status; for one that cannot be measured, what is missing; for one that cannot be decided yet,
    who has to answer and what the answer would do.
    """
    status = row["target_status"]
    if status == "not_measurable":
        return _lacks(row, language)
    if status == "no_outcome":
        return no_outcome(row, language)
    if status == "undecided":
        return _undecided(row, language)
    suffix = {"state": "_yes", "pct": "_share"}.get(row["unit"], "")
    if status == "not_reached" and row["missing_parts"] and not suffix:
        suffix = "_even"
    return text(
        f"target_status.why_{status}{suffix}",
        language,
        year=row["target_year"],
        level=with_unit(number(row["level"], language), row, language),
        expected=_expected(row, language),
        remaining=_remaining(row, language),
        least=_counted(row["level"] - row["high"], row["unit"], language) if suffix == "_even" else "",
        pace=_at_most(_decimal(row["needed_per_year"], language), row, language),
    )


def decision(row: dict) -> str:
    """Who would have to decide what before the target can be measured; nothing for one that can be."""
    return row["decision"] or "" if row["target_status"] == "not_measurable" else ""


def with_unit(shown: str, row: dict, language: str) -> str:
    """A number of the target as it is written: the sign of a share belongs to it."""
    return per_cent(shown, language) if row["unit"] == "pct" else shown


def inferences(row: dict) -> str:
    """How we come to the level or the baseline of a target where the plan does not state it; nothing where it does."""
    return " ".join(filter(None, (row["baseline_inference"], row["level_inference"])))


def _lacks(row: dict, language: str) -> str:
    lacking = [name for name in ("baseline", "level") if row[f"{name}_status"] != "A"]
    if not lacking:
        return text("target_status.lacks_year", language)
    return text(f"target_status.lacks_{'both' if len(lacking) == 2 else lacking[0]}", language)


def _undecided(row: dict, language: str) -> str:
    """Who has to answer, and what their answers would do; else between which ends the exact figure is."""
    low, high = (with_unit(_decimal(row[end], language), row, language) for end in ("low", "high"))
    if not row["missing_parts"]:
        return text("target_status.undecided_rounded", language, low=low, high=high)
    names = row["awaited"].split(", ")
    count = len(names)
    who = _who(row, names, language)
    if row["unit"] == "pct":
        # An answer may make a share smaller, too.
        return f"{who} {text('target_status.undecided_share', language, low=low, high=high)}"
    steps = {_needed(row, status): status for status in ("on_track", "reached") if _is_possible(row, status)}
    words = [_step(row, status, needed, count, language) for needed, status in steps.items()]
    if not row["target_year_over"]:
        words.append(text(f"target_status.else_{row['status_low']}", language))
    return " ".join([who, *words])


def _who(row: dict, names: list[str], language: str) -> str:
    """Who has not answered; once the target year is over also for when, since they may have answered later quarters."""
    if row["delivery_kind"] == "commitment":
        period = row["period"] if row["target_year_over"] else ""
        return capital(who_has_not_answered(names, language, period=period, named=NAMED)) + "."
    if len(names) > NAMED and row["delivery_kind"]:
        return capital(
            text("target_status.not_told_n", language, names=_counted(len(names), "municipalities", language))
        )
    return text(NOT_TOLD[len(names) > 1], language, names=join_names(names, language))


def _is_possible(row: dict, status: str) -> bool:
    """Whether the answers that are missing may bring the target up to a status that it would not have without them."""
    if row["target_year_over"]:
        return status == "reached"
    order = ("behind", "on_track", "reached")
    return order.index(row["status_low"]) < order.index(status) <= order.index(row["status_high"])


def _needed(row: dict, status: str) -> int:
    """How much the missing answers have to add up to for the target to come to a status."""
    return ceil((row["level"] if status == "reached" else row["expected_value"]) - row["value"])


def _step(row: dict, status: str, needed: int, count: int, language: str) -> str:
    if row["unit"] not in YES_OR_NO_UNITS:
        amount = text(
            f"target_status.{row['unit']}_{1 if needed == 1 else 'n'}_beside",
            language,
            value=_at_least(needed, row, language),
        )
        return text(f"target_status.if_more_{status}", language, amount=amount)
    entry = ("one", "both")[count - 1] if needed == count <= 2 else "all" if needed == count else "some"
    if row["delivery_kind"] == "dialogue_meeting":
        entry = f"met_{entry}"
    words = {"needed": spelled(needed, language), "count": spelled(count, language)}
    return text(f"target_status.if_{entry}_{status}", language, **words)


def _expected(row: dict, language: str) -> str:
    """What a steady pace would have given: as sure as the baseline that it starts from."""
    if row["expected_value"] is None:
        return ""
    shown = with_unit(_decimal(row["expected_value"], language), row, language)
    qualifier = row["baseline_qualifier"]
    if qualifier == "at_least":
        return at_least_text(shown, language)
    return about_text(shown, language) if qualifier == "approximate" else shown


def _remaining(row: dict, language: str) -> str:
    """What remains, with its unit: `En kommun`, `Högst fyra kommuner`; just the number for a unit that is not counted."""
    remaining = row["remaining"]
    if remaining is None or row["unit"] not in COUNTED_UNITS:
        return _decimal(remaining, language)
    return capital(_at_most(_counted(remaining, row["unit"], language), row, language))


def _counted(count: float, unit: str, language: str) -> str:
    entry = f"target_status.{unit}_{1 if count == 1 else 'n'}"
    return text(entry, language, count=spelled(ceil(count), language))


def _at_most(shown: str, row: dict, language: str) -> str:
    """What is left is at most so much while answers are missing, and about so much where the outcome is rounded."""
    about = text("target_status.about_so_much", language, value=shown) if row["value_kind"] == "rounded" else shown
    return text("target_status.at_most", language, value=about) if row["missing_parts"] else about


def _at_least(count: float, row: dict, language: str) -> str:
    """What is needed at least; about so much where the outcome is rounded."""
    about = _about(count, row, language)
    return about if row["value_kind"] == "rounded" else at_least_text(about, language)


def _about(count: float, row: dict, language: str) -> str:
    """A number of the same kind as the outcome: `ungefär 12` where that is rounded."""
    known = known_of(row | {"value": float(count), "missing_parts": 0})
    return known_words(known, language)


def _decimal(value: float | None, language: str) -> str:
    return "" if value is None else number(round(value, 1), language)


def no_outcome(row: dict, language: str) -> str:
    """Of which time nothing is known: the end of the target year once it is over, else all that comes after the baseline.

    Of a share of few people, that they are too few.
    """
    if row["obs_status"] == "PR":
        return text("target_status.too_few", language)
    if not row["target_year_over"]:
        return text("target_status.nothing_after", language, period=period_text(row["baseline_period"], language))
    entry = "nothing_during" if row["delivery_kind"] in OVER_THE_YEAR else "nothing_at_end"
    return text(f"target_status.{entry}", language, year=row["target_year"])
