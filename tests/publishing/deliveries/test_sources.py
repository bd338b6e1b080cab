"""The sources of delivered rows: who answered, for which quarters, made up or not."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from contract import EXTRACTS
from publishing.catalogue.partners import read_partners
from publishing.catalogue.settings import read_settings
from publishing.deliveries.register import register_row, source_row, with_sources

DATA = Path(__file__).parents[3] / "data"
DAY = dt.date(2020, 1, 17)


def row(partner_id: str = "kommun-2180", catalogue: str = "gavleborg", periods: tuple[str, ...] = ("2019-Q1",)) -> dict:
    partner = read_partners(DATA / catalogue).find(partner_id)
    settings = read_settings(DATA, catalogue)
    return source_row(partner, "commitment", periods=list(periods), received_on=DAY, settings=settings)


@pytest.mark.parametrize(
    ("periods", "swedish", "english"),
    [
        (("2019-Q1",), "2019 kv 1", "2019 Q1"),
        (("2019-Q1", "2019-Q2", "2019-Q4"), "2019 kv 1–4", "2019 Q1–Q4"),
        (("2019-Q3", "2020-Q1"), "2019 kv 3–2020 kv 1", "2019 Q3–2020 Q1"),
    ],
)
def test_the_quarters_that_it_covers(periods, swedish, english):
    made = row(periods=periods)

    assert (made["reference_period_sv"], made["reference_period_en"]) == (swedish, english)


def test_a_municipality_shares_its_short_title_with_the_others():
    made = row()

    assert made["title_sv"] == "Leveranser från Gävle kommun: åtaganden"
    assert made["short_sv"] == row("kommun-2183")["short_sv"] == "kommunernas leveranser"
    assert row("arbetsformedlingen")["short_sv"] == "leveranser från Arbetsförmedlingen"
    assert (made["publisher"], made["retrieved"], made["source_kind"]) == ("Gävle kommun", DAY, "delivery")


def test_an_example_says_so_everywhere():
    made = row(catalogue="exempel")

    assert made["source_kind"] == "example"
    for name in ("title_sv", "short_sv", "document_sv"):
        assert made[name].startswith("Exempel"), name
    for name in ("title_en", "short_en", "document_en"):
        assert made[name].startswith("Example"), name


def test_rows_take_the_place_of_those_with_the_same_id_and_keep_the_contract():
    settings = read_settings(DATA, "gavleborg")
    register = register_row(periods=["2019-Q1"], received_on=DAY, settings=settings)
    first = with_sources(EXTRACTS["source"].create_empty(), [row(), register])

    again = with_sources(first, [row(periods=("2019-Q1", "2019-Q2"))])

    EXTRACTS["source"].validate(again)
    assert again.select("source_id", "reference_period_sv").rows() == [
        ("leverans_forteckning", "2019 kv 1"),
        ("leverans_kommun-2180_commitment", "2019 kv 1–2"),
    ]


def test_no_fact_has_an_id_that_looks_delivered():
    for catalogue in ("gavleborg", "exempel"):
        settings = tomllib.loads((DATA / catalogue / "catalogue.toml").read_text(encoding="utf-8"))
        assert not settings["deliveries"]["source_id"].startswith("leverans_")
