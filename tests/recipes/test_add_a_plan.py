"""A plan more, as rows alone: three targets, counted in three of the ways that there are, and their status on the page.

It is done in a copy of the tree. No line of code, SQL or text is changed.
"""

import csv
import json
from pathlib import Path

import pytest

from tests.recipes.copy import Copy, copy_tree

PLAN = "lansplan-2017"
ROWS = {
    "plan": {
        "plan_id": PLAN, "position": "2", "title_sv": "Länsplan 2017–2018", "title_en": "County plan 2017–2018",
        "owner_sv": "Länet", "owner_en": "The county", "standing_sv": "Påhittad.", "standing_en": "Made up.",
        "first_year": "2017", "last_year": "2018", "source_id": "exempel",
    },
    "plan_priority": {
        "plan_id": PLAN, "priority": "1", "title_sv": "Möten och val", "title_en": "Meetings and choices", "source_id": "exempel",
    },
}  # fmt: skip
TARGET = {
    "priority": "1", "wording_sv": "Påhittat", "wording_en": "Made up", "stock_flow": "stock", "denominator": "10",
    "baseline_value": "0", "baseline_status": "A", "baseline_period": "2016", "baseline_end": "2016-12-31",
    "baseline_note_sv": "Påhittat", "baseline_note_en": "Made up", "level_status": "A", "target_year": "2018",
    "unit": "municipalities", "direction": "at_least", "plan_id": PLAN, "followed_from": "2017-01-01", "is_main": "false",
    "source_id": "exempel",
}  # fmt: skip
TARGETS = (
    {
        "target_id": "L1", "position": "1", "title_sv": "Ansvariga i sex kommuner", "title_en": "Responsible in six",
        "level": "6", "counting": "municipalities_with_mark", "counted": "responsible", "window_quarters": "1",
    },
    {
        "target_id": "L2", "position": "2", "title_sv": "Möten i alla kommuner", "title_en": "Meetings in all",
        "level": "10", "counting": "municipalities_with_meetings", "window_quarters": "4",
    },
    {
        "target_id": "L3", "position": "3", "title_sv": "Alla tar ett steg", "title_en": "Everybody takes a step",
        "level": "100", "counting": "share", "counted": "participant_step", "window_quarters": "4", "unit": "pct",
        "stock_flow": "flow", "denominator": "",
    },
)  # fmt: skip
LOOK = """
import json
from tests.pages.harness import run

seen = run("handlingsplan", sprak="sv", data="exempel", plan="lansplan-2017")
print(json.dumps({"lines": seen.lines, "messages": seen.messages}))
"""


def add(path: Path, *rows: dict[str, str]) -> None:
    """Appends rows to a file of facts; a column that they do not name is empty."""
    with path.open(encoding="utf-8", newline="") as file:
        names = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, names, restval="", lineterminator="\n").writerows(rows)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    made = copy_tree(tmp_path_factory.mktemp("plan") / "tree")
    facts = made.folder / "demo" / "catalogue" / "facts"
    for extract, row in ROWS.items():
        add(facts / f"{extract}.csv", row)
    add(facts / "target.csv", *(TARGET | target for target in TARGETS))
    assert made.run("-m", "demo", "build").startswith("Publicerat: ")
    return made


def test_the_targets_stand_on_the_page_with_their_status(copy):
    seen = json.loads(copy.run("-c", LOOK, may_deliver=False))

    assert seen["messages"] == []
    [first], [second], [third] = (
        [line for line in seen["lines"] if line.startswith(target["title_sv"])] for target in TARGETS
    )
    assert "minst 6 av 10" in first
    assert "Nått" in first
    # Even if all who have not answered had met, it would not be ten.
    assert "minst 5 av 10" in second
    assert "Inte nått" in second
    # Half of the municipalities have told, and of some participant it is known that they took no step.
    assert "Inte nått" in third
    assert "mindre än 100 %" in third
    assert "Uppgifter för 5 av 10 kommuner" in third


def test_the_first_plan_stands_as_it_did(copy):
    headline = "from tests.pages.harness import run; print(run('laget', sprak='sv', data='exempel').headline)"

    assert "nio mål" in copy.run("-c", headline, may_deliver=False)
