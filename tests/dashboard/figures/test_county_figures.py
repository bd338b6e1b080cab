from datetime import date

import polars as pl
import pytest

from dashboard.figures.county_figures import chart, figure_amount, figure_label, figure_remark, sentence
from tests.dashboard.drawn import rows_of
from tests.dashboard.source_frames import SOURCES, SV, ask


def test_documented_figures_name_their_years():
    frame = pl.DataFrame({"period": ["2019/2020", "2012-02"], "period_end": [date(2020, 12, 31), date(2012, 2, 29)]})

    assert sentence(frame, "sv") == "2 uppgifter ur källorna, 2012–2020"
    assert sentence(frame.head(1), "en") == "One figure from the sources, 2019"
    assert sentence(frame.clear(), "sv").startswith("Ingen uppgift om regionen är känd")


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

    assert figure_amount(known, "sv") == swedish
    assert english is None or figure_amount(known, "en") == english


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({}, "Försörjningskvot"),
        ({"elsewhere": "riket"}, "Försörjningskvot, riket"),
        ({"sex": "F", "sex_label": "kvinnor"}, "Försörjningskvot, kvinnor"),
        ({"sex": "F", "sex_label": "kvinnor", "elsewhere": "Gävle"}, "Försörjningskvot, kvinnor, Gävle"),
    ],
)
def test_a_figure_names_its_area_where_it_is_not_the_county(row, words):
    known = {"label": "Försörjningskvot", "sex": "T", "sex_label": "totalt", "elsewhere": None}

    assert figure_label(known | row) == words


def test_what_is_ours_stands_beside_the_note():
    row = {"note": "En prognos.", "inference": "Planen daterar inte uppgiften (s. 4)."}

    assert figure_remark(row, "sv") == "En prognos. Vår slutsats: Planen daterar inte uppgiften (s. 4)."
    assert figure_remark({"note": None, "inference": None}, "sv") == ""


def test_documented_figures_are_grouped_with_the_enterprises_first(load, filters):
    indicator = {"stock_flow": "stock", "label_en": "x"}
    rows = {
        "source": SOURCES,
        "indicator": [
            indicator | {"indicator_code": "invanare", "label_sv": "Invånare", "theme": "population", "unit": "persons"},
            indicator | {"indicator_code": "asf", "label_sv": "ASF", "theme": "enterprises", "unit": "enterprises"},
        ],
        "observation": [
            {"indicator_code": "invanare", "period": "2015", "value": 140_281.0, "sex": "F", "source_id": "plan", "page": "3"},
            {"indicator_code": "asf", "period": "2016", "value": 30.0, "qualifier": "approximate", "note_sv": "Ungefär.",
             "inference_sv": "Eget."},
            {"indicator_code": "asf", "period": "2017", "obs_status": "UN"},
        ],
    }  # fmt: skip
    database = load(**rows)
    frames = [ask(database, name, filters()) for name in ("county_figures", "sources")]

    html = chart(frames[0], SV, sources=frames[1])

    assert rows_of(html) == [
        ["Företagen"],
        ["ASF Ungefär. Vår slutsats: Eget.", "omkring 30 ASF", "2016", "SCB"],
        ["ASF", "okänt", "2017", "SCB"],
        ["Befolkning"],
        ["Invånare, kvinnor", "140 281 personer", "2015", "Planen, s. 3"],
    ]


def test_without_any_figure_there_is_no_table(load, filters):
    database = load(source=SOURCES)
    frame, sources = (ask(database, name, filters()) for name in ("county_figures", "sources"))

    assert chart(frame, SV, sources=sources) == ""
