"""Who uses which service where, under which form of agreement: the lines that the quarterly use is spread over."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ServiceLine:
    """One buyer's use of one service in one municipality, from its first quarter (0 is 2016-Q1) on."""

    municipality_code: str
    public_actor: str
    service: str
    agreement_form: str
    weight: float
    first: int = 0
    paid: bool = True


_INDIVIDUAL = (
    ServiceLine("2184", "arbetsformedlingen", "arbetstraning", "individuell_overenskommelse", 3.0, paid=False),
    ServiceLine("2184", "arbetsformedlingen", "praktik", "individuell_overenskommelse", 2.0, paid=False),
    ServiceLine("2184", "kommun", "daglig_verksamhet", "iop", 4.5),
    ServiceLine("2184", "kommun", "spraktraning", "projektavtal", 1.5),
    ServiceLine("2183", "kommun", "sysselsattning", "ramavtal", 3.8),
    ServiceLine("2183", "arbetsformedlingen", "arbetstraning", "individuell_overenskommelse", 1.4, paid=False),
    ServiceLine("2180", "arbetsformedlingen", "praktik", "individuell_overenskommelse", 1.4, paid=False),
    ServiceLine("2180", "kommun", "sysselsattning", "iop", 2.4, first=5),
    ServiceLine("2180", "samordningsforbund", "arbetsprovning", "projektavtal", 1.0, first=3),
    ServiceLine("2132", "kommun", "sysselsattning", "lopande_avtal", 1.0),
    ServiceLine("2132", "forsakringskassan", "arbetsprovning", "individuell_overenskommelse", 0.5, paid=False),
    ServiceLine("2182", "kommun", "daglig_verksamhet", "ramavtal", 1.5, first=7),
    ServiceLine("2181", "arbetsformedlingen", "arbetstraning", "individuell_overenskommelse", 0.9, paid=False),
    ServiceLine("2181", "kommun", "spraktraning", "lopande_avtal", 1.0, first=9),
    ServiceLine("2161", "arbetsformedlingen", "praktik", "individuell_overenskommelse", 0.7, paid=False),
    ServiceLine("2121", "kommun", "sysselsattning", "individuell_overenskommelse", 0.7, paid=False),
    ServiceLine("2101", "arbetsformedlingen", "arbetsprovning", "individuell_overenskommelse", 0.4, paid=False),
    ServiceLine("2183", "region", "sysselsattning", "projektavtal", 0.6, first=4),
)

_CONTRACTED = (
    ServiceLine("2184", "kommun", "lagenhetsrustning", "iop", 2.0),
    ServiceLine("2184", "kommun", "flytthjalp", "iop", 2.4),
    ServiceLine("2184", "kommun", "vardinnetjanst", "iop", 1.6),
    ServiceLine("2184", "region", "cafe", "direktupphandling", 1.4),
    ServiceLine("2184", "kommun", "atervinning", "lopande_avtal", 1.2),
    ServiceLine("2183", "kommun", "miljovard", "ramavtal", 1.6),
    ServiceLine("2183", "kommun", "stad", "ramavtal", 1.4),
    ServiceLine("2183", "kommun", "matleverans", "ramavtal", 1.5, first=2),
    ServiceLine("2180", "kommun", "hantverk", "direktupphandling", 1.2),
    ServiceLine("2180", "kommun", "flytthjalp", "iop", 2.0, first=5),
    ServiceLine("2180", "region", "stad", "ramavtal", 1.5, first=4),
    ServiceLine("2180", "arbetsformedlingen", "cafe", "direktupphandling", 0.6, first=6),
    ServiceLine("2132", "kommun", "miljovard", "lopande_avtal", 1.0),
    ServiceLine("2132", "kommun", "hantverk", "lopande_avtal", 0.8),
    ServiceLine("2182", "kommun", "lagenhetsrustning", "ramavtal", 1.6, first=7),
    ServiceLine("2182", "kommun", "stad", "direktupphandling", 0.7),
    ServiceLine("2181", "kommun", "atervinning", "direktupphandling", 0.8),
    ServiceLine("2181", "kommun", "matleverans", "lopande_avtal", 1.8, first=9),
    ServiceLine("2161", "kommun", "miljovard", "direktupphandling", 0.8),
    ServiceLine("2161", "samordningsforbund", "cafe", "direktupphandling", 0.4, first=8),
    ServiceLine("2121", "kommun", "flytthjalp", "direktupphandling", 0.6, first=1),
    ServiceLine("2101", "kommun", "hantverk", "direktupphandling", 0.5),
    # Hofors has no enterprise of its own and buys from a neighbour.
    ServiceLine("2104", "kommun", "stad", "direktupphandling", 0.6, first=6),
)

LINES: tuple[ServiceLine, ...] = _INDIVIDUAL + _CONTRACTED
