"""Placements: people at enterprises at the end of a quarter, by municipality, actor, measure and sex."""

from collections.abc import Iterator

import polars as pl

from contract import CODELISTS, DeliveryForm
from contract.deliveries import column_field, municipality_field, period_field, sex_field, status_field, value_field
from publishing.kinds.kind import Before, Case, Cube, CubeShape, Kind, OnlyFor, exact
from publishing.messages import shown
from publishing.messages.problems import Remark

EXTRACT = "placement"

FORM = DeliveryForm(
    EXTRACT,
    (
        period_field(EXTRACT),
        municipality_field(EXTRACT),
        column_field(EXTRACT, "public_actor", "code", "Kommunerna", other_headings=("Aktör", "Anvisande aktör")),
        column_field(EXTRACT, "placement_measure", "code", "Arbetsträning", other_headings=("Åtgärd",)),
        column_field(EXTRACT, "enhanced_cooperation", "yes_no", "nej", is_required=False, if_empty=False),
        sex_field(EXTRACT),
        value_field(EXTRACT, "Antal personer", "Number of people", "7", counts_people=True),
        status_field(EXTRACT, may_be_hidden=True),
    ),
    status_of={"value": "obs_status"},
)

SHAPE = CubeShape(
    name=EXTRACT,
    delivered_by=("municipality_code", "public_actor"),
    codes={
        "placement_measure": tuple(CODELISTS["placement_measure"].codes),
        "enhanced_cooperation": (False, True),
        "sex": ("F", "M"),
    },
    near={
        ("municipality_code",): 0.8,
        ("public_actor",): 0.8,
        ("placement_measure",): 0.5,
        ("sex",): 0.5,
        ("municipality_code", "public_actor"): 0.3,
    },
    rules=(
        OnlyFor("placement_measure", "daglig_verksamhet", "public_actor", "kommun", "daily_activities_of_another"),
        OnlyFor("enhanced_cooperation", True, "public_actor", "arbetsformedlingen", "enhanced_of_another"),
    ),
)

# So many people have to be in another place than before, straight on, for a swap to explain it; more when the figures
# before are rounded.
_FEWEST_MOVED, _FEWEST_MOVED_ROUNDED = 10, 20
_GROUP = ["municipality_code", "public_actor"]
_CELL = [*_GROUP, "placement_measure", "enhanced_cooperation"]


def swapped_remarks(case: Case, before: Before) -> Iterator[Remark]:
    """Municipalities and actors whose women and men look like the men and women of the quarter before.

    The figures lie at a distance from those before: straight on |F − F′| + |M − M′|, swapped |F − M′| + |M − F′|. A swap is
    likely when that makes the distance less than half, and it is ten people or more straight on. When that shows no
    group, the measures of the whole file are taken together: each may be too small to tell.
    """
    fewest = _FEWEST_MOVED if before.is_exact else _FEWEST_MOVED_ROUNDED
    is_swapped = (pl.col("straight") >= fewest) & (2 * pl.col("swapped") < pl.col("straight"))
    swapped = _distances(case.frame, before.frame, _GROUP).filter(is_swapped)
    for code, actor in swapped.select(_GROUP).iter_rows():
        of = case.of(code, case.label("public_actor", actor))
        yield case.remark("sexes_swapped", field="sex", of=of, quarter=shown.quarter(before.period))
    cells = _distances(case.frame, before.frame, _CELL).select(pl.col("straight", "swapped").sum())
    if swapped.is_empty() and cells.filter(is_swapped).height:
        yield case.remark("sexes_swapped_everywhere", field="sex", quarter=shown.quarter(before.period))


def _distances(now: pl.DataFrame, then: pl.DataFrame, group: list[str]) -> pl.DataFrame:
    """Per group that both have: how far the figures lie from those before, straight on and swapped."""
    both = _by_sex(now, group).join(_by_sex(then, group), on=group, suffix="_then", maintain_order="left")
    f, m, f_then, m_then = (pl.col(name) for name in ("F", "M", "F_then", "M_then"))
    return both.select(
        *group,
        straight=(f - f_then).abs() + (m - m_then).abs(),
        swapped=(f - m_then).abs() + (m - f_then).abs(),
    )


def _by_sex(frame: pl.DataFrame, group: list[str]) -> pl.DataFrame:
    """The known sums of women and men per group."""
    known = frame.filter(pl.col("value").is_not_null())
    sums = (pl.col("value").filter(pl.col("sex") == sex).sum().alias(sex) for sex in ("F", "M"))
    return known.group_by(group, maintain_order=True).agg(sums)


KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    as_extracts=lambda rows: {EXTRACT: rows.with_columns(exact())},
    comparisons=(swapped_remarks,),
    most=500,
    is_of_sender=True,
    is_held=True,
    cubes=(Cube(SHAPE),),
    silent_codes=SHAPE.codes,
)
