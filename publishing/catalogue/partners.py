"""Who delivers what: the register of partners of a catalogue, read strictly from its `partners.toml`."""

import datetime as dt
from dataclasses import dataclass, fields
from pathlib import Path

import polars as pl

from contract import CODELISTS, EXTRACTS, QUARTERLY_KINDS
from contract.display import capital
from contract.periods import last_day
from publishing.catalogue.settings import read_toml
from publishing.kinds import KINDS
from publishing.messages.problems import InputError, Problem

PARTNERS_FILE = "partners.toml"


@dataclass(frozen=True)
class Partner:
    """One party that delivers. Its names are written as within a sentence.

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
        """The partner's name in "sv" or "en", as it stands by itself: with a capital."""
        return capital(self.name_within(language))

    def name_within(self, language: str) -> str:
        """The partner's name in "sv" or "en", as within a sentence."""
        return self.name_en if language == "en" else self.name_sv

    def contact(self, language: str) -> str:
        """The function to ask, in "sv" or "en"; never a person."""
        return self.contact_en if language == "en" else self.contact_sv

    def delivers(self, kind: str) -> bool:
        """Whether the partner delivers this kind, or the kind that this one is a note for."""
        return bool({kind, KINDS[kind].notes_for} & {*self.owes, *self.sends})

    def covers(self, municipality_code: str) -> bool:
        """Whether the partner delivers for the municipality."""
        return self.municipality_code in ("", municipality_code)


@dataclass(frozen=True)
class Partners:
    """The register: the partners in its order, and how many days after its end a quarter closes.

    `decided_on` is the day on which it was decided who delivers what; without one it is a proposal that nobody has taken on.
    """

    closing_days: int
    partners: tuple[Partner, ...]
    decided_on: dt.date | None = None

    def find(self, partner_id: str) -> Partner:
        """The partner with this id. Raises InputError that names the known ones."""
        by_id = {partner.partner_id: partner for partner in self.partners}
        if partner_id not in by_id:
            raise InputError.of("--partner", "unknown_partner", value=partner_id, known=", ".join(by_id))
        return by_id[partner_id]

    def owing(self, kind: str, municipality_code: str) -> tuple[Partner, ...]:
        """The partners that owe a kind for a municipality: it counts as delivered when all of them have delivered."""
        return tuple(each for each in self.partners if kind in each.owes and each.covers(municipality_code))

    def closing_date(self, period: str) -> dt.date:
        """The last day on which a delivery for the quarter `period` is in time."""
        return last_day(period) + dt.timedelta(days=self.closing_days)


def read_partners(folder: Path) -> Partners:
    """The register of the catalogue in `folder`. Raises InputError that lists every fault in the file."""
    path = folder / PARTNERS_FILE
    values = read_toml(path)
    entries = values.get("partner", [])
    problems = _problems(str(path), values, entries)
    if problems:
        raise InputError(problems)
    lists = ("owes", "sends")
    partners = (Partner(**entry | {name: tuple(entry.get(name, ())) for name in lists}) for entry in entries)
    return Partners(values["closing_days"], tuple(partners), values.get("decided_on"))


def provision_agreements(partners: Partners, *, catalogue: str, source_id: str) -> pl.DataFrame:
    """The register as the extract `provision_agreement`: a row for each partner and kind, in the contract's columns."""
    rows = [
        {
            "catalogue": catalogue,
            "delivery_kind": kind,
            "partner_id": partner.partner_id,
            "position": position,
            "partner_name_sv": partner.name_sv,
            "partner_name_en": partner.name_en,
            "contact_sv": partner.contact_sv,
            "contact_en": partner.contact_en,
            "municipality_code": partner.municipality_code or None,
            "is_due": kind in partner.owes,
            "decided_on": partners.decided_on,
            "source_id": source_id,
        }
        for position, partner in enumerate(partners.partners, start=1)
        for kind in dict.fromkeys((*partner.owes, *partner.sends))
    ]
    return pl.DataFrame(rows, schema=EXTRACTS["provision_agreement"].create_empty().schema)


def _problems(path: str, values: dict, entries: object) -> list[Problem]:
    def problem(message: str, **details: str) -> Problem:
        return Problem.of(path, message, **details)

    if type(values.get("closing_days")) is not int or values["closing_days"] < 0:
        return [problem("bad_closing_days")]
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
        return [problem("no_partners")]
    decided_on = values.get("decided_on")
    if not (decided_on is None or type(decided_on) is dt.date):
        return [problem("bad_decided_on", value=decided_on)]
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
