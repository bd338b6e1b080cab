"""The snippets of docs/open-data.md run as they stand there, against a server of the app, and give the same figure."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from dashboard.open_data.formats import FORMATS
from dashboard.open_data.parameters import CHOICES
from dashboard.open_data.publisher import read_publisher
from tests.browser.harness import free_port, start_server, stop_server
from tests.server.asked import ask

PROJECT = Path(__file__).parents[2]
TEXT = (PROJECT / "docs" / "open-data.md").read_text(encoding="utf-8")
WRITTEN = "http://localhost:8501"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a running app on the committed catalogues."""
    port = free_port()
    process = start_server(port)
    yield f"http://localhost:{port}"
    stop_server(process)


def snippets(heading: str, language: str) -> list[str]:
    section = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(rf"```{language}\n(.*?)```", section, re.S)


def test_every_tool_gives_the_same_figure(address: str):
    found = []
    for snippet in (*snippets("Python", "python"), *snippets("DuckDB", "python")):
        names: dict[str, object] = {}
        exec(snippet.replace(WRITTEN, address), names)
        found.append(names["placed"])

    rows = pl.read_parquet(PROJECT / "data/exempel/extracts" / published_file("placement"))
    expected = rows.filter(period="2018-Q4", municipality_code="2183")["value"].sum()
    assert len(found) == 4
    assert [float(value) for value in found] == [expected] * 4
    assert expected > 0


def published_file(extract: str) -> str:
    manifest = json.loads((PROJECT / "data/exempel/manifest/v000001.json").read_text(encoding="utf-8"))
    return Path(manifest["extracts"][extract]["file"]).name


def test_every_address_that_is_written_is_there():
    addresses = set(re.findall(rf"{WRITTEN}(/data/[^\s\"'`]+)", TEXT))

    assert len(addresses) >= 6
    assert {address: ask(address, method="HEAD").status for address in addresses} == dict.fromkeys(addresses, 200)


def test_every_format_and_every_choice_is_told():
    assert set(re.findall(r"^\| `\.([\w.-]+)` \|", TEXT, re.M)) == set(FORMATS)
    assert [name for name in CHOICES if f"`{name}`" not in TEXT] == []


def test_the_publisher_that_is_shown_can_be_read(tmp_path: Path):
    [written] = snippets("For portals of open data", "toml")
    (tmp_path / "publisher.toml").write_text(written, encoding="utf-8")

    publisher = read_publisher(tmp_path)
    assert (publisher.name_sv, publisher.type) == ("Region Exempel", "RegionalAuthority")
    assert publisher.contact_email.endswith("@region.example")
