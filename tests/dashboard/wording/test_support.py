from datetime import date

import polars as pl
import pytest

from dashboard.wording import support as say
from dashboard.wording.validity import short_validity, validity

YEAR_2016 = {
    "period": "2016", "period_end": date(2016, 12, 31), "value": 3.0, "delivered": 0, "delivered_of": 10,
    "joined": "Bollnäs, Hudiksvall, Nordanstig", "reading": "A", "level": 7.0, "target_year": 2018, "needed": None,
}  # fmt: skip
SCHEMA = {"value": pl.Float64, "needed": pl.Float64, "level": pl.Float64, "joined": pl.String}


def periods(*rows: dict) -> pl.DataFrame:
    return pl.DataFrame([{**YEAR_2016, **row} for row in rows], schema_overrides=SCHEMA)


def quarter(number: int, value: float | None, joined: str | None = None, *, year: int = 2018, **more: object) -> dict:
    ends = [date(year, 3, 31), date(year, 6, 30), date(year, 9, 30), date(year, 12, 31)]
    return {"period": f"{year}-Q{number}", "period_end": ends[number - 1], "value": value, "joined": joined, **more}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            {},
            "År 2016 hade 3 av 10 kommuner stödstruktur. Målet för 2018 var 7. Inget senare utfall har levererats.",
        ),
        ({"needed": 4.0}, "År 2016 hade 3 av 10 kommuner stödstruktur. Målet för 2018 är 7: fyra till behövs."),
        (
            quarter(2, 6.0, needed=1.0),
            "Den 30 juni 2018 hade 6 av 10 kommuner stödstruktur. Målet för 2018 är 7: en till behövs.",
        ),
        (quarter(4, 6.0), "I slutet av 2018 hade 6 av 10 kommuner stödstruktur. Målet 7 nåddes inte."),
        (quarter(4, 7.0), "I slutet av 2018 hade 7 av 10 kommuner stödstruktur. Målet för 2018, 7, är nått."),
        (
            quarter(4, 6.0, level=None, reading="C"),
            "I slutet av 2018 hade 6 av 10 kommuner stödstruktur. Med läsning C går målet inte att räkna.",
        ),
        ({"value": None}, "Inget om kommunernas stödstruktur har levererats för tiden."),
    ],
)
def test_headline_names_its_time_and_the_target(row, expected):
    assert say.headline(periods(row), "sv") == expected


def test_headline_takes_the_latest_period_that_has_a_figure():
    frame = periods(quarter(2, 5.0, needed=2.0), quarter(3, None, needed=None))

    assert say.headline(frame, "en") == (
        "On 30 June 2018, 5 of 10 municipalities had a support structure. The target for 2018 is 7: two more needed."
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{}], "Inget senare utfall än 2016 har levererats"),
        ([{"needed": 4.0}], "3 av 10 kommuner hade stödstruktur 2016"),
        (
            [quarter(1, 3.0, "Bollnäs", year=2017), quarter(3, 4.0, "Gävle", year=2017), quarter(1, 5.0, "Hofors")],
            "Gävle och Hofors tillkom 2017–2018",
        ),
        ([quarter(1, 3.0, "Bollnäs"), quarter(2, 5.0, "Gävle, Hofors")], "Gävle och Hofors tillkom 2018"),
        ([quarter(1, 1.0), quarter(2, 5.0, "Gävle, Hofors, Ljusdal, Ovanåker")], "Fyra kommuner tillkom 2018"),
        ([quarter(1, 3.0, "Bollnäs", year=2017), quarter(1, 3.0)], "Ingen kommun tillkom 2017–2018"),
        ([quarter(1, 5.0), quarter(2, 4.0, "Gävle")], "Antalet kommuner minskade från 5 till 4 2018"),
        ([quarter(1, None)], "Inget om kommunernas stödstruktur har levererats för tiden"),
    ],
)
def test_steps_say_who_joined_and_when(rows, expected):
    assert say.steps(periods(*rows), "sv") == expected


def test_steps_say_that_they_are_the_whole_county_only_when_municipalities_are_chosen():
    frame = periods({})

    assert say.steps_subtitle(frame, "sv", is_filtered=False).endswith("av 10.")
    assert say.steps_subtitle(frame, "sv", is_filtered=True).endswith("Gäller hela länet, även när kommuner är valda.")
    assert "av" not in say.steps_subtitle(frame.clear(), "sv", is_filtered=False).split()[-1]


def marks(**rungs: int | None) -> pl.DataFrame:
    rows = [
        {"municipality_code": name, "municipality_name": name, "mark": mark, "rung": rung, "period": "2018-Q4"}
        for name, rung in rungs.items()
        for mark in ("responsible", "policy", "agreement", "dialogue_forum", "glada_hudik")
    ]
    return pl.DataFrame(rows, schema_overrides={"rung": pl.Int64})


@pytest.mark.parametrize(
    ("rungs", "expected"),
    [
        ({"Bollnäs": 5, "Gävle": 5, "Hofors": None}, "Bollnäs och Gävle hade alla fem steg 2018 kv 4"),
        ({"Gävle": 4, "Hofors": 1}, "Gävle hade flest steg 2018 kv 4: fyra av fem"),
        ({"Gävle": 4}, "Gävle hade fyra av fem steg 2018 kv 4"),
        ({"A": 5, "B": 5, "C": 5, "D": 5}, "Fyra kommuner hade alla fem steg 2018 kv 4"),
        ({"Gävle": 0, "Hofors": None}, "Inget av stegen är känt som taget 2018 kv 4"),
        ({"Gävle": None}, "Inga steg har levererats"),
    ],
)
def test_ladder_names_those_with_the_most_marks(rungs, expected):
    assert say.ladder(marks(**rungs), "sv") == expected


@pytest.mark.parametrize(
    ("reading", "language", "expected"),
    [
        ("A", "sv", "Med läsning A var läget 3 av 7 (2016)"),
        ("B", "en", "With reading B the outcome has not been delivered"),
        ("C", "sv", "Med läsning C går målet inte att räkna"),
    ],
)
def test_readings_say_the_state_of_the_one_in_use(reading, language, expected):
    frame = pl.DataFrame(
        {"reading": ["A", "B", "C"], "level": [7.0, 7.0, None], "value": [3.0, None, None], "period": ["2016"] * 3}
    )

    assert say.readings(frame, language, reading=reading) == expected


def agreement(name: str, **more: object) -> dict:
    row = {
        "municipality_name": name, "valid_from": None, "valid_to": None, "in_force": None, "ends_within_year": False,
        "period": "2016",
    }  # fmt: skip
    return {**row, **more}


def agreements(*rows: dict) -> pl.DataFrame:
    types = {"valid_from": pl.Date, "valid_to": pl.Date, "in_force": pl.Boolean}
    return pl.DataFrame([agreement(**row) for row in rows], schema_overrides=types)


ENDING = {"in_force": True, "ends_within_year": True, "valid_to": date(2019, 3, 31)}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"name": "Bollnäs", **ENDING}, {"name": "Gävle", "in_force": True}], "Avtalet i Bollnäs löper ut den 31 mars 2019"),
        (
            [{"name": "Bollnäs", **ENDING}, {"name": "Gävle", **ENDING}],
            "Två avtal löper ut inom ett år, i Bollnäs och Gävle",
        ),
        ([{"name": "Bollnäs", "in_force": True}, {"name": "Gävle", "in_force": False}], "Ett avtal gällde den 31 december 2018"),
        ([{"name": "Bollnäs"}, {"name": "Gävle"}], "Två avtal 2016, inget med känt start- eller slutdatum"),
    ],
)  # fmt: skip
def test_agreements_say_what_ends_then_what_was_in_force(rows, expected):
    assert say.agreements(agreements(*rows), "sv", reference_date=date(2018, 12, 31)) == expected


def test_agreements_without_rows_and_without_dates():
    undated = agreements({"name": "Bollnäs"})
    today = date(2026, 11, 22)

    assert say.agreements(undated.clear(), "sv", reference_date=today) == "Inga avtal är kända för urvalet"
    assert say.agreements_subtitle(undated, "sv", reference_date=today) == (
        "Avtal efter form och motpart, som de uppgavs 2016. Om de gäller den 22 november 2026 är inte levererat."
    )


@pytest.mark.parametrize(
    ("start", "end", "long", "short"),
    [
        (("unknown", None), ("unknown", None), "start okänd, slut okänt", "s. 7 · start okänd"),
        (("unknown", None), ("open_ended", None), "start okänd, tills vidare", "s. 7 · tills vidare"),
        (
            ("known", date(2017, 4, 1)), ("known", date(2018, 8, 31)),
            "från den 1 april 2017 till den 31 augusti 2018", "s. 7 · till 31 augusti 2018",
        ),
        (("known", date(2017, 4, 1)), ("open_ended", None), "från den 1 april 2017, tills vidare", "s. 7 · tills vidare"),
        (("not_applicable", None), ("not_applicable", None), "", "s. 7"),
    ],
)  # fmt: skip
def test_validity_says_what_is_not_known(start, end, long, short):
    row = {
        "valid_from_status": start[0], "valid_from": start[1], "valid_to_status": end[0], "valid_to": end[1], "page": "7",
    }  # fmt: skip

    assert validity(row, "sv") == long
    assert short_validity(row, "sv") == short
