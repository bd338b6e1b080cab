"""From names in the URL to codes: what exists is chosen, what does not is said with the nearest names."""

import dataclasses
import unicodedata
from datetime import date

import pytest

from dashboard.filters import Choice, Filters, Unknown, choose, choose_one

MUNICIPALITIES = {
    "Bollnäs": "2183",
    "Gävle": "2180",
    "Hofors": "2104",
    "Hudiksvall": "2184",
    "Ljusdal": "2161",
    "Nordanstig": "2132",
    "Ockelbo": "2101",
    "Ovanåker": "2121",
    "Sandviken": "2181",
    "Söderhamn": "2182",
}


def pick(*names: str) -> Choice:
    return choose("kommun", names, MUNICIPALITIES)


class TestChoose:
    def test_nothing_named_is_nothing_chosen(self):
        assert pick() == Choice((), ())

    def test_the_codes_come_in_the_order_of_the_options_each_once(self):
        assert pick("Söderhamn", "Bollnäs", "Söderhamn", "Gävle") == Choice(("2183", "2180", "2182"), ())

    @pytest.mark.parametrize("name", ["bollnäs", "BOLLNÄS", "  Bollnäs ", unicodedata.normalize("NFD", "Bollnäs")])
    def test_capitals_spaces_and_composition_do_not_matter(self, name):
        assert pick(name) == Choice(("2183",), ())

    @pytest.mark.parametrize("name", ["", "   "])
    def test_an_empty_name_chooses_nothing_and_is_no_fault(self, name):
        assert pick(name) == Choice((), ())

    @pytest.mark.parametrize(
        ("name", "nearest"),
        [
            ("Hofrs", ("Hofors",)),
            ("HOFRS", ("Hofors",)),
            ("Bollnas", ("Bollnäs",)),
            ("Gavle", ("Gävle",)),
            ("Soderhamn", ("Söderhamn",)),
            ("Ovanaker", ("Ovanåker",)),
            ("Hudik", ("Hudiksvall",)),
            ("Sandvika", ("Sandviken",)),
            ("2180", ()),
            ("Kiruna", ()),
        ],
    )
    def test_an_unknown_name_is_said_with_the_nearest(self, name, nearest):
        (unknown,) = pick(name).unknown

        assert (unknown.parameter, unknown.name, unknown.nearest[:1]) == ("kommun", name, nearest)
        assert len(unknown.nearest) <= 3

    def test_the_rest_still_applies_and_a_name_is_said_once(self):
        choice = pick("Hofrs", "Gävle", "Hofrs", "hofrs")

        assert choice.codes == ("2180",)
        assert [unknown.name.casefold() for unknown in choice.unknown] == ["hofrs"]

    def test_unknown_names_are_said_in_the_order_of_the_url(self):
        assert [unknown.name for unknown in pick("Xyz", "Abc").unknown] == ["Xyz", "Abc"]


LANGUAGES = {"sv": "sv", "en": "en"}


class TestChooseOne:
    @pytest.mark.parametrize(
        ("names", "chosen"),
        [([], "sv"), (["en"], "en"), (["EN"], "en"), ([""], "sv"), (["en", "sv"], "en"), (["sv", "en"], "sv")],
    )
    def test_the_first_that_exists_else_the_default(self, names, chosen):
        assert choose_one("sprak", names, LANGUAGES, default="sv") == (chosen, ())

    def test_an_unknown_one_is_said_and_does_not_hide_one_that_exists(self):
        unknown = (Unknown("sprak", "fi", ()),)

        assert choose_one("sprak", ["fi", "en"], LANGUAGES, default="sv") == ("en", unknown)
        assert choose_one("sprak", ["fi"], LANGUAGES, default="sv") == ("sv", unknown)


class TestFilters:
    def test_every_choice_is_a_parameter_of_its_own_name(self):
        chosen = Filters(municipality_codes=("2104",), reference_date=date(2018, 12, 31))

        assert set(chosen.parameters()) == {field.name for field in dataclasses.fields(Filters)}
        assert chosen.parameters()["municipality_codes"] == ["2104"]
        assert chosen.parameters()["reference_date"] == date(2018, 12, 31)

    def test_equal_choices_are_one_cache_key_and_cannot_change(self):
        one, other = (Filters(municipality_codes=("2104",), reference_date=date(2018, 12, 31)) for _ in range(2))

        assert hash(one) == hash(other)
        with pytest.raises(dataclasses.FrozenInstanceError):
            one.mark = "agreement"
