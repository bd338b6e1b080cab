"""What an extract is: one schema each, and the code lists they share. Imported by both sides, imports nothing of ours."""

from contract.codelists import (
    CODELISTS,
    COUNCIL_KINDS,
    OCCASIONAL_KINDS,
    PROPOSED_KINDS,
    QUARTERLY_KINDS,
    UNOWED_KINDS,
    YEARLY_KINDS,
    CodeList,
    label_of,
)
from contract.deliveries import EARLIEST_DAY, WITHHELD, DeliveryForm, Field, not_asked_for, with_younger_fields
from contract.details import DETAILS, ROLLED_UP
from contract.extracts import (
    CONTRACT_VERSION,
    EXTRACTS,
    is_younger,
    may_be_absent,
    meant_before,
    not_delivered,
    rows_before,
    with_younger_columns,
)
from contract.schema import FIRST, Extract

__all__ = [
    "CODELISTS",
    "CONTRACT_VERSION",
    "COUNCIL_KINDS",
    "DETAILS",
    "EARLIEST_DAY",
    "EXTRACTS",
    "FIRST",
    "OCCASIONAL_KINDS",
    "PROPOSED_KINDS",
    "QUARTERLY_KINDS",
    "ROLLED_UP",
    "UNOWED_KINDS",
    "WITHHELD",
    "YEARLY_KINDS",
    "CodeList",
    "DeliveryForm",
    "Extract",
    "Field",
    "is_younger",
    "label_of",
    "may_be_absent",
    "meant_before",
    "not_asked_for",
    "not_delivered",
    "rows_before",
    "with_younger_columns",
    "with_younger_fields",
]
