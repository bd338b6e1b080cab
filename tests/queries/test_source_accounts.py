from dashboard.query import run_query

TOLD = {"account_sv": "Flest i norr.", "account_en": "Most in the north."}


def test_only_sources_that_tell_something_in_words_with_their_page(load, filters):
    sources = [
        {"source_id": "kalla"},
        {"source_id": "plan", "source_kind": "plan", "account_page": "6", **TOLD},
        {"source_id": "sida", "source_kind": "web_page", "url": "https://example.org/", **TOLD},
    ]

    result = run_query(load(source=sources), "source_accounts", filters())

    assert result.columns == [
        "source_id", "title_sv", "title_en", "account_sv", "account_en", "page", "reference_period_sv",
        "reference_period_en", "url", "catalogue", "source_refs",
    ]  # fmt: skip
    told = ("Flest i norr.", "Most in the north.")
    assert result.rows() == [
        ("plan", "x", "x", *told, "6", "x", "x", None, "prov", "plan:6"),
        ("sida", "x", "x", *told, None, "x", "x", "https://example.org/", "prov", "sida"),
    ]


def test_without_accounts_there_are_no_rows(load, filters):
    assert run_query(load(), "source_accounts", filters()).is_empty()
