"""The way to work and its times, from a municipality's file to a version: protected, and owed by nobody."""

import json

import openpyxl
import polars as pl
import pytest

MARIA, OMAR = ("--av", "Maria"), ("--av", "Omar", "--ja")
HEADINGS = (
    "Kvartal;Kommun;Grupp;Längst nådda steg;Trepartssamtal hållet;Återkoppling given;Remitterad igen;Kön;Antal personer"
)
IN_TIME, CLOSED = "2020-01-20", "2020-02-20"
ROWS = (
    "inte bedömd;Kundtjänst;nej;nej;nej;kvinnor;9",
    "Grön;Inskrivning;nej;nej;nej;kvinnor;3",
    "Gul;Trepartssamtal;ja;nej;nej;män;2",
    "Röd;Insats;ja;nej;ja;män;12",
    "Röd;Arbete eller studier;ja;ja;nej;kvinnor;1",
)


def send(desk, partner: str, *rows: str, headings: str, name: str, day: str = IN_TIME) -> tuple[int, str]:
    """One delivery; every question is answered."""
    command = ("receive", desk.file(*rows, headings=headings, name=name), "--partner", partner, *MARIA)
    code, printed = desk.run(*command, day=day)
    if code == 3:
        answers = [w for part in printed.split("[v")[1:] for w in ("--svar", f"v{part.split(']')[0]}=prov")]
        code, printed = desk.run(*command, *answers, day=day)
    return code, printed


def extract(desk, name: str) -> pl.DataFrame:
    manifest = json.loads(max((desk.folder / "manifest").glob("v*.json")).read_text(encoding="utf-8"))
    return pl.read_parquet(desk.folder / manifest["extracts"][name]["file"])


def test_the_template_asks_for_the_furthest_step(desk):
    path = desk.place / "mall.xlsx"
    assert desk.run("template", "pathway", "--till", str(path))[0] == 0

    sheet = openpyxl.load_workbook(path)["Vägen till arbete"]

    assert [cell.value for cell in sheet[1]] == [*HEADINGS.split(";"), "Status"]


def test_what_is_counted_is_published_protected_when_the_quarter_has_closed(desk):
    rows = [f"2019 kv 4;Gävle;{row}" for row in ROWS]
    code, printed = send(desk, "kommun-2180", *rows, headings=HEADINGS, name="vagen.csv")
    assert code == 0, printed
    months = "Kvartal;Kommun;Grupp;Median, hela månader i insats"
    medians = ("2019 kv 4;Gävle;Röd;14", "2019 kv 4;Gävle;Gul;8")
    code, printed = send(desk, "kommun-2180", *medians, headings=months, name="tid.csv")
    assert code == 0, printed
    steps = "Kvartal;Kommun;Steg närmare arbete eller studier;Kön;Antal deltagare"
    taken = [f"2019 kv 4;Gävle;{yes};{sex};{count}" for yes, sex, count in (("ja", "kvinnor", 8), ("nej", "män", 2))]
    code, printed = send(desk, "samordningsforbundet", *taken, headings=steps, name="steg.csv")
    assert code == 0, printed

    code, printed = desk.run("publish", *OMAR, day=CLOSED)
    assert code == 0, printed
    assert "Median, tid i insats, 2019 kv 4: ges ut där minst fem personer säkert står bakom värdet" in printed

    cells = extract(desk, "pathway").filter(period="2019-Q4")
    gavle = cells.filter(municipality_code="2180")
    assert gavle.height == 134
    assert gavle.filter(pl.col("value") > 5)["value"].sort().to_list() == [9.0, 12.0]
    assert set(gavle.filter(pl.col("value") <= 5)["value"]) <= {0.0, 5.0}
    silent = cells.filter(pl.col("municipality_code") != "2180")
    assert (set(silent["obs_status"]), silent.height) == ({"NL"}, 9 * 2)
    found = extract(desk, "pathway_time").filter(period="2019").select("pathway_group", "value", "obs_status").rows()
    assert sorted(found) == [("red", 14.0, "A"), ("yellow", None, "PR")]
    of_gavle = extract(desk, "participant_step").filter(period="2019-Q4", municipality_code="2180")
    assert of_gavle.filter(step_taken=True, sex="F")["value"].to_list() == [8.0]
    assert of_gavle.height == 4
    # Nobody owes it: where it has not come, nothing is missing.
    delivered = extract(desk, "delivery").filter(pl.col("delivery_kind").is_in(["pathway", "pathway_time"]))
    assert set(delivered["delivery_status"]) == {"accepted"}
    assert set(delivered["municipality_code"]) == {"2180"}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Grön;Kundtjänst;nej;nej;nej;kvinnor;9", "gruppen bedöms vid inskrivningen"),
        ("inte bedömd;Insats;nej;nej;nej;kvinnor;9", "den som är inskriven har en grupp"),
        ("Grön;Remiss;ja;nej;nej;kvinnor;9", "ett trepartssamtal följer på remissen"),
        ("Grön;Trepartssamtal;nej;nej;nej;kvinnor;9", "den som kom till trepartssamtalet har haft ett"),
        ("Grön;Insats;nej;ja;nej;kvinnor;9", "återkopplingen gäller insatsen"),
        ("Grön;Återkoppling;nej;nej;nej;kvinnor;9", "den som kom till återkopplingen har fått en"),
        ("Grön;Försörjningsstöd;nej;nej;ja;kvinnor;9", "kan inte ha remitterats igen"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(desk, row, words):
    code, printed = send(desk, "kommun-2180", f"2019 kv 4;Gävle;{row}", headings=HEADINGS, name="vagen.csv")

    assert code == 2
    assert words in printed.lower()
    assert "rad 2" in printed.lower()
