"""The attack of whoever has the program and patience: for which counts is ever published what is published.

It needs no rules to be told, and finds what no rule says: that something is never published for some count.
"""

from collections.abc import Callable, Hashable, Iterable


def counts_behind(
    publish: Callable[[int, int], Hashable], counts: Iterable[int], *, tries: int
) -> dict[Hashable, set[int]]:
    """Per thing that `publish` gives for any of the counts: the counts for which it ever does, in so many tries each.

    `publish` takes the count of the one cell that is not known, and a number to draw chance from.
    """
    behind: dict[Hashable, set[int]] = {}
    for count in counts:
        for seed in range(tries):
            behind.setdefault(publish(count, seed), set()).add(count)
    return behind
