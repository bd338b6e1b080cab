"""A delivery laid over what is published: what it replaces, what it leaves, what it may not touch."""

from datetime import date

import polars as pl
import pytest

from contract import EXTRACTS
from publishing.catalogue.partners import Partner
from publishing.deliveries.overlay import extract_rows, overlay
from publishing.messages.problems import InputError

GAVLE = Partner("kommun-2180", "Gävle kommun", "Gävle Municipality", "x", "x", owes=("commitment", "dialogue_meeting"),
                municipality_code="2180")  # fmt: skip
COOMPANION = Partner("coompanion", "Coompanion", "Coompanion", "x", "x", owes=("enterprise",))
ENTERPRISES = Partner("foretagen", "Företagen", "The enterprises", "x", "x", owes=(), sends=("enterprise",))


def meetings(*rows: tuple[str, str, str, float | None, str], source: str = "fakta") -> pl.DataFrame:
    """Published meetings: municipality, period, actor, value, source or status."""
    return pl.DataFrame(
        [
            {
                "catalogue": "prov", "source_id": source, "period": period, "municipality_code": code,
                "public_actor": actor, "period_end": date(2019, 3, 31), "value": value, "low": None, "high": None,
                "obs_status": status, "page": None,
            }
            for code, period, actor, value, status in rows
        ],
        schema=dict(EXTRACTS["dialogue_meeting"].create_empty().schema),
    )  # fmt: skip


def delivered_meetings(*rows: tuple[str, str, float | None, str]) -> pl.DataFrame:
    schema = {"source_row": pl.Int64, "period": pl.String, "municipality_code": pl.String, "public_actor": pl.String,
              "value": pl.Float64, "obs_status": pl.String}  # fmt: skip
    made = [(number, "2019-Q1", *row) for number, row in enumerate(rows, start=2)]
    return pl.DataFrame(made, schema=schema, orient="row")


def said(frame: pl.DataFrame) -> list[tuple]:
    return frame.select("municipality_code", "period", "public_actor", "value", "source_id").rows()


def lay(published: pl.DataFrame, rows: pl.DataFrame, partner: Partner = GAVLE) -> pl.DataFrame:
    made = extract_rows("dialogue_meeting", rows, partner=partner, catalogue="prov")
    frames = {"dialogue_meeting": published}
    after = overlay(frames, made, partner=partner, kind="dialogue_meeting", period="2019-Q1")
    return after["dialogue_meeting"]


OWN = "leverans_kommun-2180_dialogue_meeting"


def test_a_first_delivery_adds_its_rows_and_leaves_all_others():
    published = meetings(("2183", "2019-Q1", "region", 1.0, "A"), ("2180", "2018-Q4", "region", 2.0, "A"))

    after = lay(published, delivered_meetings(("2180", "region", 3.0, "A")))

    assert said(after) == [
        ("2180", "2018-Q4", "region", 2.0, "fakta"),
        ("2180", "2019-Q1", "region", 3.0, OWN),
        ("2183", "2019-Q1", "region", 1.0, "fakta"),
    ]
    EXTRACTS["dialogue_meeting"].validate(after)


def test_the_facts_that_it_covers_go_also_those_that_it_does_not_name():
    published = meetings(("2180", "2019-Q1", "region", 1.0, "A"), ("2180", "2019-Q1", "kommun", 4.0, "A"))

    after = lay(published, delivered_meetings(("2180", "region", 3.0, "A")))

    assert said(after) == [("2180", "2019-Q1", "region", 3.0, OWN)]


def test_a_correction_replaces_the_whole_earlier_delivery():
    first = lay(meetings(), delivered_meetings(("2180", "region", 3.0, "A"), ("2180", "kommun", 1.0, "A")))

    after = lay(first, delivered_meetings(("2180", "region", None, "UN")))

    assert said(after) == [("2180", "2019-Q1", "region", None, OWN)]


def test_a_row_that_another_partner_has_delivered_is_refused_with_its_key():
    other = meetings(("2180", "2019-Q1", "region", 1.0, "A"), source="leverans_region_dialogue_meeting")

    with pytest.raises(InputError, match=r"raden 2019-Q1, 2180, region är redan levererad av en annan"):
        lay(other, delivered_meetings(("2180", "region", 3.0, "A")))


ENTERPRISE = {
    "source_row": 2, "period": "2019-Q1", "enterprise_id": "a", "enterprise_name": "A", "municipality_code": "2180",
    "legal_form": "aktiebolag", "industry": "cafe", "start_date": None, "end_date": None, "employees": 3.0,
    "places_offered": 9.0, "places_filled": None, "sak_member": True, "af_agreement": None,
}  # fmt: skip


def enterprises(*rows: dict) -> pl.DataFrame:
    schema = {"start_date": pl.Date, "end_date": pl.Date, "employees": pl.Float64, "places_filled": pl.Float64,
              "places_offered": pl.Float64, "sak_member": pl.Boolean, "af_agreement": pl.Boolean}  # fmt: skip
    return pl.DataFrame([ENTERPRISE | row for row in rows], schema_overrides=schema)


def empty() -> dict[str, pl.DataFrame]:
    return {name: EXTRACTS[name].create_empty() for name in ("enterprise", "enterprise_observation")}


def lay_enterprises(frames: dict, *rows: dict, partner: Partner) -> dict:
    made = extract_rows("enterprise", enterprises(*rows), partner=partner, catalogue="prov")
    return overlay(frames, made, partner=partner, kind="enterprise", period="2019-Q1")


def test_numbers_of_people_at_an_enterprise_are_protected_and_the_rest_is_published():
    after = lay_enterprises(empty(), {}, partner=COOMPANION)

    observed = after["enterprise_observation"].select("enterprise_variable", "value", "obs_status", "value_kind")
    assert sorted(observed.rows()) == [
        ("af_agreement", None, "UN", None),
        ("employees", None, "PR", None),
        ("places_filled", None, "PR", None),
        ("places_offered", 9.0, "A", "exact"),
        ("sak_member", 1.0, "A", "exact"),
    ]
    for extract, frame in after.items():
        EXTRACTS[extract].validate(frame)


def test_an_enterprise_stays_in_the_register_when_it_is_not_named_any_more():
    first = lay_enterprises(empty(), {}, {"enterprise_id": "b", "enterprise_name": "B"}, partner=COOMPANION)

    after = lay_enterprises(first, {"enterprise_name": "A AB"}, partner=COOMPANION)

    assert after["enterprise"].select("enterprise_id", "enterprise_name").rows() == [("a", "A AB"), ("b", "B")]
    assert set(after["enterprise_observation"]["enterprise_id"]) == {"a"}


def test_a_partner_that_only_may_send_replaces_no_more_than_it_names():
    fact = enterprises({}, {"enterprise_id": "b"})
    facts = {
        extract: frame.with_columns(source_id=pl.lit("fakta"))
        for extract, frame in extract_rows("enterprise", fact, partner=COOMPANION, catalogue="prov").items()
    }

    after = lay_enterprises(facts, {"places_offered": 12.0}, partner=ENTERPRISES)

    offered = after["enterprise_observation"].filter(enterprise_variable="places_offered")
    assert offered.select("enterprise_id", "value", "source_id").rows() == [
        ("a", 12.0, "leverans_foretagen_enterprise"),
        ("b", 9.0, "fakta"),
    ]


def test_in_the_register_the_newest_word_counts_and_in_a_quarter_nobody_elses():
    first = lay_enterprises(empty(), {}, partner=COOMPANION)

    with pytest.raises(InputError, match="redan levererad"):
        lay_enterprises(first, {"enterprise_name": "A AB"}, partner=ENTERPRISES)


@pytest.mark.parametrize(
    ("service", "group"), [("praktik", "individinsats"), ("daglig_verksamhet", "individinsats"), ("cafe", "utforartjanst")]
)  # fmt: skip
def test_the_group_of_a_service_follows_from_the_service(service, group):
    rows = pl.DataFrame(
        {
            "period": ["2019-Q1"], "municipality_code": ["2180"], "public_actor": ["kommun"], "service": [service],
            "agreement_form": ["iop"], "value": [3.0], "obs_status": ["A"], "amount_sek": [None], "amount_status": ["NA"],
        },
        schema_overrides={"amount_sek": pl.Float64},
    )  # fmt: skip

    made = extract_rows("service_use", rows, partner=GAVLE, catalogue="prov")["service_use"]

    assert made["service_group"].to_list() == [group]
    assert made["period_end"].to_list() == [date(2019, 3, 31)]
    EXTRACTS["service_use"].validate(made)


SECRETARIAT = Partner("sekretariatet", "Sekretariatet", "The secretariat", "x", "x", owes=(), sends=("council_meeting",), public_actor="region")  # fmt: skip


def minutes(*rows: tuple[date, str, str | None, str]) -> pl.DataFrame:
    schema = {"source_row": pl.Int64, "period": pl.String, "meeting_date": pl.Date, "party_id": pl.String,
              "attendance": pl.String, "obs_status": pl.String}  # fmt: skip
    return pl.DataFrame([(n, "2019-Q1", *row) for n, row in enumerate(rows, start=2)], schema=schema, orient="row")


def test_what_is_the_whole_of_its_quarter_replaces_it_though_nobody_owes_it():
    first, second = date(2019, 1, 16), date(2019, 3, 13)
    empty = {name: EXTRACTS[name].create_empty() for name in ("council_meeting", "attendance", "seat")}

    def lay_minutes(published, *rows):
        made = extract_rows("council_meeting", minutes(*rows), partner=SECRETARIAT, catalogue="prov")
        return overlay(published, made, partner=SECRETARIAT, kind="council_meeting", period="2019-Q1")

    before = lay_minutes(
        empty, (first, "asf", "present", "A"), (second, "asf", "absent", "A"), (second, "kommun", None, "NA")
    )
    assert before["council_meeting"]["meeting_date"].to_list() == [first, second]
    assert before["attendance"].height == 3
    assert before["seat"].select("party_id", "seat_state", "seated_on", "obs_status").rows() == [
        ("asf", "seated", first, "A"), ("kommun", "not_seated", None, "A"),
    ]  # fmt: skip

    after = lay_minutes(before, (first, "asf", "present", "A"))
    assert after["council_meeting"]["meeting_date"].to_list() == [first]
    assert (after["attendance"].height, after["seat"].height) == (1, 1)
    assert set(after["seat"]["period_end"]) == {date(2019, 3, 31)}


def test_a_seat_that_was_given_up_has_no_day():
    rows = minutes((date(2019, 1, 16), "asf", "present", "A"), (date(2019, 3, 13), "asf", None, "NA"))
    made = extract_rows("council_meeting", rows, partner=SECRETARIAT, catalogue="prov")

    assert made["seat"].select("seat_state", "seated_on").rows() == [("not_seated", None)]
