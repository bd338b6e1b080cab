"""The extract of purchasing: procurements with social criteria."""

import dataframely as dy
import polars as pl

from contract.schema import Observed, code, count, described, municipality_code, period


class Procurement(Observed):
    """Procurements with social criteria that led to a contract during one quarter (a flow), by municipality, kind and who carried them out.

    One that several municipalities share counts once for each of them, as its amount is each one's own part.
    """

    since = "5"

    period = period()
    municipality_code = municipality_code()
    procurement_kind = code("procurement_kind", "Slag av upphandling", "Kind of procurement", key=True)
    is_joint = dy.Bool(
        primary_key=True,
        metadata=described(
            "Genom gemensam inköpsorganisation",
            "By a joint purchasing body",
            "Nej: kommunen upphandlade själv",
            "No: the municipality carried it out itself",
        ),
    )
    amount_sek = count("Avtalens värde (kr)", "Value of the contracts (SEK)", "sek")
    amount_status = code("obs_status", "Värdets status", "Status of the value")

    @dy.rule()
    def amount_is_null_exactly_when_not_a(cls) -> pl.Expr:
        """An amount if and only if its status is A."""
        return (pl.col("amount_status") == "A") == pl.col("amount_sek").is_not_null()
