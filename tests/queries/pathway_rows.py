"""Rows of the way to work for the tests of its queries: one person or several, who came so far."""

QUARTERS = ("2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4")


def came(code: str, step: str, value: float | None, group: str = "green", **more: object) -> dict:
    """People of one municipality who came to a step and no further, by the last quarter of 2018 if nothing else is said."""
    cell = {"talk_held": False, "feedback_given": False, "referred_again": False, "sex": "F", "period": "2018-Q4"}
    return {"municipality_code": code, "pathway_group": group, "pathway_step": step, "value": value, **cell, **more}


def silent(code: str, period: str = "2018-Q4") -> dict:
    """That a municipality has not delivered a quarter."""
    return came(code, "applied", None, "none", obs_status="NL", period=period)
