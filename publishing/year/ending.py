"""How the year is held against what it should have come to: the targets of each version, and nothing protected published."""

import io
import os
import re
from pathlib import Path

import polars as pl

from publishing.figures import day, number
from publishing.messages import say
from publishing.targets import target_parts
from publishing.versions.listing import list_versions
from publishing.versions.protected import COUNTS_OF_PEOPLE, unprotected
from publishing.versions.reading import newest_whole, open_version
from publishing.year.desk import Desk, StoryError
from publishing.year.files import MARKED_WORD
from publishing.year.people import CANARY

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
