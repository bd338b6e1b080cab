"""What partners really send, read: a file of cells, then the rows that they mean."""

from collections.abc import Mapping
from pathlib import Path

from publishing.reading.files import read_table
from publishing.reading.rows import understand
from publishing.reading.table import Delivered, Table, Template

__all__ = ["Delivered", "Table", "Template", "read_delivery", "read_table", "understand"]


def read_delivery(path: Path, *, municipalities: Mapping[str, str], kind: str | None = None) -> Delivered:
    """A partner's file as rows; `municipalities` is code → name, `kind` one of `contract.FORMS` if it is known.

    Raises InputError with every fault found, each with its sheet, row, column and value.
    """
    return understand(read_table(path), municipalities=municipalities, kind=kind)
