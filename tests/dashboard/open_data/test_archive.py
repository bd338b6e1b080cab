"""A whole version in one file, and several tables in one: each file in it is the one at its own address."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import polars as pl
import pytest

from dashboard.open_data.archive import MOST
from dashboard.open_data.tables import open_tables
from tests.server.asked import ask

PROJECT = Path(__file__).parents[3]
WHOLE = "/data/gavleborg/5/version.zip"
SOME = "/data/exempel/1/tabeller.zip"


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def whole() -> dict[str, bytes]:
    return opened(ask(WHOLE).body)


def test_it_holds_the_published_files_and_every_table_with_what_describes_them(whole: dict[str, bytes]):
    manifest = json.loads((PROJECT / "data/gavleborg/manifest/v000005.json").read_text(encoding="utf-8"))
    extracts = {name: entry["sha256"] for name, entry in manifest["extracts"].items()}

    assert {name: hashlib.sha256(whole[f"extracts/{name}.parquet"]).hexdigest() for name in extracts} == extracts
    endings = ("csv", "csv-metadata.json")
    assert set(whole) == {
        "README.txt", "LICENCE.txt", "dictionary.csv", "codes.csv", "sources.csv",
        *(f"extracts/{name}.{ending}" for name in extracts for ending in ("parquet", *endings)),
        *(f"tables/{name}.{ending}" for name in open_tables() for ending in endings),
    }  # fmt: skip
    assert pl.read_csv(whole["dictionary.csv"]).filter(extract="placement", column_name="value").height == 1
    assert pl.read_csv(whole["codes.csv"]).filter(codelist="obs_status").height >= 7
    assert "Version 5" in whole["README.txt"].decode()
    assert "ingen licens känd" in whole["LICENCE.txt"].decode()


@pytest.mark.parametrize("name", ["target_status", "sources", "context_by_municipality"])
def test_a_table_in_it_is_the_one_at_its_address(whole: dict[str, bytes], name: str):
    for ending in ("csv", "csv-metadata.json"):
        assert whole[f"tables/{name}.{ending}"] == ask(f"/data/gavleborg/5/{name}.{ending}").body


def test_it_says_whether_it_is_had_already_and_is_not_asked_for_in_parts():
    told = ask(WHOLE, method="HEAD")

    assert told.status == 200
    assert ask(WHOLE, if_none_match=told.headers["etag"]).status == 304
    assert "accept-ranges" not in told.headers
    assert told.headers["content-disposition"] == 'attachment; filename="asf_gavleborg_v5.zip"'


def test_made_up_data_say_so_in_the_archive():
    files = opened(ask("/data/exempel/1/version.zip").body)

    assert "Exempeldata (Exempeldata)" in files["README.txt"].decode()
    for name, content in files.items():
        if name.startswith("tables/") and name.endswith(".csv") and b",catalogue" in content.partition(b"\r\n")[0]:
            assert all(
                "exempel" in line for line in pl.read_csv(content, infer_schema=False)["catalogue"].drop_nulls()
            ), name


def test_tables_that_are_called_the_same_are_both_there():
    files = opened(ask(f"{SOME}?format=excel.csv&tabell=wishes&tabell=wishes_of_municipalities").body)

    assert len(files) == 2
    assert len({len(content) for content in files.values()}) == 2 or all(files.values())


def test_a_table_may_have_choices_of_its_own():
    files = opened(ask(f"{SOME}?sprak=en&tabell=county_figures%3Ftema%3Denterprises&tabell=codes").body)
    alone = ask("/data/exempel/1/county_figures.csv?sprak=en&tema=enterprises").body

    assert alone in files.values()
    assert alone != ask("/data/exempel/1/county_figures.csv?sprak=en").body


@pytest.mark.parametrize(
    "choice",
    [
        "", "tabell=okand", "tabell=codes&format=okand", "tabell=codes&format=csv&format=xlsx", "tabell=codes&okand=1",
        "tabell=codes%3Fokand%3D1", "&".join(["tabell=codes"] * (MOST + 1)),
    ],
)  # fmt: skip
def test_what_there_is_not_is_in_no_archive(choice: str):
    assert ask(f"{SOME}?{choice}").status == 404
