"""What Handlingsplan says of the activities of the chosen plan: its first line, their list without partners, and their table."""

import polars as pl

from contract.display import at_least_text, capital, spelled
from dashboard.figures.figure import Figure, Headline, Table
from dashboard.figures.parts.activities import activities_table, reports_asked_for
from dashboard.theme import Look
from dashboard.wording.claims import Claim, Relation, Sentence, sentence_of, subject_of
from dashboard.wording.targets import in_words


def headline(frame: pl.DataFrame, language: str) -> Sentence:
    """How many activities are done, where anybody has told; else for how many the plan says who is to do them. And how many
    targets no activity serves.
    """
    activities = frame.filter(pl.col("activity_id").is_not_null())
    if activities.is_empty():
        return sentence_of("plan_activities.missing", language)
    parts = [_done(activities, language) if _is_told(activities) else _owners(activities, language)]
    if lacking := frame.height - activities.height:
        count = spelled(lacking, language, capital=True)
        parts.append(sentence_of(f"plan_activities.lacking_{min(lacking, 2)}", language, count=count))
    return Sentence(" ".join(parts), [claim for part in parts for claim in part.claims])


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many activities are done, or that nobody has told."""
    activities = frame.filter(pl.col("activity_id").is_not_null())
    if _is_told(activities):
        return _done(activities, language)
    return sentence_of("plan_activities.untold", language, whole=spelled(activities.height, language))


def chart(frame: pl.DataFrame, look: Look, *, provision_agreements: pl.DataFrame) -> str:
    """The activities with who is responsible and how far each has come, as HTML; and who is to tell, where nobody has."""
    table = activities_table(frame, frame.clear(), look.language)
    return table + reports_asked_for(frame, provision_agreements, look.language)


def _is_told(activities: pl.DataFrame) -> bool:
    return activities["activities_untold"][0] < activities.height


def _done(activities: pl.DataFrame, language: str) -> Sentence:
    """How many are done: at least so many where nobody has told of some."""
    first = activities.row(0, named=True)
    done, is_whole = first["activities_done"], not first["activities_untold"]
    relation = Relation.EXACTLY if is_whole else Relation.AT_LEAST
    claim = Claim(subject_of("plan_activities", first, "activity_id", column="activities_done"), relation, float(done))
    count = in_words(done, language)
    words = {"done": capital(count if is_whole else at_least_text(count, language))}
    return sentence_of("plan_activities.done", language, claim, whole=spelled(activities.height, language), **words)


def _owners(activities: pl.DataFrame, language: str) -> Sentence:
    owned, whole = activities["is_owner_in_plan"].sum(), activities.height
    entry = "owners_none" if not owned else "owners_all" if owned == whole else "owners_some"
    words = {"owned": in_words(owned, language), "whole": spelled(whole, language)}
    return sentence_of(f"plan_activities.{entry}", language, **words)


plan_activities_headline = Headline("plan_activities", headline, kicker="plan_activities.kicker")
plan_activities = Table("plan_activities", title="plan_activities.table")
plan_activities_list = Figure(
    query="plan_activities",
    key="plan_activities_list",
    sentence=sentence,
    subtitle="plan_activities.subtitle",
    chart=chart,
    also=("provision_agreements",),
)
