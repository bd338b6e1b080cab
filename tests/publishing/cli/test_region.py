"""`python -m publishing region NAME --kommuner …`: a folder that builds at once, with what public sources give and nothing else."""

import csv
import tomllib
from pathlib import Path

import polars as pl
import pytest

from contract import EXTRACTS
from dashboard.extracts import open_database
from dashboard.filters import Filters
from dashboard.query import run_query
from dashboard.versions import list_manifests, read_history
from publishing.__main__ import main
from publishing.catalogue.public_sources import known_municipalities, known_residents
from publishing.catalogue.region import NAME, RESERVED
from publishing.kinds import KINDS
from queries import query_names

# Three municipalities in two counties; and the whole of a county that has one.
MIXED = ("0580", "0483", "2101")
GOTLAND = ("0980",)


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    """`run("region", …)`: one command in an empty folder of catalogues, its exit code and all that it printed."""
    monkeypatch.delenv("ASF_CATALOGUE", raising=False)

    def command(*arguments: str) -> tuple[int, str]:
        code = main([*arguments, "--data", str(tmp_path / "data"), "--dag", "2026-11-29"])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return command


def facts(folder: Path, extract: str) -> list[dict]:
    with (folder / "facts" / f"{extract}.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_the_folder_holds_what_public_sources_give_and_builds_at_once(run, tmp_path):
    code, printed = run("region", "prov-region", "--kommuner", *MIXED)
    folder = tmp_path / "data" / "prov-region"

    assert code == 0
    assert "3 kommuner i Södermanlands län, Östergötlands län och Gävleborgs län" in printed
    assert "python -m publishing build prov-region" in printed
    names = [(row["municipality_code"], row["municipality_name"], row["part"]) for row in facts(folder, "municipality")]
    assert names == [("0483", "Katrineholm", "04"), ("0580", "Linköping", "05"), ("2101", "Ockelbo", "21")]
    population = {(row["municipality_code"], row["period"]): row["value"] for row in facts(folder, "population")}
    assert len(population) == 3 * 10
    assert population["2101", "2015"] == "5849"
    residents = {(row["area_code"], row["period"]): row["value"] for row in facts(folder, "context_observation")}
    assert residents["21", "2015"] == "281815"
    assert {row["area_code"] for row in facts(folder, "area") if row["is_region"] == "true"} == {"prov_region"}

    code, printed = run("build", "prov-region")

    assert code == 0, printed
    assert (folder / "manifest" / "v000001.json").is_file()


def test_no_row_stands_where_no_public_source_gives_one(run, tmp_path):
    run("region", "prov", "--kommuner", *MIXED)
    folder = tmp_path / "data" / "prov"
    with_rows = {name for name in EXTRACTS if (folder / "facts" / f"{name}.csv").is_file() and facts(folder, name)}

    assert with_rows == {"source", "area", "municipality", "indicator", "population", "context_observation"}
    # Every other file has its headings, but for what is made from partners.toml.
    assert {path.stem for path in (folder / "facts").glob("*.csv")} == set(EXTRACTS) - {"provision_agreement"}


def test_a_region_that_is_a_county_is_called_so(run, tmp_path):
    run("region", "ovanlig", "--kommuner", *GOTLAND)
    folder = tmp_path / "data" / "ovanlig"

    assert 'region_sv = "Gotlands län"' in (folder / "catalogue.toml").read_text(encoding="utf-8")
    assert 'region_en = "Gotland County"' in (folder / "catalogue.toml").read_text(encoding="utf-8")
    assert [row["area_code"] for row in facts(folder, "area") if row["is_region"] == "true"] == ["09"]
    assert [row["part"] for row in facts(folder, "municipality")] == [""]


def test_a_region_of_one_municipality_reads_well_in_a_title(run, tmp_path):
    run("region", "prov", "--kommuner", "1060")
    settings = (tmp_path / "data" / "prov" / "catalogue.toml").read_text(encoding="utf-8")

    for line in (
        'region_sv = "En kommun i Blekinge län"',
        'title_sv = "ASF i en kommun i Blekinge län"',
        'region_en = "One municipality in Blekinge County"',
        'title_en = "WISEs in one municipality in Blekinge County"',
    ):
        assert line in settings


def test_municipalities_are_partners_under_their_names(run, tmp_path):
    run("region", "prov", "--kommuner", "0583", "0584", "0586", "2104")
    partners = (tmp_path / "data" / "prov" / "partners.toml").read_text(encoding="utf-8")

    for name in ("Motala kommun", "Vadstena kommun", "Mjölby kommun", "Hofors kommun"):
        assert f'name_sv = "{name}"' in partners
    assert 'partner_id = "arbetsformedlingen"' in partners


def test_for_every_kind_there_is_a_proposal_of_who_delivers_it(run, tmp_path):
    """A page that nobody has delivered to says who would have to. Notes for what another kind tells come from whoever sends that one."""
    run("region", "prov", "--kommuner", "0583", "0584")
    partners = tomllib.loads((tmp_path / "data" / "prov" / "partners.toml").read_text(encoding="utf-8"))["partner"]

    assert {kind for partner in partners for kind in (*partner["owes"], *partner["sends"])} == {
        name for name, kind in KINDS.items() if not kind.notes_for
    }


@pytest.mark.parametrize(("arguments", "said"), [
    (("Öst", "--kommuner", "0580"), "”Öst” kan inte vara namnet på en mapp för en region. Skriv små bokstäver a–z"),
    (("../ute", "--kommuner", "0580"), "kan inte vara namnet på en mapp"),
    (("prov", "--kommuner", "580"), "”580” har förlorat en nolla. Skriv 0580 för Linköping."),
    (("prov", "--kommuner", "Linkoping"), "”Linkoping” är ett namn och ingen kod. Skriv 0580 för Linköping."),
    (("prov", "--kommuner", "9999"), "”9999” är ingen kommunkod."),
    (("prov", "--kommuner", "0580", "0581", "0580"), "”0580” står mer än en gång. Skriv varje kommun en gång."),
    (("prov", "--kommuner", "0580,9999"), "”9999” är ingen kommunkod."),
    (("prov", "--kommuner", ","), "--kommuner saknas."),
    (("con", "--kommuner", "0580"), "”con” är upptaget: Windows eller appen använder namnet själv. Välj ett annat namn, till exempel con-regionen."),
    (("lpt1", "--kommuner", "0580"), "”lpt1” är upptaget"),
    (("AUX", "--kommuner", "0580"), "”AUX” är upptaget"),
    (("senaste", "--kommuner", "0580"), "”senaste” är upptaget"),
    (("exempel", "--kommuner", "0580"), "”exempel” är upptaget"),
    (("prov",), "--kommuner saknas."),
    (("prov", "--kommuner"), "--kommuner saknas."),
    (("--kommuner", "0580"), "NAMN saknas."),
])  # fmt: skip
def test_what_will_not_do_is_said_and_nothing_is_left(run, tmp_path, arguments, said):
    code, printed = run("region", *arguments)

    assert code == 2
    assert said in printed
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "written", [("0580,0483",), ("0580, 0483",), ("0580,", "0483"), ("0580;0483",), ("0580", "0483")]
)
def test_codes_may_stand_apart_or_with_commas(run, tmp_path, written):
    code, printed = run("region", "prov", "--kommuner", *written)

    assert code == 0, printed
    names = {row["municipality_code"] for row in facts(tmp_path / "data" / "prov", "municipality")}
    assert names == {"0483", "0580"}


def test_no_region_has_the_name_of_a_folder_that_publishing_makes(run, tmp_path):
    run("region", "prov", "--kommuner", *GOTLAND)
    run("build", "prov")
    run("latest", "--katalog", "prov")

    made = {path.name for path in (tmp_path / "data" / "prov").iterdir() if path.is_dir()}
    assert {"facts", "extracts", "manifest"} <= made
    assert {name for name in made if NAME.fullmatch(name)} <= RESERVED


def test_a_folder_that_is_there_is_left_alone(run, tmp_path):
    run("region", "prov", "--kommuner", *GOTLAND)
    settings = tmp_path / "data" / "prov" / "catalogue.toml"
    settings.write_text("min egen\n", encoding="utf-8")

    code, printed = run("region", "prov", "--kommuner", *MIXED)

    assert (code, "mappen finns redan" in printed) == (2, True)
    assert settings.read_text(encoding="utf-8") == "min egen\n"
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["prov"]


def test_a_disk_that_fails_leaves_nothing_half_made(run, tmp_path, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "partners.toml")

    monkeypatch.setattr("publishing.storage._write_down", full)

    code, _ = run("region", "prov", "--kommuner", *GOTLAND)

    assert code == 2
    assert list((tmp_path / "data").iterdir()) == []


@pytest.fixture(scope="module")
def empty_region(tmp_path_factory) -> Path:
    """The folder of catalogues with a region that nobody has filled in."""
    data = tmp_path_factory.mktemp("region") / "data"
    for arguments in (["region", "tom", "--kommuner", *MIXED], ["build", "tom"]):
        assert main([*arguments, "--data", str(data), "--dag", "2026-11-29"]) == 0
    return data


def test_every_query_runs_on_a_region_that_nobody_has_filled_in(empty_region):
    version = read_history(list_manifests(empty_region, "tom")).versions[-1]
    database = open_database(version)
    codes = tuple(run_query(database, "municipalities", Filters((), version.as_of))["municipality_code"])

    rows = {name: run_query(database, name, Filters(codes, version.as_of)) for name in query_names()}

    assert rows["coverage_by_municipality"]["obs_status"].unique().to_list() == ["NL"]
    assert rows["target_status"].is_empty()


def test_the_population_shipped_is_of_the_municipalities_that_there_are():
    years = known_residents().group_by("municipality_code").len()

    assert set(years["municipality_code"]) == set(known_municipalities()["municipality_code"])
    assert years["len"].unique().to_list() == [10]
    assert known_residents().filter(pl.col("year") == "2019")["residents"].sum() == 10_327_589


def test_one_municipality_is_one(run, tmp_path):
    assert run("region", "en-kommun", "--kommuner", "1080")[0] == 0
    folder = tmp_path / "data" / "en-kommun"

    settings = (folder / "catalogue.toml").read_text(encoding="utf-8")
    assert '"ASF i en kommun i Blekinge län"' in settings
    assert '"WISEs in one municipality in Blekinge County"' in settings
    notes = {(row["note_sv"], row["note_en"]) for row in facts(folder, "context_observation")}
    assert ("Värdet för områdets enda kommun.", "The value of the area's only municipality.") in notes
    assert not [note for note in notes if "1 kommuner" in note[0] or "1 municipalities" in note[1]]
