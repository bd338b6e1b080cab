"""What waits: the receipts that no version has, those that were taken back, and one that is only imagined."""

import datetime as dt
from pathlib import Path

from contract import CONTRACT_VERSION
from contract.history import read_history
from publishing.receipts import Receipt
from publishing.versions.reading import Opened


def withdrawn_receipts(folder: Path) -> frozenset[int]:
    """The receipts that a withdrawal took back in the catalogue in `folder`: to count again they have to be sent again.

    A withdrawal takes back what the withdrawn version added, whichever versions can be opened today.
    """
    return frozenset(read_history(folder).taken_back())


def waiting(receipts: tuple[Receipt, ...], base: Opened, withdrawn: frozenset[int]) -> tuple[Receipt, ...]:
    """The accepted receipts that no version has, by number; later ones of the same cell come after and replace earlier."""
    done = {*base.manifest.receipts, *withdrawn}
    return tuple(one for one in receipts if one.is_accepted and one.number not in done)


def as_if_received(
    receipts: tuple[Receipt, ...], *, partner_id: str, kind: str, period: str, codes: tuple[str, ...], now: dt.datetime
) -> Receipt:
    """The receipt that a delivery would get, to see what it would change; it is kept nowhere."""
    return Receipt(
        partner_id=partner_id,
        kind=kind,
        period=period,
        outcome="accepted",
        received_at=now,
        received_by="",
        file_name="",
        change_kind="new",
        note="",
        after_closing="",
        answers={},
        municipality_codes=codes,
        contract_version=CONTRACT_VERSION,
        number=max((receipt.number for receipt in receipts), default=0) + 1,
        sha256="",
        rows=0,
        rows_sha256="",
    )
