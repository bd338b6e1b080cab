"""The command line of the writing side: `python -m publishing build <catalogue>`."""

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

from publishing.build import build
from publishing.problems import InputError, Problem

HELP = {
    "sv": """Användning: python -m publishing build KATALOG [--data MAPP] [--sprak sv|en]

Bygger en katalog till publicerade uttag: läser faktafilerna, kontrollerar dem mot kontraktet
och skriver Parquet och manifest/v000001.json. Är något fel publiceras inget.

  KATALOG         katalogens namn, till exempel gavleborg (verkliga fakta) eller exempel (påhittade)
  --data MAPP     mappen med kataloger; annars ASF_DATA, annars data/
  --sprak sv|en   språk för hjälp och felmeddelanden; annars sv
  -h, --help      visar den här texten

Slutkod: 0 när det gick bra, 2 när underlaget eller kommandot är fel.""",
    "en": """Usage: python -m publishing build CATALOGUE [--data FOLDER] [--sprak sv|en]

Builds a catalogue into published extracts: reads its facts, holds them against the contract
and writes Parquet and manifest/v000001.json. If anything is wrong, nothing is published.

  CATALOGUE       the catalogue's name, such as gavleborg (real facts) or exempel (made up)
  --data FOLDER   the folder of catalogues; else ASF_DATA, else data/
  --sprak sv|en   the language of help and messages; else sv
  -h, --help      shows this text

Exit code: 0 when all went well, 2 when the input or the command is at fault.""",
}

DONE = {
    True: {"sv": "Publicerat: {path}", "en": "Published: {path}"},
    False: {"sv": "Oförändrat: {path}", "en": "Unchanged: {path}"},
}

BAD_COMMAND = {"sv": "Kommandot går inte att förstå: {reason}", "en": "The command makes no sense: {reason}"}

EXIT_INPUT = 2


class CommandError(Exception):
    """The arguments do not make a command."""


class _Parser(argparse.ArgumentParser):
    """Raises what argparse would print in English and exit on."""

    def error(self, message: str) -> NoReturn:
        raise CommandError(message)


def main(arguments: list[str]) -> int:
    """Runs one command and gives its exit code: 0 done, 2 the input or the command is at fault."""
    language = "en" if "en" in _after(arguments, "--sprak") else "sv"
    if not arguments or {"-h", "--help"} & set(arguments):
        print(HELP[language])
        return 0
    try:
        options = _options(arguments)
        published = build(options.data, options.catalogue)
    except CommandError as error:
        print(BAD_COMMAND[language].format(reason=error), HELP[language], sep="\n\n", file=sys.stderr)
        return EXIT_INPUT
    except InputError as error:
        print(error.text(language), file=sys.stderr)
        return EXIT_INPUT
    except OSError as error:
        fault = Problem(str(error.filename), "unreadable_file", details={"reason": error.strerror or str(error)})
        print(InputError([fault]).text(language), file=sys.stderr)
        return EXIT_INPUT
    manifest = options.data / options.catalogue / published.manifest.file
    print(DONE[published.is_new][language].format(path=manifest))
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = _Parser(add_help=False)
    parser.add_argument("command", choices=["build"])
    parser.add_argument("catalogue")
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("ASF_DATA", "data")))
    parser.add_argument("--sprak", choices=["sv", "en"], default="sv")
    return parser.parse_args(arguments)


def _after(arguments: list[str], name: str) -> list[str]:
    """The value given to the option `name`, as a list of one or none, before the arguments are known to be right."""
    joined = [argument.split("=", 1)[1] for argument in arguments if argument.startswith(f"{name}=")]
    apart = [arguments[place + 1] for place, argument in enumerate(arguments[:-1]) if argument == name]
    return joined + apart


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
