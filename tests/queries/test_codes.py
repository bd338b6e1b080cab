from dashboard.query import run_query


def test_every_code_stands_in_the_order_it_is_shown(load, filters):
    result = run_query(load(), "codes", filters())

    assert result.columns == ["codelist", "code", "position", "label_sv", "label_en"]
    assert [row for row in result.rows() if row[0] == "obs_status"] == [
        ("obs_status", "A", 1, "värde", "value"),
        ("obs_status", "NL", 2, "ej levererat", "not delivered"),
        ("obs_status", "NA", 3, "ej tillämpligt", "not applicable"),
        ("obs_status", "PR", 4, "skyddat", "protected"),
        ("obs_status", "NM", 5, "ej mätbart", "not measurable"),
        ("obs_status", "UN", 6, "okänt", "unknown"),
        ("obs_status", "SU", 7, "dolt av lämnaren", "withheld by the sender"),
    ]
    assert result["codelist"].is_sorted()
