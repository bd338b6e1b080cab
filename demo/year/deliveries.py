"""What the partners deliver during the year, as rows of the contract's codes: commitments, meetings, enterprises, and counts of people."""

import datetime as dt
import tomllib
from pathlib import Path

import polars as pl

from contract.codelists import INDIVIDUAL_SERVICES
from contract.periods import last_day, quarters
from demo.catalogue.chance import Row, around, between, stream
from publishing.deliveries.overlay import Frames

SEED = 2019
# The kinds that are delivered in the played year; those that are only proposed are not.
PLAYED = ("placement", "service_use", "enterprise", "commitment", "dialogue_meeting", "placement_year")
LAST_QUARTER = "2018-Q4"
# What is decided beforehand: the changes that the story tells of, who meets, and what becomes of some enterprises.
DECIDED = tomllib.loads(Path(__file__).with_name("deliveries.toml").read_text(encoding="utf-8"))

# What one person's measure cost, in SEK: it must be found nowhere in what is published, and cannot come about by chance.
CANARY = 474711
CANARY_OF = ("2180", "2019-Q4")


_COMMITMENT = (
    "municipality_code", "mark", "commitment_number", "commitment_state", "counts_as_support", "agreement_form",
    "counterpart", "valid_from", "valid_from_status", "valid_to", "valid_to_status", "evidence_sv", "evidence_en",
)  # fmt: skip


def commitment_rows(published: Frames, code: str, known: str) -> list[Row]:
    """The municipality's commitments as they were known in the quarter `known`: a row per mark, as at the end of 2018.

    As a partner writes them: only what holds until further notice needs a status, and what nobody delivered is a no.
    """
    last = published["commitment"].filter(period=LAST_QUARTER, municipality_code=code).sort("mark", "commitment_number")
    rows = []
    for row in last.select(_COMMITMENT).iter_rows(named=True):
        for name in ("valid_from_status", "valid_to_status"):
            row[name] = "open_ended" if row[name] == "open_ended" else None
        row["commitment_state"] = row["commitment_state"] or "not_held"
        for change in DECIDED["changes"]:
            is_of_row = (change["municipality_code"], change["mark"]) == (code, row["mark"])
            if is_of_row and change["known_from"] <= known:
                row |= _with_empty(change["row"])
        rows.append(row)
    return rows


def _with_empty(row: Row) -> Row:
    """A row that was decided, with nothing in the cells that are empty."""
    return {name: None if value == "" else value for name, value in row.items()}


_ACTORS = ("arbetsformedlingen", "forsakringskassan", "samordningsforbund")


def meeting_rows(code: str, period: str) -> list[Row]:
    """The municipality's meetings with each public actor during the quarter; none for those that do not meet."""
    rows = []
    for actor in _ACTORS:
        value = 0
        if period >= DECIDED["meets_from"].get(code, "9999"):
            # Now one, now two: a file like that of the quarter before would be asked about.
            others = between(stream(SEED, f"meeting {code} {period} {actor}"), 0, 1)
            value = 1 + int(period[-1]) % 2 if actor == "arbetsformedlingen" else others
        if actor == "arbetsformedlingen":
            value = DECIDED["series"].get(code, {}).get(period, value)
        rows.append({"municipality_code": code, "public_actor": actor, "value": value})
    return rows


def project_rows(codes: list[str], partner_id: str) -> list[Row]:
    """One made-up project of a partner, a row for each of its first municipalities: all but the municipality is the same."""
    project = {
        "project_id": f"exempel-{partner_id}",
        "title_sv": f"Exempelprojekt {partner_id}",
        "project_kind": "project",
        "about_sv": "Påhittat för exemplet",
        "owner_sv": "Exempelägaren",
        "funder_sv": "Exempelfonden",
        "budget_sek": round(500_000.0 * around(stream(SEED, f"project {partner_id}"), 0.5), -3),
        "first_day": dt.date(2019, 1, 15),
        "collaboration_state": "held",
        "collaboration_evidence": "Påhittat protokoll",
        "ownership_state": "aimed",
    }
    return [{**project, "municipality_code": code} for code in codes[:2]]


_ENTERPRISES = DECIDED["enterprises"]
_NEW, _ENDED, _GROWING = _with_empty(_ENTERPRISES["new"]), _ENTERPRISES["ended"], _ENTERPRISES["growing"]


def enterprise_rows(published: Frames, period: str) -> list[Row]:
    """A row per enterprise in the register at the end of the quarter; one that ended during it has its last row."""
    is_known = pl.col("end_date").is_null() & (pl.col("enterprise_id") != _NEW["enterprise_id"])
    known = published["enterprise"].filter(is_known).sort("enterprise_id").select(list(_NEW))
    figures: dict[str, dict[str, float]] = {}
    last = published["enterprise_observation"].filter(pl.col("value").is_not_null(), period=LAST_QUARTER)
    for enterprise, variable, value in last.select("enterprise_id", "enterprise_variable", "value").iter_rows():
        figures.setdefault(enterprise, {})[variable] = value
    rows = []
    for row in (*known.iter_rows(named=True), _NEW):
        name = str(row["enterprise_id"])
        if row["start_date"] and row["start_date"] > last_day(period):
            continue
        if name != _ENDED["enterprise_id"] or period < _ENDED["period"]:
            rows.append(row | _numbers(name, _ENTERPRISES["small"] | figures.get(name, {}), period))
        elif period == _ENDED["period"]:
            rows.append(row | _ENDED["row"])
    return rows


def _numbers(name: str, last: dict[str, float], period: str) -> Row:
    """What an enterprise reports: about what it had last."""
    rng = stream(SEED, f"enterprise {name} {period}")
    is_growing = name in _GROWING["enterprise_ids"]
    grown = _GROWING["places_a_quarter"] * len(quarters("2019-Q1", period)) if is_growing else 0
    offered = int(last["places_offered"]) + grown
    return {
        "employees": max(1, int(last["employees"]) + between(rng, -1, 1)),
        "places_offered": offered,
        "places_filled": min(offered, max(1, int(last["places_filled"]) + between(rng, -1, 1) + grown)),
        "sak_member": bool(last["sak_member"]),
        "af_agreement": bool(last["af_agreement"]),
    }


# A published 5 may stand for 1–5 people; a level to vary around is wanted.
_SHOWN_FIVE, _LEVEL = 5, 4
_CELL = ("municipality_code", "public_actor", "placement_measure", "enhanced_cooperation", "sex")
_YEAR_CELL = ("municipality_code", "public_actor", "sex")
_SERVICE = ("municipality_code", "public_actor", "service", "agreement_form")


def placement_rows(published: Frames, codes: list[str], actor: str, period: str, *, is_owed: bool) -> list[Row]:
    """The people whom `actor` has placed during the quarter in the municipalities, around the levels that the example had last.

    Where it had none there are two women in work training, so that every municipality has a row. Who does not owe the kind
    says so of its own accord: what it does not write is unknown, so that its zeros stand there too.
    """
    known = published["placement"].filter(pl.col("value").is_not_null(), public_actor=actor)
    last = known.filter(pl.col("period") == pl.col("period").max().over("municipality_code"))
    levels = {row[:-1]: row[-1] for row in last.select(*_CELL, "value").sort(_CELL).iter_rows()}
    placed = {cell: value for cell, value in levels.items() if value}
    if not is_owed:
        nobody = [dict(zip(_CELL, cell, strict=True)) | {"value": 0} for cell, value in levels.items() if not value]
        return _around_levels(placed, period) + nobody
    rows = []
    for code in codes:
        own = {cell: value for cell, value in placed.items() if cell[0] == code}
        rows += _around_levels(own or {(code, actor, "arbetstraning", False, "F"): 2}, period)
    return rows


def _around_levels(levels: dict[tuple, float], period: str) -> list[Row]:
    """One cell goes up and down, most stay as they are: figures that leap are asked about, and files without a change."""
    rows = []
    for place, (cell, value) in enumerate(levels.items()):
        rng = stream(SEED, f"placement {cell} {period}")
        level = _LEVEL if value == _SHOWN_FIVE else int(value)
        drift = int(period[-1]) % 2 if place == 0 else between(rng, -1, 1) if between(rng, 1, 3) == 1 else 0
        rows.append(dict(zip(_CELL, cell, strict=True)) | {"value": max(1, level + drift)})
    return rows


def placement_year_rows(quarters: list[list[Row]], period: str) -> list[Row]:
    """The different people placed during the year, from the rows of its quarters: the largest quarter, and those who came
    and went in between.
    """
    largest: dict[tuple, int] = {}
    for rows in quarters:
        sums: dict[tuple, int] = {}
        for row in rows:
            cell = tuple(row[name] for name in _YEAR_CELL)
            sums[cell] = sums.get(cell, 0) + int(row["value"])
        largest |= {cell: max(count, largest.get(cell, 0)) for cell, count in sums.items()}
    return [
        dict(zip(_YEAR_CELL, cell, strict=True))
        | {"value": count + between(stream(SEED, f"year {cell} {period}"), 0, 9)}
        for cell, count in sorted(largest.items())
    ]


def with_sexes_swapped(rows: list[Row]) -> list[Row]:
    """The rows as they look when someone has taken women for men."""
    return [row | {"sex": "M" if row["sex"] == "F" else "F"} for row in rows]


def service_rows(published: Frames, codes: list[str], actor: str, period: str, *, is_owed: bool) -> list[Row]:
    """The services that `actor` has bought during the quarter in the municipalities, and what they cost in SEK.

    Where the kind is owed, a municipality where it bought none has a row that says so.
    """
    last = published["service_use"].filter(period=LAST_QUARTER, public_actor=actor)
    rows = []
    for row in last.select(*_SERVICE, "value", "amount_sek").sort(_SERVICE).iter_rows(named=True):
        if row["municipality_code"] not in codes or row["value"] is None:
            continue
        rng = stream(SEED, f"service {row} {period}")
        value = max(0, int(row["value"]) + between(rng, -1, 1))
        amount = row["amount_sek"] and round(row["amount_sek"] * around(rng, 0.1)) + 0.5 * between(rng, 0, 1)
        is_planted = (row["municipality_code"], period) == CANARY_OF and row["service"] in INDIVIDUAL_SERVICES
        rows.append(row | {"value": value, "amount_sek": CANARY if is_planted and actor == "kommun" else amount})
    without = [code for code in codes if is_owed and code not in {row["municipality_code"] for row in rows}]
    nothing = {"public_actor": actor, "service": "cafe", "agreement_form": "direktupphandling", "value": 0}
    return rows + [{"municipality_code": code, **nothing, "amount_sek": None} for code in without]
