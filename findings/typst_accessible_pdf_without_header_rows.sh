#!/usr/bin/env bash
# Typst's check for accessible PDF lets a table without a header row through, and its months stay English in a Swedish text.
#
# Seen with typst 0.15.2 (Python package) and pypdf 7.1.1, pdf_standards=["ua-1"]. A document without a title is stopped. A table whose first
# row is plain cells is not: the file says that it is PDF/UA and holds no tag TH. With table.header(…) there are TH tags. With
# #set text(lang: "sv") quotation marks and the outline's title are Swedish; datetime.display("[month repr:long]") is English all the same.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2 pypdf==7.1.1
cd "$work"
"$work/venv/bin/python" - <<'PY'
import io

import pypdf
import typst

TITLE = '#set document(title: "Läget")\n'
SWEDISH = '#set text(lang: "sv", region: "SE")\n'
PLAIN = "#table(columns: 2, [Kommun], [Antal], [Gävle], [12])\n"
HEADED = "#table(columns: 2, table.header[Kommun][Antal], [Gävle], [12])\n"
MONTH = '#datetime(year: 2018, month: 5, day: 1).display("[month repr:long]") "x" #outline()\n= Ett'


def compiled(source: str) -> bytes:
    return typst.compile(source.encode(), pdf_standards=["ua-1"])


def tags(content: bytes) -> set[str]:
    reader = pypdf.PdfReader(io.BytesIO(content))
    found, waiting = set(), [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, pypdf.generic.ArrayObject):
            waiting += node
        elif isinstance(node, pypdf.generic.DictionaryObject):
            found.add(str(node.get("/S", "")))
            waiting += [node["/K"]] if "/K" in node else []
    return found


try:
    compiled(SWEDISH + PLAIN)
except typst.TypstError:
    pass
else:
    raise AssertionError("a document without a title passes now")
assert "/TH" not in tags(compiled(TITLE + SWEDISH + PLAIN))
assert "/TH" in tags(compiled(TITLE + SWEDISH + HEADED))
text = pypdf.PdfReader(io.BytesIO(compiled(TITLE + SWEDISH + MONTH))).pages[0].extract_text()
assert "May" in text and "”x”" in text and "Innehåll" in text, text
print("as described:", text.splitlines()[0])
PY
