"""The council of the example: the readings of its first target, its milestones, a conflict between sources."""

from datetime import date

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
