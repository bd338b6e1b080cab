"""Whom the plan names for what it says shall be done: a row per activity, a column per party."""

import polars as pl

from contract.display import join_names, spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.activities import activities_table, parties_of, reports_asked_for
from dashboard.theme import Look
from dashboard.wording.claims import Sentence, sentence_of


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """Which parties the plan names for all that is to be done, and which it names for the least."""
    parties = parties_of(frame)
    everywhere = parties.filter(pl.col("priorities") == frame["priority"].n_unique())
    least = parties.filter(pl.col("activities") == parties["activities"].min())
    if everywhere.is_empty() or everywhere.height == parties.height:
        entry = "all_everywhere" if everywhere.height else "none_everywhere"
        return sentence_of(f"plan_partners.{entry}", language, count=spelled(parties.height, language))
    count, names = spelled(everywhere.height, language, capital=True), join_names(least["name"].to_list(), language)
    return sentence_of(f"plan_partners.sentence_{min(everywhere.height, 2)}", language, count=count, least=names)


def chart(frame: pl.DataFrame, look: Look, *, plan_activities: pl.DataFrame, provision_agreements: pl.DataFrame) -> str:
    """The activities with one block for each party and priority, as HTML; and who is to tell, where nobody has."""
    table = activities_table(plan_activities, frame, look.language)
    return table + reports_asked_for(plan_activities, provision_agreements, look.language)


plan_partners = Figure(
    query="plan_partners",
    sentence=sentence,
    subtitle="plan_partners.subtitle",
    chart=chart,
    also=("plan_activities", "provision_agreements"),
)
