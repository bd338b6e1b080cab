"""Figures that leapt since the quarter before: more than three times, exactly ten times, or all gone to zero."""

from collections.abc import Iterator

import polars as pl

from contract import Field
from publishing.checking import shown
from publishing.checking.before import Before
from publishing.checking.case import Case
from publishing.checking.report import Remark
from publishing.messages import SAY, Words

_FACTOR = 3
_SHIFTS = (10, 100)
# Only where the larger of the two is at least this: few people, or few kronor, leap without meaning anything.
_LEAST = 10
_LEAST_SEK = 10_000
# A sum of rounded cells may be off by several people.
_LEAST_ROUNDED = 30
# One row's figure that is ten times the one before.
_LEAST_OF_A_ROW = 20

Sums = dict[str, float]


def jump_remarks(case: Case, before: Before) -> Iterator[Remark]:
    """One warning per column as a whole if it tells the story, else per municipality, else per row."""
    frame = _comparable(case, before)
    for name in case.delivered.form.value_fields:
        if name not in case.delivered.columns:
            continue
        field, now, then = case.delivered.form.field(name), _sums(case.delivered.frame, name), _sums(frame, name)
        if not now or not then:
            continue
        untold = _untold(case, name)
        least = _LEAST_SEK if field.kind == "amount" else _LEAST if before.is_exact else _LEAST_ROUNDED
        whole = _change(sum(then.values()), sum(now.values()), least)
        if untold and whole.endswith("down"):
            whole = ""
        if not untold and not any(now.values()) and sum(then.values()) >= least / 2:
            yield _remark(case, before, field, "only_zeros", SAY["all_rows"], sum(then.values()), 0)
        elif whole.startswith("shifted") and before.is_exact and len(now) > 1:
            yield _remark(case, before, field, whole, SAY["all_rows"], sum(then.values()), sum(now.values()))
        else:
            found = [
                remark
                for code in now
                for remark in _of_municipality(case, before, field, code, now, then, least)
                if code not in untold or not remark.message.endswith("down") or remark.row
            ]
            yield from found
            if whole and not found:
                yield _remark(case, before, field, whole, SAY["all_rows"], sum(then.values()), sum(now.values()))


def _comparable(case: Case, before: Before) -> pl.DataFrame:
    """What to compare with: of enterprises that others deliver, those in the file; the rest have not fallen to nothing."""
    if before.is_own or case.kind != "enterprise":
        return before.frame
    return before.frame.join(case.delivered.frame, on="enterprise_id", how="semi")


def _sums(frame: pl.DataFrame, name: str) -> Sums:
    """The sum per municipality of what is known, without municipalities of which nothing is."""
    known = frame.filter(pl.col(name).is_not_null() & pl.col("municipality_code").is_not_null())
    return dict(known.group_by("municipality_code", maintain_order=True).agg(pl.col(name).sum()).iter_rows())


def _untold(case: Case, name: str) -> set[str]:
    """The municipalities with a part that is unknown or hidden: their sum is not whole, and so has not fallen."""
    status = case.delivered.form.status_of.get(name)
    applies = pl.col(status) != "NA" if status else pl.lit(True)
    return set(case.delivered.frame.filter(pl.col(name).is_null() & applies)["municipality_code"])


def _of_municipality(
    case: Case, before: Before, field: Field, code: str, now: Sums, then: Sums, least: float
) -> Iterator[Remark]:
    if code not in then:
        return
    change = _change(then[code], now[code], least)
    name = dict.fromkeys(shown.LANGUAGES, case.name_of(code))
    rows = [] if change.startswith("shifted") else list(_shifted_rows(case, before, field, code))
    if rows:
        yield from rows
    elif change:
        yield _remark(case, before, field, change, name, then[code], now[code])


def _shifted_rows(case: Case, before: Before, field: Field, code: str) -> Iterator[Remark]:
    """Rows whose figure is exactly ten or a hundred times the one of the same key before, or the other way round."""
    if not before.is_exact:
        return
    key = [name for name in case.delivered.form.key if name != "period"]
    figures = {row[:-1]: row[-1] for row in before.frame.select(*key, field.name).iter_rows()}
    for row in case.rows:
        was, value = figures.get(tuple(row[name] for name in key)), row[field.name]
        if row["municipality_code"] != code or was is None or value is None:
            continue
        change = _change(was, value, _LEAST_SEK if field.kind == "amount" else _LEAST_OF_A_ROW)
        if change.startswith("shifted"):
            yield _remark(case, before, field, change, case.key_text(row), was, value, row["source_row"])


def _change(then: float, now: float, least: float) -> str:
    """What happened: shifted_up, shifted_down, jump_up, jump_down, or nothing."""
    smaller, larger = sorted((then, now))
    if larger < least or larger <= _FACTOR * smaller:
        return ""
    kind = "shifted" if any(larger == smaller * shift for shift in _SHIFTS) else "jump"
    return f"{kind}_up" if now > then else f"{kind}_down"


def _remark(
    case: Case, before: Before, field: Field, message: str, of: Words, then: float, now: float, row: int | None = None
) -> Remark:
    details = {"of": of, "then": shown.number(then), "now": shown.number(now), "quarter": shown.quarter(before.period)}
    if message.startswith("shifted"):
        details["factor"] = shown.number(round(max(then, now) / min(then, now)))
    return case.remark(message, row, field.name, **details)
