"""Receipts, partners and a register of deliveries, as the tests of the board and of the register need them."""

import datetime as dt
from pathlib import Path

import polars as pl

from contract import EXTRACTS
from contract.periods import last_day
from publishing.catalogue.partners import Partner, Partners
from publishing.deliveries.receipt import Receipt

REPOSITORY = Path(__file__).parents[2]
CODES = ("2104", "2180", "2183")


def municipality(code: str, name: str) -> Partner:
    return Partner(
        partner_id=f"kommun-{code}", name_sv=f"{name} kommun", name_en=f"{name} Municipality",
        contact_sv="ansvarig för ASF på arbetsmarknadsenheten", contact_en="responsible for WISEs at the labour market unit",
        owes=("placement", "commitment"), municipality_code=code,
    )  # fmt: skip


PARTNERS = Partners(
    closing_days=45,
    partners=(
        municipality("2104", "Hofors"),
        municipality("2180", "Gävle"),
        municipality("2183", "Bollnäs"),
        Partner("af", "Arbetsförmedlingen", "Public Employment Service", "samordnare", "coordinator",
                owes=("placement",), public_actor="arbetsformedlingen"),
        Partner("foretagen", "Företagen genom SAK", "The enterprises, through SAK", "styrelsen", "the board",
                owes=(), sends=("enterprise",)),
    ),
)  # fmt: skip


def receipt(number: int, partner: str, kind: str, period: str, day: str, **changes: object) -> Receipt:
    """A receipt; the codes are those of the partner's municipality, or all three."""
    values = {
        "outcome": "accepted",
        "received_by": "samordnaren",
        "file_name": "svar.xlsx",
        "change_kind": "new",
        "note": "",
        "after_closing": "",
        "answers": {},
        "contract_version": "1",
        "sha256": f"{number:064d}",
        "rows_sha256": f"{number:064d}",
        "rows": 1,
        "municipality_codes": (partner[-4:],) if partner.startswith("kommun-") else CODES,
    }
    received_at = dt.datetime.fromisoformat(f"{day}T12:00:00+01:00")
    place = {"number": number, "partner_id": partner, "kind": kind, "period": period, "received_at": received_at}
    return Receipt(**values | place | changes)


def register(*rows: tuple[str, str, str, str, str | None], source: str = "fakta") -> pl.DataFrame:
    """The extract `delivery`: municipality, kind, quarter, status, the day it came."""
    made = [
        {
            "catalogue": "prov",
            "source_id": source,
            "municipality_code": code,
            "delivery_kind": kind,
            "period": period,
            "period_end": last_day(period),
            "delivery_status": status,
            "delivered_on": None if day is None else dt.date.fromisoformat(day),
        }
        for code, kind, period, status, day in rows
    ]
    return pl.DataFrame(made, schema={name: one.dtype for name, one in EXTRACTS["delivery"].columns().items()})
