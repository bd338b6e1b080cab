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


def test_a_code_has_the_label_that_the_catalogue_gives_it(load, filters):
    own = {"codelist": "milestone", "code": "seat_region", "label_sv": "Region Byn", "label_en": "The Byn Region"}
    database = load(code_label=[own])

    rows = run_query(database, "codes", filters())

    assert rows.filter(codelist="milestone", code="seat_region").row(0)[3:] == ("Region Byn", "The Byn Region")
    assert rows.filter(codelist="public_actor", code="region").row(0)[3:] == ("Regionen", "The Region")
    assert database.own_labels == {("milestone", "seat_region"): ("Region Byn", "The Byn Region")}
    assert rows.height == run_query(load(), "codes", filters()).height
