import re

import pytest

from dashboard.figures.daily_activities import chart, sentence, subtitle
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
ALL = (GAVLE, BOLLNAS, HOFORS)


def placed(code: str, value: float | None, **more: object) -> dict:
    row = {"municipality_code": code, "value": value, "period": "2018-Q4", "public_actor": "kommun", "sex": "F"}
    return row | {"placement_measure": "daglig_verksamhet"} | more


def frame_of(load, filters, *rows: dict, delivered: tuple[str, ...] = ()):
    deliveries = [{"municipality_code": code, "delivery_kind": "placement", "period": "2018-Q4"} for code in delivered]
    return localise(run_query(load(placement=list(rows), delivery=deliveries), "daily_activities", filters()), "sv")


SMALL = {"value_kind": "rounded"}


@pytest.mark.parametrize(
    ("rows", "delivered", "expected"),
    [
        (
            [placed(GAVLE, 12.0), placed(BOLLNAS, 5.0, **SMALL)], (),
            "Daglig verksamhet hos ASF i slutet av 2018: Gävle 12 och Bollnäs ungefär 5",
        ),
        ([placed(GAVLE, 0.0, **SMALL)], ALL, "Få eller inga hade daglig verksamhet hos ASF i slutet av 2018"),
        ([], ALL, "Ingen hade daglig verksamhet hos ASF i slutet av 2018"),
        (
            [], (GAVLE,),
            "Hur många som hade daglig verksamhet hos ASF i slutet av 2018 går inte att säga: antalet är inte känt för alla kommuner",
        ),
        # All have answered, and one has hidden its number.
        (
            [placed(GAVLE, None, obs_status="SU")], ALL,
            "Hur många som hade daglig verksamhet hos ASF i slutet av 2018 går inte att säga: antalet är inte känt för alla kommuner",
        ),
        ([], (), "Ingen uppgift finns om daglig verksamhet hos ASF"),
    ],
)  # fmt: skip
def test_the_sentence_says_only_what_those_that_have_answered_say(load, filters, rows, delivered, expected):
    assert sentence(frame_of(load, filters, *rows, delivered=delivered), "sv") == expected


def test_a_rounded_number_is_shown_as_rounded_and_silence_as_silence(load, filters):
    frame = frame_of(load, filters, placed(GAVLE, 5.0, **SMALL), placed(BOLLNAS, 0.0, **SMALL))

    html = chart(frame, SWEDISH)

    assert re.findall(r"<b>([^<]+)</b>", html) == ["≈\u00a05", "0–4"]
    assert '<td class="hatch"><span>ej levererat</span></td>' in html
    assert html.count('<th scope="col">') == 2
    assert "en del av kommunernas placeringar" in subtitle(frame, "sv")
