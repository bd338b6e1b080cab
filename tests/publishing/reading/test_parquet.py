"""Parquet: its columns as headings, its values as cells."""

import datetime as dt
import random
from decimal import Decimal

import polars as pl
import pytest

from contract import FORMS
from publishing.problems import InputError
from publishing.reading import read_delivery, read_table
from tests.publishing.reading.partner import MUNICIPALITIES, RIGHT, file_faults, headings, read


@pytest.mark.parametrize("kind", FORMS)
def test_what_was_read_reads_back_from_parquet(tmp_path, kind):
    path = tmp_path / "svar.parquet"
    frame = read(headings(kind), RIGHT[kind]).frame
    frame.drop("source_row").write_parquet(path)
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
