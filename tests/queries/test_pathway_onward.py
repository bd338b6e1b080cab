import pytest

from dashboard.query import run_query
from tests.queries.pathway_rows import came, silent

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"


def row_of(result, group: str) -> dict:
    [row] = result.filter(pathway_group=group).to_dicts()
    return row


def test_who_went_on_of_those_who_were_referred_and_who_was_referred_again(load, filters):
    database = load(
        pathway=[
            came(GAVLE, "assistance", 50.0),
            came(GAVLE, "referral", 20.0, referred_again=True),
            came(GAVLE, "measure", 10.0),
            came(GAVLE, "work_or_study", 30.0),
            came(BOLLNAS, "work_or_study", 20.0, "red"),
            came(BOLLNAS, "referral", 30.0, "red"),
            silent(HOFORS),
        ]
    )

    result = run_query(database, "pathway_onward", filters())

    assert result["pathway_group"].to_list() == ["all", "green", "yellow", "red"]
    green = row_of(result, "green")
    assert (green["value"], green["whole_value"], green["again_value"], green["share_pct"]) == (30.0, 60.0, 20.0, 50.0)
    assert (row_of(result, "red")["share_pct"], row_of(result, "all")["share_pct"]) == (40.0, 100 * 50 / 110)
    assert row_of(result, "yellow")["share_pct"] is None
    assert (green["missing_parts"], green["share_value_kind"], green["covers"]) == (1, "answered", f"{GAVLE} {BOLLNAS}")


@pytest.mark.parametrize(
    ("onward", "referred", "share"),
    [
        (30.0, 60.0, 35.0),  # 30 of 90: a third, in fives
        (20.0, 380.0, 5.0),  # 20 of 400
        (20.0, 180.0, 10.0),
        (19.0, 60.0, None),
        (20.0, 0.0, 100.0),
    ],
)
def test_rounded_counts_carry_a_share_only_when_both_are_twenty_and_then_in_fives(
    load, filters, onward, referred, share
):
    rows = [came(GAVLE, "work_or_study", onward), came(GAVLE, "referral", referred)]
    rows.append(came(GAVLE, "measure", 0.0, value_kind="rounded"))

    result = run_query(load(pathway=rows), "pathway_onward", filters(municipality_codes=(GAVLE,)))

    assert row_of(result, "green")["share_pct"] == share
    assert row_of(result, "green")["share_value_kind"] == ("rounded" if share else None)


def test_nobody_referred_has_no_share(load, filters):
    result = run_query(
        load(pathway=[came(GAVLE, "enrolled", 9.0)]), "pathway_onward", filters(municipality_codes=(GAVLE,))
    )

    assert [row_of(result, "all")[name] for name in ("value", "whole_value", "share_pct")] == [0.0, 0.0, None]


def test_without_any_delivery_every_row_says_so(load, filters):
    result = run_query(load(pathway=[]), "pathway_onward", filters())

    assert [result["value"].to_list(), set(result["obs_status"])] == [[None] * 4, {"NL"}]
