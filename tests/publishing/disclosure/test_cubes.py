"""One quarter's deliveries of people as protected rows: what is shown, what is silent, what stays unknown."""

import random
from datetime import UTC, date, datetime

import polars as pl
import pytest

from contract import EXTRACTS
from publishing.catalogue.partners import Partner
from publishing.deliveries.overlay import extract_rows
from publishing.deliveries.receipt import Receipt
from publishing.disclosure.counts import Delivery, Quarter, as_contract
from publishing.disclosure.cubes import protected_rows
from publishing.kinds import KINDS

GAVLE = Partner(
    "kommun-2180", "Gävle kommun", "Gävle", "x", "x", owes=("placement", "service_use"), municipality_code="2180"
)
AF = Partner("arbetsformedlingen", "Af", "Af", "x", "x", owes=("placement",), public_actor="arbetsformedlingen")
COOMPANION = Partner("coompanion", "Coompanion", "Coompanion", "x", "x", owes=("enterprise",))
CODES = ("2180", "2183")


def delivery(kind: str, partner: Partner, *rows: dict) -> Delivery:
    codes = (partner.municipality_code,) if partner.municipality_code else CODES
    receipt = Receipt(
        partner_id=partner.partner_id, kind=kind, period="2019-Q1", outcome="accepted", received_by="Maria",
        received_at=datetime(2019, 4, 20, tzinfo=UTC), file_name="a.csv", change_kind="new", note="", after_closing="",
        answers={}, municipality_codes=codes, contract_version="1", number=1, sha256="", rows=1, rows_sha256="",
    )  # fmt: skip
    schema = {"value": pl.Float64, "amount_sek": pl.Float64, "employees": pl.Float64, "places_filled": pl.Float64,
              "places_offered": pl.Float64, "sak_member": pl.Boolean, "af_agreement": pl.Boolean,
              "start_date": pl.Date, "end_date": pl.Date}  # fmt: skip
    frame = pl.DataFrame([{"period": "2019-Q1"} | row for row in rows])
    return Delivery(
        receipt, partner, frame.cast({name: kind for name, kind in schema.items() if name in frame.columns})
    )


def placement(value: float | None, code: str = "2180", actor: str = "kommun", **more: object) -> dict:
    return {
        "municipality_code": code, "public_actor": actor, "placement_measure": "praktik", "enhanced_cooperation": False,
        "sex": "F", "value": value, "obs_status": "A" if value is not None else "UN",
    } | more  # fmt: skip


def beside(*deliveries: Delivery) -> dict[str, pl.DataFrame]:
    """What is published of enterprises at once: the register, and what is no number of people."""
    made = [extract_rows("enterprise", one.rows, partner=one.partner, catalogue="prov") for one in deliveries]
    return {extract: pl.concat([frames[extract] for frames in made]) for extract in made[0]}


def quarter(kind: str, *deliveries: Delivery, **more: object) -> Quarter:
    return Quarter(KINDS[kind], deliveries, CODES, catalogue="prov", **more)


def made(
    kind: str, *deliveries: Delivery, earlier: tuple = (), seed: int = 1, public: dict | None = None
) -> pl.DataFrame:
    public = public or (beside(*deliveries) if kind == "enterprise" else {})
    frames = protected_rows(quarter(kind, *deliveries, earlier=earlier, beside=public, chance=random.Random(seed)))
    (frame,) = frames.values()
    return EXTRACTS[next(iter(frames))].validate(frame)


def cell(frame: pl.DataFrame, **where: object) -> tuple:
    (row,) = frame.filter(**where).select("value", "value_kind", "obs_status", "source_id").rows()
    return row


OWN = {"municipality_code": "2180", "public_actor": "kommun", "placement_measure": "praktik", "sex": "F"}


class TestPlacement:
    def test_six_and_more_stay_and_small_ones_become_0_or_5(self):
        frame = made("placement", delivery("placement", GAVLE, placement(17), placement(3, sex="M")))

        assert cell(frame, **OWN) == (17.0, "exact", "A", "leverans_kommun-2180_placement")
        assert cell(frame, **OWN | {"sex": "M"})[:3] in {(0.0, "rounded", "A"), (5.0, "rounded", "A")}

    def test_what_a_partner_does_not_name_is_a_zero_that_may_hide_people(self):
        frame = made("placement", delivery("placement", GAVLE, placement(17)))

        other = cell(frame, **OWN | {"placement_measure": "daglig_verksamhet"})
        assert other == (0.0, "rounded", "A", "leverans_kommun-2180_placement")

    def test_who_has_not_delivered_is_silent_and_not_zero(self):
        frame = made("placement", delivery("placement", GAVLE, placement(17)))

        silent = frame.filter((pl.col("municipality_code") != "2180") | (pl.col("public_actor") != "kommun"))
        assert set(silent.select("value", "obs_status", "source_id").rows()) == {(None, "NL", "leverans_forteckning")}
        assert set(silent.select("municipality_code", "public_actor").rows()) == {
            (code, actor)
            for code in CODES
            for actor in ("arbetsformedlingen", "kommun", "forsakringskassan", "samordningsforbund", "region")
        } - {("2180", "kommun")}  # fmt: skip

    def test_what_is_impossible_by_definition_is_not_there(self):
        frame = made("placement", delivery("placement", AF, placement(9, actor="arbetsformedlingen")))

        assert frame.filter(
            pl.col("enhanced_cooperation") & (pl.col("public_actor") != "arbetsformedlingen")
        ).is_empty()
        assert set(frame.filter(placement_measure="daglig_verksamhet")["public_actor"]) == {"kommun"}

    def test_a_partner_for_the_whole_county_answers_for_every_municipality(self):
        frame = made("placement", delivery("placement", AF, placement(9, actor="arbetsformedlingen")))

        of_af = frame.filter(public_actor="arbetsformedlingen")
        assert set(of_af.select("municipality_code", "obs_status").rows()) == {("2180", "A"), ("2183", "A")}

    def test_what_the_partner_does_not_know_stays_unknown(self):
        frame = made("placement", delivery("placement", GAVLE, placement(17), placement(None, sex="M")))

        assert cell(frame, **OWN | {"sex": "M"})[:3] == (None, None, "UN")

    def test_what_the_partner_has_hidden_says_so_and_is_no_zero(self):
        hidden = placement(None, sex="M", obs_status="SU")
        frame = made("placement", delivery("placement", GAVLE, placement(17), hidden))

        assert cell(frame, **OWN | {"sex": "M"}) == (None, None, "SU", "leverans_kommun-2180_placement")
        assert cell(frame, **OWN)[:3] == (17.0, "exact", "A")

    def test_a_quarter_published_again_takes_the_earlier_publication_into_account(self):
        first = made("placement", delivery("placement", GAVLE, placement(6)))

        again = made("placement", delivery("placement", GAVLE, placement(5)), earlier=(first,))

        # Six, then five, would show the five: near the border the figure stays.
        assert cell(again, **OWN)[:2] == (6.0, "exact")

    @pytest.mark.parametrize("seed", range(5))
    def test_no_cell_is_one_to_four_whatever_chance_says(self, seed):
        rows = [placement(value, sex=sex, placement_measure=measure)
                for value, (sex, measure) in enumerate(
                    [(s, m) for s in "FM" for m in ("praktik", "lonestod", "sysselsattning")], start=1)]  # fmt: skip

        frame = made("placement", delivery("placement", GAVLE, *rows), seed=seed)

        assert frame.filter(pl.col("value").is_between(1, 4)).is_empty()
        assert frame.filter((pl.col("value") == 5) & (pl.col("value_kind") != "rounded")).is_empty()


class TestServiceUse:
    def rows(self) -> Delivery:
        shared = {"municipality_code": "2180", "public_actor": "kommun", "agreement_form": "iop", "obs_status": "A"}
        return delivery(
            "service_use", GAVLE,
            shared | {"service": "praktik", "value": 3, "amount_sek": 9000, "amount_status": "A"},
            shared | {"service": "cafe", "value": 2, "amount_sek": 500, "amount_status": "A"},
        )  # fmt: skip

    def test_a_persons_measure_is_protected_and_a_contracted_service_is_not(self):
        frame = made("service_use", self.rows())

        measure = cell(frame, municipality_code="2180", public_actor="kommun", service="praktik", agreement_form="iop")
        assert measure[0] in (0.0, 5.0)
        assert cell(frame, municipality_code="2180", public_actor="kommun", service="cafe")[:2] == (2.0, "exact")

    def test_so_much_a_person_would_tell_how_many(self):
        frame = made("service_use", self.rows())

        individual = frame.filter(service_group="individinsats", obs_status="A")
        assert set(individual.select("amount_sek", "amount_status").rows()) == {(None, "PR")}
        assert frame.filter(service="cafe", obs_status="A")["amount_sek"].to_list() == [500.0]


def enterprise(
    enterprise_id: str, employees: float | None, filled: float | None, offered: float | None = 9, **more: object
) -> dict:
    return {
        "enterprise_id": enterprise_id, "enterprise_name": "x", "municipality_code": "2180", "legal_form": "aktiebolag",
        "industry": "cafe", "start_date": None, "end_date": None, "employees": employees, "places_offered": offered,
        "places_filled": filled, "sak_member": True, "af_agreement": True,
    } | more  # fmt: skip


class TestEnterprise:
    def test_employees_and_places_filled_are_protected_and_nothing_else_is_touched(self):
        frame = made("enterprise", delivery("enterprise", COOMPANION, enterprise("a", 12, 3), enterprise("b", 2, None)))

        assert set(frame["enterprise_variable"]) == {"employees", "places_filled"}
        assert cell(frame, enterprise_id="a", enterprise_variable="employees")[:2] == (12.0, "exact")
        assert cell(frame, enterprise_id="b", enterprise_variable="employees")[0] in (0.0, 5.0)
        assert cell(frame, enterprise_id="b", enterprise_variable="places_filled")[:3] == (None, None, "UN")
        assert set(frame["period_end"]) == {date(2019, 3, 31)}

    def test_a_count_that_is_hidden_says_so_also_beside_a_delivery_of_before_there_was_a_way_to_say_it(self):
        said = {"employees_status": "SU", "places_filled_status": "A"}
        of_enterprises = Partner("foretagen", "Företagen", "The enterprises", "x", "x", owes=(), sends=("enterprise",))
        frame = made(
            "enterprise",
            delivery("enterprise", COOMPANION, enterprise("a", None, 12, 20) | said),
            delivery("enterprise", of_enterprises, enterprise("b", None, 12, 20)),
        )

        assert cell(frame, enterprise_id="a", enterprise_variable="employees")[:3] == (None, None, "SU")
        assert cell(frame, enterprise_id="a", enterprise_variable="places_filled")[:3] == (12.0, "exact", "A")
        assert cell(frame, enterprise_id="b", enterprise_variable="employees")[:3] == (None, None, "UN")

    @pytest.mark.parametrize(
        "dates", [{"end_date": date(2019, 3, 31)}, {"start_date": date(2019, 4, 1)}], ids=["ended", "not begun"]
    )
    def test_nobody_is_where_there_is_no_enterprise(self, dates):
        """That it adds nothing is public, so that it may be counted for no tolerance."""
        frame = made("enterprise", delivery("enterprise", COOMPANION, enterprise("a", 3, 0, **dates)))

        assert set(frame.select("value", "obs_status").rows()) == {(None, "NA")}

    @pytest.mark.parametrize(("offered", "status"), [(0, "PR"), (3, "PR"), (4, "PR"), (5, "A"), (None, "A")])
    def test_few_places_would_tell_how_many_are_filled(self, offered, status):
        frame = made("enterprise", delivery("enterprise", COOMPANION, enterprise("a", 12, 2, offered)))

        assert cell(frame, enterprise_id="a", enterprise_variable="places_filled")[2] == status


def test_a_column_that_no_protected_cell_has_is_refused_and_not_published_empty():
    made = pl.DataFrame({
        "catalogue": ["exempel"], "period": ["2019-Q1"], "period_end": [date(2019, 3, 31)], "value": [20.0],
        "hours": [12.0], "note": [None],
    })  # fmt: skip
    part = pl.DataFrame({"value": [20.0]})

    with pytest.raises(ValueError, match="no protected cell says hours"):
        as_contract(made, [part])
    assert as_contract(made.drop("hours"), [part]).row(0, named=True)["value"] == 20
