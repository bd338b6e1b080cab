from datetime import date
from pathlib import Path

import polars as pl
import pytest

from contract import EXTRACTS, label_of
from dashboard.wording import sources, text
from publishing.catalogue.partners import read_partners


def board(*rows: tuple[date, int, int], held: int = 0) -> pl.DataFrame:
    """The last day of a quarter, how many have delivered, how many it does not apply to; of ten. `held` in each row."""
    return pl.DataFrame(
        [
            {"delivery_kind": "placement", "period": f"{end.year}-Q{end.month // 3}", "period_end": end, "delivered": delivered,
             "held": held, "not_applicable": not_applicable, "delivered_of": 10}
            for end, delivered, not_applicable in rows
        ],
        schema={"delivery_kind": pl.String, "period": pl.String, "period_end": pl.Date, "delivered": pl.Int64, "held": pl.Int64,
                "not_applicable": pl.Int64, "delivered_of": pl.Int64},
    )  # fmt: skip


def source(**more: object) -> dict:
    return {"extracts_resting": "", "account": None, "retrieved": None, "source_kind": "plan", **more}


def test_the_headline_counts_the_sources_and_does_not_say_that_every_figure_has_one():
    frame = pl.DataFrame({"source_id": ["a", "b", "c"]})

    assert sources.headline(frame, "sv") == "Uppgifterna bygger på 3 källor. Källan står vid varje uppgift som har en."
    assert sources.headline(frame, "en") == (
        "The figures rest on 3 sources. The source stands beside each figure that has one."
    )
    assert (sources.sources(frame, "sv"), sources.sources(frame, "en")) == ("Källorna", "The sources")


@pytest.mark.parametrize(
    ("row", "swedish", "english"),
    [
        (
            source(extracts_resting="dialogue_meeting, target"),
            "dialogmötena och målen",
            "the dialogue meetings and the targets",
        ),
        (source(account="Flest i Hudiksvall."), "det som berättas i ord", "what is told in words"),
        (source(), "ingen uppgift", "no figure"),
    ],
)
def test_where_a_source_is_used_is_said_without_names_of_code(row, swedish, english):
    assert (sources.used_in(row, "sv"), sources.used_in(row, "en")) == (swedish, english)


@pytest.mark.parametrize("extract", [extract for extract in EXTRACTS if extract != "source"])
def test_every_extract_has_a_name_for_readers(extract):
    assert "_" not in sources.used_in(source(extracts_resting=extract), "sv")


def test_a_source_is_read_and_a_delivery_received():
    on = date(2026, 11, 28)

    assert sources.read_on(source(retrieved=on), "sv") == "Läst den 28 november 2026."
    assert sources.read_on(source(retrieved=on, source_kind="delivery"), "en") == "Received 28 November 2026."
    assert sources.read_on(source(), "sv") == ""


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "En källa berättar i ord vad ingen siffra visar"),
        (3, "Tre källor berättar i ord vad ingen siffra visar"),
    ],
)
def test_accounts_are_counted_in_words(count, words):
    assert sources.accounts(pl.DataFrame({"source_id": ["x"] * count}), "sv") == words


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "Inga källor säger emot varandra"),
        (1, "En motsägelse i källorna"),
        (7, "Sju motsägelser i källorna"),
    ],
)
def test_contradictions_are_counted_in_words(count, words):
    assert sources.conflicts(pl.DataFrame({"conflict_id": ["x"] * count}), "sv") == words


@pytest.mark.parametrize(
    ("frame", "swedish", "english"),
    [
        (board((date(2018, 9, 30), 10, 0), (date(2018, 12, 31), 8, 0), (date(2018, 12, 31), 9, 1)),
         "För 2018 kv 4 har 17 av 19 leveranser kommit in", "For 2018 Q4, 17 of 19 deliveries have come in"),
        (board((date(2018, 9, 30), 0, 0), (date(2018, 12, 31), 0, 1)), "Ingen av de 19 leveranser som behövs har kommit in",
         "None of the 19 deliveries needed has come in"),
        (board((date(2018, 12, 31), 3, 0), (date(2018, 12, 31), 4, 1), held=5),
         "För 2018 kv 4 har 17 av 19 leveranser kommit in; 10 av dem publiceras senare",
         "For 2018 Q4, 17 of 19 deliveries have come in; 10 of them will be published later"),
        (board(), "Inga leveranser väntas till och med den valda perioden",
         "No deliveries are expected up to the chosen period"),
    ],
)  # fmt: skip
def test_deliveries_of_the_latest_quarter(frame, swedish, english):
    # What is delivered once a year is expected of nobody.
    yearly = board((date(2018, 12, 31), 6, 0)).with_columns(delivery_kind=pl.lit("placement_year"))
    frame = pl.concat([frame, yearly])
    assert (sources.deliveries(frame, "sv"), sources.deliveries(frame, "en")) == (swedish, english)


def test_what_the_board_counts():
    words = "Antal kommuner av 10 som det har kommit in uppgifter för, per slag och kvartal"

    assert sources.deliveries_subtitle(board((date(2018, 9, 30), 0, 0)), "sv") == words
    assert sources.deliveries_subtitle(board(), "sv") == ""


def test_documented_figures_name_their_years():
    frame = pl.DataFrame({"period": ["2019/2020", "2012-02"], "period_end": [date(2020, 12, 31), date(2012, 2, 29)]})

    assert sources.figures(frame, "sv") == "2 uppgifter ur källorna, 2012–2020"
    assert sources.figures(frame.head(1), "en") == "One figure from the sources, 2019"
    assert sources.figures(frame.clear(), "sv").startswith("Ingen uppgift om länet är känd")


@pytest.mark.parametrize(
    ("row", "swedish", "english"),
    [
        ({"value": 30.0, "qualifier": "approximate", "unit": "enterprises", "unit_label": "ASF"}, "omkring 30 ASF", None),
        ({"low": 50.0, "high": 60.0, "qualifier": "approximate"}, "omkring 50–60 personer", "about 50–60 personer"),
        ({"low": 50.0, "high": 60.0, "qualifier": "range"}, "50–60 personer", "50–60 personer"),
        ({"value": 281815.0}, "281\u00a0815 personer", "281,815 personer"),
        ({"value": 12.9, "unit": "pct"}, "12,9\u00a0%", "12.9%"),
        ({"low": 11.0, "high": 12.0, "qualifier": "range", "unit": "pct"}, "11–12\u00a0%", "11–12%"),
        ({"value": 0.95, "unit": "ratio"}, "0,95", "0.95"),
        ({"value": 4.0, "qualifier": "at_least", "unit": "municipalities", "unit_label": "kommuner"},
         "minst 4 kommuner", None),
        ({"obs_status": "UN"}, "okänt", "unknown"),
    ],
)  # fmt: skip
def test_a_figure_stands_with_its_precision_and_unit(row, swedish, english):
    known = {"value": None, "low": None, "high": None, "qualifier": "exact", "unit": "persons", "obs_status": "A",
             "unit_label": "personer"} | row  # fmt: skip

    assert sources.figure_amount(known, "sv") == swedish
    assert english is None or sources.figure_amount(known, "en") == english


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({}, "Försörjningskvot"),
        ({"area_code": "00"}, "Försörjningskvot, riket"),
        ({"area_code": "00", "theme": "national"}, "Försörjningskvot"),
        ({"sex": "F", "sex_label": "kvinnor"}, "Försörjningskvot, kvinnor"),
        ({"area_code": "2180"}, "Försörjningskvot, område 2180"),
    ],
)
def test_a_figure_names_its_area_where_it_is_not_the_county(row, words):
    known = {"label": "Försörjningskvot", "sex": "T", "sex_label": "totalt", "area_code": "21", "theme": "population"}

    assert sources.figure_label(known | row, "sv") == words


def test_what_is_ours_stands_beside_the_note():
    row = {"note": "En prognos.", "inference": "Planen daterar inte uppgiften (s. 4)."}

    assert sources.figure_remark(row, "sv") == "En prognos. Vår slutsats: Planen daterar inte uppgiften (s. 4)."
    assert sources.figure_remark({"note": None, "inference": None}, "sv") == ""


def test_who_is_to_deliver_what_is_what_the_register_of_partners_says():
    """And it is said of what shall be: nobody has delivered, and no document says that anybody has agreed to."""
    for language in ("sv", "en"):
        said = text("sources.empty_deliveries", language)
        due, undecided = said.split(". ")[0].split(","), said.split(". ")[-1]
        assert (" ska lämna " if language == "sv" else " are to report ") in said
        partners = read_partners(Path(__file__).parents[3] / "data" / "gavleborg").partners
        for partner in (one for one in partners if not one.municipality_code and one.partner_id != "foretagen"):
            name = (
                partner.name(language).removesuffix(" of Gävleborg").removesuffix(" Gävleborg")
                if partner.partner_id != "region"
                else partner.name(language)
            )
            kinds = [label_of("delivery_kind", kind, language).lower() for kind in partner.owes]
            assert name in (said if partner.owes else undecided), name
            assert all(kind in said.split(name)[1] for kind in kinds), name
        owed = {kind for one in partners if one.municipality_code for kind in one.owes}
        assert all(label_of("delivery_kind", kind, language).lower() in ",".join(due) for kind in owed)
