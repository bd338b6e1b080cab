"""What the plan says shall be done, by priority: who is responsible, which target it serves, and which target nothing leads to."""

import polars as pl

from contract.display import spelled
from dashboard.figures.figure import Headline, Table
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of


def headline(frame: pl.DataFrame, language: str) -> Sentence:
    """How many of the activities the plan names somebody responsible for, and how many targets no activity serves."""
    activities = frame.filter(pl.col("activity_id").is_not_null())
    if activities.is_empty():
        return sentence_of("plan_activities.missing", language)
    owned, whole = activities["owner_id"].count(), activities.height
    entry = "owners_none" if not owned else "owners_all" if owned == whole else "owners_some"
    words = {"owned": spelled(owned, language), "whole": spelled(whole, language)}
    parts = [text(f"plan_activities.{entry}", language, **words)]
    if lacking := frame.height - whole:
        words = {"count": spelled(lacking, language, capital=True)}
        parts.append(text(f"plan_activities.lacking_{min(lacking, 2)}", language, **words))
    return Sentence(" ".join(parts))


plan_activities_headline = Headline("plan_activities", headline, kicker="plan_activities.kicker")
plan_activities = Table("plan_activities", title="plan_activities.table")
