"""The command line of the writing side: `python -m publishing COMMAND …`, from a partner's file to a published version."""

import sys
from collections.abc import Callable

from contract import CODELISTS
from publishing.cli import commands
from publishing.cli.arguments import COMMANDS, command_of, language_of, read_arguments, wants_help
from publishing.cli.console import EXIT_DONE, EXIT_INPUT, Command, CommandError
from publishing.messages import say
from publishing.messages.problems import InputError

# Each command is the function of its name.
RUN: dict[str, Callable[[Command], int]] = {name: getattr(commands, name) for name in COMMANDS}


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
        print(InputError.unreadable(error.filename, error).text(language), file=sys.stderr)
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
