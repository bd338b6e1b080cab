"""How long a page takes beside an empty one: seen before, with a municipality that was not chosen before, with anything unseen.

Each is asked twice: as both apps are started, and with Streamlit's collection of garbage after each run off in both. A page of ours
is right when it is whole and says of nothing that it is wrong, and when the same comes that came before.
"""

import asyncio
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from benchmarks.bare import contents, median_page, started_with, with_charts_written
from benchmarks.example import EXAMPLE, municipalities, pairs, periods
from benchmarks.record import Outcome, Pace
from benchmarks.servers import APP, ELEMENTS, EMPTY, UNCOLLECTED, Serve, serve
from benchmarks.session import Session
from benchmarks.side_by_side import Ask, Compared, Figure, WrongAnswerError, compare

CATALOGUES = ("gavleborg", EXAMPLE)
ALL_CATALOGUES = (*CATALOGUES, "ostergotland")
# What is not seen before, beside a municipality.
OTHERS = ("language", "period", "two_municipalities")
SETTINGS = {"": (), "_alike": UNCOLLECTED}
Choices = dict[str, str | list[str]]


@dataclass(frozen=True)
class Visit:
    """A tab on our app for each catalogue, which has seen each of its pages, and one on the empty app."""

    runner: asyncio.Runner
    empty: Session
    tabs: dict[str, Session]
    number: int | None
    changed: set[str] = field(default_factory=set)

    def reference(self) -> float:
        """The empty page once more."""
        turn = self.runner.run(self.empty.again())
        turn.bare_element()
        return turn.seconds

    def pages(self, *catalogues: str) -> dict[str, tuple[Session, str]]:
        """Every page, or the first `number`, by its name, with the tab that shows it."""
        return {
            f"{page or 'laget'} ({catalogue})": (self.tabs[catalogue], page)
            for catalogue in catalogues
            for page in self.tabs[catalogue].pages[: self.number]
        }

    def warm(self, tab: Session, page: str) -> Ask:
        """A page that has been seen."""
        seen = self.runner.run(tab.turn_to(page)).whole_page()

        def ask() -> float:
            turn = self.runner.run(tab.turn_to(page))
            if turn.whole_page() != seen:
                raise WrongAnswerError(f"{page}: another page than before")
            return turn.seconds

        return ask

    def unseen(self, tab: Session, page: str, choices: Iterable[Choices]) -> Ask:
        """A page under choices that nobody has made on it, others each time; asked again, the same must come.

        A page that is another one under a choice is noted in `changed`.
        """
        coming, plain = iter(choices), self.runner.run(tab.turn_to(page)).whole_page()

        def ask() -> float:
            choice = next(coming)
            first, again = (self.runner.run(tab.choose(page, **choice)) for _ in range(2))
            if first.whole_page() != again.whole_page():
                raise WrongAnswerError(f"{page} {choice}: another page when it is asked for again")
            if first.whole_page() != plain:
                self.changed.add(page)
            return first.seconds

        return ask


def measure(pace: Pace) -> Outcome:
    """All of it; a quick run asks fewer pages, and under the settings as they are."""
    outcome = Outcome()
    catalogues = CATALOGUES[-1:] if pace.is_quick else CATALOGUES
    for setting, options in list(SETTINGS.items())[: pace.of(len(SETTINGS))]:
        warm = partial(_warm, pace.serve, options, catalogues, rounds=pace.of(5))
        outcome.take(f"warm{setting}", warm, _of_pages, pace=pace)
        for kind, (choices, rounds) in unseen_choices(pace).items():
            pages = 4 if pace.is_quick else None
            unseen = partial(_unseen, pace.serve, options, choices, pages=pages, rounds=rounds)
            outcome.take(f"{kind}{setting}", unseen, _of_pages, pace=pace)
        kinds = [figure for kind in OTHERS if (figure := outcome.figures.get(f"{kind}{setting}"))]
        if len(kinds) == len(OTHERS):
            outcome.figures[f"unseen{setting}"] = _highest(dict(zip(OTHERS, kinds, strict=True)))
    if not pace.is_quick:
        pages = contents(pace.serve)
        outcome.take("bare", partial(_bare, pages, rounds=25), _of_bare, pace=pace)
        outcome.take("bare_written", partial(_written, pages, rounds=25), _of_written, pace=pace)
    return outcome


def unseen_choices(pace: Pace) -> dict[str, tuple[dict[str, list[Choices]], int]]:
    """What is chosen of each kind that nobody has chosen before, by catalogue, and in how many rounds."""
    one = [{"data": EXAMPLE, "kommun": name} for name in municipalities()]
    if pace.is_quick:
        return {"municipality": ({EXAMPLE: one}, 1)}
    # The days nearest to now first: on them there is most to count.
    days = [{"data": EXAMPLE, "period": name} for name in periods()]
    two = [{"data": EXAMPLE, "kommun": names} for names in pairs()]
    # There is but one other language: it is asked for once in every catalogue.
    english = {name: [{"data": name, "sprak": "en"}] for name in ALL_CATALOGUES}
    return {
        "municipality": ({EXAMPLE: one}, 2),
        "language": (english, 1),
        "period": ({EXAMPLE: days}, 1),
        "two_municipalities": ({EXAMPLE: two}, 1),
    }


@contextmanager
def visit(serve: Serve, catalogues: Iterable[str], *options: str, pages: int | None = None) -> Iterator[Visit]:
    """Both servers, under Streamlit's `options`, and the tabs on them; every page, or so many, has been shown once."""
    with serve(APP, *options) as ours, serve(EMPTY, *options) as empty, asyncio.Runner() as runner:
        tabs = {name: Session(ours.port) for name in catalogues}
        here = Visit(runner, Session(empty.port), tabs, pages)
        runner.run(_open(here))
        yield here
        runner.run(_close(here))


async def _open(here: Visit) -> None:
    await here.empty.come_in()
    (await here.empty.open()).bare_element()
    for catalogue, tab in here.tabs.items():
        await tab.come_in()
        (await tab.open(data=catalogue)).whole_page()
        for page in tab.pages[: here.number]:
            (await tab.turn_to(page)).whole_page()


async def _close(here: Visit) -> None:
    for tab in (here.empty, *here.tabs.values()):
        await tab.leave()


def _warm(serve: Serve, options: tuple[str, ...], catalogues: Iterable[str], *, rounds: int) -> Compared:
    with visit(serve, catalogues, *options) as here:
        asks = {name: here.warm(*place) for name, place in here.pages(*catalogues).items()}
        return compare(here.reference, asks, rounds=rounds)


def _unseen(
    serve: Serve, options: tuple[str, ...], choices: dict[str, list[Choices]], *, pages: int | None, rounds: int
) -> Compared:
    with visit(serve, choices, *options, pages=pages) as here:
        asks = {
            name: here.unseen(tab, page, _from(choices[catalogue], place * rounds))
            for catalogue in choices
            for place, (name, (tab, page)) in enumerate(here.pages(catalogue).items())
        }
        run = compare(here.reference, asks, rounds=rounds)
        if not here.changed:
            raise WrongAnswerError("no page is another one under a choice")
        return run


def _from(choices: list[Choices], place: int) -> list[Choices]:
    """All of them, beginning with another one for each page: what pages share would have been seen on the page before."""
    return [*choices[place % len(choices) :], *choices[: place % len(choices)]]


def _bare(pages: list[Counter[str]], *, rounds: int) -> Compared:
    """A page of bare elements, as many of each kind as the median page of ours has, and one as the largest."""
    return _plain({"median": median_page(pages), "most": pages[-1]}, UNCOLLECTED, rounds=rounds)


def _written(pages: list[Counter[str]], *, rounds: int) -> Compared:
    """As many as the largest page has, whose charts are written at each run; the empty page under its own defaults."""
    return _plain({"most": with_charts_written(pages[-1])}, (), rounds=rounds)


def _plain(shown: Mapping[str, Counter[str]], settings: Sequence[str], *, rounds: int) -> Compared:
    with ExitStack() as stack:
        runner = stack.enter_context(asyncio.Runner())
        empty = _tab(stack, runner, EMPTY, *settings)
        tabs = {name: _tab(stack, runner, ELEMENTS, *started_with(counts)) for name, counts in shown.items()}

        def again(name: str) -> float:
            turn = runner.run(tabs[name].again())
            turn.bare_elements(shown[name])
            return turn.seconds

        asks = {f"{name}, {counts.total()} elements": partial(again, name) for name, counts in shown.items()}
        return compare(lambda: runner.run(empty.again()).seconds, asks, rounds=rounds)


def _tab(stack: ExitStack, runner: asyncio.Runner, script: Path, *settings: str) -> Session:
    """A tab on a server of its own that shows the script's page; both end with the stack."""
    tab = Session(stack.enter_context(serve(script, *settings)).port)
    runner.run(tab.come_in())
    stack.callback(lambda: runner.run(tab.leave()))
    runner.run(tab.open())
    return tab


def _of_bare(run: Compared) -> dict[str, Figure]:
    """The page as large as the median one, and the one as large as the largest."""
    return {
        end: run.figure(name, note=name.partition(", ")[2]) for end, name in zip(("", "_most"), run.ours, strict=True)
    }


def _of_written(run: Compared) -> dict[str, Figure]:
    """The one page that there is."""
    [name] = run.ours
    return {"": run.figure(name, note=name.partition(", ")[2])}


def _of_pages(run: Compared) -> dict[str, Figure]:
    """The median over the pages, and the worst page."""
    return {"": run.over(statistics.median), "_worst": run.worst()}


def _highest(kinds: dict[str, Figure]) -> Figure:
    """The kind whose figure is the highest; one that was too noisy hides which that is."""
    unknown = [figure for figure in kinds.values() if figure.value is None]
    if unknown:
        return unknown[0]
    name = max(kinds, key=lambda kind: kinds[kind].value)
    return replace(kinds[name], note=name.replace("_", " "))
