"""What stands in an address of a page: the names of its parameters. Addresses are written down, so none of them ever changes."""

# The catalogue, its version, the language, and the name that was asked for and that no page has (dashboard/server/gate.py).
CATALOGUE, VERSION, LANGUAGE, LOST = "data", "version", "sprak", "sida"
# The meeting view, the item that is seen, and which part of it: `?visning=mote&punkt=3&del=2`. The part the browser alone knows.
VIEW, MEETING, ITEM, PART = "visning", "mote", "punkt", "del"
# The views that a coordinator has picked for the agenda, one value each (dashboard/ui/meeting/adding.py).
PICKED = "dagordning"
# What each page takes; of a page alone are the later ones.
OF_PAGES = (
    LOST,
    CATALOGUE,
    LANGUAGE,
    "kommun",
    "period",
    "matt",
    "lasning",
    "aktor",
    "plan",
    "indikator",
    "steg",
    "ord",
    VERSION,
    PICKED,
)
# Streamlit's own, and those of the meeting view.
OTHERS = ("embed", "embed_options", VIEW, ITEM, PART)
