import pytest

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"


def placed(code: str, sex: str, value: float | None, **more: object) -> dict:
    return {"municipality_code": code, "period": "2018-Q4", "sex": sex, "value": value, **more}


def answer(code: str, status: str = "accepted") -> dict:
    return {"municipality_code": code, "delivery_kind": "placement", "period": "2018-Q4", "delivery_status": status}


def test_women_and_men_per_actor_in_the_latest_quarter(load, filters):
    database = load(
        placement=[
            placed(GAVLE, "F", 12.0),
            placed(BOLLNAS, "F", 5.0, value_kind="rounded"),
            placed(GAVLE, "M", 9.0),
            placed(GAVLE, "M", 70.0, period="2018-Q3"),
            placed(GAVLE, "F", 6.0, public_actor="kommun"),
        ],
        delivery=[answer(GAVLE), answer(BOLLNAS), answer(HOFORS, "missing")],
    )

    result = run_query(database, "placements_by_sex", filters())

    assert result.columns == [
        "public_actor", "period", "sex", "value", "low", "high", "missing_parts", "rounded_parts", "obs_status",
        "value_kind", "delivered", "delivered_of", "source_refs", "covers", "catalogue",
    ]  # fmt: skip
    end = (2, 3, "kalla", f"{GAVLE} {BOLLNAS}", "prov")
    assert result.rows()[:4] == [
        ("arbetsformedlingen", "2018-Q4", "F", 17.0, 13.0, None, 1, 1, "A", "rounded", *end),
        ("arbetsformedlingen", "2018-Q4", "M", 9.0, 9.0, None, 1, 0, "A", "at_least", *end),
        ("kommun", "2018-Q4", "F", 6.0, 6.0, None, 1, 0, "A", "at_least", *end),
        ("kommun", "2018-Q4", "M", 0.0, 0.0, None, 1, 0, "A", "at_least", *end),
    ]
    assert result.height == 10


def test_a_total_of_both_sexes_says_nothing_of_women_and_men(load, filters):
    database = load(placement=[placed(GAVLE, "T", 12.0)], delivery=[answer(GAVLE)])

    result = run_query(database, "placements_by_sex", filters(municipality_codes=(GAVLE,)))

    rows = result.filter(public_actor="arbetsformedlingen").select("sex", "value", "obs_status").rows()
    assert rows == [("F", None, "UN"), ("M", None, "UN")]


@pytest.mark.parametrize("status", ["NL", "NA", "PR", "NM", "UN", "SU"])
def test_every_kind_of_missing_stays_missing(load, filters, status):
    database = load(placement=[placed(GAVLE, "F", None, obs_status=status)])

    result = run_query(database, "placements_by_sex", filters(municipality_codes=(GAVLE,)))

    assert result.row(0, named=True)["value"] is None
    assert result.row(0, named=True)["obs_status"] == status


def test_without_any_delivery_all_actors_are_rows(load, filters):
    result = run_query(load(), "placements_by_sex", filters())

    assert set(result.select("period", "value", "obs_status", "delivered").rows()) == {("2018", None, "NL", 0)}
    assert result.height == 10
