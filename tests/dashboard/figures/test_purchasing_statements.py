import pytest

from dashboard.figures.purchasing_statements import chart, sentence
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH


def said(number: int, kind: str = "done", **more: object) -> dict:
    return {
        "statement_id": str(number),
        "position": number,
        "statement_subject": "purchasing",
        "statement_topic": "agreements",
        "statement_kind": kind,
        "statement_sv": f"Uppgift {number}.",
        **more,
    }


def frame_of(load, filters, *rows: dict):
    return localise(run_query(load(statement=list(rows)), "purchasing_statements", filters()), "sv")


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (
            ("lacking", "done", "possible", "possible", "wanted"),
            "Källorna nämner en brist, två möjligheter och ett önskemål",
        ),
        (("lacking", "lacking"), "Källorna nämner två brister"),
        (("done",), "Så beskriver källorna avtal, upphandling och tjänster"),
    ],
)
def test_the_sentence_counts_what_is_lacking_possible_and_wanted(load, filters, kinds, expected):
    rows = [said(number, kind) for number, kind in enumerate(kinds, start=1)]

    assert sentence(frame_of(load, filters, *rows), "sv") == expected


def test_each_statement_stands_under_its_topic_as_what_it_is_with_source_page_and_inference(load, filters):
    rows = (said(1, page="9", inference_sv="Så läser vi."), said(2, "wanted", statement_topic="general_benefit"))

    html = chart(frame_of(load, filters, *rows), SWEDISH)

    assert '<th scope="rowgroup" colspan="3">Avtal och överenskommelser</th>' in html
    assert '<th scope="rowgroup" colspan="3">Allmännyttiga och samhällsnyttiga tjänster</th>' in html
    assert '<th scope="row">Så gjordes det</th><td>Uppgift 1.<small>Vår slutsats: Så läser vi.</small></td>' in html
    assert ", s. 9</td>" in html
    assert '<th scope="row">Önskas</th><td>Uppgift 2.</td>' in html
