import polars as pl

from dashboard.figures import needs_and_parts
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH


def told(*rows: tuple[str, str]) -> pl.DataFrame:
    made = [
        {
            "request_kind": kind, "asked_by_sv": by, "asked_by_en": by, "title_sv": "Kort", "title_en": "Short",
            "wording_sv": "ord", "wording_en": "words", "page": "12–13", "inference_sv": None, "inference_en": None,
        }
        for kind, by in rows
    ]  # fmt: skip
    return localise(pl.DataFrame(made, schema_overrides={"inference_sv": pl.String, "inference_en": pl.String}), "sv")


def test_who_needs_what_and_who_tells_of_its_own_part():
    frame = told(("need", "ASF"), ("need", "ASF"), ("own_part", "Förbundet"))

    assert (
        needs_and_parts.sentence(frame, "sv")
        == "Planen anger två behov hos ASF. Förbundet berättar också om sin egen del."
    )
    html = needs_and_parts.chart(frame, SWEDISH)
    assert [html.count(words) for words in ("Behov: ASF", "Egen del: Förbundet", "s. 12–13")] == [1, 1, 3]


def test_without_either_nothing_is_claimed():
    assert (
        needs_and_parts.sentence(told(("need", "ASF")), "sv")
        == "I de här uppgifterna finns inga behov eller egna delar."
    )
