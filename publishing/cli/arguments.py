"""The arguments of each command, read strictly, with faults in the language of the command."""

import argparse
import datetime as dt
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from contract import CODELISTS
from contract.periods import QUARTER
from publishing.cli.console import Command, CommandError
from publishing.messages import say
from publishing.workflow.session import Workplace, moment

LANGUAGES = ("sv", "en")
DEFAULT_CATALOGUE = "gavleborg"


@dataclass(frozen=True)
class Arguments:
    """What a command takes: what is given in order, options with a value, flags, and options that may be repeated.

    What is given in order may be left out where its name ends with a question mark.
    """

    ordered: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()

    @property
    def options(self) -> tuple[str, ...]:
        """The options, beside those that all commands have."""
        return self.values + self.flags + self.repeated


_SENT = ("--partner", "--slag", "--sen")
_REPORTED = (*_SENT, "--rapport", "--markerad")
COMMANDS = {
    "template": Arguments(("kind",), ("--till", "--partner", "--kvartal"), ("--csv",)),
    "check": Arguments(("file",), _REPORTED, repeated=("--svar",)),
    "receive": Arguments(("file",), (*_REPORTED, "--av", "--notering"), ("--ny-definition",), ("--svar",)),
    "board": Arguments((), ("--kvartal",)),
    "diff": Arguments(("file?",), _SENT),
    "publish": Arguments((), ("--av", "--notering", "--fran-version"), ("--ja",), ("--svar",)),
    "versions": Arguments(),
    "compare": Arguments(("a", "b")),
    "withdraw": Arguments(("number",), ("--av", "--notering"), ("--ja",), ("--svar",)),
    "build": Arguments(("build_catalogue",)),
    "latest": Arguments(),
    "audit": Arguments(),
}


def language_of(arguments: list[str]) -> str:
    """The language that the arguments ask for, before they are known to be right."""
    return "en" if {"--sprak=en"} & set(arguments) or "en" in _after(arguments, "--sprak") else "sv"


def wants_help(arguments: list[str]) -> bool:
    """Whether the arguments ask for help, or for nothing."""
    return not arguments or bool({"-h", "--help"} & set(arguments))


def command_of(arguments: list[str]) -> str:
    """The command that is asked for, or an empty text."""
    return next((argument for argument in arguments if argument in COMMANDS), "")


def read_arguments(arguments: list[str]) -> tuple[str, Command]:
    """The name of the command, and the command as given. Raises CommandError for anything that makes no sense."""
    language = language_of(arguments)
    name = arguments[0]
    if name not in COMMANDS:
        raise CommandError(say("no_such_command", language, name=name))
    try:
        found, surplus = _parser(COMMANDS[name]).parse_known_args(arguments[1:])
    except argparse.ArgumentError as error:
        # The one fault that is left to argparse: an option at the end without its value.
        raise CommandError(say("missing_value", language, name=error.argument_name)) from error
    if surplus:
        raise CommandError(say("surplus_value", language, value=surplus[0]))
    values = vars(found)
    for needed in COMMANDS[name].ordered:
        if values.get(needed) is None and not needed.endswith("?"):
            raise CommandError(say("missing_value", language, name=say(f"name_{needed}", language)))
    _check(values, language)
    catalogue = values["build_catalogue"] if name == "build" else values["katalog"]
    workplace = Workplace(
        data=values["data"],
        catalogue=catalogue or os.environ.get("ASF_CATALOGUE") or DEFAULT_CATALOGUE,
        language=language,
        now=moment(dt.date.fromisoformat(values["dag"]) if values["dag"] else None),
        environment=os.environ,
    )
    return name, Command(workplace, values)


def _parser(takes: Arguments) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    for name in takes.ordered:
        parser.add_argument(name.rstrip("?"), nargs="?")
    for option in (*takes.values, "--katalog", "--sprak", "--dag"):
        parser.add_argument(option)
    for option in takes.flags:
        parser.add_argument(option, action="store_true")
    for option in takes.repeated:
        parser.add_argument(option, action="append", default=[])
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("ASF_DATA") or "data"))
    return parser


def _check(values: dict[str, object], language: str) -> None:
    """Raises CommandError for a value that has the wrong form."""

    def refuse(name: str, hint: str, **details: str) -> NoReturn:
        words = say(hint, language, **details)
        shown = name if name.startswith("--") else say(f"name_{name}", language)
        raise CommandError(
            say("bad_value", language, name=shown, value=values[name.strip("-").replace("-", "_")], hint=words)
        )

    if values["sprak"] not in (None, *LANGUAGES):
        refuse("--sprak", "hint_known", known=", ".join(LANGUAGES))
    if values["dag"] and not _is_date(str(values["dag"])):
        refuse("--dag", "hint_date")
    if values.get("slag") and values["slag"] not in CODELISTS["delivery_kind"].codes:
        refuse("--slag", "hint_known", known=", ".join(CODELISTS["delivery_kind"].codes))
    if values.get("kvartal") and not QUARTER.fullmatch(str(values["kvartal"])):
        refuse("--kvartal", "hint_quarter")
    for name in ("a", "b", "number", "--fran-version"):
        value = values.get(name.strip("-").replace("-", "_"))
        if value is not None and not str(value).lstrip("v").isdecimal():
            refuse(name, "hint_number")


def _is_date(words: str) -> bool:
    try:
        dt.date.fromisoformat(words)
    except ValueError:
        return False
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", words))


def _after(arguments: list[str], name: str) -> list[str]:
    return [arguments[place + 1] for place, argument in enumerate(arguments[:-1]) if argument == name]
