import pytest

from publishing.messages.problems import InputError
from publishing.storage import restricted_folder


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "repo" / "data"
    folder.mkdir(parents=True)
    return folder


def fault(environment, data):
    with pytest.raises(InputError) as caught:
        restricted_folder(environment, data)
    (problem,) = caught.value.problems
    return problem.text("sv")


def test_a_folder_outside_the_data_is_taken(tmp_path, data):
    restricted = tmp_path / "skyddat"
    restricted.mkdir()

    assert restricted_folder({"ASF_RESTRICTED": f" {restricted} "}, data) == restricted
    assert list(restricted.iterdir()) == [], "what was written to see whether it can be is gone"


@pytest.mark.parametrize("environment", [{}, {"ASF_RESTRICTED": ""}, {"ASF_RESTRICTED": "  "}])
def test_a_folder_that_nobody_named_is_asked_for(data, environment):
    assert fault(environment, data) == (
        "ASF_RESTRICTED: ingen skyddad mapp är angiven. Sätt variabeln till en mapp utanför datamappen som bara du och de "
        "andra samordnarna når."
    )


def test_a_folder_that_is_not_there_is_not_made(tmp_path, data):
    named = tmp_path / "X" / "skyddat"

    assert fault({"ASF_RESTRICTED": str(named)}, data) == (
        f"{named}: den skyddade mappen finns inte. Skapa den, eller rätta ASF_RESTRICTED. Ligger den på en delad disk: "
        "anslut disken först."
    )
    assert not named.exists()


@pytest.mark.parametrize("place", ["data", "data/gavleborg/skyddat", "."])
def test_a_folder_in_or_around_the_data_is_refused(tmp_path, data, place):
    restricted = tmp_path / "repo" / place
    restricted.mkdir(parents=True, exist_ok=True)

    assert f"får inte ligga i eller runt {data}" in fault({"ASF_RESTRICTED": str(restricted)}, data)


def test_a_link_into_the_data_is_seen_through(tmp_path, data):
    link = tmp_path / "skyddat"
    link.symlink_to(data, target_is_directory=True)

    assert "får inte ligga i eller runt" in fault({"ASF_RESTRICTED": str(link)}, data)


def test_the_data_folder_of_another_checkout_is_refused(tmp_path, data):
    restricted = tmp_path / "annat" / "data" / "skyddat"
    restricted.mkdir(parents=True)
    (tmp_path / "annat" / ".git").mkdir()

    assert "datamappen i ett git-arkiv" in fault({"ASF_RESTRICTED": str(restricted)}, data)


def test_a_folder_that_cannot_be_written_to_is_told_with_the_reason(tmp_path, data, monkeypatch):
    restricted = tmp_path / "skyddat"
    restricted.mkdir()

    def refuse(dir):
        raise PermissionError(13, "Permission denied", str(dir))

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)

    assert fault({"ASF_RESTRICTED": str(restricted)}, data) == (
        f"{restricted}: det går inte att skriva i den skyddade mappen (Permission denied). Be om skrivrätt, frigör plats, "
        "eller sätt ASF_RESTRICTED till en annan mapp."
    )
