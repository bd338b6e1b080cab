"""What Läget says of the targets."""

from functools import partial

from dashboard.wording import laget, laget_headline

SENTENCES = [
    ("target_status", laget_headline.headline),
    *(("target_status", partial(laget.block, priority=priority)) for priority in (1, 2, 3)),
]
