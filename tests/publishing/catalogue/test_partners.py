import datetime as dt
from pathlib import Path

import pytest

from contract import EXTRACTS
from publishing.catalogue.partners import provision_agreements, read_partners
from publishing.messages.problems import InputError

DATA = Path(__file__).parents[3] / "data"
REGISTER = """closing_days = 45

[[partner]]
partner_id = "kommun-2180"
name_sv = "Gävle kommun"
name_en = "Gävle Municipality"
contact_sv = "ansvarig för ASF"
contact_en = "responsible for WISEs"
owes = ["placement", "commitment"]
municipality_code = "2180"

[[partner]]
partner_id = "arbetsformedlingen"
name_sv = "Arbetsförmedlingen"
name_en = "Public Employment Service"
contact_sv = "samordnare"
contact_en = "coordinator"
owes = ["placement"]
sends = ["enterprise"]
public_actor = "arbetsformedlingen"
"""


@pytest.fixture
def register(tmp_path):
    """`register(old, new)`: the partners of the register above, with one text in place of another that stands once."""

    def read(old: str = "", new: str = ""):
        assert not old or REGISTER.count(old) == 1, old
        (tmp_path / "partners.toml").write_text(REGISTER.replace(old, new) if old else REGISTER, encoding="utf-8")
        return read_partners(tmp_path)

    return read


def faults(register, old, new):
    with pytest.raises(InputError) as caught:
        register(old, new)
    return [(problem.message, problem.what("sv")) for problem in caught.value.problems]


def test_a_partner_is_read_as_it_stands(register):
    gavle, employment_service = register().partners

    assert (gavle.name("sv"), gavle.name("en")) == ("Gävle kommun", "Gävle Municipality")
    assert (gavle.contact("sv"), gavle.contact("en")) == ("ansvarig för ASF", "responsible for WISEs")
    assert (gavle.owes, gavle.sends) == (("placement", "commitment"), ())
    assert [gavle.covers(code) for code in ("2180", "2183")] == [True, False]
    assert [employment_service.covers(code) for code in ("2180", "2183")] == [True, True]
    assert [employment_service.delivers(kind) for kind in ("placement", "enterprise", "commitment")] == [
        True,
        True,
        False,
    ]


def test_whoever_owes_a_kind_for_a_municipality(register):
    partners = register()

    def owing(kind, code):
        return [partner.partner_id for partner in partners.owing(kind, code)]

    assert owing("placement", "2180") == ["kommun-2180", "arbetsformedlingen"]
    assert owing("placement", "2183") == ["arbetsformedlingen"]
    assert owing("enterprise", "2180") == [], "what may be sent is not owed"


def test_a_quarter_closes_its_days_after_its_end(register):
    assert register().closing_date("2019-Q1") == dt.date(2019, 5, 15)
    assert register("closing_days = 45", "closing_days = 0").closing_date("2018-Q4") == dt.date(2018, 12, 31)


def test_an_unknown_partner_is_answered_with_the_known_ones(register):
    partners = register()

    assert partners.find("arbetsformedlingen").owes == ("placement",)
    with pytest.raises(InputError) as caught:
        partners.find("Gävle")
    (problem,) = caught.value.problems
    assert problem.text("sv") == (
        "--partner: ”Gävle” finns inte i registret över dem som lämnar uppgifter. Skriv en av dessa: kommun-2180, "
        "arbetsformedlingen."
    )


@pytest.mark.parametrize(
    ("old", "new", "message", "words"),
    [
        ("closing_days = 45", "", "bad_closing_days", "ska vara ett heltal"),
        ("closing_days = 45", "closing_days = true", "bad_closing_days", "ska vara ett heltal"),
        ("closing_days = 45", "closing_days = -1", "bad_closing_days", "ska vara ett heltal"),
        ('contact_sv = "samordnare"\n', "", "missing_setting", "arbetsformedlingen.contact_sv saknas"),
        ('sends = ["enterprise"]', 'mail = "a@b.se"', "unknown_setting", "arbetsformedlingen.mail är okänd"),
        ('"enterprise"', '"foretag"', "unknown_code", "”foretag” är ingen känd kod"),
        ('owes = ["placement"]', 'owes = ["placement_year"]', "unknown_code", "”placement_year” är ingen känd kod"),
        ('public_actor = "arb', 'public_actor = "xarb', "unknown_code", "”xarbetsformedlingen” är ingen känd kod"),
        ('partner_id = "arbetsformedlingen"', 'partner_id = "kommun-2180"', "not_unique", "”kommun-2180” står på mer"),
        ("closing_days = 45", 'closing_days = 45\ndecided_on = "2016"', "bad_decided_on", "och inte 2016"),
        ("closing_days = 45", "closing_days = 45\ndecided_on = 2016-01-15T00:00:00Z", "bad_decided_on", "en dag utan"),
        ("closing_days = 45", "closing_days 45", "bad_toml", "inte giltig TOML"),
    ],
)
def test_a_fault_in_the_register_is_told(register, old, new, message, words):
    ((found, said),) = faults(register, old, new)

    assert found == message
    assert words in said


def test_every_fault_is_told_at_once(register):
    found = faults(register, '["placement", "commitment"]\nmunicipality_code', '["insats", "mål"]\nkommun')

    assert [message for message, _ in found] == ["unknown_setting", "unknown_code", "unknown_code"]


@pytest.mark.parametrize(
    "content", ["closing_days = 45\n", "closing_days = 45\npartner = 1\n", "closing_days = 45\npartner = []\n"]
)
def test_a_register_without_partners_is_told(tmp_path, content):
    (tmp_path / "partners.toml").write_text(content, encoding="utf-8")

    with pytest.raises(InputError) as caught:
        read_partners(tmp_path)
    assert [problem.message for problem in caught.value.problems] == ["no_partners"]


def test_a_register_that_is_not_there_or_not_utf8_is_told(tmp_path):
    with pytest.raises(InputError) as caught:
        read_partners(tmp_path)
    assert [(one.file, one.message) for one in caught.value.problems] == [
        (str(tmp_path / "partners.toml"), "missing_file")
    ]

    (tmp_path / "partners.toml").write_bytes(REGISTER.encode("latin-1"))
    with pytest.raises(InputError) as caught:
        read_partners(tmp_path)
    assert [one.message for one in caught.value.problems] == ["not_utf8"]


@pytest.mark.parametrize("catalogue", ["exempel", "gavleborg"])
def test_the_registers_of_the_catalogues_ask_every_municipality(catalogue):
    partners = read_partners(DATA / catalogue)

    assert len(partners.partners) == 16
    assert sorted(one.municipality_code for one in partners.partners if one.municipality_code) == [
        "2101", "2104", "2121", "2132", "2161", "2180", "2181", "2182", "2183", "2184",
    ]  # fmt: skip
    assert [one.partner_id for one in partners.owing("service_use", "2101")] == ["kommun-2101", "arbetsformedlingen"]
    assert [one.partner_id for one in partners.owing("enterprise", "2101")] == ["coompanion"]
    assert len([one for one in partners.partners if one.delivers("placement_year")]) == 14
    assert partners.owing("placement_year", "2101") == ()


def test_the_register_as_an_extract_has_a_row_for_each_partner_and_kind(register):
    partners = register("closing_days = 45", "closing_days = 45\ndecided_on = 2016-01-15")

    rows = provision_agreements(partners, catalogue="prov", source_id="kalla")

    assert EXTRACTS["provision_agreement"].validate(rows).equals(rows)
    assert rows.select("delivery_kind", "partner_id", "position", "municipality_code", "is_due").rows() == [
        ("placement", "kommun-2180", 1, "2180", True),
        ("commitment", "kommun-2180", 1, "2180", True),
        ("placement", "arbetsformedlingen", 2, None, True),
        ("enterprise", "arbetsformedlingen", 2, None, False),
    ]
    assert rows["decided_on"].to_list() == [dt.date(2016, 1, 15)] * 4


def test_a_name_gets_a_capital_where_it_stands_by_itself(register):
    municipality, _ = register('name_sv = "Gävle kommun"', 'name_sv = "gruppen"').partners

    assert (municipality.name("sv"), municipality.name_within("sv")) == ("Gruppen", "gruppen")
