"""Rows and columns that whoever looks at the sheet does not see: they are read like the others, so somebody has to ask."""

from collections.abc import Iterator

from xlsxwriter.utility import xl_col_to_name

from publishing.checking import shown
from publishing.checking.case import Case
from publishing.checking.report import Remark
from publishing.figures import spans_text


def hidden_remarks(case: Case) -> Iterator[Remark]:
    """Rows of figures, and columns with figures, that are hidden by a filter, by a group or by hand."""
    layout = case.delivered.table.layout
    together = case.delivered.sex_totals
    numbers = {row["source_row"] for row in case.rows} | {row for row, _, _ in case.delivered.totals}
    numbers |= set() if together is None else set(together["source_row"])
    if rows := sorted(numbers & layout.hidden_rows):
        yield case.remark("rows_hidden", rows=spans_text(rows), count=str(len(rows)))
    places = sorted((place, name) for name, place in case.delivered.columns.items() if layout.hides_column(place))
    named = [
        f"{shown.one_line(str(case.cell(case.delivered.header_row, name)))} ({xl_col_to_name(place)})"
        for place, name in places
        if any(case.cell(number, name) is not None for number in numbers)
    ]
    if named:
        yield case.remark("columns_hidden", columns=", ".join(named))
