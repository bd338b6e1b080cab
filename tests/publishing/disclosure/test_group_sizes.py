"""Sizes of groups beside the years of their people: neither may be published where it takes something away from the other."""

import random

import polars as pl
import pytest

from publishing.disclosure.group_sizes import BesideGroups, ceilings, protected_sizes, years_of
from publishing.disclosure.published import unprotected
from publishing.kinds.training_participation import KIND
from tests.attacker.attack import leaks
from tests.attacker.knowledge import FIVES, Knowledge, Publication, Together
from tests.conftest import full_rows

GROUPS = KIND.groups
GROUP = {"municipality_code": "2180", "employer": "kommun", "training_target_group": "case_workers"}
STAFF = ("case_workers", "management", "coordinators", "other_staff")


def row(value: float | None, period: str, group: str = "case_workers", *, status: str = "", **more: str) -> dict:
    """A row as it is published, or would be: a 0 and a 5 are rounded."""
    kind = None if value is None else "rounded" if value in (0, 5) else "exact"
    said = {"value": value, "value_kind": kind, "obs_status": status or ("A" if value is not None else "UN")}
    return {**GROUP, "training_target_group": group, "period": period, **said, **more}


def rows(*given: dict) -> pl.DataFrame:
    return pl.DataFrame(list(given), schema_overrides={"value": pl.Float64, "value_kind": pl.String})


def years(*values: float | None, **more: str) -> pl.DataFrame:
    """The same group's years from 2016 on."""
    return rows(*(row(value, str(2016 + place), **more) for place, value in enumerate(values)))


def told(sizes: pl.DataFrame, *published: pl.DataFrame) -> dict[str, float | str]:
    """Per group what is told of it: its size, or a status."""
    made = protected_sizes(sizes, GROUPS, years=published)
    assert made["value_kind"].is_null().equals(made["value"].is_null())
    return {
        group: status if value is None else value
        for group, value, status in made.select("training_target_group", "value", "obs_status").iter_rows()
    }


def size(value: float | None, group: str = "case_workers", *, status: str = "", period: str = "2018-Q1") -> dict:
    return row(value, period, group, status=status)


def staff(*values: float | str, period: str = "2018-Q1") -> pl.DataFrame:
    """The groups of one employer; a status in place of a size stands for itself."""
    made = (
        size(None, group, status=value, period=period) if isinstance(value, str) else size(value, group, period=period)
        for group, value in zip(STAFF, values, strict=True)
    )
    return rows(*made)


def left_out(
    value: float | None, published: pl.DataFrame, *sizes: pl.DataFrame, status: str = "A", draw: float = 0.99
) -> bool:
    """Whether the group's count of 2018 is left out beside these years and sizes, when chance draws `draw`."""

    class Drawn(random.Random):
        def random(self) -> float:
            return draw

    beside = BesideGroups(GROUPS, period="2018", years=(published,), sizes=sizes)
    counts = rows(row(value, "2018", status=status)).cast({"value": pl.Int64})
    return beside.left_out(counts, Drawn()).item()


class TestSizes:
    @pytest.mark.parametrize(
        ("published", "smallest_told"),
        [
            # A 5 is one person at least, a 0 nobody, and there has to be room for five more than those.
            ((8, 5), 14), ((12, 5, 5), 19), ((12, 0), 17), ((12, 0, 0, 0, 0), 17), ((5, 5, 5), 10), ((0, 0), 10),
            # Nobody is hidden: there is nobody whom a size could tell of.
            ((8, 12), 10), ((None,), 10), ((None, 30), 10),
        ],
    )  # fmt: skip
    def test_a_size_is_told_where_it_takes_nothing_from_the_years(self, published, smallest_told):
        found = {number: told(rows(size(number)), years(*published))["case_workers"] for number in range(10, 40)}

        assert found == {number: number if number >= smallest_told else "PR" for number in range(10, 40)}

    def test_what_its_sender_has_hidden_of_a_year_is_one_person_at_least(self):
        hidden = rows(row(12.0, "2016"), row(None, "2017", status="SU"))

        assert [told(rows(size(number)), hidden)["case_workers"] for number in (17, 18)] == ["PR", 18]

    def test_every_publication_of_a_year_counts(self):
        """Nine were twelve before, and a 5 was a 0: the highest that any publication says."""
        before, now = years(12, 0), years(9, 5)

        assert [told(rows(size(number)), before, now)["case_workers"] for number in (17, 18)] == ["PR", 18]

    def test_the_years_of_another_group_municipality_or_employer_say_nothing(self):
        others = (
            years(40, 5, training_target_group="management"),
            years(40, 5, municipality_code="2183"),
            years(40, 5, employer="region"),
        )

        assert told(rows(size(12)), *others)["case_workers"] == 12

    @pytest.mark.parametrize("status", ["PR", "UN"])
    def test_where_one_group_is_not_told_the_rest_is_not_either(self, status):
        """How many there are in all is known from elsewhere: less those that are told it would be the one that is not."""
        assert told(staff(20, status, 12, 60)) == {
            "case_workers": 20, "management": status, "coordinators": 12, "other_staff": "PR",
        }  # fmt: skip
        assert told(staff(20, 11, 12, 60)) == dict(zip(STAFF, (20, 11, 12, 60), strict=True))

    def test_where_the_rest_is_small_itself_no_group_of_the_employer_is_told(self):
        assert told(staff(20, "PR", 12, "PR")) == dict.fromkeys(STAFF, "PR")
        # Alone it points at no training.
        assert told(staff(20, 11, 12, "PR"))["case_workers"] == 20

    def test_a_group_that_is_kept_back_beside_its_years_keeps_the_rest_back(self):
        assert told(staff(20, 13, 12, 60), years(8, 5, training_target_group="management")) == {
            "case_workers": 20, "management": "PR", "coordinators": 12, "other_staff": "PR",
        }  # fmt: skip

    def test_all_staff_are_a_ceiling_of_what_is_for_everybody(self):
        everybody = years(90, 5, training_target_group="everybody")

        assert told(staff(20, 15, 12, 49), everybody)["case_workers"] == 20
        assert told(staff(20, 15, 12, 48), everybody) == dict.fromkeys(STAFF, "PR")

    def test_supervisors_have_no_rest_beside_them(self):
        assert told(rows(size(14, "supervisors")), years(8, 5, training_target_group="supervisors")) == {
            "supervisors": 14
        }

    @pytest.mark.parametrize(("number", "refused"), [(9.0, 1), (6.0, 1), (10.0, 0), (None, 0)])
    def test_the_last_guard_refuses_one_of_few(self, number, refused):
        given = size(number, period="2018-Q1") | {"source_id": "leverans_samordningsforbundet_target_group_size"}

        assert unprotected("target_group_size", full_rows("target_group_size", [given])).height == refused


class TestYears:
    SIZE = staff(20, 15, 12, 60)

    def test_where_nothing_is_said_of_the_group_every_count_is_shown(self):
        assert not left_out(3, years(5, 5))
        assert not left_out(3, years(18), rows(size(None, status="UN")))
        assert not left_out(3, years(5, training_target_group="everybody"), staff(20, "PR", 12, "PR"))

    @pytest.mark.parametrize(("before", "is_out"), [((15,), False), ((16,), True), ((14, 5), False), ((15, 5), True)])
    def test_a_small_count_needs_room_for_all_that_it_may_hide(self, before, is_out):
        """Twenty in the group: five have to fit beside the fewest of the other years."""
        assert {left_out(value, years(*before), self.SIZE) for value in (0, 1, 4, 5)} == {is_out}
        assert left_out(None, years(*before), self.SIZE, status="SU") is is_out

    def test_a_large_one_leaves_the_others_what_they_hide(self):
        """One of twenty is known to be there: with fifteen more, the other year could still be five."""
        assert [left_out(value, years(5), self.SIZE) for value in (6, 15, 16, 30)] == [False, False, True, True]
        # Where no year hides anybody, there is nobody whom it could tell of.
        assert not left_out(16, years(12), self.SIZE)

    def test_that_it_is_left_out_does_not_say_that_it_is_large(self):
        """One time in sixteen, and where there is more room more seldom, a small one is left out that would fit."""
        assert [left_out(3, years(12, 5), self.SIZE, draw=draw) for draw in (0.062, 0.063)] == [True, False]
        assert [left_out(3, years(5), self.SIZE, draw=draw) for draw in (0.052, 0.053)] == [True, False]
        # Where a large one is never left out, neither is a small one by chance.
        assert not left_out(3, years(12), self.SIZE, draw=0.0)

    def test_what_is_not_known_stays_so(self):
        assert not left_out(None, years(18), self.SIZE, status="UN")

    def test_the_year_itself_is_no_other_year(self):
        assert not left_out(3, years(5, 5, 14), self.SIZE)

    def test_a_size_that_was_told_once_counts_though_a_later_one_is_larger(self):
        later = staff(90, 15, 12, 60, period="2019-Q1")

        assert ceilings((self.SIZE, later), GROUPS)[tuple(GROUP.values())] == 20
        assert left_out(3, years(16), later, self.SIZE)
        assert not left_out(3, years(16), later)

    def test_a_protected_size_is_read_as_nine_and_that_of_the_rest_as_nothing(self):
        found = ceilings((staff("PR", 15, 12, "PR"),), GROUPS)

        assert {key[2]: most for key, most in found.items()} == {
            "case_workers": 9,
            "management": 15,
            "coordinators": 12,
        }

    def test_all_staff_are_the_sum_of_the_groups_where_each_is_told(self):
        assert ceilings((self.SIZE,), GROUPS)[("2180", "kommun", "everybody")] == 107

    def test_the_fewest_of_a_year_and_whether_it_hides_somebody(self):
        found = years_of((years(0, 5, 8), rows(row(None, "2019", status="SU"), row(None, "2020", status="PR"))), GROUPS)

        read = {period: (year.fewest, year.hides) for period, year in found[tuple(GROUP.values())].items()}
        assert read == {"2016": (0, True), "2017": (1, True), "2018": (8, False), "2019": (1, True)}


def attacked(published: pl.DataFrame, most: float | None) -> list[tuple[int, ...]]:
    """What whoever takes nobody to have left a group of `most` has left of each year that is shown."""
    by = ["period", *GROUPS.by]
    cells = published.drop_nulls("value").select(*by, pl.col("value").cast(pl.Int64), "value_kind")
    apart = tuple(Publication(cells.filter(period=period)) for period in cells["period"].unique().sort())
    group = () if most is None else (Together(tuple(range(len(apart))), int(most), GROUP),)
    return [leak.values for leak in leaks(Knowledge(tuple(by), apart, FIVES, group))]


class TestPlanted:
    """Eight in one year, a 5 in another and a group of ten: {1, 2}. Found in what is delivered, closed in what is published."""

    def test_it_is_found_in_the_rows_as_they_are_delivered(self):
        assert attacked(years(8, 5), 10) == [(1, 2)]

    def test_the_size_gives_way_to_the_years_that_stand(self):
        for number in range(10, 20):
            size_told = told(rows(size(number)), years(8, 5))["case_workers"]
            # A size that is kept back says that it is below the smallest that would be told.
            assert attacked(years(8, 5), 13 if size_told == "PR" else size_told) == []

    @pytest.mark.parametrize(("first", "second"), [(8, 5), (8, 0), (5, 8), (0, 8), (5, 5), (5, 0), (0, 5), (0, 0)])
    @pytest.mark.parametrize("number", [10, 12, 14, 16])
    def test_the_later_year_gives_way_to_the_size_that_stands(self, first, second, number):
        sizes = rows(size(number, period="2016-Q1"))
        shown = rows(row(first, "2017"))
        if not left_out(second, shown, sizes):
            shown = pl.concat([shown, rows(row(second, "2018"))])

        assert attacked(shown, number) == []
