from datetime import date

from dashboard.query import run_query
from tests.queries.training_rows import BOLLNAS, GAVLE, HOFORS, MODULES, trained

CHOSEN = (GAVLE, BOLLNAS)


def told(frame, group="case_workers"):
    return frame.filter(training_target_group=group).row(0, named=True)


def test_years_and_employers_are_added_and_the_trainings_never_are(load, filters):
    rows = [
        trained(GAVLE, 10.0, "2017"), trained(GAVLE, 20.0),
        trained(GAVLE, 7.0, employer="region"), trained(BOLLNAS, 9.0, "2017"), trained(BOLLNAS, 0.0),
        trained(GAVLE, 50.0, training_target_group="everybody"), trained(HOFORS, 99.0),
    ]  # fmt: skip
    frame = run_query(
        load(training_participation=rows, training_module=MODULES),
        "training_participants",
        filters(municipality_codes=CHOSEN),
    )

    assert frame.select("training_target_group", "title_sv", "period", "value").rows() == [
        ("everybody", "BAS", "2017/2018", 50.0), ("case_workers", "Individen", "2017/2018", 46.0),
    ]  # fmt: skip
    row = told(frame)
    # The 0 may hide four.
    assert (row["low"], row["high"], row["value_kind"], row["missing_parts"]) == (46.0, 50.0, "rounded", 0)
    assert row["source_refs"] == "kalla kalla:8"


def test_what_one_has_not_told_makes_the_sum_at_least(load, filters):
    """Missing is not zero: Hofors has told nothing, and Bollnäs does not know of one of its employers."""
    rows = [trained(GAVLE, 10.0), trained(BOLLNAS, 6.0), trained(BOLLNAS, None, employer="region", obs_status="UN")]
    frame = run_query(load(training_participation=rows, training_module=MODULES), "training_participants", filters())
    row = told(frame)

    assert (row["value"], row["value_kind"], row["missing_parts"]) == (16.0, "at_least", 2)
    assert (row["high"], row["delivered"], row["covers"]) == (None, 2, f"{GAVLE} {BOLLNAS}")


def test_a_year_in_between_that_nobody_has_told_of_leaves_the_sum_at_least(load, filters):
    rows = [trained(GAVLE, 10.0, "2016"), trained(GAVLE, 20.0)]
    frame = run_query(
        load(training_participation=rows, training_module=MODULES),
        "training_participants",
        filters(municipality_codes=(GAVLE,)),
    )

    row = told(frame)
    assert (row["period"], row["value"], row["value_kind"], row["high"]) == ("2016/2018", 30.0, "at_least", None)


def test_later_years_are_not_there(load, filters):
    rows = [trained(GAVLE, 10.0, "2017"), trained(GAVLE, 20.0)]
    database = load(training_participation=rows, training_module=MODULES)
    asked = filters(municipality_codes=(GAVLE,), reference_date=date(2018, 6, 30))

    row = told(run_query(database, "training_participants", asked))

    assert (row["period"], row["value"]) == ("2017", 10.0)


def test_where_nobody_has_told_anything_every_training_says_so(load, filters):
    frame = run_query(load(training_module=MODULES), "training_participants", filters())

    assert frame.select("value", "obs_status", "delivered").rows() == [(None, "NL", 0)] * 2
    # The training itself has its source.
    assert set(frame["source_refs"]) == {"kalla:8"}
    assert run_query(load(), "training_participants", filters()).is_empty()
