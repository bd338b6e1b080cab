"""Where the targets stand: the headline of Läget, the block of each priority, and the table that the blocks share."""

from functools import partial

from dashboard.figures.figure import Figure, Headline, Table
from dashboard.figures.target_status.block import chart, main_row, sentence
from dashboard.figures.target_status.headline import headline
from dashboard.figures.target_status.table import target_status_table

target_status_headline = Headline(query="target_status", sentence=headline, kicker="target_status.kicker")
target_status_blocks = tuple(
    Figure(
        query="target_status",
        key=f"priority_{priority}",
        kicker=f"target_status.priority_{priority}",
        sentence=partial(sentence, priority=priority),
        chart=partial(chart, priority=priority),
        also=("target_history",),
        has_foot=False,
        large=partial(main_row, priority=priority),
    )
    for priority in (1, 2, 3)
)
__all__ = ["target_status", "target_status_blocks", "target_status_headline", "target_status_table"]

target_status = Table(query="target_status", title="target_status.status_title")
