"""The sentences of every page, with the query whose frame each is made from.

A module per page holds `SENTENCES`: pairs of a query and a function of its localised frame and the language. A sentence
that is not here is found by `test_every_sentence_of_the_pages_is_judged`.
"""

import importlib
import pkgutil
from collections.abc import Callable

import polars as pl

from dashboard.wording.claims import Sentence

Maker = Callable[[pl.DataFrame, str], Sentence]


def all_sentences() -> list[tuple[str, Maker]]:
    """Every pair of the registry, page by page."""
    modules = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    return [pair for module in modules for pair in module.SENTENCES]
