"""What is fetched stands in a new version as the service gave it, with its source and day; and what goes wrong changes nothing."""

import datetime as dt
import json

import polars as pl
import pytest

from publishing.__main__ import main
from publishing.statistics import service as client
from publishing.versions.history import find_version, newest_whole
from tests.publishing.statistics.conftest import REPOSITORY
from tests.several import copy_published
from tests.statistics_server import Fault, kolada_value, residents, residents_table

ONE = ("--indikator", "unemployed_of_labour_force_pct", "--ar", "2023-2024", "--ja")
KPI = "N03941"


class TestKolada:
    def test_every_series_of_the_catalogue_comes_into_a_new_version(self, office):
        before = office.numbers()

        code, printed = office.fetch("kolada", "--ja")

        assert code == 0, printed
        assert len(office.numbers()) == len(before) + 1
        row = office.rows(
            indicator_code="unemployed_of_population_pct", age_group="18-65", area_code="2180", period="2024"
        )
        assert dict(row.select("sex", "value").iter_rows()) == {
            sex: pytest.approx(kolada_value("N03920", "2180", 2024) + place / 10) for place, sex in enumerate("TFM")
        }
        assert set(office.rows(age_group="18-65", area_code="21")["indicator_code"]) >= {
            "unemployed_of_labour_force_pct"
        }
        assert office.rows(indicator_code="economic_assistance_pct", sex="F").is_empty()
        assert office.rows(indicator_code="foreign_born_pct", area_code="00").is_empty()
        assert "[13 av 13] Kolada N00221: Utrikes födda, 18–64 år, 2010–2025" in printed
        assert (
            "inget för 2010–2014: året är inte publicerat än, eller finns inte längre. Det som finns är 2015–2025."
            in printed
        )

    def test_the_source_says_whose_it_is_where_and_when(self, office):
        office.fetch("kolada", *ONE)

        newest = newest_whole(office.folder)
        [source] = newest.frames["source"].filter(source_id="hamtat_kolada_n03941").iter_rows(named=True)
        assert source["retrieved"] == dt.date(2026, 11, 29)
        assert (source["short_sv"], source["reference_period_sv"]) == ("Kolada, N03941", "2023–2024")
        assert source["title_en"] == "Unemployed of the labour force, aged 18–65"
        # Another server than the service's own is not called the service's own address.
        assert source["url"] == office.server.kolada
        assert newest.manifest.note == (
            "Statistik hämtad från Kolada 29 november 2026: N03941. Statistics fetched from Kolada on 29 November 2026: N03941."
        )
        assert newest.manifest.author == "Maria"

    def test_marks_are_kept_apart(self, office):
        marks = {"2101": {"value": None, "status": ".."}, "2104": {"value": None, "status": "-"},
                 "2121": {"value": None, "status": "."}, "2132": {"value": None, "status": ""},
                 "2161": {"isdeleted": True}, "2180": {"value": 3.2, "status": ".."}, "2181": {"value": 0.0}}  # fmt: skip
        office.server.cells = {(KPI, area, 2024, "T"): cell for area, cell in marks.items()}

        code, printed = office.fetch("kolada", *ONE)

        assert code == 0, printed
        rows = office.rows(sex="T", period="2024", indicator_code="unemployed_of_labour_force_pct")
        shown = {
            area: rest for area, *rest in rows.select("area_code", "value", "obs_status", "source_mark").iter_rows()
        }
        assert shown["2101"] == [None, "SU", "secret"]
        assert shown["2104"] == [None, "UN", "missing"]
        assert shown["2121"] == [None, "NA", "not_applicable"]
        assert shown["2132"] == [None, "UN", "missing"]
        assert shown["2161"] == [None, "UN", "withdrawn"]
        # A value that is marked as secret is never taken, whatever stands beside the mark.
        assert shown["2180"] == [None, "SU", "secret"]
        assert shown["2181"] == [0.0, "A", None]
        assert "utan värde, sekretess hos källan: 2" in printed
        assert "3.2" not in (office.folder / "manifest" / office.numbers()[-1]).read_text(encoding="utf-8")

    def test_a_series_may_use_a_mark_otherwise(self, office):
        office.server.cells = {(KPI, "2101", 2024, "T"): {"value": None, "status": ".."}}
        text = office.settings.read_text(encoding="utf-8")
        office.settings.write_text(
            text.replace('["N03941"]', '["N03941"]\nmarks = { ".." = "missing" }'), encoding="utf-8"
        )

        office.fetch("kolada", *ONE)

        assert office.rows(area_code="2101", period="2024", sex="T")["source_mark"].to_list() == ["missing"]

    def test_pages_are_followed_and_ids_are_few(self, office):
        office.server.page_size = 7

        code, printed = office.fetch("kolada", "--indikator", "unemployed_of_labour_force_pct", "--ja")

        assert code == 0, printed
        assert office.rows(indicator_code="unemployed_of_labour_force_pct").height == 12 * 11 * 3
        assert (
            max(
                len(path.split("/year/")[1].split("?")[0].split(","))
                for path in office.server.asked
                if "/year/" in path
            )
            <= 25
        )

    def test_a_page_of_another_server_is_not_asked_for(self, office):
        answer = {"values": [], "count": 0, "next_url": "http://127.0.0.1:9/elsewhere?page=2"}
        office.server.faults = [Fault(status=200, body=json.dumps(answer).encode())]

        code, printed = office.fetch("kolada", *ONE)

        assert code == 2
        assert "(next_url)" in printed

    def test_what_is_not_kept_apart_by_sex_has_no_sexes(self, office):
        office.fetch("kolada", "--indikator", "demographic_dependency_ratio", "--ar", "2024", "--ja")

        assert set(office.rows(indicator_code="demographic_dependency_ratio")["sex"]) == {"T"}


class TestScb:
    def test_residents_come_by_sex_and_in_all(self, office):
        code, printed = office.fetch("scb", "--ar", "2021-2025", "--ja")

        assert code == 0, printed
        rows = office.rows(indicator_code="residents", area_code="2184", period="2025")
        assert dict(rows.select("sex", "value").iter_rows()) == {
            "T": residents("2184", "2025", None), "F": residents("2184", "2025", "2"), "M": residents("2184", "2025", "1"),
        }  # fmt: skip
        assert office.rows(source_id="hamtat_scb_tab638").height == 12 * 5 * 3

    def test_what_was_known_of_other_years_and_from_other_sources_stays(self, office):
        before = office.rows()

        office.fetch("scb", "--ar", "2019-2020", "--ja")

        after = office.rows()
        assert after.join(before, on=before.columns, how="semi", nulls_equal=True).height == before.height

    def test_marks_are_kept_apart(self, office):
        cells = {("2101", "BE0101N1", "2024"): (None, ".."), ("2104", "BE0101N1", "2024"): (None, "."),
                 ("2121", "BE0101N1", "2024"): (0, "-"), ("2132", "BE0101N1", "2024"): (None, ""),
                 ("2161", "BE0101N1", "2024"): (18000, "p")}  # fmt: skip
        office.server.tables["TAB638"].cells = cells

        office.fetch("scb", "--ar", "2024", "--ja")

        rows = office.rows(sex="T", period="2024", indicator_code="residents")
        shown = {
            area: rest for area, *rest in rows.select("area_code", "value", "obs_status", "source_mark").iter_rows()
        }
        assert shown["2101"] == [None, "UN", "missing"]
        assert shown["2104"] == [None, "NA", "not_applicable"]
        # A dash is nothing to report, and that is zero.
        assert shown["2121"] == [0.0, "A", "nil"]
        assert shown["2132"] == [None, "UN", "missing"]
        assert shown["2161"] == [18000.0, "A", "preliminary"]

    def test_a_table_that_has_become_two_is_two_in_the_settings(self, office):
        office.server.tables = {
            "TAB638": residents_table(range(2010, 2024)),
            "TAB9999": residents_table(range(2023, 2026)),
        }
        text = office.settings.read_text(encoding="utf-8")
        office.settings.write_text(text.replace('["TAB638"]', '["TAB638", "TAB9999"]'), encoding="utf-8")

        code, printed = office.fetch("scb", "--ar", "2022-2025", "--ja")

        assert code == 0, printed
        rows = office.rows(indicator_code="residents", area_code="2180", sex="T", source_id="hamtat_scb_tab9999")
        assert rows["period"].sort().to_list() == ["2022", "2023", "2024", "2025"]

    def test_a_table_with_a_code_for_both_sexes_is_asked_once(self, office):
        office.server.tables["TAB638"].codes["Kon"] = ["1", "2", "1+2"]
        text = office.settings.read_text(encoding="utf-8")
        office.settings.write_text(text.replace('M = "1" }', 'M = "1", T = "1+2" }', 1), encoding="utf-8")
        office.server.tables["TAB638"].cells = {
            (area, "1+2", "BE0101N1", "2025"): (5.0, "") for area in office.server.tables["TAB638"].codes["Region"]
        }

        code, printed = office.fetch("scb", "--ar", "2025", "--ja")

        assert code == 0, printed
        assert set(office.rows(sex="T", period="2025")["value"]) == {5.0}
        assert len([path for path in office.server.asked if "/data?" in path]) == 1


class TestVersions:
    def test_the_same_figures_make_no_new_version(self, office):
        office.fetch("kolada", *ONE)
        before = office.numbers()

        code, printed = office.fetch("kolada", *ONE, day="2026-12-06")

        assert code == 0
        assert "Ingen ny version behövs" in printed
        assert office.numbers() == before

    def test_what_the_source_has_changed_or_withdrawn_is_told_and_the_old_version_stays(self, office):
        office.fetch("kolada", *ONE)
        old = office.numbers()[-1]
        office.server.cells = {(KPI, "2101", 2024, "T"): {"value": 77.0}, (KPI, "2104", 2024, "T"): {"isdeleted": True}}

        code, printed = office.fetch("kolada", *ONE, day="2026-12-06")

        assert code == 0
        assert "0 nya värden, 1 ändrade, 1 indragna, 70 som förut" in printed
        assert office.rows(area_code="2104", period="2024", sex="T")["source_mark"].to_list() == ["withdrawn"]
        published = find_version(office.folder, int(old[1:7]))
        frame = pl.read_parquet(office.folder / published.extracts["context_observation"].file)
        assert frame.filter(area_code="2104", period="2024", sex="T")["value"].to_list() != [None]

    def test_a_row_that_is_no_longer_in_the_answer_is_withdrawn(self, office):
        office.fetch("kolada", *ONE)
        real = office.server._row
        office.server._row = lambda kpi, area, year: None if (area, year) == ("2101", 2024) else real(kpi, area, year)

        code, printed = office.fetch("kolada", *ONE, day="2026-12-06")

        assert code == 0, printed
        assert office.rows(area_code="2101", period="2024")["source_mark"].to_list() == ["withdrawn"] * 3

    def test_a_build_keeps_what_was_fetched(self, office):
        office.fetch("kolada", *ONE)
        fetched = office.rows(source_id="hamtat_kolada_n03941")

        code, printed = office.run("build", "gavleborg")

        assert code == 0, printed
        assert office.rows(source_id="hamtat_kolada_n03941").equals(fetched)

    def test_a_day_rises_to_the_last_that_the_figures_are_about_and_not_above_today(self, office):
        office.fetch("kolada", *ONE)
        assert newest_whole(office.folder).manifest.as_of == dt.date(2026, 11, 28)

    def test_nothing_is_published_without_a_yes(self, office):
        before = office.numbers()

        code, printed = office.fetch("kolada", *ONE[:-1])

        assert code == 3
        assert "finns kvar i tre dagar" in printed
        assert office.numbers() == before


class TestGoesOn:
    def test_where_it_was_broken_off(self, office):
        office.server.every = lambda path: Fault(503) if "N03950" in path else None
        before = office.numbers()

        code, printed = office.fetch("kolada", "--ja")

        assert code == 2
        assert "ur funktion (HTTP 503)" in printed
        assert office.numbers() == before
        asked, office.server.every = list(office.server.asked), lambda path: None
        office.server.asked.clear()

        code, printed = office.fetch("kolada", "--ja", day="2026-11-30")

        assert code == 0, printed
        assert "Svar som redan hade hämtats och inte frågades om igen" in printed
        assert not set(office.server.asked) & {path for path in asked if "N03950" not in path}
        # Some of it was read on the day before.
        assert set(
            newest_whole(office.folder).frames["source"].filter(source_id="hamtat_kolada_n00221")["retrieved"]
        ) == {dt.date(2026, 11, 29)}
        assert not (office.folder / ".publishing" / "fetched" / "kolada").exists()

    def test_a_kept_answer_grows_old(self, office):
        office.server.every = lambda path: Fault(503) if "N03950" in path else None
        office.fetch("kolada", "--ja")
        office.server.every = lambda path: None
        office.server.asked.clear()

        office.fetch("kolada", "--ja", day="2026-12-05")

        assert any("N03920" in path for path in office.server.asked)

    def test_what_nobody_can_make_anything_of_is_not_kept(self, office):
        office.server.faults = [Fault(status=200, body=b"<html>")]
        code, printed = office.fetch("kolada", *ONE)
        assert (code, "(JSON)" in printed) == (2, True)

        office.server.faults = [Fault(status=200, body=b'{"values": 3}')]
        assert office.fetch("kolada", *ONE)[0] == 2

        assert office.fetch("kolada", *ONE)[0] == 0

    def test_in_the_restricted_folder_where_there_is_one(self, office, tmp_path, monkeypatch):
        (tmp_path / "restricted").mkdir()
        monkeypatch.setenv("ASF_RESTRICTED", str(tmp_path / "restricted"))
        office.fetch("kolada", *ONE[:-1])

        assert len(list((tmp_path / "restricted" / "gavleborg" / "fetched" / "kolada").iterdir())) == 2


class TestPolite:
    def test_it_waits_as_long_as_it_is_asked_to(self, office):
        office.server.faults = [Fault(429, {"Retry-After": "7"}), Fault(429)]

        assert office.fetch("kolada", *ONE)[0] == 0

        assert office.waits == [7.0, client.SECONDS]

    def test_it_does_not_wait_for_hours(self, office):
        office.server.faults = [Fault(429, {"Retry-After": "7200"})]

        code, printed = office.fetch("kolada", *ONE)

        assert (code, office.waits) == (2, [])
        assert "om 7200 sekunder" in printed

    def test_it_asks_few_times_in_a_while(self, office):
        office.server.page_size = 1

        assert office.fetch("kolada", *ONE)[0] == 0

        assert len(office.server.asked) > client.CALLS
        assert office.waits
        assert all(0 < wait <= client.SECONDS for wait in office.waits)


class TestWrong:
    """Each with what to do about it, in both languages; and nothing is published."""

    @pytest.fixture(autouse=True)
    def nothing_changes(self, office):
        before = {
            path: path.read_bytes() for part in ("extracts", "manifest") for path in (office.folder / part).iterdir()
        }
        yield
        after = {
            path: path.read_bytes() for part in ("extracts", "manifest") for path in (office.folder / part).iterdir()
        }
        assert after == before

    @pytest.mark.parametrize(
        ("fault", "swedish", "english"),
        [
            (Fault(500), "ur funktion (HTTP 500)", "out of order (HTTP 500)"),
            (Fault(410), "är nedlagd (HTTP 410)", "has been shut down (HTTP 410)"),
            (Fault(404), "kan ha delats i två", "may have become two"),
            (
                Fault(400, body=b'{"title": "Non-existent value"}'),
                "HTTP 400: Non-existent value",
                "HTTP 400: Non-existent value",
            ),
            (Fault(403), "godtar inte frågan (HTTP 403", "does not accept the question (HTTP 403"),
            (Fault(200, body=b"[]"), "har inte den form", "does not have the form"),
            (Fault(200, body=b'{"values": [{"id": 2180}]}'), "(values[].id)", "(values[].id)"),
        ],
    )
    def test_an_answer(self, office, fault, swedish, english):
        for language, words in (("sv", swedish), ("en", english)):
            office.server.every = lambda path: fault
            code, printed = office.fetch("kolada", *ONE, "--sprak", language)
            assert code == 2
            assert words in printed

    def test_no_connection(self, office):
        code, printed = office.fetch("kolada", *ONE, server="http://127.0.0.1:9/v3/")
        assert code == 2
        assert "går inte att nå tjänsten på http://127.0.0.1:9/v3/" in printed
        assert len(office.waits) == client.ATTEMPTS - 1

    def test_no_answer_in_time(self, office, monkeypatch):
        monkeypatch.setattr(client, "TIMEOUT_SECONDS", 0.2)
        office.server.every = lambda path: Fault(silent=5)
        code, printed = office.fetch("kolada", *ONE)
        assert code == 2
        assert "svarar inte inom" in printed

    def test_a_connection_that_breaks(self, office):
        office.server.every = lambda path: Fault(200, {"Content-Length": "500"}, b"{")
        code, printed = office.fetch("kolada", *ONE)
        assert code == 2
        assert "går inte att nå" in printed or "har inte den form" in printed

    def test_an_older_version_of_the_service(self, office):
        code, printed = office.fetch("kolada", *ONE, server=f"{office.server.url}/v2/")
        assert (code, "HTTP 410" in printed) == (2, True)

    def test_an_empty_answer(self, office):
        office.server.silent_kpis = {KPI}
        code, printed = office.fetch("kolada", *ONE)
        assert code == 2
        assert "N03941 (Arbetslösa av arbetskraften, 18–65 år) har inga värden alls för kommunerna 2023–2024" in printed

    def test_a_year_that_is_not_there_yet(self, office):
        code, printed = office.fetch("kolada", "--indikator", "unemployed_of_labour_force_pct", "--ar", "2026", "--ja")
        assert (code, "har inga värden alls" in printed) == (2, True)
        code, printed = office.fetch("scb", "--ar", "2026", "--ja")
        assert (code, "har inga värden alls" in printed) == (2, True)

    @pytest.mark.parametrize("service", ["kolada", "scb"])
    def test_a_municipality_with_a_new_code(self, office, service):
        office.server.known.remove("2184")
        office.server.tables["TAB638"].codes["Region"].remove("2184")
        code, printed = office.fetch(service, *(ONE if service == "kolada" else ("--ar", "2024", "--ja")))
        assert code == 2
        assert "inga områden med koderna 2184" in printed

    def test_a_mark_that_nobody_knows(self, office):
        office.server.cells = {(KPI, "2101", 2024, "K"): {"value": 4.0, "status": "#"}}
        code, printed = office.fetch("kolada", *ONE)
        assert code == 2
        assert "för område 2101 2024 står tecknet ”#”" in printed

    @pytest.mark.parametrize("value", ["4,5", True, [], "NaN"])
    def test_a_value_that_is_no_number(self, office, value):
        office.server.cells = {(KPI, "2101", 2024, "T"): {"value": value}}
        assert office.fetch("kolada", *ONE)[0] == 2

    def test_a_table_that_is_gone(self, office):
        office.server.tables = {}
        code, printed = office.fetch("scb", "--ar", "2024", "--ja")
        assert (code, "bytt nummer" in printed) == (2, True)

    def test_a_table_with_a_new_variable(self, office):
        office.server.tables["TAB638"].codes["Fodelseland"] = ["1", "2"]
        code, printed = office.fetch("scb", "--ar", "2024", "--ja")
        assert code == 2
        assert "måste något väljas för Fodelseland" in printed

    def test_a_table_without_what_is_chosen(self, office):
        office.server.tables["TAB638"].codes["ContentsCode"] = ["BE0101N3"]
        code, printed = office.fetch("scb", "--ar", "2024", "--ja")
        assert (code, "ContentsCode = BE0101N1" in printed) == (2, True)

    def test_an_answer_with_fewer_values_than_cells(self, office):
        real = office.server.answer

        def short(path: str) -> tuple[int, object]:
            status, content = real(path)
            return (status, {**content, "value": content["value"][:-1]}) if "/data?" in path else (status, content)

        office.server.answer = short
        code, printed = office.fetch("scb", "--ar", "2024", "--ja")
        assert (code, "(value)" in printed) == (2, True)

    def test_an_indicator_that_is_not_fetched_there(self, office):
        code, printed = office.fetch("kolada", "--indikator", "residents", "--ja")
        assert code == 2
        assert "residents hämtas inte från den tjänsten" in printed

    def test_an_indicator_that_is_not_published(self, office):
        text = office.settings.read_text(encoding="utf-8").replace('"economic_assistance_pct"', '"other_pct"')
        office.settings.write_text(text, encoding="utf-8")
        code, printed = office.fetch("kolada", "--ja")
        assert (code, "bygg först" in printed) == (2, True)

    def test_settings_with_faults(self, office):
        text = (
            office.settings.read_text(encoding="utf-8").replace('tables = ["N03941"]', "").replace('F = "K"', 'K = "K"')
        )
        office.settings.write_text(text, encoding="utf-8")
        code, printed = office.fetch("kolada", "--ja")
        assert code == 2
        assert "kolada.series[4].tables" in printed
        assert "kolada.series[1].sexes" in printed

    def test_an_address_that_is_none(self, office):
        code, printed = office.fetch("kolada", "--ja", server="file:///etc/hosts")
        assert (code, "är ingen adress till en server" in printed) == (2, True)

    def test_years_that_are_none(self, office):
        code, printed = office.fetch("kolada", "--ar", "i fjol", "--ja")
        assert (code, "2015,2018-2024" in printed) == (2, True)


def test_the_example_takes_no_real_figures(office, capsys):
    copy_published(REPOSITORY / "data" / "exempel", office.place / "data" / "exempel")

    code = main(
        ["fetch", "kolada", "--av", "Maria", "--ja", "--katalog", "exempel", "--till-server", office.server.kolada]
    )

    assert (code, office.server.asked) == (2, [])
    assert "exempelkatalogen är påhittad" in capsys.readouterr().err


def test_the_variable_names_the_server_too(office, monkeypatch):
    monkeypatch.setenv("ASF_STATISTICS_SERVER", office.server.kolada)
    code, printed = office.run("fetch", "kolada", "--av", "Maria", *ONE)
    assert code == 0, printed


def test_every_series_is_of_an_indicator_that_says_where_it_is_found(office):
    indicators = newest_whole(office.folder).frames["indicator"]
    found_in = dict(indicators.select("indicator_code", "found_in").iter_rows())
    text = office.settings.read_text(encoding="utf-8")
    for block in text.split("[[")[1:]:
        lines = dict(line.split(" = ", 1) for line in block.splitlines() if " = " in line)
        table = lines["tables"].strip('[]"')
        assert table in found_in[lines["indicator"].strip('"')], table
