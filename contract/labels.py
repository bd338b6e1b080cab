"""What a catalogue itself calls a code, where its own word is a name: of its region, of an association, of a model."""

import dataframely as dy
import polars as pl

from contract.codelists import CODELISTS
from contract.schema import Extract, text

_KNOWN = [f"{name} {code}" for name, codelist in CODELISTS.items() for code in codelist.codes]


class CodeLabel(Extract):
    """One code with the catalogue's own label in place of that of the code list."""

    since = "5"

    codelist = text("Kodlista", "Code list", key=True)
    code = text("Kod", "Code", key=True)
    label_sv = text("Benämning", "Label in Swedish")
    label_en = text("Benämning på engelska", "Label")

    @dy.rule()
    def code_is_of_the_list(cls) -> pl.Expr:
        """A label is of a code that there is."""
        return pl.concat_str("codelist", "code", separator=" ").is_in(_KNOWN)
