"""What every contract version promised is kept in `contract/versions/`, and holds under all later ones."""

import copy
import json

import polars as pl
import pytest

from contract import CONTRACT_VERSION, EXTRACTS, rows_before
from contract.description import (
    VERSIONS,
    as_text,
    broken_promises,
    description,
    version_file,
    write_description,
)
from publishing.kinds import FORMS

WHAT_TO_DO = (
    f"the contract has changed, but is still version {CONTRACT_VERSION}, whose files and templates are out there. Raise "
    "CONTRACT_VERSION in contract/extracts.py, give what is new since= that version, run python -m publishing.kinds, and "
    "commit the file that it writes. contract/README.md says which changes are possible."
)
KEPT = sorted(VERSIONS.glob("*.json"), key=lambda path: int(path.stem))


def read(contract_version: str) -> dict:
    return json.loads(version_file(contract_version).read_text(encoding="utf-8"))


def test_the_contract_is_what_its_version_says():
    assert version_file(CONTRACT_VERSION).exists(), WHAT_TO_DO
    assert read(CONTRACT_VERSION) == description(FORMS), WHAT_TO_DO


def test_every_version_there_has_been_is_kept_and_nothing_comes_after_the_newest():
    assert [path.stem for path in KEPT] == [str(number) for number in range(1, int(CONTRACT_VERSION) + 1)]


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_what_an_earlier_version_promised_still_holds(path):
    assert broken_promises(read(path.stem), description(FORMS)) == []


def test_a_description_that_is_kept_is_never_written_anew():
    before = version_file(CONTRACT_VERSION).read_text(encoding="utf-8")
    assert before == as_text(description(FORMS))
    with pytest.raises(FileExistsError):
        write_description(FORMS)
    assert version_file(CONTRACT_VERSION).read_text(encoding="utf-8") == before


def without(described: dict, *places: str) -> dict:
    changed = copy.deepcopy(described)
    *above, last = places
    inner = changed
    for place in above:
        inner = inner[place]
    del inner[last]
    return changed


def with_value(described: dict, value: object, *places: str) -> dict:
    changed = copy.deepcopy(described)
    *above, last = places
    inner = changed
    for place in above:
        inner = inner[place]
    inner[last] = value
    return changed


PAGE = ("extracts", "target", "columns", "page")
NEW = {"type": "String", "nullable": True, "key": False, "since": "2"}


@pytest.mark.parametrize(
    ("changed", "broken"),
    [
        (lambda now: without(now, *PAGE), ["target.page: gone"]),
        (lambda now: without(now, "extracts", "placement_year"), 10),
        (lambda now: with_value(now, "Int64", *PAGE, "type"), ["target.page: another type"]),
        (lambda now: with_value(now, True, *PAGE, "key"), ["target.page: another key"]),
        (lambda now: with_value(now, False, *PAGE, "nullable"), ["target.page: may no longer be empty"]),
        (lambda now: with_value(now, NEW, "extracts", "target", "columns", "new"), ["target.new: since 2"]),
        (lambda now: with_value(now, NEW | {"since": "3"}, "extracts", "target", "columns", "new"), []),
        (lambda now: with_value(now, {"since": "1", "columns": {}}, "extracts", "new"), ["new: since 1"]),
        (lambda now: with_value(now, {"since": "3", "columns": {}}, "extracts", "new"), []),
        (lambda now: without(now, "forms", "placement", "value"), ["placement.value: gone"]),
        (lambda now: with_value(now, {"since": "1"}, "forms", "placement", "new"), ["placement.new: since 1"]),
        (lambda now: with_value(now, {"since": "3"}, "forms", "placement", "new"), []),
        (lambda now: with_value(now, ["T", "F"], "codelists", "sex"), ["sex: no M"]),
        (lambda now: with_value(now, ["T", "F", "M", "X"], "codelists", "sex"), []),
        (lambda now: with_value(now, True, "extracts", "target", "columns", "unit", "nullable"), []),
    ],
)
def test_a_promise_that_is_broken_is_named(changed, broken):
    found = broken_promises(read("2"), changed(read("2")))
    assert (len(found) if isinstance(broken, int) else found) == broken


def test_bounds_left_out_codes_and_what_must_be_filled_in_are_part_of_it():
    described = description(FORMS)
    columns = described["extracts"]["target"]["columns"] | described["extracts"]["placement"]["columns"]
    assert (columns["target_year"]["min"], columns["target_year"]["max"]) == (2000, 2100)
    assert (columns["period"]["key"], columns["period"]["regex"][:6]) == (True, r"^\d{4}")
    assert columns["value_kind"]["but"] == "at_least, stated, answered"
    field = described["forms"]["enterprise"]["employees"]
    assert (field["required"], field["since"], field["statuses"]) == (False, "1", ["UN", "SU"])


def test_rules_are_told_as_the_code_says_them_those_that_are_inherited_too():
    rules = description(FORMS)["extracts"]["placement"]["rules"]
    assert rules["value_kind_follows_value"] == (
        "return pl.col('value_kind').is_not_null() == pl.col('value').is_not_null()"
    )
    assert rules["value_is_null_exactly_when_not_a"].startswith("return (pl.col('obs_status') == 'A')")


def test_a_list_that_has_become_rows_is_kept_by_the_rows_that_older_versions_mean():
    assert "part" in read("4")["codelists"]
    assert "part" not in read(CONTRACT_VERSION)["codelists"]
    told = with_value(read("4"), ["halsingland", "dalarna"], "codelists", "part")
    assert broken_promises(told, read(CONTRACT_VERSION)) == ["part: no dalarna"]


@pytest.mark.parametrize("catalogue", ["exempel", "gavleborg"])
def test_a_version_without_the_areas_means_those_that_the_code_knew(catalogue):
    areas = rows_before("area", catalogue)
    EXTRACTS["area"].validate(areas)
    assert areas.filter("is_region")["label_sv"].to_list() == ["Gävleborgs län"]
    assert set(areas.filter(area_level="part")["area_code"]) == set(read("4")["codelists"]["part"])
    assert rows_before("area", "another").equals(pl.DataFrame(schema=areas.schema))
    assert rows_before("pathway", catalogue).is_empty()
