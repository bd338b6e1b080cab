"""Stödstruktur: the roll-out towards seven municipalities, the criteria and the interpretations."""

import re

import pytest

from tests.pages.harness import MUNICIPALITIES

MARKS = ("Ansvarig utsedd", "Policy om ASF", "Avtal om stöd", "Dialogforum", "Glada Hudikmodellen")


def ladder_of(seen) -> dict[str, list[str]]:
    """The cells of each municipality in the ladder: how many criteria, then the five of them."""
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
        assert seen.headline == (
            "År 2016 hade 3 av 10 kommuner stödstruktur. Målet för 2018 var 7. Ingen senare uppgift finns."
        )
        assert not re.search(r"\bhar \d+ av \d+", seen.text)
        assert seen.figure("support_structure_by_period").sentences == [
            "Bollnäs, Hudiksvall och Nordanstig hade stödstruktur år 2016"
        ]

    def test_nobody_has_delivered(self, seen):
        for key in ("support_structure_by_period", "target_readings"):
            assert seen.figure(key).rows_with("Inga uppgifter har lämnats för de tio kommunerna"), key

    def test_no_municipality_is_known_to_meet_all_five_and_none_has_a_number_that_hides_the_unknown(self, seen):
        """W1, W7: whether the three have a policy is unknown, and "0" is no number where two of five are."""
        ladder = ladder_of(seen)

        assert set(ladder) == set(MUNICIPALITIES)
        three = {"Bollnäs", "Hudiksvall", "Nordanstig"}
        assert {name: cells[0] for name, cells in ladder.items()} == {
            name: "4–5" if name in three else "0–1" if name == "Gävle" else "0–2" for name in MUNICIPALITIES
        }
        assert seen.figure("status_ladder").sentences == [
            "Bollnäs, Hudiksvall och Nordanstig uppfyllde minst fyra av fem kriterier år 2016"
        ]
        assert all(ladder[name][2].startswith("okänt") for name in MUNICIPALITIES)

    def test_nothing_on_the_page_calls_the_criteria_steps(self, seen):
        assert not re.search(r"\b(steg|steget|stegen|läsning|läsningen|fattas)\b", seen.text, re.IGNORECASE)

    def test_gavle_planned_a_coordinator_which_is_neither_yes_nor_no(self, seen):
        assert ladder_of(seen)["Gävle"][1].startswith("planerat")

    def test_a_mark_that_no_source_speaks_of_is_unknown_and_not_a_no(self, seen):
        cells = ladder_of(seen)["Söderhamn"]

        assert cells[1].startswith("okänt")
        assert cells[2].startswith("okänt")
        assert cells[3].startswith("nej")

    def test_a_mark_held_has_its_page_and_says_that_its_start_is_unknown(self, seen):
        pages = {"Ansvarig utsedd": "11", "Avtal om stöd": "7", "Dialogforum": "9"}
        cells = dict(zip(MARKS, ladder_of(seen)["Hudiksvall"][1:], strict=False))

        for mark, page in pages.items():
            assert cells[mark].startswith("ja"), mark
            assert f"s. {page}" in cells[mark], mark
            assert "start okänd" in cells[mark], mark

    def test_the_three_interpretations_stand_side_by_side(self, seen):
        """W2: under B there were three of the ten that it asks for, on the page and in the table."""
        readings = seen.figure("target_readings")

        assert readings.sentences == ["Enligt tolkning A fanns år 2016 tre av de sju som krävs"]
        assert readings.rows_with("A |", "3 av 7", "(s. 14)", "används nu")
        assert readings.rows_with("B |", "3 av 10", "(s. 15)")
        assert readings.rows_with("C |", "går inte att följa upp", "(s. 14)")
        assert seen.frame("reading", "explanation").select("reading", "value", "level").rows() == [
            ("A", 3.0, 7.0), ("B", 3.0, 10.0), ("C", None, None)
        ]  # fmt: skip

    def test_the_same_in_english(self, visit):
        seen = visit("stodstruktur", data="gavleborg", sprak="en")

        assert seen.headline.startswith("In 2016, 3 of 10 municipalities had a support structure.")
        assert seen.headline.endswith("There is no later figure.")
        assert seen.figure("target_readings").rows_with("B |", "3 of 10", "(p. 15)")
        assert not re.search(r"\b(marks?|rungs?|reading)\b", seen.figure("status_ladder").text, re.IGNORECASE)


class TestReadings:
    def test_decide_the_target_line(self, visit):
        assert target_lines(visit("stodstruktur", data="exempel", sprak="sv")) == ["Mål 2018: 7 kommuner"]
        assert target_lines(visit("stodstruktur", data="exempel", sprak="sv", lasning="B")) == ["Mål 2018: 10 kommuner"]
        assert target_lines(visit("stodstruktur", data="exempel", sprak="sv", lasning="C")) == []

    @pytest.mark.parametrize(("data", "share"), [("gavleborg", "3 av 10"), ("exempel", "minst 6 av 10")])
    def test_the_seven_that_lacked_one_make_the_target_ten(self, visit, data, share):
        seen = visit("stodstruktur", data=data, sprak="sv", lasning="B")

        assert share in seen.headline
        assert "alla tio" in seen.headline or "Målet 10" in seen.headline
        assert seen.figure("target_readings").rows_with("B |", share, "används nu")
        county = seen.frame("joined_so_far")
        assert set(county.select("reading", "level").iter_rows()) == {("B", 10.0)}
        assert county["value"].min() == 3.0

    def test_one_regional_structure_cannot_be_tracked(self, visit):
        seen = visit("stodstruktur", data="gavleborg", sprak="sv", lasning="C")

        assert seen.headline.endswith("Enligt tolkning C går målet inte att följa upp.")
        assert seen.figure("target_readings").rows_with("C |", "går inte att följa upp", "används nu")


class TestExempel:
    def test_a_silent_municipality_leaves_the_target_undecided(self, visit):
        seen = visit("stodstruktur", data="exempel", sprak="sv")

        assert seen.headline == (
            "I slutet av 2018 hade minst 6 av 10 kommuner stödstruktur. "
            "Om målet 7 nåddes går inte att avgöra än: Ockelbo har inte svarat."
        )
        assert seen.figure("target_readings").rows_with("A |", "minst 6 av 7")
        assert seen.figure("target_readings").rows_with("B |", "minst 6 av 10")
        assert seen.figure("support_structure_by_period").rows_with("för 9 av 10 kommuner")

    def test_sentence_chart_and_table_say_the_same(self, visit):
        seen = visit("stodstruktur", data="exempel", sprak="sv")
        [chart] = seen.figure("support_structure_by_period").charts
        last = seen.frame("joined_so_far").row(-1, named=True)

        assert (last["value"], last["low"], last["high"], last["value_kind"]) == (6.0, 6.0, 7.0, "at_least")
        assert last["awaited"] == "Ockelbo"
        words = {row.get("words") for rows in chart.datasets.values() for row in rows}
        assert "minst 6" in words
        assert {"value": 6.0, "high": 7.0} in [
            {name: row[name] for name in ("value", "high")}
            for rows in chart.datasets.values()
            for row in rows
            if "high" in row
        ]
        assert seen.figure("support_structure_by_period").rows_with("skrafferade", "inte har svarat")

    def test_the_steps_name_who_joined(self, visit):
        [chart] = visit("stodstruktur", data="exempel", sprak="sv").figure("support_structure_by_period").charts

        for name in ("Sandviken", "Söderhamn", "Gävle"):
            assert name in chart.text, name

    @pytest.mark.parametrize(
        ("period", "count", "ends"),
        [
            ("2016-Q4", "hade 3", "Målet för 2018 är 7: fyra till behövs."),
            ("2017-Q2", "hade minst 4", "Målet för 2018 är 7: högst tre till behövs."),
            ("2018-Q4", "hade minst 6", "Ockelbo har inte svarat."),
        ],
    )
    def test_the_period_moves_the_state(self, visit, period, count, ends):
        seen = visit("stodstruktur", data="exempel", sprak="sv", period=period)

        assert f"{count} av 10" in seen.headline
        assert period[:4] in seen.headline
        assert seen.headline.endswith(ends)
        assert seen.figure("target_readings").rows_with("A |", f"{count.removeprefix('hade ')} av 7")

    def test_a_municipality_that_has_not_delivered_is_said_to(self, visit):
        ladder = visit("stodstruktur", data="exempel", sprak="sv").figure("status_ladder")

        assert ladder.rows_with("Ockelbo |", "ej levererat")
        assert not ladder.rows_with("Ockelbo |", "nej")


class TestMunicipalityFilter:
    def test_narrows_the_ladder_and_leaves_the_county(self, visit):
        whole = visit("stodstruktur", data="exempel", sprak="sv")
        seen = visit("stodstruktur", data="exempel", sprak="sv", kommun=("Bollnäs",))

        assert set(ladder_of(seen)) == {"Bollnäs"}
        assert set(seen.frame("mark", "marks_value")["municipality_name"]) == {"Bollnäs"}
        for name in MUNICIPALITIES:
            assert name == "Bollnäs" or name not in seen.figure("status_ladder").text
        assert seen.headline == whole.headline
        assert seen.figure("support_structure_by_period").charts[0].datasets == (
            whole.figure("support_structure_by_period").charts[0].datasets
        )

    def test_speaks_of_what_is_chosen(self, visit):
        two = visit("stodstruktur", data="exempel", sprak="sv", kommun=("Hofors", "Ockelbo"))
        unknown = visit("stodstruktur", data="gavleborg", sprak="sv", kommun=("Hofors",))

        assert two.figure("status_ladder").sentences == [
            "Av de valda kommunerna uppfyllde Hofors ett av fem kriterier i slutet av 2018"
        ]
        assert unknown.figure("status_ladder").sentences == ["Inget kriterium är känt som uppfyllt i Hofors år 2016"]
