"""Files of very many rows, made quickly."""

import io
import zipfile

import pyarrow as pa
from pyarrow import parquet

from publishing.kinds import FORMS

_SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = {
    "xl/workbook.xml": f'<workbook {_SPACE} xmlns:r="{_RELATION}"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATION}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}


def large_file(format_: str, count: int, kind: str) -> bytes:
    """A file with the kind's headings and `count` rows of one and the same example, numbered."""
    fields = FORMS[kind].fields
    headings = [field.heading_sv for field in fields]
    if format_ == "csv":
        line = ";".join(field.example for field in fields[:4])
        return "\n".join([";".join(headings), *(line for _ in range(count))]).encode()
    if format_ == "parquet":
        buffer = io.BytesIO()
        parquet.write_table(pa.table({heading: [str(n) for n in range(count)] for heading in headings[:5]}), buffer)
        return buffer.getvalue()
    first = "".join(f'<c t="inlineStr"><is><t>{heading}</t></is></c>' for heading in headings)
    rows = "".join(f"<row><c><v>{number}</v></c><c><v>{number * 7}</v></c></row>" for number in range(count))
    xml = f"<worksheet {_SPACE}><sheetData><row>{first}</row>{rows}</sheetData></worksheet>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**_PARTS, "xl/worksheets/sheet1.xml": xml}.items():
            archive.writestr(name, content)
    return buffer.getvalue()
