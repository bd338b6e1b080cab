"""Coverage by municipality: five municipalities, of which one has no rows at all, and every kind of missing value."""

from datetime import date

import pytest

from contract import CODELISTS
from contract.dictionary import codelists
from dashboard import extracts
from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS, LJUSDAL, OCKELBO = "2180", "2183", "2104", "2161", "2101"
CODES = (GAVLE, BOLLNAS, HOFORS, LJUSDAL, OCKELBO)
QUARTER = "2018-Q4"
NAMES = {GAVLE: "Gävle", BOLLNAS: "Bollnäs", HOFORS: "Hofors", LJUSDAL: "Ljusdal", OCKELBO: "Ockelbo"}


def municipalities():
    return [{"municipality_code": c, "municipality_name": n, "part": "gastrikland"} for c, n in NAMES.items()]


def enterprise(number, code, **dates):
    return {"enterprise_id": f"e{number}", "municipality_code": code, "source_id": "register", **dates}


def report(number, variable, value, **more):
    return {
        "enterprise_id": f"e{number}",
        "period": QUARTER,
        "enterprise_variable": variable,
        "value": value,
        **more,
    }


def delivery(code, status="accepted", *, kind="enterprise", period=QUARTER):
    return {"municipality_code": code, "delivery_kind": kind, "period": period, "delivery_status": status}


def residents(code, value, period="2017"):
    return {"municipality_code": code, "period": period, "value": value, "source_id": "scb"}


@pytest.fixture
def enterprises(load):
    """Gävle has 2 active of 4, Bollnäs 1, Hofors delivered none, Ljusdal does not apply, Ockelbo is late."""
    return load(
        source=[{"source_id": "kalla"}, {"source_id": "register"}, {"source_id": "scb"}],
        municipality=municipalities(),
        enterprise=[
            enterprise(1, GAVLE),
            enterprise(2, GAVLE, start_date=date(2018, 12, 31)),
            enterprise(3, GAVLE, start_date=date(2019, 1, 1)),
            enterprise(4, GAVLE, end_date=date(2018, 12, 31)),
            enterprise(5, BOLLNAS),
            enterprise(6, OCKELBO),
        ],
        enterprise_observation=[
            report(1, "employees", 6.0),
            report(2, "employees", 5.0, value_kind="rounded"),
            report(4, "employees", 90.0),
            report(5, "employees", None, obs_status="UN"),
            report(1, "af_agreement", 1.0),
            report(2, "af_agreement", 0.0),
            report(5, "af_agreement", 1.0),
            report(1, "sak_member", 1.0),
            report(5, "sak_member", 0.0),
            report(6, "employees", 40.0),
        ],
        delivery=[
            delivery(GAVLE),
            delivery(BOLLNAS),
            delivery(HOFORS),
            delivery(LJUSDAL, "not_applicable"),
            delivery(OCKELBO, "late"),
            delivery(OCKELBO, kind="placement"),
        ],
        population=[
            residents(GAVLE, 90_000.0, "2016"),
            residents(GAVLE, 100_000.0),
            residents(BOLLNAS, 25_000.0),
            residents(HOFORS, 9_000.0),
        ],
    )


def read(database, filters, measure, *columns, **choices):
    frame = run_query(database, "coverage_by_municipality", filters(coverage_measure=measure, **choices))
    return frame.select("municipality_name", *columns).rows()


def test_number_of_enterprises_whole_result(enterprises, filters):
    frame = run_query(
        enterprises, "coverage_by_municipality", filters(coverage_measure="enterprises", municipality_codes=CODES)
    )

    assert frame.columns == [
        "municipality_code", "municipality_name", "part", "part_label_sv", "part_label_en", "coverage_measure", "period", "value", "low", "high",
        "missing_parts", "rounded_parts", "obs_status", "value_kind", "count_value", "commitment_state", "rank",
        "county_value", "county_low", "county_high", "county_missing_parts", "county_rounded_parts",
        "county_value_kind", "evidence_sv", "evidence_en", "inference_sv", "inference_en", "delivered", "delivered_of",
        "catalogue", "source_refs",
    ]  # fmt: skip
    start = ("gastrikland", "Gästrikland", "Gästrikland", "enterprises", QUARTER)
    # One is late: at least three in the county, and nobody's place among the others is sure.
    rest = (None, None, None, 3.0, 3.0, None, 1, 0, "at_least", None, None, None, None, 3, 5, "prov")
    assert frame.rows() == [
        (GAVLE, "Gävle", *start, 2.0, 2.0, 2.0, 0, 0, "A", "exact", *rest, "kalla register"),
        (BOLLNAS, "Bollnäs", *start, 1.0, 1.0, 1.0, 0, 0, "A", "exact", *rest, "kalla register"),
        (HOFORS, "Hofors", *start, 0.0, 0.0, 0.0, 0, 0, "A", "exact", *rest, "kalla"),
        (LJUSDAL, "Ljusdal", *start, None, 0.0, 0.0, 0, None, "NA", None, *rest, None),
        (OCKELBO, "Ockelbo", *start, None, 0.0, None, 1, None, "NL", None, *rest, None),
    ]


COUNTY = ("county_value", "county_low", "county_high", "county_missing_parts", "county_value_kind")


def test_rate_uses_the_latest_year_end_and_the_county_is_sum_by_sum_of_those_with_a_figure(enterprises, filters):
    rows = read(
        enterprises, filters, "enterprises_per_10000", "value", "count_value", *COUNTY, municipality_codes=CODES
    )

    # The residents of Ockelbo are not known here, so the least of the whole county is not either.
    county = (pytest.approx(3 / 134_000 * 10_000), 0.0, None, 1, "answered")
    assert rows == [
        ("Bollnäs", pytest.approx(1 / 25_000 * 10_000), 1, *county),
        ("Gävle", pytest.approx(2 / 100_000 * 10_000), 2, *county),
        ("Hofors", 0.0, 0, *county),
        ("Ljusdal", None, None, *county),
        ("Ockelbo", None, None, *county),
    ]


def test_the_countys_rate_is_least_when_the_silent_have_none(load, filters):
    database = load(
        enterprise=[enterprise(1, GAVLE), enterprise(2, GAVLE)],
        source=[{"source_id": "kalla"}, {"source_id": "register"}, {"source_id": "scb"}],
        delivery=[delivery(GAVLE), delivery(BOLLNAS, "missing"), delivery(HOFORS)],
        population=[residents(GAVLE, 100_000.0), residents(BOLLNAS, 25_000.0), residents(HOFORS, 25_000.0)],
    )

    county = (2 / 125_000 * 10_000, 2 / 150_000 * 10_000, None, 1, "answered")
    assert read(database, filters, "enterprises_per_10000", *COUNTY)[0] == ("Gävle", *map(pytest.approx, county))


def test_the_countys_rate_is_exact_when_all_have_a_figure(load, filters):
    database = load(
        enterprise=[enterprise(1, GAVLE), enterprise(2, GAVLE)],
        source=[{"source_id": "kalla"}, {"source_id": "register"}, {"source_id": "scb"}],
        delivery=[delivery(GAVLE), delivery(BOLLNAS), delivery(HOFORS)],
        population=[residents(GAVLE, 100_000.0), residents(BOLLNAS, 25_000.0), residents(HOFORS, 25_000.0)],
    )

    rate = pytest.approx(2 / 150_000 * 10_000)
    assert read(database, filters, "enterprises_per_10000", *COUNTY)[0] == ("Gävle", rate, rate, rate, 0, "exact")


def test_rate_without_residents_is_missing_and_with_none_not_applicable(load, filters):
    database = load(
        enterprise=[enterprise(1, GAVLE), enterprise(2, HOFORS)],
        source=[{"source_id": "kalla"}, {"source_id": "register"}, {"source_id": "scb"}],
        delivery=[delivery(GAVLE), delivery(HOFORS), delivery(BOLLNAS, "missing")],
        population=[residents(GAVLE, 0.0), residents(HOFORS, 9_000.0, "2019")],
    )

    assert read(database, filters, "enterprises_per_10000", "value", "obs_status", "county_value") == [
        ("Bollnäs", None, "NL", None),
        ("Gävle", None, "NA", None),
        ("Hofors", None, "NL", None),
    ]


def test_a_sum_needs_every_part_and_is_rounded_when_one_part_is(enterprises, filters):
    rows = read(
        enterprises, filters, "employees", "value", "obs_status", "value_kind", "rounded_parts", "county_value",
        "county_value_kind", municipality_codes=CODES,
    )  # fmt: skip

    assert rows == [
        ("Gävle", 11.0, "A", "rounded", 1, 11.0, "rounded"),
        ("Hofors", 0.0, "A", "exact", 0, 11.0, "rounded"),
        ("Bollnäs", None, "UN", None, None, 11.0, "rounded"),
        ("Ljusdal", None, "NA", None, None, 11.0, "rounded"),
        ("Ockelbo", None, "NL", None, None, 11.0, "rounded"),
    ]


def test_an_enterprise_without_a_row_is_unknown_not_zero(enterprises, filters):
    assert read(enterprises, filters, "sak_member", "value", "obs_status") == [
        ("Bollnäs", 0.0, "A"),
        ("Hofors", 0.0, "A"),
        ("Gävle", None, "UN"),
    ]


def test_share_is_not_applicable_without_enterprises(enterprises, filters):
    columns = ("value", "low", "high", "missing_parts", "obs_status", "count_value", *COUNTY)
    # Ockelbo is silent, with any number of WISEs: the whole county's share may be any.
    county = (pytest.approx(2 / 3 * 100), 0.0, 100.0, 1, "answered")
    assert read(enterprises, filters, "af_agreement_pct", *columns) == [
        ("Bollnäs", 100.0, 100.0, 100.0, 0, "A", 1, *county),
        ("Gävle", 50.0, 50.0, 50.0, 0, "A", 2, *county),
        ("Hofors", None, 0.0, 0.0, 0, "NA", None, *county),
    ]


def test_a_share_of_which_an_enterprise_is_silent_has_its_bounds(load, filters):
    database = load(
        enterprise=[enterprise(1, GAVLE), enterprise(2, GAVLE), enterprise(3, BOLLNAS)],
        enterprise_observation=[report(1, "af_agreement", 1.0), report(3, "af_agreement", 1.0)],
        source=[{"source_id": "kalla"}, {"source_id": "register"}],
        delivery=[delivery(GAVLE), delivery(BOLLNAS), delivery(HOFORS)],
    )

    county = (100.0, pytest.approx(200 / 3), 100.0, 1, "answered")
    assert read(database, filters, "af_agreement_pct", "value", "low", "high", "missing_parts", *COUNTY) == [
        ("Bollnäs", 100.0, 100.0, 100.0, 0, *county),
        ("Gävle", None, 50.0, 100.0, 1, *county),
        ("Hofors", None, 0.0, 0.0, 0, *county),
    ]


def test_chosen_municipalities_keep_rank_and_county_value(load, filters):
    database = load(
        enterprise=[enterprise(1, GAVLE), enterprise(2, GAVLE), enterprise(3, BOLLNAS)],
        source=[{"source_id": "kalla"}, {"source_id": "register"}],
        delivery=[delivery(GAVLE), delivery(BOLLNAS), delivery(HOFORS)],
    )

    columns = ("rank", "county_value", "county_missing_parts", "delivered_of")
    assert read(database, filters, "enterprises", *columns, municipality_codes=(HOFORS, BOLLNAS)) == [
        ("Bollnäs", 2, 3.0, 0, 3),
        ("Hofors", 3, 3.0, 0, 3),
    ]


def test_a_place_in_the_county_holds_whatever_is_hidden(load, filters):
    """5 that was changed may be 1 to 5, so only the first place is sure; equal values share theirs."""
    database = load(
        enterprise=[enterprise(1, GAVLE), enterprise(2, BOLLNAS), enterprise(3, HOFORS)],
        enterprise_observation=[
            report(1, "employees", 6.0), report(1, "sak_member", 1.0),
            report(2, "employees", 5.0, value_kind="rounded"), report(2, "sak_member", 1.0),
            report(3, "employees", 4.0), report(3, "sak_member", 0.0),
        ],
        source=[{"source_id": "kalla"}, {"source_id": "register"}],
        delivery=[delivery(GAVLE), delivery(BOLLNAS), delivery(HOFORS)],
    )  # fmt: skip

    assert read(database, filters, "employees", "value", "low", "high", "rank") == [
        ("Gävle", 6.0, 6.0, 6.0, 1),
        ("Bollnäs", 5.0, 1.0, 5.0, None),
        ("Hofors", 4.0, 4.0, 4.0, None),
    ]
    assert [row[1] for row in read(database, filters, "sak_member", "rank")] == [1, 1, 3]


def commitment(code, mark, state, *, number=1, **more):
    status = "A" if state else more.pop("obs_status", "UN")
    return {
        "municipality_code": code, "mark": mark, "period": "2016", "commitment_number": number,
        "commitment_state": state, "obs_status": status, "page": "7", **more,
    }  # fmt: skip


def test_support_structure_is_an_agreement_that_counts(load, filters):
    database = load(
        municipality=municipalities(),
        commitment=[
            commitment(
                GAVLE, "agreement", "held", counts_as_support=False, evidence_sv="Projekt", evidence_en="Project"
            ),
            commitment(GAVLE, "agreement", "planned", number=2, evidence_sv="Plan", evidence_en="Plan"),
            commitment(
                BOLLNAS, "agreement", "held", counts_as_support=False, evidence_sv="Projekt", evidence_en="Project"
            ),
            commitment(
                BOLLNAS, "agreement", "held", number=2, counts_as_support=True, evidence_sv="IOP", evidence_en="IOP"
            ),
            commitment(HOFORS, "agreement", "held", counts_as_support=False),
            commitment(LJUSDAL, "agreement", None, obs_status="UN"),
            commitment(OCKELBO, "policy", "held"),
        ],
        delivery=[delivery(OCKELBO, kind="commitment", period="2018-Q4")],
    )

    rows = read(
        database, filters, "support_structure",
        "value", "high", "commitment_state", "obs_status", "rank", "county_value", "county_high", "evidence_sv",
        "delivered", "source_refs",
        municipality_codes=CODES,
    )  # fmt: skip
    assert rows == [
        ("Bollnäs", 1.0, 1.0, "held", "A", None, 1.0, 3.0, "IOP", 0, "kalla:7"),
        # Planned is neither yes nor no.
        ("Gävle", None, 0.0, "planned", "NA", None, 1.0, 3.0, "Plan", 0, "kalla:7"),
        ("Hofors", 0.0, 0.0, "not_held", "A", None, 1.0, 3.0, None, 0, "kalla:7"),
        ("Ljusdal", None, 1.0, None, "UN", None, 1.0, 3.0, None, 0, None),
        ("Ockelbo", None, 1.0, None, "NL", None, 1.0, 3.0, None, 0, None),
    ]


def test_whoever_has_delivered_and_names_no_mark_does_not_hold_it(load, filters):
    database = load(
        commitment=[commitment(GAVLE, "policy", "held"), commitment(HOFORS, "responsible", "held")],
        delivery=[delivery(HOFORS, kind="commitment", period="2016")],
    )

    assert read(database, filters, "policy", "value", "commitment_state", "obs_status", "delivered") == [
        ("Gävle", 1.0, "held", "A", 1),
        ("Hofors", 0.0, "not_held", "A", 1),
        ("Bollnäs", None, None, "NL", 1),
    ]


def test_residents_rest_on_no_delivery(load, filters):
    database = load(
        population=[
            residents(GAVLE, 99_000.0, "2016"),
            residents(GAVLE, 100_000.0),
            {"municipality_code": HOFORS, "period": "2017", "value": None, "obs_status": "PR", "source_id": "scb"},
            residents(BOLLNAS, 1.0, "2019"),
        ],
        source=[{"source_id": "kalla"}, {"source_id": "scb"}],
    )

    assert read(database, filters, "residents", "period", "value", "obs_status", "county_value", "delivered") == [
        ("Gävle", "2017", 100_000.0, "A", 100_000.0, None),
        ("Bollnäs", "2017", None, "NL", 100_000.0, None),
        ("Hofors", "2017", None, "PR", 100_000.0, None),
    ]


def test_without_any_delivery_every_municipality_is_a_row(load, filters):
    assert read(load(), filters, "enterprises", "period", "value", "obs_status", "county_value", "delivered") == [
        ("Bollnäs", None, None, "NL", None, 0),
        ("Gävle", None, None, "NL", None, 0),
        ("Hofors", None, None, "NL", None, 0),
    ]


def test_the_latest_period_is_the_newest_with_a_value(load, filters):
    database = load(
        enterprise=[enterprise(1, GAVLE)],
        source=[{"source_id": "kalla"}, {"source_id": "register"}],
        delivery=[delivery(GAVLE, period="2018-Q3"), delivery(GAVLE, "missing"), delivery(HOFORS, "missing")],
    )

    assert read(database, filters, "enterprises", "period", "value", "obs_status", "delivered") == [
        ("Gävle", "2018-Q3", 1.0, "A", 1),
        ("Bollnäs", "2018-Q3", None, "NL", 1),
        ("Hofors", "2018-Q3", None, "NL", 1),
    ]


def test_a_period_in_which_one_plans_is_a_period_with_data(load, filters):
    database = load(
        commitment=[commitment(GAVLE, "policy", "planned"), commitment(HOFORS, "responsible", "held", period="2017")]
    )

    assert read(database, filters, "policy", "period", "value", "commitment_state") == [
        ("Gävle", "2016", None, "planned"),
        ("Bollnäs", "2016", None, None),
        ("Hofors", "2016", None, None),
    ]


def test_a_measure_more_is_a_row_of_the_code_list(load, filters, monkeypatch):
    """The end of its code says whether it is a count, a rate of residents or a share of the enterprises."""
    for code in ("places_filled", "places_filled_per_10000", "sak_member_pct"):
        monkeypatch.setitem(CODELISTS["coverage_measure"].codes, code, (code, code))
    # The code lists are made a table once for the whole process; here they are asked anew.
    monkeypatch.setattr(extracts, "codelists", codelists.__wrapped__)
    database = load(
        municipality=municipalities(),
        enterprise=[enterprise(1, GAVLE), enterprise(2, GAVLE), enterprise(3, BOLLNAS)],
        enterprise_observation=[
            report(1, "places_filled", 6.0),
            report(2, "places_filled", 5.0, value_kind="rounded"),
            report(1, "sak_member", 1.0),
            report(2, "sak_member", 0.0),
        ],
        delivery=[delivery(GAVLE), delivery(BOLLNAS)],
        population=[residents(GAVLE, 100_000.0)],
    )
    shown = {
        code: read(database, filters, code, "value", "low", "high", "value_kind", municipality_codes=(GAVLE, BOLLNAS))
        for code in ("places_filled", "places_filled_per_10000", "sak_member_pct")
    }

    assert shown == {
        "places_filled": [("Gävle", 11.0, 7.0, 11.0, "rounded"), ("Bollnäs", None, 0.0, None, None)],
        "places_filled_per_10000": [
            ("Gävle", pytest.approx(1.1), pytest.approx(0.7), pytest.approx(1.1), "rounded"),
            ("Bollnäs", None, 0.0, None, None),
        ],
        "sak_member_pct": [("Gävle", 50.0, 50.0, 50.0, "exact"), ("Bollnäs", None, 0.0, 100.0, None)],
    }
