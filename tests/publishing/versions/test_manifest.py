"""A manifest as a value and as a file: these keys and no others, read strictly."""

import dataclasses
import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from contract.manifest import Change, Entry, Manifest, Record, to_json
from publishing.messages.problems import InputError
from publishing.versions.history import read_manifest
from tests.publishing.versions.small import publish

COMMITTED = Path(__file__).parents[3] / "data"

MANIFEST = Manifest(
    catalogue="prov",
    version=4,
    as_of=dt.date(2019, 3, 31),
    published_at=dt.datetime(2019, 5, 2, 12, tzinfo=dt.UTC),
    author="Ann",
    is_example=False,
    title_sv="Prov",
    title_en="Trial",
    region_sv="Gävleborgs län",
    region_en="Gävleborg County",
    note_sv="Anmärkning",
    note_en="Note",
    contract_version="1",
    extracts={"population": Entry("extracts/population-0123456789ab.parquet", "0123456789abcdef" * 4, 1, "1")},
    previous=3,
    withdraws=3,
    points_back_to=2,
    note="Fel siffror från Gävle",
    changes=(Change("kommun-2180", "commitment", "2019-Q1", "correction", "Rättat", 1, 2, 3),),
    receipts=(2, 1),
    protected={"placement": {"2019-Q1": (1,)}},
    passed_by=(3,),
    history=(
        Record(
            version=3,
            sha256="0123456789abcdef" * 4,
            previous=2,
            withdraws=None,
            points_back_to=None,
            author="Bo",
            published_at="2019-04-02T12:00:00+00:00",
            note="",
            receipts=(1, 2, 3, 5),
            passed_by=(),
        ),
    ),
)
WRITTEN = """{
  "catalogue": "prov",
  "version": 4,
  "as_of": "2019-03-31",
  "published_at": "2019-05-02T12:00:00+00:00",
  "author": "Ann",
  "is_example": false,
  "title_sv": "Prov",
  "title_en": "Trial",
  "region_sv": "Gävleborgs län",
  "region_en": "Gävleborg County",
  "note_sv": "Anmärkning",
  "note_en": "Note",
  "contract_version": "1",
  "previous": 3,
  "withdraws": 3,
  "points_back_to": 2,
  "note": "Fel siffror från Gävle",
  "changes": [
    {
      "partner_id": "kommun-2180",
      "delivery_kind": "commitment",
      "period": "2019-Q1",
      "change_kind": "correction",
      "note": "Rättat",
      "rows_new": 1,
      "rows_changed": 2,
      "rows_removed": 3
    }
  ],
  "receipts": [
    1,
    2
  ],
  "protected": {
    "placement": {
      "2019-Q1": [
        1
      ]
    }
  },
  "passed_by": [
    3
  ],
  "history": [
    {
      "version": 3,
      "sha256": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
      "previous": 2,
      "withdraws": null,
      "points_back_to": null,
      "author": "Bo",
      "published_at": "2019-04-02T12:00:00+00:00",
      "note": "",
      "receipts": "1-3,5",
      "passed_by": []
    }
  ],
  "extracts": {
    "population": {
      "file": "extracts/population-0123456789ab.parquet",
      "sha256": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
      "rows": 1,
      "contract_version": "1"
    }
  },
  "checksum": "6b17acbc509f6bd2b76165ef331cc229be5690a8fbba51140ad27478c0fbf6b5"
}
"""


def write(folder: Path, values: dict | str, *, name: str = "v000004.json") -> Path:
    path = folder / "prov" / "manifest" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(values if isinstance(values, str) else json.dumps(values), encoding="utf-8")
    return path


def test_it_is_written_in_one_way_and_nothing_else_stands_in_it():
    assert to_json(MANIFEST).decode() == WRITTEN


def test_it_is_read_as_it_was_written(tmp_path):
    read = read_manifest(write(tmp_path, WRITTEN))
    assert read == dataclasses.replace(MANIFEST, receipts=(1, 2))
    assert (read.file, read.shows) == ("manifest/v000004.json", 2)


def test_it_says_which_receipts_have_their_counts_published():
    protected = {"placement": {"2019-Q1": (1, 4), "2019-Q2": (7,)}, "enterprise": {"2019-Q1": (4, 9)}}
    assert dataclasses.replace(MANIFEST, protected=protected).counted == {1, 4, 7, 9}
    assert dataclasses.replace(MANIFEST, protected={}).counted == set()


def test_an_older_one_lacks_what_is_younger():
    read = read_manifest(COMMITTED / "gavleborg" / "manifest" / "v000001.json")
    assert (read.version, read.shows, len(read.extracts)) == (1, 1, 16)
    assert (read.previous, read.withdraws, read.points_back_to, read.note) == (None, None, None, "")
    assert (read.changes, read.receipts, read.protected) == ((), (), {})


@pytest.mark.parametrize(
    "change",
    [
        {"version": 5},
        {"version": "4"},
        {"catalogue": "annan"},
        {"is_example": "false"},
        {"as_of": "2019-13-31"},
        {"published_at": "2019-05-02T12:00:00"},
        {"author": None},
        {"previous": "3"},
        {"withdraws": True},
        {"note": 1},
        {"receipts": ["1"]},
        {"protected": {"placement": {"2019-Q1": ["1"]}}},
        {"protected": {"placement": [1]}},
        {"changes": [{"partner_id": "kommun-2180"}]},
        {"extracts": {}},
        {"extracts": []},
        {"extracts": {"population": 1}},
        {"extracts": {"population": {"file": "../hemligt.parquet", "sha256": "0" * 64, "rows": 1, "contract_version": "1"}}},
        {"extracts": {"population": {"file": "extracts/a.parquet", "sha256": "0", "rows": 1, "contract_version": "1"}}},
    ],
    ids=str,
)  # fmt: skip
def test_one_that_is_astray_is_no_manifest(tmp_path, change):
    path = write(tmp_path, json.loads(WRITTEN) | change)
    with pytest.raises(InputError) as caught:
        read_manifest(path)
    assert caught.value.problems[0].text("sv") == (
        f"{path}: versionens manifest går inte att läsa. Lägg tillbaka filen från en säkerhetskopia eller från git."
    )


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "1", "null", '{"version": 4}', "[" * 100_000], ids=lambda text: text[:9]
)
def test_what_is_no_json_is_no_manifest(tmp_path, text):
    with pytest.raises(InputError):
        read_manifest(write(tmp_path, text))


def test_one_that_was_copied_to_another_number_is_no_manifest(folder):
    copy = shutil.copy(folder / "manifest" / "v000001.json", folder / "manifest" / "v000002.json")
    with pytest.raises(InputError):
        read_manifest(Path(copy))


def test_what_is_published_holds_these_keys_and_no_others(folder):
    change = Change("kommun-2180", "commitment", "2019-Q1", "new", "", 1, 0, 0)
    published = publish(folder, 200, base=1, receipts=(1,), changes=(change,), note="Från Gävle")
    values = json.loads((folder / published.manifest.file).read_text(encoding="utf-8"))
    assert list(values) == list(json.loads(WRITTEN))
    assert [list(one) for one in values["changes"]] == [list(json.loads(WRITTEN)["changes"][0])]
    for entry in values["extracts"].values():
        assert list(entry) == ["file", "sha256", "rows", "contract_version"]
