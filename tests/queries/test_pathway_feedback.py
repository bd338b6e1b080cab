from dashboard.query import run_query
from tests.queries.pathway_rows import came, silent

GAVLE, BOLLNAS = "2180", "2183"


def test_for_whom_feedback_was_given_of_those_who_began_a_measure(load, filters):
    database = load(
        pathway=[
            came(GAVLE, "referral", 90.0),
            came(GAVLE, "measure", 30.0),
            came(GAVLE, "feedback", 20.0, feedback_given=True),
            came(GAVLE, "work_or_study", 30.0, feedback_given=True),
            # To work, and nobody told the one who made the referral.
            came(GAVLE, "work_or_study", 20.0, sex="M"),
            silent(BOLLNAS),
        ]
    )

    result = run_query(database, "pathway_feedback", filters(municipality_codes=(GAVLE, BOLLNAS)))
    [green] = result.filter(pathway_group="green").to_dicts()

    assert (green["value"], green["whole_value"], green["share_pct"]) == (50.0, 100.0, 50.0)
    assert (green["missing_parts"], green["covers"], green["share_value_kind"]) == (1, GAVLE, "answered")


def test_without_any_delivery_every_row_says_so(load, filters):
    result = run_query(load(pathway=[]), "pathway_feedback", filters())

    assert [result["value"].to_list(), set(result["obs_status"])] == [[None] * 4, {"NL"}]
