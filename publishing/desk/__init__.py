"""The coordinator's desk: what the page Leverera stands on beside the commands' own functions. Draws nothing.

Drafts are kept in the restricted folder; files to download are made there and given as bytes.
"""

from publishing.desk.desk import (
    Desk,
    approvers_refused,
    examine_draft,
    is_correction,
    open_desk,
    prepare_publication,
    receive_draft,
)
from publishing.desk.drafts import Drafts, OpenDraft, change_draft, discard_draft, keep_draft, open_drafts
from publishing.desk.files import marked_workbook, template_file, text_report

__all__ = [
    "Desk",
    "Drafts",
    "OpenDraft",
    "approvers_refused",
    "change_draft",
    "discard_draft",
    "examine_draft",
    "is_correction",
    "keep_draft",
    "marked_workbook",
    "open_desk",
    "open_drafts",
    "prepare_publication",
    "receive_draft",
    "template_file",
    "text_report",
]
