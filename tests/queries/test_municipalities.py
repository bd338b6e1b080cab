from dashboard.query import run_query


def test_municipalities_come_in_swedish_alphabetical_order(load, filters):
    rows = [
        {"municipality_code": code, "municipality_name": name, "part": "gastrikland"}
        for code, name in [("2121", "Ovanåker"), ("2101", "Ockelbo"), ("2199", "Åby"), ("2198", "Öby"), ("2197", "Äby")]
    ]

    result = run_query(load(municipality=rows), "municipalities", filters())

    assert result.columns == ["municipality_code", "municipality_name", "part", "is_there", "catalogue"]
    assert result["municipality_name"].to_list() == ["Ockelbo", "Ovanåker", "Åby", "Äby", "Öby"]
