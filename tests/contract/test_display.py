"""A value is written in one way, whoever shows it: the app, a report to a partner, a difference, a list of versions."""

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract import display
from contract.signs import Known, known_of
from dashboard import wording
from publishing.messages import shown
from publishing.release.difference import ChangedRow, ExtractDifference
from publishing.release.difference_text import row_words
from tests.conftest import full_rows

LANGUAGES = st.sampled_from(["sv", "en"])
# Nine digits and more are hidden in a report: they may be a personal number.
VALUES = st.decimals(-(10**7), 10**7, places=4, allow_nan=False).map(float)


@settings(deadline=None)
@given(VALUES, LANGUAGES, st.integers(0, 3))
def test_a_number_reads_the_same_to_every_reader(value, language, decimals):
    assert wording.number(value, language, decimals=decimals) == display.number(value, language, decimals=decimals)
    if value >= 0:
        row = {"period": "2018-Q4", "municipality_code": "2180", "value": value, "source_id": "kalla"}
        assert told(row, language) == shown.number(value)[language] == wording.number(value, language, at_most=2)
    if float(value).is_integer():
        assert wording.number(value, language) == shown.number(value)[language]


@settings(deadline=None)
@given(st.dates(dt.date(1950, 1, 1), dt.date(2050, 12, 31)), LANGUAGES)
def test_so_does_a_day_and_its_quarter(day, language):
    assert wording.day(day, language, article=False) == shown.day(day)[language]
    quarter = f"{day.year}-Q{(day.month + 2) // 3}"
    assert wording.period_text(quarter, language) == shown.quarter(quarter)[language]


KINDS = st.sampled_from(["exact", "rounded", "at_least"])


@settings(deadline=None)
@given(st.integers(0, 10**6).map(float), KINDS, LANGUAGES)
def test_so_does_the_sign_of_a_value(value, kind, language):
    row = {"period": "2018", "municipality_code": "2180", "value": value, "value_kind": kind, "source_id": "kalla"}
    assert told(row, language, extract="placement_year") == wording.value_text(value, "A", language, value_kind=kind)


def told(row: dict, language: str, *, extract: str = "dialogue_meeting") -> str:
    """The value of a row as a difference tells it."""
    full = full_rows(extract, [row]).row(0, named=True)
    [(_, _, words)] = row_words(ExtractDifference(extract, (full,), (), (), 0), {}, language)
    return words.split("; ")[0].partition(": ")[2]


def test_a_floor_is_a_floor_in_a_difference_too():
    year = {"period": "2018", "municipality_code": "2180", "source_id": "kalla", "value_kind": "at_least"}
    assert told({**year, "value": 20.0}, "sv", extract="placement_year") == "minst 20"
    stated = {"indicator_code": "enterprises", "period": "2018", "source_id": "kalla", "value": 20.0}
    for qualifier, sv, en in [
        ("at_least", "minst 20", "at least 20"), ("approximate", "omkring 20", "about 20"), ("exact", "20", "20"),
    ]:  # fmt: skip
        row = stated | {"qualifier": qualifier}
        assert (told(row, "sv", extract="observation"), told(row, "en", extract="observation")) == (sv, en)


def test_a_floor_that_moved_is_one_before_and_after():
    year = {"period": "2018", "municipality_code": "2180", "source_id": "kalla", "value_kind": "at_least"}
    before, after = (
        full_rows("placement_year", [{**year, "value": value}]).row(0, named=True) for value in (20.0, 25.0)
    )
    changed = ExtractDifference("placement_year", (), (ChangedRow(before, after, ("value",)),), (), 0)
    [(_, _, words)] = row_words(changed, {}, "sv")
    assert words == "Värde: minst 20 → minst 25"


@pytest.mark.parametrize(
    ("value", "sv", "en"),
    [
        (12500, "12\u00a0500", "12,500"),
        (3.0, "3", "3"),
        (12500.5, "12\u00a0500,5", "12,500.5"),
        (0.125, "0,13", "0.13"),
        (0.135, "0,14", "0.14"),
        (-0.001, "0", "0"),
        (0, "0", "0"),
    ],
)
def test_a_number_of_at_most_two_decimals(value, sv, en):
    assert (display.number(value, "sv", at_most=2), display.number(value, "en", at_most=2)) == (sv, en)


@pytest.mark.parametrize(
    ("value", "kind", "parts", "written"),
    [
        (45.0, "exact", 0, "45"),
        (45.0, "rounded", 9, "≈\u00a045"),
        (0.0, "rounded", 1, "0–4"),
        (0.0, "rounded", 2, "≈\u00a00"),
    ],
)
def test_counts_of_people(value, kind, parts, written):
    assert display.known_text(Known(value, value_kind=kind, rounded_parts=parts), "sv") == written


@pytest.mark.parametrize(
    ("kind", "language", "written"),
    [
        ("at_least", "sv", "minst 45"),
        ("rounded", "sv", "minst ≈\u00a045"),
        ("rounded", "en", "at least ≈\u00a045"),
    ],
)
def test_a_sum_that_misses_parts(kind, language, written):
    known = Known(45.0, value_kind=kind, rounded_parts=9, missing_parts=1)
    assert display.known_text(known, language) == written


def test_what_a_row_does_not_say_of_its_value_is_nothing():
    assert known_of({"value": 20.0, "value_kind": "at_least"}) == Known(20.0, value_kind="at_least", rounded_parts=0)
    assert known_of({"value": None}).obs_status == "NL"


def test_days():
    assert display.day(dt.date(2019, 5, 15), "sv") == "den 15 maj 2019"
    assert display.day(dt.date(2019, 5, 15), "en") == "15 May 2019"
    assert display.day_of_year(dt.date(2019, 6, 30), "sv") == "30 juni"
    assert display.month_text(dt.date(2018, 6, 30), "en") == "June 2018"


@pytest.mark.parametrize(
    ("period", "sv", "en"),
    [
        ("2016", "2016", "2016"),
        ("2019-Q1", "2019 kv 1", "2019 Q1"),
        ("2015-12", "december 2015", "December 2015"),
        ("2019/2020", "2019–2020", "2019–2020"),
    ],
)
def test_periods(period, sv, en):
    assert (display.period_text(period, "sv"), display.period_text(period, "en")) == (sv, en)


def test_spans():
    assert [display.spans_text(numbers) for numbers in ([], [3], [7, 4, 5, 6, 12])] == ["–", "3", "4–7, 12"]


def test_nobody_else_writes_numbers():
    """Days and lists are also read, and told as a spreadsheet shows them; a number is rounded and written here alone."""
    root = Path(__file__).parents[2]
    code = [path for part in ("contract", "dashboard", "publishing", "pages") for path in (root / part).rglob("*.py")]
    writers = [path for path in code if re.search(r"^(from|import) babel\.numbers", path.read_text("utf-8"), re.M)]
    assert writers == [root / "contract" / "display.py"]


@pytest.mark.parametrize(
    ("missing", "sv", "en"), [(0, "få eller inga", "few or none"), (2, "få eller inga hittills", "few or none so far")]
)
def test_a_sum_of_changed_counts_that_shows_0_is_never_said_to_be_nobody(missing, sv, en):
    known = Known(0.0, value_kind="rounded", missing_parts=missing, rounded_parts=12)

    for language, words in (("sv", sv), ("en", en)):
        assert display.known_words(known, language) == display.known_or_few(known, language) == words
    assert display.known_or_few(Known(5.0, value_kind="rounded", rounded_parts=12), "sv") == "≈\xa05"
    assert display.known_or_few(Known(0.0, value_kind="rounded", rounded_parts=1), "sv") == "0–4"


@pytest.mark.parametrize(
    ("known", "swedish", "english"),
    [
        (Known(43.0, value_kind="rounded", rounded_parts=2), "ungefär 43 personer", "approximately 43 people"),
        (Known(0.0, value_kind="rounded"), "få eller inga personer", "few or no people"),
        (Known(0.0, value_kind="rounded", rounded_parts=2), "få eller inga personer", "few or no people"),
    ],
)
def test_a_number_before_what_it_counts(known, swedish, english):
    assert display.known_words(known, "sv", counted="personer") == swedish
    assert display.known_words(known, "en", counted="people") == english
