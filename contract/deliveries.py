"""What a partner fills in: the form of a delivery and its fields, made from the columns of the extracts.

Headings, remarks and code lists come from the columns; here stands what a field adds to them: the partner's word where
it differs, what may be left empty, an example. Which fields a kind of delivery has, `publishing/kinds/` says.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import polars as pl

from contract.codelists import CODELISTS, label_of
from contract.extracts import EXTRACTS, YOUNGER, is_younger
from contract.schema import FIRST

FieldKind = Literal["period", "municipality", "code", "listed", "yes_no", "count", "amount", "whole", "date", "text"]
_TYPES = {"yes_no": pl.Boolean, "count": pl.Float64, "amount": pl.Float64, "whole": pl.Int64, "date": pl.Date}

# What a sender has hidden itself, so that nobody is pointed out: there is a value, and we are not told it.
WITHHELD = "SU"
# The statuses that a partner may give instead of a value. Only what counts people, or may show how many, can be hidden.
STATUSES = ("UN", "NA")
STATUSES_OF_PEOPLE = ("UN", WITHHELD, "NA")


@dataclass(frozen=True)
class Field:
    """One column of a delivery.

    `name` is the column of the extract (or the enterprise variable) that it becomes; `codes` are those of `codelist` that
    may be delivered; `other_headings` are what partners also write; `if_empty` is the value that an empty cell stands for.
    `statuses` are those that may be written in the cell itself, where no column for the status stands beside it: the first
    is that of an empty cell, and a second is kept in a column of its own among the understood rows. `open_ended_in` names the status in which it is said that a day has no end.
    `if_neither` is, of a column of statuses, the status of a value that is missing when the status is, too; "" if that is a fault.
    `listed_in` is, of a field that names a row of an extract, that extract, and `listed_where` the column and value of the rows
    that may be named, if not all may.
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
    if_neither: str = ""
    listed_in: str = ""
    listed_where: tuple[str, str] | None = None
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

    `status_of` says which status belongs to which value.
    """

    kind: str
    fields: tuple[Field, ...]
    status_of: Mapping[str, str]

    def title(self, language: str) -> str:
        """The name of the kind, and of the sheet that holds it: Placeringar."""
        return label_of("delivery_kind", self.kind, language)

    def field(self, name: str) -> Field:
        """The field called `name`. Raises KeyError."""
        return {field.name: field for field in self.fields}[name]

    @property
    def value_fields(self) -> tuple[str, ...]:
        """The fields that a total row sums."""
        return tuple(field.name for field in self.fields if field.kind in ("count", "amount"))

    @property
    def schema(self) -> dict[str, type[pl.DataType]]:
        """The columns of the understood rows: `source_row`, the fields, and the statuses that are said in a field's own cell."""
        fields = {field.name: _TYPES.get(field.kind, pl.String) for field in self.fields}
        return (
            {"source_row": pl.Int64}
            | fields
            | {field.own_status: pl.String for field in self.fields if field.own_status}
        )

    @property
    def key(self) -> tuple[str, ...]:
        """The fields that tell one row from another."""
        return tuple(field.name for field in self.fields if field.is_key)

    @property
    def counts_people(self) -> bool:
        """Whether any of its figures is a number of people."""
        return any(field.counts_people for field in self.fields)


def column_field(extract: str, name: str, kind: FieldKind, example: str, **more: object) -> Field:
    """A field from a column of the contract; `more` is what the delivery says in another way."""
    column = EXTRACTS[extract].columns()[name]
    metadata = column.metadata
    codelist = str(more.pop("codelist", metadata.get("codelist", "")))
    codes = more.pop("codes", tuple(CODELISTS[codelist].codes) if codelist else ())
    given = {
        "heading_sv": metadata["sv"],
        "heading_en": metadata["en"],
        "note_sv": metadata["note_sv"],
        "note_en": metadata["note_en"],
        "is_required": not column.nullable,
        "is_key": name in EXTRACTS[extract].primary_key(),
        "since": metadata["since"],
    }
    return Field(name=name, kind=kind, example=example, codelist=codelist, codes=codes, **(given | more))


def period_field(extract: str, **more: object) -> Field:
    """The quarter of a delivery."""
    given = {
        "heading_sv": "Kvartal",
        "heading_en": "Quarter",
        "note_sv": "Samma kvartal på alla rader, till exempel 2019 kv 1",
        "note_en": "The same quarter on every row, such as 2019 Q1",
        "other_headings": ("Period", "Kvartalet", "År och kvartal"),
    }
    return column_field(extract, "period", "period", more.pop("example", "2019 kv 1"), is_key=True, **(given | more))


def municipality_field(extract: str, *, is_key: bool = True) -> Field:
    """The municipality of a row, by its name or its code. An example is one of the catalogue's own."""
    return column_field(
        extract, "municipality_code", "municipality", "", heading_sv="Kommun", heading_en="Municipality",
        note_sv="Kommunens namn eller kod", note_en="The municipality's name or code", is_key=is_key,
        other_headings=("Kommunkod", "Kommunnamn", "Municipality code"),
    )  # fmt: skip


def listed_field(extract: str, name: str, example: str, **more: object) -> Field:
    """A row of the extract that the column's foreign key leads to, by its name or its id."""
    listed_in = EXTRACTS[extract].columns()[name].metadata["foreign_key"].split(".")[0]
    return column_field(extract, name, "listed", example, listed_in=listed_in, **more)


def sex_field(extract: str) -> Field:
    """Women and men, on a row each."""
    return column_field(
        extract, "sex", "code", "kvinnor", codes=("F", "M"),
        note_sv="Kvinnor och män på var sin rad. En rad med totalt räknas bara som kontroll.",
        note_en="Women and men on a row each. A row with total only serves as a check.",
    )  # fmt: skip


def value_field(extract: str, sv: str, en: str, example: str, *, counts_people: bool, **more: object) -> Field:
    """The number that a row is about, under the heading `sv` and `en`; one that is not there has its status beside it."""
    given = {
        "note_sv": "Helt tal. Skriv 0 om det inte fanns något. Lämna tomt bara om Status är ifylld.",
        "note_en": "A whole number. Write 0 if there was none. Leave empty only if Status is filled in.",
        "other_headings": ("Antal", "Värde", "Value", "Number"),
    }
    return column_field(
        extract, "value", "count", example, heading_sv=sv, heading_en=en, is_required=False, counts_people=counts_people,
        **(given | more),
    )  # fmt: skip


def status_field(
    extract: str, *, may_be_hidden: bool, name: str = "obs_status", sv: str = "Status", en: str = "Status", **more: str
) -> Field:
    """Why a value is missing; `may_be_hidden` where it counts people, or may show how many."""
    note_sv, note_en = "Fylls i bara när värdet saknas", "Filled in only when there is no value"
    if may_be_hidden:
        note_sv += f": {label_of('obs_status', WITHHELD, 'sv')} betyder att ni vet det men inte lämnar ut det"
        note_en += f": {label_of('obs_status', WITHHELD, 'en')} means that you know it and do not give it out"
    return column_field(
        extract, name, "code", "", heading_sv=sv, heading_en=en, is_required=False,
        codes=STATUSES_OF_PEOPLE if may_be_hidden else STATUSES, **({"note_sv": note_sv, "note_en": note_en} | more),
    )  # fmt: skip


def not_asked_for(fields: Iterable[Field]) -> dict[str, str | None]:
    """What stands in the columns of fields that a sender was not asked for: nothing, and "NL" in a status."""
    empty: dict[str, str | None] = {}
    for field in fields:
        empty[field.name] = "NL" if field.codelist == "obs_status" else None
        if field.own_status:
            empty[field.own_status] = "NL"
    return empty


@cache
def older_headings(kind: str) -> dict[str, str]:
    """The headings that columns had in older templates of a kind and have no longer, with their fields: `younger/heading.csv`."""
    rows = pl.read_csv(YOUNGER / "heading.csv", infer_schema=False).filter(kind=kind)
    return dict(rows.select("heading", "field").iter_rows())


def with_younger_fields(form: DeliveryForm, rows: pl.DataFrame, *, written_under: str) -> pl.DataFrame:
    """Rows that were understood under the contract version `written_under`, with what the form has come to ask for since."""
    younger = not_asked_for(field for field in form.fields if is_younger(field.since, written_under))
    schema = form.schema
    return rows.with_columns(
        pl.lit(value, dtype=schema[name]).alias(name) for name, value in younger.items() if name not in rows.columns
    )


# A text that stands in a delivery, or that somebody writes beside it, is a sentence or two.
LONGEST_TEXT = 500
# A day before this is likely to be a slip: a year typed in a cell for dates becomes a day in 1905.
EARLIEST_DAY = dt.date(1950, 1, 1)
