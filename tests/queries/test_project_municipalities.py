import json

from dashboard.query import run_query

PROJECTS = [{"project_id": "bro", "title_sv": "Bron"}, {"project_id": "utan", "title_sv": "Utan"}]
PLACES = [
    {"project_id": "bro", "municipality_code": "2180", "page": "11"},
    {"project_id": "bro", "municipality_code": "0483"},
    {"project_id": "bro", "municipality_code": "9999"},
]


def test_municipalities_within_and_outside_the_region_with_their_county(load, filters):
    result = run_query(load(project=PROJECTS, project_municipality=PLACES), "project_municipalities", filters())

    columns = (
        "municipality_code",
        "municipality_name",
        "county_name_sv",
        "county_name_en",
        "is_in_region",
        "source_refs",
    )
    assert result.select(columns).rows() == [
        ("9999", "9999", None, None, False, "kalla"),
        ("2180", "Gävle", "Gävleborgs län", "Gävleborg County", True, "kalla:11"),
        ("0483", "Katrineholm", "Södermanlands län", "Södermanland County", False, "kalla"),
    ]
    known = result.drop_nulls("geometry_geojson")
    assert known["municipality_code"].to_list() == ["2180", "0483"]
    assert {json.loads(geometry)["type"] for geometry in known["geometry_geojson"]} == {"MultiPolygon"}


def test_the_choice_of_municipalities_does_not_apply(load, filters):
    database = load(project=PROJECTS, project_municipality=PLACES)

    assert run_query(database, "project_municipalities", filters(municipality_codes=("2104",))).height == 3
