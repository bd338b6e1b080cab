"""Whom the plan names for what it says shall be done: a row per activity, a column per party."""

from html import escape

import polars as pl

from contract.display import capital, join_names, spelled
from dashboard.figures.figure import Figure, Staged
from dashboard.figures.parts.activities import BLOCKS, activities_table, parties_of, reports_asked_for
from dashboard.figures.parts.tables import hyphenated
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.provenance import page_text


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


def on_stage(frame: pl.DataFrame, look: Look, *, plan_activities: pl.DataFrame) -> str:
    """A row per party and a column per priority, as HTML: what a row per activity has no room for at the size of a meeting's words."""
    language = look.language
    priorities = plan_activities.unique("priority", maintain_order=True).select("priority", "priority_title").rows()
    whole = plan_activities["activity_id"].count()
    heads = [
        text("plan_partners.party", language),
        *(_numbered(number, title, language) for number, title in priorities),
    ]
    told = text("plan_partners.of_all", language, whole=spelled(whole, language))
    head = "".join(f'<th scope="col">{hyphenated(words, language)}</th>' for words in heads)
    named = {(cell["party_id"], cell["priority"]): cell for cell in frame.iter_rows(named=True)}
    rows = "".join(
        f'<tr><th scope="row">{hyphenated(capital(name), language)}</th>'
        f"{''.join(_naming(named[party, number], language) for number, _ in priorities)}"
        f'<td class="n">{activities}</td></tr>'
        for party, name, activities in parties_of(frame).select("party_id", "name", "activities").iter_rows()
    )
    caption = escape(text("plan_partners.staged_caption", language))
    return (
        f'<table class="stage-parties"><caption class="vh">{caption}</caption>'
        f'<thead><tr>{head}<th scope="col" class="n">{escape(told)}</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _numbered(number: int | None, title: str, language: str) -> str:
    return (text("plan_partners.priority", language, number=number) if number else "") + title


def _naming(cell: dict, language: str) -> str:
    page = page_text(cell["page"], language) if BLOCKS[cell["naming"]] != "named" and cell["page"] else ""
    return f'<td class="{BLOCKS[cell["naming"]]}">{escape(", ".join(filter(None, (cell["naming_label"], page))))}</td>'


plan_partners = Figure(
    query="plan_partners",
    sentence=sentence,
    subtitle="plan_partners.subtitle",
    chart=chart,
    also=("plan_activities", "provision_agreements"),
    staged=Staged(chart=on_stage, also=("plan_activities",)),
)
