"""What Nyttjande says."""

from functools import partial

from dashboard.wording import (
    usage,
    usage_meetings,
    usage_panels,
    usage_rates,
    usage_sexes,
    usage_shares,
    usage_year,
)

# A view of chosen municipalities has other words, and the same numbers.
CHOSEN = ("Bollnäs", "Gävle")

SENTENCES = [
    ("placements_by_actor", usage.headline),
    ("placements_by_actor", partial(usage.headline, places=CHOSEN)),
    ("placements_by_actor", usage.by_actor),
    ("placements_by_sex", usage_sexes.by_sex),
    ("placements_by_municipality", usage_panels.by_municipality),
    ("placements_by_measure", usage_panels.by_measure),
    ("placements_year", usage_year.different_people),
    ("usage_rate", usage_rates.rate),
    ("services_by_service", usage_shares.by_service),
    ("services_by_buyer", usage_shares.by_buyer),
    ("stock_and_flow", usage_shares.stock_and_flow),
    ("enhanced_cooperation", usage_shares.enhanced),
    ("dialogue_meetings", usage_meetings.dialogue),
    ("dialogue_meetings", partial(usage_meetings.dialogue, places=CHOSEN)),
    ("commitments_by_period", usage_meetings.policy),
]
