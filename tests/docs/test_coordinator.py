"""docs/coordinator.md says what the command line says of itself."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from publishing.__main__ import main

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "coordinator.md").read_text(encoding="utf-8")
PARTNERS = tomllib.loads((ROOT / "data" / "gavleborg" / "partners.toml").read_text(encoding="utf-8"))["partner"]


@pytest.fixture
def help_of(capsys):
    def ask(*words: str) -> str:
        assert main([*words, "--help"]) == 0
        return capsys.readouterr().out

    return ask


def test_the_table_names_every_command_and_no_other(help_of):
    table = TEXT.split("| command |")[1].split("\n\n")[0]
    named = set(re.findall(r"`([a-z]+)\b[^`]*`", "".join(row.split("|")[1] for row in table.splitlines()[1:])))
    assert named == set(re.findall(r"^  ([a-z]+) ", help_of(), re.M))


def test_every_command_line_is_one_that_there_is(help_of):
    lines = re.findall(r"^(?:\S*[/\\])?python -m publishing (.+)$", TEXT, re.M)
    assert len(lines) >= 5
    for line in lines:
        command, *words = shlex.split(line)
        options = {word for word in words if word.startswith("--")}
        assert options <= set(re.findall(r"--[a-z-]+", help_of(command) + help_of())), line


def test_every_option_that_it_mentions_belongs_to_some_command(help_of):
    commands = re.findall(r"^  ([a-z]+) ", help_of(), re.M)
    known = set(re.findall(r"--[a-z-]+", "".join([help_of(), *map(help_of, commands)]))) | {"--app", "--till"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", TEXT)) <= known


def test_the_partner_of_the_example_is_one():
    assert set(re.findall(r"--partner (\S+)", TEXT)) - {"` and"} <= {partner["partner_id"] for partner in PARTNERS}
