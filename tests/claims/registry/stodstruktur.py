"""The sentences of the page Stödstruktur."""

from datetime import date
from functools import partial

from dashboard.wording import support, support_agreements, support_ladder

READINGS = ("A", "B", "C")

SENTENCES = [
    ("support_structure_by_period", support.headline),
    ("support_structure_by_period", support.steps),
    ("status_ladder", partial(support_ladder.ladder, is_filtered=False)),
    ("status_ladder", partial(support_ladder.ladder, is_filtered=True)),
    *(("target_readings", partial(support.readings, reading=reading)) for reading in READINGS),
    ("agreements", partial(support_agreements.agreements, reference_date=date(2018, 12, 31), is_filtered=False)),
]
