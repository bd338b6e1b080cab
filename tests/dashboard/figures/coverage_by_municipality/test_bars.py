import re

import pytest

from dashboard import theme
from dashboard.figures.coverage_by_municipality.bars import chart, mark_table
from dashboard.figures.coverage_by_municipality.map import legend
from tests.dashboard.coverage_frames import by_municipality
from tests.dashboard.drawn import LOOK, data_of, layers_of, spec, words_of

RATES = {"Gävle": 2.1, "Bollnäs": 1.2, "Hofors": 0.0, "Ockelbo": "NL"}


class TestRankedBars:
    def rates(self):
        counts = {"Gävle": 21, "Bollnäs": 3, "Hofors": 0}
        return by_municipality("enterprises_per_10000", RATES, county=1.1, counts=counts)

    def test_bars_wear_the_classes_and_say_their_numbers(self):
        made = spec(chart(self.rates(), LOOK))
        bars = {row["municipality_name"]: row["colour"] for row in data_of(made) if "colour" in row}

        assert bars == {"Gävle": LOOK.colour("seq2"), "Bollnäs": LOOK.colour("seq1"), "Hofors": LOOK.colour("paper")}
        assert words_of(made) == {"2,1 (21)", "1,2 (3)", "0 (0)", "ej levererat"}

    def test_order_is_that_of_the_frame_with_the_missing_last_and_hatched(self):
        made = spec(chart(self.rates(), LOOK))
        bars = layers_of(made, "bar")

        assert all(bar["encoding"]["y"]["scale"]["domain"] == list(RATES) for bar in bars)
        hatched = [bar for bar in bars if isinstance(bar["mark"].get("fill"), dict)]
        assert [made["datasets"][bar["data"]["name"]][0]["municipality_name"] for bar in hatched] == ["Ockelbo"]

    def test_the_county_stands_as_a_line_beside_rates_only(self):
        rates = spec(chart(self.rates(), LOOK))
        counts = spec(chart(by_municipality("enterprises", RATES, county=29.0), LOOK))

        whole = {name: value for name, value in RATES.items() if value != "NL"}
        complete = spec(chart(by_municipality("enterprises_per_10000", whole, county=1.1), LOOK))

        assert len(layers_of(rates, "rule")) == len(layers_of(complete, "rule")) == 1
        # Somebody is silent: it is not the county's.
        assert "Med uppgift 1,1" in str(rates)
        assert "Regionen 1,1" in str(complete)
        assert layers_of(counts, "rule") == []
        assert "29" not in str(counts["layer"])

    def test_the_only_rate_has_no_average_beside_it(self):
        frame = by_municipality("enterprises_per_10000", {"Bollnäs": 1.5, "Gävle": "NL", "Hofors": "NL"}, county=1.5)

        assert layers_of(spec(chart(frame, LOOK)), "rule") == []

    def test_nothing_but_what_is_shown_is_embedded(self):
        for row in data_of(spec(chart(self.rates(), LOOK))):
            assert not {"source_refs", "catalogue", "evidence", "county_value"} & set(row)

    @pytest.mark.parametrize(
        "values", [{"Gävle": "NL", "Hofors": "NA"}, {"Gävle": 0.0}, {"Gävle": 0.0, "Hofors": "NL"}]
    )
    def test_draws_also_when_there_is_nothing_to_measure(self, values):
        made = spec(chart(by_municipality("enterprises_per_10000", values), theme.Look("dark", "en")))

        assert made["height"] > 0

    def test_a_mark_is_a_table_of_shape_and_word(self):
        frame = by_municipality(
            "policy", {"Bollnäs": "held", "Gävle": "planned", "Hofors": "not_held", "Ockelbo": "UN"}
        )
        table = chart(frame, LOOK)

        assert re.findall(r'<th scope="row">(\w+)</th>', table) == ["Bollnäs", "Gävle", "Hofors", "Ockelbo"]
        assert re.findall(r'mark-(\w+)" aria-hidden="true"></i>(\w+)', table) == [
            ("held", "ja"), ("planned", "planerat"), ("not_held", "nej"), ("missing", "okänt"),
        ]  # fmt: skip
        assert "<td>Underlag Bollnäs<small>Vår slutsats: Vår slutsats om Bollnäs.</small></td>" in table
        assert "None" not in table

    def test_text_from_data_is_escaped(self):
        frame = by_municipality("policy", {"Bollnäs": "held"})

        assert "&lt;b&gt;" in mark_table(frame.with_columns(evidence=frame["evidence"] + "<b>"), LOOK)


def test_legend_has_the_classes_of_the_bars():
    drawn = legend(by_municipality("enterprises_per_10000", RATES), LOOK)

    assert re.findall(r"</i>([^<]+)</li>", drawn) == ["0", "under 2,0", "2,0 eller mer", "uppgift saknas"]
    assert 'class="hatch"' in drawn
