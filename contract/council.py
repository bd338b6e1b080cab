"""The extracts of the council: who has a seat, who came to its meetings and what was shown there, what it has decided, and what
was asked before there was one.
"""

import dataframely as dy
import polars as pl

from contract.schema import Extract, code, described, inference, obs_status, page, period, period_end, text


def _party_id(sv: str = "Part", en: str = "Party", *, key: bool = False, nullable: bool = False) -> dy.String:
    return dy.String(primary_key=key, nullable=nullable, metadata=described(sv, en, foreign_key="party.party_id"))


def _name(sv: str, en: str, note_sv: str, note_en: str) -> dy.String:
    """A page or a figure by its name."""
    return dy.String(regex=r"^[a-z0-9_-]+$", metadata=described(sv, en, note_sv, note_en))


def _choices() -> dy.String:
    """What is chosen on a page, as an address has it."""
    return dy.String(
        nullable=True,
        regex=r"^[^\s?#]+$",
        metadata=described(
            "Val",
            "Choices",
            "Som i adressen; tomt: sidan som den öppnas",
            "As in the address; empty: the page as it opens",
        ),
    )


class CouncilMeeting(Extract):
    """One meeting of the council that somebody has told of. The council meets once a day at most, so that the day names it."""

    since = "4"

    meeting_date = dy.Date(primary_key=True, metadata=described("Mötesdag", "Day of the meeting"))
    period = period(key=False)
    period_end = period_end()


class Attendance(Extract):
    """One party at one meeting of the council: there, not there, or not known; "NA" for a party that had no seat then."""

    since = "4"

    meeting_date = dy.Date(
        primary_key=True,
        metadata=described("Mötesdag", "Day of the meeting", foreign_key="council_meeting.meeting_date"),
    )
    party_id = _party_id(key=True)
    period = period(key=False)
    period_end = period_end()
    attendance = code("attendance", "Närvaro", "Attendance", nullable=True)
    obs_status = obs_status()

    @dy.rule()
    def state_is_null_exactly_when_not_a(cls) -> pl.Expr:
        """There or not there if and only if the status is A: not known is neither."""
        return (pl.col("obs_status") == "A") == pl.col("attendance").is_not_null()


class AgendaItem(Extract):
    """One view on the agenda of a meeting: a figure of a page with what is chosen there, and why the meeting looks at it.

    An agenda is made before the meeting, so that no row of `council_meeting` need tell of it yet.
    """

    since = "8"

    meeting_date = dy.Date(primary_key=True, metadata=described("Mötesdag", "Day of the meeting"))
    position = dy.Int64(primary_key=True, min=1, metadata=described("Punkt", "Item"))
    period = period(key=False)
    period_end = period_end()
    page_name = text(
        "Sida i tjänsten", "Page of the service", note_sv="Namnet i adressen", note_en="The name in the address"
    )
    figure_name = text(
        "Figur",
        "Figure",
        note_sv="Namnet på frågan som figuren visar",
        note_en="The name of the query that the figure shows",
    )
    choices = _choices()
    purpose_sv = text("Varför", "Why, in Swedish", nullable=True)
    purpose_en = text("Varför, på engelska", "Why", nullable=True)


class Seat(Extract):
    """Whether one party has a seat in the council, as it stood at the end of one period."""

    since = "4"

    party_id = _party_id(key=True)
    period = period()
    period_end = period_end()
    seat_state = code("seat_state", "Plats i rådet", "Seat in the council", nullable=True)
    obs_status = obs_status()
    seated_on = dy.Date(
        nullable=True, metadata=described("Plats sedan", "Seat since", "Tomt: okänt", "Empty: not known")
    )
    page = page()
    inference_sv = inference("Vår slutsats", "Our inference, in Swedish")
    inference_en = inference("Vår slutsats på engelska", "Our inference")

    @dy.rule()
    def state_is_null_exactly_when_not_a(cls) -> pl.Expr:
        """A seat or none if and only if the status is A."""
        return (pl.col("obs_status") == "A") == pl.col("seat_state").is_not_null()

    @dy.rule()
    def only_a_seat_has_a_day(cls) -> pl.Expr:
        """A day only where there is a seat."""
        return pl.col("seated_on").is_null() | (pl.col("seat_state") == "seated").fill_null(False)


class CouncilDecision(Extract):
    """One decision of the council: what, when, who is to see to it and by when."""

    since = "4"

    decision_id = text("Beslut", "Decision", key=True)
    title_sv = text("Vad som beslutades", "What was decided, in Swedish")
    title_en = text("Vad som beslutades, på engelska", "What was decided", nullable=True)
    decided_on = dy.Date(metadata=described("Beslutat den", "Decided on"))
    owner_party_id = _party_id("Ansvarig part", "Responsible party", nullable=True)
    due = dy.Date(
        nullable=True, metadata=described("Ska vara klart", "Due", "Tomt: ingen dag är satt", "Empty: no day is set")
    )

    @dy.rule()
    def is_due_after_it_is_decided(cls) -> pl.Expr:
        """What is decided is due on that day or later."""
        return pl.col("due").is_null() | (pl.col("due") >= pl.col("decided_on"))


class DecisionReport(Extract):
    """How far one decision had come at the end of one period."""

    since = "4"

    decision_id = dy.String(
        primary_key=True, metadata=described("Beslut", "Decision", foreign_key="council_decision.decision_id")
    )
    period = period()
    period_end = period_end()
    progress = code("progress", "Läge", "State", nullable=True)
    obs_status = obs_status()
    done_on = dy.Date(nullable=True, metadata=described("Genomfört den", "Done on", "Tomt: okänt", "Empty: not known"))

    @dy.rule()
    def state_is_null_exactly_when_not_a(cls) -> pl.Expr:
        """A state if and only if the status is A."""
        return (pl.col("obs_status") == "A") == pl.col("progress").is_not_null()

    @dy.rule()
    def only_what_is_done_has_a_day(cls) -> pl.Expr:
        """A day only for what is done, and none after the period."""
        is_done = (pl.col("progress") == "done").fill_null(False) & (pl.col("done_on") <= pl.col("period_end"))
        return pl.col("done_on").is_null() | is_done


class NotedDecision(Extract):
    """One decision as it was written down in the room, and the view that was on the screen then; the minutes come afterwards.

    What the minutes say of it stands in `council_decision`, under the same id.
    """

    since = "9"

    decision_id = text("Beslut", "Decision", key=True)
    period = period(key=False)
    period_end = period_end()
    decided_on = dy.Date(metadata=described("Beslutat den", "Decided on"))
    title_sv = text("Vad som beslutades", "What was decided, in Swedish")
    title_en = text("Vad som beslutades, på engelska", "What was decided", nullable=True)
    owner_party_id = _party_id("Ansvarig part", "Responsible party", nullable=True)
    due = dy.Date(
        nullable=True, metadata=described("Ska vara klart", "Due", "Tomt: ingen dag är satt", "Empty: no day is set")
    )
    seen_version = dy.Int64(min=1, metadata=described("Vilar på version", "Rests on version"))
    seen_as_of = dy.Date(
        metadata=described(
            "Versionen gäller", "The version is as of", "Den dag som versionen gäller", "The day that the version is of"
        )
    )
    page_name = _name("Sida i tjänsten", "Page of the service", "Namnet i adressen", "The name in the address")
    figure_name = _name(
        "Figur",
        "Figure",
        "Namnet på frågan som figuren visar",
        "The name of the query that the figure shows",
    )
    choices = _choices()

    @dy.rule()
    def is_due_after_it_is_decided(cls) -> pl.Expr:
        """What is decided is due on that day or later."""
        return pl.col("due").is_null() | (pl.col("due") >= pl.col("decided_on"))


class Wish(Extract):
    """One thing that a party says in a document: what it wishes, what stands in the way, what it needs, or its own part."""

    since = "4"

    wish_id = text("Önskemål", "Wish", key=True)
    request_kind = code("request_kind", "Slag", "Kind")
    position = dy.Int64(min=1, metadata=described("Ordning", "Order"))
    asked_by_party_id = _party_id("Vem som säger det", "Who says it")
    title_sv = text("Kort namn", "Short name in Swedish")
    title_en = text("Kort namn på engelska", "Short name")
    wording_sv = text("Dokumentets ordalydelse", "Wording in the document")
    wording_en = text("Ordalydelsen på engelska", "Wording in English")
    page = page()
    same_as_wish_id = dy.String(
        nullable=True,
        metadata=described(
            "Samma sak säger också",
            "The same is said in",
            "Tomt: ingen annan säger samma sak",
            "Empty: nobody else says the same",
            foreign_key="wish.wish_id",
        ),
    )
    inference_sv = inference("Vår slutsats", "Our inference, in Swedish")
    inference_en = inference("Vår slutsats på engelska", "Our inference")


class WishAskedOf(Extract):
    """One party, or one body outside the council, of whom something is wished; none where the document names nobody."""

    since = "4"

    wish_id = dy.String(primary_key=True, metadata=described("Önskemål", "Wish", foreign_key="wish.wish_id"))
    position = dy.Int64(primary_key=True, min=1, metadata=described("Ordning", "Order"))
    party_id = _party_id("Av vem", "Asked of", nullable=True)
    body_sv = text("Utanför rådet", "Outside the council, in Swedish", nullable=True)
    body_en = text("Utanför rådet, på engelska", "Outside the council", nullable=True)
    page = page()
    inference_sv = inference("Vår slutsats", "Our inference, in Swedish")
    inference_en = inference("Vår slutsats på engelska", "Our inference")

    @dy.rule()
    def is_a_party_or_a_body(cls) -> pl.Expr:
        """One of the two, never both."""
        has_body = pl.col("body_sv").is_not_null() & pl.col("body_en").is_not_null()
        has_none = pl.col("body_sv").is_null() & pl.col("body_en").is_null()
        return (pl.col("party_id").is_null() & has_body) | (pl.col("party_id").is_not_null() & has_none)


class WishReport(Extract):
    """How far something that was wished had come at the end of one period, and what that rests on."""

    since = "4"

    wish_id = dy.String(primary_key=True, metadata=described("Önskemål", "Wish", foreign_key="wish.wish_id"))
    period = period()
    period_end = period_end()
    progress = code("progress", "Läge", "State", nullable=True)
    obs_status = obs_status()
    evidence_sv = text("Underlag", "Evidence in Swedish", nullable=True)
    evidence_en = text("Underlag på engelska", "Evidence", nullable=True)

    @dy.rule()
    def state_is_null_exactly_when_not_a(cls) -> pl.Expr:
        """A state if and only if the status is A."""
        return (pl.col("obs_status") == "A") == pl.col("progress").is_not_null()
