from dashboard.query import run_query


def test_municipalities_come_in_swedish_alphabetical_order(load, filters):
    rows = [
        {"municipality_code": code, "municipality_name": name, "part": "gastrikland"}
        for code, name in [("2121", "Ovanåker"), ("2101", "Ockelbo"), ("2199", "Åby"), ("2198", "Öby"), ("2197", "Äby")]
    ]

    result = run_query(load(municipality=rows), "municipalities", filters())

    assert result.columns == [
        "municipality_code", "municipality_name", "part", "part_label_sv", "part_label_en", "is_there", "catalogue",
    ]  # fmt: skip
    assert result["municipality_name"].to_list() == ["Ockelbo", "Ovanåker", "Åby", "Äby", "Öby"]


def test_a_part_has_its_name_from_the_areas_and_a_municipality_may_lie_in_none(load, filters):
    area = {"area_level": "county", "label_sv": "Prov län", "label_en": "Prov county", "is_region": True}
    part = {"area_code": "norr", "area_level": "part", "label_sv": "Norra Prov", "label_en": "North Prov"}
    rows = [
        {"municipality_code": "9901", "municipality_name": "Byn", "part": "norr"},
        {"municipality_code": "9902", "municipality_name": "Staden"},
    ]
    areas = [area | {"area_code": "99"}, part | {"parent_area_code": "99", "is_region": False}]

    result = run_query(load(municipality=rows, area=areas), "municipalities", filters())

    assert result.select("part", "part_label_sv", "part_label_en").rows() == [
        ("norr", "Norra Prov", "North Prov"),
        (None, None, None),
    ]
