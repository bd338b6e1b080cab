"""A region that is new: its folder, ready to fill in and to build."""

from collections.abc import Sequence
from pathlib import Path

from publishing.catalogue.region import NewRegion, make_region
from publishing.workflow.session import Workplace


def new_region(workplace: Workplace, municipality_codes: Sequence[str]) -> tuple[Path, str, int]:
    """Makes the folder of the catalogue that the workplace names: gives it, the region in words, and how many municipalities.

    Raises InputError for a name, codes or a folder that will not do; then nothing is made.
    """
    region = NewRegion(workplace.catalogue, tuple(municipality_codes), workplace.today)
    folder = make_region(workplace.data, region)
    return folder, region.label(workplace.language), region.municipalities.height
