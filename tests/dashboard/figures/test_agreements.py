import re
from datetime import date

import polars as pl
import pytest

from dashboard.figures.agreements import chart, sentence, subtitle
from dashboard.query import run_query
from dashboard.wording import localise
from dashboard.wording.claims import Relation
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.support_frames import BOLLNAS, GAVLE, HOFORS, mark

REFERENCE = date(2018, 12, 31)
LISTED = {
    "municipality_code": "x", "commitment_number": 1, "valid_from": None, "valid_to": None, "in_force": None,
    "ends_within_year": False, "period": "2016", "value": 1.0, "delivered": 0, "delivered_of": 10, "source_kind": "plan",
}  # fmt: skip
WHOLE = {"delivered": 10, "delivered_of": 10, "period": "2018-Q4", "source_kind": "delivery"}
ONE_SILENT = {**WHOLE, "delivered": 9}
ENDING = {"in_force": True, "ends_within_year": True, "valid_to": date(2019, 3, 31)}
HELD, ENDED = {"in_force": True}, {"in_force": False}
LATER = date(2019, 3, 31)
SILENT_SINCE = {**ONE_SILENT, "ends_within_year": None}
ONE_MORE_DAY = {**SILENT_SINCE, "valid_to": LATER}
NEXT_YEAR = {**SILENT_SINCE, "valid_to": date(2020, 3, 31)}
YEARS_AHEAD = {**SILENT_SINCE, "valid_to": date(2021, 10, 31)}


def listed(*rows: dict) -> pl.DataFrame:
    types = {"valid_from": pl.Date, "valid_to": pl.Date, "in_force": pl.Boolean, "ends_within_year": pl.Boolean}
    filled = [{**LISTED, "municipality_name": row["name"], "municipality_code": row["name"], **row} for row in rows]
    return pl.DataFrame(filled, schema_overrides=types).drop("name")


def said(*rows: dict, language: str = "sv", is_filtered: bool = False):
    return sentence(listed(*rows), language, reference_date=REFERENCE, is_filtered=is_filtered)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"name": "Bollnäs", **ENDING}, {"name": "Gävle", **HELD}], "Avtalet i Bollnäs löper ut den 31 mars 2019"),
        (
            [{"name": "Bollnäs", **WHOLE, **ENDING}, {"name": "Gävle", **WHOLE, **ENDING}],
            "Två avtal löper ut inom ett år, i Bollnäs och Gävle",
        ),
        (
            [{"name": "Bollnäs", **ONE_SILENT, **ENDING}, {"name": "Gävle", **ONE_SILENT, **ENDING}],
            "Minst två avtal löper ut inom ett år, i Bollnäs och Gävle",
        ),
        (
            [{"name": "Bollnäs", **WHOLE, **HELD}, {"name": "Gävle", **WHOLE, **ENDED}],
            "Ett avtal gällde den 31 december 2018",
        ),
        (
            [{"name": "Bollnäs", **ONE_SILENT, **HELD}, {"name": "Gävle", **ONE_SILENT, **ENDED}],
            "Minst ett avtal gällde den 31 december 2018",
        ),
        ([{"name": "Gävle", **WHOLE, **ENDED}], "Inget känt avtal gällde den 31 december 2018"),
        # W5: what a source lists openly is at least so many.
        ([{"name": "Bollnäs"}, {"name": "Gävle"}], "Planen nämner minst två avtal, utan känt start- eller slutdatum"),
        (
            [{"name": "Bollnäs", **ONE_SILENT}, {"name": "Gävle", **ONE_SILENT}],
            "Minst två avtal är kända från 2018 kv 4, utan känt start- eller slutdatum",
        ),
    ],
)
def test_agreements_say_what_ends_then_what_was_in_force_and_never_how_many_there_are(rows, expected):
    assert said(*rows) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"name": "Söderhamn", **YEARS_AHEAD}], "Om ett avtal gällde den 31 mars 2019 är inte känt"),
        (
            [{"name": "Söderhamn", **YEARS_AHEAD}, {"name": "Gävle", **YEARS_AHEAD}, {"name": "Bollnäs", **ENDED}],
            "Om två avtal gällde den 31 mars 2019 är inte känt",
        ),
        (
            [{"name": "Söderhamn", **YEARS_AHEAD}, {"name": "Hudiksvall", **ONE_MORE_DAY}],
            "Om två avtal gällde den 31 mars 2019 är inte känt; "
            "enligt uppgift från slutet av 2018 löper avtalet i Hudiksvall ut den 31 mars 2019",
        ),
        (
            [{"name": "Hudiksvall", **ONE_MORE_DAY}, {"name": "Gävle", **NEXT_YEAR}],
            "Om två avtal gällde den 31 mars 2019 är inte känt; enligt uppgifter från slutet av 2018 "
            "löper avtal ut i Hudiksvall den 31 mars 2019 och i Gävle den 31 mars 2020",
        ),
        (
            [{"name": name, **ONE_MORE_DAY} for name in "ABCD"],
            "Om fyra avtal gällde den 31 mars 2019 är inte känt; "
            "enligt uppgifter från slutet av 2018 löper avtal ut inom ett år i A, B, C och D",
        ),
        (
            [{"name": "Ockelbo", **ONE_SILENT, **HELD}, {"name": "Hudiksvall", **ONE_MORE_DAY, "period": "2016-Q1"}],
            "Minst ett avtal gällde den 31 mars 2019; "
            "enligt uppgift från slutet av mars 2016 löper avtalet i Hudiksvall ut den 31 mars 2019",
        ),
        ([{"name": "Bollnäs", **ONE_SILENT, **ENDED}], "Inget känt avtal gällde den 31 mars 2019"),
    ],
)
def test_silence_since_a_statement_is_neither_an_agreement_in_force_nor_none(rows, expected):
    said = sentence(listed(*rows), "sv", reference_date=LATER, is_filtered=False)

    assert said == expected
    assert all(claim.subject.column == "value" or claim.than == 1 for claim in said.claims)


def test_what_is_stated_of_earlier_is_told_as_of_then():
    frame = listed({"name": "Gävle", **NEXT_YEAR}, {"name": "Bollnäs", **YEARS_AHEAD, "period": "2018-Q3"})
    one, chosen = listed({"name": "Gävle", **YEARS_AHEAD, "delivered_of": 1}), date(2020, 2, 29)

    assert subtitle(frame, "sv", reference_date=LATER) == (
        "Avtal efter form och motpart. Det lodräta strecket är den 31 mars 2019. "
        "Det skrafferade är enligt uppgifter från slutet av september 2018 till slutet av 2018; "
        "om det gäller är inte känt."
    )
    assert sentence(one, "sv", reference_date=chosen, is_filtered=True) == (
        "Om ett avtal i Gävle gällde den 29 februari 2020 är inte känt"
    )


def test_a_filtered_view_says_of_whom_it_speaks():
    one = {"name": "Hudiksvall", "delivered_of": 1}
    two = ({"name": "Hudiksvall", "delivered_of": 2}, {"name": "Bollnäs", "delivered_of": 2})

    assert said(one, is_filtered=True) == (
        "Planen nämner minst ett avtal i Hudiksvall, utan känt start- eller slutdatum"
    )
    assert said(*two, is_filtered=True, language="en") == (
        "The plan names at least two agreements in the chosen municipalities, with no known start or end"
    )


def test_each_agreement_is_claimed_to_be_there_and_in_force_where_that_is_said():
    claims = said({"name": "Bollnäs", **ONE_SILENT, **HELD}, {"name": "Gävle", **ONE_SILENT, **ENDED}).claims

    assert [(claim.subject.column, claim.relation, claim.than) for claim in claims] == [
        ("value", Relation.EXACTLY, 1),
        ("in_force", Relation.EXACTLY, 1),
    ]
    assert {dict(claim.subject.row)["municipality_code"] for claim in claims} == {"Bollnäs"}


def test_agreements_without_rows_and_without_dates():
    undated, today = listed({"name": "Bollnäs"}), date(2026, 11, 22)

    assert sentence(undated.clear(), "sv", reference_date=today, is_filtered=True) == "Inga avtal är kända för urvalet"
    assert subtitle(undated, "sv", reference_date=today) == (
        "Avtal efter form och motpart, som de uppgavs 2016. Om de gäller den 22 november 2026 är inte känt."
    )


def agreements(load, filters, *rows: dict) -> pl.DataFrame:
    filled = [{"counts_as_support": True, "agreement_form": "iop", **row} for row in rows]
    return localise(run_query(load(commitment=filled), "agreements", filters()), "sv")


def test_agreements_without_any_date_are_a_list_without_bars(load, filters):
    undated = mark(
        BOLLNAS, "agreement", "held", period="2016", page="7", evidence_sv="Avtal", evidence_en="Agreement",
        inference_sv="Så läser vi.",
    )  # fmt: skip
    frame = agreements(load, filters, undated)

    html = chart(frame, SWEDISH, reference_date=date(2018, 12, 31))

    assert "bar" not in re.findall(r'class="([a-z]+)', html)
    assert "IOP, motpart ej uppgiven<small>Avtal (s. 7) Vår slutsats: Så läser vi.</small>" in html
    assert "inte känt om det gäller" not in html, "the line above the table says it of them all"
    assert "start okänd, slut okänt" in html


def test_agreements_with_some_dates_have_bars_that_fade_where_nothing_is_known(load, filters):
    ended = {
        "valid_from_status": "known",
        "valid_from": date(2016, 7, 1),
        "valid_to_status": "known",
        "valid_to": date(2017, 6, 30),
    }
    ending = {"valid_to_status": "known", "valid_to": date(2019, 6, 30), "commitment_number": 2}
    frame = agreements(
        load, filters, mark(GAVLE, "agreement", "held", **ended), mark(BOLLNAS, "agreement", "held", **ending),
        mark(HOFORS, "agreement", "held", valid_to_status="open_ended", counts_as_support=False),
    )  # fmt: skip

    html = chart(frame, SWEDISH, reference_date=date(2018, 12, 31))

    bars = re.findall(
        r'<i class="bar (.*?)" style="left:([\d.]+)%;width:([\d.]+)%"></i><i class="ref" style="left:([\d.]+)%">', html
    )
    # The axis runs from 2015 to the end of 2020: 2191 days.
    line = round(100 * (date(2018, 12, 31) - date(2015, 1, 1)).days / 2191, 2)
    start = round(100 * (date(2016, 7, 1) - date(2015, 1, 1)).days / 2191, 2)
    assert [(kind, float(left), float(ref)) for kind, left, _, ref in bars] == [
        ("soon fade-in", 0.0, line),
        ("now fade-in fade-out", 0.0, line),
        ("past", start, line),
    ]
    assert float(bars[1][2]) == 100.0
    assert '<b class="soon">löper ut den 30 juni 2019</b><small>start okänd</small>' in html
    assert "<small>räknas inte som stödstruktur</small>" in html
    assert "<small>avslutat</small>" in html
    assert "31 december 2018" in html
