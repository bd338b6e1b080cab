"""Drafts: on the disk at once, whole or not there, and gone only when somebody says so."""

import datetime as dt
import hashlib
import json
import os
import stat
from pathlib import Path

import pytest

from publishing.deliveries.drafts import OpenDraft, change_draft, discard_draft, fit_name, keep_draft, open_drafts
from publishing.deliveries.store import keep_answers, kept_answers
from publishing.messages.problems import InputError

NOW = dt.datetime(2019, 4, 20, 12, tzinfo=dt.UTC)
FILE = b"Kvartal;Kommun\n2019 kv 1;G\xc3\xa4vle\n"
SHA256 = hashlib.sha256(FILE).hexdigest()
STEPS = ("file", "draft", "claim")


def keep(folder: Path, content: bytes = FILE, name: str = "svar.csv", now: dt.datetime = NOW) -> OpenDraft:
    return keep_draft(folder, content, name, now=now)


def test_a_draft_holds_the_bytes_the_name_and_the_moment(tmp_path):
    kept = keep(tmp_path)

    assert open_drafts(tmp_path).open == (kept,)
    assert (kept.sha256, kept.file_name, kept.kept_at) == (SHA256, "svar.csv", NOW)
    assert kept.path == tmp_path / "drafts" / SHA256 / "file" / "svar.csv"
    assert kept.path.read_bytes() == FILE
    assert (kept.partner_id, kept.by, kept.note, kept.is_definition) == ("", "", "", False)


@pytest.mark.skipif(os.name != "posix", reason="rights of this kind are POSIX")
def test_only_the_owner_reads_it(tmp_path):
    kept = keep(tmp_path)

    for path in (tmp_path / "drafts").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
    assert kept.path.is_file()


def test_what_is_said_of_it_is_found_again(tmp_path):
    kept = change_draft(tmp_path, keep(tmp_path), partner_id="kommun-2180", by="Maria Åström")
    change_draft(tmp_path, kept, note="Ett möte var inställt", is_definition=True, after_closing="Sjukdom")

    [found] = open_drafts(tmp_path).open
    assert (found.partner_id, found.by, found.note) == ("kommun-2180", "Maria Åström", "Ett möte var inställt")
    assert (found.is_definition, found.after_closing, found.kind) == (True, "Sjukdom", "")


def test_two_who_say_something_at_the_same_time_lose_nothing(tmp_path):
    """Each window has the draft as it was when it was drawn; only the field that was changed is written."""
    as_drawn = keep(tmp_path)
    change_draft(tmp_path, as_drawn, by="Maria")
    change_draft(tmp_path, as_drawn, note="Nytt")

    [found] = open_drafts(tmp_path).open
    assert (found.by, found.note) == ("Maria", "Nytt")


def test_the_same_file_again_is_the_same_draft(tmp_path):
    change_draft(tmp_path, keep(tmp_path), by="Maria")

    again = keep(tmp_path, name="kopia.csv", now=NOW + dt.timedelta(hours=1))

    assert (again.by, again.file_name, again.kept_at) == ("Maria", "svar.csv", NOW)
    assert len(open_drafts(tmp_path).open) == 1


def test_the_newest_stands_first(tmp_path):
    for hour, name in enumerate(("a.csv", "b.csv", "c.csv")):
        keep(tmp_path, name.encode(), name, NOW + dt.timedelta(hours=hour))

    assert [draft.file_name for draft in open_drafts(tmp_path).open] == ["c.csv", "b.csv", "a.csv"]


def test_without_drafts_there_are_none(tmp_path):
    assert open_drafts(tmp_path) == open_drafts(tmp_path / "not-there")
    assert open_drafts(tmp_path).open == ()


@pytest.mark.parametrize("step", STEPS)
def test_killed_on_the_way_it_is_not_there_and_the_next_one_sweeps(tmp_path, step, monkeypatch):
    def die(name: str) -> None:
        if name == step:
            raise KeyboardInterrupt

    # A killed process removes nothing.
    monkeypatch.setattr("shutil.rmtree", lambda *_args, **_kind: None)
    with pytest.raises(KeyboardInterrupt):
        keep_draft(tmp_path, FILE, "svar.csv", now=NOW, at_step=die)
    assert open_drafts(tmp_path) == open_drafts(tmp_path / "not-there")
    monkeypatch.undo()

    kept = keep(tmp_path)
    assert kept.path.read_bytes() == FILE
    assert [path.name for path in (tmp_path / "drafts").iterdir() if path.is_dir()] == [SHA256]


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path):
    def full(name: str) -> None:
        if name == "draft":
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        keep_draft(tmp_path, FILE, "svar.csv", now=NOW, at_step=full)
    assert [path for path in (tmp_path / "drafts").iterdir() if path.is_dir()] == []


def altered(place: Path) -> None:
    (place / "file" / "svar.csv").write_bytes(FILE + b"x")


def without_file(place: Path) -> None:
    (place / "file" / "svar.csv").unlink()


def without_words(place: Path) -> None:
    (place / "draft.json").unlink()


def half_written(place: Path) -> None:
    (place / "draft.json").write_text('{"path": "sv', encoding="utf-8")


def another_type(place: Path) -> None:
    words = json.loads((place / "draft.json").read_text(encoding="utf-8"))
    (place / "draft.json").write_text(json.dumps(words | {"by": 7}), encoding="utf-8")


@pytest.mark.parametrize("spoil", [altered, without_file, without_words, half_written, another_type])
def test_a_broken_one_is_named_hinders_no_other_and_is_mended_by_the_file(tmp_path, spoil):
    keep(tmp_path)
    other = keep(tmp_path, b"another", "annan.csv")
    spoil(tmp_path / "drafts" / SHA256)

    assert open_drafts(tmp_path).broken == (SHA256,)
    assert open_drafts(tmp_path).open == (other,)

    keep(tmp_path)
    assert open_drafts(tmp_path).broken == ()


def test_thrown_away_it_is_gone_and_the_answers_about_it_stay(tmp_path):
    keep(tmp_path)
    keep_answers(tmp_path, SHA256, {"v123abc": "Det stämmer"})

    discard_draft(tmp_path, SHA256)
    discard_draft(tmp_path, SHA256)

    assert open_drafts(tmp_path).open == ()
    assert kept_answers(tmp_path, SHA256) == {"v123abc": "Det stämmer"}


def test_what_is_gone_cannot_be_changed(tmp_path):
    kept = keep(tmp_path)
    discard_draft(tmp_path, SHA256)

    with pytest.raises(FileNotFoundError):
        change_draft(tmp_path, kept, by="Maria")
    assert open_drafts(tmp_path).open == ()


def test_only_a_checksum_is_a_draft(tmp_path):
    (tmp_path / "drafts" / "notes").mkdir(parents=True)

    assert open_drafts(tmp_path) == open_drafts(tmp_path / "not-there")
    for name in ("..", "notes", "../receipts"):
        with pytest.raises(ValueError, match="no SHA-256"):
            discard_draft(tmp_path, name)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("svar.csv", "svar.csv"),
        ("Gävle kommun 2019 kv 1.xlsx", "Gävle kommun 2019 kv 1.xlsx"),
        ("../../data/exempel/x.csv", "x.csv"),
        ("C:\\Users\\maria\\svar.xlsx", "svar.xlsx"),
        ("..", "file"),
        ("", "file"),
        ("/", "file"),
        ("a\x00b\n.csv", "a_b_.csv"),
        ('vad?"<nu>|*.csv', "vad___nu___.csv"),
        (".htaccess", "htaccess"),
        ("x" * 300 + ".xlsx", "x" * 116 + ".xlsx"),
        ("a." + "y" * 300, "a." + "y" * 10),
    ],
)
def test_a_name_from_a_browser_is_a_name_and_no_path(tmp_path, given, kept):
    draft = keep(tmp_path, name=given)

    assert fit_name(given) == draft.file_name == kept
    assert draft.path.parent == tmp_path / "drafts" / SHA256 / "file"
    assert open_drafts(tmp_path).open == (draft,)


def test_more_than_the_drafts_may_take_together_is_refused_and_the_same_file_is_not(tmp_path, monkeypatch):
    monkeypatch.setattr("publishing.deliveries.drafts.MOST_MB", 1)
    kept = keep(tmp_path, bytes(1024 * 1024))

    with pytest.raises(InputError) as refused:
        keep(tmp_path, b"x", "en till.csv")

    [problem] = refused.value.problems
    assert (problem.file, problem.message) == ("en till.csv", "drafts_full")
    assert "högst 1 MB" in problem.text("sv")
    assert keep(tmp_path, bytes(1024 * 1024)) == kept
    discard_draft(tmp_path, kept.sha256)
    assert keep(tmp_path, b"x", "en till.csv").file_name == "en till.csv"
