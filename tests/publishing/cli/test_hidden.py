"""What a sender has hidden, from its file to the published version: a status of its own, without a value, never a zero."""

import json

import polars as pl

OMAR = ("--av", "Omar", "--ja")
PLACED = "Kvartal;Kommun;Offentlig aktör;Insats;Kön;Antal personer;Status"


def receive(desk, file: str, *more: str) -> None:
    command = ("receive", file, "--partner", "kommun-2180", "--av", "Maria", *more)
    code, printed = desk.run(*command)
    if code == 3:
        answers = [w for part in printed.split("[v")[1:] for w in ("--svar", f"v{part.split(']')[0]}=prov")]
        code, printed = desk.run(*command, *answers)
    assert code == 0, printed


def published(desk, extract: str) -> pl.DataFrame:
    newest = max((desk.folder / "manifest").glob("v*.json"))
    entry = json.loads(newest.read_text(encoding="utf-8"))["extracts"][extract]
    return pl.read_parquet(desk.folder / entry["file"]).filter(period="2019-Q1", municipality_code="2180")


def test_a_hidden_count_is_published_without_a_value_and_not_as_a_zero(desk):
    rows = [
        "2019 kv 1;Gävle;Kommunerna;Praktik;kvinnor;17;",
        "2019 kv 1;Gävle;Kommunerna;Praktik;män;<5;",
        "2019 kv 1;Gävle;Kommunerna;Arbetsträning;kvinnor;1–4;",
        "2019 kv 1;Gävle;Kommunerna;Arbetsträning;män;;dolt av lämnaren",
        "2019 kv 1;Gävle;Kommunerna;Sysselsättning;män;okänt;",
    ]
    receive(desk, desk.file(*rows, headings=PLACED))

    code, printed = desk.run("publish", *OMAR, day="2019-05-20")

    assert code == 0, printed
    own = published(desk, "placement").filter(public_actor="kommun", enhanced_cooperation=False)
    said = {
        (measure, sex): (value, status)
        for measure, sex, value, status in own.select("placement_measure", "sex", "value", "obs_status").rows()
    }
    assert said["praktik", "F"] == (17.0, "A")
    assert said["praktik", "M"] == said["arbetstraning", "F"] == said["arbetstraning", "M"] == (None, "SU")
    assert said["sysselsattning", "M"] == (None, "UN")
    assert said["lonestod", "F"][0] in (0.0, 5.0)
    # The file of the example's own first version is as it was, and opens with the longer list of codes.
    assert desk.run("compare", "1", "2")[0] == 0


def test_the_report_says_what_may_be_written_and_no_figure(desk):
    code, printed = desk.run(
        "check",
        desk.file("2019 kv 1;Gävle;Kommunerna;Praktik;män;..;", headings=PLACED),
        "--partner",
        "kommun-2180",
    )

    assert code == 2
    assert "Skriv 0 om det inte fanns något, annars okänt, dolt av lämnaren eller ej tillämpligt." in printed
    assert "12" not in printed
