"""What a sender has hidden, on every page: in words, never as a zero, and no sum of which it is a part."""

import csv
from collections.abc import Iterator

import polars as pl
import pytest

from dashboard.downloads import Download, csv_for_excel, csv_for_programs, program_columns, reader_columns
from tests.conftest import full_rows, publish
from tests.pages.harness import Part, Visit, visits_once
from tests.pages.test_people import BOLLNAS, GAVLE, HOFORS, rows

HIDDEN = {"value": None, "value_kind": None, "obs_status": "SU"}
PAGES = (
    "laget",
    "foretagen",
    "kommunprofil",
    "tackning",
    "stodstruktur",
    "nyttjande",
    "handlingsplan",
    "arbetsmarknad",
    "kallor",
    "skydd",
)


def with_hidden() -> dict[str, list[dict]]:
    """A part of Gävle's placements, of its services and of its employees is hidden; Bollnäs and Hofors are whole."""
    made = rows()
    shared = {"municipality_code": GAVLE, "period": "2018-Q4"}
    made["placement"] += [shared | {"sex": "F", "placement_measure": "lonestod"} | HIDDEN]
    made["service_use"] += [
        shared | {"service": "spraktraning", "amount_sek": None, "amount_status": "SU"} | HIDDEN,
        {"municipality_code": BOLLNAS, "period": "2018-Q4", "service": "cafe", "service_group": "utforartjanst",
         "value": 4444.0, "amount_sek": None, "amount_status": "SU"},
    ]  # fmt: skip
    for row in made["enterprise_observation"]:
        if (row["enterprise_id"], row["enterprise_variable"]) == ("b", "employees"):
            row |= HIDDEN
    made["placement_year"] = [
        {"municipality_code": code, "period": "2018", "sex": sex} | (HIDDEN if code == GAVLE else {"value": 40.0, "value_kind": "at_least"})
        for code in (GAVLE, HOFORS) for sex in "FM"
    ]  # fmt: skip
    return made


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator:
    """Pages of a catalogue of these rows alone, each run once; in Swedish unless told otherwise."""
    folder = tmp_path_factory.mktemp("hidden")
    publish(folder, {name: full_rows(name, its) for name, its in with_hidden().items()})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASF_DATA", str(folder))
        patch.setenv("ASF_CATALOGUE", "prov")
        yield visits_once(data="prov", sprak="sv")


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(visit, page, language):
    assert visit(page, sprak=language).headline


@pytest.mark.parametrize(("language", "word"), [("sv", "dolt av lämnaren"), ("en", "withheld by the sender")])
def test_it_stands_in_words_where_people_are_counted(visit, language, word):
    gavle, all_of_them = (visit("nyttjande", sprak=language, **more) for more in ({"kommun": "Gävle"}, {}))
    assert word in words_of(gavle.figure("placements_by_actor"))
    assert word in words_of(all_of_them.figure("placements_by_municipality"))
    assert word in words_of(all_of_them.figure("placements_year"))
    assert word in words_of(gavle.figure("services_by_service"))
    assert word in words_of(visit("tackning", sprak=language, matt="employees"))
    assert word in words_of(visit("skydd", sprak=language))


def test_no_sum_of_which_a_part_is_hidden_is_shown(visit):
    gavle, everyone = visit("nyttjande", kommun="Gävle"), visit("nyttjande")

    placed = frame_of(gavle, "change", "baseline_period").filter(public_actor="arbetsformedlingen", period="2018-Q4")
    assert placed.select("value", "obs_status", "delivered").rows() == [(None, "SU", 0)]
    bought = frame_of(gavle, "public_actor", "amount_qualifier").filter(public_actor="arbetsformedlingen")
    assert bought.select("value", "obs_status", "amount_sek", "amount_status").rows() == [(None, "SU", None, "SU")]
    cafe = frame_of(everyone, "service", "amount_qualifier").filter(service="cafe")
    assert cafe.select("value", "amount_sek", "amount_qualifier").rows() == [(7777.0, 10_000.0, "at_least")]
    employees = frame_of(visit("tackning", matt="employees"), "municipality_name", "county_value")
    assert employees.filter(municipality_name="Gävle").select("value", "obs_status").rows() == [(None, "SU")]


def test_who_has_hidden_a_number_is_not_said_to_have_delivered_nothing(visit):
    figure = visit("nyttjande", kommun="Gävle").figure("placements_by_measure")

    assert "Uppgifter har lämnats för kommunen, men minst ett antal är dolt av lämnaren." in figure.text
    assert "Inga uppgifter har lämnats för kommunen" not in figure.text
    assert figure.sentences[0].endswith("går inte att säga: minst ett antal är okänt eller dolt")


def test_the_files_hold_the_word_and_the_code_and_no_zero(visit):
    figure = figure_of(visit("nyttjande", kommun="Gävle"), "first_value")
    [line] = [
        one for one in csv_for_excel(reader_columns(figure)).decode("utf-8-sig").splitlines() if "2018 kv 4" in one
    ]
    assert "dolt av lämnaren" in line
    [line] = [
        one
        for one in csv.DictReader(csv_for_programs(program_columns(figure)).decode("utf-8").splitlines())
        if one["period"] == "2018-Q4"
    ]
    assert (line["value"], line["obs_status"]) == ("", "SU")


def words_of(seen: Part) -> str:
    """Everything on a page or in a figure, charts too."""
    return " ".join([seen.text, *(chart.text for chart in seen.charts)])


def figure_of(seen: Visit, *columns: str) -> Download:
    """The one download of a page whose rows have these columns."""
    [found] = [figure for figure in seen.figures.values() if set(columns) <= set(figure.frame.columns)]
    return found


def frame_of(seen: Visit, *columns: str) -> pl.DataFrame:
    return figure_of(seen, *columns).frame
