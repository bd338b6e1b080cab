"""Municipalities, codes, yes or no, and texts."""

import datetime as dt
import unicodedata

import pytest

from contract import CODELISTS
from contract.deliveries import older_headings
from publishing.intake.headings import headings_of
from publishing.intake.texts import code_names, read_code
from publishing.kinds import FORMS
from publishing.messages.problems import CellFault
from tests.each import each
from tests.publishing.intake.partner import RIGHT, cell_faults, faults_of, headings, read, read_cells, with_cells


@pytest.mark.parametrize(
    "value",
    [
        "Bollnäs", "bollnäs", "BOLLNÄS", " Bollnäs ", "Bollnäs kommun", "bollnäs  kommun", "2183", 2183.0, 2183,
        unicodedata.normalize("NFD", "Bollnäs"), "Bollnäs\u00a0kommun", "Boll\u00adnäs",
    ],
)  # fmt: skip
def test_a_municipality(value):
    assert read_cells("dialogue_meeting", municipality_code=value)["municipality_code"] == "2183"


def test_a_municipality_in_the_genitive():
    assert read_cells("dialogue_meeting", municipality_code="Gävles kommun")["municipality_code"] == "2180"


@pytest.mark.parametrize(
    "value", ["Bollnas", "Uppsala", "0380", "2183,5", 218, True, "Bollnäs, Gävle", dt.date(2019, 1, 1)]
)
def test_no_municipality(value):
    assert cell_faults("dialogue_meeting", municipality_code=value) == [("cell_unknown_municipality", "B")]


def test_an_unknown_municipality_is_told_the_known_ones():
    [fault] = faults_of(lambda: read_cells("dialogue_meeting", municipality_code="Uppsala"))
    assert fault.text("sv") == (
        "svar.xlsx, blad Blad1, rad 2, kolumn Kommun (B): ”Uppsala” är ingen av kommunerna. "
        "Skriv en av dessa: Bollnäs, Gävle, Nordanstig, Ockelbo."
    )


@pytest.mark.parametrize(
    ("kind", "field", "value", "code"),
    [
        ("placement", "public_actor", "arbetsförmedlingen", "arbetsformedlingen"),
        ("placement", "public_actor", "Public Employment Service", "arbetsformedlingen"),
        ("placement", "public_actor", "kommunen", "kommun"),
        ("placement", "placement_measure", "DAGLIG  verksamhet (LSS/SoL)", "daglig_verksamhet"),
        ("placement", "placement_measure", "daglig_verksamhet", "daglig_verksamhet"),
        ("placement", "sex", "Kvinnor", "F"),
        ("placement", "sex", "kvinna", "F"),
        ("placement", "sex", "K", "F"),
        ("placement", "sex", "women", "F"),
        ("placement", "sex", "män", "M"),
        ("placement", "sex", "m", "M"),
        ("service_use", "agreement_form", "public-civil partnership (IOP)", "iop"),
        ("commitment", "commitment_state", "planerat", "planned"),
        ("commitment", "commitment_state", "no", "not_held"),
    ],
)
def test_a_code_by_either_label_or_by_itself(kind, field, value, code):
    assert read_cells(kind, **{field: value})[field] == code


@pytest.mark.parametrize(
    ("field", "value", "letter"),
    [
        ("public_actor", "Skolverket", "C"),
        ("placement_measure", 3.0, "D"),
        ("obs_status", "PR", "H"),
    ],
)
def test_no_code(field, value, letter):
    cells = {field: value} | ({"value": None} if field == "obs_status" else {})
    assert cell_faults("placement", **cells) == [("cell_unknown_code", letter)]


@pytest.mark.parametrize("value", ["ja", "JA", "j", "yes", "Sant", "true", True, 1.0, 1, "1"])
def test_yes(value):
    assert read_cells("placement", enhanced_cooperation=value)["enhanced_cooperation"] is True


@pytest.mark.parametrize("value", ["nej", "Nej", "n", "no", "FALSKT", "false", False, 0.0, "0", "", None])
def test_no(value):
    assert read_cells("placement", enhanced_cooperation=value)["enhanced_cooperation"] is False


@pytest.mark.parametrize("value", ["x", "kanske", 2.0, "ja/nej"])
def test_neither_yes_nor_no(value):
    assert cell_faults("placement", enhanced_cooperation=value) == [("cell_not_yes_no", "E")]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  Coompanion ", "Coompanion"), ("Coompanion\nGävleborg", "Coompanion Gävleborg"), (12.0, "12"),
        (unicodedata.normalize("NFD", "Företaget"), "Företaget"), ("AB 5+5", "AB 5+5"),
    ],
)  # fmt: skip
def test_a_text(value, text):
    assert read_cells("commitment", counterpart=value)["counterpart"] == text


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ('=HYPERLINK("x")', "cell_formula_sign"), ("+46 26", "cell_formula_sign"), ("@SUM(A1)", "cell_formula_sign"),
        ("-1+2", "cell_formula_sign"), (" =1", "cell_formula_sign"), ("a\x07b", "cell_invisible_signs"),
        ("a\u202eb", "cell_invisible_signs"), ("x" * 501, "cell_long_text"), ("GÃ¤vle", "cell_garbled"),
        ("G\ufffdvle", "cell_garbled"), (dt.date(2019, 1, 2), "cell_date_for_text"), (True, "cell_truth_for_text"),
        ("-", "cell_placeholder"),
    ],
)  # fmt: skip
def test_no_text(value, fault):
    assert cell_faults("commitment", counterpart=value) == [(fault, "I")]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_heading_names_one_field_alone(form):
    named = {}
    for field in form.fields:
        for heading in (field.heading_sv, field.heading_en, *field.other_headings):
            named.setdefault(heading.casefold(), set()).add(field.name)
    both = {heading: fields for heading, fields in named.items() if len(fields) > 1}
    assert both == {}
    assert set(headings_of(form).values()) == {field.name for field in form.fields}


@pytest.mark.parametrize("kind", FORMS)
def test_the_example_of_the_contract_is_read(kind):
    # Of a municipality the example is one of the catalogue's own.
    example = {field.name: "Bollnäs" if field.kind == "municipality" else field.example for field in FORMS[kind].fields}
    expected = {
        "municipality_code": "2183",
        "party_id": "coompanion",
        "owner_party_id": "coompanion",
        "wish_id": "onskemal-1",
        "occasion": "before",
    }
    row = read_cells(kind, **example)
    named = {name: row[name] for name in expected.keys() & row.keys()}
    assert named
    assert named.items() <= expected.items()


@pytest.mark.parametrize("value", ["Coompanion", " COOMPANION ", "coompanion"])
def test_a_row_of_a_register_is_named_by_its_name_or_its_id(value):
    assert read_cells("council_meeting", party_id=value)["party_id"] == "coompanion"


def test_a_row_of_a_register_is_named_in_either_language():
    assert read_cells("council_meeting", party_id="the WISEs")["party_id"] == "asf"


@pytest.mark.parametrize("value", ["Coompanionn", "Kunnigare handledare hos ASF", 7, dt.date(2019, 1, 1)])
def test_what_the_register_does_not_have_is_told_what_it_has(value):
    [fault] = faults_of(lambda: read_cells("council_meeting", party_id=value))
    assert (fault.message, fault.letter) == ("cell_unknown_listed", "C")
    assert fault.text("sv").endswith("finns inte i listan. Skriv något av detta: Coompanion, ASF.")
    assert fault.text("en").endswith("is not in the list. Write one of these: Coompanion, The WISEs.")


@pytest.mark.parametrize(
    "text",
    [
        "2183 Bollnäs",
        "Bollnäs (2183)",
        "2183 - Bollnäs",
        "2183–Bollnäs",
        "Bollnäs, 2183",
        "2183 BOLLNÄS kommun",
        "2183: Bollnäs",
    ],
)
def test_a_municipality_with_code_and_name_as_official_tables_write_it(text):
    assert read_cells("placement", municipality_code=text)["municipality_code"] == "2183"


@pytest.mark.parametrize("text", ["2183 Gävle", "Gävle (2183)", "0180 Gävle", "2180 Stockholm", "2180 Gävel"])
def test_a_code_and_a_name_that_disagree(text):
    assert cell_faults("placement", municipality_code=text) == [("cell_code_and_name", "B")]


@pytest.mark.parametrize(
    "text", ["21 Gävleborgs län", "Gävleborgs län", "Riket", "00 Riket", "Hela länet", "Länet totalt", "Hela regionen"]
)
def test_the_county_or_the_country_is_no_municipality(text):
    assert cell_faults("placement", municipality_code=text) == [("cell_wider_than_municipality", "B")]


@pytest.mark.parametrize("text", ["0180 Stockholm", "Stockholm (0180)", "2180", "21800 Gävle", "2180 2183"])
def test_a_municipality_of_another_county_is_still_none(text):
    if text == "2180":
        assert read_cells("placement", municipality_code=text)["municipality_code"] == "2180"
    else:
        assert cell_faults("placement", municipality_code=text) == [("cell_unknown_municipality", "B")]


BOTH = ["Kvinnor och män", "Män och kvinnor", "Båda könen", "Samtliga", "Totalt", "T", "tot", "K+M", "Both sexes"]


@pytest.mark.parametrize("both", BOTH)
def test_the_words_of_official_tables_for_both_sexes_are_a_check(both):
    rows = [with_cells("placement", sex=sex, value=value) for sex, value in ((both, "13"), ("K", "7"), ("Man", "6"))]
    delivered = read(headings("placement"), *rows)
    assert delivered.frame["sex"].to_list() == ["F", "M"]
    assert delivered.sex_totals["value"].to_list() == [13.0]


@pytest.mark.parametrize("text", ["annat", "K/M", "1", "2", "1 kvinnor", "okänt kön"])
def test_what_is_no_sex_is_said_with_the_word_for_both(text):
    [fault] = faults_of(lambda: read_cells("placement", sex=text))
    assert (fault.message, fault.letter) == ("cell_unknown_sex", "F")
    assert "heter totalt" in fault.text("sv")
    assert "called total" in fault.text("en")


def code_and_name(*places: tuple[object, object]):
    above = ["Kvartal", "Kommunkod", "Kommunnamn", *headings("placement")[2:]]
    return read(above, *(["2019 kv 1", code, name, *RIGHT["placement"][2:]] for code, name in places))


def test_a_municipality_with_its_code_and_its_name_in_two_columns():
    assert code_and_name(("2180", "Gävle"), (2183.0, None), (None, "Bollnäs")).frame["municipality_code"].to_list() == [
        "2180", "2183", "2183",
    ]  # fmt: skip


def test_two_columns_that_disagree_on_the_municipality():
    [fault] = faults_of(lambda: code_and_name(("2180", "Gävle"), ("2183", "Gävle")))
    assert (fault.message, fault.row, fault.letter) == ("cell_code_and_name", 3, "B")


def test_a_heading_that_an_older_template_had_is_known():
    form = FORMS["enterprise"]
    known = {name: field for name, field in headings_of(form).items() if field == "sak_member"}
    assert {"medlem i sak", "member of sak", "medlem i företagens egen förening"} <= known.keys()
    assert all(form.field(field) for kind in FORMS for field in older_headings(kind).values())


CODED = [(kind, field) for kind, form in FORMS.items() for field in form.fields if field.codelist]


@each(("kind", "field"), CODED)
def test_every_code_is_read_from_itself_and_from_its_label_however_it_is_written(kind, field):
    names = code_names(field.codelist, field.codes)

    for code in field.codes:
        labels = CODELISTS[field.codelist].codes[code]
        for text in (code, *labels, *(label.partition(" (")[0] for label in labels)):
            for written in (text, text.lower(), text.upper(), text.capitalize(), f"  {text} "):
                assert read_code(written, names, field) == code, (kind, field.name, written)


@each(("kind", "field"), CODED)
def test_what_a_heading_suggests_is_read(kind, field):
    """Före eller efter: either word is a value."""
    names = code_names(field.codelist, field.codes)

    for heading in (field.heading_sv, field.heading_en):
        for between in (" eller ", " or "):
            if between in heading:
                assert {read_code(word, names, field) for word in heading.split(between)} <= set(field.codes), heading


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("knowledge_survey", "occasion", {"före": "before", "Efter": "after", "EFTER UTBILDNING": "after", "en gång": "only"}),
        ("project", "lives_on", {"ja": "yes", "Delvis": "partly", "nej": "no"}),
        ("training_participation", "employer", {"kommunen": "kommun", "Samordningsförbund": "samordningsforbund"}),
        ("procurement", "procurement_kind", {"reserverad": "reserved"}),
        ("placement", "placement_measure", {"daglig verksamhet": "daglig_verksamhet"}),
    ],
)  # fmt: skip
def test_the_plain_words_of_a_column_are_read(kind, name, words):
    [field] = [field for field in FORMS[kind].fields if field.name == name]
    names = code_names(field.codelist, field.codes)

    assert {word: read_code(word, names, field) for word in words} == words


def test_a_word_that_may_be_several_codes_is_none():
    [field] = [field for field in FORMS["activity_report"].fields if field.name == "obs_status"]

    with pytest.raises(CellFault):
        read_code("ej", code_names(field.codelist, field.codes), field)
