import polars as pl
import pytest

from dashboard.wording.terms import lexicon_of

TERMS = pl.DataFrame(
    [
        ("stod", "stödstruktur", "stödstrukturen; stödstrukturer", "Det stöd som en kommun ger."),
        ("asf", "ASF", None, "Ett företag."),
        ("rad", "ASF-råd", "ASF-rådet", "Ett råd."),
        ("sak", "SAK", None, "En sak."),
        ("form", "löpande avtal", None, "Ett avtal."),
    ],
    schema=["term_id", "term", "written", "sentence"],
    orient="row",
)
LEXICON = lexicon_of(TERMS)


def found(words: str, **more: object) -> list[tuple[str, str]]:
    return [(piece.words, piece.term_id) for piece in LEXICON.pieces(words, **more) if piece.term_id]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Stödstrukturen i sju kommuner", [("Stödstrukturen", "stod")]),
        ("Antal ASF per kommun", [("ASF", "asf")]),
        ("ASF:s egen förening", [("ASF", "asf")]),
        ("ASF-rådet beslutar", [("ASF-rådet", "rad")]),
        ("Ett löpande\xa0avtal", [("löpande\xa0avtal", "form")]),
        # A word within another, the same letters small, and a form that nobody has written down.
        ("understödstruktur", []),
        ("ASF-plats", []),
        ("en sak i taget", []),
        ("stödstrukturernas", []),
        ("", []),
    ],
)
def test_whole_words_as_they_may_be_written(words, expected):
    assert found(words) == expected


def test_the_pieces_make_up_the_text_again():
    words = "SAK och ASF: stödstruktur för ASF, och SAK."

    pieces = LEXICON.pieces(words)

    assert "".join(piece.words for piece in pieces) == words
    assert [piece.term_id for piece in pieces if piece.term_id] == ["sak", "asf", "stod"]


def test_only_the_first_place_counts_and_none_of_a_word_that_is_known():
    assert found("ASF och ASF och SAK") == [("ASF", "asf"), ("SAK", "sak")]
    assert found("ASF och ASF och SAK", known={"asf"}) == [("SAK", "sak")]


def test_without_words_a_text_stays_whole():
    assert [piece.words for piece in lexicon_of(TERMS.clear()).pieces("ASF")] == ["ASF"]
