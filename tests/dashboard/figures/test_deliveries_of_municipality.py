"""What has been delivered of one municipality and what is missing."""

import polars as pl
import pytest

from dashboard.figures.deliveries_of_municipality import chart, sentence
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.figures.registers import NO_REGISTER
from tests.queries.test_deliveries_of_municipality import told


@pytest.fixture
def rows(load, filters):
    """A function: the localised rows of one municipality from these deliveries."""

    def made(*deliveries: dict):
        database = load(delivery=list(deliveries))
        return localise(run_query(database, "deliveries_of_municipality", filters(municipality_codes=("2180",))), "sv")

    return made


@pytest.mark.parametrize(
    ("deliveries", "words"),
    [
        ([told("2018-Q1", "accepted")], "Allt är levererat hittills"),
        ([told("2018-Q1", "accepted"), told("2018-Q1", "late", "enterprise")],
         "Levererat i sin helhet hittills: ett av två slag av uppgifter"),
        ([told("2018-Q1", "accepted"), told("2018-Q2", "missing")],
         "Inget av ett slag av uppgifter är hittills levererat i sin helhet"),
        ([told("2018-Q1", "missing")], "Inget av ett slag av uppgifter är levererat"),
        ([], "Inga leveranser är väntade"),
        # What does not apply is not delivered, and is not lacking either.
        ([told("2018-Q1", "not_applicable")], "Inget slag av uppgifter är tillämpligt"),
        ([told("2018-Q1", "accepted"), told("2018-Q1", "not_applicable", "enterprise")], "Allt är levererat hittills"),
        ([told("2018-Q1", "missing"), told("2018-Q1", "not_applicable", "enterprise")],
         "Inget av ett slag av uppgifter är levererat"),
    ],
)  # fmt: skip
def test_kinds_are_counted_as_they_have_come_in(rows, deliveries, words):
    assert sentence(rows(*deliveries), "sv") == words


def test_a_row_says_how_many_the_latest_and_since_when_one_is_missing(rows):
    html = chart(
        rows(
            told("2018-Q1", "accepted"),
            told("2018-Q2", "late"),
            told("2018-Q3", "held"),
            told("2018-Q4", "not_applicable"),
        ),
        SWEDISH,
        provision_agreements=NO_REGISTER,
    ).replace("\xa0", " ")

    assert "1 av 3 kvartal" in html
    assert "publiceras senare: 1 · ej tillämpligt: 1" in html
    assert "senast 2018 kv 1" in html
    assert "saknas från 2018 kv 2" in html
    assert 'class="k k-missing"' in html


def test_a_kind_that_does_not_apply_has_no_count_and_no_mark_of_what_is_delivered(rows):
    html = chart(rows(told("2018-Q1", "not_applicable")), SWEDISH, provision_agreements=NO_REGISTER)

    assert "0 av 0" not in html.replace("\xa0", " ")
    assert "ej tillämpligt" in html
    assert "k-held" not in html


def test_who_owes_what_is_missing_is_named_from_the_register(rows):
    register = pl.DataFrame(
        [
            {"delivery_kind": kind, "is_due": is_due, "is_municipality": False, "partner_name": name, "municipalities": 1,
             "municipalities_of": 3, "decided_on": None}
            for kind, is_due, name in (
                ("placement", True, "Alfa"), ("placement", False, "Beta"), ("enterprise", True, "Gamma"),
            )
        ],
        schema=NO_REGISTER.schema,
    )  # fmt: skip
    frame = rows(told("2018-Q1", "missing"), told("2018-Q1", "accepted", "enterprise"))

    html = chart(frame, SWEDISH, provision_agreements=register)

    assert html.count("ska lämnas av") == 1
    assert "ska lämnas av Alfa" in html
