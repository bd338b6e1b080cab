"""Which texts of the data are in Swedish also for who reads English."""

import dataframely as dy

from contract.extracts import EXTRACTS

# Texts in one language: what a party in Sweden calls itself.
IN_SWEDISH = {"source": ("publisher",), "enterprise": ("enterprise_name",), "commitment": ("counterpart",)}

# What a word is short for and how else it is written: each language has its own, and that of one is none of the other.
OF_EACH_LANGUAGE = ("short_for", "written")


def swedish_texts() -> set[tuple[str, str, str | None]]:
    """Extract, column and, where an English text may be given beside it, that text's column: without one the Swedish text is shown."""
    alone = {(extract, column, None) for extract, columns in IN_SWEDISH.items() for column in columns}
    pairs = {
        (name, f"{stem}_sv", f"{stem}_en")
        for name, extract in EXTRACTS.items()
        for column, kind in extract.columns().items()
        if column.endswith("_sv") and isinstance(kind, dy.String)
        for stem in [column.removesuffix("_sv")]
        if extract.columns()[f"{stem}_en"].nullable and stem not in OF_EACH_LANGUAGE
    }
    return alone | pairs
