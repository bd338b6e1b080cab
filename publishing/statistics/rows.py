"""From figures to rows of a version: laid over those that were fetched before, with their source, and what that changes."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from contract import EXTRACTS
from contract.periods import last_day
from publishing.statistics.figures import Figure
from publishing.statistics.series import Publisher, Series

# What the id of every source of fetched rows starts with.
FETCHED = "hamtat_"
EXTRACT = "context_observation"
_KEY = ["area_code", "sex", "period"]
_VALUE = ["value", "obs_status", "source_mark"]


def is_fetched() -> pl.Expr:
    """Whether a row was fetched from a service of statistics."""
    return pl.col("source_id").str.starts_with(FETCHED)


@dataclass(frozen=True)
class Answered:
    """What a service has answered of one series: its figures, of the areas and years asked for, read on a day at an address."""

    service: str
    title: str
    series: Series
    publisher: Publisher
    figures: Sequence[Figure]
    areas: Sequence[str]
    retrieved: dt.date
    address: str

    @property
    def source_id(self) -> str:
        """The id of the source of these figures: `hamtat_kolada_n03920`."""
        return f"{FETCHED}{self.service}_{self.series.tables[-1].lower()}"

    @property
    def years(self) -> set[str]:
        """The years that the service has any figure for."""
        return {figure.period[:4] for figure in self.figures}


@dataclass(frozen=True)
class Touched:
    """What the figures of one series change: how many are new, other than before, withdrawn by the source and the same; and
    how many have no value, by the source's mark.
    """

    new: int
    changed: int
    withdrawn: int
    same: int
    marks: Mapping[str, int]

    @property
    def is_empty(self) -> bool:
        """Whether what is published would stay as it is."""
        return not (self.new or self.changed or self.withdrawn)


def laid_over(
    frames: Mapping[str, pl.DataFrame], answered: Answered, catalogue: str
) -> tuple[dict[str, pl.DataFrame], Touched]:
    """The frames with the figures of one series, and what that changes. Where nothing differs the frames are as they were.

    What was published of an area and year that was asked for and answered, and that the service has no longer, is withdrawn.
    Other years, and what other sources say, stay.
    """
    before, source_id = frames[EXTRACT], answered.source_id
    of_series = (
        (pl.col("source_id") == source_id)
        & (pl.col("indicator_code") == answered.series.indicator)
        & (pl.col("age_group") == answered.series.age_group)
    )
    asked = (
        of_series
        & pl.col("area_code").is_in(list(answered.areas))
        & pl.col("period").str.slice(0, 4).is_in(answered.years)
    )
    old, made = before.filter(asked), _made(answered, catalogue)
    gone = old.join(made, on=_KEY, how="anti").with_columns(
        value=pl.lit(None, pl.Float64), obs_status=pl.lit("UN"), source_mark=pl.lit("withdrawn")
    )
    after = pl.concat([made, gone.select(made.columns)])
    touched = _touched(old, after)
    if touched.is_empty:
        return dict(frames), touched
    laid = pl.concat([before.filter(~asked).select(after.columns), after])
    periods = sorted(laid.filter(pl.col("source_id") == source_id)["period"])
    source = pl.DataFrame([_source_row(answered, catalogue, periods)], schema=EXTRACTS["source"].create_empty().schema)
    sources = pl.concat([frames["source"].filter(pl.col("source_id") != source_id).select(source.columns), source])
    return {**frames, EXTRACT: laid.sort(EXTRACTS[EXTRACT].primary_key()), "source": sources.sort("source_id")}, touched


def _made(answered: Answered, catalogue: str) -> pl.DataFrame:
    fixed = {
        "catalogue": catalogue,
        "source_id": answered.source_id,
        "indicator_code": answered.series.indicator,
        "age_group": answered.series.age_group,
        "page": None,
        "note_sv": None,
        "note_en": None,
    }
    rows = [
        fixed
        | {
            "area_code": figure.area,
            "sex": figure.sex,
            "period": figure.period,
            "period_end": last_day(figure.period),
            "value": figure.value,
            "obs_status": figure.obs_status,
            "source_mark": figure.mark,
        }
        for figure in answered.figures
    ]
    schema = EXTRACTS[EXTRACT].create_empty().schema
    # Where a year stands in two tables the later table holds.
    return pl.DataFrame(rows, schema=schema).unique(_KEY, keep="last", maintain_order=True)


def _touched(old: pl.DataFrame, after: pl.DataFrame) -> Touched:
    both = after.join(old.select(*_KEY, *_VALUE), on=_KEY, how="left", suffix="_before", coalesce=True)
    was_there = pl.col("obs_status_before").is_not_null()
    is_same = pl.all_horizontal(pl.col(name).eq_missing(pl.col(f"{name}_before")) for name in _VALUE)
    is_withdrawn = pl.col("source_mark") == "withdrawn"
    counted = both.select(
        new=(~was_there).sum(),
        same=(was_there & is_same).sum(),
        withdrawn=(was_there & ~is_same & is_withdrawn.fill_null(False)).sum(),
    ).row(0, named=True)
    changed = after.height - sum(counted.values())
    marks = Counter(after.filter(pl.col("obs_status") != "A")["source_mark"].to_list())
    return Touched(changed=changed, marks=dict(sorted(marks.items())), **counted)


def _source_row(answered: Answered, catalogue: str, periods: Sequence[str]) -> dict:
    """The row of `source` for one table or key figure, for `periods` in order."""
    years = "–".join(dict.fromkeys((periods[0][:4], periods[-1][:4])))
    table = ", ".join(answered.series.tables)
    row = {"catalogue": catalogue, "source_id": answered.source_id, "source_kind": answered.publisher.source_kind}
    row |= {"publisher": answered.publisher.publisher, "licence": answered.publisher.licence or None}
    row |= {"retrieved": answered.retrieved, "url": answered.address}
    for language, title in (("sv", answered.series.title_sv), ("en", answered.series.title_en)):
        row |= {f"title_{language}": title, f"document_{language}": f"{answered.title} {table}"}
        row |= {f"short_{language}": f"{answered.title}, {table}", f"reference_period_{language}": years}
    return row
