"""The files at addresses that stay: what is answered to whom, how long it keeps, what is had already, and parts of it."""

import gzip
import hashlib
import json
import shutil
from pathlib import Path

import pytest

from dashboard.open_data.formats import FORMATS
from dashboard.open_data.tables import open_tables
from dashboard.server import addresses
from tests.server.asked import ask
from tests.several import add_version, copy_catalogues, copy_published, correct, flip_a_byte, manifest, withdraw

PROJECT = Path(__file__).parents[2]
TABLE = "/data/exempel/1/placements_by_actor"
EXTRACT = "/data/exempel/1/extracts/placement"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the catalogues that the server reads."""
    monkeypatch.setenv("ASF_DATA", str(tmp_path))
    return copy_catalogues(tmp_path)


class TestFormats:
    @pytest.mark.parametrize("ending", FORMATS)
    @pytest.mark.parametrize("table", [TABLE, EXTRACT])
    def test_each_comes_whole_with_its_type_and_a_name(self, table: str, ending: str):
        answer = ask(f"{table}.{ending}")

        assert answer.status == 200
        assert answer.headers["content-type"] == FORMATS[ending].media_type
        assert int(answer.headers["content-length"]) == len(answer.body) > 200
        assert "exempel_v1" in answer.headers["content-disposition"]

    @pytest.mark.parametrize("ending", FORMATS)
    def test_what_is_there_is_told_without_being_sent(self, ending: str):
        told, sent = (ask(f"{TABLE}.{ending}", method=method) for method in ("HEAD", "GET"))

        assert (told.status, told.headers["etag"]) == (200, sent.headers["etag"])
        assert told.headers["content-length"] == sent.headers["content-length"]

    def test_a_published_file_is_sent_byte_for_byte(self):
        entry = json.loads((PROJECT / "data/exempel/manifest/v000001.json").read_text())["extracts"]["placement"]
        answer = ask(f"{EXTRACT}.parquet")

        assert hashlib.sha256(answer.body).hexdigest() == entry["sha256"]
        assert answer.headers["etag"] == f'"{entry["sha256"]}"'

    def test_text_is_compressed_on_the_way_and_what_is_read_in_parts_is_not(self):
        plain, small = (ask(f"{TABLE}.csv", **headers) for headers in ({}, {"accept_encoding": "gzip"}))
        packed = ask(f"{TABLE}.parquet", accept_encoding="gzip")

        assert gzip.decompress(small.body) == plain.body
        assert small.headers["etag"] == plain.headers["etag"]
        assert small.headers["etag"].startswith("W/")
        assert "content-encoding" not in packed.headers
        assert packed.body[:4] == b"PAR1"


class TestKeeping:
    @pytest.mark.parametrize("address", [f"{TABLE}.csv", f"{TABLE}.xlsx", f"{EXTRACT}.parquet", f"{EXTRACT}.json"])
    def test_what_is_had_already_is_not_sent_again(self, address: str):
        tag = ask(address).headers["etag"]

        for told in (tag, f'"other", {tag}', f"W/{tag.removeprefix('W/')}", "*"):
            again = ask(address, if_none_match=told)
            assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
        assert ask(address, if_none_match='"other"').status == 200

    @pytest.mark.parametrize(
        ("address", "keeps"),
        [
            (f"{EXTRACT}.parquet", "public, max-age=31536000, immutable"),
            (f"{EXTRACT}.csv", "public, max-age=3600"),
            (f"{TABLE}.csv", "public, max-age=3600"),
            (f"{TABLE}.csv".replace("/1/", "/senaste/"), "no-cache"),
            (f"{EXTRACT}.parquet".replace("/1/", "/senaste/"), "no-cache"),
        ],
    )
    def test_how_long_it_keeps_follows_from_whether_it_can_change(self, address: str, keeps: str):
        assert ask(address).headers["cache-control"] == keeps

    def test_the_newest_is_a_new_one_when_there_is_a_new_version(self, data: Path):
        newest, first = ("/data/exempel/senaste/status_ladder.csv", "/data/exempel/1/status_ladder.csv")
        before = ask(newest)
        assert before.headers["content-location"] == first
        assert before.body == ask(first).body

        correct(data)
        after = ask(newest)

        assert after.headers["content-location"] == "/data/exempel/2/status_ladder.csv"
        assert after.headers["etag"] != before.headers["etag"]
        assert after.body != before.body == ask(first).body
        assert ask(first).headers["link"] == '</data/exempel/senaste/status_ladder.csv>; rel="latest-version"'


class TestParts:
    @pytest.mark.parametrize("address", [f"{TABLE}.parquet", f"{EXTRACT}.parquet"])
    @pytest.mark.parametrize(
        ("part", "of"),
        [
            ("bytes=0-3", slice(0, 4)),
            ("bytes=100-", slice(100, None)),
            ("bytes=-8", slice(-8, None)),
            ("bytes=-9999999", slice(0, None)),
            ("bytes=4-9999999", slice(4, None)),
        ],
    )
    def test_a_part_is_what_stands_there(self, address: str, part: str, of: slice):
        whole, answer = ask(address), ask(address, range=part)
        size = len(whole.body)
        first, last, _ = of.indices(size)

        assert answer.status == 206
        assert answer.body == whole.body[of]
        assert answer.headers["content-range"] == f"bytes {first}-{last - 1}/{size}"
        assert answer.headers["content-length"] == str(last - first)
        assert answer.headers["etag"] == whole.headers["etag"]

    @pytest.mark.parametrize("address", [f"{TABLE}.parquet", f"{EXTRACT}.parquet"])
    def test_a_part_of_another_file_is_the_whole(self, address: str):
        whole = ask(address)

        assert ask(address, range="bytes=0-3", if_range='"other"').body == whole.body
        assert ask(address, range="bytes=0-3", if_range=whole.headers["etag"]).body == whole.body[:4]

    @pytest.mark.parametrize(
        "address", [f"{TABLE}.parquet", f"{EXTRACT}.parquet", f"{TABLE}.csv", "/data/exempel/dcat.rdf"]
    )
    @pytest.mark.parametrize(
        "part",
        ["bytes=", "bytes=-", "rows=0-3", "bytes=0-1,4-5", "bytes=0-1,9999999-", "bytes=3-1-2", "", "bytes", "bytes=a-b", "bytes=5-4", "=", "0-3",
         "bytes=\N{SUPERSCRIPT TWO}-3", f"bytes={'9' * 5000}-"],
    )  # fmt: skip
    def test_what_is_no_part_is_passed_over(self, address: str, part: str):
        answer = ask(address, range=part)

        assert (answer.status, answer.body) == (200, ask(address).body)

    @pytest.mark.parametrize("address", [f"{TABLE}.parquet", f"{EXTRACT}.parquet"])
    @pytest.mark.parametrize(
        "part", ["bytes=9999999-", "bytes=-0", "bytes=9999999-99999999", "bytes=999999999999999999999-"]
    )
    def test_a_part_that_is_not_there_is_said_to_be_none(self, address: str, part: str):
        answer = ask(address, range=part)

        assert answer.status == 416
        assert answer.headers["content-range"] == f"bytes */{len(ask(address).body)}"

    @pytest.mark.parametrize("address", [f"{TABLE}.parquet", f"{EXTRACT}.parquet"])
    def test_the_unit_may_be_in_capitals_and_who_asks_for_the_head_asks_for_no_part(self, address: str):
        assert ask(address, range="Bytes=0-3").status == 206
        assert ask(address, method="HEAD", range="bytes=0-3").status == 200


class TestRefusals:
    @pytest.mark.parametrize(
        "path",
        [
            "", "exempel", "exempel/1", "exempel/1/", "okand/1/codes.csv", "exempel/2/codes.csv", "exempel/01/codes.csv",
            "exempel/+1/codes.csv", "exempel/0/codes.csv", "exempel/-1/codes.csv", "exempel/1/okand.csv", "exempel/1/codes",
            "exempel/1/codes.txt", "exempel/1/codes.", "exempel/1/municipality_boundaries.csv", "exempel/1/extracts/okand.csv",
            "exempel/1/extracts/placement.sql", "exempel/1/manifest/v000001.json", "exempel/1/extracts/../codes.csv",
            "exempel/1/../../app.py", "../app.py", "exempel/1/extracts/a/placement.csv", "exempel/٣/codes.csv",
            "exempel/1/codes.csv/", "exempel//codes.csv", "exempel/" + "9" * 5000 + "/codes.csv", "okand/dcat.rdf", "exempel/dcat.ttl",
        ],
    )  # fmt: skip
    def test_what_there_is_not_is_said_in_both_languages(self, path: str):
        answer = ask(f"/data/{path}")

        assert answer.status == 404
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.text.split("\n") == [
            "Det finns ingen sådan fil. Filernas adresser står på sidan Källor och data.",
            "There is no such file. The addresses of the files are listed on the page Sources and data.",
        ]

    @pytest.mark.parametrize(
        "choice",
        [
            "okand=1", "kommun=Ingenstans", "period=1999-Q1", "period=", "aktor=okand", "aktor=", "sprak=de", "sprak=sv&sprak=en",
            "aktor=kommun&aktor=region", "matt=enterprises", "kommun=G%C3%A4vle&okand=", "version=1",
        ],
    )  # fmt: skip
    def test_a_choice_that_there_is_not_gives_no_other_figures(self, choice: str):
        assert ask(f"/data/exempel/1/placements_by_municipality.csv?{choice}").status == 404

    @pytest.mark.parametrize("fault", [KeyError("a column"), ValueError("a value"), IndexError()])
    @pytest.mark.parametrize("broken", ["take", "take_extract", "send"])
    def test_a_fault_of_ours_is_not_said_to_be_a_file_that_is_not_there(
        self, monkeypatch: pytest.MonkeyPatch, broken: str, fault: Exception
    ):
        """It goes on to the server, which answers 500 and logs it."""

        def fail(*given: object) -> None:
            raise fault

        monkeypatch.setattr(addresses, broken, fail)
        with pytest.raises(type(fault)):
            ask(f"{EXTRACT if broken == 'take_extract' else TABLE}.csv")

    def test_nothing_is_given_out_where_a_page_would_not_be(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("ASF_RESTRICTED", "/somewhere")

        for told in ({"visitor": "192.0.2.1"}, {"host": "asf.example"}, {"x_forwarded_for": "192.0.2.1"}):
            for address in (
                f"{TABLE}.csv",
                f"{EXTRACT}.parquet",
                "/data/exempel/dcat.rdf",
                "/data/exempel/1/version.zip",
            ):
                answer = ask(address, **told)
                assert answer.status == 403
                assert answer.text.startswith("Appen visas inte här")
                assert "The app is not shown here" in answer.text
        assert ask(f"{TABLE}.csv").status == 200

    def test_of_a_damaged_version_no_other_is_given_in_its_place(self, data: Path):
        file = correct(data)
        flip_a_byte(file)

        assert ask("/data/exempel/2/status_ladder.csv").status == 503
        assert "Den versionen går inte att lämna ut" in ask("/data/exempel/2/status_ladder.csv").text
        newest = ask("/data/exempel/senaste/status_ladder.csv")
        assert newest.headers["content-location"] == "/data/exempel/1/status_ladder.csv"

    def test_a_version_whose_manifest_is_damaged_is_not_given_either(self, data: Path):
        add_version(data, 2, published="2019-05-20")
        manifest(data, 2).write_text("{", encoding="utf-8")

        assert ask("/data/exempel/2/status_ladder.csv").status == 503
        assert ask("/data/exempel/2/extracts/placement.parquet").status == 503

    def test_a_withdrawn_version_is_given_and_says_so(self, data: Path):
        correct(data)
        withdraw(data)

        told = json.loads(ask("/data/exempel/2/status_ladder.json").body)
        assert (told["version"], told["withdrawn_by"]) == ("2", 3)
        assert json.loads(ask("/data/exempel/senaste/status_ladder.json").body)["withdrawn_by"] is None


def test_a_year_later_the_link_gives_the_same_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The catalogue as it was when its second version was the newest, and as it is now, three versions and six contracts on."""
    then, now = tmp_path / "then", tmp_path / "now"
    shutil.copytree(PROJECT / "tests/frozen/contract-1/gavleborg", then / "gavleborg")
    copy_published(PROJECT / "data/gavleborg", now / "gavleborg")
    # What tells of the versions themselves tells of all that there are.
    tables = [name for name in open_tables() if name != "versions"]
    addresses = [f"/data/gavleborg/1/{name}.{ending}" for name in tables for ending in ("csv", "excel.csv")]
    addresses += [f"/data/gavleborg/1/extracts/{name}.parquet" for name in ("observation", "commitment", "target")]
    given = []
    for folder in (then, now):
        monkeypatch.setenv("ASF_DATA", str(folder))
        given.append({address: ask(address) for address in addresses})

    assert len(addresses) > 150
    assert {answer.status for answers in given for answer in answers.values()} == {200}
    assert [address for address in addresses if given[0][address].body != given[1][address].body] == []
