"""From a service of statistics to a version: what is to be fetched, what came, what it changes, and its publication.

Nothing is published until all that was asked for is there. The running app never asks the internet; only this does.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType

import polars as pl

from contract import label_of
from contract.display import day, spans_text
from contract.periods import last_day
from publishing.messages import say
from publishing.messages.problems import InputError
from publishing.statistics import kolada, scb
from publishing.statistics.kept import KeptAnswers, kept_folder
from publishing.statistics.rows import Answered, Touched, laid_over
from publishing.statistics.series import Series, Statistics, read_statistics
from publishing.statistics.service import Service
from publishing.versions.lock import OvertakenError
from publishing.versions.publish import Published, VersionDraft, publish_version
from publishing.workflow.session import Session, open_session

# Names another server in place of the service's own, for exercises and tests.
SERVER = "ASF_STATISTICS_SERVER"
_CLIENTS: dict[str, ModuleType] = {"scb": scb, "kolada": kolada}
SERVICES = tuple(_CLIENTS)

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Wanted:
    """What a fetch is asked for: the service, the series, the areas of the catalogue and those beside them, and the years."""

    service: str
    statistics: Statistics
    series: Sequence[Series]
    municipalities: Sequence[str]
    years: Sequence[int]

    def areas(self, series: Series) -> list[str]:
        """The areas that one series is asked for."""
        beside = () if series.municipalities_only else self.statistics.reference_areas
        return [*self.municipalities, *beside]


@dataclass(frozen=True)
class Fetched:
    """What came of a fetch: the answers by series, in order, and the answers as they are kept until they are published."""

    answers: Sequence[Answered]
    kept: KeptAnswers
    wanted: Wanted

    def years_missing(self, answered: Answered) -> list[int]:
        """The years asked for that the service has nothing of: not there yet, or no longer."""
        return [year for year in self.wanted.years if str(year) not in answered.years]


@dataclass(frozen=True)
class Laid:
    """The frames of a version with what was fetched, and what each series changes."""

    frames: Mapping[str, pl.DataFrame]
    touched: Sequence[Touched]

    @property
    def is_empty(self) -> bool:
        """Whether the figures are those that are published already."""
        return all(each.is_empty for each in self.touched)


def wanted(session: Session, service: str, *, indicators: Sequence[str], years: Sequence[int]) -> Wanted:
    """What is to be fetched: the series of the service, or those of some `indicators`; from the first year that the catalogue
    wants to the last that is over, or the `years`.

    Raises InputError for a made-up catalogue, an indicator that the catalogue does not fetch there, or has not published.
    """
    if session.settings.is_example:
        raise InputError.of(session.folder, "fetch_of_example")
    statistics = read_statistics(session.folder)
    series = statistics.series.get(service, ())
    known = sorted({each.indicator for each in series})
    for indicator in indicators:
        if indicator not in known:
            raise InputError.of("--indikator", "fetch_unknown_indicator", value=indicator, known=", ".join(known))
    series = [each for each in series if not indicators or each.indicator in indicators]
    published = set(session.base.frames["indicator"]["indicator_code"])
    if unpublished := sorted({each.indicator for each in series} - published):
        raise InputError.of(
            session.folder, "fetch_not_built", names=", ".join(unpublished), catalogue=session.catalogue
        )
    years = years or range(statistics.first_year, session.today.year)
    return Wanted(service, statistics, series, sorted(session.municipalities), tuple(years))


def service_of(session: Session, name: str, server: str) -> Service:
    """The service, at its own address or at the `server` that is named instead. Raises InputError for no such address."""
    client = _CLIENTS[name]
    address = server or session.environment.get(SERVER) or client.BASE
    if not address.startswith(("https://", "http://")):
        raise InputError.of("--till-server", "fetch_bad_server", value=address)
    return Service(client.TITLE, f"{address.rstrip('/')}/")


def fetch(session: Session, asked: Wanted, service: Service, on_progress: Progress) -> Fetched:
    """Asks the service for all of it, series by series; what was kept of a fetch that was broken off is not asked for again.

    Raises InputError as soon as something is wrong: what came in until then is kept, but for what nobody can make anything of.
    """
    kept = KeptAnswers(kept_folder(session.restricted_if_any(), session.folder) / asked.service, service, session.today)
    answers = []
    for number, series in enumerate(asked.series, start=1):
        years = spans_text(asked.years)
        on_progress(number, len(asked.series), f"{service.name} {', '.join(series.tables)}: {series.title_sv}, {years}")
        try:
            answers.append(_answered(asked, series, service, kept))
        except InputError:
            kept.forget_last()
            raise
    return Fetched(answers, kept, asked)


def lay_over(session: Session, fetched: Fetched) -> Laid:
    """The newest version's frames with what was fetched laid over them."""
    frames, touched = dict(session.base.frames), []
    for answered in fetched.answers:
        frames, change = laid_over(frames, answered, session.settings.name)
        touched.append(change)
    return Laid(frames, touched)


def fetched_text(fetched: Fetched, laid: Laid, language: str) -> str:
    """What came of each series and what it changes, a paragraph each: years, areas, values, marks, what is not there."""
    return "\n".join(
        _series_text(fetched, answered, touched, language)
        for answered, touched in zip(fetched.answers, laid.touched, strict=True)
    )


def publish_fetched(session: Session, fetched: Fetched, laid: Laid, *, author: str) -> Published:
    """Publishes what was fetched as a version of its own, and forgets what was kept. Where another version has become the
    newest meanwhile, the figures are laid over that one.

    Raises InputError for an author that must not be, and when something is damaged; UnfinishedError when the version is
    published and `senaste/` does not show it.
    """
    while True:
        ends = [last_day(figure.period) for answered in fetched.answers for figure in answered.figures]
        draft = VersionDraft(
            settings=session.settings,
            frames=laid.frames,
            base=session.base.manifest.version,
            as_of=max(session.base.manifest.as_of, *(end for end in ends if end <= session.today), dt.date.min),
            published_at=session.now,
            author=author,
            note=_note(fetched),
        )
        try:
            published = publish_version(session.folder, draft)
        except OvertakenError:
            # Nobody has to see anew what a source says; it is laid over whatever has come in between.
            session = open_session(session.workplace, receipts="none")
            laid = lay_over(session, fetched)
            continue
        fetched.kept.forget()
        return published


def _answered(asked: Wanted, series: Series, service: Service, kept: KeptAnswers) -> Answered:
    """What the service has of one series. Raises InputError, also when it has nothing at all."""
    client, areas, years = _CLIENTS[asked.service], asked.areas(series), asked.years
    unknown, figures = client.read_series(service, kept.ask, series, areas, years)
    named = {"table": ", ".join(series.tables), "title": series.title_sv}
    if unknown:
        raise service.fault("fetch_unknown_area", codes=", ".join(unknown), **named)
    if not figures:
        raise service.fault("fetch_empty", years=spans_text(years), **named)
    return Answered(
        service=asked.service,
        title=service.name,
        series=series,
        publisher=asked.statistics.publishers[asked.service],
        figures=figures,
        areas=areas,
        retrieved=kept.retrieved,
        address=client.link(series) if service.base == client.BASE else service.base,
    )


def _series_text(fetched: Fetched, answered: Answered, touched: Touched, language: str) -> str:
    title = answered.series.title_en if language == "en" else answered.series.title_sv
    tables = ", ".join(answered.series.tables)
    numbers = {name: getattr(touched, name) for name in ("new", "changed", "withdrawn", "same")}
    lines = [say("fetched_series", language, tables=tables, title=title, **numbers)]
    for mark, count in touched.marks.items():
        lines.append(say("fetched_mark", language, mark=label_of("source_mark", mark, language), count=count))
    if missing := fetched.years_missing(answered):
        known = spans_text(sorted({int(year) for year in answered.years}))
        lines.append(say("fetched_years", language, years=spans_text(missing), known=known))
    silent = sorted(set(answered.areas) - {figure.area for figure in answered.figures})
    if silent:
        lines.append(say("fetched_areas", language, codes=", ".join(silent)))
    return "\n".join(lines)


def _note(fetched: Fetched) -> str:
    """What the version says of itself, in both languages: what was fetched, from where, and when."""
    tables = ", ".join(dict.fromkeys(table for answered in fetched.answers for table in answered.series.tables))
    service, when = fetched.answers[0].title, fetched.kept.retrieved
    return " ".join(
        say("fetched_note", language, service=service, day=day(when, language, article=False), tables=tables)
        for language in ("sv", "en")
    )
