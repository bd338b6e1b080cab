import polars as pl

from contract import QUARTERLY_KINDS, UNOWED_KINDS
from dashboard.query import run_query


def test_every_code_stands_in_the_order_it_is_shown(load, filters):
    result = run_query(load(), "codes", filters())

    assert result.columns == ["codelist", "code", "position", "label_sv", "label_en", "is_owed"]
    assert [row for row in result.rows() if row[0] == "obs_status"] == [
        ("obs_status", "A", 1, "värde", "value", None),
        ("obs_status", "NL", 2, "ej levererat", "not delivered", None),
        ("obs_status", "NA", 3, "ej tillämpligt", "not applicable", None),
        ("obs_status", "PR", 4, "skyddat", "protected", None),
        ("obs_status", "NM", 5, "ej mätbart", "not measurable", None),
        ("obs_status", "UN", 6, "okänt", "unknown", None),
        ("obs_status", "SU", 7, "dolt av lämnaren", "withheld by the sender", None),
    ]
    assert result["codelist"].is_sorted()


def test_a_code_has_the_label_that_the_catalogue_gives_it(load, filters):
    own = {"codelist": "milestone", "code": "seat_region", "label_sv": "Region Byn", "label_en": "The Byn Region"}
    database = load(code_label=[own])

    rows = run_query(database, "codes", filters())

    assert rows.filter(codelist="milestone", code="seat_region").row(0)[3:5] == ("Region Byn", "The Byn Region")
    assert rows.filter(codelist="public_actor", code="region").row(0)[3:5] == ("Regionen", "The Region")
    assert database.own_labels == {("milestone", "seat_region"): ("Region Byn", "The Byn Region")}
    assert rows.height == run_query(load(), "codes", filters()).height


def test_a_kind_of_delivery_says_whether_somebody_owes_it_every_quarter(load, filters):
    result = run_query(load(), "codes", filters())

    kinds = result.filter(codelist="delivery_kind")
    owed = dict(kinds.select("code", "is_owed").iter_rows())
    assert owed == dict.fromkeys(QUARTERLY_KINDS, True) | dict.fromkeys(UNOWED_KINDS, False)
    assert result.filter(pl.col("codelist") != "delivery_kind")["is_owed"].null_count() == result.height - kinds.height


def test_what_the_catalogue_calls_a_code_it_calls_it_in_every_list_that_has_it(load, filters):
    own = {"codelist": "public_actor", "code": "region", "label_sv": "Region Byn", "label_en": "The Byn Region"}
    other = {"codelist": "employer", "code": "region", "label_sv": "Byn", "label_en": "Byn"}

    one_row, two_rows = load(code_label=[own]), load(code_label=[own, other])

    assert one_row.own_labels == {
        ("public_actor", "region"): ("Region Byn", "The Byn Region"),
        ("employer", "region"): ("Region Byn", "The Byn Region"),
    }
    assert two_rows.own_labels[("employer", "region")] == ("Byn", "Byn")
    rows = run_query(one_row, "codes", filters())
    assert rows.filter(codelist="employer", code="region").row(0)[3:5] == ("Region Byn", "The Byn Region")
