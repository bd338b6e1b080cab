"""Who delivers what: the register of partners of a catalogue, read strictly from its `partners.toml`."""

import datetime as dt
from dataclasses import dataclass, fields
from pathlib import Path

from contract import CODELISTS, QUARTERLY_KINDS
from contract.periods import last_day
from publishing.catalogue.settings import read_toml
from publishing.messages.problems import InputError, Problem

_FILE = "partners.toml"


@dataclass(frozen=True)
class Partner:
    """One party that delivers.

    `owes` are the kinds that are due every quarter, `sends` those that it may deliver besides. A partner with a
    `municipality_code` delivers for that municipality alone, one with a `public_actor` for that actor alone.
    """

    partner_id: str
    name_sv: str
    name_en: str
    contact_sv: str
    contact_en: str
    owes: tuple[str, ...]
    sends: tuple[str, ...] = ()
    municipality_code: str = ""
    public_actor: str = ""

    def name(self, language: str) -> str:
        """The partner's name in "sv" or "en"."""
        return self.name_en if language == "en" else self.name_sv

    def contact(self, language: str) -> str:
        """The function to ask, in "sv" or "en"; never a person."""
        return self.contact_en if language == "en" else self.contact_sv

    def delivers(self, kind: str) -> bool:
        """Whether the partner delivers this kind."""
        return kind in (*self.owes, *self.sends)

    def covers(self, municipality_code: str) -> bool:
        """Whether the partner delivers for the municipality."""
        return self.municipality_code in ("", municipality_code)


@dataclass(frozen=True)
class Partners:
    """The register: the partners in its order, and how many days after its end a quarter closes."""

    closing_days: int
    partners: tuple[Partner, ...]

    def find(self, partner_id: str) -> Partner:
        """The partner with this id. Raises InputError that names the known ones."""
        by_id = {partner.partner_id: partner for partner in self.partners}
        if partner_id not in by_id:
            details = {"value": partner_id, "known": ", ".join(by_id)}
            raise InputError([Problem("--partner", "unknown_partner", details=details)])
        return by_id[partner_id]

    def owing(self, kind: str, municipality_code: str) -> tuple[Partner, ...]:
        """The partners that owe a kind for a municipality: it counts as delivered when all of them have delivered."""
        return tuple(each for each in self.partners if kind in each.owes and each.covers(municipality_code))

    def closing_date(self, period: str) -> dt.date:
        """The last day on which a delivery for the quarter `period` is in time."""
        return last_day(period) + dt.timedelta(days=self.closing_days)


def read_partners(folder: Path) -> Partners:
    """The register of the catalogue in `folder`. Raises InputError that lists every fault in the file."""
    path = folder / _FILE
    values = read_toml(path)
    entries = values.get("partner", [])
    problems = _problems(str(path), values, entries)
    if problems:
        raise InputError(problems)
    lists = ("owes", "sends")
    partners = (Partner(**entry | {name: tuple(entry.get(name, ())) for name in lists}) for entry in entries)
    return Partners(values["closing_days"], tuple(partners))


def _problems(path: str, values: dict, entries: object) -> list[Problem]:
    def problem(message: str, **details: str) -> Problem:
        return Problem(path, message, details=details)

    if type(values.get("closing_days")) is not int or values["closing_days"] < 0:
        return [problem("bad_closing_days")]
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
        return [problem("no_partners")]
    known = {field.name for field in fields(Partner)}
    required = known - {"sends", "municipality_code", "public_actor"}
    found: list[Problem] = []
    for place, entry in enumerate(entries, start=1):
        name = str(entry.get("partner_id", place))
        found += [problem("missing_setting", setting=f"{name}.{key}") for key in sorted(required - set(entry))]
        found += [problem("unknown_setting", setting=f"{name}.{key}") for key in sorted(set(entry) - known)]
        actor = entry.get("public_actor")
        for allowed, given in (
            (QUARTERLY_KINDS, entry.get("owes", [])),
            (CODELISTS["delivery_kind"].codes, entry.get("sends", [])),
            (CODELISTS["public_actor"].codes, [actor] if actor else []),
        ):
            strange = [code for code in given if code not in allowed]
            found += [problem("unknown_code", value=code, known=", ".join(allowed)) for code in strange]
    ids = [entry.get("partner_id") for entry in entries]
    found += [problem("not_unique", value=str(name)) for name in sorted({str(i) for i in ids if ids.count(i) > 1})]
    return found
