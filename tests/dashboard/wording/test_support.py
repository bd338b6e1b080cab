from datetime import date

import polars as pl
import pytest

from dashboard.wording import support as say
from dashboard.wording.claims import Relation

YEAR_2016 = {
    "period": "2016", "period_end": date(2016, 12, 31), "value": 3.0, "low": 3.0, "high": 3.0, "missing_parts": 0,
    "rounded_parts": 0, "obs_status": "A", "value_kind": "exact", "delivered": 0, "delivered_of": 10,
    "holders": "Bollnäs, Hudiksvall, Nordanstig", "awaited": None, "joined": None, "ended": None,
    "changed_after": None, "joined_so_far": 0, "ended_so_far": 0, "reading": "A", "level": 7.0, "target_year": 2018,
    "needed": None,
}  # fmt: skip
SCHEMA = {
    "value": pl.Float64, "needed": pl.Float64, "level": pl.Float64, "low": pl.Float64, "high": pl.Float64,
    "changed_after": pl.Date,
}  # fmt: skip
SCHEMA |= dict.fromkeys(("holders", "awaited", "joined", "ended", "value_kind"), pl.String)


def periods(*rows: dict) -> pl.DataFrame:
    return pl.DataFrame([{**YEAR_2016, **row} for row in rows], schema_overrides=SCHEMA)


def quarter(number: int, value: float | None, *, year: int = 2018, awaited: str | None = None, **more: object) -> dict:
    """A quarter with a value, short of those who are `awaited`."""
    ends = [date(year, 3, 31), date(year, 6, 30), date(year, 9, 30), date(year, 12, 31)]
    missing = len(awaited.split(", ")) if awaited else 0
    figure = {"value": value, "low": value or 0.0, "high": (value or 0.0) + missing, "missing_parts": missing}
    figure["value_kind"] = None if value is None else "at_least" if missing else "exact"
    return {"period": f"{year}-Q{number}", "period_end": ends[number - 1], **figure, "awaited": awaited, **more}


def claims_of(said) -> list[tuple]:
    return [
        (claim.subject.column, dict(claim.subject.row).get("period"), claim.relation, claim.than)
        for claim in said.claims
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{}], "År 2016 hade 3 av 10 kommuner stödstruktur. Målet för 2018 var 7. Ingen senare uppgift finns."),
        (
            [{"level": 10.0, "reading": "B"}],
            "År 2016 hade 3 av 10 kommuner stödstruktur. Målet var att alla tio skulle ha det 2018. "
            "Ingen senare uppgift finns.",
        ),
        ([{"needed": 4.0}], "År 2016 hade 3 av 10 kommuner stödstruktur. Målet för 2018 är 7: fyra till behövs."),
        (
            [quarter(2, 6.0, needed=1.0)],
            "I slutet av juni 2018 hade 6 av 10 kommuner stödstruktur. Målet för 2018 är 7: en till behövs.",
        ),
        (
            [quarter(2, 5.0, needed=2.0, awaited="Ockelbo")],
            "I slutet av juni 2018 hade minst 5 av 10 kommuner stödstruktur. Målet för 2018 är 7: högst två till behövs.",
        ),
        ([quarter(4, 6.0)], "I slutet av 2018 hade 6 av 10 kommuner stödstruktur. Målet 7 nåddes inte."),
        ([quarter(4, 7.0)], "I slutet av 2018 hade 7 av 10 kommuner stödstruktur. Målet för 2018, 7, är nått."),
        (
            [quarter(4, 7.0, awaited="Ockelbo")],
            "I slutet av 2018 hade minst 7 av 10 kommuner stödstruktur. Målet för 2018, 7, är nått.",
        ),
        (
            [quarter(4, 5.0, awaited="Ockelbo")],
            "I slutet av 2018 hade minst 5 av 10 kommuner stödstruktur. Målet 7 nåddes inte.",
        ),
        (
            [quarter(4, 6.0, awaited="Ockelbo")],
            "I slutet av 2018 hade minst 6 av 10 kommuner stödstruktur. "
            "Om målet 7 nåddes går inte att avgöra än: Ockelbo har inte svarat.",
        ),
        (
            [quarter(4, 3.0, awaited="A, B, C, D")],
            "I slutet av 2018 hade minst 3 av 10 kommuner stödstruktur. "
            "Om målet 7 nåddes går inte att avgöra än: fyra kommuner har inte svarat.",
        ),
        (
            [quarter(4, 0.0, awaited="A, B, C")],
            "I slutet av 2018 hade ingen av de kommuner som har svarat stödstruktur. Målet 7 nåddes inte.",
        ),
        (
            [quarter(3, 8.0)],
            "I slutet av september 2018 hade 8 av 10 kommuner stödstruktur. Målet för 2018 var 7. "
            "Ingen senare uppgift finns.",
        ),
        (
            [quarter(4, 6.0), quarter(1, 8.0, year=2019)],
            "I slutet av mars 2019 hade 8 av 10 kommuner stödstruktur. I slutet av 2018 var det 6 av 10. "
            "Målet 7 nåddes inte.",
        ),
        (
            [quarter(4, 6.0, awaited="Ockelbo"), quarter(4, 7.0, year=2019)],
            "I slutet av 2019 hade 7 av 10 kommuner stödstruktur. I slutet av 2018 var det minst 6 av 10. "
            "Om målet 7 nåddes går inte att avgöra än: Ockelbo har inte svarat för slutet av 2018.",
        ),
        (
            [quarter(1, 8.0, year=2019)],
            "I slutet av mars 2019 hade 8 av 10 kommuner stödstruktur. Målet för 2018 var 7. "
            "Vi har ingen uppgift om slutet av 2018.",
        ),
        (
            [quarter(4, 6.0, level=None, reading="C")],
            "I slutet av 2018 hade 6 av 10 kommuner stödstruktur. Enligt tolkning C går målet inte att följa upp.",
        ),
        ([{"value": None}], "Ingen uppgift finns om kommunernas stödstruktur för tiden."),
    ],
)
def test_headline_names_its_time_and_decides_the_target_by_what_its_years_end_can_be(rows, expected):
    assert say.headline(periods(*rows), "sv") == expected


def test_the_headline_claims_no_more_than_its_bounds():
    exactly, at_least, at_most, less = (
        Relation.EXACTLY, Relation.AT_LEAST, Relation.AT_MOST, Relation.LESS_THAN
    )  # fmt: skip
    for row, expected in (
        (quarter(4, 6.0), [("value", "2018-Q4", exactly, 6.0), ("value", "2018-Q4", less, 7.0)]),
        (quarter(4, 6.0, awaited="Ockelbo"), [("value", "2018-Q4", at_least, 6.0)]),
        (
            quarter(4, 7.0, awaited="Ockelbo"),
            [("value", "2018-Q4", at_least, 7.0), ("value", "2018-Q4", at_least, 7.0)],
        ),
        (
            quarter(2, 5.0, needed=2.0, awaited="Ockelbo"),
            [("value", "2018-Q2", at_least, 5.0), ("needed", "2018-Q2", at_most, 2.0)],
        ),
        (quarter(4, 0.0, awaited="A, B, C, D, E, F, G"), []),
    ):
        assert claims_of(say.headline(periods(row), "sv")) == expected


def test_headline_takes_the_latest_period_that_has_a_figure():
    frame = periods(quarter(2, 5.0, needed=2.0), quarter(3, None, needed=None))

    assert say.headline(frame, "en") == (
        "At the end of June 2018, 5 of 10 municipalities had a support structure. "
        "The target for 2018 is 7: two more needed."
    )


def change(number: int, value: float, *, after: date, year: int = 2018, **more: object) -> dict:
    joined, ended = more.get("joined"), more.get("ended")
    so_far = {"joined_so_far": len(joined.split(", ")) if joined else 0, "ended_so_far": 1 if ended else 0}
    return {**quarter(number, value, year=year), "changed_after": after, **so_far, **more}


FIRST = quarter(1, 3.0, year=2017)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{}], "Bollnäs, Hudiksvall och Nordanstig hade stödstruktur år 2016"),
        ([{"holders": "A, B, C, D", "value": 4.0}], "År 2016 hade 4 av 10 kommuner stödstruktur"),
        (
            [{**quarter(4, 0.0, awaited="Ockelbo"), "holders": None}],
            "I slutet av 2018 hade ingen av de kommuner som har svarat stödstruktur",
        ),
        (
            [
                FIRST,
                change(3, 4.0, year=2017, joined="Gävle", after=date(2017, 6, 30)),
                change(1, 5.0, joined="Hofors", after=date(2017, 12, 31)),
            ],
            "Gävle och Hofors tillkom 2017–2018",
        ),
        ([FIRST, change(2, 5.0, joined="Gävle, Hofors", after=date(2018, 3, 31))], "Gävle och Hofors tillkom 2018"),
        # When it was is known no closer than to what was known before.
        ([FIRST, change(2, 4.0, joined="Gävle", after=date(2017, 3, 31))], "Gävle tillkom 2017–2018"),
        (
            [FIRST, change(2, 7.0, joined="Gävle, Hofors, Ljusdal, Ovanåker", after=date(2018, 3, 31))],
            "Fyra kommuner tillkom 2018",
        ),
        (
            [
                quarter(1, 3.0, year=2017, awaited="Ockelbo"),
                change(2, 7.0, joined="Gävle, Hofors, Ljusdal, Ovanåker", after=date(2018, 3, 31)),
            ],
            "Minst fyra kommuner tillkom 2018",
        ),
        # Who was silent only in between may have joined and left: how many more there are is known all the same.
        (
            [
                quarter(1, 3.0, year=2017),
                quarter(2, 3.0, year=2017, awaited="Ockelbo"),
                change(4, 7.0, joined="Gävle, Hofors, Ljusdal, Ovanåker", after=date(2018, 9, 30)),
            ],
            "Fyra fler kommuner hade stödstruktur i slutet av 2018 än i början av 2017",
        ),
        ([FIRST, change(2, 2.0, ended="Bollnäs", after=date(2018, 3, 31))], "Stödstrukturen upphörde i Bollnäs 2018"),
        (
            [FIRST, change(2, 3.0, joined="Gävle", ended="Bollnäs", after=date(2018, 3, 31))],
            "Gävle tillkom och Bollnäs föll bort 2018",
        ),
        # Fewer are known because one has not answered: nobody has left.
        ([FIRST, quarter(1, 2.0, awaited="Bollnäs")], "Ingen ändring är känd 2017–2018"),
        ([FIRST, quarter(1, 3.0)], "Ingen ändring är känd 2017–2018"),
        ([quarter(1, None)], "Ingen uppgift finns om kommunernas stödstruktur för tiden"),
    ],
)
def test_steps_say_who_joined_or_left_and_silence_is_neither(rows, expected):
    assert say.steps(periods(*rows), "sv") == expected


def test_the_steps_claim_at_least_those_that_they_name():
    said = say.steps(periods(FIRST, change(2, 5.0, joined="Gävle, Hofors", after=date(2018, 3, 31))), "sv")

    assert claims_of(said) == [("joined_so_far", "2018-Q2", Relation.AT_LEAST, 2)]
    assert claims_of(say.steps(periods(FIRST, quarter(1, 2.0, awaited="Bollnäs")), "sv")) == []
    assert claims_of(say.steps(periods({}), "sv")) == [("value", "2016", Relation.AT_LEAST, 3)]


def test_the_subtitle_says_what_the_hatch_is_and_that_it_is_the_whole_county():
    whole, part = periods({}), periods(quarter(4, 6.0, awaited="Ockelbo"))

    assert say.steps_subtitle(whole, "sv", is_filtered=False).endswith("av 10.")
    assert say.steps_subtitle(part, "sv", is_filtered=False).endswith(
        "Det skrafferade är kommuner som inte har svarat."
    )
    assert say.steps_subtitle(whole, "sv", is_filtered=True).endswith("Gäller hela länet, även när kommuner är valda.")
    assert "av" not in say.steps_subtitle(whole.clear(), "sv", is_filtered=False).split()[-1]


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
    assert say.readings(pl.DataFrame([row]), language, reading=row["reading"]) == expected
