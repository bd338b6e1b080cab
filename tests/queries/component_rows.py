"""The rows that the queries of the components are tested on."""

BOARD, SALES, FUNDING = "board", "sales", "supervision_funding"
COMPONENTS = [
    {"structure_component_id": BOARD, "position": 1, "component_kind": "component", "title_sv": "Styrelsearbete", "title_en": "Board", "page": "7"},
    {"structure_component_id": SALES, "position": 2, "component_kind": "component", "title_sv": "Försäljning", "title_en": "Sales", "page": "7"},
    {"structure_component_id": FUNDING, "position": 3, "component_kind": "condition", "title_sv": "Finansiering", "title_en": "Funding", "page": "14"},
]  # fmt: skip


def state(code: str, component: str, told: str | None, period: str = "2018-Q4", **more: object) -> dict:
    row = {"municipality_code": code, "structure_component_id": component, "period": period, "commitment_state": told}
    return {**row, "obs_status": "A" if told else "UN", **more}


def mark(code: str, name: str, told: str | None, period: str = "2018-Q4", **more: object) -> dict:
    row = {"municipality_code": code, "mark": name, "period": period, "commitment_state": told}
    return {**row, "obs_status": "A" if told else "UN", "counts_as_support": name == "agreement", **more}
