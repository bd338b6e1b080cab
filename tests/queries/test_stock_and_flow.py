from datetime import date

from dashboard.query import run_query

STOCK = {"indicator_code": "placed_via_af", "label_sv": "Placerade", "label_en": "Placed", "stock_flow": "stock"}
FLOW = {"indicator_code": "placed_by_municipalities", "label_sv": "Per år", "label_en": "A year", "stock_flow": "flow"}
OTHER = {"indicator_code": "residents", "stock_flow": "stock"}


def test_the_stock_and_the_flow_as_the_source_states_them(load, filters):
    database = load(
        indicator=[FLOW, OTHER, STOCK],
        observation=[
            {"indicator_code": "placed_via_af", "period": "2016", "value": 260.0, "qualifier": "approximate", "page": "9"},
            {"indicator_code": "placed_by_municipalities", "period": "2016", "low": 50.0, "high": 60.0,
             "qualifier": "range", "page": "11", "note_sv": "Läggs inte ihop", "note_en": "Not added"},
            {"indicator_code": "residents", "period": "2016", "value": 284_586.0},
        ],
    )  # fmt: skip

    result = run_query(database, "stock_and_flow", filters(municipality_codes=("2180",)))

    assert result.columns == [
        "indicator_code", "label_sv", "label_en", "stock_flow", "period", "value", "low", "high", "missing_parts",
        "rounded_parts", "qualifier", "obs_status", "value_kind", "page", "note_sv", "note_en", "catalogue",
        "source_refs",
    ]  # fmt: skip
    # "About" leaves both ends open; a range has two, and no number between them.
    assert result.rows() == [
        ("placed_via_af", "Placerade", "Placed", "stock", "2016", 260.0, None, None, 0, 0, "approximate", "A", "stated",
         "9", None, None, "prov", "kalla:9"),
        ("placed_by_municipalities", "Per år", "A year", "flow", "2016", None, 50.0, 60.0, 0, 0, "range", "A", "stated",
         "11", "Läggs inte ihop", "Not added", "prov", "kalla:11"),
    ]  # fmt: skip


def test_what_no_source_states_before_the_reference_date_is_missing(load, filters):
    database = load(
        indicator=[STOCK, FLOW],
        observation=[
            {"indicator_code": "placed_via_af", "period": "2016", "value": 260.0},
            {"indicator_code": "placed_by_municipalities", "period": "2014", "obs_status": "UN"},
        ],
    )

    result = run_query(database, "stock_and_flow", filters(reference_date=date(2015, 6, 30)))

    assert result.select("indicator_code", "period", "value", "low", "obs_status", "value_kind").rows() == [
        ("placed_via_af", "2015", None, None, "NL", None),
        ("placed_by_municipalities", "2014", None, None, "UN", None),
    ]
