"""What a coordinator does: examine, receive, publish. All that the command line and the page import; it draws and prints nothing.

Each module is a use case with its values. What the two callers show or touch themselves is handed on here.
"""

from publishing.catalogue.partners import Partner
from publishing.deliveries.drafts import Drafts, OpenDraft, Sent, change_draft, discard_draft, keep_draft, open_drafts
from publishing.deliveries.receipt import Receipt
from publishing.deliveries.register import quarter_of
from publishing.deliveries.store import keep_answers, kept_answers
from publishing.kinds import FORMS
from publishing.release.difference import ExtractDifference
from publishing.release.difference_text import count_words, row_words, target_changes
from publishing.release.publication import Publication
from publishing.validation.personal import is_published
from publishing.validation.report import report_text
from publishing.versions.audit import audit_text
from publishing.versions.history import Listed, has_shown_people, list_versions
from publishing.versions.lock import OvertakenError, UnfinishedError
from publishing.versions.log import change_text
from publishing.versions.publish import Published, Stage
from publishing.workbooks.marked import write_marked_workbook

__all__ = [
    "FORMS", "Drafts", "ExtractDifference", "Listed", "OpenDraft", "OvertakenError", "Partner", "Publication",
    "Published", "Receipt", "Sent", "Stage", "UnfinishedError", "audit_text", "change_draft", "change_text",
    "count_words", "discard_draft", "has_shown_people", "is_published", "keep_answers", "keep_draft",
    "kept_answers", "list_versions", "open_drafts", "quarter_of", "report_text", "row_words", "target_changes",
    "write_marked_workbook",
]  # fmt: skip
