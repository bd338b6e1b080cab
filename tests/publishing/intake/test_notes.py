"""Notes below the table and columns of remarks are kept and read no further; what could be a row of figures never is one."""

import pytest

from publishing.messages.problems import Note
from tests.publishing.intake.partner import RIGHT, faults_of, headings, read

MEETING, TOP = RIGHT["dialogue_meeting"], headings("dialogue_meeting")


@pytest.mark.parametrize(
    "note",
    [
        ["Källa: verksamhetssystemet"], ["* uppgift saknas"], ["1) Avser hela kvartalet"], ["¹ Även digitala möten"],
        ["[1] Preliminärt"], ["Uppgifterna är preliminära"], ["Kontakt", "enheten för arbetsmarknad"], ["Not. Avser mars"],
        ["Källa:", "SCB"], [None, "Anm: enstaka möten saknas"], ["Senast uppdaterad 2019-04-02"], ["Källa"],
        ["Källa:", "SCB", None, None, None, "egen bearbetning"],
    ],
)  # fmt: skip
def test_a_note_below_the_table(note):
    delivered = read(TOP, MEETING, [], note, ["Källa: och en till"])
    assert delivered.frame.height == 1
    assert [(one.message, one.row) for one in delivered.notes] == [("note_kept", 4), ("note_kept", 5)]
    assert all(isinstance(one, Note) for one in delivered.notes)
    assert "Den sparas med filen men publiceras inte" in delivered.notes[0].text("sv")
    assert "kept with the file and not published" in delivered.notes[0].text("en")


@pytest.mark.parametrize(
    "row",
    [
        ["Källa: SCB", None, None, 2], ["* Gävle", "Gävle"], ["2019 kv 1"], [None, "Gävle kommun"], ["Preliminärt"],
        ["Not", "Gävle", "Arbetsförmedlingen", None], [None, None, None, "okänt"], ["Summa totalt"],
        [None, None, None, "uppgift saknas"], ["Källa: SCB", None, None, None, None, 7],
    ],
)  # fmt: skip
def test_a_row_with_anything_of_its_columns_in_it_is_none(row):
    """Each is a row of figures that is not whole: it is refused, and never left out."""
    assert {fault.row for fault in faults_of(lambda: read(TOP, MEETING, row))} == {3}


def test_notes_below_their_labels_as_official_tables_write_them():
    below = [
        ["Senast uppdaterad:"],
        ["20190402 08:00"],
        ["Källa:"],
        ["SCB"],
        [],
        ["Copyright"],
        ["Kontakt:"],
        ["Enheten"],
    ]
    assert [one.row for one in read(TOP, MEETING, [], *below).notes] == [4, 5, 6, 7, 9, 10, 11]


def test_a_note_among_the_rows_is_a_fault():
    assert [(one.message, one.row) for one in faults_of(lambda: read(TOP, MEETING, ["Källa: SCB"], [*MEETING[:2], "Försäkringskassan", 1]))] == [
        ("row_stray", 3)
    ]  # fmt: skip


def test_a_row_that_cannot_be_read_at_all_hides_no_notes_above_it():
    faults = faults_of(lambda: read(TOP, MEETING, ["Källa: SCB"], ["x", "y", "z"]))
    assert {fault.row for fault in faults} == {4}


def test_a_free_text_alone_could_be_a_name_and_is_a_fault():
    faults = faults_of(lambda: read(headings("enterprise"), RIGHT["enterprise"], [None, None, "Nya företaget i Gävle"]))
    assert [fault.message for fault in faults] == ["row_stray"]


def test_a_total_above_the_notes_is_still_the_total():
    rows = [MEETING, [*MEETING[:2], "Försäkringskassan", 1], [None, None, None, 3], ["Källa: SCB"]]
    delivered = read(TOP, *rows)
    assert (delivered.totals, len(delivered.notes)) == (((4, "value", 3.0),), 1)


@pytest.mark.parametrize(
    "heading", ["Anmärkning", "Kommentar", "Noteringar", "Övrigt", "Comments", "Anmärkning 1)", "KOMMENTAR:"]
)
def test_a_column_of_remarks(heading):
    delivered = read([*TOP, heading], [*MEETING, "se bilaga"])
    [note] = delivered.notes
    assert (note.message, note.row, note.letter) == ("remarks_kept", 1, "F")
    assert "se bilaga" not in [str(value) for row in delivered.frame.iter_rows() for value in row]
    assert delivered.table.rows[1][5] == "se bilaga", "it is still in what is kept"


@pytest.mark.parametrize("cell", ["4", 4, "12,5", "<5", "1 200 kr", True])
def test_a_figure_in_a_column_of_remarks_is_a_fault(cell):
    [fault] = faults_of(lambda: read([*TOP, "Övrigt"], [*MEETING, cell]))
    assert (fault.message, fault.letter) == ("header_unknown", "F")


def test_an_empty_column_of_remarks_is_not_spoken_of():
    assert read([*TOP, "Kommentar"], [*MEETING, ""]).notes == ()
