from dashboard.query import run_query

GAVLE, BOLLNAS = "2180", "2183"
CENTRE = {"public_actor": "kommun", "placement_measure": "daglig_verksamhet", "sex": "F"}


def placed(code: str, value: float, period: str = "2018-Q4", **more: object) -> dict:
    return {"municipality_code": code, "value": value, "period": period, **CENTRE, **more}


def delivered(*codes: str) -> list[dict]:
    return [{"municipality_code": code, "delivery_kind": "placement", "period": "2018-Q4"} for code in codes]


def test_the_people_in_daily_activities_of_each_municipality_as_they_are_published(load, filters):
    rows = [
        placed(GAVLE, 7.0), placed(GAVLE, 5.0, sex="M", value_kind="rounded"), placed(GAVLE, 40.0, "2018-Q3"),
        placed(GAVLE, 90.0, placement_measure="praktik"), placed(GAVLE, 80.0, public_actor="arbetsformedlingen"),
    ]  # fmt: skip

    result = run_query(load(placement=rows, delivery=delivered(GAVLE, BOLLNAS)), "daily_activities", filters())

    assert result.select("municipality_name", "period", "value", "low", "high", "value_kind", "obs_status").rows() == [
        ("Gävle", "2018-Q4", 12.0, 8.0, 12.0, "rounded", "A"),
        ("Bollnäs", "2018-Q4", 0.0, 0.0, 0.0, "exact", "A"),
        ("Hofors", "2018-Q4", None, 0.0, None, None, "NL"),
    ]  # fmt: skip
    assert set(result.select("delivered", "delivered_of").iter_rows()) == {(2, 3)}


def test_the_municipalities_choose(load, filters):
    rows = [placed(GAVLE, 7.0), placed(BOLLNAS, 9.0)]

    result = run_query(load(placement=rows), "daily_activities", filters(municipality_codes=(GAVLE,)))

    assert result.select("municipality_name", "value", "delivered_of").rows() == [("Gävle", 7.0, 1)]
