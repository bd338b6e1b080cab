"""Months of people placed in every municipality of the nation, drawn and written a municipality at a time: as many rows as are wanted, and
no more memory for a hundred million than for one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow as pa
from pyarrow import parquet

from contract import CODELISTS, DETAILS
from contract.periods import last_day
from contract.signs import SMALLEST_SHOWN
from demo.catalogue.chance import QUARTERS, table
from demo.catalogue.municipalities import is_delivered

NAME = "placement_month"
YEARS = ("2016", "2017", "2018")
# A row group holds the rows of whole municipalities, of so many rows at least: DuckDB reads one at a time.
ROWS_IN_GROUP = 122_880
AGES = ("16-19", *(f"{first}-{first + 4}" for first in range(20, 70, 5)))
# As in the example: the county's people a quarter, by whom they are placed, for its 286,000 residents.
_TOTALS = {(row["public_actor"], row["enhanced_cooperation"]): row for row in table("placement_totals")}
_WEIGHTS = {(row["public_actor"], row["placement_measure"]): row["weight"] for row in table("placement_weights")}
_RESIDENTS_OF_EXAMPLE = 286_000
# Beside the weights: what is rare, and not never.
_RARELY = 0.02


class TooManyRowsError(Exception):
    """No such number of rows can be made: at least one, and at most `most`."""

    def __init__(self, most: int) -> None:
        super().__init__(f"from 1 to {most} rows")
        self.most = most


@dataclass(frozen=True)
class Place:
    """A municipality of the nation: its code, its residents, and the municipality of the example whose habits it has."""

    code: str
    residents: int
    like: str

    @property
    def months(self) -> tuple[str, ...]:
        """The months of the quarters that it has delivered, such as 2016-01."""
        return tuple(
            f"{quarter[:4]}-{3 * int(quarter[-1]) - 2 + month:02d}"
            for quarter in QUARTERS
            if is_delivered(self.like, "placement", quarter)
            for month in range(3)
        )


def write_months(
    folder: Path, places: Sequence[Place], *, rows: int, seed: int, catalogue: str, source: str
) -> dict[str, tuple[Path, ...]]:
    """Draws so many rows, writes them into `folder`, a file a year, and gives the files as `publishing.release.build` takes them.

    The same for the same seed. Raises TooManyRowsError for less rows than one, or more than there are months, places and cells.
    """
    places = sorted(places, key=lambda place: place.code)
    taken = _taken(places, rows=rows, seed=seed)
    fixed = {"catalogue": catalogue, "source_id": source, "obs_status": "A"}
    files = []
    for year in YEARS:
        path = folder / NAME / f"year={year}" / "coming.parquet"
        path.parent.mkdir(parents=True)
        drawn = (
            _rows(place, cells, fixed, year=year, chance=np.random.default_rng([seed, int(year), int(place.code)]))
            for place, cells in zip(places, taken, strict=True)
        )
        _write(path, drawn)
        files.append(path)
    return {NAME: tuple(files)}


@cache
def _cells() -> pl.DataFrame:
    """What can be counted in a municipality in a month, in the order of the key, and the `weight` of each among the people counted."""
    cells = pl.DataFrame(
        [
            {"public_actor": actor, "enhanced_cooperation": enhanced, "placement_measure": measure}
            for actor, enhanced in _TOTALS
            for measure in CODELISTS["placement_measure"].codes
            if measure != "daglig_verksamhet" or actor == "kommun"
        ]
    )
    dimensions = {"sex": ("F", "M"), "age_group": AGES}
    dimensions |= {name: tuple(CODELISTS[name].codes) for name in ("birth_region", "education_level")}
    for name, codes in dimensions.items():
        cells = cells.join(pl.DataFrame({name: codes}), how="cross")
    whose = zip(cells["public_actor"], cells["placement_measure"], strict=True)
    weights = [_WEIGHTS.get(each, 0.0) + _RARELY for each in whose]
    return cells.with_columns(weight=pl.Series(weights)).sort(
        [name for name in DETAILS[NAME].primary_key() if name in cells.columns]
    )


def _taken(places: Sequence[Place], *, rows: int, seed: int) -> list[np.ndarray]:
    """In how many of its months each cell of each place has a row: in all, or in none. Which have one is chance; together they have as many
    as are wanted.
    """
    months, size = np.array([len(place.months) for place in places]), _cells().height
    most = int(months.sum()) * size
    if not 0 < rows <= most:
        raise TooManyRowsError(most)
    # One cell of each place, then one more of each: few rows are of all places, too.
    cells = np.random.default_rng(seed).permuted(np.tile(np.arange(size), (len(places), 1)), axis=1)
    order = (cells + size * np.arange(len(places))[:, None]).T.ravel()
    each = months[order // size]
    taken = np.zeros(order.size, dtype=np.int16)
    taken[order] = np.clip(rows - (np.cumsum(each) - each), 0, each)
    return np.split(taken, len(places))


def _rows(
    place: Place, taken: np.ndarray, fixed: dict[str, str], *, year: str, chance: np.random.Generator
) -> pa.Table:
    """The rows of one municipality and year, in the order of the key."""
    months = [(at, month) for at, month in enumerate(place.months) if month.startswith(year)]
    here = np.flatnonzero(taken)
    is_there = taken[here, None] > np.array([at for at, _ in months], dtype=np.int16)
    cell, month = np.nonzero(is_there)
    value = _people(place, here, [name for _, name in months], chance=chance)[is_there]
    names = [name for _, name in months]
    columns = {name: _coded(np.zeros(cell.size, dtype=np.int16), [text]) for name, text in fixed.items()}
    columns |= {name: _coded(codes[here[cell]], texts) for name, (codes, texts) in _coded_cells().items()}
    columns |= {
        "municipality_code": _coded(np.zeros(cell.size, dtype=np.int16), [place.code]),
        "enhanced_cooperation": pa.array(_cells()["enhanced_cooperation"].to_numpy()[here[cell]]),
        "period": _coded(month.astype(np.int16), names),
        "period_end": pa.array(np.array([last_day(name) for name in names], dtype="datetime64[D]")[month]),
        "value": pa.array(value.astype(np.float64)),
        "value_kind": _coded(np.isin(value, (0, SMALLEST_SHOWN)).astype(np.int16), ["exact", "rounded"]),
    }
    return pa.table(columns, schema=_schema())


def _people(place: Place, here: np.ndarray, months: Sequence[str], *, chance: np.random.Generator) -> np.ndarray:
    """What is published of the cells `here` in each month, with 1–4 people as 0 or 5 by chance, and rightly on average.

    A municipality has as many people as the example for its residents, in however many cells.
    """
    quarters = [QUARTERS.index(f"{month[:4]}-Q{(int(month[5:]) + 2) // 3}") for month in months]
    if not (here.size and quarters):
        return np.zeros((here.size, len(quarters)), dtype=np.int64)
    likely = _likely()[np.ix_(here, quarters)]
    wanted = np.array([sum(row[QUARTERS[quarter]] for row in _TOTALS.values()) for quarter in quarters])
    counted = chance.poisson(likely * (wanted * place.residents / _RESIDENTS_OF_EXAMPLE / likely.sum(axis=0)))
    fives = SMALLEST_SHOWN * (chance.random(counted.shape) * SMALLEST_SHOWN < counted)
    return np.where(counted < SMALLEST_SHOWN, fives, counted)


@cache
def _likely() -> np.ndarray:
    """How likely somebody who is counted is to be counted in each cell, by quarter: not yet in parts of one."""
    whose = _cells().select("public_actor", "enhanced_cooperation").iter_rows()
    totals = np.array([[_TOTALS[each][quarter] for quarter in QUARTERS] for each in whose])
    return _cells()["weight"].to_numpy()[:, None] * totals


@cache
def _coded_cells() -> dict[str, tuple[np.ndarray, list[str]]]:
    """The columns of the cells that hold codes, each as the places of its codes in a list, and that list."""
    columns = _cells().select(pl.col(pl.String))
    listed = {column.name: sorted(set(column)) for column in columns}
    return {
        name: (np.searchsorted(texts, columns[name].to_numpy().astype(str)).astype(np.int16), texts)
        for name, texts in listed.items()
    }


def _coded(places: np.ndarray, texts: Sequence[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(places), pa.array(texts, pa.string()))


@cache
def _schema() -> pa.Schema:
    """The columns of the contract, texts as codes of a list: the file says text."""
    types = {pl.String: pa.dictionary(pa.int16(), pa.string()), pl.Boolean: pa.bool_(), pl.Date: pa.date32()}
    columns = DETAILS[NAME].columns().items()
    return pa.schema([(name, types.get(column.dtype, pa.float64())) for name, column in columns])


def _write(path: Path, drawn: Iterable[pa.Table]) -> None:
    """Write the rows of whole municipalities together, so many at least, to a row group."""
    with parquet.ParquetWriter(path, _schema(), compression="zstd", store_schema=False) as writer:
        waiting: list[pa.Table] = []
        for rows in drawn:
            waiting.append(rows)
            if sum(each.num_rows for each in waiting) >= ROWS_IN_GROUP:
                _write_group(writer, waiting)
                waiting = []
        if waiting:
            _write_group(writer, waiting)


def _write_group(writer: parquet.ParquetWriter, waiting: Sequence[pa.Table]) -> None:
    rows = pa.concat_tables(waiting).unify_dictionaries().combine_chunks()
    writer.write_table(rows, row_group_size=max(rows.num_rows, 1))
