"""What the files of a version are called: no two tables, and no two choices of one, alike."""

from collections import Counter

import pytest

from dashboard.extracts import Database
from dashboard.filters import Filters
from dashboard.frames import frame_of
from dashboard.open_data.tables import open_tables
from dashboard.open_data.taken import take
from dashboard.server import catalogues


@pytest.fixture(scope="module")
def database() -> Database:
    history = catalogues.look_up().history("exempel")
    return catalogues.served(history, 1).database


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_two_tables_have_one_name(database: Database, language: str):
    names = Counter(take(database, table, {"sprak": [language]}).file_name("csv") for table in open_tables().values())

    assert [name for name, count in names.items() if count > 1] == []
    assert max(map(len, names)) < 150


@pytest.mark.parametrize(
    ("table", "parameter", "choices"),
    [
        ("commitments_by_period", "kriterium", ["policy", "responsible", "agreement"]),
        ("county_figures", "tema", ["population", "enterprises", "usage"]),
        ("coverage_by_municipality", "matt", ["support_structure", "enterprises", "residents"]),
        ("placements_by_municipality", "aktor", ["arbetsformedlingen", "kommun"]),
        ("support_structure_by_period", "lasning", ["A", "B", "C"]),
        ("target_status", "lasning", ["A", "B", "C"]),
        ("target_history", "lasning", ["A", "B", "C"]),
    ],
)
def test_no_two_choices_have_one_name(database: Database, table: str, parameter: str, choices: list[str]):
    names = {take(database, open_tables()[table], {parameter: [choice]}).file_name("csv") for choice in choices}

    assert len(names) == len(choices)


@pytest.mark.parametrize("table", ["context_by_municipality", "context_over_time"])
def test_no_two_measures_of_the_labour_market_have_one_name(database: Database, table: str):
    everything = Filters((), reference_date=database.version.as_of)
    measures = frame_of(database, "context_measures", everything, "sv")["context_measure"].unique().to_list()
    names = {take(database, open_tables()[table], {"indikator": [each]}).file_name("csv") for each in measures}

    assert len(names) == len(measures) > 5


def test_the_place_is_told_by_name_and_code(database: Database):
    table = open_tables()["coverage_by_municipality"]

    name = take(database, table, {"kommun": ["Ovanåker", "Gävle"]}).file_name("csv")

    assert "_gavle-2180-ovanaker-2121_" in name
