from dashboard.query import run_query

STATEMENTS = [
    {"statement_id": "en", "position": 2, "statement_topic": "place", "municipality_code": "2183", "page": "6"},
    {"statement_id": "norr", "position": 1, "statement_topic": "place", "part": "halsingland", "page": "6"},
    {"statement_id": "alla", "position": 3, "statement_topic": "legal_form", "page": "6–7"},
    {"statement_id": "avtal", "statement_subject": "purchasing", "statement_kind": "done", "position": 4},
]


def test_of_all_enterprises_in_order_with_pages(load, filters):
    result = run_query(load(statement=STATEMENTS), "enterprise_statements", filters())

    assert result.select("statement_id", "source_refs").rows() == [
        ("norr", "kalla:6"), ("en", "kalla:6"), ("alla", "kalla:6–7"),
    ]  # fmt: skip


def test_of_one_municipality_what_is_of_it_of_its_part_or_of_all(load, filters):
    database = load(statement=STATEMENTS)

    def of(code):
        return run_query(database, "enterprise_statements", filters(municipality_codes=(code,)))[
            "statement_id"
        ].to_list()

    assert of("2183") == ["norr", "en", "alla"]
    assert of("2180") == ["alla"]
