"""Notes from the command line: what of them is public, what is asked first, and what is never published."""

import json
import re

import pytest

from contract import COUNCIL_KINDS, OCCASIONAL_KINDS
from publishing.deliveries.store import read_receipts
from publishing.kinds import FORMS
from publishing.messages.problems import InputError
from publishing.validation.personal import is_published, note_remarks, refuse_note

OMAR = ("--av", "Omar", "--ja")
HEADINGS = "Kvartal;Kommun;Offentlig aktör;Insats;Kön;Antal personer"
TELLING = "Anna Svensson hade glömts"
COUNTING = "En kvinna för mycket i Ovanåker"


def receive(desk, file: str, *more: str, day: str = "2019-04-20") -> tuple[int, str]:
    """Receives Gävle's file; every question about the file, but none about the note, is answered."""
    command = ("receive", file, "--partner", "kommun-2180", "--av", "Maria", *more)
    code, printed = desk.run(*command, day=day)
    ids = re.findall(r"  ! Blad|  ! Rad.*\[(v\w{6})\]|  ! Hela filen.*\[(v\w{6})\]", printed)
    given = [f"{one}=prov" for pair in ids for one in pair if one]
    if code == 3 and given:
        code, printed = desk.run(*command, *(part for one in given for part in ("--svar", one)), day=day)
    return code, printed


def placements(desk, women: int, name: str) -> str:
    rows = [f"2019 kv 1;Gävle;Kommunerna;Praktik;{sex};{value}" for sex, value in (("kvinnor", women), ("män", 8))]
    return desk.file(*rows, headings=HEADINGS, name=name)


def receipts(desk) -> list:
    return list(read_receipts(desk.restricted / "exempel"))


def manifest(desk, number: int) -> dict:
    return json.loads((desk.folder / "manifest" / f"v{number:06d}.json").read_text(encoding="utf-8"))


def versions(desk) -> int:
    return len(list((desk.folder / "manifest").glob("v*.json")))


@pytest.mark.parametrize("kind", FORMS)
def test_the_note_on_counts_of_people_is_not_public(kind):
    assert is_published(kind) == (
        kind in ("commitment", "dialogue_meeting", "procurement", *OCCASIONAL_KINDS, *COUNCIL_KINDS)
    )


class TestOfAVersionBesideCounts:
    """What is told of counts that are not shown yet, or no longer, tells of them all the same."""

    def is_refused(self, desk, *command: str, day: str) -> bool:
        before = versions(desk)
        code, printed = desk.run(*command, "--notering", COUNTING, *OMAR, day=day)
        return (code, versions(desk)) == (2, before) and "En kvinna" in printed

    def test_that_wait_for_their_quarter(self, desk, delivered):
        receive(desk, placements(desk, 3, "a.csv"))
        delivered("2")

        assert self.is_refused(desk, "publish", day="2019-04-21")

    def test_that_were_withdrawn(self, desk, delivered):
        receive(desk, placements(desk, 3, "a.csv"))
        desk.run("publish", *OMAR, day="2019-05-20")
        desk.run("withdraw", "2", "--notering", "Fel fil", *OMAR, day="2019-05-21")
        assert manifest(desk, 3)["protected"] == {}
        receive(desk, desk.meetings("3"), "--sen", "Sent", day="2019-05-22")

        assert self.is_refused(desk, "publish", day="2019-05-23")


class TestOfADelivery:
    def test_on_counts_of_people_it_stays_with_the_receipt(self, desk):
        assert receive(desk, placements(desk, 17, "a.csv"))[0] == 0
        code, printed = receive(desk, placements(desk, 16, "b.csv"), "--notering", COUNTING, day="2019-04-21")
        assert code == 0, printed
        assert desk.run("publish", *OMAR, day="2019-05-20")[0] == 0

        assert [one.note for one in receipts(desk)] == ["", COUNTING]
        assert [change["note"] for change in manifest(desk, 2)["changes"]] != []
        assert "Ovanåker" not in "".join(change["note"] for change in manifest(desk, 2)["changes"])
        assert not any(COUNTING.encode() in content for content in desk.published().values())

    def test_on_anything_else_it_is_public_and_asked_about(self, desk, delivered):
        delivered("2")
        code, printed = receive(desk, desk.meetings("3"), "--notering", TELLING)

        assert code == 3
        assert "! Noteringen: ”Anna Svensson hade glömts”  [v" in printed
        assert "Noteringen blir offentlig och ser ut att nämna en person (”Anna Svensson”)." in printed
        assert "Skriv funktionen i stället för namnet" in printed
        assert len(receipts(desk)) == 1

        found = re.search(r"Noteringen: .*\[(v\w{6})\]", printed)[1]
        assert receive(desk, desk.meetings("3"), "--notering", TELLING, "--svar", f"{found}=Hon är ordförande")[0] == 0
        assert receipts(desk)[1].answers == {found: "Hon är ordförande"}
        desk.run("publish", *OMAR)
        assert manifest(desk, 2)["changes"][-1]["note"] == TELLING

    def test_another_note_is_asked_about_anew(self, desk, delivered):
        ids = {one.remark_id for note in (TELLING, f"{TELLING}!") for one in note_remarks(note, "kommun-2180")}
        assert len(ids) == 2

    @pytest.mark.parametrize("option", ["--notering", "--sen", "--av"])
    def test_a_personal_number_is_never_taken_in(self, desk, delivered, option):
        delivered("2")
        more = {"--notering": "Rättat", option: "Avser 900101-9802"}
        code, printed = receive(desk, desk.meetings("3"), *(part for pair in more.items() for part in pair))

        assert code == 2
        assert f"{option}: texten ser ut att innehålla ett personnummer" in printed
        assert "9802" not in printed
        assert len(receipts(desk)) == 1

    def test_a_file_with_one_is_kept_nowhere(self, desk):
        rows = ("2019 kv 1;Gävle;Arbetsförmedlingen;2;900101-9802",)
        code, printed = receive(desk, desk.file(*rows))

        assert code == 2
        assert "filen innehåller personnummer och sparas inte, inte heller som avvisad." in printed
        assert "9802" not in printed
        assert receipts(desk) == []
        assert not any(b"9802" in path.read_bytes() for path in desk.restricted.rglob("*") if path.is_file())


@pytest.mark.parametrize("command", [("publish",), ("withdraw", "2")])
class TestOfAVersion:
    @pytest.fixture
    def ready(self, desk, delivered, command, made_once):
        def make() -> None:
            delivered("2")
            if command[0] == "withdraw":
                desk.run("publish", *OMAR)

        made_once(f"ready to {command[0]}", desk.place, make)
        return versions(desk)

    @pytest.mark.parametrize(
        ("note", "says"), [(TELLING, "ser ut att nämna en person"), (COUNTING, "hur många personer")]
    )
    def test_is_asked_about_and_published_with_an_answer(self, desk, ready, command, note, says):
        code, printed = desk.run(*command, "--notering", note, *OMAR)
        assert (code, versions(desk)) == (3, ready)
        assert says in printed
        assert "Skriv om den, eller svara med --svar v" in printed

        answers = [part for one in re.findall(r"\[(v\w{6})\]", printed) for part in ("--svar", f"{one}=Redan känt")]
        assert desk.run(*command, "--notering", note, *answers, *OMAR)[0] == 0
        assert manifest(desk, versions(desk))["note"] == note

    def test_an_answer_is_kept_with_the_note_that_it_is_about(self, desk, ready, command):
        _, printed = desk.run(*command, "--notering", TELLING, *OMAR)
        answer = re.search(r"\[(v\w{6})\]", printed)[1]
        desk.run(command[0], *command[1:], "--notering", TELLING, "--svar", f"{answer}=Redan känt", "--av", "Omar")

        assert desk.run(*command, "--notering", TELLING, *OMAR)[0] == 0

    def test_a_personal_number_is_never_published(self, desk, ready, command):
        code, printed = desk.run(*command, "--notering", "Avser 900101‑9802", *OMAR)

        assert (code, versions(desk)) == (2, ready)
        assert "9802" not in printed

    def test_nor_is_one_in_the_place_of_a_name(self, desk, ready, command):
        code, printed = desk.run(*command, "--notering", "Ny fil från Gävle", "--ja", "--av", "900101-9802")

        assert (code, versions(desk)) == (2, ready)
        assert "--av: texten ser ut att innehålla ett personnummer" in printed
        assert "9802" not in printed

    def test_an_ordinary_one_is_not_asked_about(self, desk, ready, command):
        assert desk.run(*command, "--notering", "Ny fil från Gävle", *OMAR)[0] == 0


class TestOfAVersionWithCountsOfPeople:
    @pytest.fixture(autouse=True)
    def people(self, desk):
        receive(desk, placements(desk, 17, "a.csv"))

    def test_no_answer_helps_a_number_of_people(self, desk):
        code, printed = desk.run("publish", "--notering", COUNTING, "--svar", "v123456=ja", *OMAR, day="2019-05-20")

        assert (code, versions(desk)) == (2, 1)
        assert "säga hur många personer en ändring gäller (”En kvinna”)" in printed
        assert "Skriv vad som är fel utan antal" in printed

    def test_nor_when_it_is_withdrawn(self, desk):
        assert desk.run("publish", *OMAR, day="2019-05-20")[0] == 0
        code, _ = desk.run("withdraw", "2", "--notering", "Två saknades i Hofors", *OMAR, day="2019-05-21")
        assert (code, versions(desk)) == (2, 2)
        assert desk.run("withdraw", "2", "--notering", "Fel fil", *OMAR, day="2019-05-21")[0] == 0

    def test_a_name_is_asked_about_as_ever(self):
        refuse_note(TELLING, holds_people=True)
        with pytest.raises(InputError):
            refuse_note(COUNTING, holds_people=True)
        refuse_note(COUNTING, holds_people=False)
