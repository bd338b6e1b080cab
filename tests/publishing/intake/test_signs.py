"""Signs of formatting that cannot be seen: nothing at the ends of a text, and never nothing within a number."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.intake.folding import hidden_sign, quoted, shown
from tests.publishing.intake.partner import cell_faults, faults_of, headings, read, read_cells, with_cells

# Soft hyphen, zero width space, non-joiner and joiner, marks of direction, word joiner, a byte order mark.
SIGNS = (
    "\u00ad",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u200f",
    "\u202a",
    "\u202c",
    "\u2060",
    "\u2066",
    "\ufeff",
    "\u061c",
)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(
    ("kind", "field", "text", "letter"),
    [
        ("placement", "value", "1{}4", "G"), ("placement", "value", "1 {} 4", "G"), ("service_use", "amount_sek", "10{}15,50", "H"),
        ("service_use", "amount_sek", "10,5{}0", "H"), ("commitment", "valid_to", "20{}20-12-31", "L"),
        ("placement", "period", "20{}19 kv 1", "A"), ("placement", "municipality_code", "21{}83", "B"),
        ("commitment", "commitment_number", "1{}2", "D"),
    ],
)  # fmt: skip
def test_between_two_digits_it_can_be_read_in_two_ways(sign, kind, field, text, letter):
    assert cell_faults(kind, **{field: text.format(sign)}) == [("cell_hidden_sign", letter)]


@pytest.mark.parametrize("text", ["\u00ad5", " \u00ad 5", "5\u00ad", "kr \u00ad500"])
def test_at_the_edge_of_a_number_a_soft_hyphen_is_a_minus_that_gets_lost(text):
    assert cell_faults("service_use", amount_sek=text) == [("cell_hidden_sign", "H")]


@pytest.mark.parametrize("text", ["1\n234", "1\r\n4", "1\t234", "1\u2028234"])
def test_a_break_of_the_line_parts_two_numbers(text):
    assert cell_faults("placement", value=text) == [("cell_hidden_sign", "G")]


@pytest.mark.parametrize("sign", SIGNS)
def test_at_the_ends_of_a_text_and_within_words_it_is_nothing(sign):
    row = read_cells(
        "placement",
        period=f"{sign}2019 kv 1{sign}",
        placement_measure=f"Arbets{sign}träning",
        municipality_code=f"Bollnäs{sign}",
    )
    assert (row["period"], row["placement_measure"], row["municipality_code"]) == ("2019-Q1", "arbetstraning", "2183")
    assert read_cells("commitment", evidence_sv=f"{sign}Beslut {sign}")["evidence_sv"] == "Beslut"


@pytest.mark.parametrize("sign", [sign for sign in SIGNS if sign != "\u00ad"])
def test_at_the_ends_of_a_number_it_is_nothing(sign):
    assert read_cells("placement", value=f"{sign}7{sign}")["value"] == 7.0


@pytest.mark.parametrize("sign", SIGNS)
def test_in_a_heading_it_is_nothing(sign):
    written = [heading.replace("Antal personer", f"Antal{sign} perso{sign}ner") for heading in headings("placement")]
    assert read(written, with_cells("placement")).frame["value"].to_list() == [7.0]


def test_the_message_shows_where_the_sign_stands_and_what_it_is_called():
    [fault] = faults_of(lambda: read_cells("placement", value="1\u00ad4"))
    assert fault.what("sv") == (
        "”1\N{REPLACEMENT CHARACTER}4” har ett tecken som inte syns, ett mjukt bindestreck, där rutan står, och kan läsas "
        "på två sätt. Skriv om cellen för hand."
    )
    [fault] = faults_of(lambda: read_cells("placement", value="1\u20674"))
    assert "U+2067" in fault.what("en")


@given(st.text(alphabet=st.sampled_from(["1", "4", " ", ",", "-", "a", *SIGNS]), max_size=8))
def test_a_count_that_is_read_has_no_sign_within_its_digits(text):
    if hidden_sign(text, is_number=True):
        assert cell_faults("dialogue_meeting", value=text) == [("cell_hidden_sign", "D")]


def test_fifteen_digits_are_read_and_no_more():
    assert read_cells("placement", value=0.29 * 100)["value"] == 29.0
    assert read_cells("service_use", amount_sek=0.1 * 12345)["amount_sek"] == 1234.5
    assert read_cells("placement", value="28.999999999999996")["value"] == 29.0
    assert read_cells("service_use", amount_sek="1234.5000000000002")["amount_sek"] == 1234.5
    assert cell_faults("placement", value=28.99999) == [("cell_not_whole", "G")]


def test_a_message_writes_a_number_with_the_decimal_mark_of_its_language():
    assert quoted(28.6) == {"sv": "28,6", "en": "28.6"}
    assert quoted("28.6") == "28.6"
    assert (quoted(29.0), quoted(28.999999999999996), shown(28.999999999999996)) == ("29", "29", "29")
    assert quoted(dt.datetime(2019, 3, 1)) == "2019-03-01"
    [fault] = faults_of(lambda: read_cells("placement", value=28.6))
    assert fault.what("sv").startswith("”28,6” är inget helt tal.")
    assert fault.what("en").startswith("“28.6” is not a whole number.")
