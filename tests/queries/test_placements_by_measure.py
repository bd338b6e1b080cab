from datetime import date

import pytest

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"


def placed(code: str, measure: str, value: float | None, **more: object) -> dict:
    row = {"municipality_code": code, "period": "2018-Q4", "placement_measure": measure, "value": value}
    return {**row, **more}


def answer(code: str, period: str = "2018-Q4", status: str = "accepted") -> dict:
    return {"municipality_code": code, "delivery_kind": "placement", "period": period, "delivery_status": status}


def test_measures_of_the_chosen_actor_in_the_latest_quarter(load, filters):
    database = load(
        placement=[
            placed(GAVLE, "praktik", 6.0),
            placed(GAVLE, "praktik", 0.0, sex="F", value_kind="rounded"),
            placed(BOLLNAS, "lonestod", 18.0),
            placed(BOLLNAS, "lonestod", 99.0, public_actor="kommun"),
            placed(GAVLE, "praktik", 50.0, period="2018-Q3"),
        ],
        delivery=[answer(GAVLE), answer(BOLLNAS), answer(HOFORS, status="missing"), answer(HOFORS, "2018-Q3")],
    )

    result = run_query(database, "placements_by_measure", filters())

    assert result.columns == [
        "public_actor", "placement_measure", "period", "value", "low", "high", "missing_parts", "rounded_parts",
        "obs_status", "value_kind", "delivered", "delivered_of", "source_refs", "covers", "share_pct", "share_pct_low",
        "share_pct_high", "share_value_kind", "catalogue",
    ]  # fmt: skip
    # Hofors is silent: each number is at least so many, and the shares are of the two others.
    zeros = ("arbetstraning", "arbetsprovning", "sysselsattning", "spraktraning", "daglig_verksamhet")
    end = ("A", 2, 3, "kalla", f"{GAVLE} {BOLLNAS}")
    shown = ("placement_measure", "value", "low", "high", "missing_parts", "rounded_parts", "value_kind", "share_pct",
             "share_pct_low", "share_pct_high", "obs_status", "delivered", "delivered_of", "source_refs", "covers")  # fmt: skip
    assert result.select(shown).rows() == [
        ("lonestod", 18.0, 18.0, None, 1, 0, "at_least", 75.0, 0.0, 100.0, *end),
        ("praktik", 6.0, 6.0, None, 1, 1, "rounded", 25.0, 0.0, 100.0, *end),
        *((zero, 0.0, 0.0, None, 1, 0, "at_least", 0.0, 0.0, 100.0, *end) for zero in zeros),
    ]


def test_a_share_of_all_lies_between_the_ends_of_its_parts(load, filters):
    """Of 18 and of what is shown as 0, work placement may be 0 to 4 of 18 to 22."""
    rows = [placed(GAVLE, "lonestod", 18.0), placed(GAVLE, "praktik", 0.0, value_kind="rounded")]
    database = load(placement=rows, delivery=[answer(GAVLE)])

    result = run_query(database, "placements_by_measure", filters(municipality_codes=(GAVLE,)))

    shares = ("placement_measure", "share_pct_low", "share_pct", "share_pct_high", "share_value_kind")
    assert result.select(shares).rows()[:2] == [
        ("lonestod", 100 * 18 / 22, 100.0, 100.0, "rounded"),
        ("praktik", 0.0, 0.0, 100 * 4 / 22, "rounded"),
    ]


def test_nobody_placed_gives_no_share(load, filters):
    database = load(delivery=[answer(GAVLE)])

    result = run_query(database, "placements_by_measure", filters(municipality_codes=(GAVLE,)))

    assert set(result.select("value", "share_pct", "obs_status").rows()) == {(0.0, None, "A")}


@pytest.mark.parametrize("status", ["UN", "SU"])
@pytest.mark.parametrize("chosen", [(GAVLE,), (GAVLE, BOLLNAS)])
def test_no_share_of_a_whole_of_which_a_part_is_unknown_or_hidden(load, filters, status, chosen):
    """Work placement may be most of it: 14 women, and men that nobody may know of."""
    database = load(
        placement=[
            placed(GAVLE, "praktik", 14.0, sex="F"),
            placed(GAVLE, "praktik", None, sex="M", obs_status=status),
            placed(GAVLE, "lonestod", 7.0),
            placed(BOLLNAS, "praktik", 6.0),
        ],
        delivery=[answer(GAVLE), answer(BOLLNAS)],
    )

    result = run_query(database, "placements_by_measure", filters(municipality_codes=chosen))

    assert result["value"].max() == 7.0
    assert result["share_pct"].null_count() == result.height


@pytest.mark.parametrize("status", ["NL", "NA", "PR", "NM", "UN", "SU"])
def test_every_kind_of_missing_stays_missing(load, filters, status):
    database = load(placement=[placed(GAVLE, "praktik", None, obs_status=status)])

    result = run_query(database, "placements_by_measure", filters(municipality_codes=(GAVLE,)))

    row = result.filter(placement_measure="praktik").select("value", "share_pct", "obs_status", "source_refs")
    assert row.rows() == [(None, None, status, None)]


def test_without_any_delivery_all_measures_are_rows(load, filters):
    result = run_query(load(), "placements_by_measure", filters(reference_date=date(2018, 6, 30)))

    assert result.height == 7
    assert set(result.select("period", "value", "obs_status", "delivered").rows()) == {("2018", None, "NL", 0)}
