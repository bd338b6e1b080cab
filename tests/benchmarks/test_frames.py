"""The pages in Dash and in Panel show the rows that ours shows; without them it is said what to install."""

from importlib import import_module
from importlib.util import find_spec

from benchmarks.questions import frames
from benchmarks.record import Pace
from benchmarks.reference.coverage import COLUMNS, coverage, measures, shapes, table
from benchmarks.side_by_side import TOO_NOISY, Figure

HERE = [peer for peer, package in frames.PEERS.items() if find_spec(package)]
MISSING = "not measured: pip install -r requirements-benchmarks.txt"


def test_what_is_chosen_is_a_measure_and_has_figures():
    assert set(frames.CHOSEN) <= set(measures())
    assert all(coverage(measures()[label])["value"].count() > 5 for label in frames.CHOSEN)


def test_the_table_says_what_is_missing_by_its_status_and_leaves_its_value_empty():
    rows = coverage("enterprises")
    told = table(rows)

    assert [row[0] for row in told] == rows["municipality_name"].to_list()
    assert told[-1][:6] == ["Ovanåker", "", "0.0", "", "ej levererat", ""]
    assert {len(row) for row in told} == {len(COLUMNS)}


def test_every_municipality_has_its_shape_and_its_name_within_it():
    drawn = shapes()

    assert set(drawn) == set(coverage("enterprises")["municipality_code"])
    for rings, (x, y) in drawn.values():
        across, up = max(rings, key=lambda ring: len(ring[0]))
        assert min(across) < x < max(across)
        assert min(up) < y < max(up)


def test_each_page_that_is_installed_draws_a_map_and_bars_of_every_measure():
    """Plain Streamlit always is."""
    pages = {name: import_module(f"benchmarks.reference.{name}_page") for name in (*HERE, "streamlit")}
    drawn = {
        name: sum(bool(page.drawn_map(coverage(code)) and page.bars(coverage(code))) for code in measures().values())
        for name, page in pages.items()
    }

    assert drawn == dict.fromkeys(pages, len(measures()))


def test_without_dash_and_panel_nothing_is_measured_and_what_to_install_is_said(monkeypatch):
    monkeypatch.setattr(frames, "find_spec", lambda package: None)
    monkeypatch.setattr(frames, "CHROMIUM", "/usr/bin/chromium")

    outcome = frames.measure(Pace(is_quick=True))

    assert {name: figure.note for name, figure in outcome.figures.items()} == dict.fromkeys(
        (*frames.FIGURES, "worst"), MISSING
    )


def test_without_a_browser_it_is_said_how_to_get_one(monkeypatch):
    monkeypatch.setattr(frames, "CHROMIUM", None)

    outcome = frames.measure(Pace(is_quick=True))

    assert {figure.note for figure in outcome.figures.values()} == {f"not measured: {frames.HOW_TO_GET_ONE}"}


def test_the_worst_is_named_and_hidden_by_one_that_is_not_known():
    assert frames._worst({"dash": Figure(2.0), "panel": Figure(0.5)}) == Figure(2.0, note="dash")
    assert frames._worst({"dash": Figure(2.0), "panel": TOO_NOISY}) == TOO_NOISY
