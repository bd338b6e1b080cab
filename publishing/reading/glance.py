"""What a table seems to be when it cannot be understood as a whole: enough to say whose cell on the board it is."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from contract import FORMS
from publishing.reading.dates import read_period
from publishing.reading.folding import CellFault, is_empty
from publishing.reading.table import Table
from publishing.reading.totals import is_total
from publishing.reading.which_kind import fits


@dataclass(frozen=True)
class Glance:
    """The kind that the headings belong to, the quarter of most rows, the number of rows, and the row of the headings.

    "" or 0 for what cannot be told.
    """

    kind: str = ""
    period: str = ""
    rows: int = 0
    header_row: int = 0


def glance(
    table: Table, kind: str = "", *, municipalities: Mapping[str, str] | None = None, delivers: Collection[str] = ()
) -> Glance:
    """What can be seen of a table, of the form `kind` if that is known. Raises nothing: what is doubtful is left out."""
    said = kind or (table.template.kind if table.template else "")
    found = fits(table, said if said in FORMS else None, municipalities or {}, delivers)
    if len(found) != 1:
        return Glance(kind)
    header = found[0].header
    periods: Counter[str] = Counter()
    rows = 0
    for row in table.rows[header.row :]:
        places = (place for place in header.columns.values() if place < len(row))
        cells = {place: row[place] for place in places if not is_empty(row[place])}
        if not cells or is_total(header, cells, is_last=False):
            continue
        rows += 1
        try:
            periods[read_period(cells.get(header.columns.get("period", -1)))] += 1
        except CellFault:
            continue
    return Glance(header.form.kind, periods.most_common(1)[0][0] if periods else "", rows, header.row)
