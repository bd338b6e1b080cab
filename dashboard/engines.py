"""Which engine counts: DuckDB in this process, or a Spark that the setting `ASF_SPARK` names. One setting, the same files and SQL."""

import os

from dashboard import native
from dashboard.extracts import Database, open_database
from dashboard.manifests import Version

# `sc://host:15002` for a Spark Connect server, `local` for one that is started here (docs/spark.md).
SETTING = "ASF_SPARK"


def open_version(version: Version, others: tuple[Version, ...] = ()) -> Database:
    """The version, opened for the engine that the setting names. Raises ImportError for Spark without `requirements-spark.txt`."""
    address = os.environ.get(SETTING)
    if not address:
        return native.open_version(version, others)
    # Optional, and seconds to import: only who has asked for it needs it.
    from queries.spark.session import Spark

    return open_database(version, others, spark=Spark(address))
