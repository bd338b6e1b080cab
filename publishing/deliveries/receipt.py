"""What a receipt says: who sent what for which quarter, and what became of it. As a value, and as JSON."""

import datetime as dt
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from operator import attrgetter

ACCEPTED = "accepted"
REFUSED = "refused"

_CHOICES = {"outcome": (ACCEPTED, REFUSED), "change_kind": ("new", "correction", "definition")}


@dataclass(frozen=True, kw_only=True)
class ReceiptDraft:
    """What is known of a delivery before it has a number.

    `received_at` has a zone. `period` and `kind` may be empty texts for a refused file that does not say. `answers` are
    those of the coordinator, by the id of the warning; `after_closing` is the reason for coming late, else "".
    """

    partner_id: str
    kind: str
    period: str
    outcome: str
    received_at: dt.datetime
    received_by: str
    file_name: str
    change_kind: str
    note: str
    after_closing: str
    answers: Mapping[str, str]
    municipality_codes: tuple[str, ...]
    contract_version: str


@dataclass(frozen=True, kw_only=True)
class Receipt(ReceiptDraft):
    """A delivery that was received: `sha256` is that of the file as it was sent, `rows` how many were understood."""

    number: int
    sha256: str
    rows: int
    rows_sha256: str

    @property
    def is_accepted(self) -> bool:
        """Whether the delivery was accepted."""
        return self.outcome == ACCEPTED

    @property
    def cell(self) -> tuple[str, str, str]:
        """The square of the board that the delivery belongs to: partner, kind, period."""
        return self.partner_id, self.kind, self.period


def in_force(receipts: Iterable[Receipt], withdrawn: Collection[int] = ()) -> tuple[Receipt, ...]:
    """The newest accepted receipt of each partner, kind and period, leaving out the `withdrawn` numbers; by number."""
    in_order = sorted(receipts, key=attrgetter("number"))
    newest = {receipt.cell: receipt for receipt in in_order if receipt.is_accepted and receipt.number not in withdrawn}
    return tuple(sorted(newest.values(), key=attrgetter("number")))


def twin(
    receipts: Iterable[Receipt], sha256: str, *, partner_id: str, withdrawn: Collection[int] = ()
) -> tuple[Receipt, ...]:
    """The receipt in force that holds the very same file from the same partner; empty when there is none.

    A file that has been replaced by a later one, or withdrawn, is no twin: sent again it changes something.
    """
    wanted = (sha256, partner_id)
    return tuple(same for same in in_force(receipts, withdrawn) if (same.sha256, same.partner_id) == wanted)


def as_json(draft: ReceiptDraft, **made: str | int) -> bytes:
    """The content of `receipt.json`: all that a receipt says but its number, which is the name of its folder."""
    values = asdict(draft) | made | {"received_at": draft.received_at.isoformat(), "answers": dict(draft.answers)}
    return json.dumps(values, ensure_ascii=False, indent=2).encode() + b"\n"


def from_json(content: bytes, number: int) -> Receipt:
    """The receipt that `content` says. Raises ValueError that names what is wrong."""
    values = json.loads(content)
    wanted = {field.name for field in fields(Receipt)} - {"number"}
    if not isinstance(values, dict) or set(values) != wanted:
        raise ValueError("other fields than those of a receipt")
    types = {"answers": dict, "municipality_codes": list, "rows": int}
    for name, value in values.items():
        inner = [*value, *value.values()] if type(value) is dict else value if type(value) is list else ()
        if type(value) is not types.get(name, str) or not all(type(text) is str for text in inner):
            raise ValueError(name)
        if value not in _CHOICES.get(name, (value,)):
            raise ValueError(name)
    received_at = dt.datetime.fromisoformat(values["received_at"])
    if received_at.tzinfo is None:
        raise ValueError("received_at")
    codes = tuple(values["municipality_codes"])
    return Receipt(number=number, **values | {"received_at": received_at, "municipality_codes": codes})
