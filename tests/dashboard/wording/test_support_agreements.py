from datetime import date

import polars as pl
import pytest

from dashboard.wording.claims import Relation
from dashboard.wording.support_agreements import agreements, agreements_subtitle
from dashboard.wording.validity import short_validity, validity

REFERENCE = date(2018, 12, 31)
LISTED = {
    "municipality_code": "x", "commitment_number": 1, "valid_from": None, "valid_to": None, "in_force": None,
    "ends_within_year": False, "period": "2016", "value": 1.0, "delivered": 0, "delivered_of": 10, "source_kind": "plan",
}  # fmt: skip
WHOLE = {"delivered": 10, "delivered_of": 10, "period": "2018-Q4", "source_kind": "delivery"}
ONE_SILENT = {**WHOLE, "delivered": 9}


def listed(*rows: dict) -> pl.DataFrame:
    types = {"valid_from": pl.Date, "valid_to": pl.Date, "in_force": pl.Boolean, "ends_within_year": pl.Boolean}
    filled = [{**LISTED, "municipality_name": row["name"], "municipality_code": row["name"], **row} for row in rows]
    return pl.DataFrame(filled, schema_overrides=types).drop("name")


def said(*rows: dict, language: str = "sv", is_filtered: bool = False):
    return agreements(listed(*rows), language, reference_date=REFERENCE, is_filtered=is_filtered)


ENDING = {"in_force": True, "ends_within_year": True, "valid_to": date(2019, 3, 31)}
HELD, ENDED = {"in_force": True}, {"in_force": False}


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


LATER = date(2019, 3, 31)
SILENT_SINCE = {**ONE_SILENT, "ends_within_year": None}
ONE_MORE_DAY = {**SILENT_SINCE, "valid_to": LATER}
NEXT_YEAR = {**SILENT_SINCE, "valid_to": date(2020, 3, 31)}
YEARS_AHEAD = {**SILENT_SINCE, "valid_to": date(2021, 10, 31)}


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
    said = agreements(listed(*rows), "sv", reference_date=LATER, is_filtered=False)

    assert said == expected
    assert all(claim.subject.column == "value" or claim.than == 1 for claim in said.claims)


def test_what_is_stated_of_earlier_is_told_as_of_then():
    frame = listed({"name": "Gävle", **NEXT_YEAR}, {"name": "Bollnäs", **YEARS_AHEAD, "period": "2018-Q3"})
    one, chosen = listed({"name": "Gävle", **YEARS_AHEAD, "delivered_of": 1}), date(2020, 2, 29)

    assert agreements_subtitle(frame, "sv", reference_date=LATER) == (
        "Avtal efter form och motpart. Det lodräta strecket är den 31 mars 2019. "
        "Det skrafferade är enligt uppgifter från slutet av september 2018 till slutet av 2018; "
        "om det gäller är inte känt."
    )
    assert agreements(one, "sv", reference_date=chosen, is_filtered=True) == (
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

    assert (
        agreements(undated.clear(), "sv", reference_date=today, is_filtered=True) == "Inga avtal är kända för urvalet"
    )
    assert agreements_subtitle(undated, "sv", reference_date=today) == (
        "Avtal efter form och motpart, som de uppgavs 2016. Om de gäller den 22 november 2026 är inte känt."
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
