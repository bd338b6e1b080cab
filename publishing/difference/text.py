"""A difference in words: how many rows, the first of them, and what becomes of the nine targets."""

import itertools
import textwrap
from collections.abc import Iterator

import polars as pl

from contract import label_of
from publishing.difference.compare import Difference, ExtractDifference
from publishing.difference.row_text import Names, row_words
from publishing.figures import count_text, number
from publishing.messages import say

ROWS_SHOWN = 8
WIDTH = 100


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
    differing = [one for one in difference.extracts if not one.is_empty]
    blocks = ["\n".join(_extract_lines(one, difference.names, language)) for one in differing]
    blocks = blocks or [say("difference_none", language)]
    return "\n\n".join([heading, *blocks, "\n".join(target_lines(targets_before, targets_after, language))])


def target_lines(before: pl.DataFrame, after: pl.DataFrame, language: str) -> list[str]:
    """A line per target, value and status before and after; one line for all when none has changed."""
    titles = {row["target_id"]: row[f"title_{language}"] for row in after.iter_rows(named=True)}
    said_before, said_after = (
        {row["target_id"]: target_words(row, language) for row in targets.iter_rows(named=True)}
        for targets in (before, after)
    )
    if said_before == said_after:
        return [say("targets_unchanged", language)]
    lines = [say("targets_heading", language)]
    for target, title in titles.items():
        value, status = said_after[target]
        # A target that was not there before has nothing to compare with.
        old_value, old_status = said_before.get(target, (say("difference_empty", language), status))
        if (old_value, old_status) == (value, status):
            words = say("target_unchanged", language, value=value, status=status)
        else:
            words = f"{_arrow(old_value, value)}, {_arrow(old_status, status)}"
        lines += _wrapped(f"{title} – {words}")
    return lines


def count_words(one: ExtractDifference, language: str) -> str:
    """How many rows of an extract differ, by kind: `nya rader: 3, ändrade rader: 1`."""
    counts = {"new": len(one.new), "changed": len(one.changed), "removed": len(one.removed), "resourced": one.resourced}
    return ", ".join(
        say(f"difference_{kind}", language, count=number(count, language)) for kind, count in counts.items() if count
    )


def _extract_lines(one: ExtractDifference, names: Names, language: str) -> list[str]:
    title = say(f"extract_{one.extract}", language)
    lines = [say("difference_rows", language, title=title, counts=count_words(one, language))]
    for text in itertools.islice(_row_texts(one, names, language), ROWS_SHOWN):
        lines += _wrapped(text)
    more = len(one.changed) + len(one.removed) + len(one.new) - ROWS_SHOWN
    if more > 0:
        lines += _wrapped(say("difference_more", language, count=number(more, language)))
    return lines


def _row_texts(one: ExtractDifference, names: Names, language: str) -> Iterator[str]:
    for kind, key, words in row_words(one, names, language):
        yield say(f"difference_row_{kind}", language, row=f"{key} – {words}" if words else key)


def target_words(row: dict[str, object], language: str) -> tuple[str, str]:
    """Value and status of a target: `6 av 10 kommuner`, `på väg`."""
    status = label_of("target_status", row["target_status"], language)
    if row["value"] is None:
        return label_of("obs_status", row["obs_status"], language), status
    if row["unit"] == "state":
        return say("difference_yes" if row["value"] else "difference_no", language), status
    parts = {"rounded_parts": row["rounded_parts"] or 0, "missing_parts": row["missing_parts"] or 0}
    value = count_text(row["value"], row["value_kind"], language, **parts)
    unit = label_of("unit", row["unit"], language)
    if row["denominator"] is None:
        return f"{value} {unit}", status
    return say("target_of", language, value=value, whole=number(row["denominator"], language), unit=unit), status


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent=" " * 6, break_on_hyphens=False)


def _arrow(old: str, new: str) -> str:
    return new if old == new else f"{old} → {new}"
