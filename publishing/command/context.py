"""What every command knows: where the catalogue is, which day it is, the language, and how to ask and to tell."""

import datetime as dt
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from publishing.catalogue import Settings, read_settings
from publishing.messages import say
from publishing.partners import Partners, read_partners
from publishing.receipts import restricted_folder

EXIT_DONE, EXIT_INPUT, EXIT_WAITING = 0, 2, 3


class CommandError(Exception):
    """The arguments do not make a command. The text says why, in the language of the command."""


@dataclass(frozen=True)
class Context:
    """One run of one command. `values` holds the options as given; `now` is the moment, with its time zone."""

    data: Path
    catalogue: str
    language: str
    now: dt.datetime
    environment: Mapping[str, str]
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def today(self) -> dt.date:
        """The day of the command."""
        return self.now.date()

    @property
    def folder(self) -> Path:
        """The catalogue's own folder."""
        return self.data / self.catalogue

    def settings(self) -> Settings:
        """The catalogue's settings. Raises InputError."""
        return read_settings(self.data, self.catalogue)

    def partners(self) -> Partners:
        """The register of partners. Raises InputError."""
        return read_partners(self.folder)

    def restricted(self) -> Path:
        """The catalogue's part of the restricted folder. Raises InputError when ASF_RESTRICTED is not set or unfit."""
        return restricted_folder(self.environment, self.data) / self.catalogue

    def has_restricted(self) -> bool:
        """Whether a restricted folder is named at all."""
        return bool(self.environment.get("ASF_RESTRICTED"))

    def text(self, name: str) -> str:
        """The option `name` as text, empty when it was not given."""
        return str(self.values.get(name) or "")

    def needed(self, name: str, shown: str) -> str:
        """The option `name`, which has to be given. Raises CommandError that calls it `shown`."""
        if not self.text(name).strip():
            raise CommandError(say("missing_value", self.language, name=shown))
        return self.text(name).strip()

    def tell(self, name: str, /, **details: object) -> None:
        """Print a text in the language of the command."""
        print(say(name, self.language, **details))

    def stage(self, done: int, whole: int, what: str) -> None:
        """Say on the error channel how far long work has come."""
        words = say(what, self.language)
        print(say("stage", self.language, done=done, whole=whole, what=words), file=sys.stderr, flush=True)

    def ask(self, name: str, /, **details: object) -> str:
        """Ask a question and give the answer; an empty one when nobody sits at the keyboard."""
        if not sys.stdin.isatty():
            return ""
        return input(say(name, self.language, **details)).strip()
