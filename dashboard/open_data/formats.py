"""The formats that a table comes in, by how its address ends."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.downloads import csv_for_excel, csv_for_programs
from dashboard.open_data.csvw import metadata_of
from dashboard.open_data.records import json_of
from dashboard.open_data.taken import Taken
from dashboard.open_data.workbook import workbook_of

CSV = "text/csv; charset=utf-8; header=present"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Format:
    """How a table is written: its media type, how its file's name ends ("" where it is read and not kept), what makes the bytes.

    What `is_packed` may be asked for in parts, as tools do that read some columns alone; it is sent as it lies.
    """

    media_type: str
    file_ending: str
    make: Callable[[Taken], bytes]
    is_packed: bool = False


def parquet_of(table: Taken) -> bytes:
    """The rows with their types; the title, the catalogue and the version stand in the metadata of the file."""
    written = io.BytesIO()
    about = {"title": table.title, "catalogue": table.version.catalogue, "version": str(table.version.number)}
    table.rows.write_parquet(written, metadata=about)
    return written.getvalue()


FORMATS: Mapping[str, Format] = {
    "csv": Format(CSV, "program.csv", lambda table: csv_for_programs(table.rows)),
    "excel.csv": Format(CSV, "excel.csv", lambda table: csv_for_excel(table.for_readers())),
    "xlsx": Format(WORKBOOK, "excel.xlsx", workbook_of, is_packed=True),
    "json": Format("application/json", "data.json", json_of),
    "parquet": Format("application/vnd.apache.parquet", "data.parquet", parquet_of, is_packed=True),
    "csv-metadata.json": Format("application/csvm+json", "program.csv-metadata.json", metadata_of),
}
