"""The made-up commitments of the municipalities: agreements on support, and what happened to each mark when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from demo.catalogue.chance import CODES, QUARTERS, Quarter

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


@dataclass(frozen=True)
class CommitmentEvent:
    """From `day` on (None: since before the example begins, start unknown) the mark of the municipality stands so."""

    municipality_code: str
    mark: str
    commitment_state: str
    day: date | None
    evidence_sv: str
    evidence_en: str


def _held(code: str, mark: str, day: date | None, sv: str, en: str) -> CommitmentEvent:
    return CommitmentEvent(code, mark, "held", day, sv, en)


def _planned(code: str, mark: str, day: date, sv: str, en: str) -> CommitmentEvent:
    return CommitmentEvent(code, mark, "planned", day, sv, en)


_RESPONSIBLE = (
    _held("2184", "responsible", None, "En namngiven samordnare", "A named coordinator"),
    _held("2132", "responsible", None, "En namngiven tjänsteperson", "A named official"),
    _held("2183", "responsible", None, "Personal på arbetsmarknadsenheten", "Staff at the labour market unit"),
    _planned(
        "2180", "responsible", date(2016, 1, 1), "En samordnartjänst är planerad", "A coordinator post is planned"
    ),
    _held("2180", "responsible", date(2016, 11, 1), "En samordnare är anställd", "A coordinator has been employed"),
    _held("2182", "responsible", date(2017, 8, 15), "En namngiven handläggare", "A named case officer"),
    _planned("2181", "responsible", date(2017, 10, 2), "En tjänst är utlyst", "A post has been advertised"),
    _held("2181", "responsible", date(2018, 1, 8), "En utvecklare på halvtid", "A half-time development officer"),
    _planned(
        "2161", "responsible", date(2018, 6, 11), "Nämnden har gett uppdraget", "The committee has given the task"
    ),
)

_POLICY = (
    _held("2184", "policy", None, "Policyn är antagen", "The policy has been adopted"),
    _held("2183", "policy", None, "Policyn är antagen", "The policy has been adopted"),
    _held("2132", "policy", None, "Policyn är antagen", "The policy has been adopted"),
    _held("2104", "policy", date(2015, 9, 28), "Fullmäktige har antagit policyn", "Adopted by the municipal council"),
    _planned("2180", "policy", date(2017, 1, 16), "Förslaget är på remiss", "The proposal is out for consultation"),
    _held("2180", "policy", date(2017, 6, 19), "Fullmäktige har antagit policyn", "Adopted by the municipal council"),
    _planned("2182", "policy", date(2017, 8, 21), "Ett förslag skrivs", "A proposal is being written"),
    _held("2182", "policy", date(2018, 2, 26), "Fullmäktige har antagit policyn", "Adopted by the municipal council"),
    _planned("2181", "policy", date(2018, 3, 12), "Ett förslag skrivs", "A proposal is being written"),
    _held("2181", "policy", date(2018, 9, 17), "Fullmäktige har antagit policyn", "Adopted by the municipal council"),
    _planned(
        "2121", "policy", date(2018, 4, 9), "Nämnden har begärt ett förslag", "The committee has asked for a proposal"
    ),
)

_DIALOGUE_FORUM = (
    _held("2184", "dialogue_forum", None, "Möten två gånger om året", "Meets twice a year"),
    _held("2183", "dialogue_forum", None, "Möten två gånger om året", "Meets twice a year"),
    _held("2132", "dialogue_forum", None, "Möte en gång om året", "Meets once a year"),
    _planned(
        "2180", "dialogue_forum", date(2017, 2, 1), "Ett första möte förbereds", "A first meeting is being prepared"
    ),
    _held("2180", "dialogue_forum", date(2017, 9, 6), "Möten två gånger om året", "Meets twice a year"),
    _held("2182", "dialogue_forum", date(2018, 3, 7), "Möten två gånger om året", "Meets twice a year"),
    _planned(
        "2181", "dialogue_forum", date(2018, 10, 3), "Ett första möte förbereds", "A first meeting is being prepared"
    ),
    _planned(
        "2104",
        "dialogue_forum",
        date(2018, 2, 5),
        "Grannarnas ASF är inbjudna",
        "The neighbours' WISEs have been invited",
    ),
)

_GLADA_HUDIK = (
    _held("2184", "glada_hudik", None, "Nio av elva delar är på plats", "Nine of eleven components are in place"),
    _planned("2183", "glada_hudik", date(2016, 5, 2), "Införandet är beslutat", "The introduction has been decided"),
    _held(
        "2183",
        "glada_hudik",
        date(2017, 9, 1),
        "Sex av elva delar är på plats",
        "Six of eleven components are in place",
    ),
    _planned("2132", "glada_hudik", date(2018, 3, 1), "Införandet är beslutat", "The introduction has been decided"),
)

EVENTS: tuple[CommitmentEvent, ...] = _RESPONSIBLE + _POLICY + _DIALOGUE_FORUM + _GLADA_HUDIK


Row = dict[str, object]

_MARKS = ("responsible", "policy", "agreement", "dialogue_forum", "glada_hudik")


def commitment_rows(*, delivered: Callable[[str, Quarter], bool]) -> list[Row]:
    """One row per municipality, mark and quarter, and one more for each further agreement; NL where nothing came in.

    An agreement keeps its number as long as it is in force and has no row after that.
    """
    return [
        _common(code, mark, quarter) | columns
        for quarter in QUARTERS
        for code in CODES
        for mark in _MARKS
        for columns in (_states(code, mark, quarter) if delivered(code, quarter) else [_not_delivered()])
    ]


def _common(code: str, mark: str, quarter: Quarter) -> Row:
    return {
        "source_id": "exempel_leveranser",
        "municipality_code": code,
        "mark": mark,
        "period": quarter.period,
        "period_end": quarter.last_day,
        "commitment_number": 1,
        "obs_status": "A",
        "counts_as_support": False,
        "valid_from_status": "not_applicable",
        "valid_to_status": "not_applicable",
    }


def _not_delivered() -> Row:
    return {"obs_status": "NL", "valid_from_status": "unknown", "valid_to_status": "unknown"}


def _states(code: str, mark: str, quarter: Quarter) -> list[Row]:
    if mark == "agreement":
        return _agreement_states(code, quarter)
    events = [event for event in EVENTS if (event.municipality_code, event.mark) == (code, mark)]
    so_far = [event for event in events if event.day is None or event.day <= quarter.last_day]
    return [_event_state(so_far[-1])] if so_far else [{"commitment_state": "not_held"}]


def _event_state(event: CommitmentEvent) -> Row:
    row: Row = {
        "commitment_state": event.commitment_state,
        "evidence_sv": event.evidence_sv,
        "evidence_en": event.evidence_en,
    }
    if event.commitment_state != "held":
        return row
    start = "unknown" if event.day is None else "known"
    return row | {"valid_from": event.day, "valid_from_status": start, "valid_to_status": "open_ended"}


def _agreement_states(code: str, quarter: Quarter) -> list[Row]:
    in_force = [one for one in AGREEMENTS if one.municipality_code == code and one.in_force(quarter.last_day)]
    if in_force:
        return [_agreement_state(one) for one in in_force]
    planned = [one for one in NEGOTIATIONS if one.municipality_code == code and one.day <= quarter.last_day]
    if planned:
        evidence = {"evidence_sv": planned[-1].evidence_sv, "evidence_en": planned[-1].evidence_en}
        return [{"commitment_state": "planned", **evidence}]
    return [{"commitment_state": "not_held"}]


def _agreement_state(agreement: Agreement) -> Row:
    return {
        "commitment_number": agreement.number,
        "commitment_state": "held",
        "counts_as_support": agreement.counts_as_support,
        "agreement_form": agreement.agreement_form,
        "counterpart": agreement.counterpart,
        "valid_from": agreement.valid_from,
        "valid_from_status": "unknown" if agreement.valid_from is None else "known",
        "valid_to": agreement.valid_to,
        "valid_to_status": "open_ended" if agreement.valid_to is None else "known",
        "evidence_sv": agreement.evidence_sv,
        "evidence_en": agreement.evidence_en,
    }
