"""Läget på arbetsmarknaden: what is known today stands there with its source, and what is fetched stands there afterwards."""

import csv
import shutil
from pathlib import Path

import pytest

from publishing.__main__ import main
from publishing.statistics import service
from tests.pages.harness import Visit, run
from tests.pages.words import tidy
from tests.several import copy_published
from tests.statistics_server import StatisticsServer, kolada_value, residents

REPOSITORY = Path(__file__).parents[2]
FACTS = Path(__file__).parent / "facts" / "arbetsmarknad.csv"


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """The real catalogue, built from its facts, and the example as it is published."""
    folder = tmp_path_factory.mktemp("labour") / "data"
    copy_published(REPOSITORY / "data", folder)
    assert main(["build", "gavleborg", "--data", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def known(data) -> Visit:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASF_DATA", str(data))
        return run("arbetsmarknad", data="gavleborg", sprak="sv")


@pytest.fixture(scope="module")
def fetched(data, tmp_path_factory) -> Path:
    """The same after both services have been asked; one municipality's young women are secret there."""
    folder = tmp_path_factory.mktemp("fetched") / "data"
    shutil.copytree(data, folder)
    with StatisticsServer() as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "127.0.0.1")
        patch.delenv("ASF_RESTRICTED", raising=False)
        patch.setattr(service, "sleep", lambda seconds: None)
        server.cells = {("N03935", "2101", 2025, sex): {"value": 2.5, "status": ".."} for sex in "TKM"}
        for name, address in (("kolada", server.kolada), ("scb", server.scb)):
            more = ["--av", "Maria", "--ja", "--till-server", address, "--ar", "2020-2025", "--dag", "2026-11-29"]
            assert main(["fetch", name, "--katalog", "gavleborg", "--data", str(folder), *more]) == 0
    return folder


def visit(folder: Path, **address: str) -> Visit:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASF_DATA", str(folder))
        return run("arbetsmarknad", data="gavleborg", **{"sprak": "sv", **address})


class TestKnown:
    def test_what_the_documents_state_stands_with_its_page(self, known):
        rows = list(csv.DictReader(FACTS.read_text(encoding="utf-8").splitlines()))
        assert [row["text"] for row in rows if row["text"] not in known.text] == []
        assert len(rows) > 10

    def test_long_term_unemployment_of_june_2025(self, known):
        assert known.headline.startswith("Regionen låg högre än riket i tre av de fem mått som går att jämföra")
        assert "Uppgifterna är från olika år, " in known.headline
        assert "juni 2025: högst i Sandviken (4,7 %), lägst i Ovanåker (2,2 %)." in known.text
        assert known.rows_with("Bollnäs |", "4,5 %")
        assert "Källa: Newsworthy, juni 2025 (Arbetsförmedlingen)." in known.text

    def test_unemployment_of_the_press_releases(self, known):
        for words in (
            "9,8 % | | | | april 2018",
            "11,9 % | 8 % | | | december 2015",
            "15 595 | | 6 676 | 8 919 | februari 2017",
        ):
            assert words in known.text
        assert known.rows_with("Utan arbete i minst två år", "3 535")

    def test_what_is_lacking_says_where_it_is_found(self, known):
        assert "Tre av 27 mått finns per kommun. Tio till kan hämtas från SCB eller Kolada" in known.text
        assert known.rows_with("Arbetslösa av befolkningen | inga |", "Kolada N03920, N03935, N03950")
        assert known.rows_with("Vuxna med långvarigt ekonomiskt bistånd", "inga", "Kolada N31816")

    def test_two_known_of_ten_make_no_ranking_of_all(self, data):
        seen = visit(data, indikator="unemployment_registered_pct")
        assert (
            "bland de två kommuner som har ett värde: högst i Sandviken (12,6 %), lägst i Nordanstig (6,0 %)"
            in seen.text
        )
        assert "Åtta av tio kommuner saknar värde." in seen.text
        # One row for all of them, and no wall of hatching.
        assert seen.rows_with("uppgift saknas") == [
            "Åtta kommuner | uppgift saknas: Bollnäs, Gävle, Hofors, Hudiksvall, Ljusdal, Ockelbo, Ovanåker och Söderhamn |"
        ]

    def test_residents_since_2010(self, data):
        seen = visit(data, indikator="residents")
        assert "Invånare, 2020: högst i Gävle (102 904), lägst i Ockelbo (5 884)." in seen.text
        assert "Invånare, 2010–2020: steg i fem av tio kommuner, sjönk i fem av tio kommuner." in seen.text
        assert len(seen.figure("context_over_time").charts) == 10
        assert "Hofors: 9 741 (2010), 9 570 (2020)" in [
            tidy(chart.alt) for chart in seen.figure("context_over_time").charts
        ]
        frame = seen.figures["Läget per kommun över tid Invånare"].frame
        assert frame.filter(area_code="00", sex="T", period="2019")["value"].to_list() == [10327589.0]

    def test_in_english(self, data):
        seen = visit(data, sprak="en")
        assert "June 2025: highest in Sandviken (4.7%), lowest in Ovanåker (2.2%)." in seen.text
        assert "Three of 27 measures are there by municipality." in seen.text

    def test_an_unknown_measure_in_the_address_is_said(self, data):
        assert any("indikator" in words for words in visit(data, indikator="hittepa").messages)


class TestFetched:
    def test_the_figures_of_the_service_stand_on_the_page(self, fetched):
        seen = visit(fetched, indikator="unemployed_of_population_pct:18-65")
        for name, code in (("Gävle", "2180"), ("Bollnäs", "2183"), ("Hofors", "2104")):
            shown = f"{kolada_value('N03920', code, 2025):.1f} %".replace(".", ",")
            assert seen.rows_with(f"{name} | {shown}"), (name, shown)
        assert "Källa: Kolada, N03920." in seen.text
        assert "Gävleborgs län 2,2 % och riket 0,1 %" in seen.text
        assert "Arbetslösa av befolkningen, 18–65 år, 2020–2025: steg i alla tio kommuner." in seen.text

    def test_what_is_secret_at_the_source_is_said_and_not_shown(self, fetched):
        seen = visit(fetched, indikator="unemployed_of_population_pct:18-24")
        assert seen.rows_with("Ockelbo | sekretess hos källan")
        assert "En av tio kommuner saknar värde." in seen.text
        assert "bland de nio kommuner som har ett värde" in seen.text
        frame = seen.figures["Läget per kommun Arbetslösa av befolkningen 18-24"].frame
        assert set(frame.filter(area_code="2101")["value"]) == {None}
        assert "2,5" not in " ".join(seen.rows_with("Ockelbo"))

    def test_the_residents_of_statistics_sweden_go_before_what_others_quote(self, fetched):
        seen = visit(fetched, indikator="residents")
        frame = seen.figures["Läget per kommun Invånare"].frame
        assert frame.filter(area_code="2184", sex="T")["value"].to_list() == [residents("2184", "2025", None)]
        assert seen.figures["Läget per kommun över tid Invånare"].frame.filter(
            area_code="2184", sex="T", period="2020"
        )["source_refs"].to_list() == ["hamtat_scb_tab638"]

    def test_the_measures_are_no_longer_lacking(self, fetched):
        seen = visit(fetched)
        assert not seen.rows_with("Sysselsättningsgrad", "inga")
        assert seen.rows_with("Sysselsättningsgrad, 20–64 år | 10 av 10")
        assert "kan hämtas från" not in seen.text
