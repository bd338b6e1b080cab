"""The files that the desk gives out, as bytes: templates, marked workbooks, reports.

What is written on the way lies in the restricted folder and is removed; the marked workbook holds a partner's counts.
"""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from contract import FORMS
from publishing.checking import report_text, write_marked_workbook
from publishing.command.state import State
from publishing.desk.desk import Desk
from publishing.examining import Examined
from publishing.partners import Partner
from publishing.templates import write_csv_template, write_template


def template_file(
    desk: Desk, state: State, kind: str, *, partner: Partner | None, period: str, as_csv: bool
) -> tuple[str, bytes]:
    """The name and the content of the template for a kind: a workbook for that partner and quarter, or a CSV file."""
    form, language = FORMS[kind], desk.language
    title = form.title(language).lower().replace(" ", "-")
    if as_csv:
        return f"{title}.csv", _made(desk, lambda path: write_csv_template(form, path, language=language))
    municipality = state.base.frames["municipality"]
    names = dict(municipality.select("municipality_code", "municipality_name").iter_rows())
    made = _made(
        desk,
        lambda path: write_template(
            form, path, municipalities=names, language=language, partner=partner, period=period or None
        ),
    )
    parts = (title, partner.partner_id if partner else "", period.lower())
    return "_".join(filter(None, parts)) + ".xlsx", made


def marked_workbook(desk: Desk, examined: Examined, answers: Mapping[str, str]) -> bytes:
    """The partner's cells with the faults marked, as a workbook."""
    report, table = examined.report, examined.table
    return _made(desk, lambda path: write_marked_workbook(report, table, path, desk.language, answers))


def text_report(desk: Desk, examined: Examined, answers: Mapping[str, str]) -> bytes:
    """The whole report as text, in UTF-8 with a mark that Windows' own programs know."""
    return (report_text(examined.report, desk.language, answers, shown_at_most=None) + "\n").encode("utf-8-sig")


def _made(desk: Desk, write: Callable[[Path], None]) -> bytes:
    """What `write` writes to the path that it is given, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=".making-", dir=desk.restricted().parent) as folder:
        path = Path(folder) / "file"
        write(path)
        return path.read_bytes()
