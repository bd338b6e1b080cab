"""Dialogue meetings between authorities and local enterprises, counted under the authority that called them."""

import random
from collections.abc import Callable

from publishing.example.chance import pick, stream
from publishing.example.places import CODES
from publishing.example.quarters import QUARTERS, Quarter

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
