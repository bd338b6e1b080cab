"""The dictionary tells of every column in both languages, and what it says of keys and references holds."""

import dataframely as dy
import polars as pl
import pytest

from contract import (
    CODELISTS,
    CONTRACT_VERSION,
    DETAILS,
    EXTRACTS,
    FIRST,
    is_younger,
    label_of,
    not_delivered,
    with_younger_columns,
)
from contract.dictionary import codelists, dictionary
from contract.extracts import is_known
from contract.schema import code, count
from publishing.kinds import FORMS
from tests.each import each

FILES = {**EXTRACTS, **DETAILS}


def test_every_column_of_every_extract_is_in_the_dictionary_once():
    columns = [(extract, name) for extract, schema in FILES.items() for name in schema.columns()]
    assert dictionary().select("extract", "column_name").rows() == columns
    assert len(set(columns)) == len(columns)


@each("extract", FILES)
def test_every_column_has_a_heading_in_both_languages(extract):
    rows = dictionary().filter(pl.col("extract") == extract)
    for heading in ("heading_sv", "heading_en"):
        assert rows[heading].str.len_chars().min() > 0
        assert rows[heading].is_unique().all(), rows.filter(rows[heading].is_duplicated())[heading].to_list()


def test_a_remark_in_one_language_has_its_twin_in_the_other():
    rows = dictionary()
    one_sided = rows.filter((pl.col("note_sv") == "") != (pl.col("note_en") == ""))
    assert one_sided.select("extract", "column_name").rows() == []


def test_every_extract_says_what_one_row_is():
    notes = dictionary().select("extract", "extract_note").unique()
    assert notes.height == len(FILES)
    assert notes["extract_note"].str.ends_with(".").all()


def test_a_column_that_came_later_may_be_empty_or_is_a_status_and_is_no_key():
    younger = [
        (extract, name, column.nullable or not_delivered(column) == "NL", name in schema.primary_key())
        for extract, schema in FILES.items()
        for name, column in schema.columns().items()
        if is_younger(column.metadata["since"], schema.since)
    ]
    assert younger
    for extract, name, can_be_missing, is_key in younger:
        assert (can_be_missing, is_key) == (True, False), f"{extract}.{name}: an older file has no value for it"


def test_nothing_is_younger_than_the_contract():
    since = [column.metadata["since"] for schema in FILES.values() for column in schema.columns().values()]
    since += [schema.since for schema in FILES.values()]
    since += [field.since for form in FORMS.values() for field in form.fields]
    assert all(is_known(one) for one in since)
    assert [is_known(one) for one in ("0", "1", CONTRACT_VERSION, f"{CONTRACT_VERSION}7", "0.9", "", "-1")] == [
        False, True, True, False, False, False, False,
    ]  # fmt: skip


def test_a_file_from_before_a_column_is_read_with_it_empty_and_nothing_else_is_made_up():
    empty = EXTRACTS["source"].create_empty()
    younger = [name for name, column in EXTRACTS["source"].columns().items() if column.metadata["since"] != FIRST]
    older = empty.drop(*younger, "url")
    read = with_younger_columns("source", older)
    assert set(empty.columns) - set(read.columns) == {"url"}
    assert {name: read.schema[name] for name in younger} == {name: empty.schema[name] for name in younger}
    # What the file says stays as it says it, whole or not.
    odd = older.with_columns(pl.lit(1).alias("account_sv"))
    assert with_younger_columns("source", odd).schema["account_sv"] == pl.Int32
    # A file of the contract that brought the column must have it.
    assert with_younger_columns("source", older, written_under="2").columns == older.columns


def test_a_younger_status_says_that_nothing_was_delivered():
    assert [not_delivered(EXTRACTS["population"].columns()[name]) for name in ("obs_status", "value")] == ["NL", None]


NEXT = str(int(CONTRACT_VERSION) + 1)


class Grown(EXTRACTS["population"]):
    """The residents of a later contract: with the number of households, and its status."""

    households = count("Hushåll", "Households", "households", since=NEXT)
    households_status = code("obs_status", "Hushållens status", "Status of the households", since=NEXT)

    @dy.rule()
    def households_are_null_exactly_when_not_a(cls) -> pl.Expr:
        """Missing is not zero."""
        return (pl.col("households_status") == "A") == pl.col("households").is_not_null()


def test_an_older_file_keeps_the_rules_of_a_younger_value_with_a_status(frame_of, monkeypatch):
    older = frame_of("population")
    monkeypatch.setitem(EXTRACTS, "population", Grown)
    read = with_younger_columns("population", older, written_under=CONTRACT_VERSION)
    assert read.select("households", "households_status").row(0) == (None, "NL")
    assert Grown.filter(read).failure.counts() == {}
    assert read.select(older.columns).equals(older)


def test_every_reference_points_at_the_key_of_an_extract_that_comes_first():
    order = list(FILES)
    for row in dictionary().filter(pl.col("foreign_key") != "").iter_rows(named=True):
        for reference in row["foreign_key"].split(", "):
            extract, column = reference.split(".")
            assert EXTRACTS[extract].primary_key() == [column]
            assert order.index(extract) < order.index(row["extract"]) or extract == row["extract"]


def test_every_extract_names_its_source():
    rows = dictionary().filter((pl.col("foreign_key") == "source.source_id") | (pl.col("extract") == "source"))
    assert set(rows["extract"]) == set(FILES)


def test_every_code_has_a_label_in_both_languages():
    rows = codelists()
    assert rows["label_sv"].str.len_chars().min() > 0
    assert rows["label_en"].str.len_chars().min() > 0
    assert rows.select("codelist", "code").is_unique().all()
    assert set(rows["codelist"]) == set(CODELISTS)


def test_no_two_codes_of_a_list_look_the_same_on_screen():
    for language in ("label_sv", "label_en"):
        doubled = codelists().filter(pl.struct("codelist", language).is_duplicated())
        assert doubled.select("codelist", "code").rows() == []


def test_a_label_is_found_by_language_and_an_unknown_code_is_an_error():
    assert label_of("obs_status", "NL", "sv") == "ej levererat"
    assert label_of("obs_status", "NL", "en") == "not delivered"
    with pytest.raises(KeyError):
        label_of("obs_status", "XX", "sv")
