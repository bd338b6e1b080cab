"""What the tests of the reading side share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import publish
from tests.dashboard.prov import frames
from tests.pages.shortcuts import with_charts_copied_quickly, with_charts_validated_once


@pytest.fixture(scope="session", autouse=True)
def charts_made_quickly() -> Iterator[None]:
    """See tests/pages/shortcuts.py: most of the time of a chart goes to copying and validating what was valid before."""
    with pytest.MonkeyPatch.context() as patch:
        with_charts_validated_once(patch)
        with_charts_copied_quickly(patch)
        yield


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with the catalogue `prov`: one municipality, one placement, one source."""
    publish(tmp_path, frames())
    return tmp_path
