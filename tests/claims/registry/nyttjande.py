"""What Nyttjande says."""

from functools import partial

from dashboard import figures

# A view of chosen municipalities has other words, and the same numbers.
CHOSEN = ("Bollnäs", "Gävle")

SENTENCES = [
    ("placements_by_actor", figures.placements_by_actor_headline.sentence),
    ("placements_by_actor", partial(figures.placements_by_actor_headline.sentence, places=CHOSEN)),
    ("placements_by_actor", figures.placements_by_actor.sentence),
    ("placements_by_sex", figures.placements_by_sex.sentence),
    ("placements_by_municipality", figures.placements_by_municipality.sentence),
    ("placements_by_measure", figures.placements_by_measure.sentence),
    ("placements_year", figures.placements_year.sentence),
    ("usage_rate", figures.usage_rate.sentence),
    ("services_by_service", figures.services_by_service.sentence),
    ("services_by_buyer", figures.services_by_buyer.sentence),
    ("stock_and_flow", figures.stock_and_flow.sentence),
    ("enhanced_cooperation", figures.enhanced_cooperation.sentence),
    ("dialogue_meetings", figures.dialogue_meetings.sentence),
    ("dialogue_meetings", partial(figures.dialogue_meetings.sentence, places=CHOSEN)),
    ("commitments_by_period", figures.commitments_by_period.sentence),
]
