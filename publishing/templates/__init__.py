"""The templates that partners fill in, made from the contract: one workbook or one CSV file for each kind of delivery."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from contract import CONTRACT_VERSION, DeliveryForm
from publishing.messages import say
from publishing.partners import Partner
from publishing.problems import InputError, Problem
from publishing.templates.choices import Scope, period_label
from publishing.templates.data_sheet import write_data_sheet
from publishing.templates.explanation import write_explanation
from publishing.templates.look import MADE, Look

__all__ = ["Scope", "add_template", "write_csv_template", "write_template"]


def write_template(
    form: DeliveryForm,
    path: Path,
    *,
    municipalities: Mapping[str, str],
    language: str = "sv",
    partner: Partner | None = None,
    period: str | None = None,
) -> None:
    """Writes the workbook for one kind: a sheet to fill in, one that explains its columns, and a hidden one with lists.

    `municipalities` is code → name. The choices are those of the partner and the quarter `period` (2019-Q1) alone where
    they are given; what the template is for stands on the explanation and is read back by `read_table`.
    Raises InputError when the file cannot be written.
    """
    workbook = Workbook(str(path))
    # Otherwise the library reads the clock, and the same template is not the same file.
    workbook.set_properties({"title": form.title(language), "created": MADE})
    add_template(workbook, form, Scope(municipalities, language, partner, period))
    try:
        workbook.close()
    except (FileCreateError, OSError) as error:
        raise _unwritable(path, error) from error


def add_template(workbook: Workbook, form: DeliveryForm, scope: Scope) -> Worksheet:
    """Adds the sheets of a template to a new workbook, and gives the one to fill in: headings in its first row."""
    look = Look(workbook)
    sheet = write_data_sheet(workbook, look, form, scope)
    write_explanation(workbook, look, form, scope, _mark(form, scope))
    return sheet


def write_csv_template(form: DeliveryForm, path: Path, *, language: str = "sv") -> None:
    """Writes the heading row alone as CSV for a Swedish Excel: semicolons, UTF-8 with a BOM, CRLF.

    Raises InputError when the file cannot be written.
    """
    line = io.StringIO()
    csv.writer(line, delimiter=";").writerow(field.heading(language) for field in form.fields)
    try:
        path.write_bytes(line.getvalue().encode("utf-8-sig"))
    except OSError as error:
        raise _unwritable(path, error) from error


def _mark(form: DeliveryForm, scope: Scope) -> list[tuple[str, str]]:
    """What the template says of itself: the words and what they name. `publishing.reading.mark` reads them back."""
    language = scope.language
    mark = [
        (say("template_kind", language), f"{form.title(language)} ({form.kind})"),
        (say("template_version", language), CONTRACT_VERSION),
    ]
    if scope.partner:
        mark.append((say("template_partner", language), f"{scope.partner.name(language)} ({scope.partner.partner_id})"))
    if scope.period:
        mark.append((say("template_period", language), period_label(scope.period, language)))
    return mark


def _unwritable(path: Path, error: Exception) -> InputError:
    reason = getattr(error, "strerror", None) or str(error)
    return InputError([Problem(str(path), "unreadable_file", details={"reason": reason})])
