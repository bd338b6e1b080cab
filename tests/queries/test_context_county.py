"""Every figure of the county and the nation, from documents and from statistics, with which of two is preferred."""

from dashboard.query import run_query
from tests.queries.test_context_by_municipality import INDICATORS, figure


def test_documents_and_statistics_stand_side_by_side(load, filters):
    sources = [{"source_id": "plan", "source_kind": "plan"}, {"source_id": "scb", "source_kind": "official_statistics"}]
    stated = [
        {"indicator_code": "residents", "area_code": "21", "period": "2015", "value": 281851.0, "source_id": "plan", "page": "3"},
        {"indicator_code": "jobless", "area_code": "00", "period": "2016", "low": 16.0, "high": 17.0, "qualifier": "range",
         "source_id": "plan"},
    ]  # fmt: skip
    counted = [
        figure("21", 281815.0, "2015", indicator_code="residents", source_id="scb"),
        figure("2180", 1.0, source_id="scb"),
    ]
    database = load(source=sources, indicator=INDICATORS, observation=stated, context_observation=counted)

    frame = run_query(database, "context_county", filters())

    assert frame.select("value", "low", "high", "source_refs", "is_preferred").rows() == [
        (None, 16.0, 17.0, "plan", True),
        (281815.0, 281815.0, 281815.0, "scb", True),
        (281851.0, 281851.0, 281851.0, "plan:3", False),
    ]


def test_other_subjects_are_not_of_the_context(load, filters):
    stated = [{"indicator_code": "firms", "area_code": "21", "period": "2016", "value": 30.0}]
    database = load(indicator=[{"indicator_code": "firms", "theme": "enterprises"}], observation=stated)

    assert run_query(database, "context_county", filters()).is_empty()
