"""The sources of delivered rows, as they are named under a figure."""

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from publishing.catalogue import read_settings
from publishing.partners import read_partners
from publishing.sources import register_row, source_row, with_sources
from publishing.versions.reading import newest_whole

DATA = Path(__file__).parents[2] / "data"
ON = dt.date(2019, 4, 20)


@pytest.mark.parametrize(
    ("catalogue", "titles", "shorts", "kind"),
    [
        (
            "gavleborg",
            ("Förteckning över leveranserna", "Register of deliveries"),
            ("leveransförteckningen", "register of deliveries"),
            "delivery",
        ),
        (
            "exempel",
            ("Exempeldata (påhittat): förteckning över leveranserna", "Example data (made up): register of deliveries"),
            ("Exempeldata (påhittat), leveransförteckningen", "Example data (made up), register of deliveries"),
            "example",
        ),
    ],
)
def test_the_register_of_deliveries_is_called_by_its_name(catalogue, titles, shorts, kind):
    row = register_row(periods=["2019-Q1", "2019-Q2"], received_on=ON, settings=read_settings(DATA, catalogue))

    assert (row["title_sv"], row["title_en"]) == titles
    assert (row["short_sv"], row["short_en"]) == shorts
    assert (row["source_id"], row["source_kind"], row["publisher"]) == ("leverans_forteckning", kind, "ASF-läget")
    assert (row["reference_period_sv"], row["reference_period_en"]) == ("2019 kv 1–2019 kv 2", "2019 Q1–2019 Q2")


def test_what_a_partner_delivers_is_called_by_its_name_and_kind():
    partner = read_partners(DATA / "exempel").find("kommun-2180")
    settings = read_settings(DATA, "exempel")

    row = source_row(partner, "commitment", periods=["2019-Q1"], received_on=ON, settings=settings)

    assert row["title_sv"] == "Exempeldata (påhittat): leveranser från Gävle kommun: åtaganden"
    assert row["document_en"] == "Example: quarterly delivery, commitments"
    assert row["publisher"] == "Gävle kommun"


def test_a_source_takes_the_place_of_the_one_with_its_id():
    sources = newest_whole(DATA / "exempel").frames["source"]
    settings = read_settings(DATA, "exempel")
    first, second = (register_row(periods=[one], received_on=ON, settings=settings) for one in ("2019-Q1", "2019-Q2"))

    after = with_sources(with_sources(sources, [first]), [second])

    assert after.height == sources.height + 1
    assert after.filter(pl.col("source_id") == "leverans_forteckning")["reference_period_sv"].to_list() == ["2019 kv 2"]
