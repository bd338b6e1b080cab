"""How often figures that are no personal numbers are taken for one, by class: 5 000 of each, counted, never hidden.

A refusal ("certain") cannot be answered, a question ("likely") is. `before` is what was refused before there were two.

| of 5 000 | before: refused | refused | asked |
|---|--:|--:|--:|
| organisation numbers | 0 | 0 | 0 |
| case numbers | 0 | 0 | 0 |
| case numbers from a whole date (2018-04-12-1234) | 2 497 | 532 | 4 432 |
| case numbers shaped as a personal number (180412-1234) | 5 000 | 487 | 4 496 |
| telephone numbers | 41 | 18 | 25 |
| bankgiro and plusgiro | 0 | 0 | 0 |
| payment references (OCR) | 42 | 43 | 1 |
| postal codes | 0 | 0 | 0 |
| dates and periods | 0 | 0 | 41 |
| a date and a time without colon | 0 | 0 | 498 |
| sums in a text | 1 | 1 | 0 |
| cells of counts | 0 | 0 | 0 |
| cells of amounts, 1 000 to 9 999 999 kr | 0 | 0 | 0 |
| cells of amounts, 10 to 99 million kr | 0 | 0 | 35 |
| cells of amounts, 100 to 999 million kr | 0 | 0 | 44 |
| cells of amounts with öre | 0 | 0 | 0 |

What is refused by chance: a case number whose last digit is by chance the check digit (one in ten of those that begin with
a date and four digits), and ten digits in a row that are a day, month and year and have the check digit: a few in a
thousand of the payment references, which have the same check digit, and of telephone numbers. Amounts are never refused
below a thousand million kronor; 0.7 to 0.9 % of those of 10 to 999 millions are asked about, which no partner has bought for.
"""

from collections import Counter
from random import Random

import pytest

from publishing.messages.personal_numbers import sureness_of
from tests.publishing.messages.innocent_numbers import CLASSES

TRIED = 5_000
COUNTED = {
    "organisation numbers": (0, 0),
    "case numbers": (0, 0),
    "case numbers from a whole date (2018-04-12-1234)": (532, 4432),
    "case numbers shaped as a personal number (180412-1234)": (487, 4496),
    "telephone numbers": (18, 25),
    "bankgiro and plusgiro": (0, 0),
    "payment references (OCR)": (43, 1),
    "postal codes": (0, 0),
    "dates and periods": (0, 41),
    "a date and a time without colon": (0, 498),
    "sums in a text": (1, 0),
    "cells of counts": (0, 0),
    "cells of amounts, 1 000 to 9 999 999 kr": (0, 0),
    "cells of amounts, 10 to 99 million kr": (0, 35),
    "cells of amounts, 100 to 999 million kr": (0, 44),
    "cells of amounts with öre": (0, 0),
}


@pytest.mark.parametrize("name", CLASSES)
def test_are_counted(name):
    chance, made = Random(f"1 {name}"), CLASSES[name]
    values = [made(chance) for _ in range(TRIED)]
    counts = Counter(sureness_of(value, is_figure=isinstance(value, float)) for value in values)

    assert (counts["certain"], counts["likely"]) == COUNTED[name]


def test_the_table_above_says_the_same():
    rows = [
        line.strip("| ").split(" | ")
        for line in __doc__.splitlines()
        if line.startswith("| ") and "refused" not in line
    ]
    said = {name: (int(refused.replace(" ", "")), int(asked.replace(" ", ""))) for name, _, refused, asked in rows}

    assert said == COUNTED
