"""Which quarters the placements and the services have, when the newest is only held, late or not delivered."""

import polars as pl
import pytest

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"


def answer(kind: str, code: str, period: str, status: str = "accepted") -> dict:
    return {"municipality_code": code, "delivery_kind": kind, "period": period, "delivery_status": status}


def placed(code: str, period: str, value: float = 7.0) -> dict:
    return {"municipality_code": code, "period": period, "value": value}


def used(code: str, period: str, value: float = 3.0, **more: object) -> dict:
    return {"municipality_code": code, "period": period, "value": value, "public_actor": "kommun", "service": "cafe", **more}  # fmt: skip


def placements(database) -> pl.DataFrame:
    """What Arbetsförmedlingen has placed: one row per municipality and quarter."""
    cells = database.connection.cursor().table("placement_cell").pl()
    return cells.filter(breakdown="public_actor", code="arbetsformedlingen").sort("period", "municipality_code")


def services(database, code: str = "kommun") -> pl.DataFrame:
    cells = database.connection.cursor().table("service_cell").pl()
    return cells.filter(breakdown="public_actor", code=code).sort("period_end", "municipality_code")


@pytest.mark.parametrize("status", ["held", "missing", "late", "not_applicable"])
class TestNewestQuarter:
    def test_without_figures_does_not_hide_the_last_placements(self, load, filters, status):
        database = load(
            placement=[placed(GAVLE, "2018-Q3")],
            delivery=[answer("placement", GAVLE, "2018-Q3"), answer("placement", GAVLE, "2018-Q4", status)],
        )

        assert placements(database)["period"].unique().to_list() == ["2018-Q3"]
        result = run_query(database, "placements_by_municipality", filters())
        assert result.filter(municipality_code=GAVLE).select("period", "value").rows() == [("2018-Q3", 7.0)]

    def test_without_figures_does_not_move_the_four_quarters_of_services(self, load, filters, status):
        database = load(
            service_use=[used(GAVLE, "2018-Q3")],
            delivery=[answer("service_use", GAVLE, "2018-Q3"), answer("service_use", GAVLE, "2018-Q4", status)],
        )

        assert services(database)["period"].unique().to_list() == ["2018-Q3"]
        result = run_query(database, "services_by_buyer", filters())
        assert result.filter(public_actor="kommun").select("period", "value").rows() == [("2018-Q3", 3.0)]

    def test_of_which_one_municipality_is_accepted_is_the_newest(self, load, status):
        database = load(
            placement=[placed(GAVLE, "2018-Q3")],
            delivery=[answer("placement", BOLLNAS, "2018-Q4"), answer("placement", GAVLE, "2018-Q4", status)],
        )

        newest = placements(database).filter(period="2018-Q4")
        assert newest.filter(municipality_code=BOLLNAS)["value"].to_list() == [0.0]
        word = {"held": "PR", "not_applicable": "NA"}.get(status, "NL")
        assert newest.filter(municipality_code=GAVLE).select("value", "obs_status").rows() == [(None, word)]

    def test_when_nothing_has_ever_come_every_quarter_stands(self, load, status):
        rows = [answer(kind, GAVLE, quarter, status) for kind in ("placement", "service_use") for quarter in ("2018-Q3", "2018-Q4")]  # fmt: skip
        database = load(delivery=rows)

        assert placements(database)["period"].unique().sort().to_list() == ["2018-Q3", "2018-Q4"]
        assert services(database)["period"].unique().sort().to_list() == ["2018-Q3", "2018-Q3/2018-Q4"]
        assert placements(database)["value"].null_count() == 6


class TestQuarterBetween:
    def test_that_nobody_delivered_is_a_quarter_of_missing(self, load):
        database = load(
            placement=[placed(GAVLE, "2018-Q2"), placed(GAVLE, "2018-Q4")],
            delivery=[answer("placement", GAVLE, "2018-Q3", "missing")],
        )

        between = placements(database).filter(period="2018-Q3")
        assert between.select("value", "obs_status").rows() == [(None, "NL")] * 3

    def test_that_is_held_is_protected_for_every_code_and_never_zero(self, load):
        database = load(
            placement=[placed(GAVLE, "2018-Q2"), placed(GAVLE, "2018-Q4")],
            delivery=[answer("placement", GAVLE, quarter, status) for quarter, status in
                      (("2018-Q2", "accepted"), ("2018-Q3", "held"), ("2018-Q4", "accepted"))],
        )  # fmt: skip

        cells = database.connection.cursor().table("placement_cell").pl().filter(period="2018-Q3")
        gavle = cells.filter(municipality_code=GAVLE)
        assert gavle.select("value", "obs_status", "is_delivered").unique().rows() == [(None, "PR", False)]
        assert cells.filter(pl.col("municipality_code") != GAVLE)["obs_status"].unique().to_list() == ["NL"]


class TestServicesOverFourQuarters:
    def spans(self, load):
        statuses = {"2018-Q1": "accepted", "2018-Q2": "held", "2018-Q3": "accepted", "2018-Q4": "accepted"}
        return load(
            service_use=[
                used(GAVLE, "2018-Q4", amount_sek=900.0, amount_status="A"),
                used(GAVLE, "2018-Q4", 0.0, public_actor="region", amount_sek=0.0, amount_status="A"),
            ],
            delivery=[answer("service_use", GAVLE, quarter, status) for quarter, status in statuses.items()],
        )

    def columns(self, frame: pl.DataFrame) -> list[tuple]:
        last = frame.filter(period="2018", municipality_code=GAVLE)
        return last.select("value", "amount_sek", "obs_status", "is_delivered").rows()

    def test_what_is_known_beside_a_held_quarter_is_summed_and_not_all_is_delivered(self, load):
        assert self.columns(services(self.spans(load), "kommun")) == [(3.0, 900.0, "A", False)]

    @pytest.mark.parametrize("actor", ["region", "forsakringskassan"])
    def test_a_held_quarter_may_hide_what_the_others_say_is_none(self, load, actor):
        assert self.columns(services(self.spans(load), actor)) == [(None, None, "PR", False)]
