"""What differs between two sets of extracts, row by row, and where the targets stand under each: what a delivery changes, or one version against another."""

import datetime as dt
from collections.abc import Collection, Mapping
from contextlib import closing
from dataclasses import dataclass

import duckdb
import polars as pl

from contract import EXTRACTS
from contract.dictionary import codelists, own_labels, with_own_labels
from publishing.kinds import Frames
from queries import lock, make_shared_sets, one_select, open_in_memory, read_query, rows_of, sources_of

Row = dict[str, object]
Names = Mapping[str, Mapping[str, Mapping[str, str]]]
# On every row, and no figure.
_IGNORED = ("catalogue", "source_id")


def _name_columns(extract: str) -> tuple[str, str] | None:
    """The columns that name the rows of a register in Swedish and English; None for an extract that is none."""
    columns, key = EXTRACTS[extract].columns(), EXTRACTS[extract].primary_key()
    pairs = ((f"{extract}_name",) * 2, ("name_sv", "name_en"), ("title_sv", "title_en"))
    return next((pair for pair in pairs if len(key) == 1 and set(pair) <= set(columns)), None)


# The registers that give names to codes: their key, as a foreign key names it, and the columns of the name in both languages.
REGISTERS = {
    f"{extract}.{schema.primary_key()[0]}": names
    for extract, schema in EXTRACTS.items()
    if extract != "source" and (names := _name_columns(extract))
}


def register_of(extract: str, column: str) -> str:
    """The register that gives the column's codes their names, as in `REGISTERS`; "" for a column that holds no such codes."""
    refers_to = EXTRACTS[extract].columns()[column].metadata.get("foreign_key", f"{extract}.{column}")
    return refers_to if refers_to in REGISTERS else ""


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
        return not (self.rows or self.resourced)

    @property
    def rows(self) -> int:
        """How many rows are new, changed or removed."""
        return len(self.new) + len(self.changed) + len(self.removed)


@dataclass(frozen=True)
class Difference:
    """What differs, by extract in the contract's order; `names` has the names that registers give to codes: by register, code
    and language.
    """

    extracts: tuple[ExtractDifference, ...]
    names: Names


def difference(before: Frames, after: Frames) -> Difference:
    """What differs between the extracts that both have, by the contract's primary keys; `catalogue` is left out."""
    compared = [extract for extract in EXTRACTS if extract in before and extract in after]
    return Difference(
        extracts=tuple(_extract_difference(extract, before[extract], after[extract]) for extract in compared),
        names={register: _names(before, after, register) for register in REGISTERS},
    )


def _extract_difference(extract: str, before: pl.DataFrame, after: pl.DataFrame) -> ExtractDifference:
    if before.equals(after):
        return ExtractDifference(extract, new=(), changed=(), removed=(), resourced=0)
    key = EXTRACTS[extract].primary_key()
    compared = [name for name in EXTRACTS[extract].columns() if name not in (*key, *_IGNORED)]
    before, after = before.sort(key), after.sort(key)
    both = before.join(after, on=key, how="inner", suffix="_after", maintain_order="left")
    differs = pl.DataFrame({name: both[name].ne_missing(both[f"{name}_after"]) for name in compared})
    is_changed = differs.select(pl.any_horizontal(pl.all())).to_series()
    old, new = (
        frame.join(both.filter(is_changed), on=key, how="semi", maintain_order="left").iter_rows(named=True)
        for frame in (before, after)
    )
    flags = differs.filter(is_changed).iter_rows(named=True)
    same = both.filter(~is_changed)
    return ExtractDifference(
        extract=extract,
        new=tuple(after.join(before, on=key, how="anti", maintain_order="left").iter_rows(named=True)),
        changed=tuple(
            ChangedRow(row, row_after, tuple(name for name, is_other in row_flags.items() if is_other))
            for row, row_after, row_flags in zip(old, new, flags, strict=True)
        ),
        removed=tuple(before.join(after, on=key, how="anti", maintain_order="left").iter_rows(named=True)),
        resourced=0 if "source_id" in key else same["source_id"].ne_missing(same["source_id_after"]).sum(),
    )


def _names(before: Frames, after: Frames, register: str) -> dict[str, dict[str, str]]:
    """Names by code, those of `after` where both have one: what was removed still has its name."""
    extract, _, key = register.partition(".")
    frames = [
        frames[extract].select(key, *dict.fromkeys(REGISTERS[register]))
        for frames in (before, after)
        if extract in frames
    ]
    return {row[0]: {"sv": row[1], "en": row[-1]} for frame in frames for row in frame.iter_rows()}


def target_status(frames: Frames, as_of: dt.date, reading: str = "A") -> pl.DataFrame:
    """One row per target of every plan as of a day, with the columns of `queries/target_status.sql`, the first plan first.

    `frames` are all extracts of a catalogue; `reading` is that of the target on support structure. Raises KeyError when
    an extract is missing.
    """
    query = read_query("target_status")
    chosen = {"reference_date": as_of, "reading": reading}
    with closing(_opened(frames, sources_of("target_status"))) as connection:
        statement = one_select(connection, query)
        first = rows_of(connection, statement, chosen | {"plan": ""})
        others = frames["target"].join(first, on="target_id", how="anti")["plan_id"].unique(maintain_order=True)
        return pl.concat([first, *(rows_of(connection, statement, chosen | {"plan": plan}) for plan in others)])


def target_parts(frames: Frames) -> pl.DataFrame:
    """What each target counts, part by part and quarter by quarter: the rows of `queries/shared/target_part.sql`.

    Raises KeyError when an extract is missing.
    """
    with closing(_opened(frames, {"target_part", *sources_of("target_part")})) as connection:
        return connection.table("target_part").pl()


def _opened(frames: Frames, wanted: Collection[str]) -> duckdb.DuckDBPyConnection:
    """The `wanted` extracts and shared sets in memory, closed to everything outside."""
    connection = open_in_memory()
    for extract in EXTRACTS:
        if extract in wanted:
            connection.from_arrow(frames[extract].to_arrow()).create(extract)
    lists = with_own_labels(codelists(), own_labels(frames["code_label"]))
    connection.from_arrow(lists.to_arrow()).create("codelist")
    make_shared_sets(connection, (), wanted=wanted)
    lock(connection)
    return connection
