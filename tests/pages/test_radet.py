"""The page of the council: what the plan wants and the parties asked for, and in the example what became of it."""

import re

import pytest

from tests.pages.harness import Visit


@pytest.fixture
def real(visit) -> Visit:
    return visit("radet", data="gavleborg", sprak="sv")


@pytest.fixture
def example(visit) -> Visit:
    return visit("radet", data="exempel", sprak="sv")


class TestWhereNobodyHasTold:
    def test_it_says_so_and_never_that_there_is_no_council(self, real):
        assert (
            real.headline
            == "Planen vill ha ett råd med alla parter, nio enligt vår tolkning. Ingen uppgift finns om att det möttes."
        )
        assert not re.search(r"\b0 av|\bingen har plats|har ingen plats|inga möten", real.text)

    def test_what_is_missing_stands_once_in_each_table_and_is_no_wall(self, real):
        hatched = [fig for key in real.keys_of("fig_") for fig in [real.figure(key)] if "hatch" in fig.html]

        assert [part.html.count('class="hatch') for part in hatched] == [1, 1, 2]

    def test_the_nine_parties_with_their_page(self, real):
        assert len(real.figure("council_seats").rows_with(" | s. 16")) == 9

    def test_who_would_have_to_deliver_the_rest(self, real):
        for who, kind in (("Region Gävleborg", "Rådets möten"), ("Region Gävleborg", "Rådets beslut")):
            assert real.rows_with(
                f"Uppgifterna kan lämnas av {who}, i leveransen {kind}. Det är ett förslag: ingen har åtagit sig det."
            )
        assert real.rows_with(
            "Uppgifterna kan lämnas av Samordningsförbundet Gävleborg, i leveransen Önskemålen.", "ett förslag"
        )

    def test_the_wording_of_every_wish_is_open(self, real):
        figure = real.figure("wishes")

        assert figure.html.count("<details open>") == 12
        assert len(re.findall(r'<td class="whom" colspan="2">framgår inte</td>', figure.html)) == 2

    def test_of_whom_is_our_reading(self, real):
        assert real.figure("wishes").rows_with("Av vem något önskas är vår tolkning")
        assert real.figure("wishes").rows_with("Att det är staten som kan tydliggöra det är vår tolkning.")

    def test_when_a_party_of_several_counts_as_present_is_a_rule_that_stands_there(self, real, example):
        for seen in (real, example):
            assert seen.rows_with(
                "Kommunerna är en part och står för länets tio kommuner", "när minst en av dem var med"
            )


class TestTheExample:
    def test_seats_and_meetings(self, example):
        figure = example.figure("council_seats")

        assert example.headline == "Åtta av nio parter hade plats i rådet i juni 2018."
        assert figure.sentences == [
            "Näringslivet saknade plats i rådet. Fyra hade suttit längst, sedan september 2016."
        ]
        assert figure.rows_with("Näringslivet", "plats saknas", "0 av 8")
        assert figure.rows_with("Försäkringskassan", "september 2017", "minst 2 av 4")
        assert figure.rows_with("den 31 januari 2018: minst 6 parter närvarande")

    def test_decisions(self, example):
        figure = example.figure("council_decisions")

        assert figure.sentences == [
            "Av nio beslut var minst tre försenade och minst fem genomförda den 31 december 2018. Om ett går det inte att avgöra."
        ]
        assert figure.rows_with("Rutin för vem", "genomfört sent")
        assert figure.rows_with("Plats för näringslivet", "försenat")
        assert figure.rows_with("Studieresa", "okänt")

    def test_half_a_year_before_as_in_the_picture(self, visit):
        seen = visit("radet", data="exempel", sprak="sv", period="2018-Q2")

        assert "Av nio beslut var två försenade och fyra genomförda den 30 juni 2018." in seen.sentences
        assert len(seen.figure("council_decisions").rows_with("öppet")) == 3

    def test_wishes(self, example):
        figure = example.figure("wishes")

        assert figure.sentences == ["Minst tre av tolv önskemål är genomförda. Om två går det inte att avgöra."]
        assert len(figure.rows_with("okänt")) == 2

    def test_before_the_first_meeting_nobody_has_told(self, visit):
        seen = visit("radet", data="exempel", sprak="sv", period="2016-Q1")

        assert (
            seen.headline
            == "Planen vill ha ett råd med alla parter, nio enligt vår tolkning. Ingen uppgift finns om att det möttes."
        )
        assert "Ingen uppgift finns om några beslut i rådet." in seen.sentences
