"""What the reader does with published files that are whole, and with every kind that is not."""

import ast
import dataclasses
import hashlib
import json
import re
from functools import partial
from pathlib import Path

import duckdb
import polars as pl
import pytest

from contract import EXTRACTS
from dashboard.extracts import open_database, serve
from dashboard.manifests import DataError
from dashboard.query import run_query
from dashboard.versions import list_manifests, read_history
from dashboard.wording import LANGUAGES, problem_text
from queries import make_shared_sets, shared_names, sources_of
from tests.conftest import full_rows, publish, read_version
from tests.dashboard.prov import PLACEMENT, edit_entry, edit_manifest, file_of, frames, manifest_of, republish, said

PROJECT = Path(__file__).parents[2]
DASHBOARD = PROJECT / "dashboard"


def problems_of(data: Path) -> dict[str, DataError]:
    return open_database(read_version(data, "prov")).problems


@pytest.fixture
def without_shared_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most of the time goes to sets that tests of single files do not ask for."""
    monkeypatch.setattr("dashboard.extracts.make_shared_sets", partial(make_shared_sets, wanted=()))


class TestWhole:
    def test_a_version_is_what_its_manifest_says(self, data):
        edit_manifest(data, title_sv="Prov åäö", region_en="County", is_example=False, as_of="2018-06-30")

        version = read_version(data, "prov")

        assert (version.catalogue, version.number, version.is_example) == ("prov", 1, False)
        assert (str(version.as_of), str(version.published_on)) == ("2018-06-30", "2018-12-31")
        assert dict(version.titles) == {"sv": "Prov åäö", "en": "Prov"}
        assert dict(version.regions) == {"sv": "Prov", "en": "County"}
        assert {file.extract for file in version.files} == set(EXTRACTS)

    def test_every_extract_shared_set_the_contract_and_the_boundaries_are_tables(self, data):
        connection = open_database(read_version(data, "prov")).connection

        tables = {name for (name,) in connection.cursor().sql("SELECT table_name FROM duckdb_tables()").fetchall()}

        assert tables == {
            *EXTRACTS,
            *shared_names(),
            "dictionary",
            "codelist",
            "version",
            "observed_period",
            "boundary",
            "county",
        }
        assert connection.cursor().sql("SELECT value, obs_status FROM placement").fetchall() == [(10.0, "A")]

    def test_nothing_is_wrong_with_whole_files(self, data):
        assert problems_of(data) == {}

    def test_the_newest_manifest_counts_and_other_files_beside_it_do_not(self, data):
        newer = json.loads(manifest_of(data).read_text(encoding="utf-8")) | {"version": 10}
        folder = manifest_of(data).parent
        (folder / "v000010.json").write_text(json.dumps(newer), encoding="utf-8")
        (folder / "v000011 (kopia).json").write_text("{}", encoding="utf-8")
        (folder / "v9.json").write_text("{}", encoding="utf-8")

        assert read_version(data, "prov").number == 10

    def test_the_fingerprint_follows_the_manifest(self, data):
        first = read_version(data, "prov").fingerprint
        assert first == read_version(data, "prov").fingerprint

        edit_manifest(data, note_sv="Ny anmärkning")

        assert read_version(data, "prov").fingerprint != first

    def test_columns_outside_the_contract_are_left_out(self, data):
        republish(data, "placement", full_rows("placement", [PLACEMENT]).with_columns(pl.lit("19121212").alias("pnr")))

        database = open_database(read_version(data, "prov"))

        assert database.problems == {}
        with pytest.raises(duckdb.BinderException):
            database.connection.cursor().sql("SELECT pnr FROM placement").fetchall()


@pytest.mark.usefixtures("without_shared_sets")
class TestYoungerColumns:
    def test_a_file_from_before_a_column_is_read_with_it_empty(self, data):
        source = full_rows("source", [{"source_id": "kalla", "account_sv": "I ord.", "lost_sv": "Tabellen."}])
        republish(data, "source", source.drop("account_sv", "lost_sv"))

        database = open_database(read_version(data, "prov"))

        assert database.problems == {}
        told = database.connection.cursor().sql("SELECT source_id, account_sv, lost_sv FROM source").fetchall()
        assert told == [("kalla", None, None)]

    def test_any_other_column_is_still_demanded(self, data):
        republish(data, "source", full_rows("source", [{"source_id": "kalla"}]).drop("url"))

        problem = open_database(read_version(data, "prov")).problems["source"]
        assert said(problem) == (
            "contract_broken", {"file": "prov/extracts/source.parquet", "extract": "source", "rules": "url"}
        )  # fmt: skip

    def test_a_younger_column_of_another_type_breaks_the_contract(self, data):
        republish(data, "source", full_rows("source", [{"source_id": "kalla"}]).with_columns(account_sv=pl.lit(1)))

        assert open_database(read_version(data, "prov")).problems["source"].key == "contract_broken"

    @pytest.mark.parametrize("catalogue", ["gavleborg", "exempel"])
    def test_version_1_opens_as_it_was_published(self, catalogue):
        version = read_history(list_manifests(PROJECT / "data", catalogue)).versions[0]
        database = open_database(version)

        assert (version.number, database.problems) == (1, {})
        for file in version.files:
            published = pl.read_parquet(file.path)
            shown = database.connection.cursor().table(file.extract).pl().select(published.columns)
            assert shown.equals(published), file.extract


class TestFaultyFile:
    def test_one_flipped_bit_anywhere_is_noticed(self, data):
        path = file_of(data, "placement")
        whole = path.read_bytes()
        version = read_version(data, "prov")
        only = dataclasses.replace(version, files=tuple(file for file in version.files if file.extract == "placement"))
        for place in range(0, len(whole), max(1, len(whole) // 12)):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
            problem = open_database(only).problems["placement"]
            assert said(problem) == ("file_altered", {"file": "prov/extracts/placement.parquet"}), place

    def test_a_truncated_file_is_altered(self, data):
        path = file_of(data, "placement")
        path.write_bytes(path.read_bytes()[:-100])

        assert said(problems_of(data)["placement"]) == ("file_altered", {"file": "prov/extracts/placement.parquet"})

    def test_an_empty_file_is_altered(self, data):
        file_of(data, "placement").write_bytes(b"")

        assert problems_of(data)["placement"].key == "file_altered"

    def test_a_missing_file(self, data):
        file_of(data, "placement").unlink()

        assert said(problems_of(data)["placement"]) == ("file_missing", {"file": "prov/extracts/placement.parquet"})

    def test_a_folder_in_the_place_of_a_file(self, data):
        file_of(data, "placement").unlink()
        file_of(data, "placement").mkdir()

        assert problems_of(data)["placement"].key == "file_missing"

    def test_a_file_that_is_no_parquet(self, data):
        content = b"catalogue;source_id\r\nprov;kalla\r\n"
        file_of(data, "placement").write_bytes(content)
        edit_entry(data, "placement", sha256=hashlib.sha256(content).hexdigest())

        assert said(problems_of(data)["placement"]) == ("file_not_parquet", {"file": "prov/extracts/placement.parquet"})

    def test_more_rows_than_promised(self, data):
        edit_entry(data, "placement", rows=7)

        assert said(problems_of(data)["placement"]) == (
            "row_count_differs",
            {"file": "prov/extracts/placement.parquet", "promised": 7, "found": 1},
        )

    def test_rows_of_another_catalogue(self, data):
        republish(data, "placement", full_rows("placement", [PLACEMENT | {"catalogue": "exempel"}]))

        assert said(problems_of(data)["placement"]) == (
            "other_catalogue",
            {"file": "prov/extracts/placement.parquet", "catalogue": "prov"},
        )

    def test_an_extract_that_the_manifest_leaves_out(self, data):
        entries = json.loads(manifest_of(data).read_text(encoding="utf-8"))["extracts"]
        del entries["placement"]
        edit_manifest(data, extracts=entries)

        assert said(problems_of(data)["placement"]) == (
            "extract_not_in_manifest",
            {"extract": "placement", "catalogue": "prov"},
        )

    def test_one_that_is_younger_than_the_version_is_empty(self, data, filters):
        entries = json.loads(manifest_of(data).read_text(encoding="utf-8"))["extracts"]
        del entries["placement_year"]
        edit_manifest(data, extracts=entries)

        assert problems_of(data) == {}
        database = open_database(read_version(data, "prov"))
        assert database.connection.table("placement_year").pl().is_empty()
        assert run_query(database, "placements_year", filters()).is_empty()

    def test_the_others_still_load_and_their_queries_run(self, data, filters):
        file_of(data, "placement").unlink()

        database = open_database(read_version(data, "prov"))

        of_placements = {name for name in shared_names() if "placement" in sources_of(name)}
        assert {"placement_cell", "placement_actor_cell", "source_use"} <= of_placements
        assert set(database.problems) == {"placement", *of_placements}
        assert run_query(database, "municipalities", filters())["municipality_name"].to_list() == ["Gävle"]
        with pytest.raises(DataError, match="file_missing"):
            run_query(database, "placements_by_actor", filters())


@pytest.mark.usefixtures("without_shared_sets")
class TestBrokenContract:
    @pytest.mark.parametrize(
        ("change", "rules"),
        [
            ({"obs_status": "NL"}, "value_is_null_exactly_when_not_a"),
            ({"value": None}, "value_is_null_exactly_when_not_a, value_kind_follows_value"),
            ({"value": -3.0}, "value|min"),
            ({"value_kind": None}, "value_kind_follows_value"),
            ({"public_actor": "hemligt"}, "public_actor|check"),
            ({"municipality_code": "218"}, "municipality_code|regex"),
            ({"period": "2018 kv 4"}, "period|regex"),
            ({"source_id": None}, "source_id|nullability"),
        ],
    )
    def test_the_rule_is_named_and_no_value_is(self, data, change, rules):
        frame = full_rows("placement", [PLACEMENT])
        changed = frame.with_columns(
            pl.lit(value, dtype=frame.schema[column]).alias(column) for column, value in change.items()
        )
        republish(data, "placement", changed)

        assert said(problems_of(data)["placement"]) == (
            "contract_broken",
            {"file": "prov/extracts/placement.parquet", "extract": "placement", "rules": rules},
        )

    def test_a_row_twice(self, data):
        republish(data, "placement", pl.concat([full_rows("placement", [PLACEMENT])] * 2))

        assert problems_of(data)["placement"].details["rules"] == "primary_key"

    def test_a_missing_column_and_one_of_another_type(self, data):
        frame = full_rows("placement", [PLACEMENT]).drop("sex").with_columns(pl.col("value").cast(pl.String))
        republish(data, "placement", frame)

        assert said(problems_of(data)["placement"])[0] == "contract_broken"
        assert problems_of(data)["placement"].details["rules"] == "value, sex"


@pytest.mark.usefixtures("without_shared_sets")
class TestPathOutside:
    @pytest.mark.parametrize(
        "file",
        [
            "../../x.parquet",
            "extracts/../../../x.parquet",
            "../annan/extracts/placement.parquet",
            "/etc/passwd",
            "C:\\x.parquet",
            "extracts\\placement.parquet",
            "https://example.org/x.parquet",
            "extracts/placement.csv",
            "extracts/x\x00.parquet",
            "",
        ],
    )
    def test_a_path_out_of_the_catalogue_is_refused_even_when_everything_fits(self, data, file):
        stolen = data / "x.parquet"
        stolen.write_bytes(file_of(data, "placement").read_bytes())
        edit_entry(data, "placement", file=file)

        assert said(problems_of(data)["placement"]) == ("file_outside_catalogue", {"file": file, "catalogue": "prov"})


@pytest.mark.usefixtures("without_shared_sets")
class TestServed:
    """Which version a reader gets: the one that is wanted, or the nearest earlier one that is whole."""

    @pytest.fixture
    def three(self, data) -> Path:
        """Three versions with 10, 20 and 30 people placed; everything else they share."""
        for number, value in ((2, 20.0), (3, 30.0)):
            publish(data, frames(placement=[PLACEMENT | {"value": value}]), number=number)
        return data

    def serve(self, data: Path, number: int = 3):
        """What is served, and the numbers of the versions that were opened for it."""
        opened = []

        def open_version(version):
            opened.append(version.number)
            return open_database(version)

        return serve(read_history(list_manifests(data, "prov")), number, open_version), opened

    def people(self, served) -> float:
        [(value,)] = served.database.connection.cursor().sql("SELECT value FROM placement").fetchall()
        return value

    @pytest.mark.parametrize("number", [1, 2, 3])
    def test_a_whole_version_is_served_and_no_other_is_opened(self, three, number):
        served, opened = self.serve(three, number)

        assert (served.wanted, served.passed_over, opened) == (number, {}, [number])
        assert self.people(served) == number * 10.0

    @pytest.mark.parametrize(
        ("damage", "key"),
        [(lambda path: path.write_bytes(path.read_bytes()[:-9]), "file_altered"), (Path.unlink, "file_missing")],
        ids=["altered", "missing"],
    )
    def test_a_damaged_one_gives_way_to_the_one_before_and_its_file_is_named(self, three, damage, key):
        damage(file_of(three, "placement-v3"))

        served, opened = self.serve(three)

        assert (served.database.version.number, served.wanted, opened) == (2, 3, [3, 2])
        assert self.people(served) == 20.0
        assert {number: [said(fault) for fault in found] for number, found in served.passed_over.items()} == {
            3: [(key, {"file": "prov/extracts/placement-v3.parquet"})]
        }

    def test_rows_that_break_the_contract_count_as_damage(self, three):
        wrong = full_rows("placement", [PLACEMENT]).with_columns(pl.lit("218").alias("municipality_code"))
        wrong.write_parquet(file_of(three, "placement-v3"))
        path = manifest_of(three).with_name("v000003.json")
        manifest = json.loads(path.read_text(encoding="utf-8"))
        manifest["extracts"]["placement"]["sha256"] = hashlib.sha256(
            file_of(three, "placement-v3").read_bytes()
        ).hexdigest()
        path.write_text(json.dumps(manifest), encoding="utf-8")

        served, _ = self.serve(three)

        assert served.database.version.number == 2
        assert served.passed_over[3][0].key == "contract_broken"

    def test_a_manifest_that_cannot_be_read_gives_way_too(self, three):
        manifest_of(three).with_name("v000003.json").write_text("{", encoding="utf-8")
        file_of(three, "placement-v2").unlink()

        served, opened = self.serve(three)

        assert (served.database.version.number, opened) == (1, [2, 1])
        assert {number: found[0].key for number, found in served.passed_over.items()} == {
            3: "manifest_unreadable",
            2: "file_missing",
        }

    def test_an_old_one_that_is_damaged_gives_way_to_an_older_and_never_to_a_newer(self, three):
        file_of(three, "placement-v2").unlink()

        assert self.serve(three, 2)[0].database.version.number == 1
        assert self.serve(three, 3)[0].database.version.number == 3

    def test_a_withdrawn_version_stands_in_for_none(self, three):
        publish(three, frames(placement=[PLACEMENT | {"value": 30.5}]), number=4, withdraws=3, points_back_to=2)
        file_of(three, "placement-v4").unlink()

        served, opened = self.serve(three, 4)

        assert (served.database.version.number, opened) == (2, [4, 2])

    def test_a_withdrawn_version_is_served_to_whoever_asks_for_it(self, three):
        publish(three, frames(), number=4, withdraws=3, points_back_to=1)

        assert self.serve(three, 3)[0].database.version.number == 3

    def test_when_none_is_whole_the_wanted_one_stops_the_figures_that_need_the_file(self, three):
        file_of(three, "municipality").write_bytes(b"x")

        served, opened = self.serve(three)

        assert (served.database.version.number, served.passed_over) == (3, {})
        assert served.database.problems["municipality"].key == "file_altered"
        assert self.people(served) == 30.0
        assert opened == [3], "the others share the broken file"

    def test_when_none_is_whole_and_the_wanted_manifest_cannot_be_read_the_nearest_is_shown_in_part(self, three):
        manifest_of(three).with_name("v000003.json").write_text("{", encoding="utf-8")
        file_of(three, "municipality").write_bytes(b"x")

        served, _ = self.serve(three)

        assert (served.database.version.number, list(served.passed_over)) == (2, [3])
        assert "municipality" in served.database.problems

    def test_when_no_manifest_can_be_read_the_wanted_one_is_named(self, three):
        for path in manifest_of(three).parent.iterdir():
            path.write_text("{", encoding="utf-8")

        with pytest.raises(DataError) as caught:
            self.serve(three)

        assert said(caught.value) == ("manifest_unreadable", {"file": "prov/manifest/v000003.json"})


@pytest.mark.usefixtures("without_shared_sets")
class TestLock:
    @pytest.mark.parametrize(
        ("statement", "refusal"),
        [
            ("COPY placement TO '{folder}/ut.csv'", duckdb.PermissionException),
            ("COPY placement TO '{folder}/ut.parquet'", duckdb.PermissionException),
            ("SELECT * FROM read_csv('{folder}/in.csv')", duckdb.PermissionException),
            ("SELECT * FROM read_text('/etc/hostname')", duckdb.PermissionException),
            ("SELECT * FROM read_parquet('https://example.org/x.parquet')", duckdb.Error),
            ("SELECT * FROM '{folder}/in.csv'", duckdb.Error),
            ("ATTACH '{folder}/annan.duckdb'", duckdb.PermissionException),
            ("EXPORT DATABASE '{folder}/ut'", duckdb.PermissionException),
            ("INSTALL httpfs", duckdb.PermissionException),
            ("LOAD httpfs", duckdb.PermissionException),
            ("SET enable_external_access = true", duckdb.Error),
            ("SET autoload_known_extensions = true", duckdb.InvalidInputException),
            ("SET memory_limit = '1TB'", duckdb.InvalidInputException),
            ("SET disabled_optimizers = ''", duckdb.InvalidInputException),
            ("RESET lock_configuration", duckdb.InvalidInputException),
        ],
    )
    def test_the_connection_reaches_nothing_outside(self, data, statement, refusal):
        (data / "in.csv").write_text("a\n1\n", encoding="utf-8")
        cursor = open_database(read_version(data, "prov")).connection.cursor()

        with pytest.raises(refusal):
            cursor.execute(statement.format(folder=data)).fetchall()

        assert sorted(path.name for path in data.iterdir()) == ["in.csv", "prov"]


def keys_raised() -> set[str]:
    """The key of every DataError that the code raises, read from the code."""
    return {
        node.args[0].value
        for path in DASHBOARD.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "DataError"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


class TestMessages:
    def test_the_scan_finds_the_keys(self):
        assert {"file_altered", "manifest_unreadable", "query_stopped"} <= keys_raised()

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("key", sorted(keys_raised()))
    def test_each_has_words_that_say_what_to_do(self, key, language):
        names = (
            "file", "catalogue", "extract", "rules", "promised", "found", "folder", "query", "seconds", "number", "by",
            "figure", "page", "choice", "newest",
        )  # fmt: skip
        words = problem_text(key, {name: f"‹{name}›" for name in names}, language)

        assert "{" not in words
        assert re.search(r"‹(file|catalogue|extract|folder|query|figure|choice)›", words), "names what is wrong"
        does = {
            "sv": r"[Hh]ämta|[Bb]ygg|[Vv]älj|[Kk]ontrollera|[Ff]örsök|[Ss]kriv|[Rr]ätta",
            "en": r"etch|uild|hoose|heck|[Tt]ry|[Ww]rite|orrect",
        }
        assert re.search(does[language], words), "says what to do"

    def test_a_message_carries_no_value_out_of_the_file(self, data):
        secret = PLACEMENT | {"source_id": "Anna Andersson 19121212-1212"}
        twice = pl.concat([full_rows("placement", [secret])] * 2).with_columns(pl.lit("ZZ").alias("obs_status"))
        republish(data, "placement", twice)

        problem = problems_of(data)["placement"]

        for language in LANGUAGES:
            words = problem_text(problem.key, problem.details, language)
            assert "obs_status|check, primary_key" in words
            assert not re.search("Anna|1912|ZZ|2180", words)
