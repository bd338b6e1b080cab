"""What can be wrong in the input, said so that whoever keeps the facts can mend it: file, row, column and what to do.

A problem carries a message code; its words are in `publishing/messages/words/`, in Swedish and English.
"""

from dataclasses import dataclass, field
from typing import Any, Self

from publishing.messages import FRAME, Words, message
from publishing.messages.personal_numbers import masked, masked_cell

SHOWN_AT_MOST = 30


def place_text(language: str, **parts: str | int | None) -> str:
    """Sheet, row and column as far as they are known, each after a comma, without any personal number in their names."""
    known = {name: masked(str(part)) for name, part in parts.items() if part not in (None, "")}
    return "".join(FRAME[name][language].format(**{name: part}) for name, part in known.items())


@dataclass(frozen=True)
class Problem:
    """One fault: the file as the user knows it, the row as a spreadsheet counts it, the column, and what is wrong.

    `sheet` is the worksheet of a workbook; `letter` the column as a spreadsheet names it, such as G.
    """

    file: str
    message: str
    row: int | None = None
    column: str | None = None
    details: dict[str, str | Words] = field(default_factory=dict)
    sheet: str | None = None
    letter: str | None = None

    @classmethod
    def of(
        cls, file: object, message: str, row: int | None = None, column: str | None = None, /, **details: object
    ) -> Self:
        """A fault in a file or folder; each of the details that is no text yet becomes one."""
        words = {name: value if isinstance(value, dict) else str(value) for name, value in details.items()}
        return cls(str(file), message, row, column, words)

    @property
    def is_personal_number(self) -> bool:
        """Whether the fault is a personal number, whose cell is shown to nobody and whose file is not kept."""
        return self.message in ("personal_number", "personal_number_in_file")

    def text(self, language: str) -> str:
        """The fault in words, in "sv" or "en"."""
        return f"{self.where(language)}: {self.what(language)}"

    def where(self, language: str) -> str:
        """File, sheet, row and column, as far as they are known: `svar.xlsx, blad Svar, rad 7, kolumn Antal (G)`."""
        where = masked(self.file) + place_text(language, sheet=self.sheet, row=self.row, column=self.column)
        return where if self.letter is None else f"{where} ({self.letter})"

    def what(self, language: str) -> str:
        """What is wrong and what to do about it, without any personal number that stands in the value."""
        details = self._details(language)
        return " ".join(template.format(**details) for template in message(self.message, language) if template)

    def told(self, language: str) -> "Told":
        """The parts of the fault in "sv" or "en", with personal numbers hidden. What is wrong begins with a capital."""
        details, (what, remedy) = self._details(language), message(self.message, language)
        cell = "" if self.is_personal_number else details.get("value", "")
        says_value = any(blank in f"{what} {remedy}" for blank in ("{value}", "{now}"))
        what = what.format(**details)
        return Told(
            cell=cell,
            value="" if says_value else cell,
            what=masked(what[:1].upper() + what[1:]),
            remedy=masked(remedy.format(**details)),
        )

    def _details(self, language: str) -> dict[str, str]:
        return {
            name: masked_cell(value if isinstance(value, str) else value[language])
            for name, value in self.details.items()
        }


@dataclass(frozen=True)
class Told:
    """What a report shows of one fault: what stands in the cell (`value` too, unless the words say it), what is wrong, and
    what to do.
    """

    cell: str
    value: str
    what: str
    remedy: str


@dataclass(frozen=True)
class Remark(Problem):
    """A warning: something strange that may be right. The coordinator answers it with a word of why.

    `remark_id` is made from what the warning says and of whom, not from its row: an answer is found again when the check
    is repeated, and no longer when a figure has changed.
    """

    remark_id: str = ""


class Note(Problem):
    """Something that was seen and left as it is, said so that nobody is surprised. Nothing has to be done about it."""


class CellFault(ValueError):  # noqa: N818 - the house's word for what is wrong in an input
    """One cell that cannot be read: `message` is the fault's name in the words, `details` fill its blanks."""

    def __init__(self, message: str, **details: str | Words) -> None:
        super().__init__(message)
        self.message = message
        self.details = details


class InputError(Exception):
    """The input cannot be published. `problems` says why; nothing has been written."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems[0].text("sv"))
        self.problems = problems

    @classmethod
    def of(cls, *where_and_what: Any, **details: object) -> Self:
        """The error of one problem, said as in `Problem.of`."""
        return cls([Problem.of(*where_and_what, **details)])

    @classmethod
    def unreadable(cls, file: object, error: Exception) -> Self:
        """The error of a file that the system does not let us read or write, with what it says of it."""
        return cls.of(file, "unreadable_file", reason=getattr(error, "strerror", None) or str(error))

    def text(self, language: str, *, heading: str = "count") -> str:
        """All problems in words, one a line, after a line that counts them; a long list is cut and says so.

        `heading` is the text of that line: `count` for input that was to be published, `failed` for any other command.
        """
        lines = [FRAME[heading][language].format(count=len(self.problems))]
        lines += [f"  {problem.text(language)}" for problem in self.problems[:SHOWN_AT_MOST]]
        if len(self.problems) > SHOWN_AT_MOST:
            lines.append(FRAME["more"][language].format(more=len(self.problems) - SHOWN_AT_MOST))
        lines.append(FRAME["unchanged"][language])
        return "\n".join(lines)
