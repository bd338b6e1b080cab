"""Plain pages with as much on them as ours have: what Streamlit takes for that, whoever writes the page."""

import asyncio
from collections import Counter
from collections.abc import Mapping

from benchmarks.example import EXAMPLE
from benchmarks.servers import APP, UNCOLLECTED, Serve
from benchmarks.session import Session


def contents(serve: Serve) -> list[Counter[str]]:
    """How many elements of each kind every page of the example has once it has been seen, the page with the fewest first."""
    with serve(APP, *UNCOLLECTED) as ours:
        return sorted(asyncio.run(_elements(ours.port)), key=Counter.total)


def median_page(pages: list[Counter[str]]) -> Counter[str]:
    """The page in the middle of those that `contents` gives."""
    return pages[len(pages) // 2]


def started_with(counts: Mapping[str, int]) -> tuple[str, ...]:
    """What `reference/elements.py` is started with to show so many of each."""
    return (*UNCOLLECTED, "--", *(f"{kind}={count}" for kind, count in counts.items()))


def with_charts_written(counts: Mapping[str, int]) -> Counter[str]:
    """As many elements, whose charts Altair writes at every run, as it does for what nobody has seen."""
    return Counter({"altair_chart" if kind == "vega_lite_chart" else kind: count for kind, count in counts.items()})


async def _elements(port: int) -> list[Counter[str]]:
    async with Session(port) as tab:
        await tab.open(data=EXAMPLE)
        for page in tab.pages:
            await tab.turn_to(page)
        return [(await tab.turn_to(page)).elements() for page in tab.pages]
