"""The folder `senaste/`: the newest version as plain Parquet under fixed names, for Power Query, R and Polars.

The files are replaced one by one, so for a moment they may be of two versions. VERSION.txt says so while it lasts, and names
the version once all files are its own. Who has to be certain reads the manifest and its files, which never change.
"""

from pathlib import Path

from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

from contract import EXTRACTS, may_be_absent
from contract.history import read_history
from contract.manifest import Manifest
from publishing.messages import say
from publishing.storage import AtStep, Store, no_step
from publishing.versions.history import newest_whole, without_copy, write_copies
from publishing.versions.lock import UnfinishedError, write_problem, writing

FOLDER = "senaste"
VERSION_FILE = "VERSION.txt"

# On Windows a file that Excel holds open cannot be replaced: about three seconds for it to let go.
_ATTEMPTS = 5
_WAIT = wait_exponential(multiplier=0.2)


def refresh_latest(folder: Path, *, at_step: AtStep = no_step) -> Manifest:
    """Write the newest whole version of the catalogue in `folder` to `senaste/`, and what is missing in `history/`; give its manifest.

    Raises NoWholeVersionError, UnfinishedError when a file cannot be written, InputError when somebody else is writing.
    """
    manifest = newest_whole(folder).manifest
    try:
        with writing(folder, "latest", manifest.published_at.isoformat(), at_step) as store:
            newest = newest_whole(folder)
            write_copies(store, newest.manifest)
            write_latest(store, newest.manifest, newest.contents)
            return newest.manifest
    except OSError as error:
        raise UnfinishedError(manifest, write_problem(folder, error)) from error


def latest_is_current(folder: Path, manifest: Manifest, contents: dict[str, bytes]) -> bool:
    """Whether `senaste/` holds exactly this version, and `history/` all that is known."""
    return not without_copy(read_history(folder)) and _shows(Store(folder), manifest, contents)


def _shows(store: Store, manifest: Manifest, contents: dict[str, bytes]) -> bool:
    has_all = all(store.holds(*wanted) for wanted in _wanted(manifest, contents).items())
    return has_all and not _surplus(store.folder, manifest, contents)


def write_latest(store: Store, manifest: Manifest, contents: dict[str, bytes]) -> None:
    """Write a version's files, by extract, to `senaste/`, VERSION.txt last. Raises UnfinishedError."""
    if _shows(store, manifest, contents):
        return
    again = retry_if_exception_type(PermissionError)
    patiently = Retrying(retry=again, stop=stop_after_attempt(_ATTEMPTS), wait=_WAIT, reraise=True)
    under_way = {_name(manifest, VERSION_FILE): _words("latest_under_way", manifest)}
    try:
        for file, content in (*under_way.items(), *_wanted(manifest, contents).items()):
            patiently(store.put, file, content)
        for file in _surplus(store.folder, manifest, contents):
            patiently(store.remove, file)
    except OSError as error:
        raise UnfinishedError(manifest, write_problem(store.folder / FOLDER, error)) from error


def _wanted(manifest: Manifest, contents: dict[str, bytes]) -> dict[str, bytes]:
    """What `senaste/` is to hold, in the order in which it is written."""
    files = {_name(manifest, f"{extract}.parquet"): content for extract, content in contents.items()}
    return files | {_name(manifest, VERSION_FILE): _words("latest_done", manifest)}


def _surplus(folder: Path, manifest: Manifest, contents: dict[str, bytes]) -> list[str]:
    """The files of extracts that this version does not have: a withdrawn one may have had them."""
    absent = (extract for extract in EXTRACTS if may_be_absent(extract) and extract not in contents)
    files = (_name(manifest, f"{extract}.parquet") for extract in absent)
    return [file for file in files if (folder / file).is_file()]


def _name(manifest: Manifest, name: str) -> str:
    """The file's place; made-up figures are known by the name of every file."""
    return f"{FOLDER}/exempel_{name}" if manifest.is_example else f"{FOLDER}/{name}"


def _words(name: str, manifest: Manifest) -> bytes:
    """VERSION.txt in Swedish and then in English."""
    parts = []
    for language, title in (("sv", manifest.title_sv), ("en", manifest.title_en)):
        details = {"as_of": manifest.as_of, "published_at": manifest.published_at.isoformat(), "title": title}
        details |= {"catalogue": manifest.catalogue, "version": manifest.version}
        mark = say("latest_example", language) if manifest.is_example else ""
        parts.append(mark + say(name, language, **details))
    return "\n".join(parts).encode()
