"""`python -m demo year`: plays a year of deliveries on a copy of the example, and opens the app on it if asked."""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from demo.year.office import CATALOGUE, PROJECT, Desk, Office, Place, StoryError
from demo.year.story import open_command, play
from publishing.messages import say
from publishing.messages.problems import InputError

EXIT_DONE, EXIT_OTHERWISE, EXIT_INPUT = 0, 1, 2


def main(arguments: list[str]) -> int:
    """Plays the year and gives the exit code: 0 when every step went as the story says, 1 otherwise, 2 for no folder."""
    options = _parser().parse_args(arguments)
    if options.help:
        print(say("year_help", options.sprak))
        return EXIT_DONE
    place = Place((options.till or Path(tempfile.mkdtemp(prefix="asf-ar-"))).resolve())
    try:
        place.prepare()
        play(Desk(place, Office.of(place.catalogue), options.sprak))
    except FileExistsError as error:
        print(say("year_folder_taken", options.sprak, folder=error.filename), file=sys.stderr)
        return EXIT_INPUT
    except StoryError as error:
        print(say("year_failed", options.sprak, reason=error, story=place.story), file=sys.stderr)
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
    parser = argparse.ArgumentParser(prog="python -m demo year", add_help=False, allow_abbrev=False)
    parser.add_argument("--till", type=Path)
    parser.add_argument("--app", action="store_true")
    parser.add_argument("--sprak", choices=("sv", "en"), default="sv")
    parser.add_argument("-h", "--help", action="store_true")
    return parser
