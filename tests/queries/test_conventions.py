"""What every file of `queries/` keeps to, read from DuckDB's own parse of it and from its rows on both catalogues."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import duckdb
import polars as pl
import pytest

from contract import CODELISTS, EXTRACTS
from dashboard.extracts import Database, open_database
from dashboard.filters import Filters
from dashboard.query import run_query
from dashboard.versions import list_catalogues
from dashboard.wording import LANGUAGES, headings, localise, source_note
from dashboard.wording.texts import FOLDER
from queries import HEADER_FIELDS, query_names, read_query, shared_names
from tests.conftest import read_version
from tests.each import each

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "data"
# Loaded beside the extracts: the contract's own tables, the list of versions and the boundaries.
NOT_EXTRACTS = {"boundary", "county", "dictionary", "codelist", "version", "observed_period"}
# Nobody has told of any municipality or enterprise there, and in Östergötland no plan has a target that is counted.
NOTHING_YET = {
    *((name, "ostergotland") for name in ("commitment_cell", "commitment_period", "component_cell", "target_part", "target_sum")),
    *((name, catalogue) for name in ("enterprise_period", "enterprise_population") for catalogue in ("gavleborg", "ostergotland")),
}  # fmt: skip
# Of those that read the municipalities, the ones that need not ask whether there is one on the day.
NEEDS_NO_DAY = {
    "context_of_municipality": "what there is no figure of in `context_cell` has no row",
    "coverage_measures": "counts what is known in `coverage_cell`, which asks",
    "deliveries_of_municipality": "names those that the register of deliveries has asked",
    "enhanced_cooperation": "asks whether all are chosen, and those of earlier years are chosen along",
    "enterprise_register": "names the municipality of each enterprise",
    "enterprise_statements": "names those that a document speaks of",
    "commitment_period": "counts what is in `commitment_cell`, which asks",
    "municipality_order": "puts all names in order",
    "municipality_outline": "draws what another figure has",
    "project_municipalities": "names those that a document speaks of",
    "projects_of_municipality": "names those that a document speaks of",
    "purchasing_statements": "names those that a document speaks of",
    "place": "names every area, with the years in which there is one",
    "source_use": "counts rows, not municipalities",
}
FIGURE_COLUMNS = {"catalogue", "period", "value", "obs_status", "value_kind", "source_refs"}
NAMES = query_names()
SHARED = shared_names()
# Those that only say what belongs together, what is known of a period or in what order: no figure for each part and period.
NO_CELLS = {
    "context_known", "coverage_known", "delivery_count", "delivery_period", "enterprise_period", "municipality_order",
    "municipality_outline", "pathway_span", "place", "placement_period", "plan_target", "service_period", "source_use", "training_period",
}  # fmt: skip
CELLS = tuple(name for name in SHARED if name not in NO_CELLS)
# What a cell is of, beside its period.
PARTS = ("target_part", "area_code", "municipality_code", "mark", "target_id", "indicator_code")
# One figure alone starts from these: it would look through the rows of a whole nation for the few that it shows.
FOR_ONE_FIGURE = {
    "delivery_count", "enterprise_period", "enterprise_population", "municipality_outline", "pathway_sex_cell", "pathway_step_cell",
    "placement_sex_cell", "source_use", "target_sum",
}  # fmt: skip
each_query = each("name", NAMES)
each_file = each("name", [*NAMES, *SHARED])
each_set = each("name", SHARED)


@cache
def parse(name: str) -> dict:
    """DuckDB's syntax tree of a query's one statement."""
    tree = duckdb.execute("SELECT json_serialize_sql($sql::VARCHAR)", {"sql": read_query(name).sql}).fetchall()[0]
    parsed = json.loads(tree[0])
    assert not parsed["error"], parsed.get("error_message")
    (statement,) = parsed["statements"]
    return statement["node"]


def nodes(tree: object) -> Iterator[dict]:
    """Every node of a syntax tree."""
    if isinstance(tree, dict):
        yield tree
    for child in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from nodes(child)


def without_comments(sql: str) -> str:
    return re.sub(r"--[^\n]*|'[^']*'", "", sql)


class TestHeader:
    @each_file
    def test_stands_first_one_line_a_field_in_order(self, name):
        lines = read_query(name).sql.splitlines()[: len(HEADER_FIELDS)]

        assert [line.split(":")[0] for line in lines] == [f"-- {field}" for field in HEADER_FIELDS]

    @each_file
    def test_stands_in_both_languages(self, name):
        query = read_query(name)

        assert query.title_sv != query.title_en
        assert query.definition_sv != query.definition_en
        assert query.definition_sv.endswith(".")
        assert query.definition_en.endswith(".")
        assert not re.search(r"\b(the|of|and)\b", query.title_sv + query.definition_sv)
        assert not re.search(r"\b(och|av|som|kommuner)\b", query.title_en + query.definition_en)

    @each_file
    def test_names_as_sources_exactly_the_tables_that_the_sql_reads(self, name):
        tree = parse(name)
        tables = {node["table_name"] for node in nodes(tree) if node.get("type") == "BASE_TABLE"}
        ctes = {entry["key"] for node in nodes(tree) if "cte_map" in node for entry in node["cte_map"]["map"]}
        named = read_query(name).sources

        assert tables - ctes <= {*EXTRACTS, *SHARED, *NOT_EXTRACTS}
        assert set(named) == tables - ctes
        assert len(set(named)) == len(named)

    def test_no_two_files_share_a_title(self):
        titles = [read_query(name).title_sv for name in (*NAMES, *SHARED)]

        assert sorted({title for title in titles if titles.count(title) > 1}) == []


class TestSql:
    @each_file
    def test_is_one_select_that_writes_nothing(self, name):
        (statement,) = duckdb.extract_statements(read_query(name).sql)

        assert statement.type == duckdb.StatementType.SELECT
        kinds = {node["type"] for node in nodes(parse(name)) if str(node.get("type", "")).endswith("_NODE")}
        assert kinds <= {"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"}

    @each_file
    def test_names_its_columns(self, name):
        stars = [node for node in nodes(parse(name)) if node.get("type") == "STAR"]

        assert [star for star in stars if star["query_location"] < len(read_query(name).sql.encode())] == []

    @each_file
    def test_uses_named_parameters_that_the_filters_have(self, name):
        known = Filters(municipality_codes=(), reference_date=date(2018, 12, 31)).parameters()

        assert named_by(name) <= set(known)

    @each_file
    def test_ends_in_an_order(self, name):
        modifiers = {modifier["type"]: modifier for modifier in parse(name)["modifiers"]}

        assert "ORDER_MODIFIER" in modifiers
        keys = [order["expression"] for order in modifiers["ORDER_MODIFIER"]["orders"]]
        plain = [key["column_names"][-1] for key in keys if key["type"] == "COLUMN_REF"]
        assert [column for column in plain if column.endswith("name")] == [], "names are ordered with COLLATE sv"

    @each_file
    def test_divides_by_nothing_that_may_be_zero(self, name):
        divisors = [
            node["arguments"][1]["expression"]
            for node in nodes(parse(name))
            if node.get("type") == "FUNCTION" and node["function_name"] in ("/", "//", "%")
        ]

        assert [divisor for divisor in divisors if not is_safe(divisor)] == []

    def test_asks_whether_there_is_a_municipality_on_the_day(self):
        """A municipality that was merged with another stays in the catalogue: whatever counts them takes those that there are."""
        files = {name: without_comments(read_query(name).sql) for name in (*NAMES, *SHARED)}
        readers = {name for name, sql in files.items() if re.search(r"\b(FROM|JOIN)\s+municipality\b", sql)}
        asking = {name for name, sql in files.items() if re.search(r"\bis_there_(on|between)\(", sql)}

        assert readers - asking == NEEDS_NO_DAY.keys()

    @each_file
    def test_says_what_else_in_every_case(self, name):
        words = without_comments(read_query(name).sql).upper()

        assert len(re.findall(r"\bCASE\b", words)) == len(re.findall(r"\bELSE\b", words))

    def test_the_division_check_finds_a_division(self):
        tree = duckdb.execute("SELECT json_serialize_sql('SELECT 1 / a, 1 / nullif(b, 0), c / 2, c / 0')").fetchall()[0]
        divisors = [
            n["arguments"][1]["expression"] for n in nodes(json.loads(tree[0])) if n.get("function_name") == "/"
        ]

        assert [is_safe(divisor) for divisor in divisors] == [False, True, True, False]


def is_safe(divisor: dict) -> bool:
    """nullif(…), or a number that is not zero; a cast around either."""
    if divisor["class"] == "CAST":
        return is_safe(divisor["child"])
    if divisor["class"] == "CONSTANT":
        return float(divisor["literal"]["text"]) != 0
    return divisor.get("function_name") == "nullif"


class TestShared:
    @each_set
    def test_has_a_name_of_its_own(self, name):
        assert name not in {*NAMES, *EXTRACTS, *NOT_EXTRACTS}

    @each_set
    def test_has_no_parameters(self, name):
        assert named_by(name) == set()

    @each_set
    def test_several_files_start_from_it(self, name):
        readers = [file for file in (*NAMES, *SHARED) if name in read_query(file).sources]

        assert (len(readers) == 1) == (name in FOR_ONE_FIGURE)
        assert readers

    @pytest.mark.parametrize("catalogue", list_catalogues(DATA))
    @each_set
    def test_the_table_holds_what_the_file_says(self, name, catalogue):
        said = result(name, catalogue)

        made = opened(catalogue).connection.cursor().table(name).pl()

        assert made.equals(said)
        assert made["catalogue"].unique().to_list() == ([] if (name, catalogue) in NOTHING_YET else [catalogue])

    @pytest.mark.parametrize("catalogue", list_catalogues(DATA))
    @each_set
    def test_a_value_is_missing_exactly_when_its_status_says_so(self, name, catalogue):
        if name not in CELLS:
            assert not FIGURE_COLUMNS & set(result(name, catalogue).columns) - {"catalogue", "period", "source_refs"}
            return
        frame = result(name, catalogue)

        part = next(each for each in PARTS if each in frame.columns)
        assert not frame.select(part, "period").null_count().sum_horizontal().item()
        given = figure_given(frame)
        assert frame.filter((pl.col("obs_status") == "A") != given).is_empty()
        assert frame.filter(pl.col("value_kind").is_not_null() != given).is_empty()


@cache
def texts_of_the_app() -> frozenset[str]:
    """Every text constant of the frame, the pages and the dashboard."""
    files = [ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "dashboard").rglob("*.py")]
    return frozenset(
        node.value
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


class TestPlace:
    @each_query
    def test_has_a_test(self, name):
        assert (Path(__file__).parent / f"test_{name}.py").is_file()

    @each_query
    def test_is_asked_for_by_the_app(self, name):
        assert name in texts_of_the_app()

    def test_every_heading_is_that_of_a_column_that_is_shown(self):
        written = re.findall(r"^(\w+) =", (FOLDER / "columns.toml").read_text(encoding="utf-8"), re.MULTILINE)
        returned = {column for name in NAMES for column in localise(result(name, CATALOGUES[0]), "sv").columns}

        assert sorted(set(written) - returned) == []


@cache
def opened(catalogue: str) -> Database:
    return open_database(read_version(DATA, catalogue))


@cache
def everything(catalogue: str) -> Filters:
    """All municipalities at the catalogue's own date."""
    base = Filters(municipality_codes=(), reference_date=opened(catalogue).version.as_of)
    codes = run_query(opened(catalogue), "municipalities", base)["municipality_code"]
    return replace(base, municipality_codes=tuple(codes))


@cache
def named_by(name: str) -> frozenset[str]:
    """The choices that a file names: whatever the others are, its rows are the same."""
    (statement,) = duckdb.extract_statements(read_query(name).sql)
    return frozenset(statement.named_parameters)


def as_named(name: str, filters: Filters) -> Filters:
    """The choice with all that the file does not name as it is for everything."""
    named = {choice: getattr(filters, choice) for choice in named_by(name)}
    return replace(Filters(municipality_codes=(), reference_date=date(1900, 1, 1)), **named)


@cache
def _asked(name: str, catalogue: str, filters: Filters) -> pl.DataFrame:
    return run_query(opened(catalogue), name, filters)


def rows(name: str, catalogue: str, filters: Filters) -> pl.DataFrame:
    """The rows under a choice: asked once, and judged by the tests of this file, of test_sureness.py and of test_optimizer.py."""
    return _asked(name, catalogue, as_named(name, filters))


def result(name: str, catalogue: str) -> pl.DataFrame:
    return rows(name, catalogue, everything(catalogue))


def results(name: str, catalogue: str) -> Iterator[tuple[Filters, pl.DataFrame]]:
    """The rows under the base choice, then under every choice that the query's parameters allow, one at a time."""
    return ((filters, rows(name, catalogue, filters)) for filters in choices(name, catalogue))


@cache
def plans(catalogue: str) -> tuple[str, ...]:
    """The plans that the catalogue has targets of, and one that it has none of."""
    targets = opened(catalogue).connection.cursor().table("target").pl()
    return (*targets["plan_id"].drop_nulls().unique(maintain_order=True), "none")


@cache
def indicators(catalogue: str) -> tuple[str, ...]:
    """The measures of the context that the catalogue has a municipality's figure of, and one that it has none of."""
    measures = run_query(opened(catalogue), "context_measures", everything(catalogue))
    return (*measures.filter(pl.col("municipalities_known") > 0)["context_measure"], "none")


def choices(name: str, catalogue: str) -> Iterator[Filters]:
    base = everything(catalogue)
    options = {
        "municipality_codes": [base.municipality_codes[:1], base.municipality_codes[1:4]],
        "reference_date": [
            date(1900, 1, 1),
            date(2016, 12, 31),
            date(2017, 5, 17),
            date(2018, 12, 31),
            date(2100, 1, 1),
        ],
        "theme": ["", *CODELISTS["theme"].codes],
        "plan": plans(catalogue),
        "term": ["", "asf"],
        "indicator": indicators(catalogue),
        **{code: list(CODELISTS[code].codes) for code in ("coverage_measure", "reading", "public_actor", "mark")},
    }
    yield base
    for parameter in sorted(named_by(name)):
        # Among them is what everything has.
        yield from (
            replace(base, **{parameter: option}) for option in options[parameter] if option != getattr(base, parameter)
        )


CATALOGUES = list_catalogues(DATA)


def test_every_catalogue_is_tried():
    assert CATALOGUES == ("exempel", "gavleborg", "ostergotland")
    assert {name: opened(name).problems for name in CATALOGUES} == {name: {} for name in CATALOGUES}


@pytest.mark.parametrize("catalogue", CATALOGUES)
class TestRows:
    @each_query
    def test_columns_can_be_shown_and_written(self, name, catalogue):
        frame = result(name, catalogue)

        allowed = {pl.String(), pl.Float64(), pl.Int64(), pl.Boolean(), pl.Date()}
        assert {column: kind for column, kind in frame.schema.items() if kind not in allowed} == {}
        for language in LANGUAGES:
            assert len(headings(localise(frame, language).columns, language)) > 0

    @each_query
    def test_a_figure_carries_what_explains_it(self, name, catalogue):
        columns = set(result(name, catalogue).columns)

        assert not columns & {"value", "obs_status", "value_kind"} or columns >= FIGURE_COLUMNS

    @each_query
    def test_a_value_is_missing_exactly_when_its_status_says_so(self, name, catalogue):
        for filters, frame in results(name, catalogue):
            localise(frame, "sv")
            if set(frame.columns) >= FIGURE_COLUMNS:
                given = figure_given(frame)
                wrong = frame.filter((pl.col("obs_status") == "A") != given)
                assert wrong.is_empty(), (filters, wrong.select("obs_status", "value").unique())
                unkind = frame.filter(pl.col("value_kind").is_not_null() != given)
                assert unkind.is_empty(), (filters, unkind.select("obs_status", "value_kind").unique())

    @each_query
    def test_numbers_are_numbers(self, name, catalogue):
        for filters, frame in results(name, catalogue):
            odd = [
                column.name
                for column in frame.select(pl.selectors.float())
                if not column.drop_nulls().is_finite().all()
            ]
            assert odd == [], filters
            if "delivered" in frame.columns:
                assert (frame["delivered"] <= frame["delivered_of"]).all(), filters

    @each_query
    def test_every_row_says_its_catalogue_and_its_sources(self, name, catalogue):
        sources = localise(result("sources", catalogue), "sv")
        for filters, frame in results(name, catalogue):
            if "catalogue" in frame.columns:
                assert set(frame["catalogue"]) <= {catalogue}
            if "source_refs" in frame.columns:
                source_note(frame["source_refs"], sources, "sv")
            if set(frame.columns) >= FIGURE_COLUMNS:
                unsourced = frame.filter((pl.col("obs_status") == "A") & pl.col("source_refs").is_null())
                assert unsourced.is_empty(), filters

    @each_query
    def test_come_in_the_same_order_each_time(self, name, catalogue):
        first = result(name, catalogue)

        assert all(run_query(opened(catalogue), name, everything(catalogue)).equals(first) for _ in range(5))


def figure_given(frame: pl.DataFrame) -> pl.Series:
    """A value, both ends of a range, or a share that the source states without its parts."""
    given = frame["value"].is_not_null()
    if "qualifier" in frame.columns:
        # A range has two ends and no value of its own; so may what is about a range.
        ends = frame["low"].is_not_null() & frame["high"].is_not_null()
        given |= ends & frame["qualifier"].is_in(["range", "approximate"]) & (frame["obs_status"] == "A")
    if "share_pct" in frame.columns:
        given |= frame["share_pct"].is_not_null()
    return given
