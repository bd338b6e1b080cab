"""The app: its server, and the frame of its pages. Run with `streamlit run app.py`."""

from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from dashboard import server

# The menu: what stands in it by itself, and its groups.
MENU = {
    "": ("laget", "kommunprofil"),
    "plan": ("handlingsplan", "radet", "projekt"),
    "enterprises": ("foretagen", "tackning", "stodstruktur", "avtal"),
    "people": ("nyttjande", "vagen", "kompetens", "arbetsmarknad"),
    "data": ("kallor", "ordlista", "skydd"),
}
# For coordinators: there only where the restricted folder is. If others could reach the server, it shows no page at all.
if server.has_restricted():
    MENU[""] += ("leverera",)
FILES = {name: f"pages/{name}.py" for names in MENU.values() for name in names}

if __name__ == "__main__":
    # One visitor's run: the list of pages, the page, and what stands around it.
    from dashboard import ui
    from dashboard.wording import LANGUAGES, text

    language = st.query_params.get("sprak") or st.session_state.get("address", {}).get("sprak", ["sv"])[0]
    language = language if language in LANGUAGES else "sv"
    # The group of the page that is shown stands out; Streamlit marks the page alone, which is seen when the group is open.
    shown = urlsplit(st.context.url or "").path.rpartition("/")[2]
    pages = ui.pages(FILES, language)
    page = st.navigation(
        {
            text(f"frame.menu_{group}{'_shown' if shown in names else ''}", language) if group else "": [
                pages[name] for name in names
            ]
            for group, names in MENU.items()
        },
        position="hidden" if ui.is_exposed() else "top",
    )
    # Which page it is comes first: a reader of titles tells the tabs of one browser apart by it.
    st.set_page_config(page_title=f"{page.title} – ASF-läget", page_icon="dashboard/assets/icon.png", layout="wide")
    st.logo(
        "dashboard/assets/logo_dark.svg" if st.context.theme.type == "dark" else "dashboard/assets/logo_light.svg",
        size="large",
    )
    ui.start(page.url_path or "laget", tuple(FILES))
    ui.run(page)
else:
    # The start of the server, once.
    routes = server.routes()
    if server.has_restricted():
        # A decision that a coordinator writes down in the meeting view.
        from pages.delivery.noting import note

        routes += server.note_routes(note)
    before = partial(server.before_visitors, pages=tuple(FILES.values()))
    app = st.App(__file__, lifespan=before, routes=routes, middleware=server.guards(pages=tuple(FILES)))
