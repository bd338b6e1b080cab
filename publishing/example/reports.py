"""What the invented enterprises report at the end of each quarter: employees, places, membership and agreement."""

from collections.abc import Callable, Mapping
from functools import partial

from publishing.example.chance import stream
from publishing.example.counting import apportion, publish, value_kind
from publishing.example.enterprises import ExampleEnterprise, Row
from publishing.example.quarters import QUARTERS, Quarter

_COUNTS_OF_PEOPLE = ("employees", "places_filled")
_LARGEST_GROWTH_OF_PLACES = 0.12


def places_by_municipality(enterprises: list[ExampleEnterprise], quarter: Quarter) -> dict[str, int]:
    """The places at the enterprises of each municipality at the end of `quarter`; no key where there are none."""
    places: dict[str, int] = {}
    for enterprise in enterprises:
        if enterprise.active(quarter.last_day):
            places[enterprise.municipality_code] = places.get(enterprise.municipality_code, 0) + enterprise.places
    return places


def enterprise_observation_rows(
    enterprises: list[ExampleEnterprise],
    seed: int,
    *,
    delivered: Callable[[str, Quarter], bool],
    placed: Mapping[Quarter, Mapping[str, int]],
) -> list[Row]:
    """Five variables per enterprise and quarter while it is active; status NL where the municipality has not delivered.

    `placed` holds the people placed per quarter and municipality, before rounding: the places filled sum to them.
    """
    rng = stream(seed, "enterprise_observation")
    order = {one.enterprise_id: rng.random() for one in enterprises}
    growth = {one.enterprise_id: _LARGEST_GROWTH_OF_PLACES * rng.random() for one in enterprises}
    municipality = {one.enterprise_id: one.municipality_code for one in enterprises}
    rounded = partial(publish, order=order, part=municipality.__getitem__)
    rows: list[Row] = []
    for position, quarter in enumerate(QUARTERS):
        active = [one for one in enterprises if one.active(quarter.last_day)]
        grown = position / (len(QUARTERS) - 1)
        offered = {one.enterprise_id: round(one.places * (1 + growth[one.enterprise_id] * grown)) for one in active}
        reported = {
            "employees": rounded({one.enterprise_id: one.employees_in(quarter.year) for one in active}),
            "places_offered": offered,
            "places_filled": rounded(_filled(active, offered, placed[quarter])),
            "sak_member": {one.enterprise_id: int(one.sak_member) for one in active},
            "af_agreement": {one.enterprise_id: int(one.has_af_agreement(quarter)) for one in active},
        }
        for one in active:
            has_delivered = delivered(one.municipality_code, quarter)
            for variable, values in reported.items():
                value = values[one.enterprise_id] if has_delivered else None
                rows.append(_row(one.enterprise_id, quarter, variable, value))
    return rows


def _filled(active: list[ExampleEnterprise], offered: Mapping[str, int], placed: Mapping[str, int]) -> dict[str, int]:
    """Places filled per enterprise: the people placed in its municipality, never more than the places it offers."""
    filled: dict[str, int] = {}
    for code in {one.municipality_code: None for one in active}:
        here = {one.enterprise_id: offered[one.enterprise_id] for one in active if one.municipality_code == code}
        shares = apportion(placed.get(code, 0), {key: float(places) for key, places in here.items()})
        filled |= {key: min(shares[key], places) for key, places in here.items()}
    return filled


def _row(enterprise_id: str, quarter: Quarter, variable: str, value: int | None) -> Row:
    kind = value_kind(value) if variable in _COUNTS_OF_PEOPLE and value is not None else "exact"
    return {
        "source_id": "exempel_leveranser",
        "period_end": quarter.last_day,
        "value": None if value is None else float(value),
        "obs_status": "NL" if value is None else "A",
        "value_kind": None if value is None else kind,
        "enterprise_id": enterprise_id,
        "period": quarter.period,
        "enterprise_variable": variable,
    }
