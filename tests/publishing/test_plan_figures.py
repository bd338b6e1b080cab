"""The plan's figures and the other sources', typed by hand from the documents and held against what is published."""

import polars as pl
import pytest

# indicator, area, sex, period, value, low, high, qualifier, page of the plan
PLAN = [
    ("residents", "21", "T", "2015-12", 281851, None, None, "exact", "3"),
    ("residents", "21", "M", "2015-12", 141534, None, None, "exact", "3"),
    ("residents", "21", "F", "2015-12", 140281, None, None, "exact", "3"),
    ("residents_largest_municipality", "21", "T", "2015-12", 99000, None, None, "approximate", "3"),
    ("residents_share_smallest_four_pct", "21", "T", "2015-12", 13, None, None, "approximate", "3"),
    ("residents_65_plus_pct", "21", "T", "2015", 23, None, None, "exact", "3"),
    ("residents_65_plus_pct", "00", "T", "2015", 20, None, None, "exact", "3"),
    ("dependency_ratio", "21", "T", "2015", 83, None, None, "exact", "3"),
    ("dependency_ratio", "00", "T", "2015", 74, None, None, "exact", "3"),
    ("foreign_background_pct", "21", "T", "2016", None, 11, 12, "range", "3"),
    ("foreign_background_pct", "00", "T", "2016", None, 16, 17, "range", "3"),
    ("labour_market_entry_ratio", "21", "T", "2010/2020", 0.7, None, None, "exact", "4"),
    ("labour_market_entry_ratio", "00", "T", "2010/2020", 0.95, None, None, "exact", "4"),
    ("open_unemployment_pct", "21", "M", "2016", 10, None, None, "exact", "4"),
    ("open_unemployment_pct", "21", "F", "2016", 7, None, None, "exact", "4"),
    ("youth_unemployment_20_24_pct", "21", "M", "2016", 21, None, None, "exact", "4"),
    ("youth_unemployment_20_24_pct", "21", "F", "2016", 17, None, None, "exact", "4"),
    ("enterprises", "21", "T", "2016", 30, None, None, "approximate", "6"),
    ("sak_members", "21", "T", "2016", 11, None, None, "exact", "7"),
    ("sak_employees", "21", "T", "2016", 100, None, None, "approximate", "7"),
    ("enterprises_with_af_agreement", "21", "T", "2016", 20, None, None, "exact", "9"),
    ("placed_via_af", "21", "T", "2016", 260, None, None, "approximate", "9"),
    ("enhanced_cooperation_share_pct", "21", "T", "2016", 20, None, None, "approximate", "9"),
    ("placed_by_municipalities", "21", "T", "2016", None, 50, 60, "approximate", "11"),
    ("steering_groups", "21", "T", "2016", 4, None, None, "exact", "13"),
    ("support_structure_municipalities", "21", "T", "2016", 3, None, None, "exact", "14"),
]

# indicator, area, sex, period, source, value, qualifier
OTHERS = [
    ("residents", "21", "T", "2015", "scb_befolkning", 281815, "exact"),
    ("residents", "21", "T", "2021", "ekonomifakta", 287767, "exact"),
    ("residents", "21", "T", "2023", "encycloreader", 285642, "exact"),
    ("enterprises", "21", "T", "2017", "tillvaxtverket_projekt", 31, "approximate"),
    ("employees_in_enterprises", "21", "T", "2017", "tillvaxtverket_projekt", 221, "approximate"),
    ("people_in_measures", "21", "T", "2017", "tillvaxtverket_projekt", 214, "approximate"),
    ("people_in_enterprises", "21", "T", "2017", "tillvaxtverket_projekt", 350, "approximate"),
    ("enterprises", "21", "T", "2019/2020", "finsam_gavleborg", 30, "approximate"),
    ("people_in_enterprises", "21", "T", "2019/2020", "finsam_gavleborg", 350, "approximate"),
    ("employees_in_enterprises", "21", "T", "2019/2020", "finsam_gavleborg", 200, "approximate"),
    ("register_enterprises", "21", "T", "2012-02", "tillvaxtverket_register", 11, "exact"),
    ("national_enterprises", "00", "T", "2016", "tillvaxtverket_statistik", 350, "exact"),
    ("national_enterprises", "00", "T", "2017", "tillvaxtverket_statistik", 344, "exact"),
    ("national_people_in_enterprises", "00", "T", "2016", "piacs", 10000, "approximate"),
    ("national_people_in_enterprises", "00", "T", "2017-12", "sofisam_2017", 9630, "at_least"),
    ("national_people_wished", "00", "T", "2016", "piacs", 30000, "exact"),
    ("survey_answers", "00", "T", "2016", "piacs", 149, "exact"),
    ("unemployment_registered_pct", "21", "T", "2015-07", "statskoll", 10.9, "exact"),
    ("unemployment_registered_pct", "21", "T", "2015-12", "af_press_2015_12", 11.9, "exact"),
    ("unemployment_registered_pct", "00", "T", "2015-12", "af_press_2015_12", 8.0, "exact"),
    ("unemployment_registered_pct", "21", "T", "2016-12", "af_press_2017_12", 11.5, "exact"),
    ("unemployment_registered_pct", "21", "T", "2018-04", "af_press_2018_04", 9.8, "exact"),
    ("unemployed_registered", "21", "T", "2016-12", "af_press_2017_12", 15605, "exact"),
    ("unemployed_registered", "21", "F", "2017-02", "af_press_2017_02", 6676, "exact"),
    ("unemployed_registered", "21", "M", "2017-02", "af_press_2017_02", 8919, "exact"),
]


@pytest.mark.parametrize("figure", PLAN, ids=lambda figure: "-".join(figure[:4]))
def test_a_figure_of_the_plan_is_published_with_its_page(read, figure):
    indicator, area, sex, period, *expected = figure
    rows = read("observation").filter(
        indicator_code=indicator, area_code=area, sex=sex, period=period, source_id="plan", obs_status="A"
    )
    assert rows.select("value", "low", "high", "qualifier", "page").rows() == [tuple(expected)]


# Where the source gives no date: the period is ours, and the row says how we come to it.
DATED_BY_US = {
    "residents_65_plus_pct": "plan", "foreign_background_pct": "plan", "open_unemployment_pct": "plan",
    "youth_unemployment_20_24_pct": "plan", "national_people_wished": "piacs",
    "development_groups": "piacs", "development_groups_funded": "piacs",
}  # fmt: skip


def test_a_figure_that_its_source_does_not_date_says_so(read):
    rows = read("observation").filter(pl.col("inference_sv").is_not_null())
    of_documents = rows.filter(pl.col("source_id").is_in(["plan", "piacs"]))
    assert dict(of_documents.select("indicator_code", "source_id").rows()) == DATED_BY_US
    assert of_documents.height == 2 + 2 + 2 + 2 + 3
    undated_pages = rows.filter(~pl.col("source_id").is_in(["plan", "piacs"]))
    assert set(undated_pages["source_id"]) == {"tillvaxtverket_projekt", "finsam_gavleborg"}
    assert undated_pages.height == read("observation").filter(
        pl.col("source_id").is_in(["tillvaxtverket_projekt", "finsam_gavleborg"])
    ).height  # fmt: skip


def test_the_plan_says_nothing_more_than_what_is_typed_here(read):
    assert read("observation").filter(source_id="plan").height == len(PLAN)


@pytest.mark.parametrize("figure", OTHERS, ids=lambda figure: "-".join(figure[:5]))
def test_a_figure_of_another_source_is_published(read, figure):
    indicator, area, sex, period, source, *expected = figure
    rows = read("observation").filter(
        indicator_code=indicator, area_code=area, sex=sex, period=period, source_id=source, obs_status="A"
    )
    assert rows.select("value", "qualifier").rows() == [tuple(expected)]


def test_the_registered_unemployed_are_the_sum_of_their_parts(read):
    rows = read("observation").filter(sex="T", area_code="21")
    for period in ("2016-12", "2017-12", "2018-04"):
        month = rows.filter(period=period)
        values = dict(month.select("indicator_code", "value").rows())
        assert values["unemployed_registered"] == values["openly_unemployed"] + values["in_programmes"], period


def test_the_stock_via_the_employment_service_and_the_flow_via_municipalities_are_told_apart(read):
    kinds = dict(read("indicator").select("indicator_code", "stock_flow").rows())
    assert (kinds["placed_via_af"], kinds["placed_by_municipalities"]) == ("stock", "flow")


RESIDENTS_2015 = {
    "Ockelbo": 5849, "Hofors": 9435, "Ovanåker": 11469, "Nordanstig": 9490, "Ljusdal": 19027,
    "Gävle": 98877, "Sandviken": 38314, "Söderhamn": 25785, "Bollnäs": 26594, "Hudiksvall": 36975,
}  # fmt: skip


def test_residents_stand_for_every_municipality_and_year(read):
    population = read("population").join(read("municipality"), on="municipality_code")
    assert population.height == 10 * 7
    in_2015 = dict(population.filter(period="2015").select("municipality_name", "value").rows())
    assert in_2015 == RESIDENTS_2015
    assert sum(in_2015.values()) == 281815
    assert set(population.filter(period="2020")["source_id"]) == {"halsingekusten"}
    assert set(population.filter(pl.col("period") < "2020")["source_id"]) == {"scb_befolkning"}


@pytest.mark.parametrize("year", range(2014, 2021))
def test_the_county_is_the_sum_of_its_municipalities(read, year):
    county = read("observation").filter(
        pl.col("source_id").is_in(["scb_befolkning", "halsingekusten"]),
        indicator_code="residents", sex="T", period=str(year),
    )  # fmt: skip
    assert county["value"].to_list() == [read("population").filter(period=str(year))["value"].sum()]


@pytest.mark.parametrize("year", ["2014", "2015", "2019"])
def test_women_and_men_are_all_residents(read, year):
    rows = read("observation").filter(indicator_code="residents", period=year)
    values = dict(rows.select("sex", "value").rows())
    assert values["F"] + values["M"] == values["T"]
