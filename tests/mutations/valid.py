"""Valid deliveries of all five kinds for the example catalogue: the quarter after its last one, close to what went before."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import polars as pl

from contract import CONTRACT_VERSION
from publishing.catalogue.partners import Partner, read_partners
from publishing.deliveries.receipt import ReceiptDraft
from publishing.deliveries.store import add_receipt
from publishing.kinds import FORMS
from publishing.versions.history import open_version
from publishing.workflow.session import Session, Workplace
from tests.mutations.model import Row

CATALOGUE = Path(__file__).parents[2] / "data" / "exempel"
BEFORE, PERIOD, TODAY = "2018-Q4", "2019-Q1", dt.date(2019, 4, 20)

# Of these partners the quarter before is known exactly, from receipts; of the others as it is published, rounded.
WITH_RECEIPTS = ("arbetsformedlingen", "kommun-2180", "kommun-2183", "kommun-2184")
_MEASURES = ("praktik", "arbetstraning", "arbetsprovning", "sysselsattning")
_SERVICES = ("praktik", "arbetstraning", "cafe", "stad", "flytthjalp", "hantverk")
_VARIABLES = ("employees", "places_offered", "places_filled", "sak_member", "af_agreement")


@dataclass(frozen=True)
class World:
    """A session on the example in its first version, with what some partners sent the quarter before."""

    session: Session

    def partner(self, partner_id: str) -> Partner:
        return self.session.partners.find(partner_id)

    @property
    def municipalities(self) -> dict[str, str]:
        """The names of the municipalities by code."""
        return self.session.municipalities


def open_world(restricted: Path) -> World:
    """The world, with receipts in the folder `restricted`."""
    restricted.mkdir(parents=True, exist_ok=True)
    workplace = Workplace(
        data=CATALOGUE.parent,
        catalogue=CATALOGUE.name,
        language="sv",
        now=dt.datetime.combine(TODAY, dt.time(12), tzinfo=dt.UTC),
        environment={"ASF_RESTRICTED": str(restricted)},
    )
    session = Session(
        **vars(workplace),
        settings=workplace.read_settings(),
        partners=workplace.read_partners(),
        base=open_version(CATALOGUE, 1),
        numbers=frozenset({1}),
        receipts=tuple(_receive(workplace.restricted(), partner_id, kind) for partner_id, kind in _received()),
    )
    return World(session)


def _received() -> Iterator[tuple[str, str]]:
    yield from ((partner_id, kind) for partner_id in WITH_RECEIPTS for kind in ("placement", "service_use"))


def _receive(folder: Path, partner_id: str, kind: str) -> object:
    draft = ReceiptDraft(
        partner_id=partner_id, kind=kind, period=BEFORE, outcome="accepted", received_by="samordnaren",
        received_at=dt.datetime(2019, 1, 20, 12, tzinfo=dt.UTC), file_name="svar.xlsx", change_kind="new", note="",
        after_closing="", answers={}, municipality_codes=("2180",), contract_version=CONTRACT_VERSION,
    )  # fmt: skip
    rows = [{"source_row": number} | row for number, row in enumerate(rows_before(kind, partner_id), start=2)]
    return add_receipt(folder, draft, b"svar", pl.DataFrame(rows, infer_schema_length=None))


@cache
def published() -> dict[str, pl.DataFrame]:
    """The extracts of the example's first version."""
    return open_version(CATALOGUE, 1).frames


@cache
def senders(kind: str) -> tuple[str, ...]:
    """The partners that may send the kind and of whom there are rows enough in the quarter before."""
    partners = read_partners(CATALOGUE).partners
    return tuple(
        one.partner_id for one in partners if one.delivers(kind) and len(rows_before(kind, one.partner_id)) > 2
    )


@cache
def rows_before(kind: str, partner_id: str) -> tuple[Row, ...]:
    """What the partner said of the quarter before, as rows of the form."""
    if partner_id in WITH_RECEIPTS and kind in ("placement", "service_use"):
        return tuple(_made_up(kind, partner_id))
    partner = read_partners(CATALOGUE).find(partner_id)
    frame = _enterprises() if kind == "enterprise" else published()[kind].filter(pl.col("obs_status") != "NL")
    frame = frame.filter(period=BEFORE)
    if partner.municipality_code:
        frame = frame.filter(municipality_code=partner.municipality_code)
    if actor := _actor(partner, kind):
        frame = frame.filter(public_actor=actor)
    if "amount_status" in frame.columns:
        frame = frame.with_columns(amount_status=pl.col("amount_status").replace("PR", "NA"))
    return tuple(frame.select(field.name for field in FORMS[kind].fields).iter_rows(named=True))


def _actor(partner: Partner, kind: str) -> str:
    if kind not in ("placement", "service_use"):
        return ""
    return partner.public_actor or "kommun"


def _enterprises() -> pl.DataFrame:
    observed = published()["enterprise_observation"].filter(pl.col("obs_status") != "NL")
    wide = observed.group_by("enterprise_id", "period", maintain_order=True).agg(
        pl.col("value").filter(enterprise_variable=name).first().alias(name) for name in _VARIABLES
    )
    truths = [pl.col(name).cast(pl.Boolean) for name in ("sak_member", "af_agreement")]
    return wide.join(published()["enterprise"], on="enterprise_id", maintain_order="left").with_columns(truths)


def _made_up(kind: str, partner_id: str) -> Iterator[Row]:
    """Exact figures in the stead of the rounded ones, with more women than men so that a swap can be seen."""
    chance = Random(f"{kind} {partner_id}")
    partner = read_partners(CATALOGUE).find(partner_id)
    codes = [partner.municipality_code] if partner.municipality_code else ["2104", "2121", "2180", "2183", "2184"]
    for code in codes:
        for what in _MEASURES if kind == "placement" else _SERVICES:
            row = {"period": BEFORE, "municipality_code": code, "public_actor": _actor(partner, kind)}
            if kind == "service_use":
                amount = {"amount_sek": chance.randrange(20_000, 90_000) / 2, "amount_status": "A"}
                figures = {"value": float(chance.randrange(2, 20)), "obs_status": "A"}
                yield row | {"service": what, "agreement_form": "ramavtal"} | figures | amount
                continue
            for sex, least in (("F", 12), ("M", 3)):
                figures = {"value": float(least + chance.randrange(9)), "obs_status": "A"}
                yield row | {"placement_measure": what, "enhanced_cooperation": False, "sex": sex} | figures


def drifted(kind: str, partner_id: str, chance: Random) -> tuple[Row, ...]:
    """The rows of the quarter to deliver: those of the quarter before, a little changed, so that nothing is strange."""
    rows = [_drift(kind, row | {"period": PERIOD}, chance) for row in rows_before(kind, partner_id)]
    if kind in ("placement", "service_use", "dialogue_meeting"):
        rows = [_unknown(row) if row["value"] in (0, 1) and chance.random() < 0.1 else row for row in rows]
    first = FORMS[kind].value_fields[:1]
    same = [row[name] for name in first for row in rows] == [
        b[name] for name in first for b in rows_before(kind, partner_id)
    ]
    if same and first:
        name = "places_offered" if kind == "enterprise" else first[0]
        # What may be left out altogether has no number to change.
        told = [place for place, row in enumerate(rows) if row[name] is not None][:1]
        rows = [row | {name: row[name] + 1} if place in told else row for place, row in enumerate(rows)]
    return tuple(rows)


def _unknown(row: Row) -> Row:
    return row | {"value": None, "obs_status": "UN"}


def _drift(kind: str, row: Row, chance: Random) -> Row:
    changed = dict(row)
    if kind == "commitment":
        if row["valid_to"] and row["valid_to"] <= dt.date(2019, 6, 30):
            changed["valid_to"] = dt.date(2021, 6, 30)
        return changed
    for name in FORMS[kind].value_fields:
        value = row[name]
        if value is None or name in ("employees", "places_filled"):
            continue
        if name == "amount_sek":
            changed[name] = round(value * (0.9 + 0.2 * chance.random()), 2)
        elif kind == "dialogue_meeting":
            changed[name] = float(chance.randrange(4))
        else:
            steps = (0, 0, 1) if name == "places_offered" else (0,) * 9 + (1,) if value < 2 else (-1, 0, 0, 1)
            changed[name] = value + chance.choice(steps)
    return changed
