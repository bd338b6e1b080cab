"""The note under a figure, made from the sources of the rows in it."""

import re
from collections import defaultdict

import polars as pl

from contract.display import join_names
from dashboard.wording.texts import text


def source_note(source_refs: pl.Series, sources: pl.DataFrame, language: str) -> str:
    """`Handlingsplan 2016–2018, s. 7, 9 och 14; SCB, Folkmängd` from references such as `plan:7 plan:14 scb_befolkning`.

    `sources` is the localised result of the query `sources`: the short title per `source_id`. Raises KeyError for an unknown one.
    """
    titles = dict(sources.select("source_id", "short").iter_rows())
    pages: defaultdict[str, set[str]] = defaultdict(set)
    # Sources may share a short title, as what ten municipalities deliver does: it is said once.
    for reference in sorted({ref for refs in source_refs.drop_nulls() for ref in refs.split()}):
        source_id, _, page = reference.partition(":")
        pages[titles[source_id]] |= {page} - {""}
    return "; ".join(title + _pages(found, language) for title, found in pages.items())


def _pages(pages: set[str], language: str) -> str:
    """The pages in order; a page within a span that stands there is named by the span."""
    if not pages:
        return ""
    numbers = {page: [int(part) for part in re.findall(r"\d+", page)] for page in pages}
    spans = [tuple(found) for found in numbers.values() if len(found) == 2]
    apart = [
        page
        for page, found in numbers.items()
        if len(found) != 1 or not any(low <= found[0] <= high for low, high in spans)
    ]
    in_order = sorted(apart, key=lambda page: (numbers[page], page))
    return text(
        "numbers.pages" if len(in_order) > 1 else "numbers.page", language, pages=join_names(in_order, language)
    )
