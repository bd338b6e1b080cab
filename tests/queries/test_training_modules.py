from dashboard.query import run_query


def test_modules_in_their_order_with_their_page(load, filters):
    modules = [
        {"module_id": "b", "position": 2, "title_sv": "Andra", "page": "8"},
        {"module_id": "a", "position": 1, "title_sv": "Första", "goal_sv": "Ökad beredskap"},
    ]

    result = run_query(load(training_module=modules), "training_modules", filters())

    assert result.select("module_id", "title_sv", "goal_sv", "source_refs").rows() == [
        ("a", "Första", "Ökad beredskap", "kalla"), ("b", "Andra", None, "kalla:8"),
    ]  # fmt: skip
    assert run_query(load(), "training_modules", filters()).is_empty()
