from dashboard.query import run_query
from tests.queries.pathway_rows import came, silent

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"


def test_who_had_a_talk_of_those_who_were_referred_whatever_step_they_came_to(load, filters):
    database = load(
        pathway=[
            came(GAVLE, "assistance", 50.0),
            came(GAVLE, "referral", 10.0),
            came(GAVLE, "three_party_talk", 15.0, talk_held=True),
            # In a measure without the talk that should have come before.
            came(GAVLE, "measure", 40.0),
            came(GAVLE, "work_or_study", 35.0, talk_held=True),
            silent(BOLLNAS),
        ]
    )

    result = run_query(database, "pathway_talks", filters())
    [green] = result.filter(pathway_group="green").to_dicts()

    assert (green["value"], green["whole_value"], green["share_pct"]) == (50.0, 100.0, 50.0)
    assert (green["missing_parts"], green["delivered"], green["delivered_of"], green["covers"]) == (2, 1, 3, GAVLE)


def test_a_number_that_is_hidden_leaves_its_municipality_out(load, filters):
    rows = [came(GAVLE, "referral", 40.0), came(GAVLE, "measure", 60.0, talk_held=True)]
    rows += [came(BOLLNAS, "referral", 40.0), came(BOLLNAS, "measure", None, talk_held=True, obs_status="SU")]

    result = run_query(load(pathway=rows), "pathway_talks", filters(municipality_codes=(GAVLE, BOLLNAS)))
    [green] = result.filter(pathway_group="green").to_dicts()

    assert (green["value"], green["whole_value"], green["share_pct"], green["covers"]) == (60.0, 100.0, 60.0, GAVLE)


def test_without_any_delivery_every_row_says_so(load, filters):
    result = run_query(load(pathway=[]), "pathway_talks", filters())

    assert [result["value"].to_list(), set(result["obs_status"])] == [[None] * 4, {"NL"}]
