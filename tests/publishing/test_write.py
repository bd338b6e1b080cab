"""How a version is written: by content, whole or not at all, and nothing that is still named is removed."""

import hashlib
import json
import os
import shutil

import polars as pl
import pytest

from contract import EXTRACTS


def test_a_manifest_names_every_file_with_its_hash_and_rows(workplace):
    manifest = workplace.manifest()
    assert list(manifest["extracts"]) == list(EXTRACTS)
    assert (manifest["catalogue"], manifest["version"], manifest["as_of"]) == ("gavleborg", 1, "2026-11-22")
    assert manifest["published_at"] == "2026-11-22T00:00:00+00:00"
    assert manifest["is_example"] is False
    for extract, entry in manifest["extracts"].items():
        content = (workplace.folder / entry["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]
        assert entry["file"] == f"extracts/{extract}-{entry['sha256'][:12]}.parquet"
        assert pl.read_parquet(content).height == entry["rows"]
        assert pl.read_parquet_metadata(workplace.folder / entry["file"]).items() >= {
            ("catalogue", "gavleborg"),
            ("extract", extract),
            ("is_example", "false"),
        }


def test_every_row_says_its_catalogue_and_rows_stand_in_the_order_of_their_key(workplace):
    for extract, schema in EXTRACTS.items():
        frame = workplace.read(extract)
        assert set(frame["catalogue"]) <= {"gavleborg"}
        assert frame.columns == list(schema.columns())
        assert frame.equals(frame.sort(schema.primary_key()))


def test_a_changed_fact_changes_its_own_file_alone_and_the_old_file_goes(workplace):
    before = workplace.published()
    old = workplace.manifest()["extracts"]["population"]["file"]
    workplace.edit("facts/population.csv", "98877", "98878")
    code, printed, _ = workplace.build()
    after = workplace.published()
    new = workplace.manifest()["extracts"]["population"]["file"]
    assert (code, printed.split(":")[0]) == (0, "Publicerat")
    assert set(before) - set(after) == {old}
    assert set(after) - set(before) == {new}
    assert [name for name in set(before) & set(after) if before[name] != after[name]] == ["manifest/v000001.json"]
    in_2015 = workplace.read("population").filter(municipality_code="2180", period="2015")
    assert in_2015["value"].to_list() == [98878]


def test_changed_settings_change_the_manifest_alone(workplace):
    before = workplace.published()
    workplace.edit("catalogue.toml", 'author = "ASF-läget"', 'author = "Rådet"')
    assert workplace.build()[0] == 0
    after = workplace.published()
    assert [name for name in after if before.get(name) != after[name]] == ["manifest/v000001.json"]
    assert workplace.manifest()["author"] == "Rådet"


def test_a_file_that_another_manifest_names_stays(workplace):
    old = workplace.manifest()["extracts"]["population"]["file"]
    shutil.copy(workplace.folder / "manifest" / "v000001.json", workplace.folder / "manifest" / "v000002.json")
    workplace.edit("facts/population.csv", "98877", "98878")
    assert workplace.build()[0] == 0
    assert (workplace.folder / old).is_file()


def test_nothing_is_removed_when_a_manifest_cannot_be_read(workplace):
    old = workplace.manifest()["extracts"]["population"]["file"]
    (workplace.folder / "manifest" / "v000002.json").write_text("{")
    workplace.edit("facts/population.csv", "98877", "98878")
    assert workplace.build()[0] == 0
    assert (workplace.folder / old).is_file()


@pytest.mark.parametrize("spoil", ["flip", "cut", "remove"])
def test_a_damaged_file_is_written_anew(workplace, spoil):
    before = workplace.published()
    path = workplace.folder / workplace.manifest()["extracts"]["population"]["file"]
    content = path.read_bytes()
    if spoil == "remove":
        path.unlink()
    else:
        path.write_bytes(content[:200] if spoil == "cut" else content[:200] + b"\0" + content[201:])
    assert workplace.build()[0] == 0
    assert workplace.published().keys() == before.keys()
    assert workplace.read("population").height == 70


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"extracts": {}}', '{"extracts": {"source": 1}}'])
def test_a_damaged_manifest_is_written_anew(workplace, text):
    before = workplace.published()
    (workplace.folder / "manifest" / "v000001.json").write_text(text)
    assert workplace.build()[0] == 0
    assert workplace.published() == before


@pytest.mark.parametrize("failing", ["population", "delivery", "v000001"])
def test_a_write_that_fails_leaves_the_old_version_whole(workplace, monkeypatch, failing):
    before = workplace.published()
    workplace.edit("facts/population.csv", "98877", "98878")
    workplace.edit("catalogue.toml", '"2018-Q4"', '"2018-Q3"')
    replace = os.replace

    def fail(source, target):
        if target.name.startswith(failing):
            raise OSError(28, "No space left on device", str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", fail)
    code, printed, error = workplace.build()
    assert (code, printed) == (2, "")
    assert "No space left on device" in error
    after = workplace.published()
    assert {name: after[name] for name in before} == before
    monkeypatch.undo()
    assert workplace.build()[0] == 0
    assert not [name for name in workplace.published() if name.endswith(".tmp")]
    assert (
        json.loads((workplace.folder / "manifest" / "v000001.json").read_text())["extracts"]["delivery"]["rows"] == 550
    )


def test_a_delivery_that_has_come_in_stands_instead_of_a_missing_one(workplace):
    path = workplace.facts("delivery")
    row = "2180,placement,2016-Q1,2016-03-31,accepted,2016-04-12,leveranser\n"
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    assert workplace.build()[0] == 0
    deliveries = workplace.read("delivery")
    assert deliveries.height == 600
    accepted = deliveries.filter(delivery_status="accepted")
    assert accepted.select("municipality_code", "delivery_kind", "period").rows() == [("2180", "placement", "2016-Q1")]
