"""The rows that the queries of the enterprises are tested on: Gävle has three, Bollnäs one, Hofors has not reported."""

from datetime import date

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
QUARTER = "2018-Q4"


def enterprise(number: int, code: str, **more: object) -> dict:
    return {
        "enterprise_id": f"e{number}", "enterprise_name": f"ASF {number}", "municipality_code": code,
        "legal_form": "ekonomisk_forening", "industry": "cafe", **more,
    }  # fmt: skip


def report(number: int, variable: str, value: float | None, **more: object) -> dict:
    status = {} if value is not None else {"obs_status": "UN"}
    row = {"enterprise_id": f"e{number}", "period": QUARTER, "enterprise_variable": variable, "value": value}
    return {**row, **status, **more}


def delivery(code: str, status: str = "accepted", period: str = QUARTER) -> dict:
    return {"municipality_code": code, "delivery_kind": "enterprise", "period": period, "delivery_status": status}


ENTERPRISES = [
    enterprise(1, GAVLE, start_date=date(2010, 5, 1)),
    enterprise(2, GAVLE, legal_form="aktiebolag", industry="secondhand"),
    enterprise(3, GAVLE, start_date=date(2015, 1, 1), end_date=date(2018, 3, 31)),
    enterprise(4, BOLLNAS, start_date=date(2017, 3, 1)),
    enterprise(5, HOFORS),
]
REPORTS = [
    report(1, "sak_member", 1.0), report(1, "employees", 5.0, value_kind="rounded"), report(1, "af_agreement", 1.0),
    report(2, "sak_member", 0.0), report(2, "employees", 40.0), report(2, "af_agreement", 0.0),
    report(4, "sak_member", None), report(4, "employees", 12.0), report(4, "af_agreement", 1.0),
]  # fmt: skip
DELIVERIES = [delivery(GAVLE), delivery(BOLLNAS), delivery(HOFORS, "missing")]
