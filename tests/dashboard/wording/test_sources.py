from datetime import date

import polars as pl
import pytest

from dashboard.wording import sources


def kinds(*names: str) -> pl.DataFrame:
    return pl.DataFrame({"source_kind": names}, schema={"source_kind": pl.String})


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


def test_the_headline_counts_the_sources():
    frame = kinds("plan", "plan", "publication")

    assert sources.headline(frame, "sv") == "Allt som visas vilar på 3 källor, och varje rad säger vilken."
    assert sources.headline(frame, "en") == "All that is shown rests on 3 sources, and each row says which."


@pytest.mark.parametrize(
    ("frame", "swedish", "english"),
    [
        (kinds("publication", "plan", "publication"), "Flest är publikationer: 2 av 3 källor",
         "Most are publications: 2 of 3 sources"),
        (kinds("example", "example"), "Alla 2 källor är exempel", "All 2 sources are examples"),
        # A tie goes to the first name, always the same.
        (kinds("publication", "official_statistics"), "Flest är officiell statistik: 1 av 2 källor",
         "Most are official statistics: 1 of 2 sources"),
    ],
)  # fmt: skip
def test_the_most_common_kind_of_source(frame, swedish, english):
    assert (sources.sources(frame, "sv"), sources.sources(frame, "en")) == (swedish, english)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "Inga källor säger emot varandra"),
        (1, "En motsägelse, och så gör vi"),
        (7, "Sju motsägelser, och så gör vi"),
    ],
)
def test_contradictions_are_counted_in_words(count, words):
    assert sources.conflicts(pl.DataFrame({"conflict_id": ["x"] * count}), "sv") == words


@pytest.mark.parametrize(
    ("frame", "swedish", "english"),
    [
        (board((date(2018, 9, 30), 10, 0), (date(2018, 12, 31), 8, 0), (date(2018, 12, 31), 9, 1)),
         "För 2018 kv 4 har 17 av 19 leveranser kommit in", "For 2018 Q4, 17 of 19 deliveries have come in"),
        (board((date(2018, 9, 30), 0, 0), (date(2018, 12, 31), 0, 1)), "Ingen av 19 väntade leveranser har kommit in",
         "None of 19 expected deliveries has come in"),
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
    words = "Antal kommuner av 10 som har levererat, per slag och kvartal"

    assert sources.deliveries_subtitle(board((date(2018, 9, 30), 0, 0)), "sv") == words
    assert sources.deliveries_subtitle(board(), "sv") == ""


def test_documented_figures_name_their_years():
    frame = pl.DataFrame({"period": ["2019/2020", "2012-02"], "period_end": [date(2020, 12, 31), date(2012, 2, 29)]})

    assert sources.figures(frame, "sv") == "2 uppgifter står i källorna, 2012–2020"
    assert sources.figures(frame.head(1), "en") == "One figure stands in the sources, 2019"
    assert sources.figures(frame.clear(), "sv").startswith("Ingen uppgift om länet är känd")


@pytest.mark.parametrize(
    ("row", "swedish", "english"),
    [
        ({"value": 30.0, "qualifier": "approximate", "unit": "enterprises", "unit_label": "ASF"}, "≈\u00a030 ASF", None),
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


def test_areas_have_names():
    assert [sources.area(code, "sv") for code in ("21", "00", "2180")] == ["länet", "riket", "område 2180"]
