"""Counts of people from the files to a version: held until the quarter has closed, then protected, late ones later."""

import json
from pathlib import Path

import polars as pl
import pytest

from publishing.messages.problems import InputError
from publishing.versions.earlier import earlier_publications

OMAR = ("--av", "Omar", "--ja")
CLOSED_Q1, CLOSED_Q2 = "2019-05-20", "2019-08-20"
HEADINGS = "Kvartal;Kommun;Offentlig aktör;Insats;Kön;Antal personer"


@pytest.fixture
def send(desk):
    """`send("2019 kv 1", 17, 3)`: Gävle's women and men in work placement; every warning is answered."""

    def deliver(quarter: str, women: int, men: int, *more: str, day: str, by: str = "Maria") -> None:
        rows = [
            f"{quarter};Gävle;Kommunerna;Praktik;{sex};{value}" for sex, value in (("kvinnor", women), ("män", men))
        ]
        file = desk.file(*rows, headings=HEADINGS, name=f"{quarter}-{women}-{men}.csv")
        command = ("receive", file, "--partner", "kommun-2180", "--av", by, *more)
        code, printed = desk.run(*command, day=day)
        if code == 3:
            answers = [w for part in printed.split("[v")[1:] for w in ("--svar", f"v{part.split(']')[0]}=prov")]
            code, printed = desk.run(*command, *answers, day=day)
        assert code == 0, printed

    return deliver


def manifest(desk, number: int) -> dict:
    return json.loads((desk.folder / "manifest" / f"v{number:06d}.json").read_text(encoding="utf-8"))


def rows(desk, version: int, extract: str) -> pl.DataFrame:
    return pl.read_parquet(desk.folder / manifest(desk, version)["extracts"][extract]["file"])


def placed(desk, version: int, period: str) -> dict[str, tuple]:
    """Gävle's own work placements by sex, as a version has them."""
    frame = rows(desk, version, "placement").filter(
        period=period, municipality_code="2180", public_actor="kommun", placement_measure="praktik"
    )
    return {sex: (value, kind, status) for sex, value, kind, status in
            frame.select("sex", "value", "value_kind", "obs_status").rows()}  # fmt: skip


def status(desk, version: int, period: str) -> str:
    frame = rows(desk, version, "delivery").filter(period=period, municipality_code="2180", delivery_kind="placement")
    return frame["delivery_status"].item()


def every_published_count(desk) -> pl.DataFrame:
    """The delivered counts of people in every published file, whichever version names it."""
    frames = [pl.read_parquet(path) for path in (desk.folder / "extracts").glob("placement-*.parquet")]
    return pl.concat(frames, how="diagonal").filter(pl.col("source_id").str.starts_with("leverans_"))


def test_before_the_quarter_has_closed_nothing_is_published(desk, send):
    send("2019 kv 1", 17, 3, day="2019-04-20")

    code, _ = desk.run("publish", *OMAR, day="2019-05-15")

    assert code == 0
    assert placed(desk, 2, "2019-Q1") == {}
    assert manifest(desk, 2)["protected"] == {}
    assert not Path(desk.folder, "manifest", "v000003.json").exists()
    waits = (
        "Inget att ge ut nu: antal personer väntar på att ett nytt kvartal stänger (placeringar 2019 kv 1). Allt annat"
    )
    assert waits in desk.run("publish", *OMAR, day="2019-05-15")[1]


def test_after_it_has_closed_the_counts_are_published_protected(desk, send):
    send("2019 kv 1", 17, 3, day="2019-04-20")
    desk.run("publish", *OMAR, day="2019-05-15")

    code, printed = desk.run("publish", *OMAR, day=CLOSED_Q1)

    assert code == 0, printed
    assert "Antal personer, placeringar, 2019 kv 1: ges ut med små antal ändrade till 0 eller 5." in printed
    shown = placed(desk, 3, "2019-Q1")
    assert shown["F"] == (17.0, "exact", "A")
    assert shown["M"] in {(0.0, "rounded", "A"), (5.0, "rounded", "A")}
    assert manifest(desk, 3)["protected"] == {"placement": {"2019-Q1": [1]}}
    assert manifest(desk, 3)["as_of"] == "2019-03-31"
    (change,) = manifest(desk, 3)["changes"]
    assert (change["partner_id"], change["delivery_kind"], change["change_kind"]) == ("kommun-2180", "placement", "new")
    assert change["rows_new"] == 14
    # The quarter is published once.
    assert (
        "Inget att ge ut: allt som har tagits emot finns i version 3."
        in desk.run("publish", *OMAR, day="2019-07-01")[1]
    )


def test_who_received_the_counts_cannot_approve_them_later_either(desk, send):
    send("2019 kv 1", 17, 3, day="2019-04-20")
    desk.run("publish", *OMAR, day="2019-05-15")

    code, printed = desk.run("publish", "--av", "Maria", "--ja", day=CLOSED_Q1)

    assert code == 2
    assert "Maria har själv tagit emot kvitto 1." in printed


def test_a_correction_waits_for_the_next_quarter(desk, send):
    send("2019 kv 1", 17, 3, day="2019-04-20")
    desk.run("publish", *OMAR, day=CLOSED_Q1)
    send("2019 kv 1", 19, 3, "--notering", "Två saknades", "--sen", "Felräknat", day="2019-06-01")
    desk.run("publish", *OMAR, day="2019-06-02")
    assert placed(desk, 3, "2019-Q1")["F"] == (17.0, "exact", "A")

    send("2019 kv 2", 21, 2, day="2019-07-20")
    code, printed = desk.run("publish", *OMAR, day=CLOSED_Q2)

    assert code == 0, printed
    assert placed(desk, 4, "2019-Q1")["F"] == (19.0, "exact", "A")
    assert placed(desk, 4, "2019-Q2")["F"] == (21.0, "exact", "A")
    assert manifest(desk, 4)["protected"] == {"placement": {"2019-Q1": [2], "2019-Q2": [3]}}


def test_what_has_not_come_is_silent_and_not_zero(desk, send):
    send("2019 kv 1", 17, 3, day="2019-04-20")
    desk.run("publish", *OMAR, day=CLOSED_Q1)

    silent = rows(desk, 2, "placement").filter(period="2019-Q1", municipality_code="2183")

    assert set(silent.select("value", "obs_status").rows()) == {(None, "NL")}
    # Arbetsförmedlingen and Försäkringskassan owe Gävle's placements too.
    assert status(desk, 2, "2019-Q1") == "late"


def test_no_published_file_holds_a_small_count_whatever_is_sent(desk, send):
    for quarter, day, closed in (("2019 kv 1", "2019-04-20", CLOSED_Q1), ("2019 kv 2", "2019-07-20", CLOSED_Q2)):
        send(quarter, 4, 1, day=day)
        assert desk.run("publish", *OMAR, day=closed)[0] == 0

    counts = every_published_count(desk)
    assert counts.height > 500
    assert counts.filter(pl.col("value").is_between(0.5, 4.5)).is_empty()
    assert set(counts.filter(pl.col("value").is_in([0.0, 5.0]))["value_kind"]) == {"rounded"}


def test_a_withdrawn_quarter_is_published_again_in_view_of_what_was_shown(desk, send):
    send("2019 kv 1", 6, 3, day="2019-04-20")
    desk.run("publish", *OMAR, day=CLOSED_Q1)
    desk.run("withdraw", "2", "--notering", "Fel fil", *OMAR, day=CLOSED_Q1)
    send("2019 kv 1", 5, 3, "--sen", "Rätt fil", day="2019-05-21")

    code, printed = desk.run("publish", *OMAR, day="2019-05-22")

    assert code == 0, printed
    # Six, then five, would show the five.
    assert placed(desk, 4, "2019-Q1")["F"] == (6.0, "exact", "A")


def flip(path: Path) -> bytes:
    """Alters one byte of a file; its content before."""
    before = path.read_bytes()
    path.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
    return before


class TestAVersionThatIsDamaged:
    """Whoever read it may have kept it, so that what it showed counts whether or not it can be read today."""

    @pytest.fixture
    def six_shown(self, desk, send, made_once):
        """Six women are shown in version 2, and then corrected to five; the next quarter has come."""

        def make() -> None:
            send("2019 kv 1", 6, 3, day="2019-04-20")
            desk.run("publish", *OMAR, day=CLOSED_Q1)
            send("2019 kv 1", 5, 3, "--notering", "Fel antal", "--sen", "Felräknat", day="2019-06-01")
            send("2019 kv 2", 21, 2, day="2019-07-20")

        made_once("six women shown", desk.place, make)

    def damaged(self, desk, what: str) -> Path:
        return desk.folder / (
            f"manifest/{what}" if what.endswith("json") else manifest(desk, 2)["extracts"][what]["file"]
        )

    @pytest.mark.parametrize("what", ["placement", "v000002.json"])
    def test_nothing_is_published_until_it_can_be_read(self, desk, six_shown, what):
        path = self.damaged(desk, what)
        before = path.read_bytes()
        path.write_bytes(before[: len(before) // 2])

        code, printed = desk.run("publish", *OMAR, day=CLOSED_Q2)

        assert code == 2
        assert path.name in printed
        assert "--fran-version 1" in printed
        assert "Antal personer för de kvartal som det skadade har visat ges då inte ut" in printed
        assert not Path(desk.folder, "manifest", "v000003.json").exists()

        path.write_bytes(before)
        assert desk.run("publish", *OMAR, day=CLOSED_Q2)[0] == 0
        # Six, then five, would show the five.
        assert placed(desk, 3, "2019-Q1")["F"] == (6.0, "exact", "A")

    @pytest.mark.parametrize("what", ["placement", "v000002.json"])
    def test_who_goes_on_without_it_publishes_the_rest_and_never_counts_beside_it(self, desk, six_shown, send, what):
        """The first quarter stays away until the file is back; the second, which it cannot have shown, is published."""
        path = self.damaged(desk, what)
        before = path.read_bytes()
        path.unlink()
        on = ("--fran-version", "1", "--notering", "Ingen kopia finns")

        code, printed = desk.run("publish", *on, *OMAR, day=CLOSED_Q2)

        assert code == 0, printed
        assert "Ges inte ut nu: " in printed
        assert str(path) in printed
        assert placed(desk, 3, "2019-Q2")["F"] == (21.0, "exact", "A")
        assert "2019-Q1" not in manifest(desk, 3)["protected"]["placement"]
        assert rows(desk, 3, "placement").filter(period="2019-Q1").is_empty()

        send("2019 kv 3", 22, 2, day="2019-10-20")
        assert desk.run("publish", *OMAR, day="2019-11-20")[0] == 0
        assert rows(desk, 4, "placement").filter(period="2019-Q1").is_empty()

        path.write_bytes(before)
        send("2019 kv 4", 23, 2, day="2020-01-20")
        code, printed = desk.run("publish", *OMAR, day="2020-02-20")
        assert (code, "Ges inte ut nu" in printed) == (0, False)
        # Six, then five, would show the five.
        assert placed(desk, 5, "2019-Q1")["F"] == (6.0, "exact", "A")

    def test_only_what_it_showed_is_asked_for(self, desk, six_shown):
        """It showed the first quarter; the second, and other extracts of the first, can be read without it."""
        flip(self.damaged(desk, "placement"))

        assert earlier_publications(desk.folder, "placement", "2019-Q2") == ()
        assert earlier_publications(desk.folder, "service_use", "2019-Q1") == ()
        with pytest.raises(InputError) as raised:
            earlier_publications(desk.folder, "placement", "2019-Q1")
        (problem,) = raised.value.problems
        assert (Path(problem.file).name, problem.details["version"]) == (self.damaged(desk, "placement").name, "2")

    def test_another_file_of_it_is_no_hindrance(self, desk, six_shown):
        flip(self.damaged(desk, "delivery"))

        assert len(earlier_publications(desk.folder, "placement", "2019-Q1")) == 1

    def test_a_number_that_was_claimed_and_never_filled_was_no_version(self, desk, six_shown):
        (desk.folder / "manifest" / "v000003.json").touch()
        assert len(earlier_publications(desk.folder, "placement", "2019-Q1")) == 1

    def test_an_emptied_manifest_that_a_later_version_was_made_from_was_one(self, desk, six_shown):
        assert desk.run("publish", *OMAR, day=CLOSED_Q2)[0] == 0
        (desk.folder / "manifest" / "v000002.json").write_bytes(b"")

        with pytest.raises(InputError, match=r"v000002\.json"):
            earlier_publications(desk.folder, "placement", "2019-Q1")
