"""The projects that a source says that a municipality takes part in."""

from datetime import date

from dashboard.query import run_query

PROJECTS = [
    {"project_id": "bro", "title_sv": "Bron", "first_day": date(2016, 2, 1), "first_day_status": "known"},
    {"project_id": "ved", "title_sv": "Veden", "budget_sek": 950_000.0, "budget_status": "A"},
    {"project_id": "sen", "title_sv": "Senare", "first_day": date(2019, 1, 1), "first_day_status": "known"},
]
PLACES = [
    {"project_id": "ved", "municipality_code": "2180", "page": "7,11"},
    {"project_id": "bro", "municipality_code": "2180"},
    {"project_id": "bro", "municipality_code": "2183"},
    # Outside the catalogue.
    {"project_id": "bro", "municipality_code": "0483"},
    {"project_id": "sen", "municipality_code": "2180"},
]


def test_those_of_the_chosen_municipality_with_how_many_the_source_names(load, filters):
    database = load(project=PROJECTS, project_municipality=PLACES)

    frame = run_query(database, "projects_of_municipality", filters(municipality_codes=("2180",)))

    assert frame.select("title_sv", "project_municipalities", "budget_sek", "source_refs").rows() == [
        ("Bron", 3, None, "kalla"),
        ("Veden", 1, 950_000.0, "kalla:7 kalla:11"),
    ]


def test_one_that_no_source_names_has_none(load, filters):
    database = load(project=PROJECTS, project_municipality=PLACES)

    assert run_query(database, "projects_of_municipality", filters(municipality_codes=("2104",))).is_empty()
