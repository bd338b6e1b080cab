"""Localised frames of the way to work, from a few literal rows through the production reader."""

from collections.abc import Callable

import polars as pl
import pytest

from dashboard.query import run_query
from dashboard.wording import localise

GAVLE = "2180"


@pytest.fixture
def rows_of(load, filters) -> Callable[..., pl.DataFrame]:
    """`rows_of(query, "sv", pathway=[…])`: the rows of a query for Gävle, or for the municipalities of `codes`."""

    def rows(
        query: str, language: str = "sv", codes: tuple[str, ...] = (GAVLE,), **extracts: list[dict]
    ) -> pl.DataFrame:
        return localise(run_query(load(**extracts), query, filters(municipality_codes=codes)), language)

    return rows
