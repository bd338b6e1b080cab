"""Procurements with social criteria: how many led to a contract in a quarter, and for how much; none of it counts people."""

from collections.abc import Iterator

from contract import DeliveryForm
from contract.deliveries import column_field, municipality_field, period_field, status_field, value_field
from publishing.kinds.kind import Case, Kind
from publishing.messages.problems import Problem

EXTRACT = "procurement"

FORM = DeliveryForm(
    EXTRACT,
    (
        period_field(EXTRACT),
        municipality_field(EXTRACT),
        column_field(
            EXTRACT, "procurement_kind", "code", "Reserverad upphandling", other_headings=("Typ av upphandling",)
        ),
        column_field(
            EXTRACT, "is_joint", "yes_no", "ja", other_headings=("Gemensam upphandling", "Samordnad upphandling"),
        ),
        value_field(
            EXTRACT, "Antal upphandlingar", "Number of procurements", "1", counts_people=False,
            note_sv="De som ledde till avtal under kvartalet. Skriv 0 om det inte fanns någon.",
            note_en="Those that led to a contract during the quarter. Write 0 if there was none.",
        ),
        status_field(EXTRACT, may_be_hidden=False),
        column_field(
            EXTRACT, "amount_sek", "amount", "480000",
            note_sv="Kommunens del av avtalens beräknade värde, hela avtalstiden. Tomt: okänt",
            note_en="The municipality's part of the estimated value of the contracts, over their whole term. Empty: not known",
            other_headings=("Belopp", "Värde (kr)", "Kontraktsvärde"),
        ),
        status_field(
            EXTRACT, name="amount_status", sv="Värdets status", en="Status of the value", may_be_hidden=False,
            if_neither="UN",
        ),
    ),
    status_of={"value": "obs_status", "amount_sek": "amount_status"},
)  # fmt: skip


def _faults(case: Case) -> Iterator[Problem]:
    """A value of contracts where no procurement led to one."""
    for row in case.rows:
        if row["value"] == 0 and row["amount_sek"]:
            yield case.fault("amount_without_procurement", row["source_row"], "amount_sek")


KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    as_extracts=lambda rows: {EXTRACT: rows},
    faults=(_faults,),
    most=50,
    is_of_sender=True,
)
