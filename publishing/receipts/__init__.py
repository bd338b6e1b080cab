"""Receipts: what partners sent, kept whole in the restricted folder, and what the coordinator answered about it.

The restricted folder holds exact counts of people. No page but the coordinators' Leverera reads anything in it, and
nothing of it is written elsewhere but by what publishes.
"""

from publishing.receipts.answers import keep_answers, kept_answers
from publishing.receipts.folder import RESTRICTED, restricted_folder
from publishing.receipts.reading import altered_files, check_receipts, read_receipts, receipt_frame
from publishing.receipts.receipt import Draft, Receipt, in_force, twin
from publishing.receipts.store import add_receipt

__all__ = [
    "RESTRICTED",
    "Draft",
    "Receipt",
    "add_receipt",
    "altered_files",
    "check_receipts",
    "in_force",
    "keep_answers",
    "kept_answers",
    "read_receipts",
    "receipt_frame",
    "restricted_folder",
    "twin",
]
