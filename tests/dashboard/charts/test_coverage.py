import re

import altair as alt
import pytest
import vl_convert

from dashboard import theme
from dashboard.charts import coverage, coverage_panels
from tests.dashboard.coverage_frames import by_municipality, county, over_time

LOOK = theme.Look("light", "sv")
RATES = {"Gävle": 2.1, "Bollnäs": 1.2, "Hofors": 0.0, "Ockelbo": "NL"}
QUARTERS = ["2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4"]


def spec(chart, look=LOOK):
    """The specification, compiled once: a chart that Vega-Lite refuses would vanish from the page without a word."""
    made = chart.configure(**theme.chart_config(look)).to_dict()
    assert vl_convert.vegalite_to_vega(made)["marks"]
    return made


def data_of(made):
    return [row for rows in made["datasets"].values() for row in rows]


def words_of(made):
    return {row["label"] for row in data_of(made) if "label" in row}


def layers_of(made, mark):
    found = []
    for layer in made.get("layer", []):
        found += layers_of(layer, mark) if "layer" in layer else [layer] if layer["mark"]["type"] == mark else []
    return found


class TestRankedBars:
    def rates(self):
        counts = {"Gävle": 21, "Bollnäs": 3, "Hofors": 0}
        return by_municipality("enterprises_per_10000", RATES, county=1.1, counts=counts)

    def test_bars_wear_the_classes_and_say_their_numbers(self):
        made = spec(coverage.ranked_bars(self.rates(), LOOK))
        bars = {row["municipality_name"]: row["colour"] for row in data_of(made) if "colour" in row}

        assert bars == {"Gävle": LOOK.colour("seq2"), "Bollnäs": LOOK.colour("seq1"), "Hofors": LOOK.colour("paper")}
        assert words_of(made) == {"2,1 (21)", "1,2 (3)", "0 (0)", "ej levererat"}

    def test_order_is_that_of_the_frame_with_the_missing_last_and_hatched(self):
        made = spec(coverage.ranked_bars(self.rates(), LOOK))
        bars = layers_of(made, "bar")

        assert all(bar["encoding"]["y"]["scale"]["domain"] == list(RATES) for bar in bars)
        hatched = [bar for bar in bars if isinstance(bar["mark"].get("fill"), dict)]
        assert [made["datasets"][bar["data"]["name"]][0]["municipality_name"] for bar in hatched] == ["Ockelbo"]

    def test_the_county_stands_as_a_line_beside_rates_only(self):
        rates = spec(coverage.ranked_bars(self.rates(), LOOK))
        counts = spec(coverage.ranked_bars(by_municipality("enterprises", RATES, county=29.0), LOOK))

        whole = {name: value for name, value in RATES.items() if value != "NL"}
        complete = spec(coverage.ranked_bars(by_municipality("enterprises_per_10000", whole, county=1.1), LOOK))

        assert len(layers_of(rates, "rule")) == len(layers_of(complete, "rule")) == 1
        # Somebody is silent: it is not the county's.
        assert "Med uppgift 1,1" in str(rates)
        assert "Länet 1,1" in str(complete)
        assert layers_of(counts, "rule") == []
        assert "29" not in str(counts["layer"])

    def test_the_only_rate_has_no_average_beside_it(self):
        frame = by_municipality("enterprises_per_10000", {"Bollnäs": 1.5, "Gävle": "NL", "Hofors": "NL"}, county=1.5)

        assert layers_of(spec(coverage.ranked_bars(frame, LOOK)), "rule") == []

    def test_nothing_but_what_is_shown_is_embedded(self):
        for row in data_of(spec(coverage.ranked_bars(self.rates(), LOOK))):
            assert not {"source_refs", "catalogue", "evidence", "county_value"} & set(row)

    @pytest.mark.parametrize(
        "values", [{"Gävle": "NL", "Hofors": "NA"}, {"Gävle": 0.0}, {"Gävle": 0.0, "Hofors": "NL"}]
    )
    def test_draws_also_when_there_is_nothing_to_measure(self, values):
        made = spec(coverage.ranked_bars(by_municipality("enterprises_per_10000", values), theme.Look("dark", "en")))

        assert made["height"] > 0

    def test_a_mark_is_a_table_of_shape_and_word(self):
        frame = by_municipality(
            "policy", {"Bollnäs": "held", "Gävle": "planned", "Hofors": "not_held", "Ockelbo": "UN"}
        )
        table = coverage.ranked_bars(frame, LOOK)

        assert re.findall(r'<th scope="row">(\w+)</th>', table) == ["Bollnäs", "Gävle", "Hofors", "Ockelbo"]
        assert re.findall(r'mark-(\w+)" aria-hidden="true"></i>(\w+)', table) == [
            ("held", "ja"), ("planned", "planerat"), ("not_held", "nej"), ("missing", "okänt"),
        ]  # fmt: skip
        assert "<td>Underlag Bollnäs<small>Vår slutsats: Vår slutsats om Bollnäs.</small></td>" in table
        assert "None" not in table

    def test_text_from_data_is_escaped(self):
        frame = by_municipality("policy", {"Bollnäs": "held"})

        assert "&lt;b&gt;" in coverage.mark_table(frame.with_columns(evidence=frame["evidence"] + "<b>"), LOOK)


class TestStrip:
    def test_the_shared_period_is_large_and_other_counts_stand_in_a_line(self):
        rows = [
            ("enterprises", "2016", True, 30.0, "approximate", "enterprises"),
            ("enterprises_with_af_agreement", "2016", True, 20.0, "exact", "enterprises"),
            ("sak_members", "2016", True, 11.0, "exact", "enterprises"),
            ("enterprises_per_10000", "2016", True, 1.0541, "approximate", "per_10000"),
            ("enterprises", "2017", False, 31.0, "exact", "enterprises"),
            ("enterprises", "2019/2020", False, 30.0, "approximate", "enterprises"),
        ]
        strip = coverage.county_strip(county(rows), LOOK)

        assert re.findall(r"<dd>(.*?)</dd>", strip) == ["omkring 30", "20", "11", "omkring 1,1"]
        assert "31 (2017) och omkring 30 (2019–2020)" in strip
        assert "överenskommelse med Arbetsförmedlingen" in strip

    def test_only_one_period(self):
        strip = coverage.county_strip(county([("enterprises", "2016", True, 30.0, "exact", "enterprises")]), LOOK)

        assert "strip-other" not in strip


def test_legend_has_the_classes_of_the_bars():
    legend = coverage.map_legend(by_municipality("enterprises_per_10000", RATES), LOOK)

    assert re.findall(r"</i>([^<]+)</li>", legend) == ["0", "under 2,0", "2,0 eller mer", "uppgift saknas"]
    assert 'class="hatch"' in legend


class TestPanels:
    def test_sorted_by_the_latest_value_with_the_missing_last(self):
        series = {
            "Hofors": [0.0] * 4,
            "Ockelbo": [9.0, 9.0, 9.0, "NL"],
            "Gävle": [4.0, 4.0, 4.0, 5.0],
            "Bollnäs": [5.0] * 4,
        }
        panels = coverage_panels.over_time(over_time("enterprises", series, QUARTERS), LOOK)

        assert [panel.title for panel in panels] == ["Gävle", "Bollnäs", "Hofors", "Ockelbo"]
        assert len({panel.key for panel in panels}) == 4
        assert panels[0].alt == "Gävle: Antal ASF 4 (2018 kv 1) till 5 (2018 kv 4)"

    def test_all_share_one_scale_and_one_time(self):
        frame = over_time("enterprises", {"Gävle": [4.0] * 4, "Hofors": [1.0] * 4}, QUARTERS)
        made = [spec(panel.chart) for panel in coverage_panels.over_time(frame, LOOK)]
        scales = [
            [layer["encoding"][axis]["scale"]["domain"] for layer in layers_of(one, "line") for axis in "xy"]
            for one in made
        ]

        assert scales[0] == scales[1]
        assert scales[0][:2] == scales[0][2:]

    def test_a_missing_period_is_hatched_named_and_not_crossed_by_the_line(self):
        frame = over_time("enterprises", {"Gävle": [4.0, "NL", "NL", 5.0], "Hofors": [1.0] * 4}, QUARTERS)
        made = spec(coverage_panels.over_time(frame, LOOK)[0].chart)
        rows = data_of(made)

        hatched = [row for row in rows if "end" in row]
        assert [(row["period_end"][:10], row["end"][:10]) for row in hatched] == [("2018-03-31", "2018-12-31")]
        assert words_of(made) == {"ej levererat", "5"}
        own = [row["run"] for row in rows if row.get("run", "").startswith("2180")]
        assert len(own) == 2
        assert len(set(own)) == 2

    def test_the_last_known_value_stands_before_a_missing_end(self):
        frame = over_time("enterprises", {"Gävle": [4.0, 4.0, 4.0, "NL"], "Hofors": [1.0] * 4}, QUARTERS)
        made = spec(coverage_panels.over_time(frame, LOOK)[-1].chart)
        labels = [layer["mark"] for layer in layers_of(made, "text") if layer["mark"].get("fontSize") == 20]

        assert {mark["align"] for mark in labels} == {"right"}

    def test_only_chosen_municipalities_are_grey_lines(self):
        frame = over_time("enterprises", {"Gävle": [4.0] * 4}, QUARTERS)
        made = spec(coverage_panels.over_time(frame, LOOK)[0].chart)

        assert len(layers_of(made, "line")) == 1

    def test_a_municipality_without_any_value_is_hatched_all_through(self):
        frame = over_time("enterprises", {"Gävle": [4.0] * 4, "Hofors": ["NL"] * 4}, QUARTERS)
        made = spec(coverage_panels.over_time(frame, LOOK)[-1].chart)

        assert words_of(made) == {"ej levererat"}
        assert len(layers_of(made, "rect")) == 1

    def test_draws_also_when_nobody_has_delivered(self):
        panels = coverage_panels.over_time(
            over_time("enterprises", {"Gävle": ["NL"] * 4, "Hofors": ["NL"] * 4}, QUARTERS), LOOK
        )

        assert [words_of(spec(panel.chart)) for panel in panels] == [{"ej levererat"}, {"ej levererat"}]

    def test_a_mark_is_a_band_of_its_states_with_the_latest_in_the_title(self):
        frame = over_time("policy", {"Gävle": ["not_held", "planned", "held", "held"], "Hofors": ["NL"] * 4}, QUARTERS)
        panels = coverage_panels.over_time(frame, LOOK)
        bands = [layer["mark"]["fill"] for layer in layers_of(spec(panels[0].chart), "rect")]

        assert [panel.title for panel in panels] == ["Gävle: ja", "Hofors: ej levererat"]
        assert bands == [LOOK.colour("paper"), LOOK.colour("now_soft"), LOOK.colour("now")]
        assert isinstance(layers_of(spec(panels[1].chart), "rect")[0]["mark"]["fill"], dict)

    def test_years_are_named_at_their_end_and_quarters_at_the_beginning_of_the_year(self):
        years = over_time("residents", {"Gävle": [1.0, 2.0, 3.0]}, ["2014", "2015", "2016"])
        quarters = over_time("enterprises", {"Gävle": [1.0, 2.0]}, ["2017-Q4", "2018-Q4"])
        ticks = [
            layers_of(spec(coverage_panels.over_time(frame, LOOK)[0].chart), "line")[0]["encoding"]["x"]["axis"][
                "values"
            ]
            for frame in (years, quarters)
        ]

        assert [[tick["year"] for tick in values] for values in ticks] == [[2014, 2016], [2018]]

    def test_one_period_is_said_not_drawn(self):
        drawn = coverage_panels.over_time(over_time("policy", {"Gävle": ["held"]}, ["2016"]), LOOK)

        assert drawn == '<p class="empty">En utveckling kan visas när uppgifter om fler perioder har lämnats.</p>'

    def test_is_a_layered_chart_without_a_configuration_of_its_own(self):
        frame = over_time("enterprises", {"Gävle": [4.0] * 4}, QUARTERS)
        chart = coverage_panels.over_time(frame, LOOK)[0].chart

        assert isinstance(chart, alt.LayerChart)
        assert "config" not in chart.to_dict() or "background" not in chart.to_dict()["config"]
