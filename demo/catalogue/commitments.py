"""The made-up commitments of the municipalities: agreements on support, and what happened to each mark when."""

from dataclasses import dataclass
from datetime import date

from contract.periods import last_day
from demo.catalogue.chance import CODES, QUARTERS, Row
from demo.catalogue.delivered import SOURCE, is_delivered


@dataclass(frozen=True)
class _Agreement:
    """One agreement, from `valid_from` (None: since before the example begins) to `valid_to` (None: for now)."""

    municipality_code: str
    number: int
    agreement_form: str
    valid_from: date | None
    valid_to: date | None
    evidence_sv: str
    evidence_en: str
    counterpart: str = "Coompanion (exempel)"
    counts_as_support: bool = True

    def in_force(self, day: date) -> bool:
        """Whether the agreement has begun and not run out on `day` (the last day is a day in force)."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)


_AGREEMENTS = (
    _Agreement(
        "2132", 1, "lopande_avtal", None, None, "Avtal om handledning till ASF", "Agreement on coaching for WISEs",
    ),
    _Agreement("2183", 1, "ramavtal", None, date(2017, 6, 30), "Upphandlad handledning", "Procured coaching"),
    _Agreement(
        "2183", 2, "ramavtal", date(2017, 7, 1), date(2020, 6, 30),
        "Upphandlad handledning, förnyat avtal", "Procured coaching, renewed agreement",
    ),
    _Agreement(
        "2184", 1, "iop", None, date(2019, 3, 31),
        "Partnerskap om stöd till ASF", "Partnership on support for WISEs",
    ),
    _Agreement(
        "2184", 2, "projektavtal", date(2016, 1, 1), date(2018, 6, 30),
        "Projekt om språkträning, inte stöd till ASF", "Project on language training, not support for WISEs",
        counterpart="Exempelprojektet", counts_as_support=False,
    ),
    _Agreement(
        "2180", 1, "iop", date(2017, 4, 1), date(2020, 3, 31),
        "Partnerskap om stöd till ASF", "Partnership on support for WISEs",
    ),
    _Agreement(
        "2182", 1, "ramavtal", date(2017, 11, 1), date(2021, 10, 31), "Upphandlad handledning", "Procured coaching",
    ),
    _Agreement(
        "2181", 1, "lopande_avtal", date(2018, 5, 1), None,
        "Avtal om handledning till ASF", "Agreement on coaching for WISEs",
    ),
)  # fmt: skip

# What happened to each mark: municipality, how it stands from then on, the day (None: before the example begins, day unknown),
# and the evidence in Swedish and English.
_EVENTS: dict[str, tuple[tuple[str, str, date | None, str, str], ...]] = {
    "responsible": (
        ("2184", "held", None, "En namngiven samordnare", "A named coordinator"),
        ("2132", "held", None, "En namngiven tjänsteperson", "A named official"),
        ("2183", "held", None, "Personal på arbetsmarknadsenheten", "Staff at the labour market unit"),
        ("2180", "planned", date(2016, 1, 1), "En samordnartjänst är planerad", "A coordinator post is planned"),
        ("2180", "held", date(2016, 11, 1), "En samordnare är anställd", "A coordinator has been employed"),
        ("2182", "held", date(2017, 8, 15), "En namngiven handläggare", "A named case officer"),
        ("2181", "planned", date(2017, 10, 2), "En tjänst är utlyst", "A post has been advertised"),
        ("2181", "held", date(2018, 1, 8), "En utvecklare på halvtid", "A half-time development officer"),
        ("2161", "planned", date(2018, 6, 11), "Nämnden har gett uppdraget", "The committee has given the task"),
    ),
    "policy": (
        ("2184", "held", None, "Policyn är antagen", "The policy has been adopted"),
        ("2183", "held", None, "Policyn är antagen", "The policy has been adopted"),
        ("2132", "held", None, "Policyn är antagen", "The policy has been adopted"),
        ("2104", "held", date(2015, 9, 28), "Fullmäktige har antagit policyn", "Adopted by the municipal council"),
        ("2180", "planned", date(2017, 1, 16), "Förslaget är på remiss", "The proposal is out for consultation"),
        ("2180", "held", date(2017, 6, 19), "Fullmäktige har antagit policyn", "Adopted by the municipal council"),
        ("2182", "planned", date(2017, 8, 21), "Ett förslag skrivs", "A proposal is being written"),
        ("2182", "held", date(2018, 2, 26), "Fullmäktige har antagit policyn", "Adopted by the municipal council"),
        ("2181", "planned", date(2018, 3, 12), "Ett förslag skrivs", "A proposal is being written"),
        ("2181", "held", date(2018, 9, 17), "Fullmäktige har antagit policyn", "Adopted by the municipal council"),
        ("2121", "planned", date(2018, 4, 9), "Nämnden har begärt ett förslag", "The committee has asked for a proposal"),
    ),
    "agreement": (
        # Until an agreement is in force.
        ("2180", "planned", date(2016, 10, 3), "Ett partnerskap förhandlas", "A partnership is being negotiated"),
        ("2182", "planned", date(2017, 5, 8), "Upphandlingen är annonserad", "The procurement has been announced"),
        ("2181", "planned", date(2018, 1, 15), "Ett avtal förhandlas", "An agreement is being negotiated"),
        ("2161", "planned", date(2018, 9, 10), "Ett partnerskap förhandlas", "A partnership is being negotiated"),
    ),
    "dialogue_forum": (
        ("2184", "held", None, "Möten två gånger om året", "Meets twice a year"),
        ("2183", "held", None, "Möten två gånger om året", "Meets twice a year"),
        ("2132", "held", None, "Möte en gång om året", "Meets once a year"),
        ("2180", "planned", date(2017, 2, 1), "Ett första möte förbereds", "A first meeting is being prepared"),
        ("2180", "held", date(2017, 9, 6), "Möten två gånger om året", "Meets twice a year"),
        ("2182", "held", date(2018, 3, 7), "Möten två gånger om året", "Meets twice a year"),
        ("2181", "planned", date(2018, 10, 3), "Ett första möte förbereds", "A first meeting is being prepared"),
        ("2104", "planned", date(2018, 2, 5), "Grannarnas ASF är inbjudna", "The neighbours' WISEs have been invited"),
    ),
    "glada_hudik": (
        ("2184", "held", None, "Nio av elva delar är på plats", "Nine of eleven components are in place"),
        ("2183", "planned", date(2016, 5, 2), "Införandet är beslutat", "The introduction has been decided"),
        ("2183", "held", date(2017, 9, 1), "Sex av elva delar är på plats", "Six of eleven components are in place"),
        ("2132", "planned", date(2018, 3, 1), "Införandet är beslutat", "The introduction has been decided"),
    ),
}  # fmt: skip


def commitment_rows() -> list[Row]:
    """One row per municipality, mark and quarter, and one more for each further agreement; NL where nothing came in.

    An agreement keeps its number as long as it is in force and has no row after that.
    """
    nothing = {"obs_status": "NL", "valid_from_status": "unknown", "valid_to_status": "unknown"}
    return [
        _common(code, mark, quarter) | values
        for quarter in QUARTERS
        for code in CODES
        for mark in _EVENTS
        for values in (_states(code, mark, quarter) if is_delivered(code, "commitment", quarter) else [nothing])
    ]


def _common(code: str, mark: str, quarter: str) -> Row:
    return {
        "source_id": SOURCE,
        "municipality_code": code,
        "mark": mark,
        "period": quarter,
        "period_end": last_day(quarter),
        "commitment_number": 1,
        "obs_status": "A",
        "counts_as_support": False,
        "valid_from_status": "not_applicable",
        "valid_to_status": "not_applicable",
    }


def _states(code: str, mark: str, quarter: str) -> list[Row]:
    """The agreements in force at the end of the quarter; else what happened last, if anything has."""
    end = last_day(quarter)
    in_force = [made for made in _AGREEMENTS if made.municipality_code == code and made.in_force(end)]
    if mark == "agreement" and in_force:
        return [_agreement(made) for made in in_force]
    so_far = [event for event in _EVENTS[mark] if event[0] == code and (event[2] is None or event[2] <= end)]
    if not so_far:
        return [{"commitment_state": "not_held"}]
    _, state, day, evidence_sv, evidence_en = so_far[-1]
    row: Row = {"commitment_state": state, "evidence_sv": evidence_sv, "evidence_en": evidence_en}
    if state == "held":
        row |= {"valid_from": day, "valid_from_status": "known" if day else "unknown", "valid_to_status": "open_ended"}
    return [row]


def _agreement(agreement: _Agreement) -> Row:
    names = (
        "counts_as_support",
        "agreement_form",
        "counterpart",
        "valid_from",
        "valid_to",
        "evidence_sv",
        "evidence_en",
    )
    return {name: getattr(agreement, name) for name in names} | {
        "commitment_number": agreement.number,
        "commitment_state": "held",
        "valid_from_status": "known" if agreement.valid_from else "unknown",
        "valid_to_status": "known" if agreement.valid_to else "open_ended",
    }
