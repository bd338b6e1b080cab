"""The frame of the app: its pages, and what stands around them. Run with `streamlit run app.py`."""

import streamlit as st

from dashboard import ui
from dashboard.wording import LANGUAGES, text

PAGES = ("laget", "tackning", "stodstruktur", "nyttjande", "kallor", "skydd")
# For coordinators: there only where the restricted folder is. If others could reach the server, it shows no page at all.
DELIVERY = ("leverera",)

st.set_page_config(page_title="ASF-läget", page_icon="dashboard/assets/icon.png", layout="wide")

language = st.query_params.get("sprak") or st.session_state.get("address", {}).get("sprak", ["sv"])[0]
language = language if language in LANGUAGES else "sv"
page = st.navigation(
    [
        st.Page(f"pages/{name}.py", title=text(f"frame.page_{name}", language), url_path=name, default=name == PAGES[0])
        for name in (PAGES + DELIVERY if ui.has_restricted() else PAGES)
    ],
    position="hidden" if ui.is_exposed() else "top",
)
st.logo(
    "dashboard/assets/logo_dark.svg" if st.context.theme.type == "dark" else "dashboard/assets/logo_light.svg",
    size="large",
)
ui.start(page.url_path or PAGES[0])
ui.run(page)
