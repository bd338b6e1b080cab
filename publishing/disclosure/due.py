"""When counts of people are published: once, after the quarter has closed; what changes later comes with a later quarter."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from contract.manifest import Counted
from publishing.catalogue.partners import Partners
from publishing.deliveries.receipt import Receipt
from publishing.kinds import KINDS_OF_PEOPLE


@dataclass(frozen=True)
class Due:
    """One kind and quarter whose counts are to be published now, from these receipts."""

    kind: str
    period: str
    receipts: tuple[Receipt, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the receipts."""
        return tuple(sorted(receipt.number for receipt in self.receipts))


def due_quarters(
    in_force: Sequence[Receipt], counted: Counted, *, partners: Partners, today: dt.date
) -> tuple[Due, ...]:
    """The kinds and quarters whose counts are published now, in the order of time.

    `in_force` are the newest accepted receipts per partner, kind and quarter, `counted` what versions hold already. A
    quarter is due once it has closed. One that has been published is only published again, with what came late or was
    corrected, together with a new quarter: alone, it would show what the one correction was.
    """
    cells = sorted({(one.period, one.kind) for one in in_force if one.kind in KINDS_OF_PEOPLE})
    found = [
        Due(kind, period, tuple(one for one in in_force if (one.kind, one.period) == (kind, period)))
        for period, kind in cells
        if partners.closing_date(period) < today
    ]
    new = [due for due in found if due.period not in counted.get(due.kind, {})]
    changed = [due for due in found if due not in new and due.numbers != tuple(sorted(counted[due.kind][due.period]))]
    newest = max((period for quarters in counted.values() for period in quarters), default="")
    if not any(due.period > newest for due in new):
        # Late for a quarter that others have been published for: a correction, whatever kind it is of.
        return ()
    return tuple(sorted([*new, *changed], key=lambda due: (due.period, KINDS_OF_PEOPLE.index(due.kind))))


def counts_waiting(in_force: Sequence[Receipt], counted: Counted) -> tuple[Due, ...]:
    """The kinds and quarters of which something that was received is in no published counts yet, in the order of time.

    Their quarter has not closed, or they came late, were corrected or left out, and go with the next quarter.
    """
    left = [
        one
        for one in in_force
        if one.kind in KINDS_OF_PEOPLE and one.number not in counted.get(one.kind, {}).get(one.period, ())
    ]
    cells = sorted({(one.period, KINDS_OF_PEOPLE.index(one.kind)) for one in left})
    return tuple(
        Due(
            KINDS_OF_PEOPLE[kind],
            period,
            tuple(one for one in left if (one.kind, one.period) == (KINDS_OF_PEOPLE[kind], period)),
        )
        for period, kind in cells
    )
