"""The file for Excel opened by a spreadsheet that turns texts into days and numbers where it can."""

import shutil
import subprocess

import openpyxl
import polars as pl
import pytest

from dashboard.downloads import Download, csv_for_excel, reader_columns
from dashboard.wording import localise

# What the catalogues hold, every month of a year, and spans of each.
PERIODS = [
    *(f"2014-{month:02}" for month in range(1, 13)), "2016-Q4", "2019/2020", "2014-07/2016-12", "2018-Q1/2018-Q4",
]  # fmt: skip
# Semicolons, quotes, UTF-8, from row 1, and "detect special numbers" as Excel always does; a language of the spreadsheet.
READ_AS = "CSV:59,34,76,1,,{},false,true,false"
LANGUAGES_OF_SPREADSHEETS = {"sv": 1053, "en": 2057, "us": 1033}


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("spreadsheet", LANGUAGES_OF_SPREADSHEETS)
def test_a_period_and_an_area_stay_text(tmp_path, language, spreadsheet):
    areas = {"area_code": ["21", "00"], "area_code_label_sv": ["Gävleborgs län", "Riket"]}
    areas |= {"area_code_label_en": ["Gävleborg county", "Sweden"]}
    frame = pl.DataFrame({"period": PERIODS} | {name: two * (len(PERIODS) // 2) for name, two in areas.items()})
    file = tmp_path / "figure.csv"
    file.write_bytes(
        csv_for_excel(reader_columns(Download("Rubrik", localise(frame, language), pl.DataFrame(), language)))
    )
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx",
         f"--infilter={READ_AS.format(LANGUAGES_OF_SPREADSHEETS[spreadsheet])}", "--outdir", tmp_path, file],
        check=True, capture_output=True,
    )  # fmt: skip

    rows = list(openpyxl.load_workbook(tmp_path / "figure.xlsx").active.iter_rows(min_row=2, values_only=True))

    assert len(rows) == len(PERIODS)
    assert [type(cell) for row in rows for cell in row] == [str] * (2 * len(PERIODS))
    assert rows[6][0] == {"sv": "2014 månad 7", "en": "2014 month 7"}[language]
    assert rows[0][1] == {"sv": "Gävleborgs län", "en": "Gävleborg county"}[language]
    assert rows[1][1] == {"sv": "Riket", "en": "Sweden"}[language]
