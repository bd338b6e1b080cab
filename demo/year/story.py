"""The story of the year, quarter by quarter, and how it ends."""

import dataclasses
import os
import re
from pathlib import Path

import polars as pl

from contract.display import day, number
from demo.year.deliveries import CANARY, DECIDED, with_sexes_swapped
from demo.year.files import MARKED_WORD
from demo.year.office import Coordinator, StoryError
from publishing.cli.console import EXIT_INPUT, EXIT_WAITING
from publishing.disclosure.published import COUNTS_OF_PEOPLE, unprotected
from publishing.messages import say as say_of_publishing
from publishing.release.difference import target_parts
from publishing.versions.history import list_versions, newest_whole, open_version

HUDIKSVALL, LJUSDAL, OCKELBO = "kommun-2184", "kommun-2161", "kommun-2101"

TARGETS = ("T1", "T3b", "T3c")
# What each version should know of support structure, policies and meetings at its last quarter: municipalities of ten.
EXPECTED = {1: (6, 7, 5), 2: (7, 7, 5), 3: (6, 7, 6), 4: (7, 8, 6), 5: (7, 8, 7), 6: (6, 8, 7), 7: (7, 8, 7)}
_PAGES = ("/", "/stodstruktur", "/tackning", "/kallor")


def play(coordinator: Coordinator) -> None:
    """Plays the whole year. Raises StoryError when a step does not go as it says."""
    coordinator.heading("opening")
    coordinator.tell("opening_text", folder=coordinator.place.folder)
    check_version(coordinator, 1)
    for part in (first_quarter, second_quarter, third_quarter, fourth_quarter, mistake, end):
        part(coordinator)


def first_quarter(coordinator: Coordinator) -> None:
    """A template goes out; a file is refused and mended; the same file comes twice; one municipality is late."""
    paper, run, receive = coordinator.office.paper, coordinator.run, coordinator.receive
    coordinator.heading("first")
    coordinator.tell("template")
    to_ljusdal = ("--till", coordinator.report("mall åtaganden.xlsx"), "--partner", LJUSDAL, "--kvartal", "2019-Q1")
    run("template", "commitment", *to_ljusdal, day="2019-04-01")
    coordinator.tell("board_before")
    run("board", "--kvartal", "2019-Q1", day="2019-04-01", head=14, tail=1)
    _routine(coordinator, "2019-Q1", ["2019-04-08", "2019-04-17"], (LJUSDAL, "commitment"), (OCKELBO, ""))

    coordinator.tell("refused")
    faults = {(fault["row"], fault["field"]): fault["cell"] for fault in DECIDED["faults"]}
    wrong, name = paper(LJUSDAL, "commitment", "2019-Q1", wrong=faults), "Ljusdal åtaganden.xlsx"
    reports = ("--rapport", coordinator.report("Ljusdal rapport.txt"))
    reports += ("--markerad", coordinator.report("Ljusdal markerad.xlsx"))
    path = coordinator.written(wrong, name)
    run("check", path, "--partner", LJUSDAL, *reports, day="2019-04-18", code=EXIT_INPUT, head=30)
    receive(wrong, "2019-04-18", code=EXIT_INPUT, name=name)
    coordinator.tell("mended")
    mended, name = paper(LJUSDAL, "commitment", "2019-Q1"), "Ljusdal åtaganden, rättad.xlsx"
    path = coordinator.written(mended, name)
    run("diff", path, "--partner", LJUSDAL, day="2019-04-24", start=_targets(coordinator), head=20)
    receive(mended, "2019-04-24", name=name)

    coordinator.tell("same")
    receive(paper("kommun-2180", "dialogue_meeting", "2019-Q1"), "2019-05-02", code=EXIT_INPUT, head=0, tail=2)
    _close(coordinator, "2019-Q1", "2019-05-16", version=2)

    coordinator.tell("late")
    late = [paper(OCKELBO, kind, "2019-Q1") for kind in coordinator.office.partners.find(OCKELBO).owes]
    run("check", coordinator.written(late[2]), "--partner", OCKELBO, day="2019-05-27", code=EXIT_INPUT, head=6)
    for each in late:
        receive(each, "2019-05-27", "--sen", coordinator.say("late_reason"), head=0)


def second_quarter(coordinator: Coordinator) -> None:
    """An agreement has ended, which is asked about; a file is refused because its sum is wrong."""
    paper, sums = coordinator.office.paper, ("arbetsformedlingen", "placement")
    coordinator.heading("second")
    _routine(coordinator, "2019-Q2", ["2019-07-04", "2019-07-12"], (HUDIKSVALL, "commitment"), sums)
    coordinator.tell("wrong_sum")
    wrong = paper(*sums, "2019-Q2", total_off=10)
    coordinator.receive(wrong, "2019-07-12", code=EXIT_INPUT, head=7, name=f"fel summa {wrong.name}")
    coordinator.receive(paper(*sums, "2019-Q2"), "2019-07-15")
    coordinator.tell("over")
    coordinator.answered(paper(HUDIKSVALL, "commitment", "2019-Q2"), "2019-07-16", "over_answer", warnings=1)
    _close(coordinator, "2019-Q2", "2019-08-15", version=3)


def third_quarter(coordinator: Coordinator) -> None:
    """The second quarter is corrected; women and men have changed places in a file; a figure is large and right."""
    swapped, series = ("arbetsformedlingen", "placement"), ("kommun-2183", "dialogue_meeting")
    paper = coordinator.office.paper
    coordinator.heading("third")
    _routine(coordinator, "2019-Q3", ["2019-10-03", "2019-10-15"], swapped, series)
    coordinator.tell("swapped")
    right = paper(*swapped, "2019-Q3")
    wrong = dataclasses.replace(right, rows=with_sexes_swapped(list(right.rows)))
    coordinator.receive(wrong, "2019-10-16", code=EXIT_WAITING, head=7, name=f"omkastad {right.name}")
    coordinator.receive(right, "2019-10-18")
    coordinator.tell("series")
    coordinator.answered(paper(*series, "2019-Q3"), "2019-10-18", "series_answer", warnings=1)
    coordinator.tell("correction")
    corrected = paper(HUDIKSVALL, "commitment", "2019-Q2", known="2019-Q3")
    name, late = f"rättelse {corrected.name}", ("--sen", coordinator.say("correction_reason"))
    coordinator.receive(corrected, "2019-10-21", *late, code=EXIT_INPUT, head=0, tail=2, name=name)
    coordinator.receive(corrected, "2019-10-21", *late, "--notering", coordinator.say("correction_note"), name=name)
    _close(coordinator, "2019-Q3", "2019-11-15", version=4)


def fourth_quarter(coordinator: Coordinator) -> None:
    """An enterprise is gone; what a person's measure cost is planted, to be looked for in what is published."""
    paper, ended, planted = coordinator.office.paper, ("coompanion", "enterprise"), ("kommun-2180", "service_use")
    coordinator.heading("fourth")
    _routine(coordinator, "2019-Q4", ["2020-01-07", "2020-01-17"], ended, planted)
    coordinator.tell("ended")
    coordinator.answered(paper(*ended, "2019-Q4"), "2020-01-20", "ended_answer", warnings=1)
    coordinator.tell("planted")
    coordinator.answered(paper(*planted, "2019-Q4"), "2020-01-21", "planted_answer", warnings=1)
    _close(coordinator, "2019-Q4", "2020-02-17", version=5)


def mistake(coordinator: Coordinator) -> None:
    """An old file is published as a correction and withdrawn the day after."""
    coordinator.heading("mistake")
    coordinator.tell("mistake_text")
    old = coordinator.office.paper(HUDIKSVALL, "commitment", "2019-Q4", known="2019-Q2")
    more = ("--sen", coordinator.say("mistake_reason"), "--notering", coordinator.say("mistake_note"))
    coordinator.answered(old, "2020-02-20", "mistake_answer", *more, warnings=1, name=f"gammal {old.name}")
    _publish(coordinator, "2020-02-20", "mistake_note", version=6)
    coordinator.tell("withdrawn")
    coordinator.run("compare", "5", "6", day="2020-02-21", start=_targets(coordinator), head=5)
    _publish(coordinator, "2020-02-21", "withdraw_note", version=7, withdraws="6")
    coordinator.run("compare", "5", "7", day="2020-02-21", head=5)
    coordinator.run("versions", day="2020-02-21", head=8)


def _routine(coordinator: Coordinator, period: str, days: list[str], *left_out: tuple[str, str]) -> None:
    """All files of a quarter come in but those that there is something to say about."""
    coordinator.tell("routine")
    coordinator.receive_all(coordinator.office.papers(period, *left_out), days)


def _close(coordinator: Coordinator, period: str, day: str, *, version: int) -> None:
    """The quarter has closed: the board, what would change, and a new version."""
    coordinator.tell("closed")
    coordinator.run("board", "--kvartal", period, day=day, head=7, tail=4)
    coordinator.run("diff", day=day, start=_targets(coordinator), head=40)
    _publish(coordinator, day, f"note_{version}", version=version)
    coordinator.run("board", "--kvartal", period, day=day, head=7)


def _publish(coordinator: Coordinator, day: str, note: str, *, version: int, withdraws: str = "") -> None:
    """Publishes what has come, or withdraws a version. Who approves is another than who received."""
    command = ("withdraw", withdraws) if withdraws else ("publish",)
    shown = {} if withdraws else {"head": 0, "tail": 1}
    approved = ("--av", coordinator.say("approver"), "--notering", coordinator.say(note), "--ja")
    coordinator.run(*command, *approved, day=day, **shown)
    check_version(coordinator, version)


def _targets(coordinator: Coordinator) -> str:
    """How the part of a difference begins that is about the targets."""
    return say_of_publishing("targets_heading", coordinator.language)


def check_version(coordinator: Coordinator, version: int) -> None:
    """Tells what the newest version says. Raises StoryError when it is another version, or says something else."""
    newest = newest_whole(coordinator.place.catalogue).manifest.version
    found = figures_of(coordinator.place.catalogue, newest)
    if (newest, found) != (version, EXPECTED[version]):
        wanted = f"{version}: {EXPECTED[version]}"
        raise StoryError(coordinator.say("other_version", wanted=wanted, found=f"{newest}: {found}"))
    coordinator.tell("figures", version=version, **dict(zip(TARGETS, found, strict=True)))


def figures_of(catalogue: Path, version: int) -> tuple[int, ...]:
    """What the three targets count, as far as a version knows, at its last quarter: municipalities with a structure and
    with a policy, and those in which meetings were held in the four quarters up to then.
    """
    opened = open_version(catalogue, version)
    end = opened.manifest.as_of
    held = target_parts(opened.frames).filter(pl.col("period_end") <= end, value=1.0)
    at_end = pl.col("period_end") == end
    when = {"T1": at_end, "T3b": at_end, "T3c": pl.col("period_end") > end.replace(year=end.year - 1)}
    return tuple(held.filter(when[target], target_id=target)["target_part"].n_unique() for target in TARGETS)


def end(coordinator: Coordinator) -> None:
    """The table of versions, the search for what is protected, and how to open the app on the copy."""
    place = coordinator.place
    coordinator.heading("end")
    coordinator.table(_versions(coordinator))
    files, found = leaks(place.data)
    if found:
        raise StoryError(coordinator.say("leaks", files=", ".join(found)))
    coordinator.tell("no_leaks", canary=CANARY, word=MARKED_WORD, files=number(files, coordinator.language))
    addresses = [f"{page}?data=exempel" for page in _PAGES]
    addresses += [f"/?data=exempel&version={version}" for version in EXPECTED]
    links = "\n".join(f"  http://localhost:8501{address}" for address in addresses)
    coordinator.tell("open", command=open_command(place.data), links=links)
    coordinator.tell("where", folder=place.folder)


def _versions(coordinator: Coordinator) -> list[tuple[str, ...]]:
    """A row of headings, and one per version: its number, when it was published, its day, and its figures."""
    headings = (coordinator.say(f"column_{name}") for name in ("version", "published", "as_of"))
    rows: list[tuple[str, ...]] = [(*headings, *TARGETS)]
    for version in list_versions(coordinator.place.catalogue):
        name = coordinator.say("withdrawn_version" if version.withdrawn_by else "version", version=version.number)
        manifest = open_version(coordinator.place.catalogue, version.number).manifest
        dates = (manifest.published_at.date(), manifest.as_of)
        days = (day(date, coordinator.language, article=False) for date in dates)
        rows.append((name, *days, *map(str, figures_of(coordinator.place.catalogue, version.number))))
    return rows


def open_command(data: Path) -> str:
    """The command that opens the app on a folder of catalogues, as this system's shell wants it."""
    if os.name == "nt":
        return f'$env:ASF_DATA = "{data}"; $env:ASF_CATALOGUE = "exempel"; .venv\\Scripts\\streamlit run app.py'
    return f'ASF_DATA="{data}" ASF_CATALOGUE=exempel .venv/bin/streamlit run app.py'


def leaks(data: Path) -> tuple[int, list[str]]:
    """How many files lie in the folder, and the names of those that hold the planted number, the marked word, or a number
    of people that is not protected.
    """
    files = [path for path in sorted(data.rglob("*")) if path.is_file()]
    return len(files), [path.relative_to(data).as_posix() for path in files if _leaks(path)]


def _leaks(path: Path) -> bool:
    texts = [path.read_bytes().decode("utf-8", errors="replace")]
    if path.suffix == ".parquet":
        # Parquet is compressed: what it holds is seen only when it is read.
        rows = pl.read_parquet(path)
        texts.append(rows.write_ndjson())
        extract = path.name.removeprefix("exempel_").partition("-")[0].removesuffix(".parquet")
        if extract in COUNTS_OF_PEOPLE and not unprotected(extract, rows).is_empty():
            return True
    # Not within a checksum or a larger number.
    whole_number = re.compile(rf"(?<![\w.]){CANARY}(?:\.0)?(?!\w|\.\d)")
    return any(MARKED_WORD in text or whole_number.search(text) for text in texts)
