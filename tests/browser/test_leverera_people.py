"""Counts of people on the coordinators' page, in a browser: from an Excel file to the figure on Nyttjande, and nobody found."""

import json
import re
from pathlib import Path

import openpyxl
import polars as pl
from openpyxl.comments import Comment
from playwright.sync_api import Page, expect

from tests.browser.harness import Office, visit
from tests.browser.test_leverera import choose, open_step, upload, write

WORD = "Blåklintsvägen"
HEADINGS = ("Kvartal", "Kommun", "Offentlig aktör", "Insats", "Kön", "Antal personer")


def workbook(path: Path) -> Path:
    """Gävle's placements for the first quarter of 2019: 23 women and 3 men, and a comment that names a street."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEADINGS)
    for sex, count in (("kvinnor", 23), ("män", 3)):
        sheet.append(("2019 kv 1", "Gävle", "Kommunerna", "Arbetsträning", sex, count))
    sheet["F3"].comment = Comment(f"En av dem bor på {WORD}", "handläggaren")
    book.save(path)
    return path


def published(folder: Path, version: int) -> pl.DataFrame:
    """The placements of the first quarter of 2019 as a version has them."""
    manifest = json.loads((folder / "exempel" / "manifest" / f"v{version:06d}.json").read_text(encoding="utf-8"))
    frame = pl.read_parquet(folder / "exempel" / manifest["extracts"]["placement"]["file"])
    return frame.filter(period="2019-Q1")


def publish(page: Page, address: str, version: int) -> None:
    """Omar approves and publishes what waits."""
    open_step(page, address, "ge-ut")
    write(page, "Du som godkänner", "Omar")
    page.get_by_role("button", name="Godkänn och ge ut").press("Enter")
    expect(page.locator(".notice.done")).to_contain_text(f"Version {version} är utgiven.", timeout=20_000)


def test_from_an_excel_file_to_the_figure_on_nyttjande(page: Page, office: Office, tmp_path: Path):
    address = office.for_coordinators()
    open_step(page, address, "ta-emot")
    upload(page, workbook(tmp_path / "gavle.xlsx"))
    choose(page, "Filen kommer från", "Gävle kommun")
    write(page, "Ditt namn", "Maria")
    for number in range(1, page.get_by_label(re.compile(r"^Svar på varning \d+$")).count() + 1):
        write(page, f"Svar på varning {number}", "Så är det")
    expect(page.locator("h1")).to_have_text("Filen är utan fel och kan tas emot")
    page.get_by_role("button", name="Ta emot", exact=True).press("Enter")
    expect(page.locator(".notice.done")).to_contain_text("Mottaget som kvitto 1: Gävle kommun.")

    # Before the quarter has closed nothing of it is published.
    publish(page, address, 2)
    assert published(office.data, 2).is_empty()

    # Once it has closed it is, protected.
    closed = office.for_coordinators(day="2019-05-20")
    publish(page, closed, 3)

    visit(page, f"{closed}/nyttjande?data=exempel&sprak=sv&kommun=Gävle&aktor=kommun")
    expect(page.locator("[data-testid=stMain]")).to_contain_text("2019")
    expect(page.locator("[data-testid=stMain]")).to_contain_text(re.compile(r"≈\s2[38]\b"))
    visit(page, f"{closed}/nyttjande?data=exempel&sprak=sv&kommun=Gävle&aktor=kommun&version=1")
    expect(page.locator(".st-key-banner_version")).to_contain_text("Du ser version 1")

    counts = published(office.data, 3)
    own = counts.filter(municipality_code="2180", public_actor="kommun", placement_measure="arbetstraning")
    shown = dict(own.select("sex", "value").iter_rows())
    assert shown["F"] == 23
    assert shown["M"] in (0, 5)
    assert counts.filter(pl.col("value").is_between(0.5, 4.5)).is_empty()
    outside = [path for path in (*office.data.rglob("*"), office.log) if path.is_file()]
    assert [path.name for path in outside if WORD.encode() in path.read_bytes()] == []
