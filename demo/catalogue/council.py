"""The made-up council: its milestones, conflicts between sources, interpretations, and the meetings of dialogue."""

import random
from collections.abc import Callable
from datetime import date

from demo.catalogue.chance import CODES, QUARTERS, Quarter, pick, stream

Row = dict[str, object]

_READINGS: tuple[Row, ...] = (
    {
        "reading": "A", "level": 7.0, "level_status": "A", "only_lacking": False, "is_default": True,
        "explanation_sv": "Sju av länets tio kommuner har stödstruktur, de tre som hade det 2016 inräknade.",
        "explanation_en": "Seven of the ten municipalities have a support structure, including the three from 2016.",
    },
    {
        "reading": "B", "level": 7.0, "level_status": "A", "only_lacking": True, "is_default": False,
        "explanation_sv": "De sju kommuner som saknade stödstruktur 2016 har fått en.",
        "explanation_en": "The seven municipalities that lacked a support structure in 2016 have got one.",
    },
    {
        "reading": "C", "level": None, "level_status": "NM", "only_lacking": False, "is_default": False,
        "explanation_sv": "En regional stödstruktur når sju kommuner. Ingen har sagt vad som räknas som att nå.",
        "explanation_en": "One regional support structure reaches seven municipalities. Nobody has said what counts.",
    },
)  # fmt: skip

# target, milestone, the day it was reached (None: not reached)
_MILESTONES: tuple[tuple[str, str, date | None], ...] = (
    ("T2a", "seat_asf", date(2016, 9, 14)),
    ("T2a", "seat_samordningsforbund", date(2016, 9, 14)),
    ("T2a", "seat_coompanion", date(2016, 9, 14)),
    ("T2a", "seat_region", date(2016, 9, 14)),
    ("T2a", "seat_kommun", date(2016, 12, 7)),
    ("T2a", "seat_arbetsformedlingen", date(2017, 3, 8)),
    ("T2a", "seat_forsakringskassan", date(2017, 9, 13)),
    ("T2a", "seat_civilsamhalle", date(2018, 1, 31)),
    ("T2a", "seat_naringsliv", None),
    ("T2b", "plan_adopted", date(2016, 9, 14)),
    ("T2c", "routine_who", date(2017, 5, 17)),
    ("T2c", "routine_what", date(2018, 4, 18)),
    ("T2c", "routine_when", None),
)


def reading_rows() -> list[Row]:
    """The three readings of T1, the first of them the one used unless another is asked for."""
    return [{"source_id": "exempel", "target_id": "T1", **reading} for reading in _READINGS]


def milestone_rows() -> list[Row]:
    """One row per milestone: the day it was reached, or not reached; the knowledge survey is not measurable."""
    rows: list[Row] = [
        {
            "source_id": "exempel_protokoll",
            "target_id": target_id,
            "milestone": milestone,
            "milestone_state": "not_reached" if day is None else "reached",
            "obs_status": "A",
            "reached_on": day,
        }
        for target_id, milestone, day in _MILESTONES
    ]
    survey = {"target_id": "T3a", "milestone": "knowledge_survey", "obs_status": "NM"}
    return [*rows, {"source_id": "exempel_protokoll", **survey}]


def conflict_rows() -> list[Row]:
    """One made-up disagreement: the plan of the example has transposed two digits of the number of residents."""
    return [
        {
            "source_id": "exempel",
            "conflict_id": "exempel-invanare",
            "subject_sv": "Invånare i länet 2015 (exempel)",
            "subject_en": "Residents of the county in 2015 (example)",
            "statement_a_sv": "282 150 invånare",
            "statement_a_en": "282,150 residents",
            "other_source_id": "exempel_befolkning",
            "statement_b_sv": "282 510 invånare, summan av kommunerna",
            "statement_b_en": "282,510 residents, the sum of the municipalities",
            "handling_sv": "Vi räknar med summan av kommunerna. Exempelplanen har kastat om två siffror.",
            "handling_en": "We use the sum of the municipalities. The example plan has transposed two digits.",
        }
    ]


_ACTORS = ("arbetsformedlingen", "forsakringskassan", "samordningsforbund")
_MEETINGS_OF_OTHERS_FROM = Quarter(2017, 1)
_CHANCE_OF_MEETING_WITH_OTHERS = 0.3

# The municipalities that hold meetings, and from which quarter. In Nordanstig one a year, in the second quarter.
_MEETS_FROM = {
    "2132": Quarter(2016, 1),
    "2183": Quarter(2016, 1),
    "2184": Quarter(2016, 1),
    "2180": Quarter(2017, 3),
    "2182": Quarter(2018, 1),
}
_ONCE_A_YEAR = "2132"


def dialogue_rows(
    seed: int, *, delivered: Callable[[str, Quarter], bool], missing_status: Callable[[str, Quarter], str]
) -> list[dict[str, object]]:
    """One row per municipality, quarter and authority: a number of meetings, 0 included, or the kind of missing."""
    rng = stream(seed, "dialogue_meeting")
    held = {(code, quarter): number for code in _MEETS_FROM for quarter, number in _meetings_called(rng, code).items()}
    rows: list[dict[str, object]] = []
    for quarter in QUARTERS:
        for code in CODES:
            for actor in _ACTORS:
                value = _meetings(rng, held, code=code, actor=actor, quarter=quarter)
                here = delivered(code, quarter)
                rows.append(
                    {
                        "source_id": "exempel_leveranser",
                        "period": quarter.period,
                        "municipality_code": code,
                        "public_actor": actor,
                        "period_end": quarter.last_day,
                        "value": float(value) if here else None,
                        "obs_status": "A" if here else missing_status(code, quarter),
                    }
                )
    return rows


def _meetings_called(rng: random.Random, code: str) -> dict[Quarter, int]:
    """Arbetsförmedlingen's meetings: one in each half of a year, or one a year where that is the custom."""
    called: dict[Quarter, int] = {}
    for year in (2016, 2017, 2018):
        halves = ((2,),) if code == _ONCE_A_YEAR else ((1, 2), (3, 4))
        for half in halves:
            quarter = Quarter(year, pick(rng, half))
            if quarter.last_day >= _MEETS_FROM[code].last_day:
                called[quarter] = 1
    return called


def _meetings(
    rng: random.Random, held: dict[tuple[str, Quarter], int], *, code: str, actor: str, quarter: Quarter
) -> int:
    if actor == "arbetsformedlingen":
        return held.get((code, quarter), 0)
    meets = code in _MEETS_FROM and quarter.last_day >= _MEETS_FROM[code].last_day
    meets = meets and quarter.last_day >= _MEETINGS_OF_OTHERS_FROM.last_day and code != _ONCE_A_YEAR
    return int(rng.random() < _CHANCE_OF_MEETING_WITH_OTHERS and meets)
