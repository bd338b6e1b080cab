import json
import re
from datetime import date

import polars as pl
import pytest

from dashboard.figures.support_structure_by_period import chart, headline, sentence, subtitle
from dashboard.theme import DARK, LIGHT, Look, chart_config
from dashboard.wording.claims import Relation
from tests.dashboard.drawn import SWEDISH

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
FIRST_THREE = "Bollnäs, Hudiksvall, Nordanstig"
QUARTERS = [
    ("2017-Q2", date(2017, 6, 30), 3.0, None),
    ("2017-Q4", date(2017, 12, 31), 4.0, "Gävle"),
    ("2018-Q2", date(2018, 6, 30), 5.0, "Söderhamn"),
]


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
    assert headline(periods(*rows), "sv") == expected


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
        assert claims_of(headline(periods(row), "sv")) == expected


def test_headline_takes_the_latest_period_that_has_a_figure():
    frame = periods(quarter(2, 5.0, needed=2.0), quarter(3, None, needed=None))

    assert headline(frame, "en") == (
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
    assert sentence(periods(*rows), "sv") == expected


def test_the_steps_claim_at_least_those_that_they_name():
    said = sentence(periods(FIRST, change(2, 5.0, joined="Gävle, Hofors", after=date(2018, 3, 31))), "sv")

    assert claims_of(said) == [("joined_so_far", "2018-Q2", Relation.AT_LEAST, 2)]
    assert claims_of(sentence(periods(FIRST, quarter(1, 2.0, awaited="Bollnäs")), "sv")) == []
    assert claims_of(sentence(periods({}), "sv")) == [("value", "2016", Relation.AT_LEAST, 3)]


def test_the_subtitle_says_what_the_hatch_is_and_that_it_is_the_whole_county():
    whole, part = periods({}), periods(quarter(4, 6.0, awaited="Ockelbo"))

    assert subtitle(whole, "sv", is_filtered=False).endswith("av 10.")
    assert subtitle(part, "sv", is_filtered=False).endswith("Det skrafferade är kommuner som inte har svarat.")
    assert subtitle(whole, "sv", is_filtered=True).endswith("Gäller hela regionen, även när kommuner är valda.")
    assert "av" not in subtitle(whole.clear(), "sv", is_filtered=False).split()[-1]


def drawn_periods(
    rows=QUARTERS, *, level: float | None = 7.0, needed: float | None = None, missing: tuple[int, ...] = ()
) -> pl.DataFrame:
    """Periods with those that joined; of each so many municipalities are `missing`."""
    shared = {
        "delivered": 9, "delivered_of": 10, "reading": "A", "level": level, "target_year": 2018, "needed": needed,
        "holders": FIRST_THREE, "ended": None, "obs_status": "A", "rounded_parts": 0,
    }  # fmt: skip
    names = ("period", "period_end", "value", "joined")
    filled = []
    for place, row in enumerate(rows):
        silent = missing[place] if missing else 0
        low = row[2] or 0.0
        bounds = {"low": low, "high": low + silent, "missing_parts": silent}
        filled.append({**shared, **dict(zip(names, row, strict=True)), **bounds})
        filled[-1]["value_kind"] = "at_least" if silent else "exact"
    types = dict.fromkeys(("value", "level", "needed", "low", "high"), pl.Float64)
    return pl.DataFrame(filled, schema_overrides=types | {"joined": pl.String, "ended": pl.String})


def drawn(frame: pl.DataFrame, look: Look = SWEDISH) -> dict:
    return chart(frame, look).configure(**chart_config(look)).to_dict()


def words_in(spec: dict) -> set[str]:
    return {row["words"] for rows in spec["datasets"].values() for row in rows if row.get("words")}


def dashes_in(spec: dict) -> list:
    return re.findall(r'"strokeDash": (\[[\d, ]+\])', json.dumps(spec))


def test_steps_are_named_and_stand_under_the_target_line():
    spec = drawn(drawn_periods())

    assert words_in(spec) >= {
        "Mål 2018: 7 kommuner",
        "3: Bollnäs, Hudiksvall och Nordanstig",
        "+ Gävle",
        "+ Söderhamn",
        "5",
    }
    assert '"interpolate": "step-after"' in json.dumps(spec)


def test_needed_pace_is_dotted_only_while_there_is_time():
    before, after = drawn(drawn_periods(needed=2.0)), drawn(drawn_periods())

    assert ("Två till behövs" in words_in(before), "[2, 4]" in dashes_in(before)) == (True, True)
    assert ("Två till behövs" in words_in(after), "[2, 4]" in dashes_in(after)) == (False, False)


def test_needed_pace_reaches_the_level_before_the_target_year_ends():
    spec = drawn(drawn_periods(needed=2.0))

    pace = next(rows for rows in spec["datasets"].values() if len(rows) == 4 and rows[0]["value"] == 5.0)
    assert [row["value"] for row in pace] == [5.0, 6.0, 7.0, 7.0]
    assert pace[-1]["period_end"].startswith("2018-12-31")
    assert pace[-2]["period_end"] < "2018-12-31"


def test_a_single_year_is_one_level_with_the_time_after_it_hatched():
    spec = drawn(drawn_periods([("2016", date(2016, 12, 31), 3.0, None)]))

    line = next(
        rows
        for rows in spec["datasets"].values()
        if set(rows[0]) == {"period_end", "value"} and rows[0]["value"] == 3.0
    )
    assert [(row["period_end"][:10], row["value"]) for row in line] == [("2016-01-01", 3.0), ("2016-12-31", 3.0)]
    assert "Ingen senare|uppgift finns" in words_in(spec)
    assert "gradient" in json.dumps(spec)


def test_a_figure_from_the_end_of_the_target_year_has_no_hatch():
    spec = drawn(drawn_periods([*QUARTERS, ("2018-Q4", date(2018, 12, 31), 5.0, None)]))

    assert "gradient" not in json.dumps(spec)


def test_a_reading_without_a_level_has_no_target_line():
    spec = drawn(drawn_periods(level=None))

    assert LIGHT["target"] not in json.dumps({key: spec[key] for key in ("layer", "datasets")})
    assert not any("Mål" in words for words in words_in(spec))


def test_a_missing_period_breaks_the_line_and_is_not_zero():
    missing = (0, 10, 0)
    spec = drawn(drawn_periods([QUARTERS[0], ("2017-Q3", date(2017, 9, 30), None, None), QUARTERS[1]], missing=missing))

    line = next(
        rows for rows in spec["datasets"].values() if len(rows) == 4 and set(rows[0]) == {"period_end", "value"}
    )
    assert [row["value"] for row in line] == [3.0, 3.0, None, 4.0]


def test_the_chart_holds_only_what_it_shows_and_the_colours_of_its_mode():
    spec = drawn(drawn_periods(needed=2.0), Look("dark", "en"))

    assert {name for rows in spec["datasets"].values() for row in rows for name in row} == {
        "period_end",
        "value",
        "words",
    }
    assert DARK["now"] in json.dumps(spec)
    assert "Target 2018: 7 municipalities" in words_in(spec)


def line_of(spec: dict) -> list[tuple[str, float | None]]:
    """The corners of the line of what is known."""
    mark = next(
        layer
        for layer in spec["layer"]
        if layer.get("mark", {}).get("interpolate") == "step-after" and layer["mark"]["type"] == "line"
    )
    return [(row["period_end"][:10], row["value"]) for row in spec["datasets"][mark["data"]["name"]]]


def bands_of(spec: dict) -> list[list[tuple[float, float]]]:
    """From what to what each part is drawn that is open."""
    return [[(row["value"], row["high"]) for row in rows] for rows in spec["datasets"].values() if "high" in rows[0]]


def test_what_is_not_known_is_hatched_up_to_the_most_that_it_can_be():
    spec = drawn(drawn_periods(missing=(0, 1, 1)))

    assert bands_of(spec)[0] == [(3.0, 3.0), (3.0, 3.0), (4.0, 5.0), (5.0, 6.0)]
    assert bands_of(spec)[1] == [(5.0, 6.0)], "the last period has no width: a line shows it"
    assert "minst 5" in words_in(spec)
    assert "gradient" in json.dumps(spec)


def test_what_is_known_in_full_has_no_hatch():
    assert bands_of(drawn(drawn_periods())) == []
    assert "5" in words_in(drawn(drawn_periods()))


def test_silence_is_no_fall_and_an_answer_no_rise():
    answers = [QUARTERS[0], ("2017-Q4", date(2017, 12, 31), 2.0, None), ("2018-Q2", date(2018, 6, 30), 3.0, None)]

    line = line_of(drawn(drawn_periods(answers, missing=(0, 1, 0))))

    # The line breaks where one ceases to answer and where it answers again; nothing connects the heights.
    assert line[1:] == [
        ("2017-06-30", 3.0),
        ("2017-12-31", 3.0), ("2017-12-31", None), ("2017-12-31", 2.0),
        ("2018-06-30", 2.0), ("2018-06-30", None), ("2018-06-30", 3.0),
    ]  # fmt: skip


def test_the_line_rises_by_those_that_joined():
    assert [value for _, value in line_of(drawn(drawn_periods()))] == [3.0, 3.0, 4.0, 5.0]
