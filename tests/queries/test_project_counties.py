import json

from dashboard.query import run_query


def test_the_counties_that_a_project_has_a_municipality_in(load, filters):
    places = [{"project_id": "bro", "municipality_code": code} for code in ("0580", "0560", "0483")]

    result = run_query(
        load(project=[{"project_id": "bro"}], project_municipality=places), "project_counties", filters()
    )

    assert result.select("county_code", "county_name").rows() == [
        ("04", "Södermanlands län"),
        ("05", "Östergötlands län"),
    ]
    for geometry in map(json.loads, result["geometry_geojson"]):
        longitudes, latitudes = zip(*geometry["coordinates"][0][0], strict=True)
        assert 14 < min(longitudes) < max(longitudes) < 18
        assert 57 < min(latitudes) < max(latitudes) < 60
