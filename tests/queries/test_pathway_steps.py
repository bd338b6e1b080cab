from datetime import date

import pytest

from dashboard.query import run_query
from tests.queries.pathway_rows import QUARTERS, came, silent

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
STEPS = (
    "applied", "enrolled", "assistance", "referral", "three_party_talk", "measure", "feedback", "work_or_study"
)  # fmt: skip


def reached(result, group: str, column: str = "value") -> list[float | None]:
    return result.filter(pathway_group=group)[column].to_list()


def test_those_who_reached_a_step_are_those_who_stopped_there_or_later(load, filters):
    database = load(
        pathway=[
            came(GAVLE, "applied", 40.0, "none"),
            came(GAVLE, "enrolled", 20.0),
            came(GAVLE, "referral", 7.0),
            came(GAVLE, "work_or_study", 9.0, sex="M", talk_held=True),
            came(GAVLE, "assistance", 30.0, "red"),
            came(BOLLNAS, "enrolled", 5.0, value_kind="rounded"),
            came(BOLLNAS, "measure", 0.0, "red", value_kind="rounded"),
            silent(HOFORS),
        ]
    )

    result = run_query(database, "pathway_steps", filters())

    assert result.height == 8 + 3 * 7
    assert reached(result, "all", "pathway_step") == list(STEPS)
    assert reached(result, "all") == [111.0, 71.0, 46.0, 16.0, 9.0, 9.0, 9.0, 9.0]
    assert reached(result, "green") == [41.0, 16.0, 16.0, 9.0, 9.0, 9.0, 9.0]
    assert reached(result, "red") == [30.0, 30.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    # Both have delivered, and name nobody in the yellow group.
    assert reached(result, "yellow") == [0.0] * 7
    assert reached(result, "all", "stopped_value") == [40.0, 25.0, 30.0, 7.0, 0.0, 0.0, 0.0, 9.0]
    assert set(result["period"]) == {"2018-Q4"}
    assert set(result["applied_period"]) == {"2017-Q4"}
    assert result.row(0, named=True)["covers"] == f"{GAVLE} {BOLLNAS}"


def test_what_a_rounded_cell_may_be_is_what_its_sums_may_be(load, filters):
    database = load(
        pathway=[came(GAVLE, "enrolled", 5.0, value_kind="rounded"), came(GAVLE, "measure", 0.0, value_kind="rounded")]
    )

    result = run_query(database, "pathway_steps", filters(municipality_codes=(GAVLE,)))
    first = result.filter(pathway_group="green", pathway_step="enrolled").row(0, named=True)

    assert (first["value"], first["low"], first["high"], first["rounded_parts"]) == (5.0, 1.0, 9.0, 2)
    assert (first["stopped_value"], first["stopped_low"], first["stopped_high"]) == (5.0, 1.0, 5.0)


def test_four_quarters_are_put_together_and_one_who_lacks_a_quarter_is_not_counted(load, filters):
    rows = [came(GAVLE, "enrolled", 10.0, period=quarter) for quarter in QUARTERS]
    rows += [came(BOLLNAS, "enrolled", 10.0, period=quarter) for quarter in QUARTERS[:3]] + [silent(BOLLNAS)]
    database = load(pathway=rows)

    result = run_query(database, "pathway_steps", filters(municipality_codes=(GAVLE, BOLLNAS)))
    whole = result.row(1, named=True)

    assert (whole["pathway_step"], whole["value"], whole["missing_parts"], whole["covers"]) == (
        "enrolled",
        40.0,
        1,
        GAVLE,
    )
    # Who is left out of the sum is left out of its bound.
    assert (whole["low"], whole["high"]) == (40.0, None)
    assert (whole["period"], whole["applied_period"]) == ("2018", "2017")


@pytest.mark.parametrize(
    "name", ["pathway_steps", "pathway_onward", "pathway_by_sex", "pathway_talks", "pathway_feedback"]
)
def test_a_quarter_that_nobody_tells_a_number_of_does_not_hide_the_one_before(load, filters, name):
    hidden = came(BOLLNAS, "measure", None, period="2019-Q1", obs_status="SU")
    database = load(pathway=[came(GAVLE, "measure", 30.0), silent(GAVLE, period="2019-Q1"), hidden])

    result = run_query(database, name, filters(reference_date=date(2019, 3, 31)))

    assert set(result["period"]) == {"2018-Q4"}
    assert result["covers"].unique().to_list() == [GAVLE]


def test_a_span_over_two_years_is_named_and_moved_a_year(load, filters):
    quarters = ("2017-Q3", "2017-Q4", "2018-Q1", "2018-Q2")
    database = load(pathway=[came(GAVLE, "enrolled", 10.0, period=quarter) for quarter in quarters])

    result = run_query(
        database, "pathway_steps", filters(municipality_codes=(GAVLE,), reference_date=date(2018, 6, 30))
    )

    assert result.row(1, named=True)["value"] == 40.0
    assert (result["period"][0], result["applied_period"][0]) == ("2017-Q3/2018-Q2", "2016-Q3/2017-Q2")


@pytest.mark.parametrize("status", ["UN", "SU"])
def test_a_number_that_is_not_told_leaves_its_municipality_out_of_every_sum(load, filters, status):
    database = load(pathway=[came(GAVLE, "enrolled", 10.0), came(GAVLE, "measure", None, "red", obs_status=status)])

    result = run_query(database, "pathway_steps", filters(municipality_codes=(GAVLE,)))

    assert set(result["obs_status"]) == {status}
    assert result["value"].null_count() == result.height
    assert set(result["low"]) == {0.0}


def test_without_any_delivery_every_row_says_so(load, filters):
    result = run_query(load(pathway=[]), "pathway_steps", filters())

    assert result.height == 29
    assert set(result["obs_status"]) == {"NL"}
    assert result["value"].null_count() == 29


def test_a_group_has_the_definition_of_its_document(load, filters):
    defined = {"pathway_group": "red", "wording_sv": "långt borta", "wording_en": "far away", "page": "10"}
    database = load(pathway_group=[defined], pathway=[came(GAVLE, "enrolled", 10.0, "red")])

    result = run_query(database, "pathway_steps", filters(municipality_codes=(GAVLE,)))

    assert set(reached(result, "red", "group_definition_sv")) == {"långt borta"}
    assert set(reached(result, "green", "group_definition_sv")) == {None}


def test_where_nobody_has_sent_anything_the_quarters_are_those_that_were_asked_about(load, filters):
    asked = {
        "municipality_code": GAVLE,
        "delivery_kind": "placement",
        "delivery_status": "missing",
        "period": "2018-Q3",
    }

    result = run_query(load(pathway=[], delivery=[asked]), "pathway_steps", filters())

    assert (set(result["period"]), set(result["applied_period"])) == ({"2018-Q3"}, {"2017-Q3"})
    assert set(result["obs_status"]) == {"NL"}
