"""A command as it was given, and what it says and asks at the console."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from publishing.messages import say
from publishing.messages.problems import Remark
from publishing.messages.said import said
from publishing.workflow import keep_answers, kept_answers
from publishing.workflow.session import ReceiptsFor, Session, Workplace, open_session

EXIT_DONE, EXIT_INPUT, EXIT_WAITING = 0, 2, 3


class CommandError(Exception):
    """The arguments do not make a command. The text says why, in the language of the command."""


@dataclass(frozen=True)
class Command:
    """One run of one command: where it works, and the values of its arguments and options as given."""

    workplace: Workplace
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language of the command."""
        return self.workplace.language

    def open_session(self, receipts: ReceiptsFor = "needed") -> Session:
        """A session where the command works. Damaged versions that were passed by are named on the way. Raises InputError."""
        session = open_session(self.workplace, receipts=receipts)
        for file in session.base.damaged:
            self.tell("damaged_passed_by", file=file, version=session.base.manifest.version)
        return session

    def text(self, name: str) -> str:
        """The option `name` as text, empty when it was not given."""
        return str(self.values.get(name) or "")

    def number(self, name: str) -> int:
        """The number of a version, which may be written `v2`."""
        return int(self.text(name).lstrip("v"))

    def needed(self, name: str, shown: str) -> str:
        """The option `name`, which has to be given. Raises CommandError that calls it `shown`."""
        words = said(self.text(name))
        if not words:
            raise CommandError(say("missing_value", self.language, name=shown))
        return words

    def tell(self, name: str, /, **details: object) -> None:
        """Prints a text in the language of the command."""
        print(say(name, self.language, **details))

    def stage(self, done: int, whole: int, what: str) -> None:
        """Says on the error channel how far long work has come."""
        self.progress(done, whole, say(what, self.language))

    def progress(self, done: int, whole: int, words: str) -> None:
        """The same in words that are no text of ours."""
        print(say("stage", self.language, done=done, whole=whole, what=words), file=sys.stderr, flush=True)

    def ask(self, name: str, /, **details: object) -> str:
        """Asks a question and gives the answer; an empty one when nobody sits at the keyboard."""
        if not sys.stdin.isatty():
            return ""
        return said(input(say(name, self.language, **details)))

    def agrees(self, question: str, **details: object) -> bool:
        """Whether the command was given with --ja, or the question is answered with a yes."""
        return bool(self.values["ja"]) or self.ask(question, **details).casefold() in ("j", "ja", "y", "yes")

    def write(self, name: str, content: str) -> None:
        """Writes a text to the file that the option `name` names, if it was given, and says so."""
        if path := self.text(name):
            Path(path).write_text(content + "\n", encoding="utf-8")
            self.tell("written", path=Path(path))

    def answers(self, sha256: str, remarks: Sequence[Remark], *, are_kept: bool = True) -> dict[str, str]:
        """The answers about the file or the note with this SHA-256: those kept, those of --svar, and those asked for now.

        What is new is kept where there is a restricted folder. Raises CommandError for an --svar that holds no answer.
        """
        folder = self.workplace.restricted_if_any() if are_kept else None
        kept = kept_answers(folder, sha256) if folder else {}
        given = dict(self._answer_in(words) for words in self.values["svar"])
        for remark in remarks:
            is_answered = said((kept | given).get(remark.remark_id, ""))
            if not is_answered and (words := self.ask("ask_remark", remark=remark.text(self.language))):
                given[remark.remark_id] = words
        if given and folder:
            keep_answers(folder, sha256, given)
        return kept | given

    def _answer_in(self, words: str) -> tuple[str, str]:
        """The id of the warning and the answer in the value of --svar."""
        remark_id, sign, answer = words.partition("=")
        if not sign or not said(answer):
            hint = say("hint_answer", self.language, example="v1a2b3c")
            raise CommandError(say("bad_value", self.language, name="--svar", value=words, hint=hint))
        return remark_id.strip(), said(answer)
