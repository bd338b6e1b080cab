"""The sheet that a partner fills in: headings, and in each column what helps to fill it in right. It holds no example."""

import datetime as dt

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from contract import EARLIEST_DAY, DeliveryForm, Field, label_of
from publishing.messages import say
from publishing.reading.headings import must_be_there
from publishing.templates.choices import Scope, choices
from publishing.templates.look import Look, prepare_for_print

# Rows with drop-downs and checks: far more than a quarter's summary has.
ROWS = 1_000
_NARROWEST, _WIDEST = 11, 42

_TEXT = "@"
_NUMBER_FORMATS = {"count": "0", "whole": "0", "amount": "#,##0.00", "date": "yyyy-mm-dd"}
_CHECKS: dict[str, dict[str, object]] = {
    "count": {"validate": "integer", "criteria": ">=", "value": 0},
    "whole": {"validate": "integer", "criteria": ">=", "value": 1},
    "amount": {"validate": "decimal", "criteria": ">=", "value": 0},
    "date": {
        "validate": "date",
        "criteria": "between",
        "minimum": EARLIEST_DAY,
        "maximum": dt.date(2099, 12, 31),
    },
}


def write_data_sheet(workbook: Workbook, look: Look, form: DeliveryForm, scope: Scope) -> Worksheet:
    """Adds the sheet to fill in, and a hidden sheet with what can be chosen in it; gives the first."""
    sheet = workbook.add_worksheet(form.title(scope.language))
    lists = workbook.add_worksheet(say("template_lists", scope.language))
    lists.hide()
    for place, field in enumerate(form.fields):
        heading = field.heading(scope.language)
        offered = choices(field, scope)
        is_number = field.kind in ("count", "whole", "amount")
        heading_format = look.heading(is_required=must_be_there(form, field), is_number=is_number)
        sheet.write_string(0, place, heading, heading_format)
        cells = look.cells(_NUMBER_FORMATS.get(field.kind, _TEXT), is_number=is_number)
        sheet.set_column(place, place, _width(field, heading, offered), cells)
        if check := _check(field, lists, place, offered, scope.language):
            sheet.data_validation(1, place, ROWS, place, check)
    sheet.set_row(0, 34)
    sheet.freeze_panes(1, 0)
    prepare_for_print(sheet, heading_row=0, footer=form.title(scope.language))
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
    if field.own_status:
        return _check_with_statuses(field, place, language)
    return _CHECKS[field.kind] | _words(field.kind, language)


def _check_with_statuses(field: Field, place: int, language: str) -> dict[str, object]:
    """A whole number, or in words that it is not known or hidden: its cell is the only place to say so."""
    cell = f"{xl_col_to_name(place)}2"
    labels = [label_of("obs_status", code, language) for code in field.statuses]
    said = ",".join(f'{cell}="{label}"' for label in labels)
    value = f"=IF(ISNUMBER({cell}),AND({cell}>=0,{cell}=INT({cell})),OR({said}))"
    return {"validate": "custom", "value": value} | _words("count_or_status", language)


def _words(name: str, language: str) -> dict[str, object]:
    return {
        "error_title": say("template_stop", language),
        "error_message": say(f"template_stop_{name}", language),
        "ignore_blank": True,
    }
