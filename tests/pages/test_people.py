"""A count of people that may have been changed wears its sign wherever it stands; an exact one stands plain.

The numbers are large and odd, so that each place where one stands can be found: in words, charts, maps, tables, files.
"""

import re
from collections.abc import Iterator

import pytest

from dashboard.downloads import csv_for_excel, csv_for_programs, program_columns, reader_columns
from tests.conftest import MUNICIPALITIES, full_rows, publish
from tests.pages.harness import Visit, visits_once
from tests.pages.words import tidy

GAVLE, BOLLNAS, HOFORS = (code for code, _, _ in MUNICIPALITIES)
QUARTERS = [f"{year}-Q{number}" for year in (2017, 2018) for number in (1, 2, 3, 4)]
KINDS = ("placement", "service_use", "enterprise", "commitment", "dialogue_meeting")
# Sums in which a count of 0 or 5 is one part, and what stands alone.
ROUNDED = {
    "8893": "placed through the Employment Service in Gävle: 8 888 and a 5",
    "7782": "employees in Gävle: 7 777 and a 5",
    "14448": "employees in the county, with a 0 in Hofors",
    "5560": "places filled in Gävle: 5 555 and a 5",
    "3338": "services used: 3 333 and a 5",
}
EXACT = {"6666": "employees in Bollnäs", "3333": "café services"}
# Exact where Gävle alone is chosen; in the county two zeros are added to them.
WOMEN_IN_GAVLE = "8888"
SIGNS = ("≈ ", "≈ +", "ungefär ", "approximately ")
LEVEL = 3340.0


def placed(code: str, sex: str, value: float, period: str = "2018-Q4") -> dict:
    return {"municipality_code": code, "period": period, "sex": sex, **kind(value)}


def kind(value: float) -> dict:
    return {"value": value, "value_kind": "rounded" if value in (0.0, 5.0) else "exact"}


def enterprise(name: str, code: str, *, employees: float, filled: float, offered: float) -> list[dict]:
    variables = {"employees": kind(employees), "places_filled": kind(filled), "places_offered": {"value": offered}}
    return [
        {"enterprise_id": name, "period": "2018-Q4", "enterprise_variable": variable, **its}
        for variable, its in variables.items()
    ]


def target(name: str, priority: int, unit: str, level: float | None) -> dict:
    status = {"baseline_value": 1.0, "baseline_status": "A", "level": level, "level_status": "A"}
    return {"target_id": name, "priority": priority, "position": 1, "unit": unit, **status}


def rows() -> dict[str, list[dict]]:
    names = {"a": GAVLE, "b": GAVLE, "c": BOLLNAS, "d": HOFORS}
    return {
        "source": [{"source_id": "kalla"}],
        "municipality": [
            {"municipality_code": code, "municipality_name": name, "part": part} for code, name, part in MUNICIPALITIES
        ],
        "placement": [
            placed(GAVLE, "F", 8888.0), placed(GAVLE, "M", 5.0), placed(BOLLNAS, "F", 0.0),
            placed(HOFORS, "F", 0.0), placed(HOFORS, "M", 0.0), placed(GAVLE, "F", 0.0, "2017-Q1"),
        ],
        "enterprise": [
            {"enterprise_id": name, "enterprise_name": name, "municipality_code": code} for name, code in names.items()
        ],
        "enterprise_observation": [
            *enterprise("a", GAVLE, employees=7777.0, filled=5555.0, offered=6000.0),
            *enterprise("b", GAVLE, employees=5.0, filled=5.0, offered=6.0),
            *enterprise("c", BOLLNAS, employees=6666.0, filled=9.0, offered=12.0),
            *enterprise("d", HOFORS, employees=0.0, filled=0.0, offered=10.0),
        ],
        "service_use": [
            {"municipality_code": GAVLE, "period": "2018-Q4", "service": "cafe", "service_group": "utforartjanst",
             "amount_sek": 10_000.0, "amount_status": "A", "value": 3333.0},
            {"municipality_code": GAVLE, "period": "2018-Q4", "service": "praktik", "amount_status": "PR", **kind(5.0)},
            {"municipality_code": GAVLE, "period": "2018-Q4", "service": "arbetstraning", "amount_status": "PR", **kind(0.0)},
        ],
        "delivery": [
            {"municipality_code": code, "delivery_kind": delivered, "period": quarter}
            for code in (GAVLE, BOLLNAS, HOFORS) for delivered in KINDS for quarter in QUARTERS
        ],
        "target": [target("T1", 1, "municipalities", 3.0), target("T2a", 2, "parties", 9.0), target("T3d", 3, "services", LEVEL)],
        "target_reading": [{"target_id": "T1", "reading": "A", "level": 3.0, "level_status": "A", "is_default": True}],
    }  # fmt: skip


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator:
    """Pages of a catalogue of these rows alone, each run once."""
    folder = tmp_path_factory.mktemp("people")
    publish(folder, {name: full_rows(name, its) for name, its in rows().items()})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASF_DATA", str(folder))
        patch.setenv("ASF_CATALOGUE", "prov")
        yield visits_once(data="prov")


PAGES = [
    ("laget", {}), ("tackning", {"matt": "employees"}), ("tackning", {"matt": "employees", "kommun": "Gävle"}),
    ("nyttjande", {}), ("nyttjande", {"kommun": "Gävle"}), ("stodstruktur", {}), ("kallor", {}),
    ("kommunprofil", {"kommun": "Gävle"}), ("kommunprofil", {"kommun": "Hofors"}),
]  # fmt: skip
each_page = pytest.mark.parametrize(("page", "choices"), PAGES, ids=[f"{page}{len(its)}" for page, its in PAGES])


def shown(seen: Visit) -> Iterator[str]:
    """Everything that a reader reads on a page: words, labels and alternative texts of charts, maps, tables."""
    yield from seen.lines
    for chart in seen.charts:
        yield chart.alt
        yield from (
            text for its in chart.datasets.values() for row in its for text in row.values() if isinstance(text, str)
        )
    for deck in seen.decks:
        yield from (label["words"] for layer in deck["layers"] for label in layer["data"] if "words" in label)
    yield from (cell for row in seen.tables for cell in row)


def found(seen: Visit, digits: str) -> list[str]:
    """What stands before a number, wherever the number stands on the page."""
    grouped = rf"{digits[:-3]}[  ,]?{digits[-3:]}"
    texts = [tidy(text).replace("\n", " ") for text in shown(seen)]
    return [text[: match.start()] for text in texts for match in re.finditer(rf"(?<![\d,]){grouped}(?!\d)", text)]


@each_page
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_rounded_sum_wears_its_sign_and_an_exact_count_none(visit, page, choices, language):
    seen = visit(page, sprak=language, **choices)

    for digits, what in ROUNDED.items():
        bare = [before for before in found(seen, digits) if not before.lower().endswith(SIGNS)]
        assert bare == [], (digits, what)
    for digits, what in EXACT.items():
        signed = [before for before in found(seen, digits) if before.lower().endswith(SIGNS)]
        assert signed == [], (digits, what)


def test_the_same_number_is_exact_by_itself_and_rounded_in_a_sum(visit):
    alone, county = (found(visit("nyttjande", sprak="sv", **its), WOMEN_IN_GAVLE) for its in ({"kommun": "Gävle"}, {}))

    assert alone
    assert not any(before.endswith(SIGNS) for before in alone)
    assert county
    assert all(before.endswith(SIGNS) for before in county)


def test_every_number_stands_somewhere(visit):
    seen = [visit(page, sprak="sv", **choices) for page, choices in PAGES]

    for digits, what in (ROUNDED | EXACT).items():
        assert any(found(one, digits) for one in seen), (digits, what)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_zero_that_hides_people_is_never_a_plain_zero(visit, language):
    usage, coverage = visit("nyttjande", sprak=language), visit("tackning", sprak=language, matt="employees")
    panels = {chart.alt.split(":")[0]: chart.text for chart in usage.figure("placements_by_municipality").charts}

    assert '"0–4"' in panels["Bollnäs"], "one count"
    assert '"≈ 0"' in panels["Hofors"], "women and men"
    assert usage.figure("usage_rate").rows_with("Hofors", "0–4" + (" av 10" if language == "sv" else " of 10"))
    assert usage.figure("usage_rate").rows_with("Hofors", "0–40")
    assert usage.figure("services_by_service").rows_with("| 0–4 |")
    assert any("Hofors\n0–4" in label for label in _map_words(coverage))
    assert coverage.rows_with("0–4"), "the legend of the map"


def _map_words(seen: Visit) -> list[str]:
    return [
        label["words"] for deck in seen.decks for layer in deck["layers"] for label in layer["data"] if "words" in label
    ]


@each_page
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_note_and_the_way_to_the_explanation_stand_beside_every_rounded_figure(visit, page, choices, language):
    seen = visit(page, sprak=language, **choices)
    words = {"sv": "Små antal har ändrats till 0 eller 5", "en": "Small counts have been changed to 0 or 5"}[language]

    for key in seen.keys_of("fig_"):
        part = seen.figure(key)
        signed = [text for text in shown_in(part) if re.search(r"≈|\b0–4\b", text)]
        assert (words in part.text) >= bool(signed), (key, signed)
        assert part.html.count('href="skydd?') == part.html.count(words), key


def shown_in(part) -> Iterator[str]:
    yield from part.lines
    for chart in part.charts:
        yield from (
            text for its in chart.datasets.values() for row in its for text in row.values() if isinstance(text, str)
        )


def test_the_link_keeps_what_is_chosen(visit):
    [link, *_] = re.findall(r'href="(skydd\?[^"]+)"', visit("nyttjande", sprak="en", kommun="Gävle").html)

    assert link == "skydd?data=prov&amp;sprak=en&amp;kommun=G%C3%A4vle"


def test_files_hold_the_value_and_its_kind(visit):
    seen = visit("nyttjande", sprak="sv")
    [actors] = [figure for figure in seen.figures.values() if "change_covers" in figure.frame.columns]
    program = csv_for_programs(program_columns(actors)).decode().splitlines()
    excel = csv_for_excel(reader_columns(actors)).decode("utf-8-sig").splitlines()

    heads = program[0].split(",")
    last = dict(
        zip(heads, next(line for line in program if "2018-Q4" in line and "8893" in line).split(","), strict=True)
    )
    assert (last["value"], last["value_kind"], last["rounded_parts"]) == ("8893", "rounded", "4")
    assert "Avrundade delar" in excel[0]
    assert any(";8893;" in line and ";avrundat;" in line for line in excel)
    assert "≈" not in "".join(program + excel)


def test_a_target_near_its_level_says_that_the_exact_figure_could_give_another_status(visit):
    swedish, english = (visit("laget", sprak=language).figure("priority_3").text for language in ("sv", "en"))

    assert "≈3 338" in swedish.replace("≈ ", "≈")
    assert "Den exakta är mellan 3 336 och 3 340, och statusen beror på vilken den är." in swedish.replace(
        "\u00a0", " "
    )
    assert "The exact one is between 3,336 and 3,340, and the status depends on which." in english


def test_protected_amounts_are_protected_and_a_sum_beside_them_is_at_least(visit):
    seen = visit("nyttjande", sprak="sv")

    assert seen.figure("services_by_service").rows_with("Praktik", "belopp skyddat")
    assert seen.figure("services_by_service").rows_with("Arbetsträning", "belopp skyddat")
    assert seen.figure("services_by_service").rows_with("Café", "| 10 tkr")
    assert seen.figure("services_by_buyer").rows_with("Arbetsförmedlingen", "minst 10 tkr")
