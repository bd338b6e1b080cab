"""What the tests of the reading side share."""

from pathlib import Path

import pytest

from tests.conftest import publish
from tests.dashboard.prov import frames


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with the catalogue `prov`: one municipality, one placement, one source."""
    publish(tmp_path, frames())
    return tmp_path
