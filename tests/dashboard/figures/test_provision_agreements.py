from datetime import date

import polars as pl
import pytest

from dashboard.figures import provision_agreements
from dashboard.theme import Look
from tests.pages.words import words_of

SCHEMA = {
    "delivery_kind": pl.String, "delivery_kind_label": pl.String, "is_due": pl.Boolean, "is_municipality": pl.Boolean,
    "partner_name": pl.String, "municipalities": pl.Int64, "municipalities_of": pl.Int64, "decided_on": pl.Date,
}  # fmt: skip


def frame(decided_on: date | None = None) -> pl.DataFrame:
    rows = [
        ("placement", "Placeringar", True, True, None, 3, 3, decided_on),
        ("placement", "Placeringar", False, False, "företagen", None, 3, decided_on),
        ("project", "Projekt", False, False, "verket", None, 3, decided_on),
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (frame(), "Vem som lämnar vad är ett förslag: ingen har åtagit sig det"),
        (frame(date(2016, 1, 15)), "Vem som lämnar vad beslutades den 15 januari 2016"),
    ],
)
def test_a_proposal_is_called_one(shown, words):
    assert provision_agreements.sentence(shown, "sv") == words


def test_a_row_for_each_kind_with_who_owes_it_and_who_may_send_it():
    html = provision_agreements.chart(frame(), Look("light", "sv"))

    assert "Placeringar | Kommunerna | Företagen" in words_of(html)
    assert "Projekt | Ingen | Verket" in words_of(html)
