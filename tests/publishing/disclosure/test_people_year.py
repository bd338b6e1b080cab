"""A year's deliveries of different people as protected rows, beside what the year's quarters show."""

import random

import polars as pl

from contract import EXTRACTS
from publishing.disclosure.year_floor import quarters_of_year, year_rows
from tests.publishing.disclosure.test_cubes import AF, GAVLE, delivery, placement


class LeavesOutNone(random.Random):
    def random(self) -> float:
        return 0.99


def people(value: float | None, sex: str = "F", code: str = "2180", actor: str = "kommun") -> dict:
    return {"period": "2019-Q4", "municipality_code": code, "public_actor": actor, "sex": sex, "value": value,
            "obs_status": "UN" if value is None else "A"}  # fmt: skip


def quarter(*cells: dict) -> pl.DataFrame:
    return pl.DataFrame(cells, schema_overrides={"value": pl.Float64})


def made(*deliveries, shown: tuple = ()) -> pl.DataFrame:
    rows = year_rows(deliveries, shown=shown, catalogue="prov", chance=LeavesOutNone())
    return EXTRACTS["placement_year"].validate(rows["placement_year"])


def cells(frame: pl.DataFrame, code: str = "2180") -> dict[str, tuple]:
    found = frame.filter(municipality_code=code).select("sex", "value", "value_kind", "obs_status").rows()
    return {row[0]: row[1:] for row in found}


def test_at_least_so_many_and_small_ones_protected():
    frame = made(delivery("placement_year", GAVLE, people(23), people(9, "M")))

    assert cells(frame) == {"F": (20.0, "at_least", "A"), "M": (None, None, "PR")}
    assert set(frame.select("period", "source_id").rows()) == {("2019", "leverans_kommun-2180_placement_year")}
    assert str(frame["period_end"][0]) == "2019-12-31"


def test_room_is_left_above_what_any_publication_of_any_quarter_shows():
    """Both measures count: 5 and 12 women are shown in the second publication, and 20 is not told beside them."""
    first = quarter(placement(12), placement(0, placement_measure="lonestod"))
    again = quarter(placement(12), placement(5, placement_measure="lonestod"))

    sent = delivery("placement_year", GAVLE, people(23), people(23, "M"))

    assert cells(made(sent, shown=(first,)))["F"] == (20.0, "at_least", "A")
    assert cells(made(sent, shown=(first, again))) == {"F": (None, None, "PR"), "M": (20.0, "at_least", "A")}


def test_what_a_delivery_leaves_out_is_as_protected_as_what_is_small():
    frame = made(delivery("placement_year", AF, people(40, actor="arbetsformedlingen")))

    assert cells(frame)["M"] == (None, None, "PR")
    assert set(cells(frame, "2183").values()) == {(None, None, "PR")}


def test_what_the_partner_has_hidden_is_protected_as_what_is_small():
    """ "<5" would be a ceiling of four of every quarter: four measures that show a 5 each would be one woman each."""
    hidden = people(None) | {"obs_status": "SU"}
    assert cells(made(delivery("placement_year", GAVLE, hidden)))["F"] == (None, None, "PR")


def test_what_the_partner_does_not_know_stays_unknown():
    assert cells(made(delivery("placement_year", GAVLE, people(None))))["F"] == (None, None, "UN")


def test_nobody_owes_a_year_so_nobody_is_silent():
    frame = made(delivery("placement_year", GAVLE, people(23)))

    assert set(frame.select("municipality_code", "public_actor").rows()) == {("2180", "kommun")}


def test_the_quarters_of_a_year():
    assert quarters_of_year("2019-Q4") == ["2019-Q1", "2019-Q2", "2019-Q3", "2019-Q4"]
