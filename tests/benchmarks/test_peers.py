"""Every peer that is installed gives our answers, value by value; one that is not is said to be missing."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from benchmarks.peers import tables
from benchmarks.promises import PROMISES
from benchmarks.questions import frames, peers
from benchmarks.side_by_side import Figure, WrongAnswerError
from dashboard.query import run_query

ROOT = Path(__file__).parents[2]
# A yes or no, a number, a rate, a share, and what nobody delivers.
MEASURES = ("support_structure", "enterprises", "enterprises_per_10000", "af_agreement_pct", "residents")
FEW = ("2180", "2161", "2101")


@pytest.fixture(scope="module")
def side() -> Iterator[peers.Side]:
    """All that are installed, on the example."""
    with ExitStack() as stack:
        yield peers.open_side("example", stack)


def wrong(side: peers.Side, peer: str, question: str, data: tables.Data) -> str:
    """What is wrong with an answer of a peer."""
    expected = run_query(side.ours, question, data.filters)
    answer = side.peers[peer][question](data.choices)
    return peers.wrong_rows(peer, question, peers.module_of(peer).rows_of(answer, expected.schema), expected)


@pytest.mark.parametrize("question", tables.QUESTIONS)
@pytest.mark.parametrize("peer", peers.installed())
class TestAnswers:
    """Held against our own query."""

    def test_are_ours(self, side, peer, question):
        assert wrong(side, peer, question, side.data) == ""

    def test_are_ours_under_a_choice(self, side, peer, question):
        """Some municipalities, at an earlier day, another actor."""
        day = run_query(side.ours, "periods", side.data.filters)["period_end"].sort()[3]
        filters = replace(side.data.filters, municipality_codes=FEW, reference_date=day, public_actor="kommun")

        assert wrong(side, peer, question, replace(side.data, filters=filters)) == ""


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("peer", peers.installed())
def test_coverage_is_ours_in_every_measure(side, peer, measure):
    filters = replace(side.data.filters, coverage_measure=measure)

    assert wrong(side, peer, "coverage_by_municipality", replace(side.data, filters=filters)) == ""


def test_those_that_come_with_the_app_are_always_held_against_it():
    assert {"polars", "pandas", "sqlite"} <= set(peers.installed())


def test_every_peer_answers_every_question(side):
    assert tuple(side.peers) == peers.installed()
    assert all(set(answers) == set(tables.QUESTIONS) for answers in side.peers.values())
    folders = {path.parent.name for path in (ROOT / "benchmarks/peers").glob("*/*.sql")}
    for folder in folders:
        asked = {path.stem for path in (ROOT / "benchmarks/peers" / folder).glob("*.sql")}
        assert set(tables.QUESTIONS) <= asked


class TestWrongRows:
    """A value that is other than ours is told by its column."""

    EXPECTED = pl.DataFrame({"period": ["2018-Q3", "2018-Q4"], "value": [5.0, None]})

    @pytest.mark.parametrize(
        ("rows", "says"),
        [
            ([("2018-Q3", 5.0), ("2018-Q4", None)], ""),
            ([("2018-Q3", 5.0), ("2018-Q4", 0.0)], "sqlite, a: other than ours in value"),
            ([("2018-Q4", None), ("2018-Q3", 5.0)], "sqlite, a: other than ours in period, value"),
            ([("2018-Q3", 5.0)], "sqlite, a: 1 rows instead of 2"),
        ],
    )
    def test_says_what(self, rows, says):
        assert peers.wrong_rows("sqlite", "a", rows, self.EXPECTED) == says

    def test_ends_a_measurement(self):
        class Peer:
            @staticmethod
            def rows_of(answer, schema):
                return answer

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(peers, "module_of", lambda peer: Peer)
            with pytest.raises(WrongAnswerError, match="sqlite, a: 0 rows instead of 2"):
                peers._peer("sqlite", "a", list, self.EXPECTED)


@pytest.fixture(scope="module")
def data() -> tables.Data:
    """The tables of the national size."""
    return tables.national()


class TestNational:
    """The example so many times over."""

    def test_has_more_than_a_million_cells_and_as_many_municipalities_as_the_country(self, data):
        assert sum(data.tables[name].height for name in tables.CELLS) == 1_106_350
        assert data.tables["municipality"]["municipality_code"].n_unique() == 290
        assert data.tables["municipality"]["municipality_name"].n_unique() == 290
        assert set(data.tables["municipality"]["municipality_code"].str.len_chars()) == {4}

    def test_no_cell_stands_twice(self, data):
        keys = ["municipality_code", "public_actor", "period"]
        cells = data.tables["placement_actor_cell"]
        assert not cells.select(keys).is_duplicated().any()
        assert cells["period"].n_unique() == cells["period_end"].n_unique() == 12 * tables.ERAS

    def test_is_counted_as_the_example_is(self, data, tmp_path):
        database = tables.opened(data, tmp_path)
        once = run_query(database, "placements_by_sex", replace(data.filters, municipality_codes=FEW))
        expected = run_query(peers.database(), "placements_by_sex", replace(data.filters, municipality_codes=FEW))
        assert once.equals(expected)
        with ExitStack() as stack:
            answers = stack.enter_context(peers.module_of("polars").opened(data.tables))
            for question in ("placements_by_sex", "services_by_service", "coverage_by_municipality"):
                told = run_query(database, question, data.filters)
                assert peers.wrong_rows("polars", question, answers[question](data.choices).rows(), told) == ""


class TestFigures:
    """What is told of each peer."""

    def found(self, **values: float | None) -> dict[str, Figure]:
        """What was found for each question of the example, the same for all of them."""
        return {
            f"example_{question}_{peer}": Figure(value)
            for question in tables.QUESTIONS
            for peer, value in values.items()
        }

    def test_are_the_geometric_mean_and_the_worst(self):
        found = self.found(polars=2.0, pandas=0.5, sqlite=8.0, datafusion=0.25, chdb=0.25)
        found["example_placements_by_sex_polars"] = Figure(64.0)

        told = peers.means_of(found, ("example",))

        assert told["polars_example"].value == pytest.approx(4.0)
        assert told["pandas_example"].value == pytest.approx(0.5)
        assert (told["worst"].value, told["worst"].note) == (pytest.approx(8.0), "sqlite, example")

    def test_of_one_that_is_not_installed_say_what_to_install(self, monkeypatch):
        monkeypatch.setattr(peers, "find_spec", lambda package: package not in ("datafusion", "chdb"))

        told = peers.means_of(self.found(polars=2.0, pandas=0.5, sqlite=8.0), ("example",))

        assert (
            told["chdb_example"].note
            == told["worst"].note
            == "not measured: pip install -r requirements-benchmarks.txt"
        )
        assert told["sqlite_example"].value == pytest.approx(8.0)

    def test_of_one_that_answered_wrongly_are_none(self):
        told = peers.means_of(self.found(polars=2.0, pandas=0.5), ("example",))

        assert told["sqlite_example"].note == "not measured: a wrong answer"

    def test_are_those_that_are_promised(self):
        told = set(peers.means_of({}, peers.SIZES)) | {*frames.PEERS, "worst"}

        assert {
            promise.figure.partition(".")[2] for promise in PROMISES if promise.question in ("peers", "frames")
        } == told


def test_what_is_named_to_install_is_there_and_pinned():
    listed = (ROOT / "requirements-benchmarks.txt").read_text(encoding="utf-8")
    pinned = set(re.findall(r"^(\w+)==", listed, flags=re.M))
    assert "requirements-benchmarks.txt" in peers.NOT_HERE.note
    assert pinned == {*peers.NEEDS.values(), *frames.PEERS.values()} - {"polars", "pandas", "sqlite3"}
