"""Källor och data: what everything rests on, where the sources disagree, what they tell in words, how each number is counted, the files."""

import streamlit as st

from dashboard import ui
from dashboard.charts import sources as charts
from dashboard.charts import sources_contract, sources_figures, sources_versions
from dashboard.wording import sources as say
from dashboard.wording import versions as say_versions

view = ui.view()
version = view.version

ui.headline(view, "sources", say.headline, kicker="sources.kicker")
ui.figure(view, "sources", sentence=say.sources, subtitle="sources.sources_subtitle", chart=charts.sources_table)
ui.figure(
    view,
    "source_conflicts",
    sentence=say.conflicts,
    subtitle="sources.conflicts_subtitle",
    chart=charts.conflicts_table,
    also=("sources",),
)
# The made-up catalogue has no source that tells what no figure shows.
if ui.rows(view, "source_accounts").height:
    ui.figure(
        view,
        "source_accounts",
        sentence=say.accounts,
        subtitle="sources.accounts_subtitle",
        chart=charts.accounts_table,
        also=("sources",),
    )
left, right = ui.columns(7, 6)
with left:
    ui.figure(
        view,
        "county_figures",
        sentence=say.figures,
        subtitle="sources.figures_subtitle",
        chart=sources_figures.figures_table,
        also=("sources",),
    )
with right:
    ui.figure(
        view,
        "deliveries",
        sentence=say.deliveries,
        subtitle=say.deliveries_subtitle,
        chart=sources_figures.delivery_board,
    )
ui.figure(
    view,
    "versions",
    sentence=say_versions.versions,
    subtitle="versions.subtitle",
    chart=sources_versions.versions_table,
)

st.html(charts.analysts_heading(view.look))
left, right = ui.columns(7, 6)
with left, st.container(key="definitions", gap="xsmall"):
    st.html(charts.definitions_heading(view.look))
    ui.query_catalogue(view)
with right:
    st.html(charts.files_heading(view.look, catalogue=version.catalogue))
    st.html(charts.reading_examples(version.files[0].path.name, view.look, catalogue=version.catalogue))
    st.html(charts.files_table([(file.extract, file.path.name, file.rows) for file in version.files], view.look))
    ui.figure(
        view,
        "dictionary",
        sentence=say.dictionary,
        subtitle=say.dictionary_subtitle,
        chart=sources_contract.dictionary,
    )
    ui.figure(view, "codes", sentence=say.codes, subtitle="sources.codes_subtitle", chart=sources_contract.code_lists)
