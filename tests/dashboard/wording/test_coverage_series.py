import pytest

from dashboard.wording import coverage_county, coverage_series
from dashboard.wording.claims import Claim, Relation, Subject
from dashboard.wording.coverage_values import as_shown, date_words, value_in_sentence, value_words
from tests.dashboard.coverage_frames import CODES, by_municipality, county, over_time

ENDS = ["2016-Q4", "2018-Q4"]


def subject(name, period):
    return Subject("coverage_over_time", (("municipality_code", CODES[name]), ("period", period)))


class TestSeries:
    @pytest.mark.parametrize(
        ("series", "expected"),
        [
            (
                {"Gävle": [4.0, 5.0], "Hofors": [1.0, 0.0]},
                "Antalet ASF ökade i en kommun och minskade i en kommun 2016–2018",
            ),
            (
                {"Gävle": [4.0, 5.0], "Bollnäs": [4.0, 5.0], "Hofors": [1.0, "NL"]},
                "Antalet ASF ökade i två kommuner 2016–2018, bland de två kommunerna med uppgift för den första och den sista perioden",
            ),
            ({"Gävle": [4.0, 3.0], "Hofors": [2.0, 1.0]}, "Antalet ASF minskade i två kommuner 2016–2018"),
            (
                {"Gävle": [4.0, 4.0], "Hofors": ["NL", 1.0]},
                "Antal ASF i Gävle: 4 i slutet av 2016, 4 i slutet av 2018",
            ),
            (
                {"Gävle": [4.0, "NL"], "Hofors": ["NL", 1.0]},
                "Antalet ASF 2016–2018: ingen kommun har uppgift för den första och den sista perioden",
            ),
            ({"Gävle": ["NL", "NL"]}, "Antal ASF: utvecklingen per kommun"),
            ({"Gävle": [4.0, "NL"]}, "Antal ASF: uppgifter finns bara för 2016 kv 4"),
        ],
    )
    def test_counts_who_rose_and_fell_among_those_known_both_times(self, series, expected):
        assert coverage_series.over_time(over_time("enterprises", series, ENDS), "sv") == expected

    def test_a_change_is_claimed_of_each_and_silence_is_no_fall(self):
        frame = over_time("enterprises", {"Gävle": [4.0, 5.0], "Hofors": [3.0, 1.0], "Bollnäs": [9.0, "NL"]}, ENDS)

        said = coverage_series.over_time(frame, "sv")

        assert said.claims == (
            Claim(subject("Gävle", "2018-Q4"), Relation.MORE_THAN, subject("Gävle", "2016-Q4")),
            Claim(subject("Hofors", "2018-Q4"), Relation.LESS_THAN, subject("Hofors", "2016-Q4")),
        )

    def test_a_change_within_the_rounding_is_not_told(self):
        frame = over_time(
            "employees", {"Gävle": [20.0, 22.0], "Hofors": [7.0, 30.0]}, ENDS, rounded=("Gävle", "Hofors")
        )
        alone = over_time("employees", {"Gävle": [20.0, 22.0], "Hofors": [7.0, 8.0]}, ENDS, rounded=("Gävle", "Hofors"))

        assert coverage_series.over_time(frame, "sv") == ("Antalet anställda i ASF ökade i minst en kommun 2016–2018")
        assert coverage_series.over_time(alone, "sv") == (
            "Antalet anställda i ASF 2016–2018: om antalen ökade eller minskade går inte att säga, eftersom små antal har ändrats"
        )

    @pytest.mark.parametrize(
        ("series", "expected"),
        [
            (
                {"Gävle": ["not_held", "held"], "Bollnäs": ["held", "held"], "Hofors": ["UN", "held"]},
                "En policy om ASF tillkom i en kommun 2016–2017, bland de två kommunerna med uppgift för båda åren",
            ),
            (
                {"Gävle": ["planned", "held"], "Bollnäs": ["held", "not_held"]},
                "En policy om ASF tillkom i en kommun och upphörde i en kommun 2016–2017",
            ),
            (
                {"Gävle": ["held", "held"], "Hofors": ["not_held", "planned"]},
                "En policy om ASF varken tillkom eller upphörde 2016–2017",
            ),
            ({"Gävle": ["UN", "UN"], "Hofors": ["UN", "UN"]}, "Policy om ASF: utvecklingen per kommun"),
        ],
    )
    def test_counts_who_joined_a_mark(self, series, expected):
        assert coverage_series.over_time(over_time("policy", series, ["2016", "2017"]), "sv") == expected

    def test_of_a_few_that_are_chosen_nothing_is_said_of_the_others(self):
        both = over_time("enterprises", {"Gävle": [4.0, 5.0], "Hofors": [1.0, 1.0]}, ENDS, of=10)
        partly = over_time(
            "enterprises", {"Gävle": [4.0, 5.0], "Bollnäs": [1.0, 1.0], "Hofors": [1.0, "NL"]}, ENDS, of=10
        )
        none = over_time("af_agreement_pct", {"Hofors": ["NA", "NA"]}, ENDS, of=10)
        single = over_time("policy", {"Hofors": ["held"]}, ["2016"], of=10)

        assert coverage_series.over_time(both, "sv") == (
            "Antalet ASF ökade i en kommun 2016–2018, bland de valda kommunerna"
        )
        assert coverage_series.over_time(partly, "sv") == (
            "Antalet ASF ökade i en kommun 2016–2018, bland de två valda kommunerna med uppgift för den första och den sista perioden"
        )
        assert coverage_series.over_time(none, "sv") == (
            "Andel med överenskommelse med Arbetsförmedlingen: ej tillämpligt i Hofors"
        )
        assert coverage_series.over_time(single, "sv") == "Policy om ASF i Hofors: uppgifter finns bara för 2016"

    def test_of_the_chosen_without_a_pair_nothing_is_said_of_the_others(self):
        apart = over_time("enterprises", {"Gävle": [4.0, "NL"], "Hofors": ["NL", 1.0]}, ENDS, of=10)
        silent = over_time("enterprises", {"Gävle": ["NL", "NL"]}, ENDS, of=10)

        assert coverage_series.over_time(apart, "sv") == (
            "Antalet ASF 2016–2018: ingen av de valda kommunerna har uppgift för den första och den sista perioden"
        )
        assert coverage_series.over_time(silent, "sv") == "Antal ASF: ingen uppgift i Gävle"

    @pytest.mark.parametrize(
        ("series", "expected"),
        [
            (
                {"Gävle": [4.0, 4.0], "Bollnäs": [2.0, 2.0], "Hofors": ["NL", 1.0]},
                "Antalet ASF ändrades inte 2016 kv 1–2016 kv 4, bland de två kommunerna med uppgift för den första och den sista perioden",
            ),
            ({"Gävle": [4.0, 5.0], "Hofors": ["NL", 1.0]}, "Antal ASF i Gävle: 4 i början av 2016, 5 i slutet av 2016"),
        ],
    )
    def test_within_a_year_the_quarters_are_named(self, series, expected):
        assert coverage_series.over_time(over_time("enterprises", series, ["2016-Q1", "2016-Q4"]), "sv") == expected

    def test_a_change_too_small_to_be_seen_is_no_change(self):
        frame = over_time("enterprises_per_10000", {"Gävle": [1.04, 1.01], "Hofors": [0.0, 0.0]}, ENDS)

        assert coverage_series.over_time(frame, "sv") == "ASF per 10 000 invånare ändrades inte 2016–2018"

    def test_one_municipality_has_its_values_in_the_sentence(self):
        number = over_time("enterprises", {"Gävle": [4.0, 5.0, "NL"]}, ["2016-Q1", "2017-Q4", "2018-Q4"])
        mark = over_time("policy", {"Gävle": ["not_held", "held"]}, ["2016", "2018"])

        said = coverage_series.over_time(number, "sv")
        assert said == "Antal ASF i Gävle: 4 i början av 2016, 5 i slutet av 2017"
        assert Claim(subject("Gävle", "2017-Q4"), Relation.EXACTLY, 5.0) in said.claims
        assert coverage_series.over_time(mark, "sv") == "Policy om ASF i Gävle: nej år 2016, ja år 2018"

    def test_panel_in_words(self):
        frame = over_time("enterprises", {"Gävle": [4.0, "NL"]}, ENDS)

        assert coverage_series.panel_alt(frame, "sv") == "Gävle: Antal ASF 4 (2016 kv 4) till ej levererat (2018 kv 4)"


class TestStrip:
    def test_names_the_county_and_the_year(self):
        rows = [
            ("enterprises", "2016", True, 30.0, "approximate", "enterprises"),
            ("enterprises", "2017", False, 31.0, "exact", "enterprises"),
        ]

        said = coverage_county.strip(county(rows), "sv")

        assert said == "Hela länet 2016: omkring 30 ASF"
        assert [claim.than for claim in said.claims] == [30.0]
        assert coverage_county.strip(county(rows[1:]), "sv") == "Hela länet: inget antal ASF finns i uppgifterna"


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
