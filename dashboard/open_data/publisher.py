"""Who publishes a catalogue as open data: what `publisher.toml` in its folder says. Without it nobody does, and nothing is described."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from dashboard.manifests import DataError

FILE = "publisher.toml"
# The types of publishers that DCAT-AP knows (ADMS): the last part of the address of each, and what it is called.
TYPES = {
    "Academia-ScientificOrganisation": "Academia/Scientific organisation",
    "Company": "Company",
    "IndustryConsortium": "Industry consortium",
    "LocalAuthority": "Local Authority",
    "NationalAuthority": "National authority",
    "NonGovernmentalOrganisation": "Non-Governmental Organisation",
    "NonProfitOrganisation": "Non-Profit Organisation",
    "PrivateIndividual(s)": "Private Individual(s)",
    "RegionalAuthority": "Regional authority",
    "StandardisationBody": "Standardisation body",
    "SupraNationalAuthority": "Supra-national authority",
}


@dataclass(frozen=True)
class Publisher:
    """The publisher: its name in both languages, its type, its address as an organisation, its homepage and whom to ask, "" where not said."""

    name_sv: str
    name_en: str
    type: str
    iri: str = ""
    homepage: str = ""
    contact_name: str = ""
    contact_email: str = ""


def has_publisher(folder: Path) -> bool:
    """Whether the catalogue in `folder` says who publishes it, in whatever words."""
    return (folder / FILE).is_file()


def read_publisher(folder: Path) -> Publisher:
    """What the catalogue in `folder` says of its publisher. Raises DataError where it says nothing, or nothing that can be used."""
    name = f"{folder.name}/{FILE}"
    try:
        told = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
        publisher = Publisher(**{key: str(value) for key, value in told.items()})
    except FileNotFoundError as fault:
        raise DataError("no_publisher", file=name) from fault
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError) as fault:
        raise DataError("publisher_unreadable", file=name) from fault
    if publisher.type not in TYPES or not publisher.name_sv or not publisher.name_en:
        raise DataError("publisher_unreadable", file=name)
    return publisher
