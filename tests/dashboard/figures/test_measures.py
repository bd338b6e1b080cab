import tomllib

import duckdb
import pytest

from contract import CODELISTS
from dashboard.figures.measures import Kind, as_shown, date_words, measure_of, value_in_sentence, value_words
from dashboard.wording.texts import FOLDER
from queries import read_macros
from tests.dashboard.coverage_frames import by_municipality


class TestValues:
    @pytest.mark.parametrize(
        ("measure", "value", "expected"),
        [
            ("enterprises_per_10000", 1.25, "1,3"),
            ("enterprises_per_10000", 2.0, "2,0"),
            ("enterprises_per_10000", 0.0, "0"),
            ("af_agreement_pct", 66.666, "67\xa0%"),
            ("af_agreement_pct", 0.0, "0\xa0%"),
            ("residents", 102904.0, "102\xa0904"),
            ("policy", "planned", "planerat"),
            ("policy", "UN", "okänt"),
            ("enterprises", "NL", "ej levererat"),
            ("af_agreement_pct", "NA", "ej tillämpligt"),
        ],
    )
    def test_a_value_is_written_as_its_measure_wants(self, measure, value, expected):
        assert value_words(by_municipality(measure, {"Gävle": value}).row(0, named=True), "sv") == expected

    def test_a_changed_value_wears_its_sign_and_its_word_in_a_sentence(self):
        count = by_municipality("employees", {"Gävle": 45.0}, rounded=("Gävle",)).row(0, named=True)
        share = by_municipality("af_agreement_pct", {"Gävle": 66.7}, rounded=("Gävle",)).row(0, named=True)

        assert (value_words(count, "sv"), value_in_sentence(count, "sv")) == ("≈\xa045", "ungefär 45")
        assert value_words(share, "sv") == "≈\xa067\xa0%"

    def test_a_rounded_zero_may_hide_a_few_people(self):
        frame = by_municipality("employees", {"Gävle": 0.0}, rounded=("Gävle",))

        assert value_words(frame.row(0, named=True), "sv") == "0–4"

    def test_a_rounded_zero_that_is_a_sum_may_hide_more_than_one_count(self):
        frame = by_municipality("employees", {"Gävle": 0.0}, rounded=("Gävle",), parts=3)

        assert value_words(frame.row(0, named=True), "sv") == "≈\xa00"

    def test_classes_use_the_value_as_it_is_written(self):
        assert as_shown(1.4931, "enterprises_per_10000") == 1.5
        assert as_shown(66.666, "af_agreement_pct") == 67
        assert as_shown(1.4931, "employees") == 1.4931

    def test_a_year_of_the_plan_is_no_day(self):
        assert date_words("2016", "policy", "sv") == "2016"
        assert date_words("2020", "residents", "sv") == "31 december 2020"
        assert date_words("2018-Q3", "enterprises", "en") == "30 September 2018"


class TestKinds:
    """A measure more is a row of the code list and its words: what it is follows from the end of its code."""

    @pytest.mark.parametrize(
        ("code", "kind", "decimals", "delivered_as"),
        [
            ("employees", Kind.COUNT, None, "enterprise"),
            ("apprentices", Kind.COUNT, None, "enterprise"),
            ("apprentices_per_10000", Kind.RATE, 1, "enterprise"),
            ("apprentices_pct", Kind.SHARE, 0, "enterprise"),
            ("policy", Kind.STATE, None, "commitment"),
            ("support_structure", Kind.STATE, None, "commitment"),
            ("residents", Kind.COUNT, None, ""),
        ],
    )
    def test_of_a_code(self, code, kind, decimals, delivered_as):
        measure = measure_of(code)

        assert (measure.kind, measure.decimals, measure.delivered_as) == (kind, decimals, delivered_as)

    @pytest.mark.parametrize("code", CODELISTS["coverage_measure"].codes)
    def test_the_queries_read_a_code_in_the_same_way(self, code):
        connection = duckdb.connect()
        connection.execute(read_macros())
        asked = "SELECT is_share($code), is_rate($code)"
        [(is_share, is_rate)] = connection.sql(asked, params={"code": code}).fetchall()

        assert is_share == (measure_of(code).kind is Kind.SHARE)
        assert is_rate == (measure_of(code).kind is Kind.RATE)

    @pytest.mark.parametrize("code", CODELISTS["coverage_measure"].codes)
    def test_every_measure_has_its_words_for_every_kind_of_sentence(self, code):
        kind = measure_of(code).kind
        entries = ["about", "thing", "plan"] if kind is Kind.STATE else ["about", "things", "most", "series"]
        entries += ["one"] if kind is Kind.SHARE else []
        words = tomllib.loads((FOLDER / "measures.toml").read_text(encoding="utf-8"))

        assert [entry for entry in entries if f"{entry}_{code}" not in words] == []
