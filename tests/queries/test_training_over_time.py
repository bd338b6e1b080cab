from dashboard.query import run_query
from tests.queries.training_rows import BOLLNAS, GAVLE, MODULES, trained


def test_a_row_per_training_and_year_with_how_many_have_told(load, filters):
    rows = [trained(GAVLE, 10.0, "2017"), trained(GAVLE, 20.0), trained(BOLLNAS, 6.0, employer="region")]
    frame = run_query(
        load(training_participation=rows, training_module=MODULES[1:]),
        "training_over_time",
        filters(municipality_codes=(GAVLE, BOLLNAS)),
    )

    assert frame.select("period", "value", "missing_parts", "delivered", "delivered_of").rows() == [
        ("2017", 10.0, 1, 1, 2), ("2018", 26.0, 0, 2, 2),
    ]  # fmt: skip


def test_a_number_that_is_hidden_leaves_its_municipality_out_of_the_year(load, filters):
    rows = [trained(GAVLE, None, obs_status="SU")]
    frame = run_query(
        load(training_participation=rows, training_module=MODULES[1:]),
        "training_over_time",
        filters(municipality_codes=(GAVLE,)),
    )

    # The employers that are not named have none: their zeros are known, the hidden one is not.
    assert frame.select("value", "value_kind", "missing_parts").rows() == [(0.0, "at_least", 1)]
