"""A seventh kind of delivery, as CONTRIBUTING.md tells it: people who have gone on to work, counted and so protected.

It is done in a copy of the tree, and tried there: what is said of the kind stands in one file, and no stage has to know of it.
"""

import json

import openpyxl
import polars as pl
import pytest

from contract import CONTRACT_VERSION
from tests.recipes.copy import Copy, Step, copy_tree

NEXT = str(int(CONTRACT_VERSION) + 1)

EXTRACT = f'''
class Transition(ObservedCount):
    """People who went on from a WISE to work during one quarter (a flow), by municipality, actor and sex."""

    since = "{NEXT}"

    period = period()
    municipality_code = municipality_code()
    public_actor = code("public_actor", "Offentlig aktör", "Public actor", key=True)
    sex = code("sex", "Kön", "Sex", key=True)


'''

KIND = '''"""Transitions: people who have gone on from an enterprise to work during a quarter."""

from contract import DeliveryForm
from contract.deliveries import column_field, municipality_field, period_field, sex_field, status_field, value_field
from publishing.kinds.kind import Cube, CubeShape
from publishing.kinds.kind import Kind, exact

EXTRACT = "transition"

FORM = DeliveryForm(
    EXTRACT,
    (
        period_field(EXTRACT),
        municipality_field(EXTRACT),
        column_field(EXTRACT, "public_actor", "code", "Kommunerna", other_headings=("Aktör",)),
        sex_field(EXTRACT),
        value_field(EXTRACT, "Antal till arbete", "Number to work", "2", counts_people=True),
        status_field(EXTRACT, may_be_hidden=True),
    ),
    status_of={"value": "obs_status"},
)

SHAPE = CubeShape(
    name=EXTRACT,
    delivered_by=("municipality_code", "public_actor"),
    codes={"sex": ("F", "M")},
    near={("municipality_code",): 0.8, ("public_actor",): 0.8, ("sex",): 0.5},
)

KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    as_extracts=lambda rows: {EXTRACT: rows.with_columns(exact())},
    most=100,
    is_of_sender=True,
    is_held=True,
    cubes=(Cube(SHAPE),),
    silent_codes=SHAPE.codes,
)
'''


def words(entry: str, sv: str, en: str, **more: str) -> str:
    texts = {"sv": sv, "en": en} | more
    return "".join([f"[{entry}]\n", *(f'{name} = "{text}"\n' for name, text in texts.items())])


SHOWN = (
    Step(
        "dashboard/wording/texts/sources.toml",
        words("used_transition", "övergångarna till arbete", "the transitions to work") + "\n",
        before="[used_placement_year]",
    ),
    Step(
        "dashboard/wording/texts/extracts.toml",
        words("extract_transition", "Övergångar till arbete", "Transitions to work") + "\n",
        before="[extract_placement_year]",
    ),
    Step("queries/shared/source_use.sql", "placement_year, transition, plan,", instead="placement_year, plan,"),
    Step(
        "queries/shared/source_use.sql",
        "    UNION ALL SELECT 'transition', source_id FROM transition\n",
        before="UNION ALL SELECT 'placement_year', source_id",
    ),
)
STEPS = (
    Step("contract/extracts.py", f'"{NEXT}"', instead=f'"{CONTRACT_VERSION}"'),
    Step("contract/extracts.py", "    ServiceUse,\n    Transition,\n)", instead="    ServiceUse,\n)"),
    Step("contract/extracts.py", '    "transition": Transition,\n', before='"placement_year": PlacementYear,'),
    Step("contract/observed.py", EXTRACT, before="class PlacementYear("),
    Step(
        "contract/codelists.py",
        '        "transition": ("Övergångar", "Transitions"),\n',
        before='"placement_year": ("Olika personer',
    ),
    Step("publishing/kinds/transition.py", KIND),
    Step(
        "publishing/kinds/__init__.py",
        "\n    training_participation,\n    transition,\n    wish_report,",
        instead="\n    training_participation,\n    wish_report,",
    ),
    Step(
        "publishing/kinds/__init__.py",
        "        transition,\n        placement_year,\n",
        instead="        placement_year,\n",
    ),
    Step(
        "publishing/messages/words/checking.toml",
        words(
            "fault.nothing_in_transition",
            "det finns inga rader under rubrikerna.",
            "there are no rows below the headings.",
            sv_do="Gick ingen till arbete: skriv rader med 0 som antal.",
            en_do="If nobody went to work: write rows with 0 as the number.",
        ),
        before="[fault.nothing_in_placement_year]",
    ),
    Step(
        "publishing/messages/words/difference.toml",
        words("say.extract_transition", "Övergångar", "Transitions"),
        before="[say.extract_placement_year]",
    ),
    *SHOWN,
)

SOURCES = """
import json
from tests.pages.harness import run

seen = run("kallor", sprak="sv", data="exempel")
print(json.dumps({"messages": seen.messages, "lines": seen.lines}))
"""
AFTER_CLOSING = ("--katalog", "exempel", "--dag", "2019-05-20")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    made = copy_tree(tmp_path_factory.mktemp("kind") / "tree")
    made.follow(STEPS)
    made.run("-m", "publishing.kinds")
    partners = made.folder / "data/exempel/partners.toml"
    told = partners.read_text(encoding="utf-8")
    partners.write_text(
        told.replace('sends = ["placement_year", ', 'sends = ["placement_year", "transition", '), encoding="utf-8"
    )
    return made


@pytest.fixture(scope="module")
def published(copy: Copy) -> pl.DataFrame:
    """What is published of two municipalities' deliveries, once the quarter has closed."""
    for code, women, men in (("2180", 3, 8), ("2183", 0, 2)):
        path = copy.folder.parent / f"{code}.csv"
        rows = [f"2019 kv 1;{code};kommun;{sex};{people};" for sex, people in (("F", women), ("M", men))]
        path.write_text(
            "\n".join(["Kvartal;Kommun;Offentlig aktör;Kön;Antal till arbete;Status", *rows]), encoding="utf-8"
        )
        copy.run(
            "-m", "publishing", "receive", str(path), "--partner", f"kommun-{code}", "--av", "Maria",
            "--katalog", "exempel", "--dag", "2019-04-20",
        )  # fmt: skip
    copy.run("-m", "publishing", "publish", "--av", "Karim", "--ja", *AFTER_CLOSING)
    folder = copy.folder / "data/exempel"
    manifest = json.loads(max((folder / "manifest").glob("v*.json")).read_text(encoding="utf-8"))
    return pl.read_parquet(folder / manifest["extracts"]["transition"]["file"]).filter(period="2019-Q1")


def test_the_template_is_there(copy):
    path = copy.folder.parent / "mall.xlsx"
    copy.run("-m", "publishing", "template", "transition", "--till", str(path), *AFTER_CLOSING)
    headings = [cell.value for cell in openpyxl.load_workbook(path)["Övergångar"][1]]
    assert headings == ["Kvartal", "Kommun", "Offentlig aktör", "Kön", "Antal till arbete", "Status"]


def test_what_is_delivered_is_published_and_no_small_count_with_it(published):
    delivered = published.filter(pl.col("obs_status") == "A")
    told = {
        (code, sex): value for code, sex, value in delivered.select("municipality_code", "sex", "value").iter_rows()
    }
    assert told.keys() == {(code, sex) for code in ("2180", "2183") for sex in ("F", "M")}
    assert told["2180", "M"] == 8
    assert {told["2180", "F"], told["2183", "F"], told["2183", "M"]} <= {0, 5}


def test_who_has_said_nothing_is_not_delivered_and_not_zero(published):
    silent = published.filter(pl.col("obs_status") == "NL")
    assert silent["value"].null_count() == silent.height
    assert set(silent["municipality_code"]) | {"2180", "2183"} == set(published["municipality_code"])
    assert published["municipality_code"].n_unique() == 10


def test_the_page_of_sources_tells_of_it_and_shows_what_was_there_before(copy, published):
    seen = json.loads(copy.run("-c", SOURCES, may_deliver=False).splitlines()[-1])
    assert seen["messages"] == []
    assert any("övergångarna till arbete" in line for line in seen["lines"])
