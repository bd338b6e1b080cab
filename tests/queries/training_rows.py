"""Rows of training, as they are published: participants of a year, and sizes of target groups at a quarter's end."""

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
STAFF = ("case_workers", "management", "coordinators", "other_staff")
MODULES = [
    {"module_id": "bas", "position": 1, "title_sv": "BAS", "title_en": "BASE", "training_target_group": "everybody", "page": "8"},
    {"module_id": "individen", "position": 2, "title_sv": "Individen", "title_en": "The individual",
     "training_target_group": "case_workers", "page": "8"},
]  # fmt: skip


def trained(code: str, value: float | None, period: str = "2018", **more: object) -> dict:
    """Case workers of the municipality itself unless `more` says otherwise; small counts are rounded ones."""
    kind = {} if value is None else {"value_kind": "rounded" if value in (0.0, 5.0) else "exact"}
    return {"municipality_code": code, "value": value, "period": period, **kind, **more}


def sized(code: str, value: float | None, period: str = "2018-Q1", **more: object) -> dict:
    """How many case workers the municipality has unless `more` says otherwise."""
    return {"municipality_code": code, "value": value, "period": period, **more}
