"""Så skyddas uppgifterna: the page in plain words, in both languages, and the ways to it."""

import pytest

from tests.pages.harness import CATALOGUES, LANGUAGES, PAGES

TITLE = {"sv": "Så skyddas uppgifterna", "en": "How people are protected"}
HEADLINE = {
    "sv": "Ingen ska kunna pekas ut: antal på en till fyra personer ändras till 0 eller 5",
    "en": "Nobody should be identifiable: counts of one to four people are changed to 0 or 5",
}
SECTIONS = {
    "sv": ["Vad som ändras", "Vad tecknen betyder", "Hur stora avvikelserna kan bli", "När siffror publiceras",
           "Vad man inte ska göra", "Vad någon kan pröva", "I filerna"],
    "en": ["What is changed", "What the signs mean", "How large the deviations can be", "When figures are published",
           "What not to do", "What somebody may try", "In the files"],
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_says_what_is_changed_and_why(visit, catalogue, language):
    seen = visit("skydd", data=catalogue, sprak=language)

    assert seen.messages == []
    assert seen.headline == HEADLINE[language]
    assert seen.sentences[1:] == SECTIONS[language]
    assert TITLE[language] in seen.text
    assert ("påhittade" if language == "sv" else "made up") in seen.text or catalogue == "gavleborg"


def test_says_what_each_sign_means_and_when_figures_are_published(visit):
    seen = visit("skydd", data="gavleborg", sprak="sv")

    for sign, meaning in {
        "≈ 45": "kan ha ändrats för att skydda någon. Tecknet betyder inget annat.",
        "omkring 260": "Källan säger själv att talet är ungefärligt. Vi har inte ändrat det.",
        "50–60": "Källan anger ett spann",
        "minst 6": "Någon har inte svarat",
        "0–4": "upp till fyra personer",
        "≈ 0": "få eller inga",
        "skyddat": "lämnad men visas inte",
        "ej levererat": "Det är inte noll",
    }.items():
        assert seen.rows_with(f"{sign} |", meaning), sign
    assert seen.rows_with("publiceras en gång", "när tiden för att lämna uppgifter är slut")
    assert seen.rows_with("rättelser kommer med nästa kvartal")
    assert seen.rows_with("En aktör i en kommun | 1,2 | 8 | 0,7 | 6")


def test_has_no_figures_of_its_own_and_no_choices(visit):
    seen = visit("skydd", data="exempel", sprak="sv", kommun=("Bollnäs",), period="2017-Q4")

    assert seen.figures == {}
    assert seen.charts == []
    assert not any("Tabell" in button or "CSV" in button for button in seen.buttons())
    assert seen.rows_with("1 av 10 kommuner") == []
    assert seen.app.session_state["address"]["kommun"] == ["Bollnäs"], "what is chosen elsewhere is kept"


@pytest.mark.parametrize("page", [*PAGES, "skydd"])
def test_every_way_to_it_stays_in_the_language_and_the_catalogue(visit, page):
    links = [link for link in visit(page, data="exempel", sprak="en").html.split('"') if link.startswith("skydd?")]

    assert all(link.startswith("skydd?data=exempel&amp;sprak=en") for link in links)
    assert bool(links) == (
        page
        in (
            "laget",
            "kommunprofil",
            "nyttjande",
            "handlingsplan",
            "vagen",
            "foretagen",
            "avtal",
        )
    )
