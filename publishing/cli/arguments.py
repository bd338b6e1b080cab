"""The arguments of each command, read strictly, with faults in the language of the command."""

import argparse
import datetime as dt
import os
import re
from pathlib import Path
from typing import NoReturn

from contract import FORMS
from contract.periods import QUARTER
from publishing.messages import say
from publishing.workflow.session import CommandError, Context, moment

LANGUAGES = ("sv", "en")
DEFAULT_CATALOGUE = "gavleborg"

# What each command takes: the names of what is given in order, options with a value, and options that may be repeated.
_ORDERED = {
    "template": ("kind",), "check": ("file",), "receive": ("file",), "board": (), "diff": ("file",), "publish": (),
    "versions": (), "compare": ("a", "b"), "withdraw": ("number",), "build": ("build_catalogue",), "latest": (),
    "audit": (),
}  # fmt: skip
_VALUES = {
    "template": ("--till", "--partner", "--kvartal"),
    "check": ("--partner", "--slag", "--sen", "--rapport", "--markerad"),
    "receive": ("--partner", "--slag", "--sen", "--rapport", "--markerad", "--av", "--notering"),
    "board": ("--kvartal",),
    "diff": ("--partner", "--slag", "--sen"),
    "publish": ("--av", "--notering", "--fran-version"),
    "withdraw": ("--av", "--notering"),
}
_FLAGS = {"template": ("--csv",), "receive": ("--ny-definition",), "publish": ("--ja",), "withdraw": ("--ja",)}
_REPEATED = {"check": ("--svar",), "receive": ("--svar",), "publish": ("--svar",), "withdraw": ("--svar",)}
_MAY_BE_LEFT_OUT = {("diff", "file")}

COMMANDS = tuple(_ORDERED)
# The options of each command, beside those that all have.
OPTIONS = {
    command: (*_VALUES.get(command, ()), *_FLAGS.get(command, ()), *_REPEATED.get(command, ())) for command in COMMANDS
}


class _Parser(argparse.ArgumentParser):
    """Raises what argparse would print in English and exit on."""

    def error(self, message: str) -> NoReturn:
        # The one fault that is left to argparse: an option at the end without its value.
        raise CommandError(message)


def language_of(arguments: list[str]) -> str:
    """The language that the arguments ask for, before they are known to be right."""
    return "en" if {"--sprak=en"} & set(arguments) or "en" in _after(arguments, "--sprak") else "sv"


def wants_help(arguments: list[str]) -> bool:
    """Whether the arguments ask for help, or for nothing."""
    return not arguments or bool({"-h", "--help"} & set(arguments))


def command_of(arguments: list[str]) -> str:
    """The command that is asked for, or an empty text."""
    return next((argument for argument in arguments if argument in COMMANDS), "")


def read_arguments(arguments: list[str]) -> tuple[str, Context]:
    """The command and its context. Raises CommandError for anything that makes no sense."""
    language = language_of(arguments)
    command = arguments[0]
    if command not in COMMANDS:
        raise CommandError(say("no_such_command", language, name=command))
    parser = _parser(command)
    try:
        found, surplus = parser.parse_known_args(arguments[1:])
    except CommandError as error:
        option = re.search(r"--[\w-]+", str(error))
        raise CommandError(say("missing_value", language, name=option[0] if option else str(error))) from error
    if surplus:
        raise CommandError(say("surplus_value", language, value=surplus[0]))
    values = vars(found)
    for name in _ORDERED[command]:
        if values[name] is None and (command, name) not in _MAY_BE_LEFT_OUT:
            raise CommandError(say("missing_value", language, name=say(f"name_{name}", language)))
    _check(values, language)
    catalogue = values["build_catalogue"] if command == "build" else values["katalog"]
    return command, Context(
        data=values["data"],
        catalogue=catalogue or os.environ.get("ASF_CATALOGUE") or DEFAULT_CATALOGUE,
        language=language,
        now=moment(dt.date.fromisoformat(values["dag"]) if values["dag"] else None),
        environment=os.environ,
        values=values,
    )


def _parser(command: str) -> argparse.ArgumentParser:
    parser = _Parser(add_help=False, allow_abbrev=False)
    for name in _ORDERED[command]:
        parser.add_argument(name, nargs="?")
    for option in (*_VALUES.get(command, ()), "--katalog", "--sprak", "--dag"):
        parser.add_argument(option)
    for option in _FLAGS.get(command, ()):
        parser.add_argument(option, action="store_true")
    for option in _REPEATED.get(command, ()):
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
    if values.get("slag") and values["slag"] not in FORMS:
        refuse("--slag", "hint_known", known=", ".join(FORMS))
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
