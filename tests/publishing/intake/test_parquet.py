"""Parquet: its columns as headings, its values as cells."""

import datetime as dt
import random
from decimal import Decimal
from zoneinfo import ZoneInfo

import polars as pl
import pyarrow as pa
import pytest
from pyarrow import parquet

from publishing.intake.files import read_table
from publishing.kinds import FORMS
from publishing.messages.problems import InputError
from tests.publishing.intake.partner import MUNICIPALITIES, RIGHT, file_faults, headings, read, read_delivery


@pytest.mark.parametrize("kind", FORMS)
def test_what_was_read_reads_back_from_parquet(tmp_path, kind):
    path = tmp_path / "svar.parquet"
    frame = read(headings(kind), RIGHT[kind]).frame
    frame.select(field.name for field in FORMS[kind].fields).write_parquet(path)
    delivered = read_delivery(path, municipalities=MUNICIPALITIES, kind=kind)
    assert delivered.frame.equals(frame)
    assert (delivered.header_row, delivered.table.is_text) == (1, False)


def test_categories_and_decimals(tmp_path):
    path = tmp_path / "svar.parquet"
    texts = dict(zip(headings("dialogue_meeting"), ([text] for text in RIGHT["dialogue_meeting"]), strict=True))
    frame = pl.DataFrame(texts).with_columns(
        pl.col("Kommun").cast(pl.Categorical), pl.lit(2).cast(pl.Decimal(9, 2)).alias("Antal möten")
    )
    frame.write_parquet(path)
    assert read_delivery(path, municipalities=MUNICIPALITIES).frame["value"].to_list() == [2.0]


def test_a_decimal_is_the_number_that_it_says(tmp_path):
    path = tmp_path / "svar.parquet"
    pl.DataFrame({"Belopp": [Decimal("25181.60"), None]}).write_parquet(path)
    assert read_table(path).rows == (("Belopp",), (25181.6,), (None,))


def with_days(path, days: pa.Array) -> list:
    table = {name: [text] for name, text in zip(headings("commitment"), RIGHT["commitment"], strict=True)}
    parquet.write_table(pa.table(table | {"Gäller från": days}), path)
    return read_delivery(path, municipalities=MUNICIPALITIES).frame["valid_from"].to_list()


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("zone", ["Europe/Stockholm", "+01:00", "UTC", "America/New_York"])
def test_a_day_is_that_of_its_columns_own_zone(tmp_path, unit, zone):
    midnight = dt.datetime(
        2018, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=1)) if zone == "+01:00" else ZoneInfo(zone)
    )
    days = pa.array([midnight], pa.timestamp(unit, zone))
    assert with_days(tmp_path / "svar.parquet", days) == [dt.date(2018, 1, 1)]


@pytest.mark.parametrize("kind", [pa.date32(), pa.date64(), pa.timestamp("s"), pa.timestamp("ns")])
def test_a_day_without_a_zone_is_that_day(tmp_path, kind):
    days = pa.array([dt.date(2018, 1, 1)], pa.date32()).cast(kind)
    assert with_days(tmp_path / "svar.parquet", days) == [dt.date(2018, 1, 1)]


def test_an_evening_in_greenwich_is_no_day(tmp_path):
    with pytest.raises(InputError) as caught:
        with_days(tmp_path / "svar.parquet", pa.array([dt.datetime(2017, 12, 31, 23)], pa.timestamp("us", "UTC")))
    assert [problem.message for problem in caught.value.problems] == ["cell_time_of_day"]


def test_a_zone_that_nobody_knows_is_a_fault_of_the_file(tmp_path):
    path = tmp_path / "svar.parquet"
    parquet.write_table(pa.table({"Gäller från": pa.array([0], pa.timestamp("us", "Mars/Olympus"))}), path)
    assert [fault.message for fault in file_faults(path)] == ["file_broken"]


def test_a_number_of_half_precision_is_the_one_that_it_says(tmp_path):
    path = tmp_path / "svar.parquet"
    parquet.write_table(pa.table({"Belopp": pa.array([12500.1, None], pa.float32())}), path)
    assert read_table(path).rows == (("Belopp",), (12500.1,), (None,))


def test_a_column_of_an_odd_type(tmp_path):
    path = tmp_path / "svar.parquet"
    pl.DataFrame({"Kvartal": ["2019 kv 1"], "Tid": [dt.timedelta(1)], "Lista": [[1]]}).write_parquet(path)
    assert [(fault.message, fault.column) for fault in file_faults(path)] == [
        ("table_odd_column", "Tid"),
        ("table_odd_column", "Lista"),
    ]


def test_too_many_rows_are_counted_and_not_read(tmp_path):
    path = tmp_path / "svar.parquet"
    pl.DataFrame({"Kvartal": ["2019 kv 1"]}).select(pl.col("Kvartal").repeat_by(200_000).explode()).write_parquet(path)
    [fault] = file_faults(path)
    assert "tabellen har 200000 rader" in fault.text("sv")


def test_a_cut_or_altered_file_never_crashes(tmp_path):
    path = tmp_path / "svar.parquet"
    pl.DataFrame(
        {name: [text] * 30 for name, text in zip(headings("placement"), RIGHT["placement"], strict=True)}
    ).write_parquet(path)
    whole, chance = path.read_bytes(), random.Random(5)
    assert [fault.message for fault in cut_faults(path, whole[: len(whole) // 2])] == ["file_broken"]
    refused = 0
    for _ in range(150):
        altered = bytearray(whole)
        altered[chance.randrange(4, len(whole))] ^= 1 << chance.randrange(8)
        path.write_bytes(altered)
        try:
            read_table(path)
        except InputError:
            refused += 1
    assert refused > 20


def cut_faults(path, data: bytes):
    path.write_bytes(data)
    return file_faults(path)
