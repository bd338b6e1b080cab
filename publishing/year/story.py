"""The year, quarter by quarter: what comes in, what is refused, asked, corrected and withdrawn, and what is published."""

import dataclasses

from publishing.messages import say
from publishing.reading.table import Raw
from publishing.year.desk import Desk
from publishing.year.ending import check_version, end
from publishing.year.files import Paper
from publishing.year.people import with_sexes_swapped

# What Ljusdal writes wrong in its commitments: (row, field) → the cell. Its rows are in the order of the marks.
FAULTS: dict[tuple[int, str], Raw] = {
    (0, "valid_from"): "1/2-2019",
    (0, "counts_as_support"): "kanske",
    (1, "municipality_code"): "Ljusdahl",
    (3, "commitment_state"): "på gång",
    (4, "period"): "2019-03",
}

HUDIKSVALL, LJUSDAL, OCKELBO = "kommun-2184", "kommun-2161", "kommun-2101"


def play(desk: Desk) -> None:
    """Plays the whole year. Raises StoryError when a step does not go as it says."""
    desk.heading("year_opening")
    desk.tell("year_opening_text", folder=desk.place.folder)
    check_version(desk, 1)
    for quarter in (first_quarter, second_quarter, third_quarter, fourth_quarter, mistake):
        quarter(desk)
    end(desk)


def first_quarter(desk: Desk) -> None:
    """A template goes out; a file is refused and mended; the same file comes twice; one municipality is late."""
    desk.heading("year_first")
    desk.tell("year_template")
    template = desk.report("mall åtaganden.xlsx")
    desk.run(
        "template", "commitment", "--till", template, "--partner", LJUSDAL, "--kvartal", "2019-Q1", day="2019-04-01"
    )
    desk.tell("year_board_before")
    desk.run("board", "--kvartal", "2019-Q1", day="2019-04-01", head=14, tail=1)
    desk.tell("year_routine")
    desk.receive_all(_without(desk, "2019-Q1", (LJUSDAL, "commitment"), (OCKELBO, "")), ["2019-04-08", "2019-04-17"])

    desk.tell("year_refused")
    wrong = desk.office.paper(LJUSDAL, "commitment", "2019-Q1", wrong=FAULTS)
    report = ("--rapport", desk.report("Ljusdal rapport.txt"), "--markerad", desk.report("Ljusdal markerad.xlsx"))
    desk.run("check", desk.written(wrong, "Ljusdal åtaganden.xlsx"), "--partner", LJUSDAL, *report, day="2019-04-18", code=2, head=30)  # fmt: skip
    desk.receive(wrong, "2019-04-18", code=2, name="Ljusdal åtaganden.xlsx")
    desk.tell("year_mended")
    mended = desk.office.paper(LJUSDAL, "commitment", "2019-Q1")
    path = desk.written(mended, "Ljusdal åtaganden, rättad.xlsx")
    desk.run("diff", path, "--partner", LJUSDAL, day="2019-04-24", start="targets_heading", head=20)
    desk.receive(mended, "2019-04-24", name="Ljusdal åtaganden, rättad.xlsx")

    desk.tell("year_same")
    desk.receive(desk.office.paper("kommun-2180", "dialogue_meeting", "2019-Q1"), "2019-05-02", code=2, head=0, tail=2)
    _close(desk, "2019-Q1", "2019-05-16", version=2)

    desk.tell("year_late")
    late = [desk.office.paper(OCKELBO, kind, "2019-Q1") for kind in desk.office.partners.find(OCKELBO).owes]
    desk.run("check", desk.written(late[2]), "--partner", OCKELBO, day="2019-05-27", code=2, head=6)
    for paper in late:
        desk.receive(paper, "2019-05-27", "--sen", say("year_late_reason", desk.language), head=0)


def second_quarter(desk: Desk) -> None:
    """An agreement has ended, which is asked about; a file is refused because its sum is wrong."""
    desk.heading("year_second")
    desk.tell("year_routine")
    sums = ("arbetsformedlingen", "placement")
    desk.receive_all(_without(desk, "2019-Q2", (HUDIKSVALL, "commitment"), sums), ["2019-07-04", "2019-07-12"])
    desk.tell("year_wrong_sum")
    wrong = desk.office.paper(*sums, "2019-Q2", total_off=10)
    desk.receive(wrong, "2019-07-12", code=2, head=7, name=f"fel summa {wrong.name}")
    desk.receive(desk.office.paper(*sums, "2019-Q2"), "2019-07-15")
    desk.tell("year_over")
    desk.answered(desk.office.paper(HUDIKSVALL, "commitment", "2019-Q2"), "2019-07-16", "year_over_answer", warnings=1)
    _close(desk, "2019-Q2", "2019-08-15", version=3)


def third_quarter(desk: Desk) -> None:
    """The second quarter is corrected; women and men have changed places in a file; a figure is large and right."""
    desk.heading("year_third")
    desk.tell("year_routine")
    swapped, series = ("arbetsformedlingen", "placement"), ("kommun-2183", "dialogue_meeting")
    desk.receive_all(_without(desk, "2019-Q3", swapped, series), ["2019-10-03", "2019-10-15"])
    desk.tell("year_swapped")
    right = desk.office.paper(*swapped, "2019-Q3")
    wrong = dataclasses.replace(right, rows=with_sexes_swapped(list(right.rows)))
    desk.receive(wrong, "2019-10-16", code=3, head=7, name=f"omkastad {right.name}")
    desk.receive(right, "2019-10-18")
    desk.tell("year_series")
    desk.answered(desk.office.paper(*series, "2019-Q3"), "2019-10-18", "year_series_answer", warnings=1)
    desk.tell("year_correction")
    corrected = desk.office.paper(HUDIKSVALL, "commitment", "2019-Q2", known="2019-Q3")
    late = ("--sen", say("year_correction_reason", desk.language))
    name = f"rättelse {corrected.name}"
    desk.receive(corrected, "2019-10-21", *late, code=2, head=0, tail=2, name=name)
    note = ("--notering", say("year_correction_note", desk.language))
    desk.receive(corrected, "2019-10-21", *late, *note, name=name)
    _close(desk, "2019-Q3", "2019-11-15", version=4)


def fourth_quarter(desk: Desk) -> None:
    """An enterprise is gone; what a person's measure cost is planted, to be looked for in what is published."""
    desk.heading("year_fourth")
    desk.tell("year_routine")
    ended, planted = ("coompanion", "enterprise"), ("kommun-2180", "service_use")
    desk.receive_all(_without(desk, "2019-Q4", ended, planted), ["2020-01-07", "2020-01-17"])
    desk.tell("year_ended")
    desk.answered(desk.office.paper(*ended, "2019-Q4"), "2020-01-20", "year_ended_answer", warnings=1)
    desk.tell("year_planted")
    desk.answered(desk.office.paper(*planted, "2019-Q4"), "2020-01-21", "year_planted_answer", warnings=1)
    _close(desk, "2019-Q4", "2020-02-17", version=5)


def mistake(desk: Desk) -> None:
    """An old file is published as a correction and withdrawn the day after."""
    desk.heading("year_mistake")
    desk.tell("year_mistake_text")
    old = desk.office.paper(HUDIKSVALL, "commitment", "2019-Q4", known="2019-Q2")
    more = ("--sen", say("year_mistake_reason", desk.language), "--notering", say("year_mistake_note", desk.language))
    desk.answered(old, "2020-02-20", "year_mistake_answer", *more, warnings=1, name=f"gammal {old.name}")
    _publish(desk, "2020-02-20", "year_mistake_note", version=6)
    desk.tell("year_withdrawn")
    desk.run("compare", "5", "6", day="2020-02-21", start="targets_heading", head=5)
    note = say("year_withdraw_note", desk.language)
    desk.run("withdraw", "6", "--av", desk.approver(), "--notering", note, "--ja", day="2020-02-21")
    check_version(desk, 7)
    desk.run("compare", "5", "7", day="2020-02-21", head=5)
    desk.run("versions", day="2020-02-21", head=8)


def _without(desk: Desk, period: str, *left_out: tuple[str, str]) -> list[Paper]:
    """The papers of a quarter but those of a partner and kind, or of a partner altogether."""
    return [
        paper
        for paper in desk.office.papers(period)
        if not {(paper.partner.partner_id, paper.kind), (paper.partner.partner_id, "")} & set(left_out)
    ]


def _close(desk: Desk, period: str, day: str, *, version: int) -> None:
    """The quarter has closed: the board, what would change, and a new version."""
    desk.tell("year_closed")
    desk.run("board", "--kvartal", period, day=day, head=7, tail=4)
    desk.run("diff", day=day, start="targets_heading", head=40)
    _publish(desk, day, f"year_note_{version}", version=version)
    desk.run("board", "--kvartal", period, day=day, head=7)


def _publish(desk: Desk, day: str, note: str, *, version: int) -> None:
    words = say(note, desk.language)
    desk.run("publish", "--av", desk.approver(), "--notering", words, "--ja", day=day, head=0, tail=1)
    check_version(desk, version)
