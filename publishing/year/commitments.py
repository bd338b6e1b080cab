"""What the municipalities have committed themselves to during the year, and the dialogue meetings they hold."""

import datetime as dt

from publishing.example.chance import between, stream
from publishing.overlay import Frames

Row = dict[str, object]

SEED = 2019
LAST_QUARTER = "2018-Q4"

_SUPPORT = {
    "commitment_state": "held", "counts_as_support": True, "agreement_form": "iop", "counterpart": "Coompanion (exempel)",
}  # fmt: skip
_STATUSES = ("valid_from_status", "valid_to_status")
_DATED: Row = dict.fromkeys(_STATUSES)
_OPEN = {"commitment_state": "held", "valid_from_status": None, "valid_to": None, "valid_to_status": "open_ended"}

# What changes: from which quarter on it is known, where, which mark, and what its row says then.
CHANGES = (
    ("2019-Q1", "2161", "agreement", _SUPPORT | _DATED | {
        "valid_from": dt.date(2019, 2, 1), "valid_to": dt.date(2022, 1, 31),
        "evidence_sv": "Partnerskap om stöd till ASF", "evidence_en": "Partnership on support for WISEs"}),
    ("2019-Q2", "2181", "dialogue_forum", _OPEN | {
        "valid_from": dt.date(2019, 5, 15), "evidence_sv": "Möten två gånger om året", "evidence_en": "Meets twice a year"}),
    ("2019-Q3", "2184", "agreement", {
        "valid_to": dt.date(2021, 3, 31), "evidence_sv": "Partnerskap om stöd till ASF, förlängt",
        "evidence_en": "Partnership on support for WISEs, extended"}),
    ("2019-Q3", "2121", "policy", _OPEN | {
        "valid_from": dt.date(2019, 9, 16), "evidence_sv": "Fullmäktige har antagit policyn",
        "evidence_en": "Adopted by the municipal council"}),
    ("2019-Q4", "2104", "dialogue_forum", _OPEN | {
        "valid_from": dt.date(2019, 11, 20), "evidence_sv": "Första mötet är hållet",
        "evidence_en": "The first meeting has been held"}),
)  # fmt: skip

_COLUMNS = (
    "municipality_code", "mark", "commitment_number", "commitment_state", "counts_as_support", "agreement_form",
    "counterpart", "valid_from", "valid_from_status", "valid_to", "valid_to_status", "evidence_sv", "evidence_en",
)  # fmt: skip

_ACTORS = ("arbetsformedlingen", "forsakringskassan", "samordningsforbund")
# Who holds meetings, and from which quarter on.
_MEETS_FROM = {
    "2132": "2019-Q1", "2180": "2019-Q1", "2182": "2019-Q1", "2183": "2019-Q1", "2184": "2019-Q1", "2181": "2019-Q2",
    "2104": "2019-Q4",
}  # fmt: skip
# A series of meetings in one municipality, which looks like a slip of the pen and is none.
_SERIES = {("2183", "2019-Q3"): 12, ("2183", "2019-Q4"): 9}


def commitment_rows(published: Frames, code: str, known: str) -> list[Row]:
    """The municipality's commitments as they were known in the quarter `known`: a row per mark, as at the end of 2018."""
    last = published["commitment"].filter(period=LAST_QUARTER, municipality_code=code)
    rows = [_delivered(row) for row in last.sort("mark", "commitment_number").select(_COLUMNS).iter_rows(named=True)]
    for since, changed_code, mark, values in CHANGES:
        if changed_code == code and since <= known:
            rows = [row | values if row["mark"] == mark else row for row in rows]
    return rows


def _delivered(row: Row) -> Row:
    """A published row as a partner writes it: only what holds until further notice needs a status, and what nobody
    delivered is a no.
    """
    statuses = {name: row[name] if row[name] == "open_ended" else None for name in _STATUSES}
    return row | statuses | {"commitment_state": row["commitment_state"] or "not_held"}


def meeting_rows(code: str, period: str) -> list[Row]:
    """The municipality's meetings with each public actor during the quarter; none for those that do not meet."""
    rows = []
    for actor in _ACTORS:
        rng = stream(SEED, f"meeting {code} {period} {actor}")
        value = 0
        if period >= _MEETS_FROM.get(code, "9999"):
            # Now one, now two: a file like that of the quarter before would be asked about.
            value = 1 + int(period[-1]) % 2 if actor == "arbetsformedlingen" else between(rng, 0, 1)
        if actor == "arbetsformedlingen":
            value = _SERIES.get((code, period), value)
        rows.append({"municipality_code": code, "public_actor": actor, "value": value})
    return rows
