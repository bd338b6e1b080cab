"""Participants in training of two municipalities, as the queries give them: Försäkringskassan is unknown, Bollnäs has few case workers."""

import polars as pl

from dashboard.query import run_query
from dashboard.wording import localise
from tests.queries.training_rows import BOLLNAS, GAVLE, MODULES, sized, trained

PEOPLE = [
    trained(GAVLE, 30.0, "2017"), trained(GAVLE, 10.0), trained(BOLLNAS, 6.0, "2017"), trained(BOLLNAS, 8.0),
    trained(GAVLE, 50.0, "2017", training_target_group="everybody"), trained(GAVLE, 5.0, training_target_group="everybody"),
    *(
        trained(code, None, year, employer="forsakringskassan", training_target_group=group, obs_status="UN")
        for code in (GAVLE, BOLLNAS) for year in ("2017", "2018")
        for group in ("everybody", "case_workers", "management", "coordinators")
    ),
]  # fmt: skip
SIZES = [sized(GAVLE, 60.0), sized(BOLLNAS, None, obs_status="PR")]
CHOSEN = (GAVLE, BOLLNAS)


def told(load, filters, query: str, *, people=PEOPLE, language: str = "sv") -> pl.DataFrame:
    """The localised frame of a query, unless nothing has been told."""
    database = load(training_participation=people, target_group_size=SIZES, training_module=MODULES)
    return localise(run_query(database, query, filters(municipality_codes=CHOSEN)), language)
