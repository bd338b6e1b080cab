"""The extracts of plans: which there are, who is named in them for what, and what they say shall be done."""

import dataframely as dy
import polars as pl

from contract.schema import (
    PERIOD_PATTERN,
    Extract,
    code,
    described,
    inference,
    obs_status,
    page,
    period,
    period_end,
    priority,
    text,
)


class Plan(Extract):
    """One plan that is followed: its name, who made it, and the years that it is for."""

    since = "4"

    plan_id = text("Plan", "Plan", key=True)
    position = dy.Int64(min=1, metadata=described("Ordning", "Order"))
    title_sv = text("Titel", "Title in Swedish")
    title_en = text("Titel på engelska", "Title")
    owner_sv = text("Vems plan", "Whose plan, in Swedish")
    owner_en = text("Vems plan, på engelska", "Whose plan")
    standing_sv = text("Hur planen står", "How the plan stands, in Swedish")
    standing_en = text("Hur planen står, på engelska", "How the plan stands")
    page = page("Var det står", "Where it says so")
    adopted_on = dy.Date(
        nullable=True, metadata=described("Antagen den", "Adopted on", "Tomt: okänt", "Empty: unknown")
    )
    first_year = dy.Int64(min=2000, max=2100, metadata=described("Första år", "First year"))
    last_year = dy.Int64(
        nullable=True,
        min=2000,
        max=2100,
        metadata=described("Sista år", "Last year", "Tomt: inget slut är sagt", "Empty: no end is stated"),
    )
    ended_period = dy.String(
        nullable=True,
        regex=PERIOD_PATTERN,
        metadata=described(
            "Upphörde",
            "Ended",
            "År, kvartal eller månad då planen lades ned, togs tillbaka eller ersattes. Tomt: ingen källa säger det",
            "Year, quarter or month in which the plan was dropped, withdrawn or replaced. Empty: no source says so",
            since="6",
        ),
    )
    ended_source_id = dy.String(
        nullable=True,
        metadata=described(
            "Källa som säger att den upphörde",
            "Source that says that it ended",
            foreign_key="source.source_id",
            since="6",
        ),
    )
    ended_page = dy.String(
        nullable=True,
        regex=r"^\S+$",
        metadata=described(
            "Var det står att den upphörde",
            "Where it says that it ended",
            "En sida eller ett spann: 9–10",
            "One page or a span: 9–10",
            since="6",
        ),
    )
    ended_inference_sv = inference(
        "Vår slutsats om att den upphörde", "Our inference on its end, in Swedish", since="6"
    )
    ended_inference_en = inference("Vår slutsats, på engelska", "Our inference on its end", since="6")

    @dy.rule()
    def ends_after_it_begins(cls) -> pl.Expr:
        """A plan does not end before it begins."""
        return pl.col("last_year").is_null() | (pl.col("last_year") >= pl.col("first_year"))

    @dy.rule()
    def was_not_dropped_before_it_began(cls) -> pl.Expr:
        """What has not begun cannot have ended."""
        ended_year = pl.col("ended_period").str.slice(0, 4).cast(pl.Int64, strict=False)
        return ended_year.is_null() | (ended_year >= pl.col("first_year"))

    @dy.rule()
    def end_has_its_source(cls) -> pl.Expr:
        """That a plan has ended is said by a source, and nothing is said of the end of another."""
        has_ended = pl.col("ended_period").is_not_null()
        about_it = pl.any_horizontal(pl.col("ended_page", "ended_inference_sv", "ended_inference_en").is_not_null())
        return (has_ended == pl.col("ended_source_id").is_not_null()) & (has_ended | ~about_it)


class Party(Extract):
    """One party that plans name: an authority, an association, a trade. A party may stand for several organisations.

    Its name is written as within a sentence: a common noun without a capital. Pages give it one where it stands by itself.
    """

    since = "4"

    party_id = text("Part", "Party", key=True)
    position = dy.Int64(min=1, metadata=described("Ordning", "Order"))
    name_sv = text("Namn", "Name in Swedish")
    name_en = text("Namn på engelska", "Name")
    stands_for_sv = text("Står för", "Stands for, in Swedish", nullable=True)
    stands_for_en = text("Står för, på engelska", "Stands for", nullable=True)


class PlanPriority(Extract):
    """One priority of a plan: its name, and the pages on which it stands."""

    since = "4"

    plan_id = dy.String(primary_key=True, metadata=described("Plan", "Plan", foreign_key="plan.plan_id"))
    priority = priority(key=True)
    title_sv = text("Kort namn", "Short name in Swedish")
    title_en = text("Kort namn på engelska", "Short name")
    purpose_sv = text("Syfte", "Purpose in Swedish", nullable=True)
    purpose_en = text("Syfte på engelska", "Purpose", nullable=True)
    page = page()


class PlanPartner(Extract):
    """One party that a plan names for one of its priorities; that says nothing of any one activity."""

    since = "4"

    plan_id = dy.String(primary_key=True, metadata=described("Plan", "Plan", foreign_key="plan.plan_id"))
    priority = priority(key=True)
    party_id = dy.String(primary_key=True, metadata=described("Part", "Party", foreign_key="party.party_id"))
    naming = code("naming", "Hur parten nämns", "How the party is named", but=("not_named",))
    page = page()


class Activity(Extract):
    """One thing that a plan says shall be done: its words, who is to see to it, and by when, where the plan says so."""

    since = "4"

    activity_id = text("Aktivitet", "Activity", key=True)
    plan_id = dy.String(metadata=described("Plan", "Plan", foreign_key="plan.plan_id"))
    priority = priority()
    position = dy.Int64(min=1, metadata=described("Ordning", "Order"))
    title_sv = text("Kort namn", "Short name in Swedish")
    title_en = text("Kort namn på engelska", "Short name")
    wording_sv = text("Planens ordalydelse", "Wording in the plan", nullable=True)
    wording_en = text("Ordalydelsen på engelska", "Wording in English", nullable=True)
    page = page()
    owner_party_id = dy.String(
        nullable=True,
        metadata=described(
            "Ansvarig part",
            "Responsible party",
            "Tomt: planen nämner ingen",
            "Empty: the plan names none",
            foreign_key="party.party_id",
        ),
    )
    due = dy.Date(
        nullable=True,
        metadata=described("Ska vara klar", "Due", "Tomt: planen säger inget", "Empty: the plan does not say"),
    )
    times_per_year = dy.Int64(
        nullable=True,
        min=1,
        metadata=described(
            "Gånger om året", "Times a year", "Tomt: planen säger inget", "Empty: the plan does not say"
        ),
    )
    note_sv = text("Anmärkning", "Note in Swedish", nullable=True)
    note_en = text("Anmärkning på engelska", "Note", nullable=True)


class ActivityTarget(Extract):
    """One target that an activity serves."""

    since = "4"

    activity_id = dy.String(
        primary_key=True, metadata=described("Aktivitet", "Activity", foreign_key="activity.activity_id")
    )
    target_id = dy.String(primary_key=True, metadata=described("Mål", "Target", foreign_key="target.target_id"))
    inference_sv = inference("Vår slutsats", "Our inference, in Swedish")
    inference_en = inference("Vår slutsats på engelska", "Our inference")


class ActivityReport(Extract):
    """How far an activity had come at the end of one quarter, as the party that sees to it has told."""

    since = "4"

    activity_id = dy.String(
        primary_key=True, metadata=described("Aktivitet", "Activity", foreign_key="activity.activity_id")
    )
    period = period()
    period_end = period_end()
    progress = code("progress", "Läge", "State", nullable=True)
    obs_status = obs_status()
    owner_party_id = dy.String(
        nullable=True,
        metadata=described(
            "Ansvarig part",
            "Responsible party",
            "Tomt: ingen är utsedd",
            "Empty: nobody is appointed",
            foreign_key="party.party_id",
        ),
    )
    due = dy.Date(
        nullable=True,
        metadata=described("Ska vara klar", "Due", "Tomt: ingen dag är bestämd", "Empty: no day is decided"),
    )
    done_on = dy.Date(nullable=True, metadata=described("Genomförd den", "Done on"))
    evidence_sv = text("Underlag", "Evidence in Swedish", nullable=True)
    evidence_en = text("Underlag på engelska", "Evidence", nullable=True)

    @dy.rule()
    def state_is_null_exactly_when_not_a(cls) -> pl.Expr:
        """A state if and only if the status is A."""
        return (pl.col("obs_status") == "A") == pl.col("progress").is_not_null()

    @dy.rule()
    def done_has_a_day(cls) -> pl.Expr:
        """A day exactly when the activity is done, and none after the end of the quarter that is told of."""
        is_done = (pl.col("progress") == "done").fill_null(False)
        is_known = is_done == pl.col("done_on").is_not_null()
        return is_known & (pl.col("done_on").is_null() | (pl.col("done_on") <= pl.col("period_end")))
