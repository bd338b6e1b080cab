"""Everything the reader reads: texts, numbers, dates, code labels and sentences, in Swedish and English.

`texts/*.toml` holds the fixed texts side by side; the modules named as pages make sentences from frames.
"""

from dashboard.wording.labels import code_labels, headings, localise
from dashboard.wording.numbers import (
    count_text,
    day,
    join_names,
    number,
    percent,
    period_in_table,
    period_text,
    share_of,
    spelled,
    value_text,
)
from dashboard.wording.provenance import source_note
from dashboard.wording.sources import area_name
from dashboard.wording.texts import LANGUAGES, fault_text, problem_text, text

__all__ = [
    "LANGUAGES",
    "area_name",
    "code_labels",
    "count_text",
    "day",
    "fault_text",
    "headings",
    "join_names",
    "localise",
    "number",
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
