"""What the tests share: a database of a few literal rows, read by the production reader."""

import hashlib
import io
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, cached_property, partial
from pathlib import Path

import polars as pl
import pytest

from contract import CONTRACT_VERSION, EXTRACTS, meant_before, rows_before
from contract.extracts import is_known
from contract.manifest import Entry
from dashboard import extracts as reader
from dashboard.extracts import Database, open_database
from dashboard.filters import Filters
from dashboard.manifests import ExtractFile, Version
from dashboard.versions import list_manifests, read_history
from publishing.messages.problems import Problem
from publishing.release.difference import target_status
from publishing.validation import contract_rules
from publishing.versions import history as publisher
from queries import make_shared_sets, query_names, read_query, shared_names, sources_of
from tests.order import rank_of, slow_marks


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow, before `-m` chooses, and begin with what takes longest."""
    for item in items:
        for mark in slow_marks(file_of(item)):
            item.add_marker(mark)
    items.sort(key=lambda item: rank_of(file_of(item)))


def file_of(item: pytest.Item) -> str:
    return item.nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """What shares something dear runs on one worker."""
    # Only here: without pytest-xdist nobody asks, and there is nothing to import.
    from tests.scheduler import ByGroup

    return ByGroup(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """A worker a core, and one more where some of the tests wait for a browser."""
    return (os.cpu_count() or 1) + (config.option.markexpr != "not slow")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped test is a failure: what is skipped there is tested nowhere."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


MUNICIPALITIES = [
    ("2180", "Gävle", "gastrikland"),
    ("2183", "Bollnäs", "halsingland"),
    ("2104", "Hofors", "gastrikland"),
]
DEFAULTS = {
    "catalogue": "prov",
    "source_id": "kalla",
    "obs_status": "A",
    "commitment_number": 1,
    "counts_as_support": False,
    "valid_from_status": "unknown",
    "valid_to_status": "unknown",
    "annual_cost_status": "UN",
    "qualifier": "exact",
    "area_code": "21",
    "sex": "T",
    "public_actor": "arbetsformedlingen",
    "placement_measure": "praktik",
    "enhanced_cooperation": False,
    "service": "praktik",
    "service_group": "individinsats",
    "agreement_form": "iop",
    "amount_status": "NA",
    "delivery_status": "accepted",
    "legal_form": "ekonomisk_forening",
    "industry": "cafe",
    "target_year": 2018,
    "priority": 1,
    "direction": "at_least",
    "unit": "persons",
    "stock_flow": "stock",
    "theme": "usage",
    "only_lacking": False,
    "is_default": False,
    "baseline_period": "2016",
    "baseline_end": date(2016, 12, 31),
    "source_kind": "example",
    "position": 1,
    "first_year": 2016,
    "explained_by": "stated",
    "occasion": "only",
    "sample": "everybody",
    "asked_status": "UN",
    "index_status": "UN",
    "employer": "kommun",
    "training_target_group": "case_workers",
    "project_kind": "project",
    "owner_status": "UN",
    "funder_status": "UN",
    "programme_status": "UN",
    "budget_status": "UN",
    "granted_status": "UN",
    "first_day_status": "unknown",
    "last_day_status": "unknown",
    "outcome_number": 1,
    "procurement_kind": "social_criteria",
    "is_joint": False,
    "statement_subject": "enterprises",
    "statement_topic": "place",
}


# What the reader itself reads of a database, and what the macros read; and the other tables that are made of no extract.
ALWAYS_MADE = frozenset({"code_label", "codelist", "version"})
BESIDE_EXTRACTS = frozenset({"boundary", "county", "dictionary", "observed_period"})
# What the real catalogue's areas are called, in a catalogue of a test.
AREAS = [
    {name: row[name] for name in row if name not in ("catalogue", "source_id")}
    for row in rows_before("area", "gavleborg").iter_rows(named=True)
]
# A test's target is counted as that of the plan by its name, unless the test says how.
MEANT_BEFORE = {row["target_id"]: row for row in meant_before("target").iter_rows(named=True)}
COUNTING = tuple(name for name in meant_before("target").columns if name != "target_id")


def period_end(period: str) -> date:
    """The last day of a year or a quarter."""
    year, _, quarter = period.partition("-Q")
    month, day = {"": (12, 31), "1": (3, 31), "2": (6, 30), "3": (9, 30), "4": (12, 31)}[quarter]
    return date(int(year), month, day)


def full_rows(extract: str, rows: list[dict]) -> pl.DataFrame:
    """The rows with every column of the contract: what a row leaves out has a default, or is null."""
    schema = EXTRACTS[extract]
    # Dataframely makes its columns anew whenever it is asked for them.
    columns = schema.columns()
    filled = [
        {name: row[name] if name in row else _default(name, column, row) for name, column in columns.items()}
        for row in rows
    ]
    return schema.validate(pl.DataFrame(filled, schema=dict(schema.create_empty().schema)))


def _default(name: str, column: object, row: dict) -> object:
    if name == "period_end":
        return period_end(row["period"])
    if name in COUNTING and row.get("target_id") in MEANT_BEFORE:
        return MEANT_BEFORE[row["target_id"]][name]
    if name == "value_kind":
        return None if row.get("value") is None else "exact"
    if name == "commitment_state" or (name == "agreement_form" and "mark" in row):
        return None
    if name in DEFAULTS:
        return DEFAULTS[name]
    return None if column.nullable else "x"


def parquet(frame: pl.DataFrame) -> tuple[bytes, int]:
    """The frame as a Parquet file's content, and its number of rows."""
    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    return buffer.getvalue(), frame.height


@cache
def empty_parquet(extract: str) -> bytes:
    """The content of a file of the extract without rows; most extracts of most tests are that."""
    return parquet(EXTRACTS[extract].create_empty())[0]


@cache
def tables_read_in(module: Path) -> frozenset[str] | None:
    """What the queries that a file of tests names read, themselves or through shared sets, and the tables that it names; nothing where
    it names no query.
    """
    content = module.read_text(encoding="utf-8")
    files = {*query_names(), *shared_names()}
    named = {name for name in files if f'"{name}"' in content}
    read = named.union(*(sources_of(name) for name in named))
    # The header of a query names no table that is made of no extract.
    texts = [content, *(read_query(name).sql for name in read & files)]
    words = {word for text in texts for word in re.findall(r"\w+", text)}
    return frozenset(read | (words & {*EXTRACTS, *BESIDE_EXTRACTS})) if named else None


def kept(make: Callable, key_of: Callable[..., object]) -> Callable:
    """`make` with what it has given looked up by `key_of` its arguments; what it raises is raised anew each time."""
    found: dict[object, object] = {}

    def look_up(*arguments: object) -> object:
        key = key_of(*arguments)
        if key not in found:
            found[key] = make(*arguments)
        return found[key]

    return look_up


def contract_of(extract: str) -> tuple:
    """What changes when a test changes what may stand in an extract."""
    schema = EXTRACTS.get(extract)
    return extract, id(schema), getattr(schema, "since", "")


# Municipalities, areas and sources are those of nearly every test.
filled_once = kept(full_rows, lambda extract, rows: (contract_of(extract), repr(rows)))


@pytest.fixture
def load(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Database]:
    """`load(placement=[{…}, …])`: a database with these rows, three municipalities and one source, all others empty.

    Of the tables only those are made that the queries named in the test's file read: to make all takes a tenth of a second.
    """
    wanted = tables_read_in(request.path)
    monkeypatch.setattr("dashboard.extracts.make_shared_sets", partial(make_shared_sets, wanted=wanted))

    def if_read(take: Callable) -> Callable:
        def take_if_read(tables: reader._Tables, name: str, *rows: object, **more: object) -> None:
            if wanted is None or name in wanted or name in ALWAYS_MADE:
                take(tables, name, *rows, **more)

        return take_if_read

    takers = {name: if_read(getattr(reader._Tables, name)) for name in ("take", "take_boundaries")}

    def build(**extracts: list[dict]) -> Database:
        extracts.setdefault("source", [{"source_id": "kalla"}])
        extracts.setdefault(
            "municipality",
            [
                {"municipality_code": code, "municipality_name": name, "part": part}
                for code, name, part in MUNICIPALITIES
            ],
        )
        extracts.setdefault("area", AREAS)
        version = publish(tmp_path, {name: filled_once(name, rows) for name, rows in extracts.items()})
        with pytest.MonkeyPatch.context() as patch:
            for taker, take in takers.items():
                patch.setattr(reader._Tables, taker, take)
            return open_database(version)

    return build


@pytest.fixture(scope="session", autouse=True)
def no_power_cut() -> Iterator[None]:
    """No test asks what is left on the disk when the power goes, and to wait for the disk takes a twentieth of a publication."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield


# To compile what is run once over a few hundred rows is most of the time, for Spark and for Java; and what clears the memory of a
# gigabyte need not work beside it. Told to compile the short way alone, Java has room for a fifth of what it then compiles, and throws
# away and compiles again.
JAVA = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=256m -XX:+UseSerialGC -XX:MetaspaceSize=256m"
UNCOMPILED = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.driver.defaultJavaOptions": JAVA,
}


@pytest.fixture(scope="session")
def spark_server() -> Iterator[object]:
    """A Spark Connect server of two cores, for whoever asks queries of it and for the app that a browser opens."""
    if not shutil.which("java") and not os.environ.get("JAVA_HOME"):
        pytest.skip("Spark needs Java 17: apt-get install openjdk-17-jre-headless")
    from queries.spark.server import start_server

    running = start_server(settings=UNCOMPILED)
    yield running
    running.stop()


@pytest.fixture(scope="session", autouse=True)
def targets_counted_once() -> Iterator[None]:
    """Targets that publications rest on are counted once for the same rows: nearly all of the tests begin with the same version.

    It was half of the time of a publication. What is counted is held to its values by tests that ask `target_status` itself.
    """
    read = sorted(sources_of("target_status") & EXTRACTS.keys())

    def content_of(frames: dict[str, pl.DataFrame], as_of: date, reading: str = "A") -> tuple:
        return tuple(frames[extract].hash_rows().to_numpy().tobytes() for extract in read), as_of, reading

    count_once = kept(target_status, content_of)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("publishing.release.publication.target_status", count_once)
        patch.setattr("publishing.workflow.overview.target_status", count_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def files_checked_once() -> Iterator[None]:
    """A file of the same content is held to the same manifest and contract once: most files of most tests are empty, or the example's.

    The reader holds each file to both when a version is opened; the publisher opens those of all versions twice at each publication,
    and holds all rows to the contract, of which most are those of the version before.
    """

    def read_as(file: ExtractFile, catalogue: str) -> tuple:
        content = file.path.read_bytes() if file.path.is_file() else b""
        return catalogue, file.entry, hashlib.sha256(content).digest(), contract_of(file.extract)

    def promised_as(extract: str, entry: Entry, content: bytes) -> tuple:
        return entry, is_known(entry.contract_version), hashlib.sha256(content).digest(), contract_of(extract)

    sound, problems_of = set(), contract_rules.contract_problems

    def problems_once(extract: str, frame: pl.DataFrame, file_of: Callable[[str], str]) -> list[Problem]:
        # Only of what is sound: a fault says in which file it is.
        key = contract_of(extract), tuple(frame.schema.items()), frame.hash_rows().to_numpy().tobytes()
        if key in sound:
            return []
        problems = problems_of(extract, frame, file_of)
        if not problems:
            sound.add(key)
        return problems

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_checked_frame", kept(reader._checked_frame, read_as))
        patch.setattr(publisher, "_is_as_promised", kept(publisher._is_as_promised, promised_as))
        patch.setattr(contract_rules, "contract_problems", problems_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def rows_read_once() -> Iterator[None]:
    """The publisher and the page Leverera read all rows of the newest version at each step, and it is the same one until somebody publishes."""

    def content_of(opened: publisher.Opened) -> tuple:
        entries = opened.manifest.extracts
        files = [
            (extract, entries[extract].contract_version, hashlib.sha256(content).digest())
            for extract, content in opened.contents.items()
        ]
        # An extract that a version lacks may mean rows of its catalogue.
        return opened.manifest.catalogue, *map(contract_of, EXTRACTS), *files

    read = kept(publisher.Opened.frames.func, content_of)
    frames = cached_property(lambda opened: dict(read(opened)))
    frames.__set_name__(publisher.Opened, "frames")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publisher.Opened, "frames", frames)
        yield


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., None]:
    """`made_once("a version", place, make)`: `data` and `restricted` in `place` as `make()` leaves them; made the first time, then copied."""
    kept_in = tmp_path_factory.mktemp("made-once")

    def state(name: str, place: Path, make: Callable[[], object]) -> None:
        kept, folders = kept_in / name, ("data", "restricted")
        if not kept.exists():
            make()
            for folder in folders:
                shutil.copytree(place / folder, kept / folder)
            return
        for folder in folders:
            shutil.rmtree(place / folder)
            shutil.copytree(kept / folder, place / folder)

    return state


def read_version(data_folder: Path, catalogue: str) -> Version:
    """The newest version of `catalogue` whose manifest can be read.

    Raises DataError for an unknown catalogue, and that of the newest manifest when none can be read.
    """
    history = read_history(list_manifests(data_folder, catalogue))
    if not history.versions:
        raise history.unreadable[history.numbers[-1]].again()
    return history.versions[-1]


def publish(
    data_folder: Path, frames: dict[str, pl.DataFrame], *, as_of: str = "2018-12-31", number: int = 1, **more: object
) -> Version:
    """Write the frames as a version of the catalogue `prov` under `data_folder` and read the newest version back.

    A later version shares the files of the first that did not change. `more` stands in the manifest as it is.
    """
    folder = data_folder / "prov"
    (folder / "manifest").mkdir(parents=True, exist_ok=True)
    (folder / "extracts").mkdir(exist_ok=True)
    entries = {}
    for name in EXTRACTS:
        content, rows = parquet(frames[name]) if name in frames else (empty_parquet(name), 0)
        path = folder / "extracts" / f"{name}.parquet"
        if path.exists() and number > 1 and path.read_bytes() != content:
            path = folder / "extracts" / f"{name}-v{number}.parquet"
        path.write_bytes(content)
        sha256 = hashlib.sha256(content).hexdigest()
        entries[name] = {
            "file": f"extracts/{path.name}",
            "sha256": sha256,
            "rows": rows,
            "contract_version": "1",
        }
    words = {f"{word}_{language}": "Prov" for word in ("title", "region", "note") for language in ("sv", "en")}
    manifest = {
        "catalogue": "prov",
        "version": number,
        "as_of": as_of,
        "published_at": f"{as_of}T00:00:00+00:00",
        "author": "test",
        "is_example": True,
        "contract_version": CONTRACT_VERSION,
        "extracts": entries,
        **words,
        **more,
    }
    (folder / "manifest" / f"v{number:06d}.json").write_text(json.dumps(manifest), encoding="utf-8")
    return read_version(data_folder, "prov")


@pytest.fixture
def filters() -> Callable[..., Filters]:
    """`filters(reference_date=…)`: the three municipalities at the end of 2018 unless told otherwise."""

    def build(**choices: object) -> Filters:
        choices.setdefault("municipality_codes", tuple(code for code, _, _ in MUNICIPALITIES))
        choices.setdefault("reference_date", date(2018, 12, 31))
        return Filters(**choices)

    return build
