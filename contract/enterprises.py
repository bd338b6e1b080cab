"""The extracts of what supports the enterprises: the components of the structure, and which of them are in place."""

import dataframely as dy
import polars as pl

from contract.schema import (
    Extract,
    code,
    described,
    inference,
    municipality_code,
    obs_status,
    page,
    period,
    period_end,
    text,
)


class StructureComponent(Extract):
    """One component of the support structure's model, or one condition that a working structure needs beside it."""

    since = "5"

    structure_component_id = text("Delens id", "Id of the component", key=True)
    position = dy.Int64(min=1, metadata=described("Ordning", "Order"))
    component_kind = code("component_kind", "Slag av del", "Kind of component")
    title_sv = text("Delens namn", "Name of the component in Swedish")
    title_en = text("Delens namn på engelska", "Name of the component")
    wording_sv = text("Dokumentets ord", "Words of the document", nullable=True)
    wording_en = text("Dokumentets ord på engelska", "Words of the document in English", nullable=True)
    page = page()
    inference_sv = inference("Vår slutsats", "Our inference, in Swedish")
    inference_en = inference("Vår slutsats på engelska", "Our inference")


class ComponentState(Extract):
    """Whether one component or condition was in place in one municipality at the end of one period, and what shows it."""

    since = "5"

    municipality_code = municipality_code()
    structure_component_id = dy.String(
        primary_key=True,
        metadata=described("Del", "Component", foreign_key="structure_component.structure_component_id"),
    )
    period = period()
    period_end = period_end()
    commitment_state = code("commitment_state", "På plats", "In place", nullable=True)
    obs_status = obs_status()
    in_place_since = dy.Date(nullable=True, metadata=described("På plats sedan", "In place since"))
    evidence_sv = text("Underlag", "Evidence in Swedish", nullable=True)
    evidence_en = text("Underlag på engelska", "Evidence", nullable=True)
    page = page()
    inference_sv = inference("Vår slutsats", "Our inference, in Swedish")
    inference_en = inference("Vår slutsats på engelska", "Our inference")

    @dy.rule()
    def state_is_null_exactly_when_not_a(cls) -> pl.Expr:
        """A state if and only if the status is A."""
        return (pl.col("obs_status") == "A") == pl.col("commitment_state").is_not_null()

    @dy.rule()
    def since_a_day_when_in_place(cls) -> pl.Expr:
        """A day since when it is in place only where it is, and none after the period."""
        since = pl.col("in_place_since")
        is_right = (pl.col("commitment_state") == "held").fill_null(value=False) & (since <= pl.col("period_end"))
        return since.is_null() | is_right
