"""The extract of what sources say in words, in our words, of what no figure holds."""

import dataframely as dy
import polars as pl

from contract.schema import Extract, code, described, inference, page, text


class Statement(Extract):
    """One thing that a source says in words: of the whole region, of one part of it or of one municipality."""

    since = "5"

    statement_id = text("Uppgiftens id", "Id of the statement", key=True)
    position = dy.Int64(min=1, metadata=described("Ordning", "Order"))
    statement_subject = code("statement_subject", "Vad uppgiften gäller", "What it is about")
    statement_topic = code("statement_topic", "Ämne", "Topic")
    statement_kind = code("statement_kind", "Slag", "Kind", nullable=True)
    part = dy.String(
        nullable=True,
        metadata=described(
            "Del av regionen", "Part of the region", "Tomt: gäller ingen viss del", "Empty: of no one part",
            foreign_key="area.area_code",
        ),
    )  # fmt: skip
    municipality_code = dy.String(
        nullable=True,
        regex=r"^\d{4}$",
        metadata=described(
            "Kommunkod", "Municipality code", "Tomt: gäller ingen viss kommun",
            "Empty: of no one municipality", foreign_key="municipality.municipality_code",
        ),
    )  # fmt: skip
    statement_sv = text("Uppgiften i ord", "Statement in Swedish")
    statement_en = text("Uppgiften i ord, på engelska", "Statement")
    page = page()
    inference_sv = inference("Vår slutsats", "Our inference, in Swedish")
    inference_en = inference("Vår slutsats på engelska", "Our inference")

    @dy.rule()
    def has_a_kind_when_of_purchasing(cls) -> pl.Expr:
        """What is said of purchasing is one of the kinds."""
        return (pl.col("statement_subject") != "purchasing") | pl.col("statement_kind").is_not_null()
