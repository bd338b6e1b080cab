from dashboard.query import run_query
from tests.queries.training_rows import BOLLNAS, GAVLE, MODULES, trained


def test_a_municipality_that_has_told_nothing_is_a_row_without_a_value(load, filters):
    rows = [trained(GAVLE, 10.0, "2017"), trained(GAVLE, 20.0, employer="region")]
    frame = run_query(
        load(training_participation=rows, training_module=MODULES[1:]),
        "training_by_municipality",
        filters(municipality_codes=(GAVLE, BOLLNAS)),
    )

    assert frame.select("municipality_name", "value", "obs_status", "missing_parts").rows() == [
        ("Bollnäs", None, "NL", 10), ("Gävle", 30.0, "A", 0),
    ]  # fmt: skip
