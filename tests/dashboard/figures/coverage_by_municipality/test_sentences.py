import pytest

from dashboard.figures.coverage_by_municipality.bars import sentence as bars_sentence
from dashboard.figures.coverage_by_municipality.bars import subtitle
from dashboard.figures.coverage_by_municipality.headline import headline
from dashboard.figures.coverage_by_municipality.map import sentence
from dashboard.figures.coverage_by_municipality.map import subtitle as map_subtitle
from dashboard.wording.claims import Claim, Relation, Subject
from tests.dashboard.coverage_frames import CODES, by_municipality

STATES = {"Bollnäs": "held", "Gävle": "held", "Ljusdal": "planned", "Hofors": "not_held"}
NUMBERS = {"Gävle": 5.0, "Bollnäs": 4.0, "Ljusdal": 2.0, "Hofors": 0.0}
SILENT = {**NUMBERS, "Ockelbo": "NL"}
FOUR = ("Gävle", "Bollnäs", "Hofors", "Ljusdal")


def subject(name, column="value", period="2018-Q4", covers=()):
    row = (("municipality_code", CODES[name]), ("period", period))
    return Subject("coverage_by_municipality", row, column, covers)


def plain(words):
    return words.replace("\xa0", " ")


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
                "År 2016 planerade Gävle en tjänst för ASF",
            ),
            ("responsible", {"Gävle": "held"}, {"period": "2016"}, "År 2016 hade Gävle en ansvarig för ASF"),
            ("dialogue_forum", {"Gävle": "not_held"}, {}, "I slutet av 2018 saknade Gävle ett dialogforum"),
            ("policy", {"Gävle": "UN"}, {"period": "2016"}, "Gävle: policy om ASF, okänt (2016)"),
            ("enterprises", NUMBERS, {"period": "2018-Q2"}, "I slutet av juni 2018 hade Gävle flest ASF: 5"),
            (
                "sak_member",
                {"Gävle": 5.0, "Hofors": 5.0, "Ljusdal": 1.0},
                {},
                "I slutet av 2018 hade Gävle och Hofors flest medlemmar i företagens egen förening: 5",
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
                "I slutet av 2018 hade 88 % av ASF i Gävle överenskommelse med Arbetsförmedlingen",
            ),
            (
                "enterprises",
                {"Gävle": 0.0, "Hofors": 0.0},
                {},
                "I slutet av 2018: antal ASF var 0 i alla kommuner",
            ),
            (
                "enterprises",
                {"Gävle": 0.0, "Hofors": 0.0},
                {"of": 10},
                "I slutet av 2018: antal ASF var 0 i Gävle och Hofors",
            ),
        ],
    )
    def test_says_the_one_message_and_names_its_time(self, measure, values, more, expected):
        assert plain(headline(by_municipality(measure, values, **more), "sv")) == expected

    @pytest.mark.parametrize(
        ("measure", "values", "more", "expected"),
        [
            (
                "enterprises",
                {"Gävle": "NL", "Hofors": "NL"},
                {},
                "Ingen har lämnat uppgift om antalet ASF i kommunerna",
            ),
            (
                "employees",
                {"Gävle": "NL", "Hofors": "NL"},
                {},
                "Ingen har lämnat uppgift om antalet anställda i ASF i kommunerna",
            ),
            (
                "af_agreement_pct",
                {"Gävle": "NL", "Hofors": "NL"},
                {},
                "Ingen har lämnat uppgift om andelen ASF med överenskommelse med Arbetsförmedlingen i kommunerna",
            ),
            ("policy", {"Gävle": "NL", "Hofors": "NL"}, {}, "Ingen kommun har lämnat uppgift om policy om ASF"),
            ("residents", {"Gävle": "NL", "Hofors": "NL"}, {}, "Uppgift om antalet invånare saknas"),
            (
                "policy",
                {"Gävle": "UN", "Hofors": "UN"},
                {"period": "2016"},
                "Det är okänt hur många kommuner som hade en policy om ASF 2016",
            ),
            ("employees", {"Gävle": "NL"}, {"period": None}, "Gävle: anställda, ej levererat"),
            (
                "enterprises",
                {"Gävle": "NL", "Hofors": "NA"},
                {"of": 10},
                "Antal ASF, Gävle: ej levererat, Hofors: ej tillämpligt (slutet av 2018)",
            ),
            (
                "enterprises",
                {"Bollnäs": "NL", "Hofors": "NL"},
                {"of": 10},
                "Ingen har lämnat uppgift om antalet ASF i Bollnäs och Hofors",
            ),
            (
                "enterprises",
                dict.fromkeys(FOUR, "NL"),
                {"of": 10},
                "Ingen har lämnat uppgift om antalet ASF i de valda kommunerna",
            ),
            ("policy", dict.fromkeys(FOUR, "UN"), {"of": 10}, "Policy om ASF: okänt i de valda kommunerna"),
            ("enterprises", {"Gävle": "NL"}, {"of": 10}, "Gävle: antal ASF, ej levererat (slutet av 2018)"),
            (
                "residents",
                {"Gävle": "NL", "Hofors": "NL"},
                {"of": 10},
                "Uppgift om antalet invånare i Gävle och Hofors saknas",
            ),
            (
                "af_agreement_pct",
                {"Gävle": "NA", "Hofors": "NA"},
                {},
                "Andel med överenskommelse med Arbetsförmedlingen: ej tillämpligt i alla kommuner",
            ),
            (
                "af_agreement_pct",
                {"Gävle": "NA", "Hofors": "NL"},
                {},
                "Uppgift om andelen ASF med överenskommelse med Arbetsförmedlingen i kommunerna saknas",
            ),
        ],
    )
    def test_nothing_known_is_not_none(self, measure, values, more, expected):
        said = headline(by_municipality(measure, values, **more), "sv")

        assert said == expected
        assert said.claims == ()

    def test_at_least_so_many_while_somebody_is_silent(self):
        """W7: three known, six unknown, one planned is at least three."""
        whole = headline(by_municipality("policy", STATES, county=2.0), "sv")
        silent = headline(by_municipality("policy", {**STATES, "Ockelbo": "NL"}, county=2.0), "sv")

        assert whole.claims == (Claim(subject("Bollnäs", "county_value"), Relation.EXACTLY, 2.0),)
        assert silent.claims == (Claim(subject("Bollnäs", "county_value"), Relation.AT_LEAST, 2.0),)

    def test_none_known_to_have_it_is_told_by_how_they_stand(self):
        lacking = by_municipality("policy", {"Gävle": "not_held", "Hofors": "UN"}, period="2016")
        nobody = by_municipality("policy", {"Gävle": "not_held", "Hofors": "not_held"}, period="2016")

        assert headline(lacking, "sv") == "En kommun saknade en policy om ASF 2016 och en är okänd"
        assert headline(nobody, "sv") == "Ingen kommun hade en policy om ASF 2016"

    def test_the_most_is_of_those_with_a_figure_while_somebody_is_silent(self):
        """Ockelbo may have more than anyone."""
        said = headline(by_municipality("enterprises", SILENT), "sv")

        assert said == "Bland de fyra kommunerna med uppgift i slutet av 2018 hade Gävle flest ASF: 5"
        assert Claim(subject("Gävle"), Relation.EXACTLY, 5.0) in said.claims
        assert Claim(subject("Gävle"), Relation.AT_LEAST, subject("Hofors")) in said.claims
        assert subject("Ockelbo") not in [claim.than for claim in said.claims]

    def test_the_most_among_the_chosen_with_a_figure(self):
        said = headline(by_municipality("enterprises", SILENT, of=10), "sv")

        assert said == "Bland de fyra valda kommunerna med uppgift i slutet av 2018 hade Gävle flest ASF: 5"

    def test_a_single_figure_is_compared_with_nobody(self):
        frame = by_municipality("enterprises", {"Gävle": 5.0, "Hofors": "NL"})

        assert headline(frame, "sv") == "I slutet av 2018 hade Gävle 5 ASF"

    def test_a_rounded_count_is_approximate(self):
        frame = by_municipality("employees", {"Gävle": 45.0, "Hofors": 9.0}, rounded=("Gävle",))

        assert headline(frame, "sv") == "I slutet av 2018 hade Gävle flest anställda i ASF: ungefär 45"

    def test_where_the_rounding_may_hide_who_has_more_both_are_said(self):
        frame = by_municipality("employees", {"Gävle": 45.0, "Hofors": 43.0}, rounded=("Gävle",))

        said = headline(frame, "sv")

        assert said == "I slutet av 2018 hade Gävle ungefär 45 och Hofors 43 anställda i ASF"
        assert {claim.relation for claim in said.claims} == {Relation.EXACTLY}

    def test_where_every_zero_may_hide_someone_nobody_is_said_to_have_none(self):
        frame = by_municipality("employees", {"Gävle": 0.0, "Bollnäs": 0.0}, rounded=("Gävle", "Bollnäs"))
        few = by_municipality("employees", dict.fromkeys(FOUR, 0.0), rounded=("Gävle",))

        assert headline(frame, "sv") == "I slutet av 2018: anställda, få eller inga i alla kommuner"
        assert sentence(few, "sv") == "I slutet av 2018: anställda, få eller inga i alla kommuner"

    @pytest.mark.parametrize("make", [headline, sentence, bars_sentence])
    @pytest.mark.parametrize(
        ("value", "more", "expected"),
        [
            (0.0, {}, "I slutet av 2018: antal ASF var 0 i de fyra kommunerna med uppgift"),
            (2.0, {}, "I slutet av 2018: antal ASF var 2 i de fyra kommunerna med uppgift"),
            (2.0, {"of": 10}, "I slutet av 2018: antal ASF var 2 i de fyra valda kommunerna med uppgift"),
        ],
    )
    def test_all_alike_are_those_with_a_figure_and_nobody_has_the_most(self, make, value, more, expected):
        frame = by_municipality(
            "enterprises", {**dict.fromkeys(FOUR, value), "Ockelbo": "NL"}, county=4 * value, **more
        )

        said = make(frame, "sv")

        assert said == expected
        assert {claim.subject.covers for claim in said.claims} == {tuple(CODES[name] for name in FOUR)}

    def test_alike_by_rounding_is_not_alike(self):
        frame = by_municipality("employees", dict.fromkeys(FOUR, 5.0), county=20.0, rounded=FOUR)

        assert "alla" not in headline(frame, "sv") + bars_sentence(frame, "sv") + sentence(frame, "sv")

    def test_in_english(self):
        frame = by_municipality("support_structure", STATES, period="2016", language="en")

        assert headline(frame, "en") == "In 2016, 2 of 4 municipalities had a support structure"


class TestMapTitle:
    @pytest.mark.parametrize(
        ("measure", "values", "more", "expected"),
        [
            ("enterprises", NUMBERS, {}, "Flest i Gävle och Bollnäs 2018"),
            ("enterprises", {**NUMBERS, "Bollnäs": 2.0}, {}, "Flest i Gävle 2018"),
            ("enterprises", dict.fromkeys(FOUR, 1.0), {}, "I slutet av 2018: antal ASF var 1 i alla kommuner"),
            ("enterprises", {**dict.fromkeys(FOUR, 1.0), "Ockelbo": 0.0}, {}, "Flest i fyra kommuner 2018"),
            ("enterprises", {**dict.fromkeys(FOUR, "NL"), "Bollnäs": 4.0}, {}, "Antal ASF per kommun 2018"),
            (
                "enterprises",
                {**dict.fromkeys(FOUR, "NL"), "Bollnäs": 4.0, "Gävle": 3.0},
                {},
                "Antal ASF per kommun 2018",
            ),
            ("enterprises", SILENT, {}, "Flest i Gävle och Bollnäs 2018, bland de fyra kommunerna med uppgift"),
            ("enterprises", NUMBERS, {"of": 10}, "Flest i Gävle och Bollnäs 2018, bland de valda kommunerna"),
            ("enterprises_per_10000", NUMBERS, {}, "Högst i Gävle och Bollnäs 2018"),
            ("employees", NUMBERS, {"rounded": ("Bollnäs", "Ljusdal")}, "Anställda per kommun 2018"),
            (
                "residents",
                {"Gävle": 5.0, "Ljusdal": 4.0},
                {},
                "Gävle på plats 1 och Ljusdal på plats 2 i regionen 2018",
            ),
            ("enterprises", {"Gävle": 5.0, "Ljusdal": 4.0}, {"ranks": False}, "Antal ASF: Gävle och Ljusdal 2018"),
            ("policy", STATES, {}, "Bollnäs och Gävle hade en policy om ASF 2018"),
            ("policy", dict.fromkeys(FOUR, "held"), {}, "Fyra kommuner hade en policy om ASF 2018"),
            (
                "policy",
                {**dict.fromkeys(FOUR, "held"), "Ockelbo": "NL"},
                {},
                "Minst fyra kommuner hade en policy om ASF 2018",
            ),
            ("policy", {"Hofors": "held"}, {"period": "2016", "of": 10}, "Hofors: ja (2016)"),
            (
                "responsible",
                {"Gävle": "not_held", "Hofors": "not_held"},
                {"period": "2016", "of": 10},
                "Ingen av de valda kommunerna hade en ansvarig för ASF 2016",
            ),
            (
                "responsible",
                {"Gävle": "planned", "Hofors": "UN"},
                {"period": "2016", "of": 10},
                "En av de valda kommunerna planerade en tjänst för ASF 2016 och en är okänd",
            ),
            (
                "policy",
                dict.fromkeys(FOUR, "UN"),
                {"period": "2016"},
                "Policy om ASF per kommun 2016",
            ),
            ("enterprises", dict.fromkeys(FOUR, "NL"), {}, "Antal ASF per kommun 2018"),
            ("enterprises", dict.fromkeys(FOUR, "NL"), {"period": None}, "Antal ASF per kommun"),
            ("enterprises", {"Gävle": "NL"}, {"of": 10}, "Antal ASF: Gävle 2018"),
            ("enterprises", {"Gävle": "NL"}, {"of": 10, "period": None}, "Antal ASF: Gävle"),
        ],
    )
    def test_says_where_it_is_highest_or_who_has_it(self, measure, values, more, expected):
        assert sentence(by_municipality(measure, values, **more), "sv") == expected

    def test_of_one_that_is_chosen_nothing_is_said_of_the_others(self):
        """W7: "Ansvarig utsedd i ingen kommun 2016" with only Gävle chosen."""
        frame = by_municipality("responsible", {"Gävle": "planned"}, period="2016", of=10)

        assert sentence(frame, "sv") == "Gävle: planerat (2016)"

    def test_a_place_is_claimed_as_it_stands(self):
        said = sentence(by_municipality("residents", {"Gävle": 5.0, "Ljusdal": 4.0}), "sv")

        assert Claim(subject("Ljusdal", "rank"), Relation.EXACTLY, 2) in said.claims


class TestBars:
    @pytest.mark.parametrize(
        ("measure", "values", "more", "expected"),
        [
            ("enterprises", NUMBERS, {"county": 11.0}, "Gävle, Bollnäs och Ljusdal hade 11 av regionens 11 ASF 2018"),
            (
                "enterprises",
                SILENT,
                {"county": 11.0},
                "Gävle: 5, Bollnäs: 4, Ljusdal: 2 (slutet av 2018)",
            ),
            (
                "enterprises",
                {"Gävle": 8.0, "Bollnäs": 5.0, "Ljusdal": 4.0, "Hofors": 4.0, "Ockelbo": "NL"},
                {"county": 29.0},
                "Gävle och Bollnäs hade 13 av regionens minst 29 ASF 2018",
            ),
            (
                "enterprises_per_10000",
                NUMBERS,
                {"county": 1.05},
                "I slutet av 2018 låg tre kommuner över regionens 1,1",
            ),
            ("enterprises_per_10000", NUMBERS, {"county": 4.5}, "I slutet av 2018 låg en kommun över regionens 4,5"),
            ("enterprises_per_10000", NUMBERS, {"county": 9.0}, "I slutet av 2018 låg ingen kommun över regionens 9,0"),
            (
                "enterprises_per_10000",
                SILENT,
                {"county": 1.05},
                "Bland de fyra kommunerna med uppgift i slutet av 2018 låg tre över deras snitt",
            ),
            (
                "enterprises_per_10000",
                SILENT,
                {"county": 4.5},
                "Bland de fyra kommunerna med uppgift i slutet av 2018 låg en över deras snitt",
            ),
            (
                "enterprises_per_10000",
                SILENT,
                {"county": 1.05, "of": 10},
                "Bland de fyra valda kommunerna med uppgift i slutet av 2018 låg tre över snittet för regionens kommuner med uppgift",
            ),
            (
                "enterprises_per_10000",
                NUMBERS,
                {"county": 9.0, "of": 10, "silent": 1},
                "Bland de valda kommunerna i slutet av 2018 låg ingen över snittet för regionens kommuner med uppgift",
            ),
            (
                "enterprises_per_10000",
                {**dict.fromkeys(FOUR, "NL"), "Bollnäs": 1.5},
                {"county": 1.5},
                "Bollnäs: 1,5 (slutet av 2018)",
            ),
            (
                "enterprises",
                {**dict.fromkeys(FOUR, "NL"), "Bollnäs": 4.0},
                {"county": 4.0},
                "Bollnäs: 4 (slutet av 2018)",
            ),
            (
                "enterprises",
                {"Gävle": 5.0, "Bollnäs": 4.0, "Hofors": "NL", "Ljusdal": "NL"},
                {"county": 9.0},
                "Gävle: 5, Bollnäs: 4 (slutet av 2018)",
            ),
            ("enterprises", dict.fromkeys(FOUR, "NL"), {}, "Antal ASF: kommunerna sida vid sida"),
            ("policy", dict.fromkeys(FOUR, "NL"), {}, "Policy om ASF: kommunerna sida vid sida"),
            (
                "enterprises_per_10000",
                NUMBERS,
                {"county": 9.0, "of": 10},
                "I slutet av 2018 låg ingen av de valda kommunerna över regionens 9,0",
            ),
            (
                "enterprises_per_10000",
                NUMBERS,
                {"county": 4.5, "of": 10},
                "I slutet av 2018 låg en av de valda kommunerna över regionens 4,5",
            ),
            ("enterprises", {"Gävle": 5.0, "Ljusdal": "NL"}, {}, "Gävle: 5, Ljusdal: ej levererat (slutet av 2018)"),
            (
                "policy",
                {**STATES, "Ockelbo": "UN"},
                {},
                "Två kommuner hade en policy om ASF 2018, en planerade det, en hade det inte och en är okänd",
            ),
            (
                "policy",
                {**STATES, "Ockelbo": "NL"},
                {"of": 10},
                "Två av de valda kommunerna hade en policy om ASF 2018, en planerade det, en hade det inte och en har inte lämnat uppgift",
            ),
            (
                "policy",
                {"Gävle": "held", "Bollnäs": "not_held", "Hofors": "not_held", "Ljusdal": "not_held"},
                {},
                "Tre kommuner saknade en policy om ASF 2018",
            ),
            (
                "policy",
                dict.fromkeys(FOUR, "UN"),
                {"period": "2016"},
                "Källorna säger inte säkert vilka kommuner som hade en policy om ASF 2016",
            ),
        ],
    )
    def test_compares(self, measure, values, more, expected):
        assert bars_sentence(by_municipality(measure, values, **more), "sv") == expected

    def test_a_sum_of_rounded_counts_is_approximate(self):
        values = {"Gävle": 45.0, "Bollnäs": 9.0, "Hofors": 5.0, "Ljusdal": 1.0}
        frame = by_municipality("employees", values, county=60.0, rounded=("Ljusdal",))
        silent = by_municipality("employees", values, county=60.0, rounded=("Ljusdal",), silent=1)

        assert (
            bars_sentence(frame, "sv")
            == "Gävle, Bollnäs och Hofors hade 59 av regionens ungefär 60 anställda i ASF 2018"
        )
        assert bars_sentence(silent, "sv") == (
            "Gävle, Bollnäs och Hofors hade 59 av regionens ungefär 60 eller fler anställda i ASF 2018"
        )

    def test_above_a_rate_that_an_answer_would_move_is_above_the_number(self):
        whole = bars_sentence(by_municipality("enterprises_per_10000", NUMBERS, county=1.05), "sv")
        silent = bars_sentence(by_municipality("enterprises_per_10000", SILENT, county=1.05), "sv")

        assert Claim(subject("Gävle"), Relation.MORE_THAN, subject("Gävle", "county_value")) in whole.claims
        four = tuple(CODES[name] for name in NUMBERS)
        assert Claim(subject("Gävle", covers=four), Relation.MORE_THAN, 1.05) in silent.claims
        assert {claim.subject.covers for claim in silent.claims} == {four}
        assert "county_value" not in {claim.subject.column for claim in silent.claims}

    def test_what_is_planned_has_no_value_to_claim(self):
        said = bars_sentence(by_municipality("policy", STATES), "sv")

        assert {(claim.subject, claim.than) for claim in said.claims} == {
            (subject("Bollnäs"), 1.0),
            (subject("Gävle"), 1.0),
            (subject("Hofors"), 0.0),
        }

    def test_subtitles_name_the_day_and_the_brackets(self):
        rate = by_municipality("enterprises_per_10000", NUMBERS)
        residents = by_municipality("residents", {"Gävle": 1.0}, period="2020")
        mark = by_municipality("policy", STATES, period="2016")

        assert subtitle(rate, "sv") == "ASF per 10 000 invånare, 31 december 2018. Inom parentes: antal ASF"
        assert map_subtitle(residents, "sv") == "Invånare, 31 december 2020"
        assert subtitle(mark, "sv") == "Policy om ASF, 2016, med underlaget för varje kommun"


def test_municipalities_that_were_not_there_at_the_time_are_said_to_be_so():
    nobody = by_municipality("residents", NUMBERS).clear()

    assert headline(nobody, "sv") == "De valda kommunerna fanns inte vid den tid som uppgifterna gäller."
    assert headline(nobody, "en") == "The chosen municipalities did not exist at the time of the figures."
