"""A workplace on a copy of the example, with a restricted folder beside it."""

from pathlib import Path

import pytest

from publishing.workflow.session import Workplace, open_workplace
from tests.several import copy_published

REPOSITORY = Path(__file__).parents[3]
MEETINGS = (
    "Kvartal;Kommun;Offentlig aktör;Antal möten;Status\n"
    "2019 kv 1;Gävle;Arbetsförmedlingen;{value};\n"
    "2019 kv 1;Gävle;Försäkringskassan;1;\n"
    "2019 kv 1;Gävle;Samordningsförbundet;1;\n"
)


@pytest.fixture
def workplace(tmp_path) -> Workplace:
    """The workplace on the 20th of April 2019, before the first quarter closes."""
    copy_published(REPOSITORY / "data" / "exempel", tmp_path / "data" / "exempel")
    (tmp_path / "restricted").mkdir()
    environment = {"ASF_RESTRICTED": str(tmp_path / "restricted"), "ASF_DAY": "2019-04-20"}
    return open_workplace(environment, data=tmp_path / "data", catalogue="exempel", language="sv")


@pytest.fixture
def meetings() -> bytes:
    """Gävle's meetings, without anything strange."""
    return MEETINGS.format(value=2).encode()
