from dashboard.query import run_query


def finding(kind: str, position: int, **more: object) -> dict:
    words = {"wording_sv": "så", "wording_en": "so"}
    return {"finding_id": f"{kind}-{position}", "finding_kind": kind, "position": position, **words, **more}


def test_findings_by_kind_in_the_order_of_the_kinds(load, filters):
    rows = [finding("lacking", 1, pathway_step="feedback", page="13"), finding("goal", 3), finding("goal", 2)]
    database = load(
        pathway_finding=rows, source=[{"source_id": "kalla", "short_sv": "Studien", "short_en": "The study"}]
    )

    result = run_query(database, "pathway_findings", filters())

    assert result.select("finding_id", "pathway_step", "finding_sv", "source_sv", "source_refs").rows() == [
        ("goal-2", None, "så", "Studien", "kalla"),
        ("goal-3", None, "så", "Studien", "kalla"),
        ("lacking-1", "feedback", "så", "Studien", "kalla:13"),
    ]
