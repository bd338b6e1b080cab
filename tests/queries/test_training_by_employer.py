from dashboard.query import run_query
from tests.queries.training_rows import BOLLNAS, GAVLE, trained


def test_each_employer_by_itself_over_the_years(load, filters):
    rows = [trained(GAVLE, 10.0, "2017"), trained(GAVLE, 20.0), trained(BOLLNAS, 6.0, "2017"), trained(BOLLNAS, 8.0)]
    rows += [trained(GAVLE, None, employer="forsakringskassan", obs_status="UN")]
    rows += [trained(GAVLE, 12.0, employer="enterprise", training_target_group="supervisors")]
    frame = run_query(
        load(training_participation=rows), "training_by_employer", filters(municipality_codes=(GAVLE, BOLLNAS))
    )
    found = {
        (row["employer"], row["training_target_group"]): (row["value"], row["obs_status"], row["missing_parts"])
        for row in frame.iter_rows(named=True)
    }

    assert frame.height == 5 * 4 + 1
    assert found["kommun", "case_workers"] == (44.0, "A", 0)
    # One year is unknown in Gävle; in Bollnäs nobody of theirs took part.
    assert found["forsakringskassan", "case_workers"] == (0.0, "A", 1)
    assert found["enterprise", "supervisors"] == (12.0, "A", 0)
    assert ("enterprise", "everybody") not in found
    assert ("kommun", "supervisors") not in found


def test_without_any_delivery_nothing_is_known(load, filters):
    frame = run_query(load(), "training_by_employer", filters())

    assert set(frame["obs_status"]) == {"NL"}
    assert frame["value"].null_count() == frame.height
