"""Medians of a year: told where the published cells say that five people are surely there, and protected elsewhere."""

import polars as pl
import pytest

from contract import EXTRACTS
from publishing.disclosure.medians import median_rows
from publishing.disclosure.published import unprotected
from tests.conftest import full_rows
from tests.publishing.disclosure.test_cubes import GAVLE, delivery


def median(value: float | None, group: str = "red", status: str = "A") -> dict:
    return {
        "period": "2019-Q4",
        "municipality_code": "2180",
        "pathway_group": group,
        "value": value,
        "obs_status": status,
    }


def people(
    value: float, step: str = "measure", *, quarter: str = "2019-Q4", sex: str = "F", code: str = "2180"
) -> dict:
    kind = "rounded" if value in (0, 5) else "exact"
    no = {"talk_held": False, "feedback_given": False, "referred_again": False}
    return {"period": quarter, "municipality_code": code, "pathway_group": "red", "pathway_step": step, "sex": sex,
            "value": value, "value_kind": kind, **no}  # fmt: skip


def told(*cells: dict, sent: tuple = (median(14.0),)) -> dict[str, tuple]:
    frames = {"pathway": full_rows("pathway", list(cells))}
    rows = median_rows([delivery("pathway_time", GAVLE, *sent)], frames=frames, period="2019-Q4", catalogue="prov")
    frame = EXTRACTS["pathway_time"].validate(rows["pathway_time"])
    assert set(frame["period"]) <= {"2019"}
    return {row[0]: row[1:] for row in frame.select("pathway_group", "value", "value_kind", "obs_status").rows()}


TOLD, PROTECTED = (14.0, "exact", "A"), (None, None, "PR")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([people(6.0)], TOLD),
        # A five may be one person: five of them are needed.
        ([people(5.0, quarter=f"2019-Q{number}") for number in (1, 2, 3, 4)], PROTECTED),
        ([*(people(5.0, quarter=f"2019-Q{number}") for number in (1, 2, 3, 4)), people(5.0, sex="M")], TOLD),
        ([people(0.0), people(5.0, "feedback")], PROTECTED),
        # Nobody else's people count: another year, another municipality, no measure begun.
        ([people(90.0, quarter="2018-Q4")], PROTECTED),
        ([people(90.0, code="2183")], PROTECTED),
        ([people(90.0, "three_party_talk")], PROTECTED),
        ([people(3.0), people(90.0, "work_or_study")], TOLD),
        ([], PROTECTED),
    ],
)
def test_it_is_told_where_five_people_are_surely_there(cells, expected):
    assert told(*cells)["red"] == expected


def test_whether_it_is_told_follows_from_what_is_published_alone():
    few, many = told(people(5.0), sent=(median(1.0),)), told(people(5.0), sent=(median(90.0),))

    assert few == many == {"red": PROTECTED}


@pytest.mark.parametrize(("status", "shown"), [("UN", "UN"), ("NA", "NA"), ("SU", "PR")])
def test_one_that_is_not_given_says_why_but_not_that_it_was_hidden(status, shown):
    assert told(people(90.0), sent=(median(None, status=status),))["red"] == (None, None, shown)


def test_groups_are_told_each_by_its_own_people():
    found = told(people(6.0), sent=(median(14.0), median(4.0, "green")))

    assert found == {"red": TOLD, "green": PROTECTED}


def test_a_median_is_in_whole_months(frames_with):
    assert frames_with(pl.Series([14.0])) == 0
    assert frames_with(pl.Series([14.5])) == 1


@pytest.fixture
def frames_with():
    """How many delivered medians the last guard refuses."""

    def refused(values: pl.Series) -> int:
        rows = full_rows(
            "pathway_time",
            [
                {"period": "2019", "municipality_code": "2180", "pathway_group": "red", "value": value,
                 "source_id": "leverans_kommun-2180_pathway_time"}
                for value in values
            ],
        )  # fmt: skip
        return unprotected("pathway_time", rows).height

    return refused
