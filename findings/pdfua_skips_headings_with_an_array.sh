#!/usr/bin/env bash
# pdfua 0.1.3 leaves its rule on empty headings unevaluated where a heading's kids stand in an array, as in all that Typst makes.
#
# Seen with pdfua 0.1.3 beside pikepdf 10.18.0, 10.10.0 and 9.11.0, Typst 0.15.2, Python 3.11.
# What it does: Typst sets an accessible PDF with one heading, whose /K is an array of one marked piece. A second file has the piece itself
# in the place of the array, which means the same (ISO 32000-1, table 323). `pdfua check` reads both.
# What is seen: of the second every rule is evaluated. Of the first, UA-14-001 ("Heading elements are not empty") is "not evaluated: rule
# raised ValueError: pikepdf.Object is not a Dictionary or Stream", since it asks the array for `is_integer`; the result is PASS and the
# exit code 0 all the same. What one would expect: that the array is looked through, as the rule goes on to do.
# Exit 0: they behave so. Exit 1: they do not, and tests/pages/test_meeting_pack.py (NOT_EVALUATED) can ask for that rule, too.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pdfua==0.1.3 pikepdf==10.18.0 typst==0.15.2
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import pikepdf
import typst

SOURCE = b'#set document(title: "T")\n#set text(lang: "en")\n= Title\nWords.'
with open("array.pdf", "wb") as file:
    file.write(typst.compile(SOURCE, format="pdf", pdf_standards=["ua-1"]))
with pikepdf.open("array.pdf") as pdf:
    [heading] = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/H1"]
    [piece] = heading.K
    heading.K = piece
    pdf.save("piece.pdf")
PYTHON
"$work/venv/bin/pdfua" check array.pdf > array.txt
"$work/venv/bin/pdfua" check piece.pdf > piece.txt
cat array.txt piece.txt
grep -q PASS piece.txt && ! grep -q "not evaluated" piece.txt || exit 1
grep -q PASS array.txt && grep -q "UA-14-001  not evaluated" array.txt || exit 1
