from datetime import date

from dashboard.query import run_query

PROJECTS = [{"project_id": "bro", "title_sv": "Bron"}, {"project_id": "tyst", "title_sv": "Tyst", "page": "7,14"}]
TOLD = [
    {"project_id": "bro", "period": "2017-Q1", "lives_on": "yes", "outcome_sv": "Kvar."},
    {"project_id": "bro", "period": "2018-Q1", "lives_on": "no", "outcome_sv": "Borta."},
    {"project_id": "bro", "period": "2018-Q4", "obs_status": "UN", "outcome_sv": "Osäkert.", "outcome_en": "Unsure."},
]
COLUMNS = ("project_id", "period", "lives_on", "lives_on_status", "outcome_en", "is_latest", "source_refs")


def test_all_that_is_told_the_latest_first_and_the_silent_last(load, filters):
    database = load(project=PROJECTS, project_outcome=TOLD)

    result = run_query(database, "project_outcomes", filters(reference_date=date(2018, 12, 31)))

    assert result.select(COLUMNS).rows() == [
        ("bro", "2018-Q4", None, "UN", "Unsure.", True, "kalla"),
        ("bro", "2018-Q1", "no", "A", "Borta.", False, "kalla"),
        ("bro", "2017-Q1", "yes", "A", "Kvar.", False, "kalla"),
        ("tyst", None, None, "UN", None, True, "kalla:7 kalla:14"),
    ]


def test_what_is_told_later_does_not_count_yet(load, filters):
    database = load(project=PROJECTS, project_outcome=TOLD)

    result = run_query(database, "project_outcomes", filters(reference_date=date(2017, 12, 31)))

    assert result.filter(project_id="bro").select("period", "lives_on", "is_latest").rows() == [
        ("2017-Q1", "yes", True)
    ]
