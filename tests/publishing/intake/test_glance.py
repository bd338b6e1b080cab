"""What can be told of a table that is too faulty to be understood."""

import pytest

from publishing.intake.recognition import Glance, glance
from publishing.intake.table import Table, Template

HEADINGS = ("Kvartal", "Kommun", "Offentlig aktör", "Antal möten")
FAULTY = ("2019 kv 1", "Gävel", "Arbetsförmedlingen", "ca 2")


def table(*rows: tuple, template: Template | None = None) -> Table:
    return Table("svar.xlsx", "Blad1", rows, False, template)


def test_kind_quarter_and_rows_are_seen_past_the_faults():
    rows = (
        ("Gävle kommun",),
        (),
        HEADINGS,
        FAULTY,
        (),
        ("2019-03", *FAULTY[1:]),
        FAULTY,
        ("Totalt", None, None, 9),
        (" ",),
    )

    assert glance(table(*rows)) == Glance("dialogue_meeting", "2019-Q1", 3, 3)


def test_the_quarter_is_left_out_when_no_row_has_one():
    assert glance(table(HEADINGS, ("i våras", *FAULTY[1:]))) == Glance("dialogue_meeting", "", 1, 1)


@pytest.mark.parametrize("rows", [(), ((),), (("Hej", "hopp"), ("2019 kv 1", "Gävle"))])
def test_what_is_no_delivery_is_nothing_but_what_it_is_said_to_be(rows):
    assert glance(table(*rows)) == Glance()
    assert glance(table(*rows), "commitment") == Glance("commitment")


def test_a_template_that_names_a_kind_of_another_contract():
    assert glance(table(HEADINGS, FAULTY, template=Template("meeting", "0"))).kind == "dialogue_meeting"
