"""The agreements of the example: from support in three municipalities to support in six."""

from dataclasses import dataclass
from datetime import date

COUNTERPART = "Coompanion (exempel)"


@dataclass(frozen=True)
class Agreement:
    """One agreement, from `valid_from` (None: since before the example begins) to `valid_to` (None: for now)."""

    municipality_code: str
    number: int
    agreement_form: str
    valid_from: date | None
    valid_to: date | None
    evidence_sv: str
    evidence_en: str
    counterpart: str = COUNTERPART
    counts_as_support: bool = True

    def in_force(self, day: date) -> bool:
        """Whether the agreement has begun and not run out on `day` (the last day is a day in force)."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Negotiation:
    """An agreement that is planned from `day` on, until one is in force."""

    municipality_code: str
    day: date
    evidence_sv: str
    evidence_en: str


AGREEMENTS: tuple[Agreement, ...] = (
    Agreement(
        "2132", 1, "lopande_avtal", None, None, "Avtal om handledning till ASF", "Agreement on coaching for WISEs",
    ),
    Agreement("2183", 1, "ramavtal", None, date(2017, 6, 30), "Upphandlad handledning", "Procured coaching"),
    Agreement(
        "2183", 2, "ramavtal", date(2017, 7, 1), date(2020, 6, 30),
        "Upphandlad handledning, förnyat avtal", "Procured coaching, renewed agreement",
    ),
    Agreement(
        "2184", 1, "iop", None, date(2019, 3, 31),
        "Partnerskap om stöd till ASF", "Partnership on support for WISEs",
    ),
    Agreement(
        "2184", 2, "projektavtal", date(2016, 1, 1), date(2018, 6, 30),
        "Projekt om språkträning, inte stöd till ASF", "Project on language training, not support for WISEs",
        counterpart="Exempelprojektet", counts_as_support=False,
    ),
    Agreement(
        "2180", 1, "iop", date(2017, 4, 1), date(2020, 3, 31),
        "Partnerskap om stöd till ASF", "Partnership on support for WISEs",
    ),
    Agreement(
        "2182", 1, "ramavtal", date(2017, 11, 1), date(2021, 10, 31), "Upphandlad handledning", "Procured coaching",
    ),
    Agreement(
        "2181", 1, "lopande_avtal", date(2018, 5, 1), None,
        "Avtal om handledning till ASF", "Agreement on coaching for WISEs",
    ),
)  # fmt: skip

NEGOTIATIONS: tuple[Negotiation, ...] = (
    Negotiation("2180", date(2016, 10, 3), "Ett partnerskap förhandlas", "A partnership is being negotiated"),
    Negotiation("2182", date(2017, 5, 8), "Upphandlingen är annonserad", "The procurement has been announced"),
    Negotiation("2181", date(2018, 1, 15), "Ett avtal förhandlas", "An agreement is being negotiated"),
    Negotiation("2161", date(2018, 9, 10), "Ett partnerskap förhandlas", "A partnership is being negotiated"),
)
