"""A full disk, no permission, no hard links, no locks, somebody else at it: a clear message, and the last version intact."""

import dataclasses
import errno
import os
import stat
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from contract.history import read_history
from contract.manifest import to_json
from publishing.messages.problems import InputError
from publishing.storage import WORK, Store
from publishing.versions import lock
from publishing.versions import publish as commit
from publishing.versions.history import newest_whole, read_manifest
from publishing.versions.latest import refresh_latest
from publishing.versions.lock import OvertakenError, UnfinishedError, writing
from tests.publishing.versions.small import files_below, publish, residents_of
from tests.publishing.versions.steps import PUBLISHED, PUBLISHED_WITHOUT_LINKS, STEPS, STEPS_WITHOUT_LINKS

pytestmark = pytest.mark.usefixtures("checked_once")


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch):
    monkeypatch.setattr("time.sleep", lambda seconds: None)


@pytest.fixture
def no_links(monkeypatch):
    def refuse(*paths: Path) -> None:
        raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP))

    monkeypatch.setattr(os, "link", refuse)


@pytest.fixture
def no_locks(monkeypatch):
    def refuse(self: FileLock) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(FileLock, "acquire", refuse)


def failing(place: int, code: int):
    """A step that fails: the step of this number, and every later one of the same name, as a disk that stays full does."""
    names: list[str] = []

    def at_step(name: str) -> None:
        names.append(name)
        if len(names) > place and name == names[place]:
            raise OSError(code, os.strerror(code))

    return at_step


def test_the_steps_are_these(folder):
    steps: list[str] = []
    publish(folder, 200, base=1, at_step=steps.append)
    assert steps == STEPS
    assert len(STEPS) == 28


def test_without_hard_links_the_steps_are_these(folder, no_links):
    steps: list[str] = []
    publish(folder, 200, base=1, at_step=steps.append)
    assert steps == STEPS_WITHOUT_LINKS
    assert len(STEPS_WITHOUT_LINKS) == 31


WORDS = {
    errno.ENOSPC: "disken är full. Frigör utrymme och försök igen.",
    errno.EACCES: "Be den som sköter mappen om skrivrättighet och försök igen.",
    errno.EPERM: "Be den som sköter mappen om skrivrättighet och försök igen.",
    errno.EIO: "det gick inte att skriva (Input/output error). Försök igen.",
}


@pytest.mark.parametrize("code", WORDS, ids=lambda code: errno.errorcode[code])
@pytest.mark.parametrize("step", range(len(STEPS)), ids=lambda step: STEPS[step])
def test_a_step_that_fails(folder, step, code):
    before = files_below(folder)
    goes_another_way = STEPS[step].startswith(("before link", "after replace senaste"))
    if goes_another_way and code in (errno.EPERM, errno.EACCES):
        # What a share without hard links answers: there is another way. What Excel's holding on looks like: tried again.
        assert publish(folder, 200, base=1, at_step=failing(step, code)).manifest.version == 2
    else:
        with pytest.raises(InputError) as caught:
            publish(folder, 200, base=1, at_step=failing(step, code))
        assert WORDS[code] in caught.value.text("sv")
        assert isinstance(caught.value, UnfinishedError) == (step >= PUBLISHED)
    assert_what_was_there_is_intact(folder, before, is_published=step >= PUBLISHED or "before link" in STEPS[step])


@pytest.mark.parametrize("step", range(len(STEPS_WITHOUT_LINKS)), ids=lambda step: STEPS_WITHOUT_LINKS[step])
def test_a_disk_that_is_full_without_hard_links_burns_no_number(folder, no_links, step):
    before = files_below(folder)
    with pytest.raises(InputError) as caught:
        publish(folder, 200, base=1, at_step=failing(step, errno.ENOSPC))
    assert isinstance(caught.value, UnfinishedError) == (step >= PUBLISHED_WITHOUT_LINKS)
    assert newest_whole(folder).damaged == ()
    assert_what_was_there_is_intact(folder, before, is_published=step >= PUBLISHED_WITHOUT_LINKS)


def assert_what_was_there_is_intact(folder: Path, before: dict[str, bytes], *, is_published: bool) -> None:
    after = files_below(folder)
    kept = {name for name in before if not name.startswith("senaste/")}
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert not [name for name in after if name.endswith(".tmp") or name.startswith(WORK)]
    newest = newest_whole(folder)
    if newest.manifest.version == 1:
        assert {name for name in after if name.startswith("manifest/")} == {"manifest/v000001.json"}
        assert {name: after[name] for name in before} == before
    assert newest.manifest.version == 1 or is_published
    again = publish(folder, 200, base=newest.manifest.version)
    assert again.manifest.version == 2
    assert residents_of(newest_whole(folder).frames) == [200]
    assert all(one.has_copy for one in read_history(folder).every)
    assert "version 2\n" in (folder / "senaste" / "VERSION.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("step", "place"),
    [("before write history/000002.json", "history"), ("before write senaste/population.parquet", "senaste")],
)
def test_a_published_version_says_so_when_the_rest_fails(folder, step, place):
    with pytest.raises(UnfinishedError) as caught:
        publish(folder, 200, base=1, at_step=failing(STEPS.index(step), errno.ENOSPC))
    assert caught.value.manifest.version == 2
    assert caught.value.text("sv") == (
        "Version 2 är publicerad, men det som skrivs efter den är inte färdigt:\n"
        f"  {folder / place}: disken är full. Frigör utrymme och försök igen.\n"
        "Stäng det program som håller filen öppen, om det är så, och kör: "
        "python -m publishing latest --katalog prov"
    )
    assert caught.value.text("en").startswith("Version 2 is published, but what is written after it is not finished:\n")


def test_a_number_that_is_burned_is_passed_by(folder):
    (folder / "manifest" / "v000002.json").write_text('{"catalogue": "pr')
    assert publish(folder, 200, base=1).manifest.version == 3
    assert newest_whole(folder).manifest.previous == 1
    assert (folder / "manifest" / "v000002.json").read_text() == '{"catalogue": "pr'


def test_a_share_that_says_it_failed_when_it_linked(folder, monkeypatch):
    link = os.link

    def link_and_fail(source: Path, target: Path) -> None:
        link(source, target)
        raise FileExistsError(errno.EEXIST, "File exists", str(target))

    monkeypatch.setattr(os, "link", link_and_fail)
    assert publish(folder, 200, base=1).manifest.version == 2
    assert read_history(folder).numbers == (1, 2)


def test_without_locks_it_goes_on_and_says_so(folder, no_locks):
    published = publish(folder, 200, base=1)
    assert published.manifest.version == 2
    assert [hint.text("sv") for hint in published.hints] == [
        "Mappen har inga fillås. Versionen är ändå hel och ingen annans har gått förlorad, men publicera helst från en dator i taget."
    ]


def test_without_locks_nothing_of_others_is_swept(folder, no_locks):
    theirs = folder / WORK / "theirs.tmp"
    theirs.write_text("half")
    publish(folder, 200, base=1)
    assert theirs.read_text() == "half"


def test_rubbish_of_a_killed_one_is_swept_under_the_lock(folder):
    (folder / WORK / "old.tmp").write_text("half")
    publish(folder, 200, base=1)
    assert not (folder / WORK / "old.tmp").exists()


def test_without_locks_a_manifest_that_is_being_written_is_waited_for(folder, no_locks, no_links, monkeypatch):
    """Somebody else has created version 2 and not filled it: it is theirs, and the second one hears of it."""
    theirs = dataclasses.replace(read_manifest(folder / "manifest" / "v000001.json"), version=2, author="Bo")
    path = folder / "manifest" / "v000002.json"
    path.touch()
    monkeypatch.setattr("time.sleep", lambda seconds: path.write_bytes(to_json(theirs)))
    with pytest.raises(OvertakenError) as caught:
        publish(folder, 200, base=1)
    assert caught.value.newest.author == "Bo"


def test_without_locks_one_that_stays_half_written_is_passed_by(folder, no_locks, monkeypatch):
    (folder / "manifest" / "v000002.json").touch()
    monkeypatch.setattr(commit, "SETTLE_SECONDS", 0.0)
    assert publish(folder, 200, base=1).manifest.version == 3


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", "någon annan skriver i katalogen: Bo sedan 2019-05-02, på datorn "),
        ("en", "somebody else is writing in the catalogue: Bo since 2019-05-02, on the computer "),
    ],
)
def test_a_lock_that_is_held_says_who_to_wait_for(folder, monkeypatch, language, words):
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.0)
    with writing(folder, "Bo", "2019-05-02"), pytest.raises(InputError) as caught:
        publish(folder, 200, base=1)
    assert words in caught.value.text(language)
    assert f"(process {os.getpid()})" in caught.value.text(language)
    assert read_history(folder).numbers == (1,)


def test_a_lock_whose_holder_left_no_word(folder, monkeypatch):
    def refuse(self: FileLock) -> None:
        raise Timeout(self.lock_file)

    monkeypatch.setattr(FileLock, "acquire", refuse)
    with pytest.raises(InputError) as caught:
        publish(folder, 200, base=1)
    assert "någon annan skriver i katalogen: ? sedan ?" in caught.value.text("sv")


def test_a_folder_that_may_not_be_written(folder, monkeypatch):
    def refuse(self: FileLock) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", self.lock_file)

    monkeypatch.setattr(FileLock, "acquire", refuse)
    with pytest.raises(InputError) as caught:
        publish(folder, 200, base=1)
    lock_file = folder / WORK / "lock"
    assert f"{lock_file}: filen eller mappen får inte skrivas (Permission denied)." in caught.value.text("sv")


def test_a_file_held_open_for_good_is_told_and_mended_later(folder):
    def held(name: str) -> None:
        if name == "before replace senaste/population.parquet":
            raise PermissionError(errno.EACCES, "Permission denied")

    with pytest.raises(UnfinishedError):
        publish(folder, 200, base=1, at_step=held)
    words = (folder / "senaste" / "VERSION.txt").read_text(encoding="utf-8")
    assert "filerna byts till version 2 just nu" in words
    assert refresh_latest(folder).version == 2
    assert "version 2\n" in (folder / "senaste" / "VERSION.txt").read_text(encoding="utf-8")


def test_a_file_held_open_for_a_moment_is_tried_again(folder):
    tries: list[str] = []

    def held_twice(name: str) -> None:
        if name == "before replace senaste/population.parquet":
            tries.append(name)
            if len(tries) < 3:
                raise PermissionError(errno.EACCES, "Permission denied")

    assert publish(folder, 200, base=1, at_step=held_twice).manifest.version == 2
    assert len(tries) == 3


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_everybody_may_read_what_is_published(folder):
    publish(folder, 200, base=1)
    modes = {
        stat.S_IMODE(path.stat().st_mode)
        for part in ("manifest", "extracts", "senaste")
        for path in (folder / part).iterdir()
    }
    assert modes == {0o644}


def test_a_damaged_file_is_mended_by_the_same_content_and_a_whole_one_left(folder):
    file = read_manifest(folder / "manifest" / "v000001.json").extracts["population"].file
    content = (folder / file).read_bytes()
    steps: list[str] = []
    Store(folder, at_step=steps.append).put(file, content)
    assert steps == []
    (folder / file).write_bytes(content[:-1])
    Store(folder).put(file, content)
    assert (folder / file).read_bytes() == content
