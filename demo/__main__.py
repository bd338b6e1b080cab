"""What is made up, at the command line: `build` makes the catalogue `exempel`, `year` plays a year of deliveries on a copy of it."""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from demo import say
from demo.catalogue.generate import CATALOGUE, example_frames
from demo.year.office import PROJECT, Coordinator, Office, Place, StoryError
from demo.year.story import open_command, play
from publishing.cli import commands
from publishing.cli.console import EXIT_DONE, EXIT_INPUT, Command
from publishing.messages.problems import InputError
from publishing.workflow.session import open_workplace

EXIT_OTHERWISE = 1


def main(arguments: list[str]) -> int:
    """Runs a command and gives its exit code: 0 done, 1 a step of the year that went otherwise than the story says, 2 the input is at fault."""
    options = _parser().parse_args(arguments)
    if options.help or not options.command:
        print(say("_".join(filter(None, ("help", options.command))), options.sprak))
        return EXIT_DONE
    return build(options.data, options.sprak) if options.command == "build" else year(options)


def build(data: Path, language: str) -> int:
    """Builds the example in the folder `data` into a version."""
    try:
        workplace = open_workplace(os.environ, data=data, catalogue=CATALOGUE, language=language)
        return commands.build(Command(workplace), example_frames())
    except InputError as error:
        print(error.text(language), file=sys.stderr)
        return EXIT_INPUT


def year(options: argparse.Namespace) -> int:
    """Plays the year, and opens the app on the copy if that is asked for."""
    place = Place((options.till or Path(tempfile.mkdtemp(prefix="asf-ar-"))).resolve())
    try:
        place.prepare()
        play(Coordinator(place, Office.of(place.catalogue), options.sprak))
    except FileExistsError as error:
        print(say("folder_taken", options.sprak, folder=error.filename), file=sys.stderr)
        return EXIT_INPUT
    except StoryError as error:
        print(say("failed", options.sprak, reason=error, story=place.story), file=sys.stderr)
        return EXIT_OTHERWISE
    except InputError as error:
        print(error.text(options.sprak, heading="failed"), file=sys.stderr)
        return EXIT_OTHERWISE
    return open_app(place) if options.app else EXIT_DONE


def open_app(place: Place) -> int:
    """The app on the copy, until it is stopped with Ctrl-C. It gets to know nothing of the restricted folder."""
    print(f"\n> {open_command(place.data)}", flush=True)
    environment = {name: value for name, value in os.environ.items() if name != "ASF_RESTRICTED"}
    environment |= {"ASF_DATA": str(place.data), "ASF_CATALOGUE": CATALOGUE}
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    try:
        return subprocess.run(command, cwd=PROJECT, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return EXIT_DONE


def _parser() -> argparse.ArgumentParser:
    every = argparse.ArgumentParser(add_help=False)
    every.add_argument("--sprak", choices=("sv", "en"), default="sv")
    every.add_argument("-h", "--help", action="store_true")
    parser = argparse.ArgumentParser(prog="python -m demo", parents=[every], add_help=False, allow_abbrev=False)
    commands = parser.add_subparsers(dest="command")
    of_build, of_year = (
        commands.add_parser(name, parents=[every], add_help=False, allow_abbrev=False) for name in ("build", "year")
    )
    of_build.add_argument("--data", type=Path, default=Path(os.environ.get("ASF_DATA") or "data"))
    of_year.add_argument("--till", type=Path)
    of_year.add_argument("--app", action="store_true")
    return parser


if __name__ == "__main__":
    # Where the output goes to a file, Windows may write it in an alphabet without the signs of the story.
    sys.stdout.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))
