"""What is made up, at the command line: `python -m demo year` plays a year of deliveries on a copy of the example."""

import sys

from demo.year import play

if __name__ == "__main__":
    # Where the output goes to a file, Windows may write it in an alphabet without the signs of the story.
    sys.stdout.reconfigure(errors="replace")
    if sys.argv[1:2] != ["year"]:
        sys.exit("python -m demo year [--till FOLDER] [--app] [--sprak sv|en]")
    sys.exit(play.main(sys.argv[2:]))
