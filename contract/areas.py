"""The areas that figures are of, beside the municipalities: the nation, the counties, the catalogue's region and the parts of it.

The terms are those of SDMX (a reference area) and of Statistics Sweden, whose codes the nation and the counties have.
"""

import dataframely as dy
import polars as pl

from contract.schema import Extract, code, described, text

# The levels that a row of `area` may have; a municipality is a row of `municipality`.
_NOT_OF_AREA = ("municipality",)


class Area(Extract):
    """One area that is no municipality, with its name: the nation, a county, the catalogue's region or a part of it."""

    since = "5"

    area_code = dy.String(
        primary_key=True,
        regex=r"^(\d{2}|[a-z][a-z0-9_]*)$",
        metadata=described(
            "Områdeskod", "Area code",
            "SCB:s länskod, 00 för riket; för ett annat område ett kort namn med små bokstäver a–z",
            "Statistics Sweden's code of the county, 00 for the nation; for another area a short name in small letters a–z",
        ),
    )  # fmt: skip
    area_level = code("area_level", "Nivå", "Level", but=_NOT_OF_AREA)
    label_sv = text("Namn", "Name in Swedish")
    label_en = text("Namn på engelska", "Name")
    in_text_sv = text(
        "Namn inne i en mening",
        "Name within a sentence, in Swedish",
        nullable=True,
        note_sv="Tomt: som i tabeller",
        note_en="Empty: as in tables",
    )
    in_text_en = text("Namn inne i en mening, på engelska", "Name within a sentence", nullable=True)
    parent_area_code = dy.String(
        nullable=True,
        metadata=described(
            "Ligger i", "Lies in", "Tomt: i inget av områdena", "Empty: in none of the areas", foreign_key="area.area_code"
        ),
    )  # fmt: skip
    is_region = dy.Bool(
        metadata=described(
            "Katalogens region",
            "Region of the catalogue",
            "Sant för det område som hela katalogen handlar om, och bara för det",
            "True of the area that the whole catalogue is about, and of no other",
        )
    )

    @dy.rule()
    def one_area_is_the_region(cls) -> pl.Expr:
        """What a source states of the whole is of one area, and the catalogue says which."""
        return pl.col("is_region").sum().over("catalogue") == 1

    @dy.rule()
    def part_lies_in_an_area(cls) -> pl.Expr:
        """A part is a part of something."""
        return (pl.col("area_level") != "part") | pl.col("parent_area_code").is_not_null()
