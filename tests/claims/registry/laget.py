"""What Läget says of the targets."""

from functools import partial

from dashboard.figures.target_status.block import sentence
from dashboard.figures.target_status.headline import headline

SENTENCES = [
    ("target_status", headline),
    *(("target_status", partial(sentence, priority=priority)) for priority in (1, 2, 3)),
]
