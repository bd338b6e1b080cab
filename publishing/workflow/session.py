"""Who works where, and on what: the catalogue, the day, the newest whole version, the partners, and what has been received."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Literal

from contract.history import read_history
from publishing.catalogue.partners import Partners, read_partners
from publishing.catalogue.settings import Settings, first_catalogue, read_settings
from publishing.deliveries.receipt import Receipt
from publishing.deliveries.store import read_receipts
from publishing.kinds import FORMS
from publishing.kinds.listed import Listed, listed_rows
from publishing.messages.problems import InputError
from publishing.storage import RESTRICTED, restricted_folder
from publishing.versions.history import Opened, newest_whole

ReceiptsFor = Literal["needed", "if at hand", "none"]

# A day to work on instead of today, for exercises.
DAY = "ASF_DAY"


def moment(day: dt.date | None = None) -> dt.datetime:
    """Now, with its time zone; or noon (UTC) of `day`, for exercises and for looking back."""
    if day is not None:
        return dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)
    return dt.datetime.now(dt.UTC).astimezone().replace(microsecond=0)


def catalogue_meant(environment: Mapping[str, str], data: Path, named: str | None) -> str:
    """The catalogue that is worked on: the one that is `named`, else that of ASF_CATALOGUE, else the first that is no example."""
    return named or environment.get("ASF_CATALOGUE") or first_catalogue(data)


@dataclass(frozen=True, kw_only=True)
class Workplace:
    """One catalogue of the folder `data`, the language to speak, and the moment, with its time zone."""

    data: Path
    catalogue: str
    language: str
    now: dt.datetime
    environment: Mapping[str, str]

    @property
    def today(self) -> dt.date:
        """The day of work."""
        return self.now.date()

    @property
    def is_exercise(self) -> bool:
        """Whether the day is one that ASF_DAY names."""
        return bool(self.environment.get(DAY))

    @property
    def folder(self) -> Path:
        """The catalogue's own folder."""
        return self.data / self.catalogue

    def read_settings(self) -> Settings:
        """The catalogue's settings. Raises InputError, also when there is no such catalogue."""
        return read_settings(self.data, self.catalogue)

    def read_partners(self) -> Partners:
        """The register of partners. Raises InputError."""
        return read_partners(self.folder)

    @property
    def has_restricted(self) -> bool:
        """Whether a restricted folder is named at all."""
        return bool(self.environment.get(RESTRICTED))

    def restricted(self) -> Path:
        """The catalogue's part of the restricted folder. Raises InputError when ASF_RESTRICTED is not set or unfit."""
        return restricted_folder(self.environment, self.data) / self.catalogue

    def restricted_if_any(self) -> Path | None:
        """The same, or None where no restricted folder is named."""
        return self.restricted() if self.has_restricted else None


def open_workplace(environment: Mapping[str, str], *, data: Path, catalogue: str, language: str) -> Workplace:
    """The workplace of one catalogue, now; for exercises at noon of the day that ASF_DAY names (2019-04-20).

    Raises InputError when ASF_DAY is no day.
    """
    day = environment.get(DAY)
    try:
        now = moment(dt.date.fromisoformat(day) if day else None)
    except ValueError as error:
        raise InputError.of(DAY, "bad_day", value=day or "") from error
    return Workplace(data=data, catalogue=catalogue, language=language, now=now, environment=environment)


@dataclass(frozen=True, kw_only=True)
class Session(Workplace):
    """A workplace with all that a piece of work starts from, as it was when the session was opened.

    `base` is the newest whole version and `numbers` are those of all versions, damaged ones too. `receipts` are empty, and
    nothing can be received, where there is no restricted folder; `withdrawn` are the receipts that a withdrawal took back, and
    `taken_back` the versions.
    """

    settings: Settings
    partners: Partners
    base: Opened
    numbers: frozenset[int]
    receipts: tuple[Receipt, ...] = ()
    withdrawn: frozenset[int] = frozenset()
    taken_back: frozenset[int] = frozenset()

    @property
    def workplace(self) -> Workplace:
        """Where the session is, to open another one there."""
        return Workplace(**{each.name: getattr(self, each.name) for each in fields(Workplace)})

    @property
    def municipalities(self) -> dict[str, str]:
        """The names of the catalogue's municipalities by code, in the order of the code."""
        columns = self.base.frames["municipality"].select("municipality_code", "municipality_name")
        return dict(columns.sort("municipality_code").iter_rows())

    @cached_property
    def listed(self) -> Listed:
        """The rows of registers that a delivery may name, as they are published."""
        return listed_rows((field for form in FORMS.values() for field in form.fields), self.base.frames)


def open_session(workplace: Workplace, *, receipts: ReceiptsFor = "needed") -> Session:
    """A session at the workplace, with everything read anew; `receipts` says whether it is about what has been received.

    Raises InputError when there is no such catalogue or no whole version, or no restricted folder where receipts are needed.
    """
    # Asked for first: a catalogue that does not exist is said before a version that is not there.
    settings = workplace.read_settings()
    base, history = newest_whole(workplace.folder), read_history(workplace.folder)
    received, withdrawn = (), frozenset()
    if receipts == "needed" or (receipts == "if at hand" and workplace.has_restricted):
        received = read_receipts(workplace.restricted())
        # To count again they have to be sent again, whichever versions can be opened today.
        withdrawn = frozenset(history.taken_back)
    return Session(
        **vars(workplace),
        settings=settings,
        partners=workplace.read_partners(),
        base=base,
        numbers=frozenset(history.numbers),
        receipts=received,
        withdrawn=withdrawn,
        taken_back=frozenset(number for number in history.numbers if history.is_taken_back(number)),
    )
