import re
from datetime import date

import polars as pl
import pytest

from dashboard.figures.agreements import chart, headline, sentence, subtitle
from dashboard.query import run_query
from dashboard.wording import localise
from dashboard.wording.claims import Relation
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.support_frames import BOLLNAS, GAVLE, HOFORS, mark

REFERENCE = date(2018, 12, 31)
LISTED = {
    "municipality_code": "x", "commitment_number": 1, "valid_from": None, "valid_from_status": "unknown", "valid_to": None,
    "in_force": None, "ends_within_six_months": False, "annual_cost_sek": None, "period": "2016", "value": 1.0,
    "delivered": 0, "delivered_of": 10, "source_kind": "plan",
}  # fmt: skip
WHOLE = {"delivered": 10, "delivered_of": 10, "period": "2018-Q4", "source_kind": "delivery"}
ONE_SILENT = {**WHOLE, "delivered": 9}
ENDING = {"in_force": True, "ends_within_six_months": True, "valid_to": date(2019, 3, 31)}
HELD, ENDED = {"in_force": True}, {"in_force": False}
LATER = date(2019, 3, 31)
SILENT_SINCE = {**ONE_SILENT, "ends_within_six_months": None}
ONE_MORE_DAY = {**SILENT_SINCE, "valid_to": LATER}
IN_AUTUMN = {**SILENT_SINCE, "valid_to": date(2019, 9, 30)}
YEARS_AHEAD = {**SILENT_SINCE, "valid_to": date(2021, 10, 31)}


def cost(sek: float) -> dict:
    return {"annual_cost_sek": sek}


def listed(*rows: dict) -> pl.DataFrame:
    types = {"valid_from": pl.Date, "valid_to": pl.Date, "in_force": pl.Boolean, "annual_cost_sek": pl.Float64}
    types |= {"ends_within_six_months": pl.Boolean}
    filled = [{**LISTED, "municipality_name": row["name"], "municipality_code": row["name"], **row} for row in rows]
    return pl.DataFrame(filled, schema_overrides=types).drop("name")


def said(*rows: dict, words=sentence, language: str = "sv", is_filtered: bool = False, day: date = REFERENCE):
    return words(listed(*rows), language, reference_date=day, is_filtered=is_filtered)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [{"name": "Bollnäs", **WHOLE, **HELD, **cost(120000)}, {"name": "Gävle", **WHOLE, **ENDED, **cost(9)}],
            "Ett avtal gällde den 31 december 2018. Det kostar 120\u00a0000 kr om året.",
        ),
        (
            [{"name": "Bollnäs", **ONE_SILENT, **HELD}, {"name": "Gävle", **ONE_SILENT, **ENDED}],
            "Minst ett avtal gällde den 31 december 2018. Vad det kostar är inte känt.",
        ),
        (
            [{"name": name, **WHOLE, **HELD, **cost(1000)} for name in "AB"],
            "Två avtal gällde den 31 december 2018. De kostar tillsammans 2\u00a0000 kr om året.",
        ),
        (
            [*({"name": name, **WHOLE, **HELD, **cost(1000)} for name in "AB"), {"name": "C", **WHOLE, **HELD}],
            "Tre avtal gällde den 31 december 2018. Kostnaden är känd för två av dem: tillsammans 2\u00a0000 kr om året.",
        ),
        (
            [{"name": "A", **WHOLE, **HELD, **cost(1000)}, {"name": "C", **WHOLE, **HELD}],
            "Två avtal gällde den 31 december 2018. Kostnaden är känd för ett av dem: 1\u00a0000 kr om året.",
        ),
        ([{"name": "Gävle", **WHOLE, **ENDED, **cost(9)}], "Inget känt avtal gällde den 31 december 2018"),
        # W5: what a source lists openly is at least so many.
        ([{"name": "Bollnäs"}, {"name": "Gävle"}], "Planen nämner minst två avtal. Vad de kostar är inte känt."),
        (
            [{"name": "Bollnäs", **ONE_SILENT}, {"name": "Gävle", **ONE_SILENT}],
            "Minst två avtal är kända från 2018 kv 4. Vad de kostar är inte känt.",
        ),
        ([{"name": "A", **YEARS_AHEAD}], "Om ett avtal gällde den 31 december 2018 är inte känt"),
        ([{"name": name, **YEARS_AHEAD} for name in "AB"], "Om två avtal gällde den 31 december 2018 är inte känt"),
    ],
)
def test_the_headline_says_what_was_in_force_and_what_it_costs_and_never_how_many_there_are(rows, expected):
    assert said(*rows, words=headline) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"name": "Bollnäs", **ENDING}, {"name": "Gävle", **HELD}], "Avtalet i Bollnäs löper ut den 31 mars 2019"),
        (
            [{"name": "Bollnäs", **WHOLE, **ENDING}, {"name": "Gävle", **WHOLE, **ENDING}],
            "Två avtal löper ut inom sex månader, i Bollnäs och Gävle",
        ),
        (
            [{"name": "Bollnäs", **ONE_SILENT, **ENDING}, {"name": "Gävle", **ONE_SILENT, **ENDING}],
            "Minst två avtal löper ut inom sex månader, i Bollnäs och Gävle",
        ),
        (
            [{"name": "Bollnäs", **WHOLE, **HELD}, {"name": "Gävle", **WHOLE, **HELD, "valid_to": date(2020, 3, 31)}],
            "Nästa kända slut är i Gävle den 31 mars 2020",
        ),
        (
            [{"name": "Bollnäs", **WHOLE, **HELD}],
            "Slutet är öppet eller okänt för de avtal som gäller eller kan gälla",
        ),
        ([{"name": "Gävle", **WHOLE, **ENDED}], "Alla kända avtal är avslutade"),
        ([{"name": "Bollnäs"}, {"name": "Gävle"}], "Varken start eller slut är känt för något av avtalen"),
        ([{"name": "Bollnäs"}], "Varken start eller slut är känt för avtalet"),
    ],
)
def test_the_figure_says_what_ends_within_six_months(rows, expected):
    assert said(*rows) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"name": "Söderhamn", **YEARS_AHEAD}], "Nästa kända slut är i Söderhamn den 31 oktober 2021"),
        (
            [{"name": "Söderhamn", **YEARS_AHEAD}, {"name": "Hudiksvall", **ONE_MORE_DAY}],
            "Enligt uppgift från slutet av 2018 löper avtalet i Hudiksvall ut den 31 mars 2019",
        ),
        (
            [{"name": "Hudiksvall", **ONE_MORE_DAY}, {"name": "Gävle", **IN_AUTUMN}],
            "Enligt uppgifter från slutet av 2018 löper avtal ut i Hudiksvall den 31 mars 2019 och i Gävle den 30 september 2019",
        ),
        (
            [{"name": name, **ONE_MORE_DAY} for name in "ABCD"],
            "Enligt uppgifter från slutet av 2018 löper avtal ut inom sex månader i A, B, C och D",
        ),
        (
            [{"name": "Ockelbo", **ONE_SILENT, **ENDING}, {"name": "Hudiksvall", **ONE_MORE_DAY, "period": "2016-Q1"}],
            "Avtalet i Ockelbo löper ut den 31 mars 2019; "
            "enligt uppgift från slutet av mars 2016 löper avtalet i Hudiksvall ut den 31 mars 2019",
        ),
    ],
)
def test_silence_since_a_statement_is_neither_an_agreement_in_force_nor_none(rows, expected):
    made = said(*rows, day=LATER)

    assert made == expected
    assert all(claim.subject.column == "value" or claim.than == 1 for claim in made.claims)


def test_what_is_stated_of_earlier_is_told_as_of_then():
    frame = listed({"name": "Gävle", **IN_AUTUMN}, {"name": "Bollnäs", **YEARS_AHEAD, "period": "2018-Q3"})
    one, chosen = {"name": "Gävle", **YEARS_AHEAD, "delivered_of": 1}, date(2020, 2, 29)

    assert subtitle(frame, "sv", reference_date=LATER) == (
        "Avtal efter form och motpart. Det lodräta strecket är den 31 mars 2019. "
        "Ett frågetecken i en stapels början eller slut: dagen är okänd, och stapeln visar när avtalet är uppgivet. "
        "Det skrafferade är enligt uppgifter från slutet av september 2018 till slutet av 2018; "
        "om det gäller är inte känt."
    )
    assert said(one, words=headline, day=chosen, is_filtered=True) == (
        "Om ett avtal i Gävle gällde den 29 februari 2020 är inte känt"
    )


def test_a_filtered_view_says_of_whom_it_speaks():
    one = {"name": "Hudiksvall", "delivered_of": 1}
    two = ({"name": "Hudiksvall", "delivered_of": 2}, {"name": "Bollnäs", "delivered_of": 2})

    assert said(one, words=headline, is_filtered=True) == (
        "Planen nämner minst ett avtal i Hudiksvall. Vad det kostar är inte känt."
    )
    assert said(one, is_filtered=True) == "Varken start eller slut är känt för avtalet i Hudiksvall"
    assert said(*two, words=headline, is_filtered=True, language="en") == (
        "The plan names at least two agreements in the chosen municipalities. What they cost is not known."
    )


def test_each_agreement_is_claimed_to_be_there_and_in_force_where_that_is_said():
    rows = ({"name": "Bollnäs", **ONE_SILENT, **HELD}, {"name": "Gävle", **ONE_SILENT, **ENDED})

    claims = said(*rows, words=headline).claims

    assert [(claim.subject.column, claim.relation, claim.than) for claim in claims] == [
        ("value", Relation.EXACTLY, 1),
        ("in_force", Relation.EXACTLY, 1),
    ]
    assert {dict(claim.subject.row)["municipality_code"] for claim in claims} == {"Bollnäs"}


def test_agreements_without_rows_and_without_dates():
    undated, today = listed({"name": "Bollnäs"}), date(2026, 11, 22)

    for words in (headline, sentence):
        assert words(undated.clear(), "sv", reference_date=today, is_filtered=True) == "Inga avtal är kända för urvalet"
    assert subtitle(undated, "sv", reference_date=today) == (
        "Avtal efter form och motpart, som de uppgavs 2016. Om de gäller den 22 november 2026 är inte känt."
    )


def agreements(load, filters, *rows: dict) -> pl.DataFrame:
    filled = [{"counts_as_support": True, "agreement_form": "iop", **row} for row in rows]
    return localise(run_query(load(commitment=filled), "agreements", filters()), "sv")


def test_agreements_without_any_date_are_a_list_without_bars(load, filters):
    undated = mark(
        BOLLNAS, "agreement", "held", period="2016", page="7", evidence_sv="Avtal", evidence_en="Agreement",
        inference_sv="Så läser vi.", annual_cost_status="UN",
    )  # fmt: skip
    frame = agreements(load, filters, undated)

    html = chart(frame, SWEDISH, reference_date=date(2018, 12, 31))

    assert "bar" not in re.findall(r'class="([a-z]+)', html)
    assert '<th scope="rowgroup" colspan="4">IOP</th>' in html
    assert "<td>Motpart ej uppgiven<small>Avtal (s. 7) Vår slutsats: Så läser vi.</small>" in html
    assert "inte känt om det gäller" not in html, "the line above the table says it of them all"
    assert "start okänd, slut okänt" in html
    assert '<span class="lost">okänt</span>' in html


DATED = {"valid_from_status": "known", "valid_to_status": "known"}
BAR = re.compile(r'<i class="bar ([^"]*)" style="left:([\d.]+)%;width:([\d.]+)%">')
OPEN = re.compile(r'<i class="no-day (before|after)" style="left:([-\d.]+)%;width:([\d.]+)%" aria-hidden="true">\?</i>')
# The axis runs from 2015 to the end of 2020: 2191 days.
AXIS = 2191


def place(day: date) -> float:
    return round(100 * (day - date(2015, 1, 1)).days / AXIS, 2)


def test_an_unknown_start_is_drawn_as_unknown_where_the_agreement_is_first_stated(load, filters):
    ended = {**DATED, "valid_from": date(2016, 7, 1), "valid_to": date(2017, 6, 30)}
    ending = {"valid_to_status": "known", "valid_to": date(2019, 6, 30), "commitment_number": 2}
    frame = agreements(
        load, filters, mark(GAVLE, "agreement", "held", **ended), mark(BOLLNAS, "agreement", "held", **ending),
        mark(BOLLNAS, "agreement", "held", period="2017-Q4", **ending),
        mark(HOFORS, "agreement", "held", valid_to_status="open_ended", counts_as_support=False),
    )  # fmt: skip

    html = chart(frame, SWEDISH, reference_date=date(2018, 12, 31))

    bars = [(kind, float(left), float(width)) for kind, left, width in BAR.findall(html)]
    since, line = place(date(2017, 12, 31)), place(REFERENCE)
    assert bars == [
        ("soon", since, round(place(date(2019, 6, 30)) - since, 2)),
        ("now fade-out", line, round(100 - line, 2)),
        ("past", place(date(2016, 7, 1)), round(place(date(2017, 6, 30)) - place(date(2016, 7, 1)), 2)),
    ]
    # Each sign ends where its bar begins, and never at the edge of the axis.
    assert [(side, float(left)) for side, left, _ in OPEN.findall(html)] == [
        ("before", round(since - 4, 2)), ("before", round(line - 4, 2)),
    ]  # fmt: skip
    assert html.count(f'<i class="ref" style="left:{line}%">') == 3
    assert '<b class="soon">löper ut den 30 juni 2019</b><small>start okänd</small>' in html
    assert "<small>räknas inte som stödstruktur</small>" in html
    assert "<small>avslutat</small>" in html
    assert "31 december 2018" in html


def test_an_unknown_end_is_drawn_where_the_agreement_is_last_stated(load, filters):
    frame = agreements(
        load, filters, mark(GAVLE, "agreement", "held", valid_from=date(2017, 1, 1), valid_from_status="known")
    )

    html = chart(frame, SWEDISH, reference_date=date(2018, 12, 31))

    [(kind, left, width)], [(side, after, _)] = BAR.findall(html), OPEN.findall(html)
    assert (kind, side) == ("now", "after")
    assert float(after) == pytest.approx(float(left) + float(width), abs=0.02)
    assert float(after) < 90


def test_agreements_stand_under_their_form_with_what_each_costs(load, filters):
    rows = [
        mark(GAVLE, "agreement", "held", agreement_form="ramavtal", annual_cost_sek=250000.0, annual_cost_status="A"),
        mark(BOLLNAS, "agreement", "held", agreement_form="iop"),
        mark(HOFORS, "agreement", "held", agreement_form=None),
    ]

    html = chart(agreements(load, filters, *rows), SWEDISH, reference_date=date(2018, 12, 31))

    assert re.findall(r'rowgroup" colspan="5">([^<]+)<', html) == ["IOP", "Ramavtal", "Form ej uppgiven"]
    assert "<b>250\u00a0000 kr</b>" in html
