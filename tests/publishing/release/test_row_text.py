import datetime as dt

import pytest

from publishing.release.difference import ChangedRow
from publishing.release.difference_text import cell_text, key_text, row_change_text, values_text

NAMES = {
    "municipality.municipality_code": {
        code: {"sv": name, "en": name} for code, name in (("2180", "Gävle"), ("2183", "Bollnäs"))
    },
    "enterprise.enterprise_id": {"a-01": {"sv": "Tvätteriet", "en": "Tvätteriet"}},
    "party.party_id": {"asf": {"sv": "ASF", "en": "the WISEs"}},
    "wish.wish_id": {"w1": {"sv": "En väg in", "en": "One way in"}},
}
COMMITMENT = {
    "municipality_code": "2183", "mark": "agreement", "period": "2019-Q1", "commitment_number": 1,
    "period_end": dt.date(2019, 3, 31), "commitment_state": "held", "obs_status": "A", "counts_as_support": True,
    "agreement_form": "iop", "counterpart": "Coompanion", "valid_from": dt.date(2018, 1, 1), "valid_from_status": "known",
    "valid_to": None, "valid_to_status": "open_ended",
    "annual_cost_sek": 250000.0, "annual_cost_status": "A", "evidence_sv": "KS § 12", "evidence_en": "Board § 12", "page": None,
    "inference_sv": None, "inference_en": None,
    "catalogue": "prov", "source_id": "leverans",
}  # fmt: skip
PLACEMENT = {
    "period": "2019-Q1", "municipality_code": "2180", "public_actor": "kommun", "placement_measure": "praktik",
    "enhanced_cooperation": False, "sex": "F", "value": 0.0, "obs_status": "A", "value_kind": "rounded",
    "period_end": dt.date(2019, 3, 31), "catalogue": "prov", "source_id": "leverans",
    "low": None, "high": None, "rounded_parts": None,
}  # fmt: skip


def observed(variable, value):
    return {
        "enterprise_id": "a-01", "period": "2019-Q1", "enterprise_variable": variable, "value": value,
        "obs_status": "A" if value is not None else "PR", "value_kind": "exact" if value is not None else None,
        "period_end": dt.date(2019, 3, 31), "catalogue": "prov", "source_id": "leverans",
    }  # fmt: skip


def changed(extract, row, language="sv", **after):
    one = ChangedRow(row, row | after, tuple(after))
    return row_change_text(extract, one, NAMES, language)


def test_a_row_is_known_by_its_key_in_words():
    assert key_text("commitment", COMMITMENT, NAMES, "sv") == "Bollnäs, Avtal om stöd, 2019 kv 1"
    assert key_text("commitment", COMMITMENT, NAMES, "en") == "Bollnäs, Support agreement, 2019 Q1"
    second = COMMITMENT | {"commitment_number": 2}
    assert key_text("commitment", second, NAMES, "sv") == "Bollnäs, Avtal om stöd, 2019 kv 1, Nummer: 2"
    assert key_text("placement", PLACEMENT, NAMES, "sv") == (
        "2019 kv 1, Gävle, Kommunerna, Praktik, Förstärkt samarbete: nej, kvinnor"
    )
    assert (
        key_text("enterprise_observation", observed("employees", 8.0), NAMES, "sv")
        == "Tvätteriet, 2019 kv 1, Anställda"
    )
    assert key_text("enterprise", {"enterprise_id": "okänd"}, NAMES, "sv") == "okänd"
    seat = {"party_id": "asf", "period": "2019-Q1"}
    assert key_text("seat", seat, NAMES, "sv") == "ASF, 2019 kv 1"
    assert key_text("seat", seat, NAMES, "en") == "the WISEs, 2019 Q1"


def test_what_a_column_refers_to_is_named_too():
    wish = {"wish_id": "w1", "asked_by_party_id": "asf"}

    assert key_text("wish", wish, NAMES, "sv") == "En väg in"
    assert cell_text("wish", "asked_by_party_id", wish, NAMES, "en") == "the WISEs"


def test_a_new_row_says_what_it_holds():
    assert values_text("commitment", COMMITMENT, NAMES, "sv") == (
        "Läge: ja; Räknas som stödstruktur: ja; Avtalsform: IOP; Motpart: Coompanion; Gäller från: 1 januari 2018; "
        "Kostnad per år (kr): 250\u00a0000; Underlag: KS § 12"
    )
    assert values_text("commitment", COMMITMENT, NAMES, "en").endswith(
        "Valid from: 1 January 2018; Annual cost (SEK): 250,000; Evidence: Board § 12"
    )
    unknown = COMMITMENT | {"commitment_state": None, "obs_status": "UN"}
    assert values_text("commitment", unknown, NAMES, "sv").startswith("Läge: okänt; ")


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [("sak_member", 1.0, "Värde: ja"), ("af_agreement", 0.0, "Värde: nej"), ("places_offered", 15.0, "Värde: 15"),
     ("employees", None, "Värde: skyddat")],
)  # fmt: skip
def test_what_enterprises_report_is_a_number_or_a_yes_or_no(variable, value, words):
    assert values_text("enterprise_observation", observed(variable, value), NAMES, "sv") == words


def test_a_rounded_count_shows_that_it_is():
    assert values_text("placement", PLACEMENT, NAMES, "sv") == "Värde: 0–4"
    assert values_text("placement", PLACEMENT | {"value": 1045.0}, NAMES, "sv") == "Värde: ≈\u00a01\u00a0045"


def test_a_range_is_said_by_its_ends():
    row = {
        "value": None,
        "low": 2.0,
        "high": 5.0,
        "obs_status": "A",
        "page": "9",
        "inference_sv": None,
        "inference_en": None,
    }

    assert values_text("dialogue_meeting", row, NAMES, "sv") == "Lägst: 2; Högst: 5; Sida: 9"


def test_a_change_is_said_once_with_its_status():
    assert changed("placement", PLACEMENT, value=None, obs_status="PR", value_kind=None) == "Värde: 0–4 → skyddat"
    gone = PLACEMENT | {"value": None, "obs_status": "UN", "value_kind": None}
    assert changed("placement", gone, obs_status="NA") == "Status: okänt → ej tillämpligt"
    assert changed("commitment", COMMITMENT, "en", valid_to=dt.date(2020, 12, 31), valid_to_status="known") == (
        "Valid to: until further notice → 31 December 2020"
    )
    assert changed("commitment", COMMITMENT, counterpart=None, counts_as_support=False) == (
        "Motpart: Coompanion → tomt; Räknas som stödstruktur: ja → nej"
    )


def test_a_text_is_said_in_the_language_of_the_reader():
    assert (
        changed("commitment", COMMITMENT, evidence_sv="KS § 13", evidence_en="Board § 13")
        == "Underlag: KS § 12 → KS § 13"
    )
    assert (
        changed("commitment", COMMITMENT, evidence_en="Board § 13") == "Underlag på engelska: Board § 12 → Board § 13"
    )


def test_years_are_no_amounts():
    target = {"target_year": 2018}

    assert row_change_text("target", ChangedRow(target, {"target_year": 2019}, ("target_year",)), NAMES, "sv") == (
        "Målår: 2018 → 2019"
    )
    plan = {"first_year": 2016}
    assert row_change_text("plan", ChangedRow(plan, {"first_year": 2017}, ("first_year",)), NAMES, "sv") == (
        "Första år: 2016 → 2017"
    )


def test_a_baseline_is_told_as_sure_as_it_is():
    columns = ("baseline_value", "baseline_qualifier")
    before = {"baseline_value": 10_000.0, "baseline_status": "A", "baseline_qualifier": None}
    after = before | {"baseline_qualifier": "approximate"}

    assert row_change_text("target", ChangedRow(before, after, columns), NAMES, "sv") == (
        "Utgångsläge: 10\xa0000 → omkring 10\xa0000; Utgångslägets precision: tomt → omkring"
    )
    assert row_change_text(
        "plan", ChangedRow({"ended_period": None}, {"ended_period": "2016-06"}, ("ended_period",)), NAMES, "sv"
    ) == ("Upphörde: tomt → juni 2016")
