"""The sentences of the page Stödstruktur."""

from functools import partial

from dashboard import figures

READINGS = ("A", "B", "C")

SENTENCES = [
    ("support_structure_by_period", figures.support_structure_by_period_headline.sentence),
    ("support_structure_by_period", figures.support_structure_by_period.sentence),
    ("status_ladder", partial(figures.status_ladder.sentence, is_filtered=False)),
    ("status_ladder", partial(figures.status_ladder.sentence, is_filtered=True)),
    *(("target_readings", partial(figures.target_readings.sentence, reading=reading)) for reading in READINGS),
]
