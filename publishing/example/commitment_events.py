"""What the municipalities of the example decide, and when: responsible person, policy, dialogue forum, Glada Hudik.

The agreements stand in `agreements`.
"""

from dataclasses import dataclass
from datetime import date


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
