"""What has changed between two versions of a catalogue, said only as surely as its figures: the targets, what was delivered and
corrected, whose answer is missing, which municipality is no longer there.

A target has come closer when the least that it can be now is more than the most that it could be then; what merely is known of it
beside is said as that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from html import escape

import polars as pl

from contract.display import day, join_names, number, spelled
from dashboard.figures.target_status.block import amount
from dashboard.figures.target_status.status import with_unit
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.targets import who_has_not_answered
from dashboard.wording.versions import changes as changes_in_words

# What a target asks for. Where it is another, its outcomes cannot be compared.
DEFINITION = ("wording", "counting", "counted", "unit", "denominator", "level", "target_year")
# So many rows have room on the screen of a meeting.
ROWS = 4
# So many who have not answered are named.
NAMED = 4
# A number this near the level, as a share of the line, would stand in its words.
NEAR = 0.17
# Texts that begin with how many there are.
BEGINNINGS = ("reached", "silent", "same", "more")

Row = tuple[str, list[str], str]


class Movement(StrEnum):
    """How a target stands beside the same one in the earlier version, in the order in which it is told."""

    REDEFINED = "redefined"
    CLOSER = "closer"
    FURTHER = "further"
    NOT_CLOSER = "not_closer"
    FIRST = "first"
    OPEN = "open"
    NEW = "new"
    SAME = "same"


@dataclass(frozen=True)
class Moved:
    """A target now, what it was then (None where it was not there), and how that compares; which municipalities count now and surely did not then,
    and which did then and surely do not now, where the rows of both ends say so.
    """

    now: dict
    before: dict | None
    movement: Movement
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def is_newly_reached(self) -> bool:
        """Whether it is reached now and was not known to be."""
        return self.now["target_status"] == "reached" and (
            self.before is None or self.before["target_status"] != "reached"
        )

    @property
    def may_be_reached(self) -> bool:
        """Whether an answer that is missing may show that it is reached, so that nobody can say that it is not."""
        is_open = self.now["status_high"] == "reached" and self.now["target_status"] != "reached"
        return is_open or (self.now["target_status"] == "no_outcome" and self.now["level"] is not None)


@dataclass(frozen=True)
class Since:
    """All that is compared: an earlier version by its number and the day it was published, or without a number the same version on
    an earlier day; the targets, the rows of `versions` since then, and which municipalities are no longer there; which deliveries have
    come in about, and which are late or missing of what should have come since, of `whole` municipalities.
    """

    number: int | None
    day: date
    moved: tuple[Moved, ...]
    changes: tuple[dict, ...]
    gone: tuple[str, ...]
    told_of: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    whole: int = 0

    @property
    def silent(self) -> list[str]:
        """Whose answer some target waits for, by name; of a target that nobody has told anything of there is nobody to name."""
        told = (each.now["awaited"] or "" for each in self.moved if each.now["missing_parts"])
        waited = (name for names in told for name in names.split(", "))
        return sorted(set(filter(None, waited)))


def compare(before: pl.DataFrame, now: pl.DataFrame) -> tuple[Moved, ...]:
    """The targets of two localised results of `target_status`, those that have moved first."""
    earlier = {row["target_id"]: row for row in before.iter_rows(named=True)}
    pairs = [(row, earlier.get(row["target_id"])) for row in now.iter_rows(named=True)]
    moved = [Moved(row, then, _movement(then, row)) for row, then in pairs]
    order = list(Movement)
    return tuple(sorted(moved, key=lambda each: order.index(each.movement)))


def with_municipalities(moved: Moved, before: pl.DataFrame, now: pl.DataFrame) -> Moved:
    """The target with the municipalities that moved it, from two localised results of `status_ladder`.

    Only for one that counts municipalities with a mark, and only where the rows of each end are as many as it counted there: else they
    are of another day than the target's.
    """
    if moved.now["counting"] != "municipalities_with_mark" or moved.before is None:
        return moved
    of_mark = [frame.filter(pl.col("mark") == moved.now["counted"]) for frame in (before, now)]
    held = [set(frame.filter(pl.col("commitment_state") == "held")["municipality_name"]) for frame in of_mark]
    if [len(names) for names in held] != [moved.before["value"], moved.now["value"]]:
        return moved
    # Who had not answered may have counted all the time.
    known = [set(frame.filter(pl.col("commitment_state").is_not_null())["municipality_name"]) for frame in of_mark]
    added, dropped = (held[1] - held[0]) & known[0], (held[0] - held[1]) & known[1]
    return replace(moved, added=tuple(sorted(added)), dropped=tuple(sorted(dropped)))


def delivered_since(before: pl.DataFrame, now: pl.DataFrame) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The municipalities that deliveries have come in about, and those that more are late or missing about, from two localised results
    of `deliveries_of_municipality`.
    """
    keys = ["municipality_code", "delivery_kind"]
    counted = now.select(*keys, "municipality_name", "delivered", owed=pl.col("late") + pl.col("missing"))
    earlier = before.select(*keys, was_delivered="delivered", was_owed=pl.col("late") + pl.col("missing"))
    both = counted.join(earlier, on=keys, how="left").with_columns(pl.col("was_delivered", "was_owed").fill_null(0))
    names = (
        both.filter(later > earlier)["municipality_name"].unique().sort()
        for later, earlier in (
            (pl.col("delivered"), pl.col("was_delivered")),
            (pl.col("owed"), pl.col("was_owed")),
        )
    )
    told_of, lacking = (tuple(each) for each in names)
    return told_of, lacking


def _movement(before: dict | None, now: dict) -> Movement:
    if before is None:
        return Movement.NEW
    if any(before[name] != now[name] for name in DEFINITION):
        return Movement.REDEFINED
    # What has only become more or less certain has not moved.
    if now["value"] is None or before["value"] == now["value"]:
        return Movement.SAME
    if before["value"] is None:
        return Movement.FIRST
    if before["high"] is not None and now["low"] > before["high"]:
        return Movement.CLOSER
    if now["high"] is not None and now["high"] < before["low"]:
        return Movement.FURTHER
    if now["high"] is not None and now["high"] <= before["low"]:
        return Movement.NOT_CLOSER
    return Movement.OPEN


def headline(since: Since, language: str) -> str:
    """How many targets have surely come closer, whether any more is reached, and whether answers are missing."""
    closer = sum(each.movement is Movement.CLOSER for each in since.moved)
    reached = sum(each.is_newly_reached for each in since.moved)
    is_open = any(each.may_be_reached for each in since.moved)
    entry = "since_day" if since.number is None else "since_version"
    when = text(f"since.{entry}", language, number=since.number, day=day(since.day, language))
    none_reached = "reached_none_known" if is_open else "reached_none"
    words = [
        _counted("closer", closer, language, since=when) if closer else text("since.closer_none", language, since=when)
    ]
    words.append(_counted("reached", reached, language) if reached else text(f"since.{none_reached}", language))
    if since.silent:
        words.append(_counted("silent", len(since.silent), language))
    return " ".join(words)


def section(since: Since, look: Look, *, most: int = ROWS) -> str:
    """A row for each thing that has changed, at `most` so many, and in one sentence all that has not, as HTML."""
    language = look.language
    targets, others = list(_targets(since, language)), list(_others(since, language))
    # Of each there is room for two, and for more of one where there are fewer of the other.
    first = targets[: max(most - len(others), most // 2)]
    rows = [*first, *others[: most - len(first)]]
    shown = "".join(
        f"<li><div><b>{escape(title)}</b><p>{escape(' '.join(words))}</p></div>{track}</li>"
        for title, words, track in rows
    )
    rest, left = [_unchanged(since, language), _come_in(since, language)], len(targets) + len(others) - len(rows)
    if left:
        rest.append(_counted("more", left, language))
    told = " ".join(filter(None, rest))
    return f'<ul class="since">{shown}</ul><p class="since-rest">{escape(told)}</p>'


def _targets(since: Since, language: str) -> Iterator[Row]:
    for each in since.moved:
        if each.movement is Movement.SAME:
            continue
        ends = {"before": amount(each.before, language) if each.before else "", "now": amount(each.now, language)}
        words = [text(f"since.moved_{each.movement}", language, **ends)]
        for entry, names in (("added", each.added), ("dropped", each.dropped)):
            if names:
                words.append(text(f"since.{entry}", language, names=_named(names, language)))
        if each.now["missing_parts"] and each.now["awaited"] and each.now["high"] is not None:
            names = each.now["awaited"].split(", ")
            who = who_has_not_answered(names, language, named=NAMED)
            high = with_unit(number(round(each.now["high"], 1), language), each.now, language)
            words.append(text("since.at_most", language, who=who, high=high))
        yield each.now["title"], words, _track(each, language)


def _others(since: Since, language: str) -> Iterator[Row]:
    """What was corrected, what came in, who has not answered, and who is no longer there."""
    for kind in ("correction", "definition", "new"):
        rows = [row for row in since.changes if row["change_kind"] == kind]
        if rows:
            names = list(dict.fromkeys(row["delivery_kind_label"] for row in rows))
            told = text(
                "since.of_kinds", language, kinds=join_names(names, language), rows=changes_in_words(rows, language)
            )
            yield text(f"since.{kind}", language), [told], ""
    if since.silent:
        who = who_has_not_answered(since.silent, language, named=NAMED)
        yield f"{who}.", [text("since.waited", language)], '<span class="track hatch"></span>'
    if lacking := [name for name in since.lacking if name not in since.silent]:
        yield text("since.lacking", language, names=_named(lacking, language, whole=since.whole)), [], ""
    if since.gone:
        yield text("since.gone", language, names=join_names(list(since.gone), language)), [], ""


def _come_in(since: Since, language: str) -> str:
    """Whom deliveries have come in about; "" where none have."""
    names = _named(since.told_of, language, whole=since.whole)
    return text("since.come_in", language, names=names) if since.told_of else ""


def _named(names: Sequence[str], language: str, *, whole: int = 0) -> str:
    """The municipalities by name; of many, how many, or that they are all."""
    if len(names) <= NAMED:
        return join_names(list(names), language)
    entry = "all" if len(names) == whole else "several"
    return text(f"since.{entry}", language, count=spelled(len(names), language))


def _unchanged(since: Since, language: str) -> str:
    same = sum(each.movement is Movement.SAME for each in since.moved)
    whole = spelled(len(since.moved), language)
    return _counted("same", same, language, whole=whole) if same else ""


def _track(each: Moved, language: str) -> str:
    """Where the target stood and stands on a line to its level: a ring, a dot, and hatched what is not known."""
    now, before = each.now, each.before
    if each.movement is Movement.REDEFINED or before is None or before["value"] is None or now["level"] is None:
        return ""
    top = max(filter(None, (now["denominator"], now["level"], now["value"], before["value"], now["high"])), default=0)
    if not top:
        return ""

    def at(value: float) -> str:
        return f"--x:{100 * value / top:.1f}%"

    # Where the dot and its number would stand in the words, these stand below the line.
    where = ' class="below"' if abs(now["value"] - now["level"]) < NEAR * top else ""
    words = f'<em{where} style="{at(now["level"])}">{escape(_level(now, language))}</em>'
    parts = [f'<i class="target" style="{at(now["level"])}"></i>{words}']
    if now["high"] is not None and now["high"] > now["value"]:
        width = 100 * (now["high"] - now["value"]) / top
        parts.append(f'<i class="open hatch" style="{at(now["value"])};--w:{width:.1f}%"></i>')
    parts.append(f'<i class="then" style="{at(before["value"])}"></i><i class="now" style="{at(now["value"])}"></i>')
    shown = with_unit(number(now["value"], language), now, language)
    parts.append(f'<b style="{at(now["value"])}">{escape(shown)}</b>')
    return f'<span class="track" aria-hidden="true">{"".join(parts)}</span>'


def _level(row: dict, language: str) -> str:
    return text("since.level", language, level=with_unit(number(row["level"], language), row, language))


def _counted(entry: str, count: int, language: str, **words: object) -> str:
    return text(
        f"since.{entry}_{1 if count == 1 else 'n'}",
        language,
        count=spelled(count, language, capital=entry in BEGINNINGS),
        **words,
    )
