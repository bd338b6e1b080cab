"""The command line of the writing side: `python -m publishing COMMAND …`, from a partner's file to a published version."""

import sys
from collections.abc import Callable

from contract import CODELISTS
from publishing.cli import deliver, overview, publish
from publishing.cli.arguments import command_of, language_of, read_arguments, wants_help
from publishing.cli.console import EXIT_DONE, EXIT_INPUT, Command, CommandError
from publishing.messages import say
from publishing.messages.problems import InputError, Problem

RUN: dict[str, Callable[[Command], int]] = {
    "template": deliver.template,
    "check": deliver.check,
    "receive": deliver.receive,
    "board": overview.show_board,
    "diff": overview.show_difference,
    "publish": publish.publish,
    "versions": overview.show_versions,
    "compare": overview.show_comparison,
    "audit": overview.show_audit,
    "withdraw": publish.withdraw,
    "build": publish.build_catalogue,
    "latest": publish.latest,
}


def main(arguments: list[str]) -> int:
    """Runs one command and gives its exit code: 0 done, 2 the input or the command is at fault, 3 it waits for an answer."""
    language = language_of(arguments)
    if wants_help(arguments):
        print(help_text(command_of(arguments), language))
        return EXIT_DONE
    try:
        name, command = read_arguments(arguments)
        return RUN[name](command)
    except CommandError as error:
        words = say("bad_command", language, reason=error)
        print(words, help_text(command_of(arguments), language), sep="\n\n", file=sys.stderr)
    except InputError as error:
        heading = "count" if command_of(arguments) == "build" else "failed"
        print(error.text(language, heading=heading), file=sys.stderr)
    except OSError as error:
        fault = Problem(str(error.filename), "unreadable_file", details={"reason": error.strerror or str(error)})
        print(InputError([fault]).text(language), file=sys.stderr)
    except KeyboardInterrupt:
        print(say("interrupted", language), file=sys.stderr)
    return EXIT_INPUT


def help_text(command: str, language: str) -> str:
    """What a command does and takes; of the whole when `command` is empty."""
    if not command:
        return say("help", language)
    return say(f"help_{command}", language, kinds=", ".join(CODELISTS["delivery_kind"].codes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
