"""Kommunprofil: one municipality, the same for a link and for the frame's choice; what is known of it, and one line on the rest."""

import pytest

from tests.pages.harness import MUNICIPALITIES, run

BLOCKS = [
    "status_ladder", "structure_components", "structure_distance", "agreements", "area_comparison", "similar_municipalities",
    "context_of_municipality", "enterprise_register", "procurements", "daily_activities", "training_participants",
    "dialogue_meetings", "projects_of_municipality", "wishes_of_municipalities", "deliveries_of_municipality",
]  # fmt: skip


def test_without_a_choice_the_first_in_order_is_shown_and_of_several_the_first_of_them(visit):
    first = visit("kommunprofil", data="exempel", sprak="sv")
    several = visit("kommunprofil", data="exempel", sprak="sv", kommun=("Gävle", "Hofors"))

    assert first.headline.startswith("Bollnäs ")
    assert several.headline.startswith("Gävle ")
    for seen, name in ((first, "Bollnäs"), (several, "Gävle")):
        assert seen.app.selectbox(key="pick_one").value == name
        assert seen.figures["Kriterier per kommun"].frame["municipality_name"].unique().to_list() == [name]


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_a_link_shows_the_municipality_that_it_names(visit, name):
    seen = visit("kommunprofil", data="gavleborg", sprak="sv", kommun=name)

    assert name in seen.headline
    assert seen.messages == []
    assert seen.app.selectbox(key="pick_one").value == name
    assert "multiselect" not in {node.type for node in seen.nodes}, "one choice of municipality, not two"


def test_a_choice_goes_to_the_address():
    app = run("kommunprofil", data="exempel", sprak="sv", kommun="Hofors").app

    app.selectbox(key="pick_one").set_value("Ljusdal").run()

    assert app.query_params["kommun"] == "Ljusdal"
    assert app.session_state["address"]["kommun"] == ["Ljusdal"]


def test_the_example_has_every_block(visit):
    seen = visit("kommunprofil", data="exempel", sprak="sv", kommun="Hudiksvall")

    assert seen.keys_of("fig_") == BLOCKS
    assert 'class="silent"' not in seen.html


def test_what_nobody_has_told_of_is_one_line_and_no_empty_figure(visit):
    seen = visit("kommunprofil", data="gavleborg", sprak="sv", kommun="Ockelbo")

    silent = {
        "structure_components", "agreements", "area_comparison", "enterprise_register", "procurements", "daily_activities",
        "training_participants", "projects_of_municipality",
    }  # fmt: skip
    assert seen.keys_of("fig_") == [each for each in BLOCKS if each not in silent]
    assert seen.rows_with(
        "Inga uppgifter har lämnats om hur ASF används. Inget avtal, inget ASF till namnet och inget projekt är känt. "
        "Inget är känt om stödstrukturens delar, upphandlingar, daglig verksamhet och deltagare i utbildning."
    )
    assert 'class="empty"' not in seen.html


def test_of_one_that_has_delivered_and_has_no_agreement_nobody_says_that_nothing_was_handed_in(visit):
    seen = visit("kommunprofil", data="exempel", sprak="sv", kommun="Ovanåker")

    assert seen.rows_with("Inget avtal är känt.")
    assert "Inga uppgifter har lämnats om" not in seen.text


def test_where_nobody_has_reported_what_documents_say_of_the_municipality_stands_there(visit):
    of_part = visit("kommunprofil", data="gavleborg", sprak="sv", kommun="Hudiksvall").figure("enterprise_statements")
    fruit = visit("kommunprofil", data="gavleborg", sprak="sv", kommun="Söderhamn").figure("purchasing_statements")

    assert "Hudiksvall var den kommun där flest ASF fanns." in of_part.sentences
    assert of_part.rows_with("i Hälsingland", "s. 6")
    assert fruit.rows_with("fruktkorgar", "reserverad upphandling")
    assert "enterprise_statements" not in visit("kommunprofil", data="gavleborg", sprak="sv", kommun="Gävle").keys_of(
        "fig_"
    )


def test_the_blocks_of_one_municipality_in_short(visit):
    seen = visit("kommunprofil", data="exempel", sprak="sv", kommun="Hudiksvall")

    assert seen.figure("structure_components").rows_with("På plats", "9")
    assert seen.figure("procurements").rows_with("Avtalens värde", "410 tkr")
    assert seen.figure("daily_activities").rows_with("Personer enligt LSS eller SoL", "≈ 5")
    assert seen.figure("training_participants").rows_with("Alla anställda", "minst ≈ 85")
    names = seen.figures["Registret över ASF"].frame.filter("is_active")["enterprise_name"]
    assert all(name in seen.figure("enterprise_register").text for name in names)


def test_a_figure_of_some_of_the_rows_has_them_alone_in_its_file(visit):
    seen = visit("kommunprofil", data="gavleborg", sprak="sv", kommun="Gävle")

    frame = seen.figures["Vägen till en fungerande stödstruktur _conditions"].frame
    assert frame["criterion"].to_list() == ["supervision_funding", "local_analysis"]


def test_the_likeness_says_by_what_and_of_when(visit):
    seen = visit("kommunprofil", data="gavleborg", sprak="sv", kommun="Hudiksvall")

    words = seen.figure("similar_municipalities").text
    assert "Mest lika Hudiksvall är Ljusdal, Ovanåker och Nordanstig" in words
    assert "Invånare 2020" in words
    assert "Långtidsarbetslösa av arbetskraften, minst tolv månader juni 2025" in words
    assert "Två av fem ämnen har ett mått som är känt för alla kommuner." in words


@pytest.mark.parametrize("catalogue", ["gavleborg", "exempel"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_block_has_its_source(visit, catalogue, language):
    seen = visit("kommunprofil", data=catalogue, sprak=language, kommun="Hudiksvall")

    assert seen.messages == []
    assert seen.keys_of("foot_") == seen.keys_of("fig_")
    assert "Källa saknas" not in seen.text
    assert "Source missing" not in seen.text


def test_paper_has_the_municipality_the_version_and_the_address_at_its_foot(visit):
    seen = visit("kommunprofil", data="exempel", sprak="sv", kommun="Gävle")
    [style] = [node.proto.body for node in seen.nodes if node.type == "html" and "@page" in node.proto.body[:20]]

    assert "Kommunprofil Gävle · Exempeldata, version 1 · " in style
    assert all(each in style for each in ("data=exempel", "kommun=G%C3%A4vle", "sprak=sv"))
    assert 'content:"sida " counter(page) " av " counter(pages)' in style
