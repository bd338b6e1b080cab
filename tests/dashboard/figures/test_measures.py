import pytest

from dashboard.figures.measures import as_shown, date_words, value_in_sentence, value_words
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
