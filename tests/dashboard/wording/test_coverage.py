import pytest

from dashboard.wording import coverage as say
from dashboard.wording import coverage_county, coverage_series
from dashboard.wording.coverage_map import map_title
from dashboard.wording.coverage_values import as_shown, date_words, value_words
from tests.dashboard.coverage_frames import by_municipality, county, over_time

STATES = {"Bollnäs": "held", "Gävle": "held", "Ljusdal": "planned", "Hofors": "not_held"}
NUMBERS = {"Gävle": 5.0, "Bollnäs": 4.0, "Ljusdal": 2.0, "Hofors": 0.0, "Ockelbo": "NL"}


class TestHeadline:
    @pytest.mark.parametrize(
        ("measure", "values", "more", "expected"),
        [
            ("support_structure", STATES, {"period": "2016"}, "År 2016 hade 2 av 4 kommuner stödstruktur"),
            ("policy", {**STATES, "Ockelbo": "UN"}, {}, "I slutet av 2018 hade minst 2 av 5 kommuner en policy om ASF"),
            ("policy", STATES, {"of": 10}, "I slutet av 2018 hade 2 av 4 valda kommuner en policy om ASF"),
            (
                "responsible",
                {"Gävle": "planned"},
                {"period": "2016", "of": 10},
                "År 2016 planerade Gävle en ansvarig för ASF",
            ),
            ("responsible", {"Gävle": "held"}, {"period": "2016"}, "År 2016 hade Gävle en ansvarig för ASF"),
            ("dialogue_forum", {"Gävle": "not_held"}, {}, "I slutet av 2018 saknade Gävle ett dialogforum"),
            ("policy", {"Gävle": "UN"}, {"period": "2016"}, "Gävle: policy om ASF, okänt (2016)"),
            ("enterprises", NUMBERS, {"period": "2018-Q2"}, "I slutet av juni 2018 hade Gävle flest ASF: 5"),
            (
                "sak_member",
                {"Gävle": 5.0, "Hofors": 5.0, "Ljusdal": 1.0},
                {},
                "I slutet av 2018 hade Gävle och Hofors flest medlemmar i SAK: 5",
            ),
            (
                "residents",
                {"Gävle": 102904.0, "Hofors": 9570.0},
                {"period": "2020"},
                "År 2020 hade Gävle flest invånare: 102 904",
            ),
            ("enterprises", NUMBERS, {"of": 10}, "Bland de valda kommunerna i slutet av 2018 hade Gävle flest ASF: 5"),
            ("enterprises", {"Gävle": 4.0}, {"of": 10}, "I slutet av 2018 hade Gävle 4 ASF"),
            (
                "af_agreement_pct",
                {"Gävle": 87.5},
                {},
                "I slutet av 2018 hade 88 % av ASF i Gävle avtal med Arbetsförmedlingen",
            ),
            (
                "enterprises",
                {"Gävle": 0.0, "Hofors": 0.0},
                {},
                "I slutet av 2018: antal ASF var 0 i alla kommuner med uppgift",
            ),
            ("enterprises", {"Gävle": "NL", "Hofors": "NL"}, {}, "Inget antal ASF per kommun har levererats"),
            ("employees", {"Gävle": "NL", "Hofors": "NL"}, {}, "Inget om detta har levererats: anställda"),
            ("employees", {"Gävle": "NL"}, {"period": None}, "Gävle: anställda, ej levererat"),
        ],
    )
    def test_says_the_one_message_and_names_its_time(self, measure, values, more, expected):
        assert say.headline(by_municipality(measure, values, **more), "sv") == expected.replace(
            "102 904", "102\xa0904"
        ).replace("88 %", "88\xa0%")

    def test_a_rounded_count_is_approximate(self):
        frame = by_municipality("employees", {"Gävle": 45.0, "Hofors": 9.0}, rounded=("Gävle",))

        assert say.headline(frame, "sv") == "I slutet av 2018 hade Gävle flest anställda i ASF: ≈\xa045"

    def test_in_english(self):
        frame = by_municipality("support_structure", STATES, period="2016", language="en")

        assert say.headline(frame, "en") == "In 2016, 2 of 4 municipalities had a support structure"


class TestMapTitle:
    @pytest.mark.parametrize(
        ("measure", "values", "expected"),
        [
            ("enterprises", NUMBERS, "Flest i Gävle och Bollnäs 2018"),
            ("enterprises", {**NUMBERS, "Bollnäs": 2.0}, "Flest i Gävle 2018"),
            (
                "enterprises",
                dict.fromkeys(["Gävle", "Bollnäs", "Hofors", "Ljusdal"], 1.0),
                "Flest i fyra kommuner 2018",
            ),
            ("enterprises_per_10000", NUMBERS, "Högst i Gävle och Bollnäs 2018"),
            ("enterprises", {"Gävle": 5.0, "Ljusdal": "NL"}, "Gävle på plats 1 i länet 2018"),
            ("policy", STATES, "Ja i Bollnäs och Gävle 2018"),
            (
                "policy",
                dict.fromkeys(["Gävle", "Bollnäs", "Hofors", "Ljusdal"], "held"),
                "Policy om ASF i fyra kommuner 2018",
            ),
            ("policy", {"Gävle": "not_held"}, "Policy om ASF i ingen kommun 2018"),
            ("enterprises", {"Gävle": "NL"}, "Inget antal ASF per kommun har levererats"),
        ],
    )
    def test_says_where_it_is_highest_or_who_has_it(self, measure, values, expected):
        assert map_title(by_municipality(measure, values), "sv") == expected

    def test_chosen_without_a_value_are_named_with_their_status(self):
        frame = by_municipality("enterprises", {"Gävle": "NL", "Hofors": "NA"}, of=10)

        assert map_title(frame, "sv") == "I slutet av 2018: Gävle ej levererat, Hofors ej tillämpligt"


class TestBars:
    @pytest.mark.parametrize(
        ("measure", "values", "county_value", "expected"),
        [
            ("enterprises", NUMBERS, 11.0, "De tre med flest hade 11 av 11 ASF 2018"),
            ("enterprises_per_10000", NUMBERS, 1.05, "I slutet av 2018 låg tre kommuner över länets 1,1"),
            ("enterprises_per_10000", NUMBERS, 4.5, "I slutet av 2018 låg en kommun över länets 4,5"),
            ("enterprises_per_10000", NUMBERS, 9.0, "I slutet av 2018 låg ingen kommun över länets 9,0"),
            ("enterprises", {"Gävle": 5.0, "Ljusdal": "NL"}, 29.0, "I slutet av 2018: Gävle 5, Ljusdal ej levererat"),
            ("policy", {**STATES, "Ockelbo": "UN"}, 2.0, "2 ja, 1 planerat, 1 nej och 1 okänt av 5 kommuner 2018"),
            (
                "policy",
                {"Gävle": "held", "Bollnäs": "not_held", "Hofors": "not_held", "Ljusdal": "not_held"},
                1.0,
                "Tre kommuner saknade en policy om ASF 2018",
            ),
        ],
    )
    def test_compares(self, measure, values, county_value, expected):
        assert say.bars(by_municipality(measure, values, county=county_value), "sv") == expected

    def test_a_sum_of_rounded_counts_is_approximate(self):
        frame = by_municipality(
            "employees",
            {"Gävle": 45.0, "Bollnäs": 9.0, "Hofors": 5.0, "Ljusdal": 1.0},
            county=60.0,
            rounded=("Ljusdal",),
        )

        assert say.bars(frame, "sv") == "De tre med flest hade 59 av ≈\xa060 anställda i ASF 2018"

    def test_subtitles_name_the_day_and_the_brackets(self):
        rate = by_municipality("enterprises_per_10000", NUMBERS)
        residents = by_municipality("residents", {"Gävle": 1.0}, period="2020")
        mark = by_municipality("policy", STATES, period="2016")

        assert say.bars_subtitle(rate, "sv") == "ASF per 10 000 invånare, 31 december 2018. Inom parentes: antal ASF"
        assert say.map_subtitle(residents, "sv") == "Invånare, 31 december 2020"
        assert say.bars_subtitle(mark, "sv") == "Policy om ASF, 2016, med underlaget för varje kommun"


class TestSeries:
    @pytest.mark.parametrize(
        ("series", "expected"),
        [
            (
                {"Gävle": [4.0, 5.0], "Hofors": [1.0, 0.0]},
                "Antalet ASF ökade i en kommun och minskade i en kommun, 2016–2018",
            ),
            ({"Gävle": [4.0, 5.0], "Hofors": [1.0, "NL"]}, "Antalet ASF ökade i en kommun, 2016–2018"),
            ({"Gävle": [4.0, 3.0], "Hofors": [2.0, 1.0]}, "Antalet ASF minskade i två kommuner, 2016–2018"),
            ({"Gävle": [4.0, 4.0], "Hofors": ["NL", 1.0]}, "Antalet ASF ändrades inte i någon kommun, 2016–2018"),
            ({"Gävle": ["NL", "NL"]}, "Inget antal ASF per kommun har levererats"),
            ({"Gävle": [4.0, "NL"]}, "Antal ASF: uppgifter finns bara för 2016 kv 4"),
        ],
    )
    def test_counts_who_rose_and_fell(self, series, expected):
        assert coverage_series.over_time(over_time("enterprises", series, ["2016-Q4", "2018-Q4"]), "sv") == expected

    @pytest.mark.parametrize(
        ("series", "expected"),
        [
            ({"Gävle": ["not_held", "held"], "Hofors": ["UN", "held"]}, "Policy om ASF: en kommun tillkom, 2016–2017"),
            (
                {"Gävle": ["held", "not_held"], "Hofors": ["UN", "held"]},
                "Policy om ASF: noll kommuner tillkom och en kommun föll bort, 2016–2017",
            ),
            (
                {"Gävle": ["held", "held"], "Hofors": ["UN", "held"]},
                "Policy om ASF: ingen kommun tillkom eller föll bort, 2016–2017",
            ),
        ],
    )
    def test_counts_who_joined_a_mark(self, series, expected):
        assert coverage_series.over_time(over_time("policy", series, ["2016", "2017"]), "sv") == expected

    def test_a_change_too_small_to_be_seen_is_no_change(self):
        frame = over_time(
            "enterprises_per_10000", {"Gävle": [1.04, 1.01], "Hofors": [0.0, 0.0]}, ["2016-Q4", "2018-Q4"]
        )

        assert (
            coverage_series.over_time(frame, "sv") == "ASF per 10 000 invånare ändrades inte i någon kommun, 2016–2018"
        )

    def test_one_municipality_has_its_values_in_the_sentence(self):
        number = over_time("enterprises", {"Gävle": [4.0, 5.0, "NL"]}, ["2016-Q4", "2017-Q4", "2018-Q4"])
        mark = over_time("policy", {"Gävle": ["not_held", "held"]}, ["2016", "2018"])

        assert coverage_series.over_time(number, "sv") == "Antal ASF i Gävle: 4 år 2016, 5 år 2017"
        assert coverage_series.over_time(mark, "sv") == "Policy om ASF i Gävle: nej år 2016, ja år 2018"

    def test_panel_in_words(self):
        frame = over_time("enterprises", {"Gävle": [4.0, "NL"]}, ["2016-Q4", "2018-Q4"])

        assert coverage_series.panel_alt(frame, "sv") == "Gävle: Antal ASF 4 (2016 kv 4) till ej levererat (2018 kv 4)"


class TestStrip:
    def test_names_the_county_and_the_year(self):
        rows = [
            ("enterprises", "2016", True, 30.0, "approximate", "enterprises"),
            ("enterprises", "2017", False, 31.0, "exact", "enterprises"),
        ]

        assert coverage_county.strip(county(rows), "sv") == "Hela länet, 2016: ≈\xa030 ASF"
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

    def test_a_rounded_zero_may_hide_a_few_people(self):
        frame = by_municipality("employees", {"Gävle": 0.0}, rounded=("Gävle",))

        assert value_words(frame.row(0, named=True), "sv") == "0–4"

    def test_a_rounded_zero_that_is_a_sum_may_hide_more_than_one_count(self):
        frame = by_municipality("employees", {"Gävle": 0.0}, rounded=("Gävle",), parts=3)

        assert value_words(frame.row(0, named=True), "sv") == "≈\xa00"

    def test_where_every_zero_may_hide_someone_nobody_is_said_to_have_none(self):
        frame = by_municipality("employees", {"Gävle": 0.0, "Bollnäs": 0.0}, rounded=("Gävle", "Bollnäs"))

        assert say.headline(frame, "sv") == ("I slutet av 2018: anställda, få eller inga i alla kommuner med uppgift")
        few = by_municipality(
            "employees", dict.fromkeys(("Gävle", "Bollnäs", "Hofors", "Ljusdal"), 0.0), rounded=("Gävle",)
        )
        assert map_title(few, "sv") == "Anställda: få eller inga i alla kommuner med uppgift 2018"

    def test_classes_use_the_value_as_it_is_written(self):
        assert as_shown(1.4931, "enterprises_per_10000") == 1.5
        assert as_shown(66.666, "af_agreement_pct") == 67
        assert as_shown(1.4931, "employees") == 1.4931

    def test_a_year_of_the_plan_is_no_day(self):
        assert date_words("2016", "policy", "sv") == "2016"
        assert date_words("2020", "residents", "sv") == "31 december 2020"
        assert date_words("2018-Q3", "enterprises", "en") == "30 September 2018"
