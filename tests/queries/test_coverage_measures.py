from datetime import date

from contract import CODELISTS
from dashboard.query import run_query


def test_all_measures_in_order_with_the_municipalities_of_which_there_is_data(load, filters):
    database = load(
        enterprise=[{"enterprise_id": "a", "municipality_code": "2180"}],
        enterprise_observation=[
            {"enterprise_id": "a", "period": "2018-Q3", "enterprise_variable": "employees", "value": 7.0},
        ],
        delivery=[
            {"municipality_code": "2180", "delivery_kind": "enterprise", "period": "2018-Q3"},
            {"municipality_code": "2183", "delivery_kind": "enterprise", "period": "2018-Q3"},
            {
                "municipality_code": "2104",
                "delivery_kind": "enterprise",
                "period": "2018-Q4",
                "delivery_status": "missing",
            },
        ],
        commitment=[
            {"municipality_code": "2180", "mark": "policy", "period": "2016", "commitment_state": "held"},
            {"municipality_code": "2183", "mark": "policy", "period": "2016", "commitment_state": "planned"},
            {
                "municipality_code": "2104",
                "mark": "policy",
                "period": "2016",
                "obs_status": "UN",
                "evidence_sv": "Ett ord.",
            },
        ],
        population=[
            {"municipality_code": "2180", "period": "2016", "value": 99_000.0},
            {"municipality_code": "2183", "period": "2016", "value": 26_000.0},
            {"municipality_code": "2183", "period": "2017", "value": 26_000.0},
            {"municipality_code": "2180", "period": "2019", "value": 99_000.0},
        ],
    )

    frame = run_query(database, "coverage_measures", filters())

    observed = {
        "support_structure": 0,
        "enterprises": 2,
        "enterprises_per_10000": 2,
        "employees": 2,
        "places_offered": 1,
        "af_agreement_pct": 0,
        "sak_member": 1,
        "responsible": 0,
        "policy": 3,
        "dialogue_forum": 0,
        "residents": 1,
    }
    assert frame.columns == ["coverage_measure", "position", "observed", "catalogue"]
    assert frame.rows() == [(code, place, count, "prov") for place, (code, count) in enumerate(observed.items(), 1)]
    assert list(observed) == list(CODELISTS["coverage_measure"].codes)


def test_nothing_after_the_reference_date_counts(load, filters):
    database = load(population=[{"municipality_code": "2180", "period": "2017", "value": 99_000.0}])

    before = run_query(database, "coverage_measures", filters(reference_date=date(2017, 12, 30)))
    on_the_day = run_query(database, "coverage_measures", filters(reference_date=date(2017, 12, 31)))

    assert (before["observed"].sum(), on_the_day["observed"].sum()) == (0, 1)
