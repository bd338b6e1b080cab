from datetime import date

from dashboard.query import run_query

PROJECTS = [{"project_id": "bro", "title_sv": "Bron", "page": "3"}, {"project_id": "tyst", "title_sv": "Tyst"}]
TOLD = [
    {"project_id": "bro", "project_factor": "ownership", "period": "2016-Q4", "factor_state": "aimed", "page": "6,10"},
    {"project_id": "bro", "project_factor": "ownership", "period": "2017-Q2", "factor_state": "held", "evidence_sv": "Beslut"},
    {"project_id": "bro", "project_factor": "learning", "period": "2017-Q2", "obs_status": "NL"},
]  # fmt: skip
COLUMNS = ("project_id", "project_factor", "period", "factor_state", "factor_status", "evidence_en", "source_refs")


def test_each_factor_as_it_was_last_told_and_unknown_where_nobody_has(load, filters):
    database = load(project=PROJECTS, project_factor=TOLD)

    result = run_query(database, "project_factors", filters(reference_date=date(2018, 12, 31)))

    assert result.select(COLUMNS).rows() == [
        ("bro", "collaboration", None, None, "UN", None, "kalla:3"),
        ("bro", "ownership", "2017-Q2", "held", "A", "Beslut", "kalla"),
        ("bro", "learning", "2017-Q2", None, "NL", None, "kalla"),
        ("tyst", "collaboration", None, None, "UN", None, "kalla"),
        ("tyst", "ownership", None, None, "UN", None, "kalla"),
        ("tyst", "learning", None, None, "UN", None, "kalla"),
    ]


def test_what_is_told_later_does_not_count_yet(load, filters):
    database = load(project=PROJECTS, project_factor=TOLD)

    result = run_query(database, "project_factors", filters(reference_date=date(2016, 12, 31)))

    [owned] = result.filter(project_id="bro", project_factor="ownership").iter_rows(named=True)
    assert (owned["factor_state"], owned["period"], owned["source_refs"]) == ("aimed", "2016-Q4", "kalla:6 kalla:10")
