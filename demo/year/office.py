"""Who plays the year: the partners' office that writes the files, the coordinator at the commands, and the folder it all happens in."""

import contextlib
import io
import os
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from contract import YEARLY_KINDS
from contract.periods import quarters
from demo.year.deliveries import (
    CANARY_OF,
    Row,
    commitment_rows,
    enterprise_rows,
    meeting_rows,
    placement_rows,
    placement_rows_with_zeros,
    placement_year_rows,
    service_rows,
)
from demo.year.files import Paper, write_file
from publishing.__main__ import main
from publishing.catalogue.partners import Partner, Partners, read_partners
from publishing.deliveries.overlay import Frames
from publishing.messages import say
from publishing.versions.history import newest_whole

PROJECT = Path(__file__).parents[2]
CATALOGUE = "exempel"

# What git leaves out: it is made anew from the versions.
_NOT_COPIED = shutil.ignore_patterns("senaste", ".publishing")


@dataclass(frozen=True)
class Place:
    """The folder of one year that is played."""

    folder: Path

    @property
    def data(self) -> Path:
        """The copy of the catalogues: what the commands publish in, and the app reads."""
        return self.folder / "data"

    @property
    def catalogue(self) -> Path:
        """The copy of the example."""
        return self.data / CATALOGUE

    @property
    def restricted(self) -> Path:
        """The restricted folder, with receipts and exact counts."""
        return self.folder / "skyddad"

    @property
    def files(self) -> Path:
        """What partners send, a folder per quarter."""
        return self.folder / "filer"

    @property
    def reports(self) -> Path:
        """Templates, reports and marked workbooks to send to partners."""
        return self.folder / "rapporter"

    @property
    def story(self) -> Path:
        """Everything that was run and all that it printed."""
        return self.folder / "berattelse.txt"

    def prepare(self) -> None:
        """Makes the folders and copies the catalogues. Raises OSError, FileExistsError when something is there already."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if any(self.folder.iterdir()):
            raise FileExistsError(0, "", str(self.folder))
        shutil.copytree(PROJECT / "data", self.data, ignore=_NOT_COPIED)
        for folder in (self.restricted, self.files, self.reports):
            folder.mkdir()

    def variables(self) -> dict[str, str]:
        """The environment of the commands."""
        return {"ASF_DATA": str(self.data), "ASF_RESTRICTED": str(self.restricted), "ASF_CATALOGUE": CATALOGUE}

    @contextmanager
    def entered(self) -> Iterator[None]:
        """The commands that are run inside find this place through their environment."""
        before = {name: os.environ.get(name) for name in self.variables()}
        os.environ.update(self.variables())
        try:
            yield
        finally:
            for name, value in before.items():
                os.environ.pop(name)
                if value is not None:
                    os.environ[name] = value


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

    def papers(self, period: str) -> list[Paper]:
        """All that comes for a quarter, partner by partner: what is owed, and what public actors send besides."""
        return [
            self.paper(partner.partner_id, kind, period)
            for partner in self.partners.partners
            for kind in (*partner.owes, *(kind for kind in partner.sends if _comes(partner, kind, period)))
        ]

    def paper(self, partner_id: str, kind: str, period: str, *, known: str = "", **more: object) -> Paper:
        """One delivery; its commitments as they were known in the quarter `known`, else in its own. `more`: see Paper."""
        partner = self.partners.find(partner_id)
        has_notes = kind == "placement" and (partner.municipality_code, period) == CANARY_OF
        rows = self._rows(partner, kind, period, known or period)
        return Paper(
            **{"partner": partner, "kind": kind, "period": period, "rows": rows, "has_notes": has_notes} | more
        )

    def _rows(self, partner: Partner, kind: str, period: str, known: str) -> list[Row]:
        code = partner.municipality_code
        codes, actor = [code] if code else list(self.municipalities), partner.public_actor or "kommun"
        if kind == "placement_year":
            return placement_year_rows([self._rows(partner, "placement", one, one) for one in _until(period)], period)
        if kind == "placement" and kind not in partner.owes:
            return placement_rows_with_zeros(self.published, actor, period)
        if kind == "placement":
            return placement_rows(self.published, codes, actor, period)
        if kind == "service_use":
            return service_rows(self.published, codes, actor, period, is_everywhere=kind in partner.owes)
        if kind == "enterprise":
            return enterprise_rows(self.published, period)
        if kind == "commitment":
            return commitment_rows(self.published, code, known)
        return meeting_rows(code, period)


def _comes(partner: Partner, kind: str, period: str) -> bool:
    """Whether a partner sends a kind that it does not owe: public actors do, and what is yearly comes with the fourth quarter."""
    if kind in YEARLY_KINDS:
        return period.endswith("Q4")
    return bool(partner.public_actor)


def _until(period: str) -> list[str]:
    """The quarters of the year up to `period`."""
    return quarters(f"{period[:4]}-Q1", period)


_REMARK = re.compile(r"\[(v[0-9a-f]{6})\]")
_BAR = "  │ "


class StoryError(Exception):
    """A step that did not go as the story says. The text says which, and what happened instead."""


@dataclass(frozen=True)
class Desk:
    """Runs commands in one place on given days, and tells in "sv" or "en" what was run and what came of it."""

    place: Place
    office: Office
    language: str

    def tell(self, name: str, /, **details: object) -> None:
        """A text of the story, on a line of its own."""
        self._print("\n" + say(name, self.language, **details))

    def heading(self, name: str, /, **details: object) -> None:
        """The heading of a part of the story."""
        words = say(name, self.language, **details)
        self._print(f"\n\n{words}\n{'═' * len(words)}")

    def table(self, *headings: str, rows: Sequence[tuple[str, ...]]) -> None:
        """A table in fixed columns. A heading is the name of a text, or the text itself."""
        first = tuple(say(name, self.language) if name.startswith("year_") else name for name in headings)
        widths = [max(len(row[place]) for row in (first, *rows)) + 3 for place in range(len(first))]
        lines = ["".join(f"{text:<{width}}" for text, width in zip(row, widths, strict=True)) for row in (first, *rows)]
        self._print("", *(f"  {line}".rstrip() for line in lines))

    def run(self, *arguments: str, day: str, code: int = 0, head: int = 6, tail: int = 0, start: str = "") -> str:
        """Runs one command and gives all that it printed. The story shows the first `head` and the last `tail` lines of
        it, from the line on that begins with the text `start`. Raises StoryError for another exit code than `code`.
        """
        printed = self._run(arguments, day, code)
        lines = printed.rstrip().splitlines()
        if start:
            first = say(start, self.language)
            lines = lines[next((place for place, line in enumerate(lines) if line.strip().startswith(first)), 0) :]
        self._print("\n" + self._command(arguments, day))
        self._print(*self._shortened(lines, head, tail))
        return printed

    def receive(
        self, paper: Paper, day: str, *more: str, code: int = 0, head: int = 1, tail: int = 1, name: str = ""
    ) -> str:
        """Writes the partner's file and receives it, and gives all that was printed."""
        path = self.written(paper, name)
        return self.run("receive", path, *self._whom(paper), *more, day=day, code=code, head=head, tail=tail)

    def answered(self, paper: Paper, day: str, answer: str, *more: str, warnings: int, name: str = "") -> None:
        """Receives a file with so many warnings: they are shown, each gets the text `answer`, and the file is taken in."""
        printed = self.receive(paper, day, *more, code=3, head=20, name=name)
        ids = _REMARK.findall(printed)
        if len(ids) != warnings:
            raise StoryError(
                say("year_other_warnings", self.language, wanted=warnings, found=len(ids), printed=printed)
            )
        words = say(answer, self.language)
        answers = [part for remark_id in ids for part in ("--svar", f"{remark_id}={words}")]
        self.receive(paper, day, *answers, *more, name=name)

    def receive_all(self, papers: Sequence[Paper], days: Sequence[str]) -> None:
        """Receives the files that there is nothing to say about, a line each, spread over the days."""
        for place, paper in enumerate(papers):
            day = days[place * len(days) // len(papers)]
            printed = self._run(("receive", self.written(paper), *self._whom(paper)), day, 0)
            receipt = printed.rstrip().splitlines()[-1]
            count = f"{place + 1:>{len(str(len(papers)))}}"
            self._print(say("year_received", self.language, count=count, whole=len(papers), day=day, file=paper.name, receipt=receipt))  # fmt: skip

    def written(self, paper: Paper, name: str = "") -> str:
        """The path of the partner's file, from the folder of the year; it is written if it is not there."""
        folder = self.place.files / paper.period
        folder.mkdir(exist_ok=True)
        path = folder / (name or paper.name)
        if not path.exists():
            write_file(paper, path, self.office.municipalities)
        return path.relative_to(self.place.folder).as_posix()

    def report(self, name: str) -> str:
        """The path of a report, from the folder of the year."""
        return (self.place.reports / name).relative_to(self.place.folder).as_posix()

    def coordinator(self) -> str:
        """Who receives: a function, never a person."""
        return say("year_coordinator", self.language)

    def approver(self) -> str:
        """Who approves and publishes: another than who received."""
        return say("year_approver", self.language)

    def _whom(self, paper: Paper) -> tuple[str, ...]:
        return "--partner", paper.partner.partner_id, "--av", self.coordinator()

    def _run(self, arguments: Sequence[str], day: str, code: int) -> str:
        """Runs a command; everything goes into the file of the story, whatever is shown."""
        with contextlib.chdir(self.place.folder), self.place.entered(), _captured() as printed:
            found = main([*arguments, "--dag", day, *self._in_language()])
        words = printed.getvalue()
        with self.place.story.open("a", encoding="utf-8") as story:
            story.write(f"\n{self._command(arguments, day)}\n{words}")
        if found != code:
            details = {"command": self._command(arguments, day), "wanted": code, "found": found, "printed": words}
            raise StoryError(say("year_other_code", self.language, **details))
        return words

    def _command(self, arguments: Sequence[str], day: str) -> str:
        words = [f'"{word}"' if " " in word else word for word in (*arguments, "--dag", day, *self._in_language())]
        return f"> python -m publishing {' '.join(words)}"

    def _in_language(self) -> tuple[str, ...]:
        return ("--sprak", "en") if self.language == "en" else ()

    def _shortened(self, lines: list[str], head: int, tail: int) -> list[str]:
        left_out = len(lines) - head - tail
        if left_out > 1:
            more = say("year_more_lines", self.language, count=left_out)
            lines = [*lines[:head], more, *lines[len(lines) - tail :]]
        return [f"{_BAR}{line}".rstrip() for line in lines]

    def _print(self, *lines: str) -> None:
        print(*lines, sep="\n", flush=True)


@contextlib.contextmanager
def _captured() -> Iterator[io.StringIO]:
    """What is printed inside, on both channels. Nobody sits at the keyboard: the commands ask nothing."""
    printed, keyboard = io.StringIO(), sys.stdin
    sys.stdin = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            yield printed
    finally:
        sys.stdin = keyboard
