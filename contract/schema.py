"""The base of every extract, and the columns that several extracts share.

A column carries its headings and remarks in both languages as metadata; the validation, the templates, the
dictionary on screen and the open-data description read the same metadata, so it is written once.
"""

import dataframely as dy
import polars as pl

from contract.codelists import CODELISTS

# The contract version of the columns and extracts that were there from the beginning.
FIRST = "1"

PERIOD_PATTERN = r"^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?(/\d{4})?$"


def described(
    sv: str, en: str, note_sv: str = "", note_en: str = "", *, since: str = FIRST, **more: str
) -> dict[str, str]:
    """Column metadata: the heading in Swedish and English, a remark in each, and `unit`, `codelist` or `foreign_key` where given.

    `since` is the contract version in which the column came: a file written under an older one does not have it.
    """
    return {"sv": sv, "en": en, "note_sv": note_sv, "note_en": note_en, "since": since, **more}


def code(
    list_name: str,
    sv: str,
    en: str,
    *,
    nullable: bool = False,
    key: bool = False,
    but: tuple[str, ...] = (),
    note_sv: str = "",
    note_en: str = "",
    since: str = FIRST,
) -> dy.String:
    """A text column that holds codes of the list `list_name`, without those of `but`."""
    allowed = [listed for listed in CODELISTS[list_name].codes if listed not in but]
    return dy.String(
        nullable=nullable,
        primary_key=key,
        check=lambda column: column.is_in(allowed),
        metadata=described(sv, en, note_sv, note_en, since=since, codelist=list_name, but=", ".join(but)),
    )


def text(
    sv: str,
    en: str,
    *,
    nullable: bool = False,
    key: bool = False,
    note_sv: str = "",
    note_en: str = "",
    since: str = FIRST,
) -> dy.String:
    """A text column; never an empty text, so that missing is null and nothing else."""
    metadata = described(sv, en, note_sv, note_en, since=since)
    return dy.String(nullable=nullable, primary_key=key, min_length=1, metadata=metadata)


def inference(sv: str, en: str, *, since: str = "2") -> dy.String:
    """How we come to what the source does not say in so many words, with the page; null where the source says so itself."""
    notes = {"note_sv": "Tomt: källan säger det själv", "note_en": "Empty: the source says so itself"}
    return text(sv, en, nullable=True, since=since, **notes)


def municipality_code(*, key: bool = True) -> dy.String:
    """SCB's municipality code: four characters of text (a leading zero must survive)."""
    return dy.String(
        primary_key=key,
        regex=r"^\d{4}$",
        metadata=described("Kommunkod", "Municipality code", foreign_key="municipality.municipality_code"),
    )


def area_code() -> dy.String:
    """The area that a figure is of: a municipality, or a row of `area`."""
    return dy.String(
        primary_key=True,
        regex=r"^(\d{2}(\d{2})?|[a-z][a-z0-9_]*)$",
        metadata=described(
            "Område",
            "Area",
            "Fyra siffror är en kommun; annars ett område ur extraktet area: 00 är riket, två siffror ett län",
            "Four digits are a municipality; else an area of the extract area: 00 is the nation, two digits a county",
            foreign_key="area.area_code, municipality.municipality_code",
        ),
    )


def period(*, key: bool = True) -> dy.String:
    """An ISO-like period: 2016, 2016-Q4, 2015-12, or 2019/2020 for a span that the source leaves open."""
    return dy.String(
        primary_key=key,
        regex=PERIOD_PATTERN,
        metadata=described("Period", "Period", "År, kvartal eller månad", "Year, quarter or month"),
    )


def period_end() -> dy.Date:
    """The last day of the period: what a reference date is compared with."""
    return dy.Date(metadata=described("Periodens sista dag", "Last day of the period"))


def obs_status() -> dy.String:
    """The status of the observed value; the value is null exactly when the status is not A."""
    return code("obs_status", "Status", "Status")


def priority(*, key: bool = False) -> dy.Int64:
    """The number of a plan's priority; 0 for what the plan says of the whole of it."""
    return dy.Int64(
        primary_key=key,
        min=0,
        metadata=described("Prioritering", "Priority", "0: gäller hela planen", "0: the plan as a whole"),
    )


def page(sv: str = "Sida", en: str = "Page") -> dy.String:
    """Where in the source the statement stands; null for a source without pages. One page or a span, so that it can stand in a list."""
    metadata = described(sv, en, "En sida eller ett spann: 9–10", "One page or a span: 9–10")
    return dy.String(nullable=True, regex=r"^\S+$", metadata=metadata)


def count(sv: str, en: str, unit: str, *, since: str = FIRST) -> dy.Float64:
    """A count or amount that is null when its status is not A, and never negative."""
    return dy.Float64(nullable=True, min=0, metadata=described(sv, en, since=since, unit=unit))


class Extract(dy.Schema):
    """What every extract has: the catalogue on every row, and a source for it.

    `since` is the contract version in which the extract came: a version of a catalogue may be without a younger one.
    """

    since = FIRST

    catalogue = dy.String(min_length=1, metadata=described("Katalog", "Catalogue"))
    source_id = dy.String(metadata=described("Källa", "Source", foreign_key="source.source_id"))


class Observed(Extract):
    """An extract with one observed value a row."""

    period_end = period_end()
    value = count("Värde", "Value", "count")
    obs_status = obs_status()

    @dy.rule()
    def value_is_null_exactly_when_not_a(cls) -> pl.Expr:
        """Missing is not zero: a value if and only if the status is A."""
        return (pl.col("obs_status") == "A") == pl.col("value").is_not_null()


class ObservedCount(Observed):
    """An observed value that may be a rounded count of people."""

    value_kind = code("value_kind", "Värdeslag", "Kind of value", nullable=True, but=("at_least", "stated", "answered"))

    @dy.rule()
    def value_kind_follows_value(cls) -> pl.Expr:
        """A value says whether it is exact or rounded; a missing value has no kind."""
        return pl.col("value_kind").is_not_null() == pl.col("value").is_not_null()
