import json

from dashboard.query import run_query


def test_one_boundary_per_municipality_in_order(load, filters):
    frame = run_query(load(), "municipality_boundaries", filters())

    assert frame.columns == ["municipality_code", "municipality_name", "geometry_geojson"]
    assert frame["municipality_name"].to_list() == ["Bollnäs", "Gävle", "Hofors"]
    for geometry in map(json.loads, frame["geometry_geojson"]):
        assert geometry["type"] == "MultiPolygon"
        longitudes, latitudes = zip(*geometry["coordinates"][0][0], strict=True)
        assert 14 < min(longitudes) < max(longitudes) < 18
        assert 60 < min(latitudes) < max(latitudes) < 63
