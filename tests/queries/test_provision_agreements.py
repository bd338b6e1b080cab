from datetime import date

from dashboard.query import run_query


def agreement(kind, partner, position, *, is_due=True, code=None, decided_on=None):
    return {
        "delivery_kind": kind, "partner_id": partner, "position": position, "partner_name_sv": partner,
        "partner_name_en": f"the {partner}", "municipality_code": code, "is_due": is_due, "decided_on": decided_on,
    }  # fmt: skip


def test_municipalities_stand_together_and_others_by_name(load, filters):
    decided_on = date(2016, 1, 15)
    rows = [
        agreement("placement", "kommun-a", 1, code="2180", decided_on=decided_on),
        agreement("placement", "kommun-b", 2, code="2183", decided_on=decided_on),
        agreement("placement", "verket", 3, decided_on=decided_on),
        agreement("placement", "kassan", 4, is_due=False, decided_on=decided_on),
        agreement("dialogue_meeting", "kommun-a", 1, code="2180", decided_on=decided_on),
    ]

    result = run_query(load(provision_agreement=rows), "provision_agreements", filters())

    told = [
        "delivery_kind",
        "is_due",
        "is_municipality",
        "partner_name_sv",
        "partner_name_en",
        "municipalities",
        "municipalities_of",
    ]
    assert result.select(told).rows() == [
        ("placement", True, True, None, None, 2, 3),
        ("placement", True, False, "verket", "the verket", None, 3),
        ("placement", False, False, "kassan", "the kassan", None, 3),
        ("dialogue_meeting", True, True, None, None, 1, 3),
    ]
    assert result["decided_on"].to_list() == [decided_on] * 4


def test_a_version_from_before_the_register_has_no_rows(load, filters):
    assert run_query(load(), "provision_agreements", filters()).is_empty()
