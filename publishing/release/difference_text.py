"""A difference in words: how many rows, the first of them with names for codes, and what becomes of the targets."""

import datetime as dt
import itertools
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import polars as pl

from contract import EXTRACTS, label_of
from contract.display import day, known_text, number, of_text, period_text
from contract.periods import YEARS
from contract.signs import known_of
from publishing.kinds import FORMS
from publishing.messages import say
from publishing.release.difference import (
    REGISTERS,
    ChangedRow,
    Difference,
    ExtractDifference,
    Names,
    Row,
    register_of,
)

# Enough to tell two amounts apart.
DECIMALS = 2

# Which status says why a value is empty.
_STATUS_OF = dict.fromkeys(("value", "commitment_state", "milestone_state"), "obs_status")
_STATUS_OF |= {name: f"{name}_status" for name in ("valid_from", "valid_to", "level")}
_STATUS_OF |= {
    "amount_sek": "amount_status",
    "annual_cost_sek": "annual_cost_status",
    "baseline_value": "baseline_status",
}
# What a row is about: said even when it is empty.
_MAIN = ("value", "commitment_state", "milestone_state")
# What follows from another column, or is said by it.
_FOLLOWS = ("catalogue", "source_id", "period_end", "value_kind", "service_group", *_STATUS_OF.values())
# What is asked with yes or no, and stands as 1 or 0 among other values.
_YES_NO = {field.name for form in FORMS.values() for field in form.fields if field.kind == "yes_no"}


def row_words(differs: ExtractDifference, names: Names, language: str) -> Iterator[tuple[str, str, str]]:
    """Each row that differs as `new`, `changed` or `removed`, which row it is, and what it says or what became of it.

    First what was changed or removed, which is what has to be looked at, then what is new.
    """
    for changed in differs.changed:
        key = key_text(differs.extract, changed.after, names, language)
        yield "changed", key, row_change_text(differs.extract, changed, names, language)
    for kind, rows in (("removed", differs.removed), ("new", differs.new)):
        for row in rows:
            about = (differs.extract, row, names, language)
            yield kind, key_text(*about), values_text(*about)


def key_text(extract: str, row: Row, names: Names, language: str) -> str:
    """Which row it is: `Alby, Avtal om stöd, 2019 kv 1`. The only one of several (number 1) has no number."""
    parts = []
    for name in EXTRACTS[extract].primary_key():
        if (name, row[name]) != ("commitment_number", 1):
            words = cell_text(extract, name, row, names, language)
            # A yes or no, or a number, says nothing without its heading.
            needs_heading = isinstance(row[name], bool | int)
            parts.append(f"{_heading(extract, name, language)}: {words}" if needs_heading else words)
    return ", ".join(parts)


def values_text(extract: str, row: Row, names: Names, language: str) -> str:
    """What the row says beside its key: the columns that have a value, each with its heading."""
    told = [name for name in _of_language(_beside_key(extract), language) if row[name] is not None or name in _MAIN]
    # A range has a low and a high and no value of its own.
    told = [name for name in told if name != "value" or row.get("low") is None]
    return "; ".join(
        f"{_heading(extract, name, language)}: {cell_text(extract, name, row, names, language)}" for name in told
    )


@cache
def _beside_key(extract: str) -> tuple[str, ...]:
    """The columns that neither are the key nor follow from another column."""
    key = EXTRACTS[extract].primary_key()
    said_by_key = {column for name in key for column in REGISTERS.get(f"{extract}.{name}", ())}
    return tuple(name for name in EXTRACTS[extract].column_names() if name not in {*key, *_FOLLOWS, *said_by_key})


def row_change_text(extract: str, changed: ChangedRow, names: Names, language: str) -> str:
    """What has become of the row: `Antal möten: 2 → 3`. A status is told by the value that it explains."""
    explained = {_STATUS_OF[name] for name in changed.columns if name in _STATUS_OF}
    explained |= {"value_kind", "service_group"} if len(changed.columns) > 1 else set()
    told = [name for name in _of_language(changed.columns, language) if name not in explained]
    # A text that was mended in the other language alone is still a change.
    return "; ".join(
        f"{_heading(extract, name, language)}: {cell_text(extract, name, changed.before, names, language)}"
        f" → {cell_text(extract, name, changed.after, names, language)}"
        for name in told or changed.columns
    )


def cell_text(extract: str, column: str, row: Row, names: Names, language: str) -> str:
    """One value in words; an empty one by its status where it has one."""
    value = row[column]
    if value is None:
        status = _STATUS_OF.get(column, "")
        is_explained = row.get(status) not in (None, "A")
        return cell_text(extract, status, row, names, language) if is_explained else say("difference_empty", language)
    if column == "value" and row.get("enterprise_variable") in _YES_NO:
        value = bool(value)
    codelist = EXTRACTS[extract].columns()[column].metadata.get("codelist")
    if codelist:
        return label_of(codelist, str(value), language)
    if column == "value" and not isinstance(value, bool):
        return known_text(known_of(row), language, at_most=DECIMALS)
    if column == "baseline_value":
        return known_text(known_of(row, prefix="baseline_"), language, at_most=DECIMALS)
    if register := register_of(extract, column):
        return names.get(register, {}).get(str(value), {}).get(language, str(value))
    return _plain(column, value, language)


def _plain(column: str, value: object, language: str) -> str:
    """A value without a code list, by its type."""
    if isinstance(value, bool):
        return say("difference_yes" if value else "difference_no", language)
    if isinstance(value, dt.date):
        return day(value, language, article=False)
    if isinstance(value, int | float):
        return str(value) if column in YEARS else number(value, language, at_most=DECIMALS)
    if column in ("period", "ended_period"):
        return period_text(str(value), language)
    return str(value)


def _heading(extract: str, column: str, language: str) -> str:
    # A municipality's name stands under the heading of the name, and not of its code.
    register = register_of(extract, column)
    if register and len(set(REGISTERS[register])) == 1:
        extract, column = register.partition(".")[0], REGISTERS[register][0]
    return EXTRACTS[extract].columns()[column].metadata[language]


def _of_language(columns: list[str] | tuple[str, ...], language: str) -> list[str]:
    """The columns without those that say the same in the other language."""
    other = "_sv" if language == "en" else "_en"
    return [name for name in columns if not name.endswith(other)]


ROWS_SHOWN = 8
WIDTH = 100


@dataclass(frozen=True)
class TargetChange:
    """A target in words: its title, and value and status before and after; `before` is None for one that is new."""

    title: str
    before: tuple[str, str] | None
    after: tuple[str, str]


def difference_text(
    difference: Difference,
    targets_before: pl.DataFrame,
    targets_after: pl.DataFrame,
    language: str,
    *,
    versions: tuple[int, int] | None = None,
) -> str:
    """The difference as lines of text: per extract its counts and first rows, then the targets before and after.

    `targets_before` and `targets_after` are frames of `target_status`. `versions` are the two that are compared; without
    them the heading says that something is compared with what is published.
    """
    heading = say("difference_heading", language)
    if versions:
        heading = say("difference_heading_versions", language, before=versions[0], after=versions[1])
    differing = [extract for extract in difference.extracts if not extract.is_empty]
    blocks = ["\n".join(_extract_lines(extract, difference.names, language)) for extract in differing]
    blocks = blocks or [say("difference_none", language)]
    return "\n\n".join([heading, *blocks, "\n".join(_target_lines(targets_before, targets_after, language))])


def target_changes(before: pl.DataFrame, after: pl.DataFrame, language: str) -> list[TargetChange]:
    """Every target before and after, in order, from frames of `target_status`."""
    old = {row["target_id"]: _target_words(row, language) for row in before.iter_rows(named=True)}
    return [
        TargetChange(row[f"title_{language}"], old.get(row["target_id"]), _target_words(row, language))
        for row in after.iter_rows(named=True)
    ]


def _target_lines(before: pl.DataFrame, after: pl.DataFrame, language: str) -> list[str]:
    """A line per target, value and status before and after; one line for all when none has changed."""
    targets = target_changes(before, after, language)
    if before.height == after.height and all(target.before == target.after for target in targets):
        return [say("targets_unchanged", language)]
    lines = [say("targets_heading", language)]
    for target in targets:
        value, status = target.after
        if target.before == target.after:
            words = say("target_unchanged", language, value=value, status=status)
        else:
            # A target that was not there before has nothing to compare with.
            old_value, old_status = target.before or (say("difference_empty", language), status)
            words = f"{_arrow(old_value, value)}, {_arrow(old_status, status)}"
        lines += _wrapped(f"{target.title} – {words}")
    return lines


def count_words(differs: ExtractDifference, language: str) -> str:
    """How many rows of an extract differ, by kind: `nya rader: 3, ändrade rader: 1`."""
    counts = {kind: len(getattr(differs, kind)) for kind in ("new", "changed", "removed")}
    counts["resourced"] = differs.resourced
    return ", ".join(
        say(f"difference_{kind}", language, count=number(count, language)) for kind, count in counts.items() if count
    )


def _extract_lines(differs: ExtractDifference, names: Names, language: str) -> list[str]:
    title = say(f"extract_{differs.extract}", language)
    lines = [say("difference_rows", language, title=title, counts=count_words(differs, language))]
    for kind, key, words in itertools.islice(row_words(differs, names, language), ROWS_SHOWN):
        lines += _wrapped(say(f"difference_row_{kind}", language, row=f"{key} – {words}" if words else key))
    more = differs.rows - ROWS_SHOWN
    if more > 0:
        lines += _wrapped(say("difference_more", language, count=number(more, language)))
    return lines


def _target_words(row: dict[str, object], language: str) -> tuple[str, str]:
    """Value and status of a target: `6 av 10 kommuner`, `på väg`."""
    status = label_of("target_status", row["target_status"], language)
    if row["value"] is None:
        return label_of("obs_status", row["obs_status"], language), status
    if row["unit"] == "state":
        return say("difference_yes" if row["value"] else "difference_no", language), status
    unit = label_of("unit", row["unit"], language)

    def with_unit(shown: str) -> str:
        of = row["denominator"] and of_text(shown, number(row["denominator"], language), language)
        return f"{of or shown} {unit}"

    return known_text(known_of(row), language, at_most=DECIMALS, unit=with_unit), status


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent=" " * 6, break_on_hyphens=False)


def _arrow(old: str, new: str) -> str:
    return new if old == new else f"{old} → {new}"
