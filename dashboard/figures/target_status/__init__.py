"""Where the targets stand: the headline of Läget, the block of each priority, and the table that the blocks share."""

from functools import partial

import polars as pl

from dashboard.figures.figure import Figure, Headline, Table
from dashboard.figures.target_status.block import chart, main_row, sentence
from dashboard.figures.target_status.headline import headline, without_year
from dashboard.figures.target_status.table import target_status_table

target_status_headline = Headline(
    query="target_status", sentence=headline, kicker="target_status.kicker", note=without_year
)
target_status_headline_without_plan = Headline(
    query="target_status", sentence=headline, kicker="target_status.kicker_without_plan", note=without_year
)
__all__ = [
    "block_priorities", "target_status", "target_status_block", "target_status_headline",
    "target_status_headline_without_plan", "target_status_table",
]  # fmt: skip


def block_priorities(frame: pl.DataFrame) -> list[int]:
    """The priorities that have a block, from the result of `target_status`: those of a plan whose targets count something.

    What a plan says of the whole of it has none: its targets stand in the table.
    """
    counted = frame.filter((pl.col("priority") > 0) & pl.col("counting").is_not_null())
    return sorted(set(counted["priority"]))


def target_status_block(priority: int, title: str) -> Figure:
    """The block of one priority of the plan under its `title`, which may be unknown."""
    return Figure(
        query="target_status",
        key=f"priority_{priority}",
        kicker="target_status.priority" if title else "target_status.priority_without_title",
        kicker_words={"priority": str(priority), "title": title},
        sentence=partial(sentence, priority=priority),
        chart=partial(chart, priority=priority),
        also=("target_history",),
        has_foot=False,
        large=partial(main_row, priority=priority),
    )


target_status = Table(query="target_status", title="target_status.status_title")
