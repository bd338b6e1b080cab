"""`audit`, and what it stops: while a version or a receipt is damaged or lost, nothing is published unless somebody decides by name."""

import json
import shutil

import pytest

OMAR = ("--av", "Omar", "--ja")
GOES_ON = ("--fran-version", "1", "--notering", "Ingen säkerhetskopia", *OMAR)


def flip(path) -> bytes:
    """One bit less in a file; its content before."""
    content = path.read_bytes()
    middle = len(content) // 2
    path.write_bytes(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :])
    return content


def manifest(desk, version: int):
    return desk.folder / "manifest" / f"v{version:06d}.json"


def file_of(desk, extract: str, version: int):
    return desk.folder / json.loads(manifest(desk, version).read_text(encoding="utf-8"))["extracts"][extract]["file"]


@pytest.fixture
def published(desk, delivered, made_once):
    """Version 2 with receipt 1."""

    def make() -> None:
        delivered("2")
        assert desk.run("publish", *OMAR)[0] == 0

    made_once("published from the command line", desk.place, make)
    return desk


def stopped(desk) -> str:
    """What is printed by `publish` and `withdraw`, which write nothing; and `audit` is at fault."""
    before = desk.published()
    code, printed = desk.run("publish", *OMAR)
    assert code == 2, printed
    assert desk.run("withdraw", "2", "--notering", "Fel", *OMAR)[0] == 2
    assert desk.run("audit")[0] == 2
    assert desk.published() == before
    return printed


def test_each_state_is_a_line_with_its_numbers(published, delivered):
    delivered("3", "--notering", "Ett möte saknades")
    assert published.run("publish", *OMAR)[0] == 0
    assert published.run("withdraw", "3", "--notering", "Fel fil", *OMAR, day="2019-05-21")[0] == 0
    published.run(
        "receive", published.file("2019 kv 1;Gävel;Region Gävleborg;2;"), "--partner", "kommun-2180", "--av", "Maria"
    )
    delivered("4", "--notering", "Två möten saknades")

    code, printed = published.run("audit")

    assert (code, printed.splitlines()) == (
        0,
        [
            "Versioner: 4, den senaste är version 4.",
            "Kvitton i version 4: 1 (1).",
            "Återtagna kvitton: 1 (2).",
            "Kvitton som väntar på att ges ut: 1 (4).",
            "Avvisade kvitton: 1 (3).",
            "  Kvitto 2: återtaget med version 4 av Omar den 21 maj 2019.",
            "Allt är helt, och varje godtaget kvitto är redovisat.",
        ],
    )
    assert "Receipt 2: taken back with version 4 by Omar on 21 May 2019." in published.run("audit", "--sprak", "en")[1]


def test_what_was_taken_back_is_not_said_to_be_in_the_newest_version(published):
    published.run("withdraw", "2", "--notering", "Fel fil", *OMAR)

    code, printed = published.run("publish", *OMAR)

    assert code == 0
    assert "allt som har tagits emot finns i version 3, utom det som är återtaget (kvitto 1)." in printed


def test_without_the_restricted_folder_it_says_what_it_did_not_look_at(published, monkeypatch):
    monkeypatch.delenv("ASF_RESTRICTED")

    code, printed = published.run("audit")

    assert code == 3
    assert "kvittona som versionerna räknar (1) är inte kontrollerade" in printed
    assert "väntar på att ges ut" not in printed


def test_a_damaged_file_stops_everything_until_it_is_back(published):
    path = file_of(published, "dialogue_meeting", 2)
    content = flip(path)

    printed = stopped(published)
    assert published.run("latest")[0] == 2
    assert (published.folder / "senaste" / "exempel_dialogue_meeting.parquet").read_bytes() == content
    assert f"{path}: filen har ändrats efter att version 2 gavs ut." in printed
    assert "publish --fran-version 1 --av NAMN" in printed

    path.write_bytes(content)
    assert published.run("audit")[0] == 0
    assert "Inget att ge ut: allt som har tagits emot finns i version 2." in published.run("publish", *OMAR)[1]


@pytest.mark.parametrize("how", ["flip", "remove"])
@pytest.mark.parametrize("version", [1, 2])
def test_a_damaged_manifest_stops_everything_until_it_is_back(published, how, version):
    path = manifest(published, version)
    content = path.read_bytes()
    if how == "flip":
        flip(path)
    else:
        path.unlink()

    assert str(path) in stopped(published)

    path.write_bytes(content)
    assert published.run("audit")[0] == 0


@pytest.mark.parametrize("what", ["receipt.json", "moten", "rows.parquet", "folder"])
def test_a_receipt_that_a_version_counts_and_that_is_lost_or_altered_stops_everything(published, tmp_path, what):
    place = published.restricted / "exempel" / "receipts" / "000001"
    shutil.copytree(place, tmp_path / "copy")
    if what == "folder":
        shutil.rmtree(place)
    else:
        flip(next(place.glob("original.*")) if what == "moten" else place / what)

    assert "kvitto 1" in stopped(published)

    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(tmp_path / "copy", place)
    assert published.run("audit")[0] == 0


def test_a_receipt_that_is_lost_with_its_entry_is_known_from_the_version(published):
    shutil.rmtree(published.restricted / "exempel" / "receipts" / "000001")
    shutil.rmtree(published.restricted / "exempel" / "ledger")

    assert "kvitto 1 saknas, men version 2 räknar det." in stopped(published)


def test_somebody_may_go_on_by_name_and_what_the_damaged_version_had_comes_again(published):
    flip(manifest(published, 2))

    code, printed = published.run("publish", *GOES_ON)

    assert code == 0, printed
    values = json.loads(manifest(published, 3).read_text(encoding="utf-8"))
    assert (values["previous"], values["receipts"], values["passed_by"]) == (1, [1], [2])
    code, printed = published.run("audit")
    assert code == 0
    assert "Version 2 var skadad. Omar gick vidare i version 3 den 20 april 2019: Ingen säkerhetskopia" in printed


def test_what_can_be_made_again_is_mended_by_going_on(published):
    flip(file_of(published, "dialogue_meeting", 2))

    code, printed = published.run("publish", *GOES_ON)

    assert code == 0, printed
    assert "Version 2 är hel igen" in printed
    assert published.run("audit")[0] == 0
    assert not manifest(published, 3).exists()


@pytest.mark.parametrize(
    ("version", "is_damaged", "words"),
    [("1", False, "ingen version är skadad"), ("2", True, "Den senaste som är hel och gäller är version 1.")],
)
def test_nobody_goes_on_without_need_or_from_another_version(published, version, is_damaged, words):
    if is_damaged:
        flip(manifest(published, 2))

    code, printed = published.run("publish", "--fran-version", version, "--notering", "Så", *OMAR)

    assert code == 2
    assert words in printed


def test_to_go_on_needs_a_reason(published):
    flip(manifest(published, 2))

    code, printed = published.run("publish", "--fran-version", "1", *OMAR)

    assert code == 2
    assert "--notering saknas" in printed


def test_a_rebuild_of_what_was_delivered_to_is_stopped_too(published):
    flip(manifest(published, 2))
    before = published.published()

    code, printed = published.run("build", "exempel")

    assert code == 2
    assert str(manifest(published, 2)) in printed
    assert published.published() == before


def test_no_hash_of_what_was_received_is_published(published):
    receipt = json.loads((published.restricted / "exempel" / "receipts" / "000001" / "receipt.json").read_text())
    entry = json.loads((published.restricted / "exempel" / "ledger" / "000001.json").read_text())
    files = [path.read_bytes() for path in published.folder.rglob("*") if path.is_file()]

    for sha256 in (receipt["sha256"], receipt["rows_sha256"], entry["sha256"]):
        assert not [content for content in files if sha256[:16].encode() in content]
