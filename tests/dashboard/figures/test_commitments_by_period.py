import json
from datetime import date

import polars as pl
import pytest

from dashboard.figures.commitments_by_period import chart, sentence
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH, compiled, values_of
from tests.dashboard.usage_frames import frame, row


def policy(*rows: dict):
    return frame(*({"mark": "policy", **each} for each in rows))


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([row(4, period="2016-Q1"), row(7, period="2018-Q4", missing_parts=1)], "Minst 7 av 10 kommuner hade policy om ASF 2018"),
        ([row(7, period="2018-Q4")], "7 av 10 kommuner hade policy om ASF 2018"),
        ([row(None, period="2016", obs_status="UN")],
         "Det är inte känt hur många kommuner som hade en policy om ASF 2016"),
        ([row(0, period="2016", missing_parts=9)], "Det är inte känt hur många kommuner som hade en policy om ASF 2016"),
        ([row(None, period="2016")], "Ingen kommun har lämnat uppgift om policy"),
    ],
)  # fmt: skip
def test_policy(rows, words):
    assert sentence(policy(*rows), "sv") == words


def policies(*values: float, delivered: int = 9, missing: int = 1) -> pl.DataFrame:
    ends = [date(2018, 3, 31), date(2018, 6, 30), date(2018, 9, 30)][: len(values)]
    rows = [
        {
            "period_end": end,
            "value": value,
            "obs_status": "A",
            "delivered": delivered,
            "delivered_of": 10,
            "missing_parts": missing,
        }
        for end, value in zip(ends, values, strict=True)
    ]
    return localise(pl.DataFrame(rows), "sv")


def test_policies_are_steps_from_the_first_number_to_the_last():
    spec = compiled(chart(policies(4.0, 6.0, 7.0), SWEDISH))

    assert sorted(values_of(spec, "words")) == ["4", "minst 7 av 10"]
    assert '"interpolate": "step-after"' in json.dumps(spec)


def test_one_known_number_of_policies_stands_alone_and_says_whether_more_is_owed():
    stated = chart(policies(4.0, delivered=0), SWEDISH)
    reported = chart(policies(4.0, missing=0), SWEDISH)

    assert '<p class="v">minst 4 av 10</p>' in stated
    assert '<p class="v">4 av 10</p>' in reported
    assert ("Ingen senare" in stated, "Ingen senare" in reported) == (True, False)
