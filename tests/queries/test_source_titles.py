from dashboard.query import run_query


def test_every_source_has_its_short_title_in_both_languages(load, filters):
    database = load(
        source=[
            {"source_id": "scb", "short_sv": "SCB, folkmängd", "short_en": "Statistics Sweden, population"},
            {"source_id": "kalla", "short_sv": "Källan", "short_en": "The source"},
        ]
    )

    result = run_query(database, "source_titles", filters())

    assert result.columns == ["source_id", "short_sv", "short_en", "catalogue"]
    assert result.rows() == [
        ("kalla", "Källan", "The source", "prov"),
        ("scb", "SCB, folkmängd", "Statistics Sweden, population", "prov"),
    ]
