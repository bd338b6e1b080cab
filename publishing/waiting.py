"""What waits: the receipts that no version has, those that only a withdrawn version had, and one that is only imagined."""

import datetime as dt
from pathlib import Path

from contract import CONTRACT_VERSION
from publishing.receipts import Receipt
from publishing.versions.listing import list_versions
from publishing.versions.reading import Opened


def withdrawn_receipts(folder: Path, base: Opened) -> frozenset[int]:
    """The receipts that only a withdrawn version of the catalogue in `folder` held: to count again they have to be sent again."""
    listed = list_versions(folder)
    withdrawn = {one.number for one in listed if one.withdrawn_by}
    held = {number for one in listed if one.manifest and one.number in withdrawn for number in one.manifest.receipts}
    return frozenset(held - set(base.manifest.receipts))


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
