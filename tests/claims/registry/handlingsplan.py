"""The sentences of the page Handlingsplan."""

from dashboard import figures

SENTENCES = [
    (each.query, each.sentence)
    for each in (
        figures.plan_activities_headline,
        figures.plan_activities_list,
        figures.plan_partners,
        figures.target_status_table,
        figures.plans,
    )
]
