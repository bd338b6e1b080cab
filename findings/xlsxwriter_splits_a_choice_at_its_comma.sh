#!/usr/bin/env bash
# A choice with a comma in it becomes two choices in the drop-down list that XlsxWriter writes.
#
# Seen with XlsxWriter 3.3.1 and openpyxl 3.1.5. data_validation with {"validate": "list", "source": [...]} joins the texts with commas, as the
# file format wants, without a word when one of them holds a comma: "Ja, delvis" is offered as "Ja" and " delvis", and the value that a
# form allows cannot be chosen. A list in cells of a sheet, with their range as the source, keeps it whole.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check XlsxWriter==3.3.1 openpyxl==3.1.5
cd "$work"
"$work/venv/bin/python" -W error - <<'PY'
import openpyxl
import xlsxwriter

workbook = xlsxwriter.Workbook("choices.xlsx")
sheet = workbook.add_worksheet("Svar")
answered = sheet.data_validation("A1", {"validate": "list", "source": ["Ja", "Ja, delvis", "Nej"]})
workbook.close()

rule = openpyxl.load_workbook("choices.xlsx")["Svar"].data_validations.dataValidation[0]
assert rule.formula1 == '"Ja,Ja, delvis,Nej"', rule.formula1
assert len(rule.formula1.strip('"').split(",")) == 4
assert answered in (None, 0), answered
print("as described:", rule.formula1)
PY
