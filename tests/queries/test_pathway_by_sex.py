from dashboard.query import run_query
from tests.queries.pathway_rows import came, silent

GAVLE, BOLLNAS = "2180", "2183"


def test_women_and_men_onward_of_those_referred(load, filters):
    database = load(
        pathway=[
            came(GAVLE, "referral", 60.0),
            came(GAVLE, "work_or_study", 40.0),
            came(GAVLE, "referral", 80.0, sex="M"),
            came(GAVLE, "work_or_study", 20.0, "yellow", sex="M"),
            silent(BOLLNAS),
        ]
    )

    result = run_query(database, "pathway_by_sex", filters(municipality_codes=(GAVLE, BOLLNAS)))

    assert result.select("pathway_group", "sex").rows() == [
        (group, sex) for group in ("all", "green", "yellow", "red") for sex in ("F", "M")
    ]
    shares = result.select("value", "whole_value", "share_pct").rows()
    assert shares[:4] == [(40.0, 100.0, 40.0), (20.0, 100.0, 20.0), (40.0, 100.0, 40.0), (0.0, 80.0, 0.0)]
    assert shares[4:6] == [(0.0, 0.0, None), (20.0, 20.0, 100.0)]


def test_without_any_delivery_every_row_says_so(load, filters):
    result = run_query(load(pathway=[]), "pathway_by_sex", filters())

    assert [result["value"].to_list(), set(result["obs_status"])] == [[None] * 8, {"NL"}]
