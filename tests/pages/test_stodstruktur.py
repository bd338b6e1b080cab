"""Stödstruktur: the roll-out towards seven municipalities, the marks, the readings and the agreements."""

import re

import pytest

from tests.pages.harness import MUNICIPALITIES

MARKS = ("Ansvarig utsedd", "Policy om ASF", "Avtal om stöd", "Dialogforum", "Glada Hudikmodellen")


def ladder_of(seen) -> dict[str, list[str]]:
    """The cells of each municipality in the ladder: rung, then the five marks."""
    lines = [line.split(" | ") for line in seen.figure("status_ladder").lines]
    return {cells[0]: cells[1:] for cells in lines if cells[0] in MUNICIPALITIES and len(cells) >= 6}


def target_lines(seen) -> list[str]:
    """What the chart over time writes at its target line."""
    [chart] = seen.figure("support_structure_by_period").charts
    words = {str(row.get("words", "")) for rows in chart.datasets.values() for row in rows}
    return [word for word in words if word.startswith("Mål")]


class TestGavleborg:
    @pytest.fixture
    def seen(self, visit):
        return visit("stodstruktur", data="gavleborg", sprak="sv")

    def test_the_headline_names_year_target_and_what_is_missing(self, seen):
        assert seen.headline.startswith("År 2016 hade 3 av 10 kommuner stödstruktur.")
        assert "Målet för 2018 var 7." in seen.headline
        assert seen.headline.endswith("Inget senare utfall har levererats.")
        assert not re.search(r"\bhar \d+ av \d+", seen.text)

    def test_nobody_has_delivered(self, seen):
        for key in ("support_structure_by_period", "target_readings"):
            assert seen.figure(key).rows_with("Ingen av de tio kommunerna har lämnat uppgifter"), key

    def test_three_hold_all_five_marks_and_every_municipality_stands_there(self, seen):
        ladder = ladder_of(seen)

        assert set(ladder) == set(MUNICIPALITIES)
        assert {name for name, cells in ladder.items() if cells[0] == "5"} == {"Bollnäs", "Hudiksvall", "Nordanstig"}
        assert ladder["Hofors"][0] == "1", "the policy alone"
        assert ladder["Söderhamn"][0] == "0"

    def test_gavle_planned_a_coordinator_which_is_neither_yes_nor_no(self, seen):
        assert ladder_of(seen)["Gävle"][1].startswith("planerat")

    def test_a_mark_that_no_source_speaks_of_is_unknown_and_not_a_no(self, seen):
        cells = ladder_of(seen)["Söderhamn"]

        assert cells[1].startswith("okänt")
        assert cells[2].startswith("okänt")
        assert cells[3].startswith("nej")

    def test_a_mark_held_has_its_page_and_says_that_its_start_is_unknown(self, seen):
        pages = {"Ansvarig utsedd": "11", "Policy om ASF": "6", "Avtal om stöd": "7", "Dialogforum": "9"}
        cells = dict(zip(MARKS, ladder_of(seen)["Hudiksvall"][1:], strict=False))

        for mark, page in pages.items():
            assert cells[mark].startswith("ja"), mark
            assert f"s. {page}" in cells[mark], mark
            assert "start okänd" in cells[mark], mark

    def test_the_agreements_are_four_by_form_with_counterpart_and_page(self, seen):
        rows = seen.figure("agreements")

        assert rows.rows_with("Bollnäs", "Ramavtal", "Coompanion", "(s. 7)", "start okänd")
        assert rows.rows_with("Hudiksvall", "IOP", "Coompanion", "(s. 7)", "start okänd")
        assert rows.rows_with("Nordanstig", "Löpande avtal", "Coompanion", "(s. 7)", "start okänd")
        assert rows.rows_with("Hudiksvall", "Projektavtal", "(s. 11)", "räknas inte som stödstruktur")

    def test_the_three_readings_stand_side_by_side(self, seen):
        readings = seen.figure("target_readings")

        assert readings.rows_with("A |", "3 av 7", "(s. 14)", "används nu")
        assert readings.rows_with("B |", "0 av 7", "(s. 15)")
        assert readings.rows_with("C |", "går inte att räkna", "(s. 14)")

    def test_the_same_in_english(self, visit):
        seen = visit("stodstruktur", data="gavleborg", sprak="en")

        assert seen.headline.startswith("In 2016, 3 of 10 municipalities had a support structure.")
        assert "No later outcome has been delivered" in seen.headline
        assert seen.figure("agreements").rows_with("Bollnäs", "Coompanion", "(p. 7)", "start unknown")
        assert seen.figure("target_readings").rows_with("B |", "0 of 7", "(p. 15)")


class TestReadings:
    def test_decide_the_target_line(self, visit):
        assert target_lines(visit("stodstruktur", data="exempel", sprak="sv")) == ["Mål 2018: 7 kommuner"]
        assert target_lines(visit("stodstruktur", data="exempel", sprak="sv", lasning="B")) == ["Mål 2018: 10 kommuner"]
        assert target_lines(visit("stodstruktur", data="exempel", sprak="sv", lasning="C")) == []

    def test_the_seven_that_lacked_one_make_the_target_ten(self, visit):
        seen = visit("stodstruktur", data="gavleborg", sprak="sv", lasning="B")

        assert "3 av 10" in seen.headline
        assert "Målet för 2018 var 10" in seen.headline
        assert seen.figure("target_readings").rows_with("B |", "0 av 7", "används nu")

    def test_one_regional_structure_cannot_be_counted(self, visit):
        seen = visit("stodstruktur", data="gavleborg", sprak="sv", lasning="C")

        assert "läsning C" in seen.headline
        assert "inte" in seen.headline
        assert seen.figure("target_readings").rows_with("C |", "går inte att räkna", "används nu")


class TestExempel:
    def test_the_headline_and_the_readings_say_the_same_number(self, visit):
        seen = visit("stodstruktur", data="exempel", sprak="sv")

        assert "2018" in seen.headline
        assert "6 av 10" in seen.headline
        assert seen.figure("target_readings").rows_with("A |", "6 av 7")
        assert seen.figure("target_readings").rows_with("B |", "3 av 7")
        assert seen.figure("support_structure_by_period").rows_with("9 av 10 kommuner har levererat")

    def test_the_steps_name_who_joined(self, visit):
        [chart] = visit("stodstruktur", data="exempel", sprak="sv").figure("support_structure_by_period").charts

        for name in ("Sandviken", "Söderhamn", "Gävle"):
            assert name in chart.text, name

    @pytest.mark.parametrize(("period", "count"), [("2016-Q4", 3), ("2017-Q2", 4), ("2018-Q4", 6)])
    def test_the_period_moves_the_state(self, visit, period, count):
        seen = visit("stodstruktur", data="exempel", sprak="sv", period=period)

        assert f"{count} av 10" in seen.headline
        assert period[:4] in seen.headline
        assert seen.figure("target_readings").rows_with("A |", f"{count} av 7")

    def test_a_municipality_that_has_not_delivered_is_said_to(self, visit):
        ladder = visit("stodstruktur", data="exempel", sprak="sv").figure("status_ladder")

        assert ladder.rows_with("Ockelbo |", "ej levererat")
        assert not ladder.rows_with("Ockelbo |", "nej")


class TestMunicipalityFilter:
    def test_narrows_the_ladder_and_the_agreements_and_leaves_the_county(self, visit):
        whole = visit("stodstruktur", data="exempel", sprak="sv")
        seen = visit("stodstruktur", data="exempel", sprak="sv", kommun=("Bollnäs",))

        assert set(ladder_of(seen)) == {"Bollnäs"}
        assert set(seen.frame("mark", "rung")["municipality_name"]) == {"Bollnäs"}
        assert set(seen.frame("in_force")["municipality_name"]) == {"Bollnäs"}
        for name in MUNICIPALITIES:
            assert name == "Bollnäs" or name not in seen.figure("agreements").text + seen.figure("status_ladder").text
        assert seen.headline == whole.headline
        assert seen.figure("support_structure_by_period").charts[0].datasets == (
            whole.figure("support_structure_by_period").charts[0].datasets
        )
