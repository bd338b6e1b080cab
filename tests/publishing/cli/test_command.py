"""The command line: what it understands, what it says in each language, its exit code."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from contract import EXTRACTS
from publishing.__main__ import main
from publishing.cli.arguments import COMMANDS
from publishing.messages import FRAME, MESSAGES, PATTERN_HINTS, RULE_COLUMNS


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_help_says_what_there_is_to_do(capsys, arguments):
    assert main(arguments) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Användning: python -m publishing KOMMANDO …")
    for word in (*COMMANDS, "ASF_CATALOGUE", "--data", "ASF_DATA", "ASF_RESTRICTED", "--sprak", "--dag", "Slutkod"):
        assert word in printed


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("language", "first"), [("sv", "Användning"), ("en", "Usage")])
def test_every_command_has_a_help_of_its_own_that_names_all_its_options(capsys, command, language, first):
    assert main([command, "--help", "--sprak", language]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"{first}: python -m publishing {command}")
    for option in re.findall("--[a-z-]+", COMMANDS[command]):
        assert option in printed


def test_the_help_of_template_names_the_kinds(capsys):
    assert main(["template", "--help"]) == 0
    assert "placement, service_use, enterprise, commitment, dialogue_meeting" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--help", "--sprak", "en"], ["--sprak=en", "-h"]])
def test_help_is_there_in_english(capsys, arguments):
    assert main(arguments) == 0
    assert capsys.readouterr().out.startswith("Usage: python -m publishing COMMAND")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["build"], "KATALOG saknas."),
        (["bygg", "gavleborg"], "”bygg” är inget kommando."),
        (["build", "gavleborg", "--fort"], "”--fort” hör inte hit."),
        (["build", "gavleborg", "exempel"], "”exempel” hör inte hit."),
        (["check"], "FIL saknas."),
        (["check", "a.csv", "--partner"], "--partner saknas."),
        (["receive", "a.csv", "--partner", "coompanion"], "--av saknas."),
        (["publish"], "--av saknas."),
        (["withdraw", "två"], "Versionens nummer kan inte vara ”två”. Skriv ett versionsnummer, till exempel 2."),
        (["withdraw", "2", "--av", "Maria"], "--notering saknas."),
        (["compare", "1"], "B saknas."),
        (["board", "--kvartal", "2019"], "--kvartal kan inte vara ”2019”. Skriv ett kvartal, till exempel 2019-Q1."),
        (["board", "--dag", "20 april"], "--dag kan inte vara ”20 april”. Skriv ett datum, till exempel 2019-04-20."),
        (["board", "--sprak", "fi"], "--sprak kan inte vara ”fi”. Skriv en av dessa: sv, en."),
        (
            ["check", "a.csv", "--slag", "avtal"],
            "--slag kan inte vara ”avtal”. Skriv en av dessa: placement, service_use, ",
        ),
        (["check", "a.csv", "--partn", "x"], "”--partn” hör inte hit."),
        (["template", "avtal"], "SLAG kan inte vara ”avtal”. Skriv en av dessa: placement, service_use, enterprise, "),
    ],
)
def test_a_command_that_makes_no_sense_is_told_why_and_answered_with_the_help(capsys, arguments, reason):
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"Kommandot går inte att förstå: {reason}")
    assert "Användning: python -m publishing" in printed.err


def test_an_unknown_catalogue_is_answered_with_the_known_ones(workplace):
    code, printed, error = workplace.build(name="dalarna")
    assert (code, printed) == (2, "")
    assert error.splitlines()[1] == (
        f"  {workplace.data / 'dalarna'}: katalogen finns inte. Skriv en av dessa: gavleborg. "
        "En annan mapp med kataloger anges med --data."
    )


def test_a_folder_without_catalogues_is_told_so(capsys, tmp_path):
    assert main(["build", "gavleborg", "--data", str(tmp_path / "nowhere")]) == 2
    assert "katalogen finns inte. Skriv en av dessa: –." in capsys.readouterr().err


def test_faults_are_told_in_english(workplace):
    workplace.edit("facts/population.csv", "98877,A", "98877,UN")
    code, _, error = workplace.build("--sprak", "en")
    assert code == 2
    assert error.splitlines() == [
        "The input cannot be published. Faults: 1.",
        f"  {workplace.facts('population')}, row 38, column value: there should be a value when obs_status is A and none "
        "otherwise. Missing is not zero.",
        "Nothing was published and nothing published was changed.",
    ]


def test_a_hint_inside_a_message_follows_the_language(workplace):
    workplace.edit("facts/population.csv", "2180,2015,", "2180,2015 kv 4,")
    _, _, error = workplace.build("--sprak", "en")
    assert "“2015 kv 4” has the wrong form. Write 2016, 2016-Q4, 2015-12 or 2019/2020." in error


def test_the_folder_of_catalogues_may_come_from_the_environment(workplace, monkeypatch, capsys):
    monkeypatch.setenv("ASF_DATA", str(workplace.data))
    assert main(["build", "gavleborg"]) == 0
    assert str(workplace.data) in capsys.readouterr().out


def test_the_module_runs_as_a_command():
    repository = Path(__file__).parents[3]
    finished = subprocess.run(
        [sys.executable, "-m", "publishing", "build", "ingen"], cwd=repository, capture_output=True, encoding="utf-8"
    )
    assert finished.returncode == 2
    assert "katalogen finns inte. Skriv en av dessa: exempel, gavleborg, ostergotland." in finished.stderr


def test_every_message_has_words_in_both_languages():
    for group in (FRAME, MESSAGES, PATTERN_HINTS):
        for name, words in group.items():
            assert words["sv"], name
            assert words["en"], name
            together = [words[language] + words.get(f"{language}_do", "") for language in ("sv", "en")]
            assert _blanks(together[0]) == _blanks(together[1]), name
            assert ("sv_do" in words) == ("en_do" in words), name


def test_what_is_wrong_is_one_sentence_and_what_to_do_stands_apart():
    for name, words in MESSAGES.items():
        for language in ("sv", "en"):
            assert not re.search(r"[.!?] \S", words[language]), name
            assert words.get(f"{language}_do", "x").strip(), name


def _blanks(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]}


def test_every_rule_of_the_contract_has_words_and_a_column_of_its_extract():
    for schema in EXTRACTS.values():
        for rule in schema._validation_rules(with_cast=False):
            if "|" not in rule and rule != "primary_key":
                assert rule in MESSAGES
                assert RULE_COLUMNS[rule] in schema.columns()
            if rule.endswith("|regex"):
                assert rule.removesuffix("|regex") in PATTERN_HINTS
