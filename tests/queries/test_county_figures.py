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
        "area_code", "area_code_label_sv", "area_code_label_en", "elsewhere_sv", "elsewhere_en", "sex", "period", "period_end", "value", "low", "high", "qualifier", "obs_status", "value_kind",
        "missing_parts", "rounded_parts", "page", "note_sv", "note_en", "inference_sv", "inference_en", "source_id",
        "catalogue", "source_refs",
    ]  # fmt: skip
    words = ("x", "x", "x")
    asf = ("asf", "ASF", *words, "enterprises", "enterprises", "stock")
    end = ("kalla", "prov")
    whole, silent = (0, 0), (None, None)
    here = ("21", "Gävleborgs län", "Gävleborg county", None, None)
    nation = ("00", "Riket", "Sweden", "riket", "Sweden")
    assert frame.rows() == [
        (*asf, *here, "T", "2015", date(2015, 12, 31), None, None, None, "exact", "UN", None, *whole, None, *silent, *silent, *end,
         None),
        # About how much leaves both ends open.
        (*asf, *here, "T", "2016", date(2016, 12, 31), 30.0, None, None, "approximate", "A", "stated", *whole, "6", *silent,
         *silent, *end, "kalla:6"),
        (*asf, *here, "T", "2017", date(2017, 12, 31), 31.0, 31.0, 31.0, "exact", "A", "stated", *whole, None, *silent,
         "Eget.", "Ours.", *end, "kalla"),
        (*asf, *nation, "T", "2016", date(2016, 12, 31), 350.0, 350.0, 350.0, "exact", "A", "stated", *whole, None, *silent, *silent,
         *end, "kalla"),
        ("placed", "Placerade", *words, "usage", "persons", "flow", *here, "T", "2016", date(2016, 12, 31), None, 50.0, 60.0,
         "range", "A", "stated", *whole, "11", *silent, *silent, *end, "kalla:11"),
    ]  # fmt: skip


def test_one_theme(load, filters):
    frame = run_query(build(load), "county_figures", filters(theme="usage"))

    assert frame["indicator_code"].to_list() == ["placed"]


def test_it_goes_without_saying_where_a_figure_of_the_region_or_a_theme_of_the_nation_is(load, filters):
    areas = [
        {"area_code": "trakten", "area_level": "region", "label_sv": "Trakten", "label_en": "The tract", "is_region": True},
        {"area_code": "98", "area_level": "county", "label_sv": "Annat län", "label_en": "Another county", "is_region": False},
        {"area_code": "00", "area_level": "nation", "label_sv": "Riket", "label_en": "Sweden", "is_region": False},
    ]  # fmt: skip
    indicators = [
        {"indicator_code": "asf", "theme": "enterprises"}, {"indicator_code": "of_nation", "theme": "national"},
    ]  # fmt: skip
    observations = [
        {"indicator_code": name, "area_code": area, "period": "2016", "value": 1.0}
        for name, area in (("asf", "trakten"), ("asf", "98"), ("asf", "2180"), ("of_nation", "00"))
    ]

    frame = run_query(load(area=areas, indicator=indicators, observation=observations), "county_figures", filters())

    assert set(frame.select("area_code", "area_code_label_sv", "elsewhere_sv", "elsewhere_en").rows()) == {
        ("trakten", "Trakten", None, None),
        ("98", "Annat län", "Annat län", "Another county"),
        ("2180", "Gävle", "Gävle", "Gävle"),
        ("00", "Riket", None, None),
    }
