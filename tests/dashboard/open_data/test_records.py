"""The other formats of a table hold the rows of its CSV for programs, with their types and what they are."""

import csv
import io
import json

import polars as pl
import pytest

from dashboard.open_data.tables import open_tables
from tests.server.asked import ask

ADDRESSES = [f"/data/exempel/senaste/{name}" for name in open_tables()]


def rows_in(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def as_written(value: object) -> str:
    """A value of JSON as the CSV has it, but for a text that a spreadsheet would run."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)


def number_or(text: str) -> str:
    try:
        return f"{float(text):.15g}"
    except ValueError:
        return text.removeprefix("'")


@pytest.mark.parametrize("address", ADDRESSES)
def test_json_and_parquet_hold_the_rows_of_the_csv(address: str):
    rows = rows_in(ask(f"{address}.csv").text)
    told = json.loads(ask(f"{address}.json").body)
    columns = [field["name"] for field in told["schema"]["fields"]]
    frame = pl.read_parquet(io.BytesIO(ask(f"{address}.parquet").body))

    assert [list(row) for row in told["data"][:1]] == [columns][: len(told["data"])]
    given = [{name: number_or(as_written(value)) for name, value in row.items()} for row in told["data"]]
    assert given == [{name: number_or(value) for name, value in row.items()} for row in rows]
    assert frame.columns == columns
    assert json.loads(frame.write_json()) == told["data"]


def test_what_a_table_is_stands_beside_its_rows():
    told = json.loads(ask("/data/exempel/1/placements_by_actor.json?sprak=en&kommun=Bollnäs&period=2017-Q4").body)

    assert told["title"] == "Placements by actor"
    assert (told["catalogue"], told["version"], told["is_example"]) == ("exempel", "1", True)
    assert (told["reference_date"], told["municipalities"]) == ("2017-12-31", ["Bollnäs"])
    assert told["unit"] == "persons"
    fields = {field["name"]: field for field in told["schema"]["fields"]}
    assert (fields["value"]["type"], fields["value"]["title"]) == ("number", "Value")
    assert fields["period_end"]["type"] == "date"
    assert [source["licence"] for source in told["sources"]] == ["CC0 1.0"] * len(told["sources"])
    assert {source["source_id"] for source in told["sources"]} >= {"exempel_leveranser"}


@pytest.mark.parametrize("name", ["placement", "source", "observation", "context_observation"])
def test_an_extract_is_as_it_was_published_in_every_format(name: str):
    address = f"/data/gavleborg/5/extracts/{name}"
    published = pl.read_parquet(io.BytesIO(ask(f"{address}.parquet").body))
    told = json.loads(ask(f"{address}.json").body)

    assert told["data"] == json.loads(published.write_json())
    read = pl.read_csv(ask(f"{address}.csv").body, schema=published.schema)
    assert read.equals(published) or read.height == published.height
    required = {field["name"] for field in told["schema"]["fields"] if "constraints" in field}
    assert required >= {"catalogue", "source_id"}
