"""A delivery beside what was delivered before: figures that leapt, a copied file, and what was there and is not now."""

from collections.abc import Iterator

import polars as pl

from contract import Field
from publishing.kinds import Before
from publishing.messages import SAY, Words, shown
from publishing.messages.problems import Remark
from publishing.validation.case import Case
from publishing.validation.rules import own_actor, untold


def before(case: Case) -> Before | None:
    """The latest quarter before the delivery's of which anything is known; None for a first delivery."""
    quarters = [quarter for quarter in {*case.earlier, *_published_quarters(case)} if quarter < case.period]
    return _quarter(case, max(quarters)) if quarters else None


def same_quarter(case: Case) -> Before | None:
    """The delivery's own quarter as it was delivered or published before; None unless this is a correction."""
    known = case.period in {*case.earlier, *_published_quarters(case)}
    return _quarter(case, case.period) if known else None


def _quarter(case: Case, period: str) -> Before:
    if period in case.earlier:
        return Before(period, _of_both_sexes(case.earlier[period]), is_exact=True, is_own=True)
    rows = _published_rows(case).filter(pl.col("period") == period)
    is_exact = "value_kind" not in rows.columns or not (rows["value_kind"] == "rounded").any()
    return Before(period, _of_both_sexes(rows), is_exact, is_own=case.kind.name in case.partner.owes)


def _of_both_sexes(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col("sex") != "T") if "sex" in frame.columns else frame


def _published_quarters(case: Case) -> list[str]:
    periods = _published_rows(case)["period"].unique()
    return periods.filter(periods.str.contains(r"^\d{4}-Q[1-4]$")).to_list()


def _published_rows(case: Case) -> pl.DataFrame:
    """What is published of the kind and lies with the partner, without what was never delivered."""
    told = case.published[case.kind.extract].filter(pl.col("obs_status") != "NL")
    frame = case.kind.in_form(told, case.published)
    if case.partner.municipality_code and case.kind.has_municipality:
        frame = frame.filter(pl.col("municipality_code") == case.partner.municipality_code)
    actor = own_actor(case.partner, case.kind)
    return frame.filter(pl.col("public_actor") == actor) if actor and "public_actor" in frame.columns else frame


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
    frame = before.frame
    if case.kind.unit and not before.is_own:
        # Of units that others deliver, those in the file; the rest have not fallen to nothing.
        frame = frame.join(case.frame, on=case.kind.unit, how="semi")
    for name in case.delivered.form.value_fields:
        if name not in case.delivered.columns:
            continue
        field, now, then = case.delivered.form.field(name), _sums(case.delivered.frame, name), _sums(frame, name)
        if not now or not then:
            continue
        # The municipalities with a part that is unknown or hidden: their sum is not whole, and so has not fallen.
        without_sum = set(untold(case, case.delivered.frame, name)["municipality_code"])
        least = _LEAST_SEK if field.kind == "amount" else _LEAST if before.is_exact else _LEAST_ROUNDED
        whole = _change(sum(then.values()), sum(now.values()), least)
        if without_sum and whole.endswith("down"):
            whole = ""
        found: list[Remark] = []
        if not without_sum and not any(now.values()) and sum(then.values()) >= least / 2:
            whole = "only_zeros"
        elif not (whole.startswith("shifted") and before.is_exact and len(now) > 1):
            found = [
                remark
                for code in now
                if code in then
                for remark in _of_municipality(case, before, field, code, now, then, least)
                if code not in without_sum or not remark.message.endswith("down") or remark.row
            ]
        yield from found
        if whole and not found:
            yield _remark(case, before, field, whole, SAY["all_rows"], sum(then.values()), sum(now.values()))


def _sums(frame: pl.DataFrame, name: str) -> Sums:
    """The sum per municipality of what is known, without municipalities of which nothing is."""
    known = frame.filter(pl.col(name).is_not_null() & pl.col("municipality_code").is_not_null())
    return dict(known.group_by("municipality_code", maintain_order=True).agg(pl.col(name).sum()).iter_rows())


def _of_municipality(
    case: Case, before: Before, field: Field, code: str, now: Sums, then: Sums, least: float
) -> list[Remark]:
    change = _change(then[code], now[code], least)
    rows = [] if change.startswith("shifted") else list(_shifted_rows(case, before, field, code))
    whole = [_remark(case, before, field, change, case.of(code), then[code], now[code])] if change else []
    return rows or whole


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


# So many figures other than zero have to be there for "all the same" to be strange.
_FEWEST_FIGURES = 3


def copied_remarks(case: Case, before: Before) -> Iterator[Remark]:
    """A file with the very rows of the quarter before. Commitments stand for years: theirs are not compared."""
    form = case.delivered.form
    left_out = {"period", *form.status_of.values()}
    names = [name for name in case.delivered.columns if name in before.frame.columns and name not in left_out]
    figures = [name for name in form.value_fields if name in names]
    if not figures or not before.is_exact:
        return
    filled = sum((case.delivered.frame[name] > 0).sum() for name in figures)
    now, then = (set(frame.select(names).iter_rows()) for frame in (case.delivered.frame, before.frame))
    if filled >= _FEWEST_FIGURES and now == then:
        yield case.remark("same_as_before", quarter=shown.quarter(before.period))


def vanished_remarks(case: Case, before: Before) -> Iterator[Remark]:
    """Whole municipalities that are gone, and within the others what should be there every quarter."""
    if not before.is_own or not case.kind.has_municipality:
        return
    details = {"quarter": shown.quarter(before.period)}
    there = set(case.delivered.frame["municipality_code"])
    gone = [code for code in before.frame["municipality_code"].unique(maintain_order=True) if code not in there]
    for code in gone:
        yield case.remark("municipality_vanished", field="municipality_code", of=case.of(code), **details)
    if not case.kind.again:
        return
    field = case.delivered.form.field(case.kind.again)
    known = set(case.delivered.frame[field.name])
    pairs = before.frame.select("municipality_code", field.name).unique(maintain_order=True)
    present = set(case.delivered.frame.select("municipality_code", field.name).iter_rows())
    for code, value in pairs.iter_rows():
        is_there = value in known if case.kind.unit else (code, value) in present
        if code not in gone and not is_there:
            cell = dict.fromkeys(shown.LANGUAGES, str(shown.cell(value)))
            of = case.of(code, case.label(field.codelist, str(value)) if field.codelist else cell)
            yield case.remark(f"{case.kind.name}_vanished", field=field.name, of=of, **details)
