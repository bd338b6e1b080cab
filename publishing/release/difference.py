"""What differs between two sets of extracts, row by row: what a delivery changes, or one version against another."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from contract import EXTRACTS

Row = dict[str, object]
# On every row, and no figure.
_IGNORED = ("catalogue", "source_id")


@dataclass(frozen=True)
class ChangedRow:
    """A row with the same key before and after: `columns` are those whose values differ."""

    before: Row
    after: Row
    columns: tuple[str, ...]


@dataclass(frozen=True)
class ExtractDifference:
    """What differs in one extract, each list in the order of its key.

    `resourced` counts the rows whose figures are the same and whose source is another.
    """

    extract: str
    new: tuple[Row, ...]
    changed: tuple[ChangedRow, ...]
    removed: tuple[Row, ...]
    resourced: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs, sources included."""
        return not (self.new or self.changed or self.removed or self.resourced)


@dataclass(frozen=True)
class Difference:
    """What differs, by extract in the contract's order; `names` has the names of municipalities and enterprises by
    column and code.
    """

    extracts: tuple[ExtractDifference, ...]
    names: Mapping[str, Mapping[str, str]]

    @property
    def rows_new(self) -> int:
        """How many rows are new, sources left out: they are no figures."""
        return sum(len(one.new) for one in self.extracts if one.extract != "source")

    @property
    def rows_changed(self) -> int:
        """How many rows have another figure, sources left out."""
        return sum(len(one.changed) for one in self.extracts if one.extract != "source")

    @property
    def rows_removed(self) -> int:
        """How many rows are gone, sources left out."""
        return sum(len(one.removed) for one in self.extracts if one.extract != "source")

    @property
    def has_new_figures(self) -> bool:
        """Whether any row is new, changed or removed: another source alone is no new figure."""
        return bool(self.rows_new or self.rows_changed or self.rows_removed)

    def of(self, extract: str) -> ExtractDifference:
        """What differs in one extract. Raises KeyError for one that was not compared."""
        return {one.extract: one for one in self.extracts}[extract]


def difference(before: Mapping[str, pl.DataFrame], after: Mapping[str, pl.DataFrame]) -> Difference:
    """What differs between the extracts that both have, by the contract's primary keys; `catalogue` is left out."""
    compared = [extract for extract in EXTRACTS if extract in before and extract in after]
    return Difference(
        extracts=tuple(_extract_difference(extract, before[extract], after[extract]) for extract in compared),
        names={
            "municipality_code": _names(before, after, "municipality", "municipality_code", "municipality_name"),
            "enterprise_id": _names(before, after, "enterprise", "enterprise_id", "enterprise_name"),
        },
    )


def _extract_difference(extract: str, before: pl.DataFrame, after: pl.DataFrame) -> ExtractDifference:
    key = EXTRACTS[extract].primary_key()
    compared = [name for name in EXTRACTS[extract].columns() if name not in (*key, *_IGNORED)]
    before, after = before.sort(key), after.sort(key)
    both = before.join(after, on=key, how="inner", suffix="_after", maintain_order="left")
    differs = {name: both[name].ne_missing(both[f"{name}_after"]) for name in compared}
    is_changed = pl.DataFrame(differs).select(pl.any_horizontal(pl.all())).to_series()
    changed = pl.DataFrame(differs).filter(is_changed)
    rows_before = before.join(both.filter(is_changed), on=key, how="semi", maintain_order="left")
    rows_after = after.join(both.filter(is_changed), on=key, how="semi", maintain_order="left")
    same_figures = both.filter(~is_changed)
    return ExtractDifference(
        extract=extract,
        new=tuple(after.join(before, on=key, how="anti", maintain_order="left").iter_rows(named=True)),
        changed=tuple(
            ChangedRow(old, new, tuple(name for name, does in flags.items() if does))
            for old, new, flags in zip(
                rows_before.iter_rows(named=True),
                rows_after.iter_rows(named=True),
                changed.iter_rows(named=True),
                strict=True,
            )
        ),
        removed=tuple(before.join(after, on=key, how="anti", maintain_order="left").iter_rows(named=True)),
        resourced=0 if "source_id" in key else _resourced(same_figures),
    )


def _resourced(both: pl.DataFrame) -> int:
    return both["source_id"].ne_missing(both["source_id_after"]).sum()


def _names(
    before: Mapping[str, pl.DataFrame], after: Mapping[str, pl.DataFrame], extract: str, code: str, name: str
) -> dict[str, str]:
    """Names by code, those of `after` where both have one: what was removed still has its name."""
    both = [frames[extract] for frames in (before, after) if extract in frames]
    return {row[code]: row[name] for frame in both for row in frame.iter_rows(named=True)}
