import re

import polars as pl
import pytest

from dashboard.figures.target_readings import chart, sentence
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH


def reading(name: str, value: float | None, level: float | None, *, missing: int = 0, period: str = "2016") -> dict:
    return {
        "target_id": "T1", "reading": name, "value": value, "level": level, "missing_parts": missing, "period": period,
        "rounded_parts": 0, "obs_status": "NM" if value is None else "A", "low": value,
        "high": None if value is None else value + missing, "value_kind": "at_least" if missing else "exact",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("row", "language", "expected"),
    [
        (reading("A", 3.0, 7.0), "sv", "Enligt tolkning A fanns år 2016 tre av de sju som krävs"),
        (reading("B", 3.0, 10.0), "sv", "Enligt tolkning B fanns år 2016 tre av de tio som krävs"),
        (reading("A", 1.0, 7.0), "sv", "Enligt tolkning A fanns år 2016 en av de sju som krävs"),
        (
            reading("A", 6.0, 7.0, missing=1, period="2018-Q4"), "sv",
            "Enligt tolkning A fanns i slutet av 2018 minst sex av de sju som krävs",
        ),
        (
            reading("A", 8.0, 7.0, period="2018-Q4"), "sv",
            "Enligt tolkning A krävs sju kommuner, och i slutet av 2018 var de åtta",
        ),
        (reading("A", 0.0, 7.0, missing=3), "sv", "Enligt tolkning A går läget inte att säga: uppgifter saknas"),
        (reading("B", None, 7.0), "en", "Under interpretation B the state cannot be told: figures are missing"),
        (reading("C", None, None), "sv", "Enligt tolkning C går målet inte att följa upp"),
    ],
)  # fmt: skip
def test_readings_say_how_many_there_were_of_those_required(row, language, expected):
    assert sentence(pl.DataFrame([row]), language, reading=row["reading"]) == expected


def test_readings_show_which_is_in_use_and_which_cannot_be_counted():
    frame = pl.DataFrame(
        {
            "reading": ["A", "B", "C"], "explanation": ["Alla <b>", "De som saknade", "En struktur"],
            "page": ["14", None, "14"], "level": [7.0, 10.0, None], "level_status": ["A", "A", "NM"],
            "value": [3.0, 3.0, None], "obs_status": ["A", "A", "NM"], "missing_parts": [0, 1, 0],
            "low": [3.0, 3.0, None], "high": [3.0, 4.0, None], "value_kind": ["exact", "at_least", None],
            "rounded_parts": [0, 0, 0],
        }
    )  # fmt: skip

    html = chart(localise(frame, "sv"), SWEDISH, reading="B")

    first, second, third = re.findall(r"<tr.*?</tr>", html)[1:]
    assert "<b>3 av 7</b>" in first
    assert "<small>Så tolkas målet: Alla &lt;b&gt; (s. 14)</small>" in first
    assert "<small>Så tolkas målet: De som saknade</small>" in second
    assert second.startswith("<tr class=on>")
    assert "<b>minst 3 av 10</b>" in second
    assert "används nu" in second
    assert "går inte att följa upp" in third
    assert "används nu" not in first + third


def test_a_reading_of_which_nothing_is_known_says_so():
    frame = pl.DataFrame(
        {
            "reading": ["A", "B"], "explanation": ["x", "x"], "page": [None, None], "level": [7.0, 7.0],
            "value": [None, 0.0], "obs_status": ["NL", "A"], "missing_parts": [10, 3], "low": [0.0, 0.0],
            "high": [10.0, 3.0], "value_kind": [None, "at_least"], "rounded_parts": [0, 0],
        },
        schema_overrides={"value": pl.Float64},
    )  # fmt: skip

    html = chart(localise(frame, "sv"), SWEDISH, reading="A")

    first, second = re.findall(r"<tr.*?</tr>", html)[1:]
    assert "ej levererat" in first
    assert "uppgift saknas" in second
    assert "minst 0" not in html
