from dashboard.query import run_query

GAVLE, BOLLNAS = "2180", "2183"
SAID = {"statement_subject": "purchasing", "statement_topic": "agreements", "statement_kind": "done"}
STATEMENTS = [
    SAID | {"statement_id": "d", "statement_topic": "procurement", "position": 2, "municipality_code": GAVLE},
    SAID | {"statement_id": "c", "statement_topic": "procurement", "position": 3, "page": "6"},
    SAID | {"statement_id": "b", "position": 4, "page": "11"},
    SAID | {"statement_id": "a", "statement_kind": "wanted", "position": 1},
    {"statement_id": "e", "position": 5},
]


def test_every_statement_on_purchasing_under_its_topic_by_kind_with_its_source(load, filters):
    result = run_query(load(statement=STATEMENTS), "purchasing_statements", filters())

    assert result.columns == [
        "statement_id", "statement_topic", "statement_kind", "municipality_code", "municipality_name", "statement_sv",
        "statement_en", "page", "source_sv", "source_en", "inference_sv", "inference_en", "catalogue", "source_refs",
    ]  # fmt: skip
    assert result.select("statement_id", "statement_topic", "municipality_name", "source_refs").rows() == [
        ("b", "agreements", None, "kalla:11"),
        ("a", "agreements", None, "kalla"),
        ("d", "procurement", "Gävle", "kalla"),
        ("c", "procurement", None, "kalla:6"),
    ]


def test_what_is_said_of_the_whole_region_stays_when_a_municipality_is_chosen(load, filters):
    of_a_part = SAID | {"statement_id": "f", "position": 6, "part": "halsingland"}
    of_another = SAID | {"statement_id": "g", "position": 7, "part": "gastrikland"}
    result = run_query(
        load(statement=[*STATEMENTS, of_a_part, of_another]),
        "purchasing_statements",
        filters(municipality_codes=(BOLLNAS,)),
    )

    assert result["statement_id"].to_list() == ["b", "f", "a", "c"]
