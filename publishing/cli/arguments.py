"""The arguments of each command, read strictly, with faults in the language of the command."""

import argparse
import datetime as dt
import os
import re
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

from contract import CODELISTS
from contract.periods import QUARTER
from publishing.cli.console import Command, CommandError
from publishing.messages import say
from publishing.workflow.fetch import SERVICES
from publishing.workflow.session import Workplace, catalogue_meant, moment

LANGUAGES = ("sv", "en")
# Years and spans of years: 2016,2018-2024.
YEARS = re.compile(r"(19|20)\d\d(-(19|20)\d\d)?(,(19|20)\d\d(-(19|20)\d\d)?)*")


_SENT = "file --partner= --slag= --sen="
_REPORTED = "--rapport= --markerad="
# What each command takes: first what is given in order, which may be left out where it ends with a question mark, and then options:
# with a value (=), without, those that may be repeated (*), and those with several values (+).
COMMANDS = {
    "template": "kind --till= --partner= --kvartal= --csv",
    "check": f"{_SENT} {_REPORTED} --svar*",
    "receive": f"{_SENT} {_REPORTED} --av= --notering= --ny-definition --svar*",
    "board": "--kvartal=",
    "diff": _SENT.replace("file", "file?"),
    "publish": "--av= --notering= --fran-version= --ja --svar*",
    "versions": "",
    "compare": "a b",
    "report": "--till= --version= --agenda=",
    "withdraw": "number --av= --notering= --ja --svar*",
    "region": "region --kommuner+",
    "build": "build_catalogue",
    "fetch": "service --ar= --indikator= --till-server= --av= --ja",
    "latest": "",
    "audit": "",
}


def language_of(arguments: list[str]) -> str:
    """The language that the arguments ask for, before they are known to be right."""
    return "en" if "--sprak=en" in arguments or ("--sprak", "en") in pairwise(arguments) else "sv"


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
    for needed in COMMANDS[name].split():
        if not needed.startswith("--") and values.get(needed) is None and not needed.endswith("?"):
            raise CommandError(say("missing_value", language, name=say(f"name_{needed}", language)))
    _check(values, language)
    # Two commands name the catalogue themselves.
    catalogue = {"build": values.get("build_catalogue"), "region": values.get("region")}.get(name) or values["katalog"]
    workplace = Workplace(
        data=values["data"],
        catalogue=catalogue_meant(os.environ, values["data"], catalogue),
        language=language,
        now=moment(dt.date.fromisoformat(values["dag"]) if values["dag"] else None),
        environment=os.environ,
    )
    return name, Command(workplace, values)


def _parser(takes: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    for word in [*takes.split(), "--katalog=", "--sprak=", "--dag="]:
        if not word.startswith("--"):
            parser.add_argument(word.rstrip("?"), nargs="?")
        elif word.endswith("*"):
            parser.add_argument(word.rstrip("*"), action="append", default=[])
        elif word.endswith("+"):
            parser.add_argument(word.rstrip("+"), nargs="*", action="extend", default=[])
        else:
            parser.add_argument(word.rstrip("="), action="store" if word.endswith("=") else "store_true")
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
    kinds = CODELISTS["delivery_kind"].codes
    for name in ("--slag", "kind"):
        if (values.get(name.strip("-")) or None) not in (None, *kinds):
            refuse(name, "hint_known", known=", ".join(kinds))
    if values.get("kvartal") and not QUARTER.fullmatch(str(values["kvartal"])):
        refuse("--kvartal", "hint_quarter")
    if (values.get("service") or None) not in (None, *SERVICES):
        refuse("service", "hint_known", known=", ".join(SERVICES))
    if values.get("ar") and not YEARS.fullmatch(str(values["ar"])):
        refuse("--ar", "hint_years")
    for name in ("a", "b", "number", "--fran-version", "--version"):
        value = values.get(name.strip("-").replace("-", "_"))
        if value is not None and not str(value).lstrip("v").isdecimal():
            refuse(name, "hint_number")


def _is_date(words: str) -> bool:
    try:
        dt.date.fromisoformat(words)
    except ValueError:
        return False
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", words))


def years_of(words: str) -> list[int]:
    """The years of `2016,2018-2024`, each once and in order; none for an empty text."""
    found = set()
    for part in filter(None, words.split(",")):
        first, _, last = part.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    return sorted(found)
