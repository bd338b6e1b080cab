"""Källor och data: what everything rests on, where the sources disagree, what they tell in words, how each number is counted, the files."""

import streamlit as st

from dashboard import figures, ui
from dashboard.open_data.publisher import has_publisher
from dashboard.sections import files

view = ui.view()
version = view.version

ui.headline(view, figures.sources_headline)
ui.figure(view, figures.sources)
ui.figure(view, figures.source_conflicts)
# The made-up catalogue has no source that tells what no figure shows, and no figure is drawn of nothing.
ui.figure(view, figures.source_accounts)
ui.side_by_side(view, (7, figures.county_figures), (6, figures.deliveries))
ui.figure(view, figures.provision_agreements)
ui.figure(view, figures.versions)

st.html(files.analysts_heading(view.look))
left, right = ui.columns(7, 6)
with left, st.container(key="definitions", gap="xsmall"):
    st.html(files.definitions_heading(view.look))
    ui.query_catalogue(view)
with right:
    st.html(files.files_heading(view.look, catalogue=version.catalogue))
    place = ui.place_of_files(view)
    is_described = has_publisher(ui.data_folder() / version.catalogue)
    st.html(files.whole_version(view.look, place=place, is_described=is_described))
    st.html(files.reading_examples(version.files[0].extract, view.look, place=place))
    listed = [(file.extract, file.path.name, file.rows) for file in version.files]
    listed += [(file.extract, file.entry.file, file.rows) for file in version.details]
    offered = [file.extract for file in version.files]
    st.html(files.files_table(listed, view.look, place=place, offered=offered))
    ui.figure(view, figures.dictionary)
    ui.figure(view, figures.codes)
