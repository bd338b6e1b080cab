"""The example's deliveries as parts that can be silent and answer: what was hidden of them, and what may come instead."""

import random
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

import polars as pl

from contract import CODELISTS, EXTRACTS, rows_before, with_younger_columns
from contract.periods import last_day, quarters
from tests.conftest import full_rows, read_version

DATA = Path(__file__).parent.parent.parent / "data"
CATALOGUE = "exempel"
SOURCE = "exempel_leveranser"
KINDS = ("commitment", "placement", "service_use", "enterprise", "dialogue_meeting")
# Counts that a sender may hide: it delivers, and says that it does.
COUNTED = ("placement", "service_use")
QUARTERS = quarters("2016-Q1", "2018-Q4")
Frames = dict[str, pl.DataFrame]
# What one count of people looks like once it is published.
COUNTS = ((0.0, "rounded"), (5.0, "rounded"), (7.0, "exact"), (23.0, "exact"), (140.0, "exact"))


@dataclass(frozen=True, order=True)
class Part:
    """What one municipality owes of one kind for one quarter."""

    kind: str
    municipality_code: str
    period: str


@cache
def told() -> Frames:
    """The extracts of the example as they were published."""
    version = read_version(DATA, CATALOGUE)
    frames = {name: rows_before(name, CATALOGUE) for name in EXTRACTS}
    for file in version.files:
        frames[file.extract] = with_younger_columns(file.extract, pl.read_parquet(file.path))
    return frames


@cache
def municipality_codes() -> tuple[str, ...]:
    return tuple(told()["municipality"]["municipality_code"].sort())


def silent(frames: Frames) -> frozenset[Part]:
    """The parts that have not been accepted, and could still be."""
    delivery = frames["delivery"]
    open_parts = delivery.filter(~pl.col("delivery_status").is_in(["accepted", "not_applicable"]))
    rows = open_parts.select("delivery_kind", "municipality_code", "period").iter_rows()
    return frozenset(Part(*row) for row in rows if row[0] in KINDS)


def hide(frames: Frames, parts: Collection[Part]) -> Frames:
    """The frames as if the parts had never come in."""
    hidden = dict(frames)
    for part in parts:
        where = pl.col("period") == part.period
        if part.kind == "enterprise":
            ids = frames["enterprise"].filter(municipality_code=part.municipality_code)["enterprise_id"].implode()
            hidden["enterprise_observation"] = hidden["enterprise_observation"].filter(
                ~(where & pl.col("enterprise_id").is_in(ids))
            )
        else:
            where &= pl.col("municipality_code") == part.municipality_code
            hidden[part.kind] = hidden[part.kind].filter(~where)
    return hidden | {"delivery": _with_status(frames["delivery"], parts, "missing")}


def withhold(frames: Frames, parts: Collection[Part]) -> Frames:
    """The frames as if the senders had hidden every number of the parts; each has been delivered and accepted."""
    withheld = dict(frames)
    for part in parts:
        if part.kind not in COUNTED:
            continue
        its = (pl.col("period") == part.period) & (pl.col("municipality_code") == part.municipality_code)
        its &= pl.col("obs_status") == "A"
        frame = withheld[part.kind]
        hidden = {"obs_status": "SU", "value": None, "value_kind": None}
        changes = [pl.when(its).then(pl.lit(hidden[name])).otherwise(name).alias(name) for name in hidden]
        withheld[part.kind] = frame.with_columns(changes).cast(frame.schema)
    return withheld


def uncover(frames: Frames, parts: Collection[Part], chance: random.Random) -> Frames:
    """The frames once every number that was withheld in the parts is told: as it was, or any other."""
    uncovered = dict(frames)
    for kind in COUNTED:
        its = pl.any_horizontal(
            pl.lit(False),
            *(
                (pl.col("period") == part.period) & (pl.col("municipality_code") == part.municipality_code)
                for part in parts
                if part.kind == kind
            ),
        ) & (pl.col("obs_status") == "SU")
        frame = frames[kind].with_row_index("place")
        told_now = [(place, *chance.choice(COUNTS), "A") for place in frame.filter(its)["place"]]
        types = {"place": pl.UInt32, "value": pl.Float64, "value_kind": pl.String, "obs_status": pl.String}
        answers = pl.DataFrame(told_now, schema=types, orient="row")
        uncovered[kind] = frame.update(answers, on="place").drop("place")
    return uncovered


def answer(frames: Frames, parts: Collection[Part], chance: random.Random) -> Frames:
    """The frames once every one of the parts has answered something that it may answer."""
    new: defaultdict[str, list[dict]] = defaultdict(list)
    for part in sorted(parts):
        for extract, rows in _answers(frames, part, chance).items():
            new[extract] += [{"catalogue": CATALOGUE, "source_id": SOURCE, **row} for row in rows]
    answered = frames | {
        extract: pl.concat([frames[extract], full_rows(extract, rows).select(frames[extract].columns)])
        for extract, rows in new.items()
        if rows
    }
    return answered | {"delivery": _with_status(frames["delivery"], parts, "accepted")}


def _with_status(delivery: pl.DataFrame, parts: Collection[Part], status: str) -> pl.DataFrame:
    keys = ["delivery_kind", "municipality_code", "period"]
    rows = [(part.kind, part.municipality_code, part.period) for part in parts]
    these = pl.DataFrame(rows, schema=dict.fromkeys(keys, pl.String), orient="row").with_columns(changed=pl.lit(True))
    marked = delivery.join(these, on=keys, how="left", maintain_order="left")
    changed = pl.when(pl.col("changed")).then(pl.lit(status)).otherwise("delivery_status")
    return marked.with_columns(delivery_status=changed).drop("changed")


def _answers(frames: Frames, part: Part, chance: random.Random) -> dict[str, list[dict]]:
    place = {"municipality_code": part.municipality_code, "period": part.period}
    if part.kind == "commitment":
        return {"commitment": [place | _mark(mark, chance) for mark in CODELISTS["mark"].codes]}
    if part.kind == "placement":
        return {"placement": [place | row for row in _placements(chance)]}
    if part.kind == "service_use":
        return {"service_use": [place | row for row in _services(chance)]}
    if part.kind == "dialogue_meeting":
        actors = chance.sample(sorted(CODELISTS["public_actor"].codes), 2)
        meetings = [place | {"public_actor": actor, "value": float(chance.randint(0, 3))} for actor in actors]
        return {"dialogue_meeting": meetings}
    return _enterprises(frames, part, chance)


def _mark(mark: str, chance: random.Random) -> dict:
    state = chance.choice(["held", "not_held", "planned"])
    counts = mark == "agreement" and state == "held"
    form = "iop" if counts else None
    return {"mark": mark, "commitment_state": state, "counts_as_support": counts, "agreement_form": form}


def _placements(chance: random.Random) -> list[dict]:
    rows = []
    for actor in CODELISTS["public_actor"].codes:
        for sex in ("F", "M"):
            value, kind = chance.choice(COUNTS)
            measure = chance.choice(sorted(CODELISTS["placement_measure"].codes))
            within = actor == "arbetsformedlingen" and chance.random() < 0.5
            rows.append(
                {"public_actor": actor, "sex": sex, "placement_measure": measure, "enhanced_cooperation": within}
                | {"value": value, "value_kind": kind}
            )
    return rows


def _services(chance: random.Random) -> list[dict]:
    rows = []
    for actor in CODELISTS["public_actor"].codes:
        value, kind = chance.choice(COUNTS)
        service = chance.choice(["praktik", "cafe", "stad"])
        group = "individinsats" if service == "praktik" else "utforartjanst"
        kind = kind if service == "praktik" else "exact"
        rows.append(
            {"public_actor": actor, "service": service, "service_group": group, "value": value, "value_kind": kind}
        )
    return rows


def _enterprises(frames: Frames, part: Part, chance: random.Random) -> dict[str, list[dict]]:
    end = last_day(part.period)
    active = (
        frames["enterprise"]
        .filter(
            pl.col("municipality_code") == part.municipality_code,
            pl.col("start_date").is_null() | (pl.col("start_date") <= end),
            pl.col("end_date").is_null() | (pl.col("end_date") > end),
        )["enterprise_id"]
        .to_list()
    )
    new = []
    # A later quarter that has come in has told of all that there were then.
    accepted = frames["delivery"].filter(
        delivery_kind="enterprise", municipality_code=part.municipality_code, delivery_status="accepted"
    )
    if chance.random() < 0.5 and accepted.filter(pl.col("period") > part.period).is_empty():
        its_id = f"nytt-{part.municipality_code}-{part.period}"
        new = [{"enterprise_id": its_id, "enterprise_name": its_id, "municipality_code": part.municipality_code}]
        new[0]["start_date"] = end - timedelta(days=30)
        active.append(its_id)
    reports = []
    for its_id in active:
        offered = float(chance.choice([6, 12, 40]))
        answers = {"places_offered": offered, "places_filled": float(chance.choice([6, int(offered)]))}
        answers |= {"employees": float(chance.choice([6, 17])), "af_agreement": float(chance.randint(0, 1))}
        answers |= {"sak_member": float(chance.randint(0, 1))}
        reports += [
            {"enterprise_id": its_id, "period": part.period, "enterprise_variable": name, "value": value}
            for name, value in answers.items()
        ]
    return {"enterprise": new, "enterprise_observation": reports}
