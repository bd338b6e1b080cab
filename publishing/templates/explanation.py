"""The sheet that explains a template: what it is for, how to fill it in, and every column with an example."""

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from contract import DeliveryForm, Field
from publishing.messages import SAY, say
from publishing.reading.headings import must_be_there
from publishing.templates.choices import Scope, choices, example
from publishing.templates.look import Look, prepare_for_print

_COLUMNS = (("heading", 25), ("letter", 9), ("write", 42), ("required", 17), ("allowed", 44), ("example", 24))
_LINE_HEIGHT = 13


def write_explanation(
    workbook: Workbook, look: Look, form: DeliveryForm, scope: Scope, mark: list[tuple[str, str]]
) -> None:
    """Adds the sheet of explanations; `mark` is what the template says of itself, at the top."""
    language = scope.language
    sheet = workbook.add_worksheet(say("template_explanation", language))
    sheet.hide_gridlines(2)
    for row, (label, named) in enumerate(mark):
        sheet.write_string(row, 0, label, look.label())
        sheet.write_string(row, 1, named, look.title() if row == 0 else look.plain())
    sheet.set_row(0, 28)
    row = len(mark) + 1
    for name in ("rows", "headings", *(("missing", "total") if form.value_fields else ())):
        sheet.write_string(row, 0, say(f"template_advice_{name}", language, sheet=form.title(language)), look.plain())
        row += 1
    row += 1
    for place, (name, width) in enumerate(_COLUMNS):
        sheet.set_column(place, place, width)
        sheet.write_string(
            row, place, say(f"template_column_{name}", language), look.table_heading(is_first=place == 0)
        )
    for number, field in enumerate(form.fields, start=1):
        texts = _explained(form, field, scope)
        for place, text in enumerate(texts):
            sheet.write_string(row + number, place, text, look.table_cell(is_first=place == 0))
        sheet.set_row(row + number, _height(texts))
    prepare_for_print(sheet, heading_row=row, footer=mark[0][1])


def _explained(form: DeliveryForm, field: Field, scope: Scope) -> tuple[str, ...]:
    """What is said of a column: heading, letter, what to write, whether it is required, what is allowed, an example."""
    language = scope.language
    letter = xl_col_to_name(form.fields.index(field))
    offered = ", ".join(choices(field, scope)) or say(f"template_allowed_{field.kind}", language)
    write = _what_to_write(field, language)
    return field.heading(language), letter, write, _required(form, field, scope), offered, example(field, scope)


def _what_to_write(field: Field, language: str) -> str:
    """How a column of this kind is filled in, and the column's own remark."""
    how = SAY.get(f"template_how_{field.kind}", {}).get(language, "")
    note = field.note(language)
    parts = [note] if note.startswith(how) else [how, note]
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def _required(form: DeliveryForm, field: Field, scope: Scope) -> str:
    language = scope.language
    if field.is_required:
        return say("template_required", language)
    if must_be_there(form, field):
        return say("template_required_or", language, status=form.field(form.status_of[field.name]).heading(language))
    if field.if_empty is None:
        return say("template_optional", language)
    empty = {True: say("template_yes", language), False: say("template_no", language)}
    meaning = empty[field.if_empty] if isinstance(field.if_empty, bool) else str(field.if_empty)
    return say("template_optional_means", language, meaning=meaning)


def _height(texts: tuple[str, ...]) -> int:
    """High enough for the longest text of the row, which breaks at the width of its column."""
    lines = [-(-len(text) // width) for text, (_, width) in zip(texts, _COLUMNS, strict=True)]
    return _LINE_HEIGHT * max(1, *lines) + 8
