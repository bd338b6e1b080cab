"""How sure a value is, as one sign: what the screen, the files and the writing side write beside a number.

The words of a sign stand in `contract.display`; which sign a value has is decided here alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

# The limit of small counts of people: a smaller one is shown as 0 or as this. A 0 that was changed stands for 0–4, a 5 for 1–5, and
# what is larger is exact. Stated here alone; in SQL, which knows no Python, once more: `queries/macros/figures.sql`.
SMALLEST_SHOWN = 5


class Sign(StrEnum):
    """What is said of a number. `CHANGED` (≈) means that it was changed to protect somebody, and nothing else."""

    NONE = "none"
    EXACT = "exact"
    ABOUT = "about"
    SPAN = "span"
    AT_LEAST = "at_least"
    CHANGED = "changed"
    AT_LEAST_CHANGED = "at_least_changed"
    FEW_OR_NONE = "few_or_none"


@dataclass(frozen=True)
class Known:
    """What is known of one figure: the columns that every figure of `queries/` holds, and the source's own qualifier."""

    value: float | None
    obs_status: str = "A"
    low: float | None = None
    high: float | None = None
    value_kind: str | None = "exact"
    missing_parts: int = 0
    rounded_parts: int = 1
    qualifier: str | None = None


def known_of(row: Mapping[str, Any], *, prefix: str = "") -> Known:
    """What a row of a query or an extract says of its value; with `prefix`, of another figure in the row, such as `baseline_`.

    What the row does not say is taken as nothing: no missing parts, no bounds.
    """
    has_ends = None not in (row.get(f"{prefix}low"), row.get(f"{prefix}high"))
    status = row.get(f"{prefix}status" if prefix else "obs_status", "A")
    return Known(
        value=row[f"{prefix}value"],
        obs_status=status if row[f"{prefix}value"] is not None or status != "A" or has_ends else "NL",
        low=row.get(f"{prefix}low"),
        high=row.get(f"{prefix}high"),
        value_kind=row.get(f"{prefix}value_kind"),
        missing_parts=row.get(f"{prefix}missing_parts") or 0,
        rounded_parts=row.get(f"{prefix}rounded_parts") or 0,
        qualifier=row.get(f"{prefix}qualifier"),
    )


def sign_of(known: Known) -> Sign:
    """The sign of a figure.

    `NONE` has no value to write; `FEW_OR_NONE` is one count shown as 0 (0–4), while a sum of several that shows 0 is `CHANGED`;
    `SPAN` has two ends and no value between them.
    """
    if known.obs_status != "A":
        return Sign.NONE
    if known.value is None:
        return Sign.SPAN if known.low is not None and known.high is not None else Sign.NONE
    if known.value_kind == "rounded":
        if known.missing_parts:
            return Sign.AT_LEAST_CHANGED
        return Sign.FEW_OR_NONE if known.value == 0 and known.rounded_parts < 2 else Sign.CHANGED
    if known.value_kind == "answered":
        # A share or a rate of those that have answered: the words beside it say of whom.
        return Sign.CHANGED if known.rounded_parts else Sign.EXACT
    if known.missing_parts or "at_least" in (known.value_kind, known.qualifier):
        return Sign.AT_LEAST
    return Sign.ABOUT if known.qualifier == "approximate" else Sign.EXACT
