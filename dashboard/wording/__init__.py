"""Everything the reader reads: texts, numbers, dates, code labels and sentences, in Swedish and English.

`texts/*.toml` holds the fixed texts side by side, in a file for each figure and for what several share.
"""

from contract.display import (
    day,
    join_names,
    number,
    of_text,
    per_cent,
    percent,
    period_in_table,
    period_text,
    share_of,
    spelled,
)
from dashboard.wording.labels import code_labels, headings, in_text, localise
from dashboard.wording.provenance import source_note
from dashboard.wording.texts import LANGUAGES, fault_text, problem_text, text
from dashboard.wording.values import figure_or_few, figure_text, figure_words, value_text

__all__ = [
    "LANGUAGES",
    "code_labels",
    "day",
    "fault_text",
    "figure_or_few",
    "figure_text",
    "figure_words",
    "headings",
    "in_text",
    "join_names",
    "localise",
    "number",
    "of_text",
    "per_cent",
    "percent",
    "period_in_table",
    "period_text",
    "problem_text",
    "share_of",
    "source_note",
    "spelled",
    "text",
    "value_text",
]
