"""What a partner fills in, by kind of delivery: the columns of its template, made from the contract.

Headings, remarks and code lists come from the columns of the extracts; here stands only what a delivery adds to them:
the order, the partner's word where it differs, what may be left empty, and an example. The templates, the reading of
what comes in, its checks and its report all read the same forms.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import polars as pl

from contract.codelists import CODELISTS, label_of
from contract.extracts import EXTRACTS, is_younger
from contract.schema import FIRST

FieldKind = Literal["period", "municipality", "code", "yes_no", "count", "amount", "whole", "date", "text"]
_TYPES = {"yes_no": pl.Boolean, "count": pl.Float64, "amount": pl.Float64, "whole": pl.Int64, "date": pl.Date}

# What a sender has hidden itself, so that nobody is pointed out: there is a value, and we are not told it.
HIDDEN = "SU"
# The statuses that a partner may give instead of a value. Only what counts people, or may show how many, can be hidden.
STATUSES = ("UN", "NA")
STATUSES_OF_PEOPLE = ("UN", HIDDEN, "NA")


@dataclass(frozen=True)
class Field:
    """One column of a delivery.

    `name` is the column of the extract (or the enterprise variable) that it becomes; `codes` are those of `codelist` that
    may be delivered; `other_headings` are what partners also write; `if_empty` is the value that an empty cell stands for.
    `statuses` are those that may be written in the cell itself, where no column for the status stands beside it: the first
    is that of an empty cell, and a second is kept in a column of its own among the understood rows. `open_ended_in` names the status in which it is said that a day has no end.
    `since` is the contract version in which the field came: an older template does not have it.
    """

    name: str
    kind: FieldKind
    heading_sv: str
    heading_en: str
    note_sv: str
    note_en: str
    example: str
    is_required: bool = True
    is_key: bool = False
    counts_people: bool = False
    codelist: str = ""
    codes: tuple[str, ...] = ()
    other_headings: tuple[str, ...] = ()
    if_empty: str | int | bool | None = None
    statuses: tuple[str, ...] = ()
    open_ended_in: str = ""
    since: str = FIRST

    @property
    def own_status(self) -> str:
        """The column of the understood rows with the status that is said in the cell itself; "" where null says it.

        Of a younger field null does not say it: it may not have been asked for.
        """
        has_several = len(self.statuses) > 1 or (self.statuses and self.since != FIRST)
        return f"{self.name}_status" if has_several else ""

    def heading(self, language: str) -> str:
        """The column's heading in "sv" or "en"."""
        return self.heading_en if language == "en" else self.heading_sv

    def note(self, language: str) -> str:
        """What to write in the column, in "sv" or "en"."""
        return self.note_en if language == "en" else self.note_sv

    def labels(self, language: str) -> dict[str, str]:
        """The codes that may be delivered, each with its label in "sv" or "en"; none for a column without codes."""
        return {code: label_of(self.codelist, code, language) for code in self.codes}


@dataclass(frozen=True)
class DeliveryForm:
    """One kind of delivery: its fields in the order of the template.

    `value_fields` are those that a total row sums; `status_of` says which status belongs to which value.
    """

    kind: str
    fields: tuple[Field, ...]
    value_fields: tuple[str, ...]
    status_of: Mapping[str, str]

    def title(self, language: str) -> str:
        """The name of the kind, and of the sheet that holds it: Placeringar."""
        return label_of("delivery_kind", self.kind, language)

    def field(self, name: str) -> Field:
        """The field called `name`. Raises KeyError."""
        return {field.name: field for field in self.fields}[name]

    @property
    def schema(self) -> dict[str, type[pl.DataType]]:
        """The columns of the understood rows: `source_row`, the fields, and the statuses that are said in a field's own cell."""
        fields = {field.name: _TYPES.get(field.kind, pl.String) for field in self.fields}
        return {"source_row": pl.Int64} | fields | {one.own_status: pl.String for one in self.fields if one.own_status}

    @property
    def key(self) -> tuple[str, ...]:
        """The fields that tell one row from another."""
        return tuple(field.name for field in self.fields if field.is_key)

    @property
    def counts_people(self) -> bool:
        """Whether any of its figures is a number of people."""
        return any(field.counts_people for field in self.fields)


def _field(extract: str, name: str, kind: FieldKind, example: str, **more: object) -> Field:
    """A field from a column of the contract; `more` is what the delivery says in another way."""
    column = EXTRACTS[extract].columns()[name]
    metadata = column.metadata
    codelist = str(more.pop("codelist", metadata.get("codelist", "")))
    codes = more.pop("codes", tuple(CODELISTS[codelist].codes) if codelist else ())
    said = {
        "heading_sv": metadata["sv"],
        "heading_en": metadata["en"],
        "note_sv": metadata["note_sv"],
        "note_en": metadata["note_en"],
        "is_required": not column.nullable,
        "is_key": name in EXTRACTS[extract].primary_key(),
        "since": metadata["since"],
    }
    return Field(name=name, kind=kind, example=example, codelist=codelist, codes=codes, **(said | more))


def _period(extract: str) -> Field:
    return _field(
        extract, "period", "period", "2019 kv 1", heading_sv="Kvartal", heading_en="Quarter", is_key=True,
        note_sv="Samma kvartal på alla rader, till exempel 2019 kv 1",
        note_en="The same quarter on every row, such as 2019 Q1",
        other_headings=("Period", "Kvartalet", "År och kvartal"),
    )  # fmt: skip


def _municipality(extract: str, *, is_key: bool = True) -> Field:
    return _field(
        extract, "municipality_code", "municipality", "Bollnäs", heading_sv="Kommun", heading_en="Municipality",
        note_sv="Kommunens namn eller kod", note_en="The municipality's name or code", is_key=is_key,
        other_headings=("Kommunkod", "Kommunnamn", "Municipality code"),
    )  # fmt: skip


def _value(extract: str, sv: str, en: str, example: str, *, counts_people: bool, **more: object) -> Field:
    return _field(
        extract, "value", "count", example, heading_sv=sv, heading_en=en, is_required=False, counts_people=counts_people,
        note_sv="Helt tal. Skriv 0 om det inte fanns något. Lämna tomt bara om Status är ifylld.",
        note_en="A whole number. Write 0 if there was none. Leave empty only if Status is filled in.",
        other_headings=("Antal", "Värde", "Value", "Number"), **more,
    )  # fmt: skip


def _status(extract: str, name: str, sv: str, en: str, *, may_be_hidden: bool) -> Field:
    note_sv, note_en = "Fylls i bara när värdet saknas", "Filled in only when there is no value"
    if may_be_hidden:
        note_sv += f": {label_of('obs_status', HIDDEN, 'sv')} betyder att ni vet det men inte lämnar ut det"
        note_en += f": {label_of('obs_status', HIDDEN, 'en')} means that you know it and do not give it out"
    return _field(
        extract, name, "code", "", heading_sv=sv, heading_en=en, is_required=False,
        codes=STATUSES_OF_PEOPLE if may_be_hidden else STATUSES, note_sv=note_sv, note_en=note_en,
    )  # fmt: skip


def _of_statuses(language: str, may_be_hidden: bool) -> str:
    """What an empty cell says, and what may be written in it instead of a number."""
    unknown, hidden = (label_of("obs_status", code, language) for code in ("UN", HIDDEN))
    empty, written = (". Empty: ", ", or write ") if language == "en" else (". Tomt: ", ", eller skriv ")
    return f"{empty}{unknown}{written}{hidden}" if may_be_hidden else f"{empty}{unknown}"


def _variable(
    name: str, kind: FieldKind, example: str, *, counts_people: bool = False, other_headings: tuple[str, ...] = ()
) -> Field:
    yes_no = kind == "yes_no"
    return Field(
        name=name, kind=kind, example=example, is_required=False, counts_people=counts_people, other_headings=other_headings,
        statuses=("UN", HIDDEN) if counts_people else ("UN",),
        heading_sv=label_of("enterprise_variable", name, "sv"), heading_en=label_of("enterprise_variable", name, "en"),
        note_sv=("Ja eller nej" if yes_no else "Helt tal vid kvartalets slut") + _of_statuses("sv", counts_people),
        note_en=("Yes or no" if yes_no else "A whole number at the end of the quarter") + _of_statuses("en", counts_people),
    )  # fmt: skip


_PLACEMENT = (
    _period("placement"),
    _municipality("placement"),
    _field("placement", "public_actor", "code", "Kommunerna", other_headings=("Aktör", "Anvisande aktör")),
    _field("placement", "placement_measure", "code", "Arbetsträning", other_headings=("Åtgärd",)),
    _field("placement", "enhanced_cooperation", "yes_no", "nej", is_required=False, if_empty=False),
    _field(
        "placement", "sex", "code", "kvinnor", codes=("F", "M"),
        note_sv="Kvinnor och män på var sin rad. En rad med totalt räknas bara som kontroll.",
        note_en="Women and men on a row each. A row with total only serves as a check.",
    ),
    _value("placement", "Antal personer", "Number of people", "7", counts_people=True),
    _status("placement", "obs_status", "Status", "Status", may_be_hidden=True),
)  # fmt: skip

_SERVICE_USE = (
    _period("service_use"),
    _municipality("service_use"),
    _field("service_use", "public_actor", "code", "Kommunerna", other_headings=("Offentlig aktör", "Aktör")),
    _field("service_use", "service", "code", "Café"),
    _field("service_use", "agreement_form", "code", "Ramavtal", other_headings=("Form av avtal",)),
    _value("service_use", "Antal tjänster", "Number of services", "3", counts_people=True),
    _status("service_use", "obs_status", "Status", "Status", may_be_hidden=True),
    _field(
        "service_use", "amount_sek", "amount", "12500,50", heading_sv="Belopp (kr)", heading_en="Amount (SEK)",
        note_sv="Kronor under kvartalet. Tomt: ej tillämpligt", note_en="SEK during the quarter. Empty: not applicable",
        other_headings=("Belopp", "Kronor", "Kostnad"),
    ),
    _status("service_use", "amount_status", "Beloppets status", "Status of the amount", may_be_hidden=True),
)  # fmt: skip

_ENTERPRISE = (
    _period("enterprise_observation"),
    _field(
        "enterprise", "enterprise_id", "text", "exempel-01",
        note_sv="Samma id varje kvartal", note_en="The same id every quarter", other_headings=("Id", "Företagsid"),
    ),
    _field("enterprise", "enterprise_name", "text", "Exempel-ASF 01", other_headings=("Namn", "ASF", "Företagsnamn")),
    _municipality("enterprise", is_key=False),
    _field("enterprise", "legal_form", "code", "Ekonomisk förening", other_headings=("Bolagsform", "Företagsform")),
    _field("enterprise", "industry", "code", "Second hand"),
    _field("enterprise", "start_date", "date", "2015-03-01", statuses=("UN",), other_headings=("Startdatum",)),
    _field("enterprise", "end_date", "date", "", other_headings=("Slutdatum",)),
    _variable("employees", "count", "8", counts_people=True),
    _variable("places_offered", "count", "15"),
    _variable("places_filled", "count", "12", counts_people=True),
    _variable("sak_member", "yes_no", "ja"),
    _variable("af_agreement", "yes_no", "nej", other_headings=("Avtal med Arbetsförmedlingen",)),
)  # fmt: skip

_COMMITMENT = (
    _period("commitment"),
    _municipality("commitment"),
    _field("commitment", "mark", "code", "Avtal om stöd", other_headings=("Åtagande", "Steg", "Mark")),
    _field("commitment", "commitment_number", "whole", "1", is_required=False, if_empty=1),
    _field("commitment", "commitment_state", "code", "ja", other_headings=("Finns",)),
    _status("commitment", "obs_status", "Status", "Status", may_be_hidden=False),
    _field("commitment", "counts_as_support", "yes_no", "ja", is_required=False, if_empty=False),
    _field("commitment", "agreement_form", "code", "IOP"),
    _field("commitment", "counterpart", "text", "Coompanion"),
    _field("commitment", "valid_from", "date", "2018-01-01"),
    _field(
        "commitment", "valid_from_status", "code", "", is_required=False,
        note_sv="Tomt: känt om datumet är ifyllt, annars okänt", note_en="Empty: known if there is a date, else unknown",
    ),
    _field("commitment", "valid_to", "date", "2020-12-31", open_ended_in="valid_to_status"),
    _field(
        "commitment", "valid_to_status", "code", "", is_required=False,
        note_sv="Tomt: känt om datumet är ifyllt, annars okänt", note_en="Empty: known if there is a date, else unknown",
    ),
    _field("commitment", "evidence_sv", "text", "Kommunstyrelsens beslut den 12 december 2017"),
    _field("commitment", "evidence_en", "text", "Decision of the municipal board, 12 December 2017"),
)  # fmt: skip

_DIALOGUE_MEETING = (
    _period("dialogue_meeting"),
    _municipality("dialogue_meeting"),
    _field("dialogue_meeting", "public_actor", "code", "Arbetsförmedlingen", other_headings=("Aktör", "Myndighet")),
    _value("dialogue_meeting", "Antal möten", "Number of meetings", "2", counts_people=False),
    _status("dialogue_meeting", "obs_status", "Status", "Status", may_be_hidden=False),
)

_PLACEMENT_YEAR = (
    _field(
        "placement_year", "period", "period", "2019 kv 4", heading_sv="Kvartal", heading_en="Quarter", is_key=True,
        note_sv="Årets fjärde kvartal på alla rader, till exempel 2019 kv 4: uppgiften lämnas tillsammans med det",
        note_en="The year's fourth quarter on every row, such as 2019 Q4: the figure is delivered together with it",
        other_headings=("Period", "Kvartalet", "År och kvartal"),
    ),
    _municipality("placement_year"),
    _field("placement_year", "public_actor", "code", "Kommunerna", other_headings=("Aktör", "Anvisande aktör")),
    _field(
        "placement_year", "sex", "code", "kvinnor", codes=("F", "M"),
        note_sv="Kvinnor och män på var sin rad. En rad med totalt räknas bara som kontroll.",
        note_en="Women and men on a row each. A row with total only serves as a check.",
    ),
    _field(
        "placement_year", "value", "count", "9", heading_sv="Antal olika personer", heading_en="Number of different people",
        note_sv="Varje person räknas en gång, hur många placeringar den än hade under året: inte summan av kvartalen",
        note_en="Every person counts once, however many placements they had during the year: not the sum of the quarters",
        is_required=False, counts_people=True, other_headings=("Antal personer", "Number of people", "Antal", "Number"),
    ),
    _status("placement_year", "obs_status", "Status", "Status", may_be_hidden=True),
)  # fmt: skip

FORMS: dict[str, DeliveryForm] = {
    form.kind: form
    for form in (
        DeliveryForm("placement", _PLACEMENT, ("value",), {"value": "obs_status"}),
        DeliveryForm(
            "service_use",
            _SERVICE_USE,
            ("value", "amount_sek"),
            {"value": "obs_status", "amount_sek": "amount_status"},
        ),
        DeliveryForm("enterprise", _ENTERPRISE, ("employees", "places_offered", "places_filled"), {}),
        DeliveryForm("commitment", _COMMITMENT, (), {"commitment_state": "obs_status"}),
        DeliveryForm("dialogue_meeting", _DIALOGUE_MEETING, ("value",), {"value": "obs_status"}),
        DeliveryForm("placement_year", _PLACEMENT_YEAR, ("value",), {"value": "obs_status"}),
    )
}


def not_asked_for(fields: Iterable[Field]) -> dict[str, str | None]:
    """What stands in the columns of fields that a sender was not asked for: nothing, and "NL" in a status."""
    said: dict[str, str | None] = {}
    for field in fields:
        said[field.name] = "NL" if field.codelist == "obs_status" else None
        if field.own_status:
            said[field.own_status] = "NL"
    return said


def with_younger_fields(form: DeliveryForm, rows: pl.DataFrame, *, written_under: str) -> pl.DataFrame:
    """Rows that were understood under the contract version `written_under`, with what the form has come to ask for since."""
    younger = not_asked_for(field for field in form.fields if is_younger(field.since, written_under))
    schema = form.schema
    return rows.with_columns(
        pl.lit(value, dtype=schema[name]).alias(name) for name, value in younger.items() if name not in rows.columns
    )


# A day before this is likely to be a slip: a year typed in a cell for dates becomes a day in 1905.
EARLIEST_DAY = dt.date(1950, 1, 1)

# Their rows wait in the restricted folder until the quarter has closed, and are then published protected, all at once: a
# total with a part left out would look like a fall. Of the enterprises only the numbers of people wait.
HELD_KINDS = ("placement", "service_use", "placement_year")

# Delivered once a year, with the fourth quarter. Nobody owes them, so that nothing is missing where they are not there.
YEARLY_KINDS = ("placement_year",)
QUARTERLY_KINDS = tuple(kind for kind in FORMS if kind not in YEARLY_KINDS)
