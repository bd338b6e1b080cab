"""The made-up meetings of municipalities, authorities and enterprises."""

import random

from contract.periods import last_day
from demo.catalogue.chance import CODES, QUARTERS, Row, pick, stream
from demo.catalogue.delivered import SOURCE, delivery_status

_ACTORS = ("arbetsformedlingen", "forsakringskassan", "samordningsforbund")
_MEETINGS_OF_OTHERS_FROM = "2017-Q1"
_CHANCE_OF_MEETING_WITH_OTHERS = 0.3

# The municipalities that hold meetings, and from which quarter. In Nordanstig one a year, in the second quarter.
_MEETS_FROM = {"2132": "2016-Q1", "2183": "2016-Q1", "2184": "2016-Q1", "2180": "2017-Q3", "2182": "2018-Q1"}
_ONCE_A_YEAR = "2132"


def meeting_rows(seed: int) -> list[Row]:
    """One row per municipality, quarter and authority: a number of meetings, 0 included, or the kind of missing."""
    rng = stream(seed, "dialogue_meeting")
    held = {code: _quarters_with_arbetsformedlingen(rng, code) for code in _MEETS_FROM}
    rows: list[Row] = []
    for quarter in QUARTERS:
        for code in CODES:
            meets_others = code != _ONCE_A_YEAR and quarter >= max(
                _MEETS_FROM.get(code, "9999"), _MEETINGS_OF_OTHERS_FROM
            )
            delivery = delivery_status(code, "dialogue_meeting", quarter)
            status = {"accepted": "A", "not_applicable": "NA"}.get(delivery, "NL")
            for actor in _ACTORS:
                if actor == "arbetsformedlingen":
                    is_held = quarter in held.get(code, ())
                else:
                    is_held = rng.random() < _CHANCE_OF_MEETING_WITH_OTHERS and meets_others
                rows.append(
                    {
                        "source_id": SOURCE,
                        "period": quarter,
                        "municipality_code": code,
                        "public_actor": actor,
                        "period_end": last_day(quarter),
                        "value": float(is_held) if status == "A" else None,
                        "obs_status": status,
                    }
                )
    return rows


def _quarters_with_arbetsformedlingen(rng: random.Random, code: str) -> set[str]:
    """One meeting in each half of a year, or one a year where that is the custom."""
    halves = ((2,),) if code == _ONCE_A_YEAR else ((1, 2), (3, 4))
    drawn = [f"{year}-Q{pick(rng, half)}" for year in (2016, 2017, 2018) for half in halves]
    return {quarter for quarter in drawn if quarter >= _MEETS_FROM[code]}
