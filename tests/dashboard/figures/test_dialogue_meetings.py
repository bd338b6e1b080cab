from datetime import date

import polars as pl
import pytest

from dashboard.figures.dialogue_meetings import chart, sentence, spoken_of
from dashboard.figures.dialogue_meetings import meetings as dialogue_meetings_meetings
from dashboard.wording import localise
from dashboard.wording.claims import Relation
from tests.dashboard.drawn import SWEDISH, Cells
from tests.dashboard.usage_frames import frame, row

STATED = {"value_kind": "stated", "qualifier": "range", "low": 1.0, "high": 2.0, "rounded_parts": 0}
GAVLE, HOFORS, BOLLNAS = "Gävle", "Hofors", "Bollnäs"


def met(name: str, year: str, value: float | None, end: date | None = None, **more: object) -> dict:
    """The meetings in one municipality and year; without a number, one quarter or more is missing."""
    keys = {"municipality_code": name, "municipality_name": name, "period": year, "inference": None}
    its = row(value, **{"missing_parts": 0 if value is not None else 1, **keys, **more})
    return {"qualifier": None, **its, "period_end": end or date(int(year), 12, 31)}


def stated(name: str, **more: object) -> dict:
    return met(name, "2016", None, obs_status="A", missing_parts=0, **STATED, **more)


def not_named(name: str) -> dict:
    return met(name, "2016", None, obs_status="UN", missing_parts=1, inference="Enstaka möten nämner planen inte.")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([met(GAVLE, "2016", 0), met(HOFORS, "2016", 0), met(GAVLE, "2018", 2), met(HOFORS, "2018", 1)],
         "I två kommuner hölls dialogmöten 2018, i ingen 2016"),
        ([met(GAVLE, "2018", 2), met(HOFORS, "2018", 1), met(BOLLNAS, "2018", None)],
         "I minst två kommuner hölls dialogmöten 2018"),
        ([met(GAVLE, "2018", 2), met(HOFORS, "2018", 0), met(BOLLNAS, "2018", None)],
         "I minst en kommun hölls dialogmöten 2018"),
        ([met(GAVLE, "2018", 0), met(HOFORS, "2018", 0), met(BOLLNAS, "2018", None)],
         "Ingen uppgift finns om att dialogmöten hölls 2018"),
        ([met(GAVLE, "2018", 2), met(HOFORS, "2018", None, obs_status="NA", missing_parts=0)],
         "I en kommun hölls dialogmöten 2018"),
        ([stated(GAVLE), stated(BOLLNAS), met(HOFORS, "2016", None)],
         "I minst två kommuner hölls dialogmöten 2016, 1–2 gånger per år"),
        ([stated(GAVLE), not_named(HOFORS), not_named(BOLLNAS)],
         "I minst en kommun hölls dialogmöten 2016, 1–2 gånger per år"),
        ([not_named(HOFORS), met(HOFORS, "2017", None)], "Planen nämner inga återkommande dialogmöten i Hofors 2016"),
        ([not_named(HOFORS), not_named(GAVLE)], "Planen nämner inga återkommande dialogmöten i Hofors och Gävle 2016"),
        ([not_named(HOFORS), met(GAVLE, "2016", None)], "Ingen uppgift finns om dialogmöten"),
        ([not_named(HOFORS), met(HOFORS, "2017", 2)], "I Hofors hölls 2 dialogmöten 2017"),
        ([stated(GAVLE, inference="Vi räknar det så.")], "I Gävle hölls 1–2 dialogmöten 2016, enligt vår tolkning"),
        ([met(GAVLE, "2016", 0), met(HOFORS, "2016", 0)], "I ingen kommun hölls dialogmöten 2016"),
        ([met(GAVLE, "2016", None), met(HOFORS, "2016", None)], "Ingen uppgift finns om dialogmöten"),
        ([stated(GAVLE)], "I Gävle hölls 1–2 dialogmöten 2016"),
        ([met(GAVLE, "2016", 0)], "I Gävle hölls inget dialogmöte 2016"),
        ([met(GAVLE, "2016", 1)], "I Gävle hölls ett dialogmöte 2016"),
        ([met(GAVLE, "2016", 3, missing_parts=1)], "I Gävle hölls minst 3 dialogmöten 2016"),
        ([met(GAVLE, "2016", None)], "Ingen uppgift finns om dialogmöten"),
    ],
)  # fmt: skip
def test_dialogue(rows, words):
    assert sentence(frame(*rows), "sv") == words


class TestAYearThatFewHaveToldOf:
    """Five in 2018, and of 2019 one municipality has told of one quarter: that is silence, and no fall."""

    SPRING = date(2019, 3, 31)

    def years(self):
        names = [GAVLE, HOFORS, BOLLNAS]
        whole = [met(name, "2018", 2) for name in names]
        return whole, [
            met(GAVLE, "2019", 1, self.SPRING),
            *(met(name, "2019", None, self.SPRING) for name in names[1:]),
        ]

    def test_gives_way_to_the_last_that_most_have_told_of(self):
        whole, begun = self.years()

        assert sentence(frame(*whole, *begun), "sv") == "I tre kommuner hölls dialogmöten 2018"

    def test_who_has_delivered_is_counted_of_the_year_that_is_told_of(self):
        whole, begun = self.years()

        assert set(spoken_of(frame(*whole, *begun))["period"]) == {"2018"}
        assert set(spoken_of(frame(*begun))["period"]) == {"2019"}

    def test_is_told_alone_with_how_many_have_told(self):
        _, begun = self.years()

        said = sentence(frame(*begun), "sv")
        assert said == (
            "I minst en kommun hölls dialogmöten 2019 till och med 31 mars. Hittills har en av tre kommuner lämnat uppgifter."
        )
        assert sentence(frame(*begun), "en") == (
            "Dialogue meetings were held in at least one municipality in 2019 up to 31 March. "
            "So far, one of three municipalities have reported."
        )


def test_no_recurring_meetings_are_not_none():
    row = not_named(HOFORS)

    assert dialogue_meetings_meetings(row, "sv") == "inga återkommande"
    assert dialogue_meetings_meetings(row, "en") == "none recurring"
    assert sentence(frame(row), "en") == "The plan names no recurring dialogue meetings in Hofors in 2016"
    assert sentence(frame(row), "sv").claims == ()


def test_a_view_of_chosen_municipalities_says_so():
    rows = frame(met(GAVLE, "2018", 2), met(HOFORS, "2018", 0), met(BOLLNAS, "2018", None))

    said = sentence(rows, "sv", places=(GAVLE, HOFORS, BOLLNAS))
    assert said == "I minst en av de tre valda kommunerna hölls dialogmöten 2018"
    assert {(claim.subject.column, claim.relation, claim.than) for claim in said.claims} == {
        ("low", Relation.AT_LEAST, 1.0), ("value", Relation.EXACTLY, 0.0)
    }  # fmt: skip


def test_a_year_that_is_not_over_says_how_far_it_is_counted():
    rows = frame(met(GAVLE, "2018", 2, date(2018, 6, 30)))

    assert sentence(rows, "sv") == "I Gävle hölls 2 dialogmöten 2018 till och med 30 juni"
    assert sentence(rows, "en") == "In Gävle, 2 dialogue meetings were held in 2018 up to 30 June"


def meetings() -> pl.DataFrame:
    ends = {"2017": date(2017, 12, 31), "2018": date(2018, 6, 30)}
    rows = [
        ("Gävle", "2017", None, 1.0, 2.0, 0, "range", "A", None),
        ("Gävle", "2018", 3.0, 3.0, None, 1, None, "A", None),
        ("Hofors", "2017", None, 0.0, 0.0, 0, None, "NA", None),
        ("Hofors", "2018", 0.0, 0.0, 0.0, 0, None, "A", "Planen nämner <ingen>."),
        ("<b>", "2017", None, 0.0, None, 1, None, "NL", None),
        ("<b>", "2018", None, 0.0, None, 1, None, "UN", None),
    ]
    names = [
        "municipality_name",
        "period",
        "value",
        "low",
        "high",
        "missing_parts",
        "qualifier",
        "obs_status",
        "inference",
    ]
    frame = pl.DataFrame(rows, schema=names, orient="row")
    return localise(frame.with_columns(period_end=pl.col("period").replace_strict(ends)), "sv")


def test_meetings_by_municipality_and_year_with_every_kind_of_missing_in_words():
    html = chart(meetings(), SWEDISH)

    assert Cells(html.partition("</table>")[0]).rows == [
        ["Kommun", "2017", "2018 till och med 30 juni"],
        ["Gävle", "1–2", "minst 3"],
        ["Hofors", "ej tillämpligt", "0"],
        ["<b>", "ej levererat", "okänt"],
    ]
    assert "<b>" not in html.replace("<b></b>", "")
    assert html.count('class="hatch"') == 3
    assert html.endswith('<p class="source note">Vår slutsats: Planen nämner &lt;ingen&gt;.</p>')
