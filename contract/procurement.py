"""The extracts of purchasing: procurements with social criteria, and what documents say of agreements and purchases in words."""

import dataframely as dy
import polars as pl

from contract.schema import Extract, Observed, code, count, described, inference, municipality_code, page, period, text


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


class PurchasingStatement(Extract):
    """One thing that a source says in words of agreements, procurement or services; of one municipality, or of the whole region."""

    since = "5"

    statement_id = text("Uppgift", "Statement", key=True)
    position = dy.Int64(min=1, metadata=described("Ordning", "Order"))
    purchasing_topic = code("purchasing_topic", "Ämne", "Topic")
    statement_kind = code("statement_kind", "Slag", "Kind")
    municipality_code = dy.String(
        nullable=True,
        regex=r"^\d{4}$",
        metadata=described(
            "Kommunkod", "Municipality code", "Tomt: hela regionen", "Empty: the whole region",
            foreign_key="municipality.municipality_code",
        ),
    )  # fmt: skip
    wording_sv = text("Vad källan säger", "What the source says, in Swedish")
    wording_en = text("Vad källan säger, på engelska", "What the source says")
    page = page()
    inference_sv = inference("Vår slutsats", "Our inference, in Swedish")
    inference_en = inference("Vår slutsats på engelska", "Our inference")
