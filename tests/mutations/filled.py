"""The project's own templates, filled in: as they should be, of an older contract, by another partner."""

import io
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import openpyxl
from openpyxl.cell import Cell

from contract import CONTRACT_VERSION
from publishing.catalogue.partners import read_partners
from publishing.messages import SAY
from publishing.workbooks.template import write_template
from tests.mutations.expecting import accepted, anywhere, refused, whole
from tests.mutations.model import KINDS, File, Mutated, Mutation, Sheet
from tests.mutations.valid import CATALOGUE, PERIOD, published

XLSX = ("xlsx",)


def _filled(chance: Random, sheet: Sheet, *, version: str = "") -> File:
    """The template filled in with openpyxl; `version` is written over the contract's in its mark."""
    delivery = sheet.delivery
    language, partner = (
        delivery.dialect.language,
        chance.choice((None, read_partners(CATALOGUE).find(delivery.partner_id))),
    )
    names = dict(published()["municipality"].select("municipality_code", "municipality_name").iter_rows())
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mall.xlsx"
        write_template(delivery.form, path, municipalities=names, language=language, partner=partner, period=PERIOD)
        book, buffer = openpyxl.load_workbook(path), io.BytesIO()
    page = book[delivery.form.title(language)]
    for number in sheet.numbers:
        for place, value in enumerate(sheet.cells[number - 1], start=1):
            page.cell(number, place).value = value
    if version:
        _mark(book).value = version
    book.save(buffer)
    # A template that names its partner says for itself who sends it.
    sender = chance.choice((delivery.partner_id, "")) if partner else delivery.partner_id
    return File("svar.xlsx", buffer.getvalue(), sender)


def _mark(book: openpyxl.Workbook) -> Cell:
    """The cell that says the contract's version."""
    words = set(SAY["template_version"].values())
    return next(row[1] for page in book for row in page.iter_rows(max_row=12, max_col=2) if row[0].value in words)


def template(chance: Random, sheet: Sheet) -> Mutated:
    """The template filled in."""
    return accepted(sheet, _filled(chance, sheet))


def older_template(chance: Random, sheet: Sheet) -> Mutated:
    """A template made for another version of the contract."""
    file = _filled(chance, sheet, version=chance.choice(("0", "0.9", f"{CONTRACT_VERSION}7")))
    return refused(sheet, whole("template_old"), file=file)


def template_of_another_partner(chance: Random, sheet: Sheet) -> Mutated | None:
    """A template with one partner's name, sent by another."""
    file = _filled(chance, sheet)
    if file.partner_id:
        return None
    other = "region" if sheet.delivery.partner_id != "region" else "coompanion"
    return refused(sheet, anywhere("template_of_other_partner"), file=replace(file, partner_id=other))


def template_of_another_kind(chance: Random, sheet: Sheet) -> Mutated:
    """A template of one kind, handed in as another."""
    kind = chance.choice([kind for kind in KINDS if kind != sheet.delivery.kind])
    file = replace(_filled(chance, sheet), partner_id=sheet.delivery.partner_id, kind=kind)
    return refused(sheet, whole("template_other_kind"), file=file)


_HEADED = {"headings": "plain"}
CLASSES = (
    Mutation("template_filled_in", template, formats=XLSX, dialect=_HEADED),
    Mutation("template_of_an_older_contract", older_template, formats=XLSX, dialect=_HEADED),
    Mutation("template_of_another_kind", template_of_another_kind, formats=XLSX, dialect=_HEADED),
    Mutation("template_of_another_partner", template_of_another_partner, formats=XLSX, dialect=_HEADED),
)
