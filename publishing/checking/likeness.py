"""A delivery that is too like the quarter before: a copied file, or the same figures with women and men swapped."""

from collections.abc import Iterator

import polars as pl

from publishing.checking import shown
from publishing.checking.before import Before
from publishing.checking.case import Case
from publishing.checking.report import Remark

# So many figures other than zero have to be there for "all the same" to be strange.
_FEWEST_FIGURES = 3
# So many people have to be in another place than before, straight on, for a swap to explain it; more when the figures
# before are rounded.
_FEWEST_MOVED, _FEWEST_MOVED_ROUNDED = 10, 20

_GROUP = ["municipality_code", "public_actor"]
_CELL = [*_GROUP, "placement_measure", "enhanced_cooperation"]


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


def swapped_remarks(case: Case, before: Before) -> Iterator[Remark]:
    """Municipalities and actors whose women and men look like the men and women of the quarter before.

    The figures lie at a distance from those before: straight on |F − F′| + |M − M′|, swapped |F − M′| + |M − F′|. A swap is
    likely when that makes the distance less than half, and it is ten people or more straight on. When that shows no
    group, the measures of the whole file are taken together: each may be too small to tell.
    """
    if case.kind != "placement":
        return
    fewest = _FEWEST_MOVED if before.is_exact else _FEWEST_MOVED_ROUNDED
    is_swapped = (pl.col("straight") >= fewest) & (2 * pl.col("swapped") < pl.col("straight"))
    swapped = _distances(case.delivered.frame, before.frame, _GROUP).filter(is_swapped)
    for code, actor in swapped.select(_GROUP).iter_rows():
        label = shown.label("public_actor", actor)
        of = {language: f"{case.name_of(code)}, {label[language]}" for language in shown.LANGUAGES}
        yield case.remark("sexes_swapped", field="sex", of=of, quarter=shown.quarter(before.period))
    cells = _distances(case.delivered.frame, before.frame, _CELL).select(pl.col("straight", "swapped").sum())
    if swapped.is_empty() and cells.filter(is_swapped).height:
        yield case.remark("sexes_swapped_everywhere", field="sex", quarter=shown.quarter(before.period))


def _distances(now: pl.DataFrame, then: pl.DataFrame, group: list[str]) -> pl.DataFrame:
    """Per group that both have: how far the figures lie from those before, straight on and swapped."""
    both = _by_sex(now, group).join(_by_sex(then, group), on=group, suffix="_then", maintain_order="left")
    f, m, f_then, m_then = (pl.col(name) for name in ("F", "M", "F_then", "M_then"))
    return both.select(
        *group,
        straight=(f - f_then).abs() + (m - m_then).abs(),
        swapped=(f - m_then).abs() + (m - f_then).abs(),
    )


def _by_sex(frame: pl.DataFrame, group: list[str]) -> pl.DataFrame:
    """The known sums of women and men per group."""
    known = frame.filter(pl.col("value").is_not_null())
    sums = (pl.col("value").filter(pl.col("sex") == sex).sum().alias(sex) for sex in ("F", "M"))
    return known.group_by(group, maintain_order=True).agg(sums)
