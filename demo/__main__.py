"""What is made up, at the command line: `build` makes the catalogue `exempel`, `year` plays a year of deliveries on a copy of it, `national`
makes one of the whole country.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from demo import say
from demo.catalogue.generate import CATALOGUE, example_frames
from demo.national.details import TooManyRowsError
from demo.national.generate import make_nation
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
    if options.help or not options.command or (options.command == "national" and options.till is None):
        print(say("_".join(filter(None, ("help", options.command))), options.sprak))
        return EXIT_DONE
    commands = {"build": build, "year": year, "national": national}
    return commands[options.command](options)


def build(options: argparse.Namespace) -> int:
    """Builds the example in the folder `data` into a version."""
    try:
        workplace = open_workplace(os.environ, data=options.data, catalogue=CATALOGUE, language=options.sprak)
        return commands.build(Command(workplace), example_frames())
    except InputError as error:
        print(error.text(options.sprak), file=sys.stderr)
        return EXIT_INPUT


def national(options: argparse.Namespace) -> int:
    """Makes the nation in the folder `till`, with so many rows."""
    try:
        made = make_nation(options.till, rows=options.rows, seed=options.seed)
    except FileExistsError as error:
        print(say("folder_taken", options.sprak, folder=error.filename), file=sys.stderr)
        return EXIT_INPUT
    except TooManyRowsError as error:
        print(say("rows_impossible", options.sprak, most=error.most, rows=options.rows), file=sys.stderr)
        return EXIT_INPUT
    told = {"catalogue": made.manifest.catalogue, "version": made.manifest.version, "rows": options.rows}
    print(say("nation_made", options.sprak, **told, folder=options.till))
    return EXIT_DONE


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
    of_build, of_year, of_national = (
        commands.add_parser(name, parents=[every], add_help=False, allow_abbrev=False)
        for name in ("build", "year", "national")
    )
    of_build.add_argument("--data", type=Path, default=Path(os.environ.get("ASF_DATA") or "data"))
    of_year.add_argument("--till", type=Path)
    of_year.add_argument("--app", action="store_true")
    of_national.add_argument("--till", type=Path)
    of_national.add_argument("--rows", type=int, default=1_000_000)
    of_national.add_argument("--seed", type=int, default=1)
    return parser


if __name__ == "__main__":
    # Where the output goes to a file, Windows may write it in an alphabet without the signs of the story.
    sys.stdout.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))
