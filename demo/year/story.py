"""The story of the year, quarter by quarter, and how it ends."""

import dataclasses
import io
import os
import re
from pathlib import Path

import polars as pl

from contract.display import day, number
from demo.year.deliveries import CANARY, with_sexes_swapped
from demo.year.files import MARKED_WORD, Paper
from demo.year.office import Desk, StoryError
from publishing.disclosure.published import COUNTS_OF_PEOPLE, unprotected
from publishing.intake.table import Raw
from publishing.messages import say
from publishing.release.targets import target_parts
from publishing.versions.history import list_versions, newest_whole, open_version

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


TARGETS = ("T1", "T3b", "T3c")
# What each version should know of support structure, policies and meetings at its last quarter: municipalities of ten.
EXPECTED = {
    1: (6, 7, 5),
    2: (7, 7, 5),
    3: (6, 7, 6),
    4: (7, 8, 6),
    5: (7, 8, 7),
    6: (6, 8, 7),
    7: (7, 8, 7),
}
_PAGES = ("", "/stodstruktur", "/tackning", "/kallor")


def figures_of(catalogue: Path, version: int) -> tuple[int, ...]:
    """What the three targets count, as far as a version knows, at its last quarter: municipalities with a structure and
    with a policy, and those in which meetings were held in the four quarters up to then.
    """
    opened = open_version(catalogue, version)
    end = opened.manifest.as_of
    held = target_parts(opened.frames).filter(pl.col("period_end") <= end, value=1.0)
    in_year = pl.col("period_end") > end.replace(year=end.year - 1)
    over = {"T3c": in_year}
    return tuple(
        held.filter(over.get(target, pl.col("period_end") == end), target_id=target)["target_part"].n_unique()
        for target in TARGETS
    )


def check_version(desk: Desk, version: int) -> None:
    """Tells what the newest version says. Raises StoryError when it is another version, or says something else."""
    newest = newest_whole(desk.place.catalogue).manifest.version
    found = figures_of(desk.place.catalogue, newest)
    if (newest, found) != (version, EXPECTED[version]):
        details = {"wanted": f"{version}: {EXPECTED[version]}", "found": f"{newest}: {found}"}
        raise StoryError(say("year_other_version", desk.language, **details))
    desk.tell("year_figures", version=version, **dict(zip(TARGETS, found, strict=True)))


def end(desk: Desk) -> None:
    """The table of versions, the search for what is protected, and how to open the app on the copy."""
    desk.heading("year_end")
    desk.table("year_column_version", "year_column_published", "year_column_as_of", *TARGETS, rows=_rows(desk))
    files, found = leaks(desk.place.data)
    if found:
        raise StoryError(say("year_leaks", desk.language, files=", ".join(found)))
    desk.tell("year_no_leaks", canary=CANARY, word=MARKED_WORD, files=number(files, desk.language))
    desk.tell("year_open", command=open_command(desk.place.data), links=_links())
    desk.tell("year_where", folder=desk.place.folder)


def leaks(data: Path) -> tuple[int, list[str]]:
    """How many files lie in the folder, and the names of those that hold the planted number, the marked word, or a number
    of people that is not protected.
    """
    files = [path for path in sorted(data.rglob("*")) if path.is_file()]
    return len(files), [path.relative_to(data).as_posix() for path in files if _holds(path) or _has_small_counts(path)]


def open_command(data: Path) -> str:
    """The command that opens the app on a folder of catalogues, as this system's shell wants it."""
    if os.name == "nt":
        return f'$env:ASF_DATA = "{data}"; $env:ASF_CATALOGUE = "exempel"; .venv\\Scripts\\streamlit run app.py'
    return f'ASF_DATA="{data}" ASF_CATALOGUE=exempel .venv/bin/streamlit run app.py'


def _rows(desk: Desk) -> list[tuple[str, ...]]:
    rows = []
    for one in list_versions(desk.place.catalogue):
        manifest = one.manifest
        if manifest is None:
            raise StoryError(say("versions_unreadable", desk.language, number=one.number))
        name = say("year_withdrawn_version" if one.withdrawn_by else "year_version", desk.language, version=one.number)
        days = (day(date, desk.language, article=False) for date in (manifest.published_at.date(), manifest.as_of))
        rows.append((name, *days, *(str(value) for value in figures_of(desk.place.catalogue, one.number))))
    return rows


def _links() -> str:
    addresses = [f"{page or '/'}?data=exempel" for page in _PAGES]
    addresses += [f"/?data=exempel&version={version}" for version in EXPECTED]
    return "\n".join(f"  http://localhost:8501{address}" for address in addresses)


def _holds(path: Path) -> bool:
    content = path.read_bytes()
    texts = [content.decode("utf-8", errors="replace")]
    if path.suffix == ".parquet":
        # Parquet is compressed: what it holds is seen only when it is read.
        texts.append(pl.read_parquet(io.BytesIO(content)).write_ndjson())
    # Not within a checksum or a larger number.
    whole_number = re.compile(rf"(?<![\w.]){CANARY}(?:\.0)?(?!\w|\.\d)")
    return any(MARKED_WORD in text or whole_number.search(text) for text in texts)


def _has_small_counts(path: Path) -> bool:
    """Whether a published file has a delivered number of people of one to four."""
    extract = path.name.removeprefix("exempel_").partition("-")[0].removesuffix(".parquet")
    if path.suffix != ".parquet" or extract not in COUNTS_OF_PEOPLE:
        return False
    return not unprotected(extract, pl.read_parquet(path)).is_empty()
