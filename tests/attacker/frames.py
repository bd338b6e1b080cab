"""Publications made by hand, to plant a leak in: a cube of three municipalities, two actors and two sexes."""

import itertools

import polars as pl

DIMENSIONS = ("municipality_code", "public_actor", "sex")
CELLS = list(itertools.product(("2101", "2104", "2121"), ("kommun", "region"), ("F", "M")))
# By municipality, then actor, then sex.
PUBLISHED = (5, 0, 0, 0, 0, 5, 8, 0, 0, 5, 0, 12)


def kind(value: int) -> str:
    return "rounded" if value in (0, 5) else "exact"


def frame(values, *, kinds=None) -> pl.DataFrame:
    """The cells with these values; the kinds are those of our own publications if nothing else is said."""
    kinds = kinds or [kind(value) for value in values]
    return pl.DataFrame(CELLS, schema=DIMENSIONS, orient="row").with_columns(
        value=pl.Series(list(values), dtype=pl.Int64), value_kind=pl.Series(list(kinds), dtype=pl.String)
    )


def exact(values) -> pl.DataFrame:
    return frame(values, kinds=["exact"] * len(CELLS))


def totals(values, *dimensions: str) -> pl.DataFrame:
    """A download of exact sums by `dimensions`."""
    sums = exact(values).group_by(dimensions, maintain_order=True).agg(pl.col("value").sum())
    return sums.with_columns(value_kind=pl.lit("exact"))


def replaced(values, place: int, value: int) -> list[int]:
    return [*values[:place], value, *values[place + 1 :]]
