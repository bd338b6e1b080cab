"""Commitments as the tests of Stödstruktur's tables deliver them."""

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"


def mark(code: str, name: str, state: str | None, **more: object) -> dict:
    row = {"municipality_code": code, "mark": name, "period": "2018-Q4", "commitment_state": state}
    return {**row, "obs_status": "A" if state else "UN", **more}
