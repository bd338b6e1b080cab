"""A municipality was merged into another at a turn of the year: each page before and after, and what can be chosen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl
import pytest

from contract import EXTRACTS
from dashboard.extracts import open_database
from tests.conftest import publish, read_version
from tests.pages.harness import MUNICIPALITIES, PROJECT, Visit, visits_once

GONE, NEW = "Hofors", "Ockelbo"
EVERY_PAGE = tuple(sorted(path.stem for path in (PROJECT / "pages").glob("*.py") if path.stem != "leverera"))
BEFORE, AFTER = "2017-Q4", "2018-Q4"
THERE = {
    BEFORE: [name for name in MUNICIPALITIES if name != NEW],
    AFTER: [name for name in MUNICIPALITIES if name != GONE],
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, of which one municipality is there until 2017 and another from 2018 on."""
    folder = tmp_path_factory.mktemp("merger")
    example = open_database(read_version(PROJECT / "data", "exempel"))
    frames = {extract: example.connection.cursor().table(extract).pl() for extract in EXTRACTS}
    name = pl.col("municipality_name")
    frames["municipality"] = frames["municipality"].with_columns(
        valid_from_year=pl.when(name == NEW).then(2018).cast(pl.Int64),
        valid_to_year=pl.when(name == GONE).then(2017).cast(pl.Int64),
    )
    ours = {name: frame.with_columns(catalogue=pl.lit("prov")) for name, frame in frames.items()}
    publish(folder, ours, as_of="2018-12-31")
    return folder


@pytest.fixture(scope="module")
def visit(data: Path) -> Iterator[Callable[..., Visit]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASF_DATA", str(data))
        patch.setenv("ASF_CATALOGUE", "prov")
        yield visits_once(data="prov", sprak="sv")


# In its first quarter much of what is told is of the year before, when there was none.
CHOICES = [
    {"period": BEFORE},
    {"period": BEFORE, "kommun": GONE},
    {"period": "2018-Q1", "kommun": NEW},
    {"period": AFTER},
]


@pytest.mark.parametrize("choices", CHOICES, ids=["before", "the old one", "the new one", "after"])
@pytest.mark.parametrize("page", EVERY_PAGE)
def test_every_page_stands_before_and_after(visit, page, choices):
    shown = visit(page, **choices)

    assert len(shown.headline) > 10
    assert shown.messages == []


@pytest.mark.parametrize("period", [BEFORE, AFTER])
def test_to_choose_from_are_those_that_there_are(visit, period):
    assert visit("kommunprofil", period=period).app.selectbox(key="pick_one").options == THERE[period]
    assert visit("tackning", period=period).app.multiselect(key="pick_kommun").options == THERE[period]


def test_who_has_delivered_is_of_those_that_there_are_and_not_of_chosen_ones(visit):
    for period in (BEFORE, AFTER):
        words = visit("nyttjande", period=period).text
        assert "av nio kommuner" in words or "av 9 kommuner" in words
        assert "valda kommuner" not in words


def test_a_link_to_one_that_is_gone_says_that_there_is_none(visit):
    shown = visit("kommunprofil", period=AFTER, kommun=GONE)

    assert any(GONE in message for message in shown.messages)
    assert not shown.headline.startswith(GONE)
