from datetime import date

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"


def median(code: str, group: str, value: float | None, period: str = "2018", **more: object) -> dict:
    return {"municipality_code": code, "pathway_group": group, "value": value, "period": period, **more}


def test_a_median_per_municipality_and_group_of_the_latest_year(load, filters):
    database = load(
        pathway_time=[
            median(GAVLE, "green", 4.0),
            median(GAVLE, "red", 14.0),
            median(BOLLNAS, "green", None, obs_status="PR"),
            median(HOFORS, "green", 9.0, "2017"),
        ]
    )

    result = run_query(database, "pathway_time", filters())

    assert result.select("municipality_name", "pathway_group", "value", "obs_status").rows() == [
        ("Bollnäs", "green", None, "PR"), ("Bollnäs", "yellow", None, "NL"), ("Bollnäs", "red", None, "NL"),
        ("Gävle", "green", 4.0, "A"), ("Gävle", "yellow", None, "NL"), ("Gävle", "red", 14.0, "A"),
        ("Hofors", "green", None, "NL"), ("Hofors", "yellow", None, "NL"), ("Hofors", "red", None, "NL"),
    ]  # fmt: skip
    assert set(result["applied_period"]) == {"2017"}


def test_the_year_is_the_latest_up_to_the_reference_date(load, filters):
    database = load(pathway_time=[median(HOFORS, "green", 9.0, "2017"), median(HOFORS, "green", 8.0)])

    result = run_query(
        database, "pathway_time", filters(municipality_codes=(HOFORS,), reference_date=date(2018, 6, 30))
    )

    assert result["value"].to_list() == [9.0, None, None]


def test_without_any_year_there_is_no_row(load, filters):
    assert run_query(load(pathway_time=[]), "pathway_time", filters()).is_empty()
