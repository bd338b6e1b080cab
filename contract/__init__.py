"""What an extract is: one schema each, and the code lists they share. Imported by both sides, imports nothing of ours."""

from contract.codelists import CODELISTS, QUARTERLY_KINDS, YEARLY_KINDS, CodeList, label_of
from contract.deliveries import EARLIEST_DAY, HIDDEN, DeliveryForm, Field
from contract.extracts import ADDED_LATER, CONTRACT_VERSION, EXTRACTS, with_younger_columns
from contract.schema import Extract

__all__ = [
    "ADDED_LATER",
    "CODELISTS",
    "CONTRACT_VERSION",
    "EARLIEST_DAY",
    "EXTRACTS",
    "HIDDEN",
    "QUARTERLY_KINDS",
    "YEARLY_KINDS",
    "CodeList",
    "DeliveryForm",
    "Extract",
    "Field",
    "label_of",
    "with_younger_columns",
]
