"""A municipality against its part and the county: what is published, of whom, and nothing that can be taken from another."""

from datetime import date

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
PEOPLE = [
    {"municipality_code": code, "period": "2017", "value": value}
    for code, value in ((GAVLE, 100_000.0), (BOLLNAS, 20_000.0), (HOFORS, 10_000.0))
]


def placed(code: str, value: float | None, **more: object) -> dict:
    return {"municipality_code": code, "period": "2018-Q4", "value": value, **more}


def answer(code: str, kind: str = "placement", status: str = "accepted") -> dict:
    return {"municipality_code": code, "delivery_kind": kind, "period": "2018-Q4", "delivery_status": status}


def shown(frame, *columns: str, kind: str = "placement", actor: str | None = "arbetsformedlingen"):
    of_kind = frame.filter(delivery_kind=kind)
    rows = of_kind.filter(public_actor=actor) if actor else of_kind
    return rows.select("area_name_sv", *columns).rows()


def test_the_municipality_its_part_and_the_county_stand_beside_each_other(load, filters):
    database = load(
        placement=[placed(GAVLE, 30.0), placed(BOLLNAS, 20.0), placed(HOFORS, 10.0)],
        delivery=[answer(GAVLE), answer(BOLLNAS), answer(HOFORS)],
        population=PEOPLE,
    )
    frame = run_query(database, "area_comparison", filters(municipality_codes=(GAVLE,)))

    assert shown(frame, "value", "value_kind", "residents", "per_10000") == [
        ("Gävle", 30.0, "exact", 100_000.0, 3.0),
        ("Gästrikland", 40.0, "exact", 110_000.0, 40_000 / 11_000),
        ("Gävleborgs län", 60.0, "exact", 130_000.0, 60_000 / 13_000),
    ]
    assert set(frame["period"]) == {"2018-Q4"}
    assert set(frame["public_actor"]) == {
        "arbetsformedlingen", "kommun", "forsakringskassan", "samordningsforbund", "region",
    }  # fmt: skip


def test_a_withheld_number_stands_in_no_sum_and_its_residents_in_no_rate(load, filters):
    """The part less the county, or one municipality less another, gives nothing of who has hidden its number."""
    others = [placed(GAVLE, 30.0), placed(BOLLNAS, 20.0)]
    answers = [answer(GAVLE), answer(BOLLNAS)]
    hidden = load(
        placement=[*others, placed(HOFORS, None, obs_status="SU")],
        delivery=[*answers, answer(HOFORS)],
        population=PEOPLE,
    )
    unheard = load(placement=others, delivery=answers, population=PEOPLE)
    columns = ("value", "low", "high", "value_kind", "missing_parts", "covers", "residents", "per_10000")

    told, untold = (
        run_query(database, "area_comparison", filters(municipality_codes=(HOFORS,))) for database in (hidden, unheard)
    )

    assert shown(told, *columns) == shown(untold, *columns)
    assert shown(told, *columns) == [
        ("Hofors", None, 0.0, None, None, 1, None, None, None),
        ("Gästrikland", 30.0, 30.0, None, "at_least", 1, GAVLE, 100_000.0, 3.0),
        ("Gävleborgs län", 50.0, 50.0, None, "at_least", 1, f"{GAVLE} {BOLLNAS}", 120_000.0, 500_000 / 120_000),
    ]
    assert shown(told, "obs_status")[0] == ("Hofors", "SU")
    assert shown(untold, "obs_status")[0] == ("Hofors", "NL")


def test_what_was_changed_to_protect_somebody_says_so_in_every_sum(load, filters):
    database = load(
        placement=[placed(GAVLE, 30.0), placed(HOFORS, 5.0, value_kind="rounded")],
        delivery=[answer(GAVLE), answer(HOFORS), answer(BOLLNAS)],
        population=PEOPLE,
    )
    frame = run_query(database, "area_comparison", filters(municipality_codes=(HOFORS,)))

    assert shown(frame, "value", "low", "high", "value_kind") == [
        ("Hofors", 5.0, 1.0, 5.0, "rounded"),
        ("Gästrikland", 35.0, 31.0, 35.0, "rounded"),
        ("Gävleborgs län", 35.0, 31.0, 35.0, "rounded"),
    ]


def test_enterprises_are_counted_of_those_that_have_reported(load, filters):
    database = load(
        enterprise=[
            {"enterprise_id": "a", "municipality_code": GAVLE},
            {"enterprise_id": "b", "municipality_code": GAVLE, "end_date": date(2018, 6, 1)},
            {"enterprise_id": "c", "municipality_code": BOLLNAS},
        ],
        delivery=[answer(GAVLE, "enterprise"), answer(BOLLNAS, "enterprise", "missing")],
        population=PEOPLE,
    )
    frame = run_query(database, "area_comparison", filters(municipality_codes=(GAVLE,)))

    assert shown(frame, "value", "value_kind", kind="enterprise", actor=None) == [
        ("Gävle", 1.0, "exact"),
        ("Gästrikland", 1.0, "at_least"),
        ("Gävleborgs län", 1.0, "at_least"),
    ]


def test_municipalities_of_several_parts_have_no_part_and_a_rate_needs_the_residents_of_all(load, filters):
    database = load(
        placement=[placed(GAVLE, 30.0), placed(BOLLNAS, 20.0)],
        delivery=[answer(GAVLE), answer(BOLLNAS)],
        population=PEOPLE[:1],
    )
    frame = run_query(database, "area_comparison", filters(municipality_codes=(GAVLE, BOLLNAS)))

    assert shown(frame, "value", "residents", "per_10000") == [
        ("Bollnäs, Gävle", 50.0, None, None),
        ("Gävleborgs län", 50.0, None, None),
    ]


def test_nothing_delivered_is_nothing_to_compare(load, filters):
    database = load(delivery=[answer(GAVLE, status="missing")], population=PEOPLE)

    assert run_query(database, "area_comparison", filters(municipality_codes=(GAVLE,))).is_empty()


def test_who_lacks_a_quarter_is_in_the_sum_and_in_no_rate(load, filters):
    """Bollnäs has told one quarter of four: so much at least, and no rate of a year."""
    quarters = ("2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4")
    bought = {"public_actor": "kommun"}
    rows = [{"municipality_code": GAVLE, "period": quarter, "value": 10.0, **bought} for quarter in quarters]
    database = load(
        service_use=[*rows, {"municipality_code": BOLLNAS, "period": "2018-Q4", "value": 8.0, **bought}],
        delivery=[
            *(answer(GAVLE, "service_use") | {"period": quarter} for quarter in quarters),
            answer(BOLLNAS, "service_use"),
        ],
        population=PEOPLE,
    )  # fmt: skip
    frame = run_query(database, "area_comparison", filters(municipality_codes=(BOLLNAS,)))

    assert shown(frame, "value", "value_kind", "residents", "per_10000", kind="service_use", actor="kommun") == [
        ("Bollnäs", 8.0, "at_least", None, None),
        ("Hälsingland", 8.0, "at_least", None, None),
        ("Gävleborgs län", 48.0, "at_least", 100_000.0, 4.0),
    ]
