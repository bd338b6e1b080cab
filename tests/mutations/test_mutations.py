"""A sample of the mutations in the test run, and the judge itself put to the test. Many more: `python -m tests.mutations`."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from publishing.intake import cells
from tests.mutations import judging, looking
from tests.mutations.judging import Judged, judge, make, pairs
from tests.mutations.model import FORMATS, KINDS
from tests.mutations.valid import World, open_world, senders

SEED = 1
# The package gives its function under the same name.
checking = import_module("publishing.validation.check")


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> World:
    return open_world(tmp_path_factory.mktemp("restricted"))


def number_of(name: str, format_: str) -> int:
    return next(n for n, (mutation, one) in enumerate(pairs()) if (mutation.name, one) == (name, format_))


@pytest.mark.parametrize("number", range(len(pairs())), ids=[f"{mutation.name}-{one}" for mutation, one in pairs()])
def test_what_comes_out_is_what_the_class_says(number, world, tmp_path):
    judged = judge(SEED, number, world=world, folder=tmp_path)
    assert judged.verdict == "as expected", judged.words


def test_there_are_classes_of_every_kind_and_format():
    mutations = {mutation.name: mutation for mutation, _ in pairs()}
    assert len(mutations) == len({id(mutation) for mutation in mutations.values()}) >= 40
    assert {kind for mutation in mutations.values() for kind in mutation.kinds} == set(KINDS)
    assert {one for _, one in pairs()} == set(FORMATS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_senders(kind):
    assert senders(kind)


@pytest.mark.parametrize("name", ["as_it_is", "wrong_suffix", "bytes_moved"])
def test_the_same_number_gives_the_same_file(name):
    number = number_of(name, "csv")
    first, second = make(SEED, number)[0], make(SEED, number)[0]
    assert first == second
    assert first != make(SEED + 1, number)[0]


class TestTheJudge:
    def judged(self, name: str, world: World, folder: Path) -> Judged:
        return judge(SEED, number_of(name, "csv"), world=world, folder=folder)

    def test_finds_a_crash(self, world, tmp_path, monkeypatch):
        monkeypatch.setattr(judging, "examine", lambda *_, **__: 1 // 0)
        judged = self.judged("as_it_is", world, tmp_path)
        assert judged.verdict == "crashed"
        assert "ZeroDivisionError" in judged.words

    def test_finds_what_is_wrongly_accepted(self, world, tmp_path, monkeypatch):
        monkeypatch.setattr(checking, "_FAULTS", ())
        assert self.judged("total_wrong", world, tmp_path).verdict == "wrongly accepted"

    def test_finds_what_is_understood_otherwise(self, world, tmp_path, monkeypatch):
        monkeypatch.setitem(cells._READ, "count", lambda _: 5.0)
        judged = self.judged("numbers_as_text", world, tmp_path)
        assert judged.verdict == "wrongly accepted"
        assert "understood otherwise" in judged.words

    def test_finds_a_warning_that_is_not_given(self, world, tmp_path, monkeypatch):
        monkeypatch.setattr(checking, "_warnings", lambda case: [])
        assert self.judged("sexes_swapped", world, tmp_path).verdict == "wrongly accepted"

    def test_finds_a_fault_in_the_wrong_row(self, world, tmp_path, monkeypatch):
        examine = judging.examine

        def one_row_down(*paths, **more):
            examined = examine(*paths, **more)
            faults = tuple(replace(fault, row=fault.row + 1) for fault in examined.report.faults)
            return replace(examined, report=replace(examined.report, faults=faults))

        monkeypatch.setattr(judging, "examine", one_row_down)
        assert self.judged("negative", world, tmp_path).verdict == "wrong place"

    def test_finds_a_personal_number_in_the_report(self, world, tmp_path, monkeypatch):
        hidden = make(SEED, number_of("personal_number", "csv"))[0].expected.hidden
        monkeypatch.setattr(looking, "report_text", lambda *_, **__: f"Rad 1: {hidden}")
        assert self.judged("personal_number", world, tmp_path).verdict == "wrong place"
