"""The items of an agenda as its rows name them: a page, its figure, what is chosen there as in the address, and why.

Whether it comes from a version or from a file, for a screen or for paper, it is read here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from dashboard import figures, renamed
from dashboard.choices import OF_PAGES
from dashboard.figures.figure import SINCE, Figure

__all__ = ["SINCE", "AgendaItem", "read_items"]


@dataclass(frozen=True)
class AgendaItem:
    """One item: its number, its page and figure by name, what is chosen there by parameter, and why the meeting looks at it."""

    number: int
    page: str
    figure_name: str
    choices: dict[str, list[str]]
    purpose: str

    @property
    def figure(self) -> Figure | None:
        """The figure that it shows; None for one that there is no more, or that is none of a page."""
        name = renamed.FIGURES.get(self.figure_name, self.figure_name)
        found = getattr(figures, name, None) if name in figures.__all__ else None
        return found if isinstance(found, Figure) else None

    @property
    def filters(self) -> dict[str, str]:
        """What it chooses of its page alone, as the fields of `Filters` are named."""
        return {name: self.choices[parameter][0] for parameter, name in OF_PAGES.items() if parameter in self.choices}


def read_items(rows: Iterable[Mapping[str, object]], language: str) -> tuple[AgendaItem, ...]:
    """The items of the rows of an agenda, in their order; why is said in the language, or in Swedish where that is all there is."""
    return tuple(
        AgendaItem(
            number=number,
            page=str(row.get("page_name") or ""),
            figure_name=str(row.get("figure_name") or ""),
            choices=parse_qs(str(row.get("choices") or "")),
            purpose=str(row.get("purpose") or row.get(f"purpose_{language}") or row.get("purpose_sv") or ""),
        )
        for number, row in enumerate(rows, start=1)
    )
