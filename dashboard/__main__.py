"""The command line of the reading side: `python -m dashboard report` writes the meeting pack of a version as a PDF.

Coordinators write `python -m publishing report`, which starts this: the two sides import nothing of each other.
"""

import argparse
import os
import sys
from pathlib import Path

from dashboard.engines import open_version
from dashboard.extracts import Database, Served, serve
from dashboard.manifests import DataError
from dashboard.report import Progress, Views, as_pdf, pack_of, read_agenda, views_of_version, whole_view
from dashboard.versions import History, list_manifests, read_history
from dashboard.wording import LANGUAGES, day, problem_text, text

EXIT_DONE, EXIT_INPUT = 0, 2


def main(arguments: list[str]) -> int:
    """Runs the command and gives its exit code: 0 done, 2 the data or the command is at fault."""
    given = _parser().parse_args(arguments)
    try:
        history = read_history(list_manifests(given.data, given.katalog))
        database = whole_version(history, given.katalog, given.version)
        return report(database, history, language=given.sprak, agenda=given.agenda, path=given.till)
    except DataError as problem:
        print(problem_text(problem.key, problem.details, given.sprak), file=sys.stderr)
    except OSError as fault:
        print(
            text("report.unopened", given.sprak, file=str(fault.filename).removesuffix(".part"), reason=fault.strerror),
            file=sys.stderr,
        )
    return EXIT_INPUT


def report(database: Database, history: History, *, language: str, agenda: Path | None, path: Path) -> int:
    """Writes the pack of a version to `path`: of the views of the agenda in a file if one is given, else of the version's own, else of what a
    council looks at first. Raises DataError and OSError.
    """
    view = whole_view(database, language)
    if agenda:
        views = Views(tuple(read_agenda(agenda, view)))
    else:
        views = views_of_version(view, history, lambda number: _served(history, number).database)
    written = path.with_name(f"{path.name}.part")
    # Where nothing can be written that is said before the work and not after it.
    written.touch()
    try:
        pack = pack_of(view, views.items, _tell, meeting_date=views.meeting_date)
        written.write_bytes(as_pdf(pack))
        os.replace(written, path)
    finally:
        written.unlink(missing_ok=True)
    words = {"file": path, "count": len(pack["sections"]), "number": database.version.number}
    if views.meeting_date:
        print(text("report.done_agenda", language, **words, day=day(views.meeting_date, language)))
    else:
        print(text("report.done", language, **words))
    return EXIT_DONE


def whole_version(history: History, catalogue: str, number: int | None) -> Database:
    """Version `number` of a catalogue, the newest without one. Raises DataError for one that does not exist or is damaged: none is put in
    its place, since a pack says of which version it is.
    """
    if number is None:
        number = history.numbers[-1]
    if number not in history.numbers:
        raise DataError("no_such_version", number=number, catalogue=catalogue, newest=history.numbers[-1])
    shown = _served(history, number)
    if shown.passed_over:
        raise shown.passed_over[number][0].again()
    return shown.database


def _served(history: History, number: int) -> Served:
    return serve(history, number, lambda version: open_version(version, history.beside(version)))


def _tell(progress: Progress) -> None:
    print(f"{progress.done}/{progress.whole} {progress.doing}", file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard", allow_abbrev=False)
    command = parser.add_subparsers(required=True, metavar="report").add_parser("report", allow_abbrev=False)
    data = Path(os.environ.get("ASF_DATA") or "data")
    command.add_argument("--data", type=Path, default=data, help="the folder of catalogues; else ASF_DATA, else data/")
    command.add_argument("--katalog", required=True, help="the catalogue")
    command.add_argument("--till", type=Path, required=True, help="the PDF that is written")
    command.add_argument("--version", type=lambda words: int(words.removeprefix("v")), help="else the newest")
    command.add_argument(
        "--agenda",
        type=Path,
        help="a CSV of the views (docs/meeting-pack.md); else the agenda of the version; where it has none, what a council looks at first",
    )
    command.add_argument("--sprak", choices=LANGUAGES, default="sv", help="the language of the pack")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
