import re

import altair as alt
import pytest

from dashboard.figures.coverage_over_time import chart, panel_alt, sentence
from dashboard.wording.claims import Claim, Relation, Subject
from tests.dashboard.coverage_frames import CODES, over_time
from tests.dashboard.drawn import LOOK, data_of, layers_of, spec, words_of

ENDS = ["2016-Q4", "2018-Q4"]
QUARTERS = ["2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4"]


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
        assert sentence(over_time("enterprises", series, ENDS), "sv") == expected

    def test_a_change_is_claimed_of_each_and_silence_is_no_fall(self):
        frame = over_time("enterprises", {"Gävle": [4.0, 5.0], "Hofors": [3.0, 1.0], "Bollnäs": [9.0, "NL"]}, ENDS)

        said = sentence(frame, "sv")

        assert said.claims == (
            Claim(subject("Gävle", "2018-Q4"), Relation.MORE_THAN, subject("Gävle", "2016-Q4")),
            Claim(subject("Hofors", "2018-Q4"), Relation.LESS_THAN, subject("Hofors", "2016-Q4")),
        )

    def test_a_change_within_the_rounding_is_not_told(self):
        frame = over_time(
            "employees", {"Gävle": [20.0, 22.0], "Hofors": [7.0, 30.0]}, ENDS, rounded=("Gävle", "Hofors")
        )
        alone = over_time("employees", {"Gävle": [20.0, 22.0], "Hofors": [7.0, 8.0]}, ENDS, rounded=("Gävle", "Hofors"))

        assert sentence(frame, "sv") == ("Antalet anställda i ASF ökade i minst en kommun 2016–2018")
        assert sentence(alone, "sv") == (
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
        assert sentence(over_time("policy", series, ["2016", "2017"]), "sv") == expected

    def test_of_a_few_that_are_chosen_nothing_is_said_of_the_others(self):
        both = over_time("enterprises", {"Gävle": [4.0, 5.0], "Hofors": [1.0, 1.0]}, ENDS, of=10)
        partly = over_time(
            "enterprises", {"Gävle": [4.0, 5.0], "Bollnäs": [1.0, 1.0], "Hofors": [1.0, "NL"]}, ENDS, of=10
        )
        none = over_time("af_agreement_pct", {"Hofors": ["NA", "NA"]}, ENDS, of=10)
        single = over_time("policy", {"Hofors": ["held"]}, ["2016"], of=10)

        assert sentence(both, "sv") == ("Antalet ASF ökade i en kommun 2016–2018, bland de valda kommunerna")
        assert sentence(partly, "sv") == (
            "Antalet ASF ökade i en kommun 2016–2018, bland de två valda kommunerna med uppgift för den första och den sista perioden"
        )
        assert sentence(none, "sv") == ("Andel med överenskommelse med Arbetsförmedlingen: ej tillämpligt i Hofors")
        assert sentence(single, "sv") == "Policy om ASF i Hofors: uppgifter finns bara för 2016"

    def test_of_the_chosen_without_a_pair_nothing_is_said_of_the_others(self):
        apart = over_time("enterprises", {"Gävle": [4.0, "NL"], "Hofors": ["NL", 1.0]}, ENDS, of=10)
        silent = over_time("enterprises", {"Gävle": ["NL", "NL"]}, ENDS, of=10)

        assert sentence(apart, "sv") == (
            "Antalet ASF 2016–2018: ingen av de valda kommunerna har uppgift för den första och den sista perioden"
        )
        assert sentence(silent, "sv") == "Antal ASF: ingen uppgift i Gävle"

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
        assert sentence(over_time("enterprises", series, ["2016-Q1", "2016-Q4"]), "sv") == expected

    def test_a_change_too_small_to_be_seen_is_no_change(self):
        frame = over_time("enterprises_per_10000", {"Gävle": [1.04, 1.01], "Hofors": [0.0, 0.0]}, ENDS)

        assert sentence(frame, "sv") == "ASF per 10 000 invånare ändrades inte 2016–2018"

    def test_one_municipality_has_its_values_in_the_sentence(self):
        number = over_time("enterprises", {"Gävle": [4.0, 5.0, "NL"]}, ["2016-Q1", "2017-Q4", "2018-Q4"])
        mark = over_time("policy", {"Gävle": ["not_held", "held"]}, ["2016", "2018"])

        said = sentence(number, "sv")
        assert said == "Antal ASF i Gävle: 4 i början av 2016, 5 i slutet av 2017"
        assert Claim(subject("Gävle", "2017-Q4"), Relation.EXACTLY, 5.0) in said.claims
        assert sentence(mark, "sv") == "Policy om ASF i Gävle: nej år 2016, ja år 2018"

    def test_panel_in_words(self):
        frame = over_time("enterprises", {"Gävle": [4.0, "NL"]}, ENDS)

        assert panel_alt(frame, "sv") == "Gävle: Antal ASF 4 (2016 kv 4) till ej levererat (2018 kv 4)"


class TestPanels:
    def test_sorted_by_the_latest_value_with_the_missing_last(self):
        series = {
            "Hofors": [0.0] * 4,
            "Ockelbo": [9.0, 9.0, 9.0, "NL"],
            "Gävle": [4.0, 4.0, 4.0, 5.0],
            "Bollnäs": [5.0] * 4,
        }
        panels = chart(over_time("enterprises", series, QUARTERS), LOOK)

        assert [panel.title for panel in panels] == ["Gävle", "Bollnäs", "Hofors", "Ockelbo"]
        assert len({panel.key for panel in panels}) == 4
        assert panels[0].alt == "Gävle: Antal ASF 4 (2018 kv 1) till 5 (2018 kv 4)"

    def test_all_share_one_scale_and_one_time(self):
        frame = over_time("enterprises", {"Gävle": [4.0] * 4, "Hofors": [1.0] * 4}, QUARTERS)
        made = [spec(panel.chart) for panel in chart(frame, LOOK)]
        scales = [
            [layer["encoding"][axis]["scale"]["domain"] for layer in layers_of(one, "line") for axis in "xy"]
            for one in made
        ]

        assert scales[0] == scales[1]
        assert scales[0][:2] == scales[0][2:]

    def test_a_missing_period_is_hatched_named_and_not_crossed_by_the_line(self):
        frame = over_time("enterprises", {"Gävle": [4.0, "NL", "NL", 5.0], "Hofors": [1.0] * 4}, QUARTERS)
        made = spec(chart(frame, LOOK)[0].chart)
        rows = data_of(made)

        hatched = [row for row in rows if "end" in row]
        assert [(row["period_end"][:10], row["end"][:10]) for row in hatched] == [("2018-03-31", "2018-12-31")]
        assert words_of(made) == {"ej levererat", "5"}
        own = [row["run"] for row in rows if row.get("run", "").startswith("2180")]
        assert len(own) == 2
        assert len(set(own)) == 2

    def test_the_last_known_value_stands_before_a_missing_end(self):
        frame = over_time("enterprises", {"Gävle": [4.0, 4.0, 4.0, "NL"], "Hofors": [1.0] * 4}, QUARTERS)
        made = spec(chart(frame, LOOK)[-1].chart)
        labels = [layer["mark"] for layer in layers_of(made, "text") if layer["mark"].get("fontSize") == 20]

        assert {mark["align"] for mark in labels} == {"right"}

    def test_only_chosen_municipalities_are_grey_lines(self):
        frame = over_time("enterprises", {"Gävle": [4.0] * 4}, QUARTERS)
        made = spec(chart(frame, LOOK)[0].chart)

        assert len(layers_of(made, "line")) == 1

    def test_a_municipality_without_any_value_is_hatched_all_through(self):
        frame = over_time("enterprises", {"Gävle": [4.0] * 4, "Hofors": ["NL"] * 4}, QUARTERS)
        made = spec(chart(frame, LOOK)[-1].chart)

        assert words_of(made) == {"ej levererat"}
        assert len(layers_of(made, "rect")) == 1

    def test_draws_also_when_nobody_has_delivered(self):
        panels = chart(over_time("enterprises", {"Gävle": ["NL"] * 4, "Hofors": ["NL"] * 4}, QUARTERS), LOOK)

        assert [words_of(spec(panel.chart)) for panel in panels] == [{"ej levererat"}, {"ej levererat"}]

    def test_a_mark_is_a_band_of_its_states_with_the_latest_in_the_title(self):
        frame = over_time("policy", {"Gävle": ["not_held", "planned", "held", "held"], "Hofors": ["NL"] * 4}, QUARTERS)
        _, panels = chart(frame, LOOK)
        bands = [layer["mark"]["fill"] for layer in layers_of(spec(panels[0].chart), "rect")]

        assert [panel.title for panel in panels] == ["Gävle: ja", "Hofors: ej levererat"]
        assert bands == [LOOK.colour("paper"), LOOK.colour("now_soft"), LOOK.colour("now")]
        assert isinstance(layers_of(spec(panels[1].chart), "rect")[0]["mark"]["fill"], dict)

    @pytest.mark.parametrize(
        ("states", "key"),
        [
            (
                {"Gävle": ["not_held", "planned", "held", "held"], "Hofors": ["NL"] * 4},
                [("now", "ja"), ("now-soft", "planerat"), ("paper", "nej"), ("", "uppgift saknas")],
            ),
            ({"Gävle": ["planned", "planned", "held", "held"]}, [("now", "ja"), ("now-soft", "planerat")]),
        ],
    )
    def test_a_key_says_what_the_fillings_of_the_bands_mean_that_are_there(self, states, key):
        told, _ = chart(over_time("policy", states, QUARTERS), LOOK)
        squares = re.findall(r'<i (?:style="background:var\(--([a-z-]+)\)"|class="hatch")></i>([^<]+)', told)

        assert squares == key

    def test_lines_have_no_key(self):
        drawn = chart(over_time("enterprises", {"Gävle": [4.0] * 4, "Hofors": [1.0] * 4}, QUARTERS), LOOK)

        assert isinstance(drawn, list)

    def test_years_are_named_at_their_end_and_quarters_at_the_beginning_of_the_year(self):
        years = over_time("residents", {"Gävle": [1.0, 2.0, 3.0]}, ["2014", "2015", "2016"])
        quarters = over_time("enterprises", {"Gävle": [1.0, 2.0]}, ["2017-Q4", "2018-Q4"])
        ticks = [
            layers_of(spec(chart(frame, LOOK)[0].chart), "line")[0]["encoding"]["x"]["axis"]["values"]
            for frame in (years, quarters)
        ]

        assert [[tick["year"] for tick in values] for values in ticks] == [[2014, 2016], [2018]]

    def test_one_period_is_said_not_drawn(self):
        drawn = chart(over_time("policy", {"Gävle": ["held"]}, ["2016"]), LOOK)

        assert drawn == '<p class="empty">En utveckling kan visas när uppgifter om fler perioder har lämnats.</p>'

    def test_is_a_layered_chart_without_a_configuration_of_its_own(self):
        frame = over_time("enterprises", {"Gävle": [4.0] * 4}, QUARTERS)
        drawn = chart(frame, LOOK)[0].chart

        assert isinstance(drawn, alt.LayerChart)
        assert "config" not in drawn.to_dict() or "background" not in drawn.to_dict()["config"]


def test_of_a_nation_the_highest_are_drawn_each_over_those_alone(monkeypatch):
    monkeypatch.setitem(chart.__globals__, "MOST_PANELS", 2)
    rows = over_time("enterprises", {"Gävle": [4.0, 5.0], "Bollnäs": [1.0, 2.0], "Hofors": [9.0, 9.0]}, ENDS)
    panels, note = chart(rows, LOOK)
    assert [panel.title for panel in panels] == ["Hofors", "Gävle"]
    assert "Här ritas 2 av 3 kommuner" in note
    drawn = [row["value"] for panel in panels for row in data_of(spec(panel.chart)) if "value" in row]
    assert 9.0 in drawn
    assert 1.0 not in drawn
