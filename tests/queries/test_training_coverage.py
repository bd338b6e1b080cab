from datetime import date

import pytest

from dashboard.query import run_query
from tests.queries.training_rows import BOLLNAS, GAVLE, STAFF, sized, trained

CHOSEN = (GAVLE, BOLLNAS)


@pytest.fixture
def share(load, filters):
    """What is said of the municipalities' own case workers, or of another group."""

    def asked(people, sizes, *, group="case_workers", codes=CHOSEN, day=date(2018, 12, 31)):
        database = load(training_participation=people, target_group_size=sizes)
        frame = run_query(database, "training_coverage", filters(municipality_codes=codes, reference_date=day))
        return frame.filter(employer="kommun", training_target_group=group).row(0, named=True)

    return asked


def test_the_share_is_of_those_municipalities_that_have_told_both(share):
    """Bollnäs has not told how many case workers it has, so its participants are not in the share."""
    row = share([trained(GAVLE, 30.0), trained(BOLLNAS, 40.0)], [sized(GAVLE, 60.0)])

    assert (row["value"], row["whole_value"], row["share_pct"]) == (30.0, 60.0, 50.0)
    assert (row["covers"], row["missing_parts"], row["whole_missing_parts"]) == (GAVLE, 1, 1)


def test_the_row_says_of_when_the_sizes_are_that_it_counts(share):
    people = [trained(GAVLE, 30.0), trained(BOLLNAS, 40.0)]
    later = [sized(GAVLE, 60.0), sized(GAVLE, 70.0, "2018-Q3")]

    assert share(people, later)["size_period"] == "2018-Q3"
    assert share(people, [*later, sized(BOLLNAS, 80.0, "2018-Q2")])["size_period"] == "2018-Q2/2018-Q3"
    assert share(people, [])["size_period"] is None


def test_a_year_that_is_missing_leaves_the_municipality_out(share):
    row = share([trained(GAVLE, 30.0, "2017"), trained(BOLLNAS, 40.0)], [sized(GAVLE, 60.0), sized(BOLLNAS, 80.0)])

    assert (row["value"], row["obs_status"], row["share_pct"]) == (None, "NL", None)


@pytest.mark.parametrize(
    ("people", "size", "status"),
    [
        (trained(GAVLE, None, obs_status="UN"), sized(GAVLE, 60.0), "UN"),
        (trained(GAVLE, None, obs_status="SU"), sized(GAVLE, 60.0), "SU"),
        (trained(GAVLE, 30.0), sized(GAVLE, None, obs_status="PR"), "PR"),
        (trained(GAVLE, 30.0), sized(GAVLE, None, obs_status="UN"), "UN"),
        (trained(GAVLE, 30.0), sized(BOLLNAS, 60.0), "NL"),
        # An employer without anybody in any group has not answered: it has no case workers to train.
        (trained(GAVLE, 30.0), sized(GAVLE, 0.0), "NL"),
    ],
)
def test_without_one_of_the_counts_there_is_no_share_and_it_says_why(share, people, size, status):
    row = share([people], [size], codes=(GAVLE,))

    assert (row["value"], row["whole_value"], row["share_pct"], row["obs_status"]) == (None, None, None, status)


def test_all_staff_are_the_sum_of_the_groups_and_unknown_with_one_of_them(share):
    people = [trained(GAVLE, 60.0, training_target_group="everybody")]
    sizes = [sized(GAVLE, 30.0, training_target_group=group) for group in STAFF]

    row = share(people, sizes, group="everybody", codes=(GAVLE,))
    assert (row["value"], row["whole_value"], row["share_pct"]) == (60.0, 120.0, 50.0)
    sizes[2] |= {"value": None, "obs_status": "PR"}
    row = share(people, sizes, group="everybody", codes=(GAVLE,))
    # Else all less the others would be the protected group.
    assert (row["whole_value"], row["whole_status"]) == (None, "PR")


def test_the_size_is_the_latest_that_was_told(share):
    sizes = [sized(GAVLE, 40.0, "2016-Q1"), sized(GAVLE, 60.0)]

    assert share([trained(GAVLE, 30.0)], sizes, codes=(GAVLE,))["whole_value"] == 60.0
    assert share([trained(GAVLE, 30.0, "2017")], sizes, codes=(GAVLE,), day=date(2017, 12, 31))["whole_value"] == 40.0


def test_the_size_of_a_group_that_has_become_too_small_is_not_that_of_before(share):
    sizes = [sized(GAVLE, 12.0, "2016-Q1"), sized(GAVLE, None, obs_status="PR")]

    assert share([trained(GAVLE, 30.0)], sizes, codes=(GAVLE,))["whole_status"] == "PR"


def test_more_participants_than_belong_to_the_group_carry_no_share(share):
    """Whoever has left stays among the participants."""
    row = share([trained(GAVLE, 30.0)], [sized(GAVLE, 24.0)], codes=(GAVLE,))

    assert (row["value"], row["whole_value"], row["share_pct"], row["share_value_kind"]) == (30.0, 24.0, None, None)


def test_rounded_counts_carry_a_share_in_whole_fives_and_only_when_they_are_large(share):
    years = ("2016", "2017", "2018")
    few = share([trained(GAVLE, 5.0, year) for year in years], [sized(GAVLE, 60.0)], codes=(GAVLE,))
    many = share(
        [trained(GAVLE, value, year) for value, year in zip((5.0, 14.0, 12.0), years, strict=True)],
        [sized(GAVLE, 60.0)],
        codes=(GAVLE,),
    )

    assert few["share_pct"] is None
    assert (many["value"], many["share_pct"], many["share_value_kind"]) == (31.0, 50.0, "rounded")
