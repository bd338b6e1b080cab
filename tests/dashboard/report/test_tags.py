"""The reader of tags is itself tried: on what it must see, and on what it must not take for words."""

import typst

from tests.dashboard.report.tags import TaggedPdf


def read(source: str) -> TaggedPdf:
    return TaggedPdf(typst.compile(source.encode(), format="pdf", pdf_standards=["ua-1"]))


def test_it_reads_kinds_words_and_alternative_texts_in_order():
    picture = (
        "bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>\")"
    )
    found = read(
        f"""#set document(title: "Prov")
        #set text(lang: "sv")
        #set page(header: [Överst])
        = Gävle åäö
        Ett stycke.
        #image({picture}, format: "svg", alt: "En ruta")
        #table(columns: 2, table.header[Kommun][Värde], [Hofors], [≈ 45])"""
    )

    kinds = ("H1", "P", "Figure", "TH", "TD")
    assert [(tag.kind, tag.words or tag.alt) for tag in found.document.tags(*kinds)] == [
        ("H1", "Gävle åäö"),
        ("P", "Ett stycke."),
        ("Figure", "En ruta"),
        ("TH", "Kommun"),
        ("TH", "Värde"),
        ("TD", "Hofors"),
        ("TD", "≈ 45"),
    ]
    assert found.language == "sv"
    assert "Överst" not in found.document.words
    assert ["Överst" in page for page in found.pages] == [True]
