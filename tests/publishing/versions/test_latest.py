"""The folder `senaste/`: plain Parquet of the newest version for Power Query, R and Polars."""

import polars as pl
import pytest

from contract import EXTRACTS, may_be_absent
from publishing.messages.problems import InputError
from publishing.versions.history import NoWholeVersionError
from publishing.versions.latest import refresh_latest
from tests.publishing.versions.small import frames, publish, settings

WRITTEN = [extract for extract in EXTRACTS if not may_be_absent(extract)]
WORDS = """Prov (katalogen prov), version 2
Uppgifterna gäller till och med 2018-12-31.
Versionen gavs ut 2019-05-02T12:00:00+00:00.
Alla filer i mappen hör till versionen.

Prov (catalogue prov), version 2
The figures hold up to and including 2018-12-31.
The version was published 2019-05-02T12:00:00+00:00.
All files in the folder belong to the version.
"""


def test_it_holds_every_extract_of_the_newest_version_and_says_which_it_is(folder):
    publish(folder, 200, base=1)
    names = {path.name for path in (folder / "senaste").iterdir()}
    assert names == {f"{extract}.parquet" for extract in WRITTEN} | {"VERSION.txt"}
    for extract in WRITTEN:
        frame = frames(200)[extract]
        path = folder / "senaste" / f"{extract}.parquet"
        assert pl.read_parquet(path).equals(frame), extract
        assert pl.read_parquet_metadata(path)["catalogue"] == "prov"
    assert (folder / "senaste" / "VERSION.txt").read_text(encoding="utf-8") == WORDS


def test_made_up_figures_are_known_by_every_name_and_every_row(empty):
    folder = empty.rename(empty.with_name("lek"))
    made = frames(100, catalogue="lek")
    publish(folder, 0, base=None, frames=made, settings=settings(name="lek", is_example=True))
    names = {path.name for path in (folder / "senaste").iterdir()}
    assert names == {f"exempel_{extract}.parquet" for extract in WRITTEN} | {"exempel_VERSION.txt"}
    path = folder / "senaste" / "exempel_population.parquet"
    assert pl.read_parquet(path)["catalogue"].to_list() == ["lek"]
    metadata = pl.read_parquet_metadata(path)
    assert (metadata["catalogue"], metadata["is_example"]) == ("lek", "true")
    words = (folder / "senaste" / "exempel_VERSION.txt").read_text(encoding="utf-8")
    assert words.startswith("EXEMPEL. Uppgifterna är påhittade.\n")
    assert "\nEXAMPLE. The figures are made up.\n" in words


def test_while_it_is_written_it_says_so(folder):
    seen: list[str] = []

    def look(name: str) -> None:
        if name == "after replace senaste/population.parquet":
            seen.append((folder / "senaste" / "VERSION.txt").read_text(encoding="utf-8"))

    publish(folder, 200, base=1, at_step=look)
    assert [words.splitlines()[0] for words in seen] == ["Prov (katalogen prov): filerna byts till version 2 just nu."]


@pytest.mark.parametrize("spoil", ["population.parquet", "VERSION.txt"])
@pytest.mark.parametrize("way", ["remove", "alter"])
def test_it_is_mended(folder, spoil, way):
    path = folder / "senaste" / spoil
    content = path.read_bytes()
    path.unlink() if way == "remove" else path.write_bytes(b"x")
    assert refresh_latest(folder).version == 1
    assert path.read_bytes() == content


def test_what_is_as_it_should_be_is_left_alone(folder):
    steps: list[str] = []
    refresh_latest(folder, at_step=steps.append)
    assert [step for step in steps if "senaste" in step] == []


def test_with_a_damaged_version_it_shows_the_newest_that_is_whole(folder):
    file = publish(folder, 200, base=1).manifest.extracts["population"].file
    (folder / file).unlink()
    assert refresh_latest(folder).version == 1
    assert pl.read_parquet(folder / "senaste" / "population.parquet")["value"].to_list() == [100]


def test_publishing_the_same_again_brings_it_up_to_date(folder):
    (folder / "senaste" / "population.parquet").unlink()
    assert not publish(folder, 100, base=1).is_new
    assert (folder / "senaste" / "population.parquet").is_file()


def test_a_catalogue_without_versions_has_none(empty):
    with pytest.raises(NoWholeVersionError):
        refresh_latest(empty)
    assert not (empty / "senaste").exists()


def test_a_failure_says_how_to_finish(folder):
    def full(name: str) -> None:
        raise OSError(28, "No space left on device")

    (folder / "senaste" / "VERSION.txt").unlink()
    with pytest.raises(InputError) as caught:
        refresh_latest(folder, at_step=full)
    assert "Version 1 är publicerad, men det som skrivs efter den är inte färdigt:" in caught.value.text("sv")
    assert "python -m publishing latest --katalog prov" in caught.value.text("sv")
