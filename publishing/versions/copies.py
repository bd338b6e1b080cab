"""The second place of what is known of each version: a small file of its own, beside the manifests.

It is written after the manifest has its number, so that none speaks of a version that is not there. Killed in between, the manifest
speaks for itself; the next publication, or `latest`, writes what is missing.
"""

from contract.history import FOLDER, copy_file, copy_of, read_history
from publishing.versions.faults import UnfinishedError, write_problem
from publishing.versions.manifest import Manifest
from publishing.versions.storage import Store


def copies_are_whole(store: Store) -> bool:
    """Whether every version that is known has a whole file of its own."""
    return all(one.has_copy for one in read_history(store.folder).every if one.record)


def write_copies(store: Store, newest: Manifest) -> None:
    """Write what is missing or damaged in `history/`. `newest` is published: raises UnfinishedError."""
    try:
        for one in read_history(store.folder).every:
            if one.record and not one.has_copy:
                store.put(copy_file(one.number), copy_of(one.record))
    except OSError as error:
        raise UnfinishedError(newest, write_problem(store.folder / FOLDER, error)) from error
