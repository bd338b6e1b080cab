"""What lies beside a CSV file describes it: read by a package for CSV on the Web, every row keeps it."""

import json
import warnings
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from csvw import CSVW, Table

from contract import EXTRACTS
from dashboard.open_data.tables import open_tables
from tests.server.asked import ask

TABLES = [f"/data/exempel/senaste/{name}" for name in open_tables()]
PUBLISHED = [
    f"/data/gavleborg/5/extracts/{name}" for name in ("observation", "source", "context_observation", "target")
]
PUBLISHED += [f"/data/exempel/1/extracts/{name}" for name in ("placement", "municipality", "commitment")]


def fetched(address: str, folder: Path) -> Path:
    """The CSV file with its metadata beside it, under the names that they have at their addresses."""
    name = address.rpartition("/")[2]
    for ending in ("csv", "csv-metadata.json"):
        (folder / f"{name}.{ending}").write_bytes(ask(f"{address}.{ending}").body)
    return folder / f"{name}.csv"


def headings(file: Path) -> list[str]:
    return file.read_bytes().decode().partition("\r\n")[0].split(",")


def is_valid(file: Path) -> bool:
    with warnings.catch_warnings(record=True):
        # It counts its own warnings, so that none may be ignored (findings/csvw_a_broken_file_is_valid_where_warnings_are_ignored.sh).
        warnings.simplefilter("always")
        try:
            return CSVW(str(file), validate=True).is_valid
        except ValueError:
            # A column that is required is not there.
            return False


@pytest.mark.parametrize("address", TABLES + PUBLISHED)
def test_a_table_keeps_what_is_said_of_it(tmp_path: Path, address: str):
    file = fetched(address, tmp_path)
    told = json.loads(Path(f"{file}-metadata.json").read_text(encoding="utf-8"))

    assert is_valid(file)
    assert told["url"] == file.name
    assert [column["name"] for column in told["tableSchema"]["columns"]] == headings(file)
    assert len(list(Table.from_file(f"{file}-metadata.json"))) == pl.read_csv(file, infer_schema=False).height


def test_values_are_read_with_their_types(tmp_path: Path):
    file = fetched("/data/exempel/1/extracts/placement", tmp_path)
    rows = list(Table.from_file(f"{file}-metadata.json"))
    published = pl.read_parquet(ask("/data/exempel/1/extracts/placement.parquet").body)

    assert [row["value"] for row in rows] == [
        None if value is None else Decimal(str(value)) for value in published["value"]
    ]
    assert [row["period_end"].date() for row in rows] == published["period_end"].to_list()
    assert [row["enhanced_cooperation"] for row in rows] == published["enhanced_cooperation"].to_list()
    assert rows[0]["municipality_code"] == published["municipality_code"][0]


@pytest.mark.parametrize(
    ("was", "becomes"), [("-12-31", "/12 31"), ("municipality_code", "code"), (",A,", ",,"), ("gavleborg", "")]
)
def test_a_file_that_breaks_it_is_found(tmp_path: Path, was: str, becomes: str):
    file = fetched("/data/gavleborg/5/extracts/population", tmp_path)
    assert is_valid(file)
    text = file.read_bytes().decode()
    assert was in text

    file.write_bytes(text.replace(was, becomes, 1).encode())

    assert not is_valid(file)


@pytest.mark.parametrize("name", ["placement", "observation"])
def test_what_the_contract_says_of_a_column_stands_there(name: str):
    told = json.loads(ask(f"/data/gavleborg/5/extracts/{name}.csv-metadata.json").body)
    columns = {column["name"]: column for column in told["tableSchema"]["columns"]}
    schema = EXTRACTS[name]

    assert told["tableSchema"]["primaryKey"] == [column for column in columns if column in schema.primary_key()]
    for column, contract in schema.columns().items():
        if column in columns:
            titles = columns[column]["titles"]
            assert (titles["sv"], titles["en"]) == ([contract.metadata["sv"]], [contract.metadata["en"]])
            assert columns[column].get("required", False) is not contract.nullable
