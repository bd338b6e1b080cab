"""The cubes of people that the council publishes.

The prices of the margins are weighed against noise of size one: dearer, and sums come nearer but a municipality that
shows only zeros can hardly have three or four people; cheaper, and single sums stray. See the table in README.md.
"""

from contract.codelists import CODELISTS, INDIVIDUAL_SERVICES
from publishing.protection.shape import CubeShape, OnlyFor

_SEXES = ("F", "M")
_DELIVERED_BY = ("municipality_code", "public_actor")

PLACEMENT = CubeShape(
    name="placement",
    delivered_by=_DELIVERED_BY,
    codes={
        "placement_measure": tuple(CODELISTS["placement_measure"].codes),
        "enhanced_cooperation": (False, True),
        "sex": _SEXES,
    },
    near={
        ("municipality_code",): 0.8,
        ("public_actor",): 0.8,
        ("placement_measure",): 0.5,
        ("sex",): 0.5,
        ("municipality_code", "public_actor"): 0.3,
    },
    rules=(
        OnlyFor("placement_measure", "daglig_verksamhet", other="public_actor", only="kommun"),
        OnlyFor("enhanced_cooperation", True, other="public_actor", only="arbetsformedlingen"),
    ),
)

INDIVIDUAL_SERVICE = CubeShape(
    name="service_use",
    delivered_by=_DELIVERED_BY,
    codes={"service": INDIVIDUAL_SERVICES, "agreement_form": tuple(CODELISTS["agreement_form"].codes)},
    near={
        ("municipality_code",): 0.8,
        ("public_actor",): 0.8,
        ("service",): 0.5,
        ("agreement_form",): 0.3,
    },
    rules=(OnlyFor("service", "daglig_verksamhet", other="public_actor", only="kommun"),),
)

# One cube per variable: employees and places filled are never summed together. An enterprise is the same wherever it is;
# its municipality is known beside.
ENTERPRISE_COUNT = CubeShape(
    name="enterprise_observation",
    delivered_by=("enterprise_id",),
    codes={},
    near={("municipality_code",): 0.8},
)
