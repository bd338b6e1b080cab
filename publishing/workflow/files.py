"""The files that go out: templates to fill in, and the report on a delivery as text and as a marked workbook."""

import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from publishing.kinds import FORMS
from publishing.validation.report import report_text
from publishing.workbooks.marked import write_marked_workbook
from publishing.workbooks.template import Scope, write_csv_template, write_template
from publishing.workflow.examine import Examined
from publishing.workflow.session import Session, Workplace


def template_name(kind: str, language: str, *, about: str = "", as_csv: bool = False) -> str:
    """The name of the template for a kind; `about` says what it is for."""
    title = FORMS[kind].title(language).lower().replace(" ", "-")
    return "_".join(filter(None, (title, about))) + (".csv" if as_csv else ".xlsx")


def make_template(
    session: Session, kind: str, path: Path, *, partner_id: str = "", period: str = "", as_csv: bool = False
) -> None:
    """Writes the template for a kind: a workbook, with the choices of the partner and the quarter if they are given, or CSV.

    Raises InputError for an unknown partner, and when the file cannot be written.
    """
    if as_csv:
        write_csv_template(FORMS[kind], path, language=session.language)
        return
    partner = session.partners.find(partner_id) if partner_id else None
    scope = Scope(session.municipalities, session.language, partner, period or None, session.listed)
    write_template(FORMS[kind], path, scope)


def template_file(
    session: Session, kind: str, *, partner_id: str = "", period: str = "", as_csv: bool = False
) -> tuple[str, bytes]:
    """The name and the content of the template for a kind."""
    about = "" if as_csv else "_".join(filter(None, (partner_id, period.lower())))
    write = partial(make_template, session, kind, partner_id=partner_id, period=period, as_csv=as_csv)
    return template_name(kind, session.language, about=about, as_csv=as_csv), _content_of(session, write)


def report_file(workplace: Workplace, examined: Examined, answers: Mapping[str, str]) -> bytes:
    """The whole report as text, in UTF-8 with a mark that Windows' own programs know."""
    return (report_text(examined.report, workplace.language, answers, shown_at_most=None) + "\n").encode("utf-8-sig")


def marked_workbook(workplace: Workplace, examined: Examined, answers: Mapping[str, str]) -> bytes:
    """The partner's cells with the faults marked, as a workbook."""
    report, table, language = examined.report, examined.table, workplace.language
    return _content_of(workplace, lambda path: write_marked_workbook(report, table, path, language, answers))


def _content_of(workplace: Workplace, write: Callable[[Path], None]) -> bytes:
    """What `write` writes to the path that it is given, which lies in the restricted folder and is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=".making-", dir=workplace.restricted().parent) as folder:
        path = Path(folder) / "file"
        write(path)
        return path.read_bytes()
