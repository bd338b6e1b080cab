from dashboard.query import run_query

GAVLE, BOLLNAS = "2180", "2183"
STATEMENTS = [
    {"statement_id": "d", "purchasing_topic": "procurement", "position": 2, "municipality_code": GAVLE},
    {"statement_id": "c", "purchasing_topic": "procurement", "position": 3, "page": "6"},
    {"statement_id": "b", "position": 4, "page": "11"},
    {"statement_id": "a", "statement_kind": "wanted", "position": 1},
]


def test_every_statement_under_its_topic_by_kind_with_its_source(load, filters):
    result = run_query(load(purchasing_statement=STATEMENTS), "purchasing_statements", filters())

    assert result.columns == [
        "statement_id", "purchasing_topic", "statement_kind", "municipality_code", "municipality_name", "statement_sv",
        "statement_en", "page", "source_sv", "source_en", "inference_sv", "inference_en", "catalogue", "source_refs",
    ]  # fmt: skip
    assert result.select("statement_id", "purchasing_topic", "municipality_name", "source_refs").rows() == [
        ("b", "agreements", None, "kalla:11"),
        ("a", "agreements", None, "kalla"),
        ("d", "procurement", "Gävle", "kalla"),
        ("c", "procurement", None, "kalla:6"),
    ]


def test_what_is_said_of_the_whole_region_stays_when_a_municipality_is_chosen(load, filters):
    result = run_query(
        load(purchasing_statement=STATEMENTS), "purchasing_statements", filters(municipality_codes=(BOLLNAS,))
    )

    assert result["statement_id"].to_list() == ["b", "a", "c"]
