from datetime import date

import polars as pl
import pytest

from dashboard.wording.providers import asked_for, providers_text

SCHEMA = {
    "delivery_kind": pl.String, "is_due": pl.Boolean, "is_municipality": pl.Boolean, "partner_name": pl.String,
    "municipalities": pl.Int64, "municipalities_of": pl.Int64, "decided_on": pl.Date,
}  # fmt: skip


def agreements(*rows: tuple, decided_on: date | None = None) -> pl.DataFrame:
    """Rows of one kind, each whether it is due and the partner's name, or how many of three municipalities."""
    told = [
        ("placement", is_due, isinstance(who, int), None if isinstance(who, int) else who, who if isinstance(who, int) else None, 3, decided_on)
        for is_due, who in rows
    ]  # fmt: skip
    return pl.DataFrame(told, schema=SCHEMA, orient="row")


@pytest.mark.parametrize(
    ("rows", "decided_on", "sv", "en"),
    [
        (
            [(True, 3), (True, "verket"), (False, "kassan")],
            date(2016, 1, 15),
            "Uppgifterna ska lämnas varje kvartal av kommunerna och verket, i leveransen Placeringar. De kan också lämnas av kassan.",
            "The figures are due every quarter from the municipalities and verket, in the delivery Placements. They may also come from kassan.",
        ),
        (
            [(True, 2)],
            None,
            "Uppgifterna behöver lämnas varje kvartal av 2 av 3 kommuner, i leveransen Placeringar. Det är ett förslag: ingen har åtagit sig det.",
            "The figures are needed every quarter from 2 of 3 municipalities, in the delivery Placements. That is a proposal: nobody has taken it on.",
        ),
        (
            [(False, "kassan")],
            None,
            "Uppgifterna kan lämnas av kassan, i leveransen Placeringar. Det är ett förslag: ingen har åtagit sig det.",
            "The figures may come from kassan, in the delivery Placements. That is a proposal: nobody has taken it on.",
        ),
        (
            [],
            None,
            "Uppgifterna lämnas i leveransen Placeringar. Vem som ska lämna dem står inte i den här versionen.",
            "The figures are delivered in the delivery Placements. Who is to deliver them is not stated in this version.",
        ),
    ],
)
def test_who_is_to_deliver_and_whether_anybody_has_decided_it(rows, decided_on, sv, en):
    frame = agreements(*rows, decided_on=decided_on)

    assert (providers_text(frame, "placement", "sv"), providers_text(frame, "placement", "en")) == (sv, en)


def test_another_kind_is_none_of_its_business():
    assert "står inte i den här versionen" in providers_text(agreements((True, "verket")), "enterprise", "sv")


def test_what_is_missing_stands_before_who_delivers_it():
    html = asked_for("projects.empty", agreements((True, "<verket>")), "placement", "sv")

    assert html.startswith(
        '<p class="empty">Inget projekt står i källorna, och ingen har lämnat uppgift om något. Uppgifterna behöver lämnas varje kvartal av &lt;verket&gt;'
    )
