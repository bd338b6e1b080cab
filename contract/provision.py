"""The extract of who delivers what: SDMX's provision agreements, between a data provider and a kind of delivery."""

import dataframely as dy

from contract.schema import Extract, code, described, text


class ProvisionAgreement(Extract):
    """One partner of the register that delivers one kind: due every quarter, or besides. From the catalogue's `partners.toml`.

    The partner's name is written as within a sentence. One with a `municipality_code` delivers for that municipality alone.
    """

    since = "5"

    delivery_kind = code("delivery_kind", "Leverans", "Delivery", key=True)
    partner_id = text("Uppgiftslämnare", "Partner", key=True)
    position = dy.Int64(min=1, metadata=described("Ordning", "Order"))
    partner_name_sv = text("Namn", "Name in Swedish")
    partner_name_en = text("Namn på engelska", "Name")
    contact_sv = text("Funktion att fråga", "Function to ask, in Swedish")
    contact_en = text("Funktion att fråga, på engelska", "Function to ask")
    municipality_code = dy.String(
        nullable=True,
        regex=r"^\d{4}$",
        metadata=described(
            "Kommunkod",
            "Municipality code",
            "Tomt: lämnar för alla kommuner",
            "Empty: delivers for all municipalities",
            foreign_key="municipality.municipality_code",
        ),
    )
    is_due = dy.Bool(
        metadata=described(
            "Ska lämnas varje kvartal",
            "Due every quarter",
            "Falskt: får lämnas utöver det",
            "False: may be delivered besides",
        )
    )
    decided_on = dy.Date(
        nullable=True,
        metadata=described(
            "Beslutat den",
            "Decided on",
            "Tomt: ett förslag som ingen har åtagit sig",
            "Empty: a proposal that nobody has taken on",
        ),
    )
