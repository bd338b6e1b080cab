"""The meeting pack: views of one version as an accessible PDF, from the frames, words and charts of the pages.

`views` says which are in it, or an `agenda`, `sections` what each becomes, `markup` reads the HTML that a figure draws, and `paper` sets it all with
Typst by `pack.typ`. Nothing here needs a browser or a server, and nothing is fetched or written.
"""

from dashboard.report.agenda import Views, read_agenda, views_of_version
from dashboard.report.paper import as_pdf
from dashboard.report.sections import Progress, pack_of
from dashboard.report.views import Item, Told, standard_items, whole_view

__all__ = [
    "Item", "Progress", "Told", "Views", "as_pdf", "pack_of", "read_agenda", "standard_items", "views_of_version", "whole_view",
]  # fmt: skip
