"""The sentences of the page Avtal och upphandling."""

from datetime import date
from functools import partial

from dashboard import figures

CHOSEN = ("Bollnäs", "Gävle")
AT = {"reference_date": date(2018, 12, 31), "is_filtered": False}

SENTENCES = [
    ("agreements", partial(figures.agreements_headline.sentence, **AT)),
    ("agreements", partial(figures.agreements.sentence, **AT)),
    ("procurements", figures.procurements.sentence),
    ("procurements", partial(figures.procurements.sentence, places=CHOSEN)),
    ("daily_activities", figures.daily_activities.sentence),
    ("daily_activities", partial(figures.daily_activities.sentence, places=CHOSEN)),
    # Of this no late answer changes anything: it is what the sources say.
    ("purchasing_statements", figures.purchasing_statements.sentence),
]
