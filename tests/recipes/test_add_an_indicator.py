"""One indicator of enterprises more, from delivery to page, as CONTRIBUTING.md tells it: the training places of each.

It is done in a copy of the tree, and tried there: the template asks for it, a delivery with it is received and published,
Täckning shows it per municipality and for the county, and what was published before is still shown.
"""

import json
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from contract import CONTRACT_VERSION
from tests.pages.harness import run
from tests.recipes.copy import Copy, Step, copy_tree

# What one more indicator of enterprises may cost, tests not counted.
MOST_FILES = 8

WORDS = """
[about_training_places]
sv = "antalet utbildningsplatser i ASF"
en = "the number of training places in WISEs"

[most_training_places]
sv = "{when} hade {names} flest utbildningsplatser i ASF: {value}"
en = "{when}, {names} had the most training places in WISEs: {value}"

[things_training_places]
sv = "utbildningsplatser i ASF"
en = "training places in WISEs"

[series_training_places]
sv = "Antalet utbildningsplatser i ASF"
en = "The number of training places in WISEs"

"""
# The words of the measure, where the dashboard has those of the others.
ON_THE_PAGE = (Step("dashboard/wording/texts/measures.toml", WORDS, before="[about_places_offered]"),)
NEXT = str(int(CONTRACT_VERSION) + 1)
STEPS = (
    Step("contract/extracts.py", f'"{NEXT}"', instead=f'"{CONTRACT_VERSION}"'),
    Step(
        "contract/codelists.py",
        '        "training_places": ("Utbildningsplatser", "Training places"),\n',
        before='"sak_member": ("Medlem i företagens',
    ),
    Step(
        "contract/codelists.py",
        '        "training_places": ("Utbildningsplatser", "Training places"),\n',
        before='"sak_member": ("Medlemmar i företagens',
    ),
    Step(
        "publishing/kinds/enterprise.py",
        f'    _variable("training_places", "count", "4", since="{NEXT}"),\n',
        before='_variable("sak_member"',
    ),
    Step(
        "demo/catalogue/enterprises.py",
        '                "training_places": (enterprise.number % 4, "exact"),\n',
        before='"sak_member": (enterprise',
    ),
    Step(
        "demo/year/deliveries.py",
        '        "training_places": offered // 4,\n',
        before='"sak_member": bool(last["sak_member"]),',
    ),
    *ON_THE_PAGE,
)
# What the new version of the contract promises is written by a command, and kept beside the others.
WRITTEN = f"contract/versions/{NEXT}.json"

PROMISES = """
import json
from contract.description import VERSIONS, broken_promises, description
from publishing.kinds import FORMS

kept = [json.loads(path.read_text(encoding="utf-8")) for path in VERSIONS.glob("*.json")]
print(json.dumps([broken for promised in kept for broken in broken_promises(promised, description(FORMS))]))
"""
# Three visits in one run: the new measure in the newest version, in the first one, and a measure of the first one.
VISITS = """
import json
from contract import CONTRACT_VERSION
from tests.pages.harness import run

def told(**address):
    seen = run("tackning", sprak="sv", data="exempel", **address)
    return {"headline": seen.headline, "messages": seen.messages, "rows": rows(seen)}

def rows(seen):
    columns = ("municipality_code", "obs_status", "value", "county_value")
    return seen.frame("rank", *columns).select(columns).rows()

print(json.dumps([
    told(matt="training_places"),
    told(matt="training_places", version="1"),
    told(matt="places_offered", version="1"),
]))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    made = copy_tree(tmp_path_factory.mktemp("indicator") / "tree")
    made.follow(STEPS)
    made.run("-m", "publishing.kinds")
    return made


@pytest.fixture(scope="module")
def published(copy: Copy) -> pl.DataFrame:
    """What was delivered, once it is published: the made-up catalogue with the variable, and the next quarter of it."""
    copy.run("-m", "demo", "build")
    rows = delivery(copy.folder / "data/exempel")
    path = copy.folder.parent / "foretag.csv"
    rows.write_csv(path, separator=";")
    copy.run("-m", "publishing", "receive", str(path), "--partner", "coompanion", "--av", "Maria", *ON_THE_DAY)
    copy.run("-m", "publishing", "publish", "--av", "Karim", "--ja", *ON_THE_DAY)
    return rows


ON_THE_DAY = ("--katalog", "exempel", "--dag", "2019-04-20")


def delivery(catalogue: Path) -> pl.DataFrame:
    """The enterprises as they are published, a quarter later, each with one training place more than its number by four."""
    manifest = json.loads(max((catalogue / "manifest").glob("v*.json")).read_text(encoding="utf-8"))
    frames = {
        name: pl.read_parquet(catalogue / manifest["extracts"][name]["file"])
        for name in ("enterprise", "enterprise_observation")
    }
    last = frames["enterprise_observation"].filter(period="2018-Q4")
    told = last.pivot("enterprise_variable", index="enterprise_id", values="value")
    active = frames["enterprise"].filter(pl.col("end_date").is_null())
    yes_no = [pl.col(name).replace_strict({0: "nej", 1: "ja"}) for name in ("sak_member", "af_agreement")]
    return active.join(told, on="enterprise_id").select(
        "enterprise_id", "enterprise_name", "municipality_code", "legal_form", "industry", "start_date", "end_date",
        "employees", "places_offered", "places_filled", *yes_no, period=pl.lit("2019-Q1"),
        training_places=1 + pl.col("enterprise_id").str.tail(2).cast(pl.Int64) % 4,
    )  # fmt: skip


@pytest.fixture(scope="module")
def visits(copy: Copy, published: pl.DataFrame) -> list[dict]:
    return json.loads(copy.run("-c", VISITS, may_deliver=False).splitlines()[-1])


def test_takes_no_more_files_than_promised():
    files = {step.file for step in STEPS} | {WRITTEN}
    assert len(files) <= MOST_FILES, files


def test_every_earlier_promise_of_the_contract_is_kept(copy):
    assert json.loads(copy.run("-c", PROMISES).splitlines()[-1]) == []


def test_the_template_asks_for_it(copy):
    path = copy.folder.parent / "mall.xlsx"
    copy.run("-m", "publishing", "template", "enterprise", "--till", str(path), *ON_THE_DAY)
    headings = [cell.value for cell in openpyxl.load_workbook(path)["Företag"][1]]
    assert headings.index("Utbildningsplatser") == headings.index("Besatta platser") + 1


def test_what_is_delivered_stands_on_the_page(published, visits):
    sums = dict(published.group_by("municipality_code").agg(pl.col("training_places").sum()).iter_rows())
    newest = visits[0]

    assert newest["headline"] == "I slutet av mars 2019 hade Hudiksvall flest utbildningsplatser i ASF: 18"
    assert newest["messages"] == []
    assert len(newest["rows"]) == 10
    assert {(code, value) for code, _, value, _ in newest["rows"] if value} == set(sums.items())
    assert {county for *_, county in newest["rows"]} == {sum(sums.values())}


def test_what_was_published_before_is_still_shown(visits):
    _, without, before = visits

    assert {(status, value) for _, status, value, _ in without["rows"]} == {("UN", None), ("A", 0.0), ("NL", None)}
    assert before["headline"] == run("tackning", sprak="sv", data="exempel", matt="places_offered").headline
    assert all("version 1" in message for visit in (without, before) for message in visit["messages"])
