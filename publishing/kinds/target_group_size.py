"""Sizes of the target groups: how many of the staff belong to each, by municipality and employer; told again when they have changed.

Everyone is in one group alone, so that all staff are a sum of the groups and no total stands beside them. A group of fewer
than ten is kept back: it would be the most that can have taken part in its training, and point at those who have. So is one
that is hardly larger than its participants of all years (see docs/disclosure-control.md).
"""

from collections.abc import Iterator

import polars as pl

from contract import CODELISTS, WITHHELD, DeliveryForm
from contract.competence import FEWEST_IN_GROUP
from contract.deliveries import column_field, municipality_field, period_field, status_field, value_field
from publishing.kinds.kind import Case, Cube, CubeShape, Frames, Kind, exact
from publishing.kinds.training_participation import EMPLOYERS, STAFF_RULES
from publishing.messages import in_both, shown
from publishing.messages.problems import Problem

EXTRACT = "target_group_size"

GROUPS = tuple(code for code in CODELISTS["training_target_group"].codes if code != "everybody")

FORM = DeliveryForm(
    EXTRACT,
    (
        period_field(
            EXTRACT,
            note_sv="Antalet gäller kvartalets sista dag. Lämna det igen först när det har ändrats",
            note_en="The number is that of the quarter's last day. Send it again only when it has changed",
        ),
        municipality_field(EXTRACT),
        column_field(
            EXTRACT, "employer", "code", "Försäkringskassan", other_headings=("Anställd av", "Employed by"),
            note_sv="En rad för varje grupp hos arbetsgivaren", note_en="A row for each group of the employer",
        ),
        column_field(
            EXTRACT, "training_target_group", "code", "handläggare", codes=GROUPS,
            other_headings=("Målgrupp", "Target group"),
            note_sv="Räkna var och en i en grupp, den som mest av arbetet hör till",
            note_en="Count everyone in one group, that which most of the work belongs to",
        ),
        value_field(EXTRACT, "Antal anställda", "Number employed", "24", counts_people=True),
        status_field(EXTRACT, may_be_hidden=True),
    ),
    status_of={"value": "obs_status"},
)  # fmt: skip

SHAPE = CubeShape(
    name=EXTRACT,
    delivered_by=("municipality_code",),
    codes={"employer": EMPLOYERS, "training_target_group": GROUPS},
    near={("municipality_code",): 0.8},
    rules=STAFF_RULES,
)


def _as_extracts(rows: pl.DataFrame) -> Frames:
    """The groups that are large enough to be told; the others by their status alone.

    One that its sender has hidden is protected like every small one: that it was hidden would say that it is four at most.
    """
    is_small = pl.col("value") < FEWEST_IN_GROUP
    told = rows.with_columns(
        value=pl.when(~is_small).then("value"),
        obs_status=pl.when(is_small | (pl.col("obs_status") == WITHHELD)).then(pl.lit("PR")).otherwise("obs_status"),
    )
    return {EXTRACT: told.with_columns(exact())}


def _faults(case: Case) -> Iterator[Problem]:
    """Employers of which a group has no row: it would pass for empty, and all staff for fewer than they are."""
    first: dict[tuple[object, object], int] = {}
    named: set[tuple[object, object, object]] = set()
    for row in case.rows:
        employer = (row["municipality_code"], row["employer"])
        first.setdefault(employer, row["source_row"])
        named.add((*employer, row["training_target_group"]))
    for (code, employer), source_row in first.items():
        is_staff = employer != "enterprise"
        lacking = [
            shown.label("training_target_group", group)
            for group in GROUPS
            if (group != "supervisors") == is_staff and (code, employer, group) not in named
        ]
        if lacking and None not in (code, employer):
            groups = in_both(lambda language, words=lacking: ", ".join(each[language] for each in words))
            yield case.fault("group_without_row", source_row, "training_target_group", groups=groups)


KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    as_extracts=_as_extracts,
    faults=(_faults,),
    most=5000,
    is_held=True,
    cubes=(Cube(SHAPE),),
    sizes_of="training_participation",
)
