"""The played year, and an office to make papers in."""

from pathlib import Path

import pytest

from demo.year.office import Office
from tests.played import Year, play_once

EXAMPLE = Path(__file__).parents[3] / "data" / "exempel"


@pytest.fixture(scope="session")
def year(tmp_path_factory) -> Year:
    return play_once(tmp_path_factory)


@pytest.fixture(scope="session")
def office() -> Office:
    return Office.of(EXAMPLE)
