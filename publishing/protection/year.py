"""Different people during a year, beside the year's quarters: never how many, only "at least so many".

Nobody is at the end of a quarter who is not in the year, so that the year's count is a ceiling of each of its quarters: a
ceiling that is published could narrow what a small cell of a quarter can hold. A floor cannot, whatever it is. See README.md.
"""

import random

from publishing.protection.shape import FEWEST_VALUES, SMALLEST_SHOWN

# What is told is a multiple of this, and at least the other.
STEP = SMALLEST_SHOWN
LEAST_TOLD = 2 * STEP

# How often a step less is told than could be, and again of those. Without it what is told would be a ceiling, too.
_TELLS_LESS = 1 / 8

# A quarter's small cell, shown as 0, may hold up to so many people more than it shows.
_HIDDEN = FEWEST_VALUES


def told_at_least(value: int, *, shown: int, chance: random.Random) -> int | None:
    """How many different people are said to be there at least; None where it is better said that the count is protected.

    `value` is the exact count of a cell, `shown` the most that any publication of any of the year's quarters shows for the
    same cell. What is told says that the count is that or more, and nothing else is certain. But whoever guesses that no step
    was left out, and reads a protected count as the small one that it mostly is, must not learn much either: so it is told
    only where even then each quarter could hold what it shows and what a 0 hides. `chance` is secret and new each time.
    """
    told = value - value % STEP
    while chance.random() < _TELLS_LESS:
        told -= STEP
    return told if told >= LEAST_TOLD and told > shown + _HIDDEN else None
