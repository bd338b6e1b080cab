"""Who plays the year: the partners' office that writes the files, the coordinator at the commands, and the folder it all happens in."""

import contextlib
import io
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from contract import YEARLY_KINDS
from contract.periods import quarters
from demo import say
from demo.catalogue.chance import Row
from demo.catalogue.generate import CATALOGUE
from demo.year import deliveries
from demo.year.files import Paper, write_file
from publishing.__main__ import main
from publishing.catalogue.partners import Partner, Partners, read_partners
from publishing.cli.arguments import read_arguments
from publishing.cli.commands import sent
from publishing.cli.console import EXIT_DONE, EXIT_WAITING
from publishing.deliveries.overlay import Frames
from publishing.versions.history import newest_whole
from publishing.workflow.examine import examine

PROJECT = Path(__file__).parents[2]

# What git leaves out: it is made anew from the versions.
_NOT_COPIED = shutil.ignore_patterns("senaste", ".publishing")


class StoryError(Exception):
    """A step that did not go as the story says. The text says which, and what happened instead."""


class Place:
    """The folder of one year that is played.

    `data` is the copy of the catalogues, what the commands publish in and the app reads, `catalogue` that of the example.
    `restricted` is the restricted folder, with receipts and exact counts. `files` are what partners send, a folder per quarter,
    `reports` the templates, reports and marked workbooks to send to them, `story` everything that was run and all that it printed.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.data, self.restricted = folder, folder / "data", folder / "skyddad"
        self.catalogue = self.data / CATALOGUE
        self.files, self.reports, self.story = folder / "filer", folder / "rapporter", folder / "berattelse.txt"

    def prepare(self) -> None:
        """Makes the folders and copies the catalogues. Raises OSError, FileExistsError when something is there already."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if any(self.folder.iterdir()):
            raise FileExistsError(0, "", str(self.folder))
        shutil.copytree(PROJECT / "data", self.data, ignore=_NOT_COPIED)
        for folder in (self.restricted, self.files, self.reports):
            folder.mkdir()

    @contextlib.contextmanager
    def entered(self) -> Iterator[None]:
        """What is run inside starts from this folder, and finds its data through its environment."""
        variables = {"ASF_DATA": str(self.data), "ASF_RESTRICTED": str(self.restricted), "ASF_CATALOGUE": CATALOGUE}
        with mock.patch.dict(os.environ, variables), contextlib.chdir(self.folder):
            yield


@dataclass(frozen=True)
class Office:
    """The partners and what they start from: the extracts as they were published before the year."""

    published: Frames
    partners: Partners
    municipalities: dict[str, str]

    @classmethod
    def of(cls, catalogue: Path) -> "Office":
        """The office of the catalogue in this folder."""
        published = newest_whole(catalogue).frames
        names = published["municipality"].select("municipality_code", "municipality_name").sort("municipality_code")
        return cls(published, read_partners(catalogue), dict(names.iter_rows()))

    def papers(self, period: str, *left_out: tuple[str, str]) -> list[Paper]:
        """All that comes for a quarter, partner by partner: what is owed, and what public actors send besides; what is yearly
        comes with the fourth quarter. Without those of a partner and kind that are left out, or of a partner altogether ("").
        """
        found = []
        for partner in self.partners.partners:
            for kind in (*partner.owes, *partner.sends):
                is_sent = period.endswith("Q4") if kind in YEARLY_KINDS else bool(partner.public_actor)
                is_sent &= kind in deliveries.PLAYED
                is_left_out = {(partner.partner_id, kind), (partner.partner_id, "")} & set(left_out)
                if (kind in partner.owes or is_sent) and not is_left_out:
                    found.append(self.paper(partner.partner_id, kind, period))
        return found

    def paper(self, partner_id: str, kind: str, period: str, *, known: str = "", **more: object) -> Paper:
        """One delivery; its commitments as they were known in the quarter `known`, else in its own. `more`: see Paper."""
        partner = self.partners.find(partner_id)
        rows = self._rows(partner, kind, period, known or period)
        has_notes = kind == "placement" and (partner.municipality_code, period) == deliveries.CANARY_OF
        return Paper(partner, kind, period, rows, has_notes=has_notes, **more)

    def _rows(self, partner: Partner, kind: str, period: str, known: str) -> list[Row]:
        code, actor, is_owed = partner.municipality_code, partner.public_actor or "kommun", kind in partner.owes
        codes = [code] if code else list(self.municipalities)
        if kind == "placement_year":
            of_year = quarters(f"{period[:4]}-Q1", period)
            return deliveries.placement_year_rows(
                [self._rows(partner, "placement", each, each) for each in of_year], period
            )
        if kind in ("placement", "service_use"):
            rows_of = deliveries.placement_rows if kind == "placement" else deliveries.service_rows
            return rows_of(self.published, codes, actor, period, is_owed=is_owed)
        if kind == "enterprise":
            return deliveries.enterprise_rows(self.published, period)
        if kind == "commitment":
            return deliveries.commitment_rows(self.published, code, known)
        if kind == "project":
            return deliveries.project_rows(codes, partner.partner_id)
        return deliveries.meeting_rows(code, period)


@dataclass(frozen=True)
class Coordinator:
    """Runs commands in one place on given days, and tells in "sv" or "en" what was run and what came of it."""

    place: Place
    office: Office
    language: str

    def say(self, name: str, /, **details: object) -> str:
        """A text of the year in the coordinator's language."""
        return say(name, self.language, **details)

    def tell(self, name: str, /, **details: object) -> None:
        """A text of the story, on a line of its own."""
        self._print("\n" + self.say(name, **details))

    def heading(self, name: str) -> None:
        """The heading of a part of the story."""
        words = self.say(name)
        self._print(f"\n\n{words}\n{'═' * len(words)}")

    def table(self, rows: Sequence[tuple[str, ...]]) -> None:
        """A table in fixed columns; its first row is that of the headings."""
        widths = [max(len(text) for text in column) + 3 for column in zip(*rows, strict=True)]
        lines = ["".join(f"{text:<{width}}" for text, width in zip(row, widths, strict=True)) for row in rows]
        self._print("", *(f"  {line}".rstrip() for line in lines))

    def run(
        self, *arguments: str, day: str, code: int = EXIT_DONE, head: int = 6, tail: int = 0, start: str = ""
    ) -> None:
        """Runs one command. The story shows the first `head` and the last `tail` lines of what it prints, from the line on
        that begins with `start`. Raises StoryError for another exit code than `code`.
        """
        lines = self._run(arguments, day, code).splitlines()
        first = next((place for place, line in enumerate(lines) if line.strip().startswith(start)), 0)
        self._print("\n" + self._command(arguments, day), *self._shortened(lines[first:], head, tail))

    def receive(
        self, paper: Paper, day: str, *more: str, code: int = EXIT_DONE, head: int = 1, tail: int = 1, name: str = ""
    ) -> None:
        """Writes the partner's file, as `name` or under its own, and receives it."""
        self.run(*self._receipt(paper, name), *more, day=day, code=code, head=head, tail=tail)

    def answered(self, paper: Paper, day: str, answer: str, *more: str, warnings: int, name: str = "") -> None:
        """Receives a file with so many warnings: they are shown, each gets the text `answer`, and the file is taken in."""
        self.receive(paper, day, *more, code=EXIT_WAITING, head=20, name=name)
        with self.place.entered():
            _, command = read_arguments([*self._receipt(paper, name), *more, *self._options(day)])
            found = examine(command.open_session(), sent(command)).report.warnings
        if len(found) != warnings:
            printed = "\n".join(warning.text(self.language) for warning in found)
            raise StoryError(self.say("other_warnings", wanted=warnings, found=len(found), printed=printed))
        answers = [part for warning in found for part in ("--svar", f"{warning.remark_id}={self.say(answer)}")]
        self.receive(paper, day, *answers, *more, name=name)

    def receive_all(self, papers: Sequence[Paper], days: Sequence[str]) -> None:
        """Receives the files that there is nothing to say about, a line each, spread over the days."""
        for place, paper in enumerate(papers):
            day = days[place * len(days) // len(papers)]
            receipt = self._run(self._receipt(paper), day, EXIT_DONE).splitlines()[-1]
            details = {"count": f"{place + 1:>{len(str(len(papers)))}}", "whole": len(papers), "day": day}
            self._print(self.say("received", **details, file=paper.name, receipt=receipt))

    def written(self, paper: Paper, name: str = "") -> str:
        """The path of the partner's file, from the folder of the year; it is written if it is not there."""
        path = self.place.files / paper.period / (name or paper.name)
        path.parent.mkdir(exist_ok=True)
        if not path.exists():
            write_file(paper, path, self.office.municipalities)
        return path.relative_to(self.place.folder).as_posix()

    def report(self, name: str) -> str:
        """The path of a report, from the folder of the year."""
        return (self.place.reports / name).relative_to(self.place.folder).as_posix()

    def _receipt(self, paper: Paper, name: str = "") -> tuple[str, ...]:
        """The command that receives a file. Who receives is a function, never a person."""
        partner_id = paper.partner.partner_id
        return "receive", self.written(paper, name), "--partner", partner_id, "--av", self.say("coordinator")

    def _run(self, arguments: Sequence[str], day: str, code: int) -> str:
        """Runs a command and gives what it printed; all of it goes into the file of the story, whatever is shown."""
        printed = io.StringIO()
        both = contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed)
        # Nobody sits at the keyboard: the commands ask nothing.
        with self.place.entered(), both[0], both[1], mock.patch.object(sys, "stdin", io.StringIO()):
            found = main([*arguments, *self._options(day)])
        words = printed.getvalue()
        with self.place.story.open("a", encoding="utf-8") as story:
            story.write(f"\n{self._command(arguments, day)}\n{words}")
        if found != code:
            details = {"command": self._command(arguments, day), "wanted": code, "found": found, "printed": words}
            raise StoryError(self.say("other_code", **details))
        return words.rstrip()

    def _command(self, arguments: Sequence[str], day: str) -> str:
        words = [f'"{word}"' if " " in word else word for word in (*arguments, *self._options(day))]
        return f"> python -m publishing {' '.join(words)}"

    def _options(self, day: str) -> tuple[str, ...]:
        return ("--dag", day, *(("--sprak", "en") if self.language == "en" else ()))

    def _shortened(self, lines: list[str], head: int, tail: int) -> list[str]:
        left_out = len(lines) - head - tail
        if left_out > 1:
            lines = [*lines[:head], self.say("more_lines", count=left_out), *lines[len(lines) - tail :]]
        return [f"  │ {line}".rstrip() for line in lines]

    def _print(self, *lines: str) -> None:
        print(*lines, sep="\n", flush=True)
