"""Services used: how many a public actor has bought, and for how much. Individual services are a person's measure, and protected."""

import polars as pl

from contract import CODELISTS, DeliveryForm
from contract.codelists import INDIVIDUAL_SERVICES
from contract.deliveries import column_field, municipality_field, period_field, status_field, value_field
from publishing.kinds.cube import Cube, CubeShape, OnlyFor
from publishing.kinds.kind import Kind, exact

EXTRACT = "service_use"

FORM = DeliveryForm(
    EXTRACT,
    (
        period_field(EXTRACT),
        municipality_field(EXTRACT),
        column_field(EXTRACT, "public_actor", "code", "Kommunerna", other_headings=("Offentlig aktör", "Aktör")),
        column_field(EXTRACT, "service", "code", "Café"),
        column_field(EXTRACT, "agreement_form", "code", "Ramavtal", other_headings=("Form av avtal",)),
        value_field(EXTRACT, "Antal tjänster", "Number of services", "3", counts_people=True),
        status_field(EXTRACT, may_be_hidden=True),
        column_field(
            EXTRACT, "amount_sek", "amount", "12500,50", heading_sv="Belopp (kr)", heading_en="Amount (SEK)",
            note_sv="Kronor under kvartalet. Tomt: ej tillämpligt", note_en="SEK during the quarter. Empty: not applicable",
            other_headings=("Belopp", "Kronor", "Kostnad"),
        ),
        status_field(
            EXTRACT, name="amount_status", sv="Beloppets status", en="Status of the amount", may_be_hidden=True,
            if_neither="NA",
        ),
    ),
    status_of={"value": "obs_status", "amount_sek": "amount_status"},
)  # fmt: skip

_AGREEMENT_FORMS = tuple(CODELISTS["agreement_form"].codes)

SHAPE = CubeShape(
    name=EXTRACT,
    delivered_by=("municipality_code", "public_actor"),
    codes={"service": INDIVIDUAL_SERVICES, "agreement_form": _AGREEMENT_FORMS},
    near={
        ("municipality_code",): 0.8,
        ("public_actor",): 0.8,
        ("service",): 0.5,
        ("agreement_form",): 0.3,
    },
    rules=(OnlyFor("service", "daglig_verksamhet", "public_actor", "kommun", "daily_activities_of_another"),),
)

_IS_INDIVIDUAL = pl.col("service").is_in(INDIVIDUAL_SERVICES)
_GROUP = {"service_group": pl.when(_IS_INDIVIDUAL).then(pl.lit("individinsats")).otherwise(pl.lit("utforartjanst"))}

KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    as_extracts=lambda rows: {EXTRACT: rows.with_columns(exact(), **_GROUP)},
    follows=_GROUP,
    most=500,
    is_of_sender=True,
    is_held=True,
    cubes=(Cube(SHAPE, "service", INDIVIDUAL_SERVICES),),
    # That nobody has answered is said once per service, under the first form of agreement.
    silent_codes={"service": tuple(CODELISTS["service"].codes), "agreement_form": _AGREEMENT_FORMS[:1]},
)
