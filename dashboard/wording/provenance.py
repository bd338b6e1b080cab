"""The note under a figure, made from the sources of the rows in it."""

import re
from collections import defaultdict
from collections.abc import Collection

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
    return "; ".join(
        ", ".join([title, *([_counted("page", found, language)] if found else [])]) for title, found in pages.items()
    )


def page_text(pages: str, language: str) -> str:
    """Where in a document something stands, from pages as a row has them: `s. 7`, `s. 6 och 10`, `pp. 14–15`."""
    return _counted("page", pages.split(","), language)


def page_in_source(pages: str, language: str) -> str:
    """Where in its source something stands, as a sentence: `Sida 6 och 10 i källan.`"""
    return _counted("page_in_source", pages.split(","), language)


def _counted(entry: str, pages: Collection[str], language: str) -> str:
    """The pages in order in the text `entry`, or in that of several where they are more than one.

    A page within a span that stands there is named by the span.
    """
    told = [page.strip() for page in pages]
    spans = [tuple(found) for page in told if len(found := _numbers(page)) == 2]
    apart = [
        page
        for page in told
        if not any(low <= _numbers(page)[0] <= high for low, high in spans) or len(_numbers(page)) != 1
    ]
    in_order = sorted(apart, key=lambda page: (_numbers(page), page))
    numbers = sum(len(_numbers(page)) for page in in_order)
    return text(f"numbers.{entry}_{'n' if numbers > 1 else 1}", language, pages=join_names(in_order, language))


def _numbers(page: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", page)]
