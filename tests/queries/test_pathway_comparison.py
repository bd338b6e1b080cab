from dashboard.query import run_query


def figure(series: str, period: str, value: float, position: int) -> dict:
    words = {"topic_sv": "Arbetslöshet", "topic_en": "Unemployment", "place_sv": "Orten", "place_en": "The place"}
    return {
        "series": series,
        "period": period,
        "value": value,
        "position": position,
        "unit": "pct",
        "page": "6",
        **words,
    }


def test_each_series_from_its_first_year_to_its_last(load, filters):
    rows = [figure("b", "2003", 3.0, 2), figure("a", "2012", 7.6, 1), figure("a", "2003", 4.0, 1)]

    result = run_query(load(comparison_figure=rows), "pathway_comparison", filters())

    assert result.select("series", "period", "value", "low", "high", "value_kind", "source_refs").rows() == [
        ("a", "2003", 4.0, 4.0, 4.0, "stated", "kalla:6"),
        ("a", "2012", 7.6, 7.6, 7.6, "stated", "kalla:6"),
        ("b", "2003", 3.0, 3.0, 3.0, "stated", "kalla:6"),
    ]


def test_another_place_is_no_figure_of_the_county(load, filters):
    database = load(comparison_figure=[figure("a", "2003", 4.0, 1)], observation=[])

    assert run_query(database, "county_figures", filters()).is_empty()
