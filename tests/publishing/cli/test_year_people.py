"""Different people during a year, from the file to a version: with the fourth quarter, as a floor, and never missing."""

import json
from pathlib import Path

import polars as pl
import pytest

OMAR = ("--av", "Omar", "--ja")
PLACEMENTS = "Kvartal;Kommun;Offentlig aktör;Insats;Kön;Antal personer"
YEAR = "Kvartal;Kommun;Offentlig aktör;Kön;Antal olika personer;Status"
IN_TIME, CLOSED = "2020-01-20", "2020-02-20"


@pytest.fixture
def send(desk):
    """Gävle's women and men of a quarter, or different people of 2019; every warning is answered."""

    def deliver(women: int, men: int, *more: str, headings: str = YEAR, day: str = IN_TIME) -> tuple[int, str]:
        measure = "Praktik;" if headings == PLACEMENTS else ""
        rows = [
            f"2019 kv 4;Gävle;Kommunerna;{measure}{sex};{value}" for sex, value in (("kvinnor", women), ("män", men))
        ]
        rows = [f"{row};" if headings == YEAR else row for row in rows]
        file = desk.file(*rows, headings=headings, name=f"{len(headings)}-{women}-{men}.csv")
        command = ("receive", file, "--partner", "kommun-2180", "--av", "Maria", *more)
        code, printed = desk.run(*command, day=day)
        if code == 3:
            answers = [w for part in printed.split("[v")[1:] for w in ("--svar", f"v{part.split(']')[0]}=prov")]
            code, printed = desk.run(*command, *answers, day=day)
        return code, printed

    return deliver


def manifest(desk, number: int) -> dict:
    return json.loads((desk.folder / "manifest" / f"v{number:06d}.json").read_text(encoding="utf-8"))


def told(desk, number: int) -> dict[str, tuple]:
    frame = pl.read_parquet(desk.folder / manifest(desk, number)["extracts"]["placement_year"]["file"])
    assert set(frame.select("municipality_code", "public_actor", "period").rows()) == {("2180", "kommun", "2019")}
    return {row[0]: row[1:] for row in frame.select("sex", "value", "value_kind", "obs_status").rows()}


def test_it_is_published_when_its_quarter_is_and_with_it(desk, send):
    assert send(17, 3, headings=PLACEMENTS)[0] == 0
    code, printed = send(63, 8)
    assert code == 0, printed
    assert "Olika personer under året" in printed

    assert desk.run("publish", *OMAR, day="2020-02-10")[0] == 0
    assert "placement_year" not in manifest(desk, 2)["extracts"]

    code, printed = desk.run("publish", *OMAR, day=CLOSED)

    assert code == 0, printed
    assert "Antal personer, olika personer under året, 2019 kv 4: ges ut som ”minst” i hela femtal" in printed
    assert manifest(desk, 3)["protected"] == {"placement": {"2019-Q4": [1]}, "placement_year": {"2019-Q4": [2]}}
    found = told(desk, 3)
    assert found["M"] == (None, None, "PR")
    # A step less is told now and then; at six steps less it would be protected, once in a quarter of a million times.
    assert found["F"][1:] == ("at_least", "A")
    assert found["F"][0] in {60.0 - 5 * steps for steps in range(7)}
    rows = pl.read_parquet(desk.folder / manifest(desk, 3)["extracts"]["source"]["file"])
    assert rows.filter(source_id="leverans_kommun-2180_placement_year")["reference_period_sv"].to_list() == ["2019"]


def test_it_is_held_until_then_and_missing_nowhere(desk, send):
    send(63, 8)
    desk.run("publish", *OMAR, day=IN_TIME)

    rows = pl.read_parquet(desk.folder / manifest(desk, 2)["extracts"]["delivery"]["file"])

    of_year = rows.filter(delivery_kind="placement_year")
    assert of_year.select("municipality_code", "period", "delivery_status").rows() == [("2180", "2019-Q4", "held")]
    _, printed = desk.run("board", "--kvartal", "2019-Q4", day=IN_TIME)
    assert "  Olika personer under året     1 av 1 kommuner (publiceras senare)\n" in printed
    assert max(map(len, printed.splitlines())) <= 100
    _, printed = desk.run("board", "--kvartal", "2019-Q3", day=IN_TIME)
    assert "Olika personer" not in printed


def test_fewer_than_in_a_quarter_is_refused(desk, send):
    send(17, 3, headings=PLACEMENTS)

    code, printed = send(16, 8)

    assert code == 2
    assert "Färre under hela året än 17, som ni har lämnat för slutet av 2019 kv 4." in printed


def test_a_version_that_is_withdrawn_takes_its_year_along(desk, send):
    send(63, 8)
    desk.run("publish", *OMAR, day=CLOSED)
    assert Path(desk.folder, "senaste", "exempel_placement_year.parquet").exists()

    code, printed = desk.run("withdraw", "2", *OMAR, "--notering", "Fel fil", day=CLOSED)

    assert code == 0, printed
    assert not Path(desk.folder, "senaste", "exempel_placement_year.parquet").exists()


def test_no_exact_count_leaves_the_restricted_folder(desk, send):
    send(4711, 4713, headings=YEAR)
    desk.run("publish", *OMAR, day=CLOSED)

    for path in (path for path in desk.folder.rglob("*.parquet") if "placement_year" in path.name):
        values = pl.read_parquet(path)["value"].drop_nulls()
        assert (values % 5 == 0).all()
