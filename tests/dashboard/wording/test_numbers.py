"""Numbers, dates and periods to the letter, in both languages."""

from datetime import date

import pytest

from contract import CODELISTS
from dashboard.wording import (
    day,
    join_names,
    number,
    percent,
    period_in_table,
    period_text,
    share_of,
    spelled,
    value_text,
)

NBSP = "\u00a0"


class TestNumber:
    @pytest.mark.parametrize(
        ("value", "swedish", "english"),
        [
            (1896300, f"1{NBSP}896{NBSP}300", "1,896,300"),
            (281851.0, f"281{NBSP}851", "281,851"),
            (1000, f"1{NBSP}000", "1,000"),
            (999, "999", "999"),
            (0, "0", "0"),
            (12.9, "12,9", "12.9"),
            (1.06, "1,1", "1.1"),
            (0.25, "0,3", "0.3"),
            (0.35, "0,4", "0.4"),
            (1234.56, f"1{NBSP}234,6", "1,234.6"),
            (-3, "-3", "-3"),
            (-0.0, "0", "0"),
            (-0.04, "0,0", "0.0"),
            (1e15, f"1{NBSP}000{NBSP}000{NBSP}000{NBSP}000{NBSP}000", "1,000,000,000,000,000"),
        ],
    )
    def test_has_the_separators_of_the_language(self, value, swedish, english):
        assert number(value, "sv") == swedish
        assert number(value, "en") == english

    @pytest.mark.parametrize(
        ("value", "decimals", "shown"), [(12.5, 0, "13"), (13.5, 0, "14"), (3, 1, "3,0"), (0.285, 2, "0,29")]
    )
    def test_rounds_a_half_up_to_the_decimals_asked_for(self, value, decimals, shown):
        assert number(value, "sv", decimals=decimals) == shown

    @pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
    def test_what_is_no_number_is_never_shown(self, value):
        with pytest.raises(ValueError, match="no number"):
            number(value, "sv")


def test_per_cent():
    assert percent(12.9, "sv") == f"12,9{NBSP}%"
    assert percent(12.9, "en") == "12.9%"
    assert percent(20, "sv") == f"20{NBSP}%"
    assert percent(66.666, "en", decimals=0) == "67%"


class TestDates:
    @pytest.mark.parametrize(
        ("day_of", "swedish", "plain", "english"),
        [
            (date(2015, 12, 31), "den 31 december 2015", "31 december 2015", "31 December 2015"),
            (date(2026, 5, 1), "den 1 maj 2026", "1 maj 2026", "1 May 2026"),
        ],
    )
    def test_a_day_in_words(self, day_of, swedish, plain, english):
        assert day(day_of, "sv") == swedish
        assert day(day_of, "sv", article=False) == plain
        assert day(day_of, "en") == day(day_of, "en", article=False) == english

    @pytest.mark.parametrize(
        ("period", "swedish", "english"),
        [
            ("2016", "2016", "2016"),
            ("2016-Q4", "2016 kv 4", "2016 Q4"),
            ("2015-12", "december 2015", "December 2015"),
            ("2016-05", "maj 2016", "May 2016"),
            ("2019/2020", "2019–2020", "2019–2020"),
            ("2018-Q1/2018-Q4", "2018 kv 1–2018 kv 4", "2018 Q1–2018 Q4"),
        ],
    )
    def test_a_period_in_words(self, period, swedish, english):
        assert period_text(period, "sv") == swedish
        assert period_text(period, "en") == english

    @pytest.mark.parametrize(
        ("period", "swedish", "english"),
        [
            ("2016", "2016", "2016"),
            ("2016-Q4", "2016 kv 4", "2016 Q4"),
            ("2015-12", "2015 månad 12", "2015 month 12"),
            ("2016-05", "2016 månad 5", "2016 month 5"),
            ("2014-07/2016-12", "2014 månad 7–2016 månad 12", "2014 month 7–2016 month 12"),
            ("2019/2020", "2019–2020", "2019–2020"),
        ],
    )
    def test_a_period_in_a_table_stays_text_in_a_spreadsheet(self, period, swedish, english):
        assert period_in_table(period, "sv") == swedish
        assert period_in_table(period, "en") == english

    @pytest.mark.parametrize("period", ["2016-13", "2016-december"])
    def test_what_is_no_period_of_the_contract_raises(self, period):
        with pytest.raises(ValueError, match=r"invalid literal|month must be"):
            period_text(period, "sv")


class TestWords:
    @pytest.mark.parametrize(
        ("count", "swedish", "english"),
        [(0, "noll", "zero"), (1, "ett", "one"), (3, "tre", "three"), (12, "tolv", "twelve"), (13, "13", "13")],
    )
    def test_small_counts_are_spelled(self, count, swedish, english):
        assert spelled(count, "sv") == swedish
        assert spelled(count, "en") == english
        assert spelled(count, "sv", capital=True) == swedish[0].upper() + swedish[1:]

    def test_a_large_count_keeps_its_separators(self):
        assert spelled(1500, "sv", capital=True) == f"1{NBSP}500"
        assert spelled(-1, "en") == "-1"

    def test_a_share(self):
        assert share_of(3, 10, "sv") == "3 av 10"
        assert share_of(3.0, 10.0, "en") == "3 of 10"

    @pytest.mark.parametrize(
        ("names", "swedish", "english"),
        [
            ([], "", ""),
            (["Bollnäs"], "Bollnäs", "Bollnäs"),
            (["Bollnäs", "Gävle"], "Bollnäs och Gävle", "Bollnäs and Gävle"),
            (["Bollnäs", "Gävle", "Hofors"], "Bollnäs, Gävle och Hofors", "Bollnäs, Gävle and Hofors"),
        ],
    )
    def test_names_are_joined(self, names, swedish, english):
        assert join_names(names, "sv") == swedish
        assert join_names(names, "en") == english


class TestValueText:
    @pytest.mark.parametrize(
        ("given", "swedish", "english"),
        [
            ({"value": 45.0}, "45", "45"),
            ({"value": 0.0}, "0", "0"),
            ({"value": 0.0, "value_kind": "exact"}, "0", "0"),
            ({"value": 0.0, "value_kind": "rounded"}, "0–4", "0–4"),
            ({"value": 0.0, "value_kind": "rounded", "rounded_parts": 1}, "0–4", "0–4"),
            ({"value": 0.0, "value_kind": "rounded", "rounded_parts": 2}, f"≈{NBSP}0", f"≈{NBSP}0"),
            ({"value": 45.0, "value_kind": "rounded", "rounded_parts": 9}, f"≈{NBSP}45", f"≈{NBSP}45"),
            ({"value": 45.0, "value_kind": "rounded"}, f"≈{NBSP}45", f"≈{NBSP}45"),
            ({"value": 1.1, "qualifier": "approximate"}, "omkring 1,1", "about 1.1"),
            ({"value": 3.0, "missing_parts": 6}, "minst 3", "at least 3"),
            ({"value": 45.0, "value_kind": "rounded", "missing_parts": 2}, f"minst ≈{NBSP}45", f"at least ≈{NBSP}45"),
            (
                {"value": None, "low": 50.0, "high": 60.0, "qualifier": "approximate"},
                "omkring 50–60",
                "about 50–60",
            ),
            ({"value": 5.0, "value_kind": "rounded", "qualifier": "approximate"}, f"≈{NBSP}5", f"≈{NBSP}5"),
            ({"value": 9.0, "qualifier": "at_least"}, "minst 9", "at least 9"),
            ({"value": 9.0, "qualifier": "exact"}, "9", "9"),
            ({"value": None, "low": 50.0, "high": 60.0, "qualifier": "range"}, "50–60", "50–60"),
            ({"value": None, "low": 1000.0, "high": 1500.5}, f"1{NBSP}000–1{NBSP}500,5", "1,000–1,500.5"),
            ({"value": 12.34, "decimals": 2}, "12,34", "12.34"),
        ],
    )
    def test_a_value(self, given, swedish, english):
        assert value_text(obs_status="A", language="sv", **given) == swedish
        assert value_text(obs_status="A", language="en", **given) == english

    @pytest.mark.parametrize(
        ("obs_status", "swedish", "english"),
        [
            ("NL", "ej levererat", "not delivered"),
            ("NA", "ej tillämpligt", "not applicable"),
            ("PR", "skyddat", "protected"),
            ("NM", "ej mätbart", "not measurable"),
            ("UN", "okänt", "unknown"),
            ("SU", "dolt av lämnaren", "withheld by the sender"),
        ],
    )
    def test_a_missing_one_is_its_word_never_zero_never_a_dash(self, obs_status, swedish, english):
        assert value_text(None, obs_status, "sv") == swedish
        assert value_text(None, obs_status, "en", value_kind=None, decimals=1) == english

    def test_every_kind_of_missing_has_its_word_above(self):
        assert set(CODELISTS["obs_status"].codes) == {"A", "NL", "NA", "PR", "NM", "UN", "SU"}

    def test_a_value_beside_a_missing_status_is_not_shown(self):
        assert value_text(45.0, "PR", "sv") == "skyddat"
