from datetime import date

from dashboard.query import run_query

PROJECTS = [
    {"project_id": "sen", "title_sv": "Senare", "first_day": date(2019, 1, 1), "first_day_status": "known"},
    {"project_id": "okand", "title_sv": "Okänt"},
    {"project_id": "slut", "title_sv": "Slut", "ended_by": date(2014, 1, 15), "page": "7,14"},
    {"project_id": "vidare", "title_sv": "Vidare", "ongoing_in": "2017/2018"},
    {"project_id": "hel", "title_sv": "Hel", "first_day": date(2014, 1, 15), "first_day_status": "known",
     "last_day": date(2014, 12, 31), "last_day_status": "known", "budget_sek": 1_896_300.0, "budget_status": "A",
     "granted_sek": 1_896_300.0, "granted_status": "A", "owner_sv": "Ägaren", "owner_en": "The owner", "owner_status": "A"},
]  # fmt: skip
PLACES = [{"project_id": "hel", "municipality_code": code} for code in ("2180", "0580", "0428")]


def test_what_has_begun_in_the_order_of_its_time_and_what_is_not_known_last(load, filters):
    database = load(project=PROJECTS, project_municipality=PLACES)

    result = run_query(database, "projects", filters(reference_date=date(2018, 12, 31)))

    columns = ("project_id", "budget_sek", "budget_status", "project_owner_sv", "project_municipalities", "source_refs")
    assert result.select(columns).rows() == [
        ("hel", 1_896_300.0, "A", "Ägaren", 3, "kalla"),
        ("slut", None, "UN", None, None, "kalla:7 kalla:14"),
        ("vidare", None, "UN", None, None, "kalla"),
        ("okand", None, "UN", None, None, "kalla"),
    ]


def test_one_that_begins_later_is_there_once_it_has_begun(load, filters):
    database = load(project=PROJECTS)

    for day, is_there in ((date(2018, 12, 31), False), (date(2019, 1, 1), True)):
        result = run_query(database, "projects", filters(reference_date=day))
        assert ("sen" in result["project_id"].to_list()) == is_there


def test_without_projects_there_are_no_rows(load, filters):
    assert run_query(load(), "projects", filters()).is_empty()
