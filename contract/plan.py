"""The extracts of plans: which there are, who is named in them for what, and what they say shall be done."""

import dataframely as dy
import polars as pl

from contract.schema import Extract, code, described, inference, page, text


class Plan(Extract):
    """One plan that is followed: its name, who made it, and the years that it is for."""

    since = "4"

    plan_id = text("Plan", "Plan", key=True)
    position = dy.Int64(min=1, metadata=described("Ordning", "Order"))
    title_sv = text("Titel", "Title in Swedish")
    title_en = text("Titel på engelska", "Title")
    owner_sv = text("Vems plan", "Whose plan, in Swedish")
    owner_en = text("Vems plan, på engelska", "Whose plan")
    first_day = dy.Date(metadata=described("Första dag", "First day"))
    last_day = dy.Date(
        nullable=True, metadata=described("Sista dag", "Last day", "Tomt: utan slut", "Empty: without an end")
    )

    @dy.rule()
    def ends_after_it_begins(cls) -> pl.Expr:
        """A plan ends after it begins, where it ends."""
        return pl.col("last_day").is_null() | (pl.col("last_day") > pl.col("first_day"))


class Party(Extract):
    """One party that plans name: an authority, an association, a trade. A party may stand for several organisations."""

    since = "4"

    party_id = text("Part", "Party", key=True)
    position = dy.Int64(min=1, metadata=described("Ordning", "Order"))
    name_sv = text("Part", "Party in Swedish")
    name_en = text("Part på engelska", "Party")
    stands_for_sv = text("Står för", "Stands for, in Swedish", nullable=True)
    stands_for_en = text("Står för, på engelska", "Stands for", nullable=True)


class PlanPriority(Extract):
    """One priority of a plan: its name, and the pages on which it stands."""

    since = "4"

    plan_id = dy.String(primary_key=True, metadata=described("Plan", "Plan", foreign_key="plan.plan_id"))
    priority = dy.Int64(primary_key=True, min=1, metadata=described("Prioritering", "Priority"))
    title_sv = text("Kort namn", "Short name in Swedish")
    title_en = text("Kort namn på engelska", "Short name")
    page = page()


class PlanPartner(Extract):
    """One party that a plan names for one of its priorities, never for one activity."""

    since = "4"

    plan_id = dy.String(primary_key=True, metadata=described("Plan", "Plan", foreign_key="plan.plan_id"))
    priority = dy.Int64(primary_key=True, min=1, metadata=described("Prioritering", "Priority"))
    party_id = dy.String(primary_key=True, metadata=described("Part", "Party", foreign_key="party.party_id"))
    naming = code("naming", "Hur parten nämns", "How the party is named", but=("not_named",))
    page = page()


class Activity(Extract):
    """One thing that a plan says shall be done: its words, who is to see to it, and by when, where the plan says so."""

    since = "4"

    activity_id = text("Aktivitet", "Activity", key=True)
    plan_id = dy.String(metadata=described("Plan", "Plan", foreign_key="plan.plan_id"))
    priority = dy.Int64(min=1, metadata=described("Prioritering", "Priority"))
    position = dy.Int64(min=1, metadata=described("Ordning", "Order"))
    title_sv = text("Kort namn", "Short name in Swedish")
    title_en = text("Kort namn på engelska", "Short name")
    wording_sv = text("Planens ordalydelse", "Wording in the plan")
    wording_en = text("Ordalydelsen på engelska", "Wording in English")
    page = page()
    owner_party_id = dy.String(
        nullable=True,
        metadata=described(
            "Ansvarig part", "Responsible party", "Tomt: planen nämner ingen", "Empty: the plan names none"
        ),
    )
    due = dy.Date(
        nullable=True,
        metadata=described("Ska vara klar", "Due", "Tomt: planen säger inget", "Empty: the plan does not say"),
    )


class ActivityTarget(Extract):
    """One target that an activity serves."""

    since = "4"

    activity_id = dy.String(
        primary_key=True, metadata=described("Aktivitet", "Activity", foreign_key="activity.activity_id")
    )
    target_id = dy.String(primary_key=True, metadata=described("Mål", "Target", foreign_key="target.target_id"))
    inference_sv = inference("Vår slutsats", "Our inference, in Swedish")
    inference_en = inference("Vår slutsats på engelska", "Our inference")
