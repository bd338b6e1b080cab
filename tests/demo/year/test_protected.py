"""Nothing of the exact counts, and nothing of what partners write beside, is in what is published."""

import re

import polars as pl
import pytest

from demo.year.story import leaks
from publishing.deliveries.store import read_receipts, receipt_frame
from publishing.versions.history import open_version

NUMBER, WORD = 474711, "Blåklintsvägen"


def holds(path) -> bool:
    """Whether the file holds the planted number or word, in its bytes or, for Parquet, in any of its cells."""
    content = path.read_bytes()
    if path.suffix != ".parquet":
        # A checksum may hold the digits by chance.
        return WORD.encode() in content or re.search(rb"\b474711\b", content) is not None
    values = [value for column in pl.read_parquet(path) for value in column.to_list()]
    return any(value == NUMBER or (isinstance(value, str) and WORD in value) for value in values)


def test_what_is_planted_is_in_the_restricted_folder(year):
    folder = year.place.restricted / "exempel"
    cell = ("kommun-2180", "service_use", "2019-Q4")
    (receipt,) = [one for one in read_receipts(folder) if one.cell == cell and one.is_accepted]

    assert NUMBER in receipt_frame(folder, receipt)["amount_sek"].to_list()


def test_and_in_no_file_of_the_data_folder(year):
    files = [path for path in year.place.data.rglob("*") if path.is_file()]

    assert len(files) > 80
    assert [path for path in files if holds(path)] == []


@pytest.mark.parametrize("version", range(1, 8))
def test_a_delivered_number_of_people_is_published_rounded_or_from_six_up(year, version):
    frames = open_version(year.place.catalogue, version).frames
    variables = pl.col("enterprise_variable").is_in(["employees", "places_filled"])
    people = [
        frames["placement"],
        frames["service_use"].filter(service_group="individinsats"),
        frames["enterprise_observation"].filter(variables),
    ]

    delivered = [frame.filter(pl.col("source_id").str.starts_with("leverans_")) for frame in people]

    shown = {
        pair for frame in delivered for pair in frame.select("value", "value_kind").drop_nulls("value").iter_rows()
    }
    assert {value for value, kind in shown if kind == "rounded"} <= {0.0, 5.0}
    assert min((value for value, kind in shown if kind == "exact"), default=6.0) >= 6
    assert delivered[1]["amount_sek"].is_null().all()


def test_counts_of_people_come_with_the_version_after_the_quarter_has_closed(year):
    def quarters(version: int) -> list[str]:
        placed = open_version(year.place.catalogue, version).frames["placement"]
        return sorted(set(placed.filter(pl.col("period") > "2018-Q4")["period"]))

    assert {version: quarters(version) for version in (1, 2, 3, 7)} == {
        1: [], 2: ["2019-Q1"], 3: ["2019-Q1", "2019-Q2"], 7: ["2019-Q1", "2019-Q2", "2019-Q3", "2019-Q4"],
    }  # fmt: skip


def test_the_search_finds_what_has_leaked(tmp_path):
    (tmp_path / "exempel").mkdir()
    pl.DataFrame({"value": [1.0, 2.0]}).write_parquet(tmp_path / "exempel" / "clean.parquet")
    (tmp_path / "exempel" / "hash.json").write_text(
        '{"sha256": "a9474711b", "other": "f474711c", "rows": 1474711}', encoding="utf-8"
    )
    assert leaks(tmp_path) == (2, [])

    pl.DataFrame({"value": [474711.0]}).write_parquet(tmp_path / "exempel" / "number.parquet")
    pl.DataFrame({"note": [f"vid {WORD}"]}).write_parquet(tmp_path / "exempel" / "word.parquet")
    (tmp_path / "note.json").write_text('{"note": "474711 kr"}', encoding="utf-8")

    assert leaks(tmp_path) == (5, ["exempel/number.parquet", "exempel/word.parquet", "note.json"])


def test_the_search_finds_a_number_of_people_that_is_not_protected(tmp_path):
    def placed(name: str, value: float, kind: str) -> None:
        row = {"source_id": "leverans_kommun-2180_placement", "value": value, "value_kind": kind}
        pl.DataFrame([row]).write_parquet(tmp_path / name)

    placed("placement-0a1b.parquet", 5.0, "rounded")
    placed("exempel_placement.parquet", 6.0, "exact")
    assert leaks(tmp_path)[1] == []

    placed("placement-2c3d.parquet", 3.0, "exact")
    assert leaks(tmp_path)[1] == ["placement-2c3d.parquet"]
