"""What is said of one kind of delivery stands in one file, and every stage asks it."""

import ast
from pathlib import Path

from contract import CODELISTS, EXTRACTS
from publishing import kinds
from publishing.kinds import KINDS, enterprise
from publishing.messages import message

FOLDER = Path(kinds.__file__).parent


def texts_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_there_is_one_for_every_code_of_the_list_and_in_its_order():
    assert tuple(KINDS) == tuple(CODELISTS["delivery_kind"].codes)
    assert {path.stem for path in FOLDER.glob("*.py")} == {*KINDS, "__init__", "__main__", "kind", "listed"}
    assert {kind.extract for kind in KINDS.values()} <= set(EXTRACTS)


def test_no_other_file_names_one():
    names = {*KINDS, *(kind.extract for kind in KINDS.values()), *enterprise.PEOPLE, "places_offered"}
    others = [path for path in FOLDER.parent.rglob("*.py") if path.parent != FOLDER]
    found = {path.relative_to(FOLDER.parent).as_posix(): texts_of(path) & names for path in others}
    assert {file: texts for file, texts in found.items() if texts} == {}


def test_what_enterprises_report_are_the_codes_of_the_list():
    variables = {variable.name for variable in enterprise.VARIABLES}
    assert variables == set(CODELISTS["enterprise_variable"].codes)
    assert {cube.codes for cube in enterprise.KIND.cubes} == {(name,) for name in enterprise.PEOPLE}


def test_every_count_of_people_is_in_a_cube_or_told_as_a_floor():
    for kind in KINDS.values():
        assert kind.form.counts_people == (bool(kind.cubes) or kind.is_yearly), kind.name
        assert not kind.rests_on or KINDS[kind.rests_on.kind].cubes, kind.name
        assert not kind.groups or KINDS[kind.groups.kind].sizes_of == kind.name, kind.name
        assert not kind.sizes_of or KINDS[kind.sizes_of].groups.kind == kind.name, kind.name


def test_what_a_kind_asks_and_finds_has_words():
    entries = {f"nothing_in_{name}" for name in KINDS}
    entries |= {f"{name}_vanished" for name, kind in KINDS.items() if kind.again}
    entries |= {rule.fault for kind in KINDS.values() for rule in kind.only_for}
    entries |= {fault for kind in KINDS.values() for _, fault in kind.twice}
    for entry in entries:
        assert all(message(entry, language)[0] for language in ("sv", "en")), entry
