"""Företagen: what the plan's words still say where its table is lost, and the made-up register of the example."""

import pytest

from tests.pages.test_projekt import facts_of


@pytest.mark.parametrize("fact", facts_of("foretagen"))
def test_what_the_documents_state_stands_on_the_page(visit, fact):
    assert fact in visit("foretagen", data="gavleborg", sprak="sv").text.replace("\u00ad", "")


def test_the_real_page_says_that_the_table_is_lost_and_invents_no_number(visit):
    seen = visit("foretagen", data="gavleborg", sprak="sv")

    assert seen.headline == "År 2016 fanns omkring 30 ASF i regionen. Ingen har levererat något register över dem."
    assert seen.rows_with("Planens tabell över företagen (s. 6) saknas i vår avskrift.", "är inte känt")
    assert "enterprise_register" not in seen.keys_of("fig_")
    assert "enterprise_groups" not in seen.keys_of("fig_")
    assert 'class="hatch"' not in seen.html


def test_who_would_have_to_deliver_the_rest_comes_from_the_register(visit):
    seen = visit("foretagen", data="gavleborg", sprak="sv")

    assert seen.figure("structure_components").rows_with(
        "Uppgifterna kan lämnas av kommunerna och Coompanion Gävleborg, i leveransen Stödstrukturens delar.",
        "ett förslag",
    )


def test_the_seven_are_those_that_the_facts_name_with_what_is_known_of_each(visit):
    seen = visit("foretagen", data="gavleborg", sprak="sv")

    frame = seen.frame("lacked_structure", "criterion")
    lacking = frame.filter("is_agreement", "lacked_structure")
    assert sorted(lacking["municipality_name"]) == [
        "Gävle", "Hofors", "Ljusdal", "Ockelbo", "Ovanåker", "Sandviken", "Söderhamn",
    ]  # fmt: skip
    funding = dict(
        frame.filter(criterion="supervision_funding").select("municipality_name", "commitment_state").iter_rows()
    )
    assert {name for name, state in funding.items() if state == "held"} == {"Bollnäs", "Hudiksvall", "Nordanstig"}
    assert {funding[name] for name in lacking["municipality_name"]} == {None}


def test_the_example_shows_the_register_the_association_and_the_components_with_their_gaps(visit):
    seen = visit("foretagen", data="exempel", sprak="sv")

    assert seen.headline == "I slutet av 2018 fanns minst 29 verksamma ASF i registret"
    assert "Företagens förening hade medlemmar i minst sex av tio kommuner i slutet av 2018" in seen.sentences
    assert any(
        line.startswith("Av de elva delarna i Glada Hudikmodellen hade Hudiksvall nio") for line in seen.sentences
    )
    assert seen.rows_with("Ockelbo", "ej levererat")
    register = seen.figure("enterprise_register")
    assert register.rows_with("Ovanåker", "senaste uppgift: i slutet av september 2018")
    assert register.rows_with("Exempel-ASF 03", "till den 15 maj 2018")


def test_three_populations_are_never_added(visit):
    for catalogue in ("gavleborg", "exempel"):
        frame = visit("foretagen", data=catalogue, sprak="sv").frame("is_counted", "indicator_code")
        assert frame["indicator_code"].unique().len() == 4
        for _, group in frame.filter(unit="enterprises").group_by("is_counted"):
            assert group["value"].sum() not in group["value"].to_list()


@pytest.mark.parametrize("catalogue", ["gavleborg", "exempel"])
def test_no_number_of_people_is_shown_of_one_enterprise(visit, catalogue):
    seen = visit("foretagen", data=catalogue, sprak="sv")

    for figure in seen.figures.values():
        if "enterprise_id" in figure.frame.columns:
            assert not {"value", "employees", "places_filled"} & set(figure.frame.columns)


def test_one_municipality_alone(visit):
    seen = visit("foretagen", data="exempel", sprak="sv", kommun=("Gävle",))

    assert seen.messages == []
    assert "Gävle saknade stödstruktur i början av 2016 men hade en i slutet av 2018" in seen.sentences
    assert "Företagens förening hade medlemmar i Gävle i slutet av 2018" in seen.sentences
    assert not seen.figure("enterprise_register").rows_with("Bollnäs")


@pytest.mark.parametrize("catalogue", ["gavleborg", "exempel"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_opens_without_a_message_and_every_figure_has_its_source(visit, catalogue, language):
    seen = visit("foretagen", data=catalogue, sprak=language)

    assert seen.messages == []
    assert "Källa saknas" not in seen.text


def test_a_version_from_before_the_components_shows_the_rest(visit):
    seen = visit("foretagen", data="gavleborg", sprak="sv", version="1")

    assert seen.headline.startswith("År 2016 fanns omkring 30 ASF i regionen.")
    assert "structure_components" not in seen.keys_of("fig_")
    assert "Sju kommuner saknade stödstruktur år 2016" in seen.sentences
