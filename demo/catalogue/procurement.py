"""The made-up procurements with social criteria: who has told of which quarters, and what was procured in them."""

from demo.catalogue.chance import QUARTERS, Row, table

# What led to a contract, by municipality and quarter. Everything else that a municipality has told of is none.
_PROCUREMENTS = table("procurements")
# From when to when each municipality has told. Who is not here has told of nothing.
_TOLD = table("procurements_told")
_KINDS = ("reserved", "social_criteria")


def procurement_rows() -> list[Row]:
    """One row per municipality, quarter and kind that is told of: how many, 0 included, by itself or by the joint body."""
    return [row for told in _TOLD for quarter in QUARTERS for row in _rows(told, quarter)]


def _rows(told: Row, quarter: str) -> list[Row]:
    if not told["first_quarter"] <= quarter <= told["last_quarter"]:
        return []
    cell = {"municipality_code": told["municipality_code"], "period": quarter}
    made = [row for row in _PROCUREMENTS if cell.items() <= row.items()]
    none = {"value": 0.0, "obs_status": "A", "amount_status": "NA"}
    rows = [cell | {"procurement_kind": kind, "is_joint": False} | none for kind in _KINDS]
    return [row for row in rows if row["procurement_kind"] not in {one["procurement_kind"] for one in made}] + [
        one | {"obs_status": "UN" if one["value"] is None else "A"} | _amount(one) for one in made
    ]


def _amount(row: Row) -> Row:
    """The amount with its status: unknown where it is left empty."""
    return {"amount_status": "UN" if row["amount_sek"] is None else "A"}
