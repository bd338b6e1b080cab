"""The templates that partners fill in, made from the contract: one workbook or one CSV file for each kind of delivery, and a sheet that explains it."""

import csv
import dataclasses
import datetime as dt
import io
from collections.abc import Mapping
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from contract import CODELISTS, CONTRACT_VERSION, EARLIEST_DAY, DeliveryForm, Field, label_of
from contract.display import period_text
from publishing.catalogue.partners import Partner
from publishing.intake.headings import must_be_there
from publishing.kinds.listed import Listed
from publishing.messages import SAY, say
from publishing.messages.problems import InputError
from publishing.workbooks.look import INK, MADE, MUTED, Looks, set_for_print

# Rows with drop-downs and checks: far more than a quarter's summary has.
ROWS = 1_000
_NARROWEST, _WIDEST = 11, 42

_TEXT = "@"
_NUMBER_FORMATS = {"count": "0", "whole": "0", "amount": "#,##0.00", "date": "yyyy-mm-dd"}
_CHECKS: dict[str, dict[str, object]] = {
    "count": {"validate": "integer", "criteria": ">=", "value": 0},
    "whole": {"validate": "integer", "criteria": ">=", "value": 1},
    "amount": {"validate": "decimal", "criteria": ">=", "value": 0},
    "date": {"validate": "date", "criteria": "between", "minimum": EARLIEST_DAY, "maximum": dt.date(2099, 12, 31)},
}
_COLUMNS = (("heading", 25), ("letter", 9), ("write", 42), ("required", 17), ("allowed", 44), ("example", 24))
_LINE_HEIGHT = 13


@dataclasses.dataclass(frozen=True)
class Scope:
    """What a template is made for: `municipalities` is code → name, `period` a quarter such as 2019-Q1, `listed` the rows that
    may be named (`publishing.kinds.listed`).

    The choices are those of the partner and the quarter alone where they are given.
    """

    municipalities: Mapping[str, str]
    language: str = "sv"
    partner: Partner | None = None
    period: str | None = None
    listed: Listed = dataclasses.field(default_factory=dict)


def write_template(form: DeliveryForm, path: Path, scope: Scope) -> None:
    """Writes the workbook for one kind: a sheet to fill in, one that explains its columns, and a hidden one with lists.

    What the template is for stands on the explanation and is read back by `read_table`. Raises InputError when the file cannot
    be written.
    """
    workbook = Workbook(str(path))
    # Otherwise the library reads the clock, and the same template is not the same file.
    workbook.set_properties({"title": form.title(scope.language), "created": MADE})
    add_template(workbook, form, scope)
    try:
        workbook.close()
    except (FileCreateError, OSError) as error:
        raise InputError.unreadable(path, error) from error


def add_template(workbook: Workbook, form: DeliveryForm, scope: Scope) -> Worksheet:
    """Adds the sheets of a template to a new workbook, and gives the one to fill in: headings in its first row."""
    looks = Looks(workbook)
    sheet = _write_data_sheet(workbook, looks, form, scope)
    _write_explanation(workbook, looks, form, scope, _mark(form, scope))
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
        raise InputError.unreadable(path, error) from error


def _mark(form: DeliveryForm, scope: Scope) -> list[tuple[str, str]]:
    """What the template says of itself: the words and what they name. `publishing.intake.xlsx` reads them back."""
    language = scope.language
    mark = [
        (say("template_kind", language), f"{form.title(language)} ({form.kind})"),
        (say("template_version", language), CONTRACT_VERSION),
    ]
    if scope.partner:
        mark.append((say("template_partner", language), f"{scope.partner.name(language)} ({scope.partner.partner_id})"))
    if scope.period:
        mark.append((say("template_period", language), period_text(scope.period, language)))
    return mark


def _write_data_sheet(workbook: Workbook, looks: Looks, form: DeliveryForm, scope: Scope) -> Worksheet:
    """Adds the sheet to fill in, and a hidden sheet with what can be chosen in it; gives the first."""
    sheet = workbook.add_worksheet(form.title(scope.language))
    lists = workbook.add_worksheet(say("template_lists", scope.language))
    lists.hide()
    for place, field in enumerate(form.fields):
        heading = field.heading(scope.language)
        offered = _choices(field, scope)
        is_number = field.kind in ("count", "whole", "amount")
        # Numbers stand to the right with air before the next column, everything else to the left.
        side = {"align": "right", "indent": 1} if is_number else {"align": "left"}
        # The heading of a column that may be left empty is muted.
        colour = INK if must_be_there(form, field) else MUTED
        sheet.write_string(0, place, heading, looks.look("fill_in_heading", font_color=colour, **side))
        cells = looks.look("fill_in", num_format=_NUMBER_FORMATS.get(field.kind, _TEXT), **side)
        sheet.set_column(place, place, _width(field, heading, offered), cells)
        if check := _check(field, lists, place, offered, scope.language):
            sheet.data_validation(1, place, ROWS, place, check)
    sheet.set_row(0, 34)
    sheet.freeze_panes(1, 0)
    set_for_print(sheet, heading_row=0, footer=form.title(scope.language))
    return sheet


def _width(field: Field, heading: str, offered: list[str]) -> int:
    """Wide enough for the longest choice and for what is written freely; a long heading may break into two lines."""
    longest_word = max(len(word) for word in heading.split())
    longest = max([longest_word, len(heading) // 2 + 2, len(field.example), *(len(text) for text in offered)])
    return min(max(longest + 4, _NARROWEST), _WIDEST)


def _check(field: Field, lists: Worksheet, place: int, offered: list[str], language: str) -> dict[str, object] | None:
    """What the spreadsheet holds a cell against while it is filled in."""
    if offered:
        # A list of more than 255 characters cannot stand in the check itself.
        lists.write_column(0, place, offered)
        column = xl_col_to_name(place, col_abs=True)
        source = f"={say('template_lists', language)}!{column}$1:{column}${len(offered)}"
        # A municipality may also be written as its code, which is not in the list: Excel then asks and does not stop.
        severity = "warning" if field.kind == "municipality" else "stop"
        return {"validate": "list", "source": source, "error_type": severity} | _words("choice", language)
    if field.kind not in _CHECKS:
        return None
    if len(field.statuses) < 2:
        return _CHECKS[field.kind] | _words(field.kind, language)
    # A whole number, or in words that it is not known or hidden: its cell is the only place to say so.
    cell = f"{xl_col_to_name(place)}2"
    labels = [label_of("obs_status", code, language) for code in field.statuses]
    in_words = ",".join(f'{cell}="{label}"' for label in labels)
    value = f"=IF(ISNUMBER({cell}),AND({cell}>=0,{cell}=INT({cell})),OR({in_words}))"
    return {"validate": "custom", "value": value} | _words("count_or_status", language)


def _words(name: str, language: str) -> dict[str, object]:
    return {
        "error_title": say("template_stop", language),
        "error_message": say(f"template_stop_{name}", language),
        "ignore_blank": True,
    }


def _write_explanation(
    workbook: Workbook, looks: Looks, form: DeliveryForm, scope: Scope, mark: list[tuple[str, str]]
) -> None:
    """Adds the sheet of explanations; `mark` is what the template says of itself, at the top."""
    language = scope.language
    sheet = workbook.add_worksheet(say("template_explanation", language))
    sheet.hide_gridlines(2)
    for row, (label, named) in enumerate(mark):
        sheet.write_string(row, 0, label, looks.look("label"))
        sheet.write_string(row, 1, named, looks.look("text" if row else "title"))
    sheet.set_row(0, 28)
    advice = ("rows", "headings", *(("missing", "total") if form.value_fields else ()))
    for row, name in enumerate(advice, start=len(mark) + 1):
        text = say(f"template_advice_{name}", language, sheet=form.title(language))
        sheet.write_string(row, 0, text, looks.look("text"))
    row = len(mark) + len(advice) + 2
    for place, (name, width) in enumerate(_COLUMNS):
        sheet.set_column(place, place, width)
        heading = looks.look("column_heading", indent=1 if place else 0)
        sheet.write_string(row, place, say(f"template_column_{name}", language), heading)
    for number, field in enumerate(form.fields, start=1):
        texts = _explained(form, field, scope)
        for place, text in enumerate(texts):
            # The first names the column.
            cell = looks.look("column", bold=not place, indent=1 if place else 0)
            sheet.write_string(row + number, place, text, cell)
        # High enough for the longest text of the row, which breaks at the width of its column.
        lines = [-(-len(text) // width) for text, (_, width) in zip(texts, _COLUMNS, strict=True)]
        sheet.set_row(row + number, _LINE_HEIGHT * max(1, *lines) + 8)
    set_for_print(sheet, heading_row=row, footer=mark[0][1])


def _explained(form: DeliveryForm, field: Field, scope: Scope) -> tuple[str, ...]:
    """What is said of a column: heading, letter, what to write, whether it is required, what is allowed, an example."""
    language = scope.language
    letter = xl_col_to_name(form.fields.index(field))
    offered = ", ".join(_choices(field, scope)) or say(f"template_allowed_{field.kind}", language)
    # How a column of this kind is filled in, and the column's own remark.
    how = SAY.get(f"template_how_{field.kind}", {}).get(language, "")
    write = " ".join(f"{part.rstrip('.')}." for part in (how, field.note(language)) if part)
    return field.heading(language), letter, write, _required(form, field, scope), offered, _example(field, scope)


def _required(form: DeliveryForm, field: Field, scope: Scope) -> str:
    language = scope.language
    if field.is_required:
        return say("yes", language)
    if must_be_there(form, field):
        return say("template_required_or", language, status=form.field(form.status_of[field.name]).heading(language))
    if field.if_empty is None:
        return say("no", language)
    empty = {True: say("yes", language), False: say("no", language)}
    meaning = empty[field.if_empty] if isinstance(field.if_empty, bool) else str(field.if_empty)
    return say("template_optional_means", language, meaning=meaning)


def _choices(field: Field, scope: Scope) -> list[str]:
    """The values to choose from, in the words of the language; none for a column that is written freely."""
    if field.kind == "period":
        return [period_text(scope.period, scope.language)] if scope.period else []
    if field.kind == "yes_no":
        return [say("yes", scope.language), say("no", scope.language)]
    if field.kind == "listed":
        return [words[scope.language] for words in scope.listed.get(field.name, {}).values()]
    named = scope.listed.get(field.name, {})
    own, offered = "", field.labels(scope.language) | {code: words[scope.language] for code, words in named.items()}
    if field.kind == "municipality":
        own, offered = scope.partner.municipality_code if scope.partner else "", scope.municipalities
    elif field.codelist == "public_actor":
        own = scope.partner.public_actor if scope.partner else ""
    return [label for code, label in offered.items() if own in ("", code)]


def _example(field: Field, scope: Scope) -> str:
    """The example of a column, in the language and among what may be chosen; of a municipality the first in the alphabet."""
    if field.kind == "municipality":
        return min(_choices(field, scope), default="")
    text = _in_english(field) if scope.language == "en" else field.example
    offered = _choices(field, scope)
    return text if not text or not offered or text in offered else offered[0]


def _in_english(field: Field) -> str:
    """The example in English: the label of its code, or what else is written in another way."""
    if field.codelist:
        return dict(CODELISTS[field.codelist].codes.values()).get(field.example, field.example)
    yes_no = {say(name, "sv"): say(name, "en") for name in ("yes", "no")}
    return {
        "yes_no": yes_no.get(field.example, field.example),
        "period": field.example.replace("kv ", "Q"),
        "amount": field.example.replace(",", "."),
    }.get(field.kind, field.example)
