from datetime import date

from dashboard.query import run_query

INDICATORS = [
    {"indicator_code": "asf", "label_sv": "ASF", "theme": "enterprises", "unit": "enterprises"},
    {"indicator_code": "placed", "label_sv": "Placerade", "theme": "usage", "stock_flow": "flow"},
]


def build(load):
    return load(
        indicator=INDICATORS,
        observation=[
            {"indicator_code": "asf", "period": "2016", "value": 30.0, "qualifier": "approximate", "page": "6"},
            {
                "indicator_code": "asf",
                "period": "2017",
                "value": 31.0,
                "inference_sv": "Eget.",
                "inference_en": "Ours.",
            },
            {"indicator_code": "asf", "period": "2016", "value": 350.0, "area_code": "00"},
            {"indicator_code": "asf", "period": "2015", "value": None, "obs_status": "UN"},
            {
                "indicator_code": "placed",
                "period": "2016",
                "low": 50.0,
                "high": 60.0,
                "qualifier": "range",
                "page": "11",
            },
            {"indicator_code": "placed", "period": "2019", "value": 1.0},
        ],
    )


def test_all_themes_up_to_the_reference_date(load, filters):
    frame = run_query(build(load), "county_figures", filters())

    assert frame.columns == [
        "indicator_code", "label_sv", "label_en", "definition_sv", "definition_en", "theme", "unit", "stock_flow",
        "area_code", "sex", "period", "period_end", "value", "low", "high", "qualifier", "obs_status", "value_kind",
        "missing_parts", "rounded_parts", "page", "note_sv", "note_en", "inference_sv", "inference_en", "source_id",
        "catalogue", "source_refs",
    ]  # fmt: skip
    words = ("x", "x", "x")
    asf = ("asf", "ASF", *words, "enterprises", "enterprises", "stock")
    end = ("kalla", "prov")
    whole, silent = (0, 0), (None, None)
    assert frame.rows() == [
        (*asf, "21", "T", "2015", date(2015, 12, 31), None, None, None, "exact", "UN", None, *whole, None, *silent, *silent, *end,
         None),
        # About how much leaves both ends open.
        (*asf, "21", "T", "2016", date(2016, 12, 31), 30.0, None, None, "approximate", "A", "stated", *whole, "6", *silent,
         *silent, *end, "kalla:6"),
        (*asf, "21", "T", "2017", date(2017, 12, 31), 31.0, 31.0, 31.0, "exact", "A", "stated", *whole, None, *silent,
         "Eget.", "Ours.", *end, "kalla"),
        (*asf, "00", "T", "2016", date(2016, 12, 31), 350.0, 350.0, 350.0, "exact", "A", "stated", *whole, None, *silent, *silent,
         *end, "kalla"),
        ("placed", "Placerade", *words, "usage", "persons", "flow", "21", "T", "2016", date(2016, 12, 31), None, 50.0, 60.0,
         "range", "A", "stated", *whole, "11", *silent, *silent, *end, "kalla:11"),
    ]  # fmt: skip


def test_one_theme(load, filters):
    frame = run_query(build(load), "county_figures", filters(theme="usage"))

    assert frame["indicator_code"].to_list() == ["placed"]
