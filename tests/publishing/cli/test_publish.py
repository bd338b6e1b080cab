"""`diff`, `publish`, `versions`, `compare`, `withdraw`, `latest` and `board`: from receipts to versions, and back."""

import json

import polars as pl

from publishing.__main__ import main
from publishing.workflow import publish as workflow
from tests.publishing.cli.conftest import OTHERS

OMAR = ("--av", "Omar", "--ja")


def meetings(desk, version: int) -> list[tuple]:
    """Gävle's meetings with Arbetsförmedlingen from the end of 2018 on, as a version has them."""
    manifest = json.loads((desk.folder / "manifest" / f"v{version:06d}.json").read_text(encoding="utf-8"))
    frame = pl.read_parquet(desk.folder / manifest["extracts"]["dialogue_meeting"]["file"])
    of_gavle = frame.filter(municipality_code="2180", public_actor="arbetsformedlingen")
    return of_gavle.filter(pl.col("period") >= "2018-Q4").select("period", "value").rows()


BEFORE = [("2018-Q4", 1.0)]


def test_the_difference_of_a_file_is_shown_before_it_is_received(desk):
    file = desk.meetings("2")

    code, printed = desk.run("diff", file, "--partner", "kommun-2180")

    assert code == 0
    assert "Dialogmöten – nya rader: 3" in printed
    assert "Målen" in printed
    assert list((desk.restricted).rglob("*.json")) == []


def test_a_file_with_faults_has_no_difference(desk):
    code, printed = desk.run("diff", desk.file("2019 kv 1;Gävel;Region Gävleborg;2;"), "--partner", "kommun-2180")

    assert code == 2
    assert "Gävel" in printed


def test_what_was_received_is_published_as_a_version_of_its_own(desk, delivered):
    delivered("2")
    before = desk.published()

    code, printed = desk.run("publish", "--notering", "Första kvartalet", *OMAR, day="2019-05-20")

    assert code == 0
    assert "Kvitto 1: Gävle kommun, moten-2.csv" in printed
    assert printed.count("Publicerat: ") == 1
    assert {name: desk.published()[name] for name in before} == before
    assert meetings(desk, 1) == BEFORE
    assert meetings(desk, 2) == [*BEFORE, ("2019-Q1", 2.0)]
    manifest = json.loads((desk.folder / "manifest" / "v000002.json").read_text(encoding="utf-8"))
    assert (manifest["author"], manifest["note"], manifest["as_of"]) == ("Omar", "Första kvartalet", "2019-03-31")
    assert (manifest["previous"], manifest["receipts"]) == (1, [1])
    assert manifest["changes"] == [
        {
            "partner_id": "kommun-2180", "delivery_kind": "dialogue_meeting", "period": "2019-Q1", "change_kind": "new",
            "note": "", "rows_new": 3, "rows_changed": 0, "rows_removed": 0,
        }
    ]  # fmt: skip


def test_nothing_new_makes_no_version(desk, delivered):
    delivered("2")
    desk.run("publish", *OMAR)

    code, printed = desk.run("publish", *OMAR)

    assert code == 0
    assert "Inget att ge ut: allt som har tagits emot finns i version 2." in printed
    assert len(list((desk.folder / "manifest").glob("v*.json"))) == 2


def test_without_a_yes_nothing_is_published(desk, delivered):
    delivered("2")
    before = desk.published()

    code, printed = desk.run("publish", "--av", "Omar")

    assert code == 3
    assert "Inget har getts ut." in printed
    assert desk.published() == before


def test_who_received_it_cannot_approve_it(desk, delivered):
    delivered("2")
    before = desk.published()

    code, printed = desk.run("publish", "--av", " maria ", "--ja")

    assert code == 2
    assert "maria har själv tagit emot kvitto 1. Någon annan behöver godkänna och ge ut." in printed
    assert desk.published() == before


def test_a_correction_is_a_new_version_and_the_old_one_keeps_its_figures(desk, delivered):
    delivered("2")
    desk.run("publish", *OMAR)
    delivered("3", "--notering", "Ett möte saknades", day="2019-04-22")

    assert desk.run("publish", *OMAR)[0] == 0

    assert meetings(desk, 2)[-1] == ("2019-Q1", 2.0)
    assert meetings(desk, 3)[-1] == ("2019-Q1", 3.0)
    code, printed = desk.run("compare", "2", "3")
    assert code == 0
    assert "Skillnad från version 2 till version 3" in printed
    assert "Dialogmöten – ändrade rader: 1" in printed


def test_a_withdrawal_shows_the_version_before_and_the_deliveries_wait_to_be_sent_again(desk, delivered):
    delivered("2")
    desk.run("publish", *OMAR)

    code, _ = desk.run("withdraw", "2", "--notering", "Fel fil", *OMAR, day="2019-05-21")

    assert code == 0
    assert meetings(desk, 3) == BEFORE
    _, printed = desk.run("publish", *OMAR)
    assert "Inget att ge ut" in printed
    _, printed = desk.run("board", "--kvartal", "2019-Q1", day="2019-05-01")
    assert "återkallat" in printed
    # The same file sent again counts.
    delivered("2")
    assert desk.run("publish", *OMAR)[0] == 0
    assert meetings(desk, 4)[-1] == ("2019-Q1", 2.0)


def test_the_log_says_who_when_what_and_which_file(desk, delivered):
    delivered("2")
    desk.run("publish", *OMAR, day="2019-05-20")
    desk.run("withdraw", "v2", "--notering", "Fel fil", *OMAR, day="2019-05-21")

    _, printed = desk.run("versions")

    lines = printed.splitlines()
    assert lines[0].startswith("Version 3, den 21 maj 2019 12:00 av Omar.")
    assert "  Återkallar version 2 och visar åter siffrorna i version 1." in lines
    assert "  Återkallad av version 3." in lines
    assert "  Gävle kommun, Dialogmöten, 2019 kv 1: nya uppgifter, 3 nya, 0 ändrade, 0 borttagna rader." in lines
    (file,) = [line for line in lines if "SHA-256" in line]
    assert file.startswith("  Kvitto 1: moten-2.csv, mottaget den 20 april 2019 av Maria, SHA-256 ")


def test_no_hash_of_a_partners_file_stands_among_what_is_published(desk, delivered, monkeypatch):
    delivered("2")
    desk.run("publish", *OMAR)
    _, printed = desk.run("versions")
    sha256 = printed.split("SHA-256 ")[1].split()[0]

    assert all(sha256[:16].encode() not in content for content in desk.published().values())
    monkeypatch.delenv("ASF_RESTRICTED")
    code, printed = desk.run("versions")
    assert code == 0
    assert "SHA-256" not in printed


def test_two_at_once_the_second_sees_the_difference_again_and_none_is_lost(desk, delivered, monkeypatch):
    delivered("2")
    others = desk.file(*(f"2019 kv 1;Bollnäs;{one};1;" for one in ("Arbetsförmedlingen", *OTHERS)), name="bollnas.csv")
    publish_version = workflow.publish_version
    rival = []

    def with_a_rival(folder, draft, **more):
        if not rival:
            rival.append(True)
            assert main(["receive", others, "--partner", "kommun-2183", "--av", "Omar", "--dag", "2019-04-20"]) == 0
            assert main(["publish", "--av", "Kim", "--ja", "--dag", "2019-04-20"]) == 0
        return publish_version(folder, draft, **more)

    monkeypatch.setattr(workflow, "publish_version", with_a_rival)

    code, printed = desk.run("publish", *OMAR)

    assert code == 3
    assert "Kim har gett ut version 2" in printed
    monkeypatch.undo()
    frames = json.loads((desk.folder / "manifest" / "v000002.json").read_text(encoding="utf-8"))
    assert frames["receipts"] == [1, 2]


def test_an_older_clock_changes_no_order(desk, delivered):
    delivered("2")
    desk.run("publish", *OMAR, day="2019-05-20")
    delivered("3", "--notering", "Ett möte saknades", day="2019-05-02")

    code, printed = desk.run("publish", *OMAR, day="2019-05-03")

    assert code == 0
    assert "Numren avgör ordningen." in printed
    _, printed = desk.run("versions")
    assert printed.startswith("Version 3, den 3 maj 2019")


def test_the_folder_of_the_newest_version_is_written_anew(desk, delivered):
    delivered("2")
    desk.run("publish", *OMAR)
    path = desk.folder / "senaste" / "exempel_dialogue_meeting.parquet"
    path.unlink()

    code, printed = desk.run("latest")

    assert code == 0
    assert printed == f"Mappen {desk.folder / 'senaste'} visar version 2.\n"
    assert pl.read_parquet(path).filter(pl.col("period") == "2019-Q1").height == 3


def test_the_board_shows_what_has_come_and_the_figures_of_the_app(desk, delivered):
    delivered("2")
    desk.run("publish", *OMAR)

    code, printed = desk.run("board", "--kvartal", "2019-Q1", day="2019-05-01")

    assert code == 0
    assert "2019 kv 1 – stänger den 15 maj 2019" in printed
    assert "Dialogmöten                   1 av 10 kommuner" in printed


def test_a_catalogue_that_does_not_exist_is_said_first(desk):
    code, printed = desk.run("board", "--katalog", "dalarna")

    assert code == 2
    assert "katalogen finns inte. Skriv en av dessa: exempel." in printed
