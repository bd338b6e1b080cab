"""The one reader of the rows of an agenda, for the screen of a meeting and for its pack."""

from dashboard import figures
from dashboard.agenda import SINCE, read_items

ROW = {
    "page_name": "tackning",
    "figure_name": "coverage_over_time",
    "choices": "matt=residents&kommun=G%C3%A4vle&kommun=Bolln%C3%A4s",
    "purpose_sv": "Därför.",
    "purpose_en": None,
}


def test_an_item_has_its_figure_its_choices_and_why():
    [item] = read_items([ROW], "sv")

    assert (item.number, item.page, item.figure, item.purpose) == (
        1,
        "tackning",
        figures.coverage_over_time,
        "Därför.",
    )
    assert item.choices == {"matt": ["residents"], "kommun": ["Gävle", "Bollnäs"]}
    assert item.filters == {"coverage_measure": "residents"}


def test_why_is_said_in_the_language_or_in_the_one_that_there_is():
    without, with_english, localised = read_items(
        [ROW, ROW | {"purpose_en": "Because."}, {"page_name": "radet", "purpose": "Because."}], "en"
    )

    assert [item.purpose for item in (without, with_english, localised)] == ["Därför.", "Because.", "Because."]
    assert [item.number for item in (without, with_english, localised)] == [1, 2, 3]


def test_what_is_no_figure_of_a_page_is_none():
    names = (SINCE, "target_status", "nothing", "", "Figure", "__all__")
    items = read_items([{"figure_name": name} for name in names], "sv")

    assert [item.figure for item in items] == [None] * len(names)
    assert [item.choices for item in items] == [{}] * len(names)
