"""Which views are in a meeting pack: those of an agenda, or, without one, what a council looks at first."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard import figures
from dashboard.choices import Choices
from dashboard.extracts import Database
from dashboard.figures.figure import Figure
from dashboard.figures.versions import versions_shown
from dashboard.filters import Filters
from dashboard.theme import Look
from dashboard.view import View, default_measure, frame_of, plan_blocks


@dataclass(frozen=True)
class Item:
    """One view of a pack: the page that it is on, its figure, the choices of that page, as the fields of `Filters` are named, the
    municipalities and the period where an agenda chooses them, and why the meeting looks at it, in the language of the pack.

    One that `is_asked` for, by an agenda, has a page of its own even where nothing is known of it.
    """

    page: str
    figure: Figure
    own: Mapping[str, object] = field(default_factory=dict)
    chosen: Choices | None = None
    purpose: str = ""
    is_asked: bool = False

    def view(self, whole: View) -> View:
        """The view of the item in the version of the whole one."""
        view = whole.with_choices(self.chosen) if self.chosen else whole
        return view.with_filters(**self.own, **self.figure.choices)


@dataclass(frozen=True)
class Told:
    """A view of a pack that is no figure of a page: its heading, the line below it, what stands there, as HTML, and its sources."""

    page: str
    heading: str
    below: str = ""
    html: str = ""
    purpose: str = ""
    notes: tuple[str, ...] = ()
    is_asked: bool = True


def whole_view(database: Database, language: str) -> View:
    """The view of a version as its pages open: all municipalities, up to its own day. Raises DataError."""
    day = database.version.as_of
    municipalities = frame_of(database, "municipalities", Filters((), reference_date=day), language)
    return View(
        database=database,
        filters=Filters(tuple(municipalities["municipality_code"]), reference_date=day),
        look=Look("light", language),
        municipality_names=tuple(municipalities.filter("is_there")["municipality_name"]),
        is_filtered=False,
        periods=(),
        page="",
    )


def standard_items(view: View) -> list[Item]:
    """The views of a pack without an agenda: the targets, coverage, support structure, usage, the way to work, competence, and what
    closes every pack. Raises DataError.
    """
    targets = plan_blocks(view) or [figures.target_status_table]
    measure = {"coverage_measure": default_measure(view)}
    return [
        *(Item("laget", block) for block in targets),
        Item("tackning", figures.coverage_by_municipality_map, measure),
        Item("tackning", figures.coverage_over_time, measure),
        Item("stodstruktur", figures.support_structure_by_period),
        Item("stodstruktur", figures.status_ladder),
        Item("nyttjande", figures.placements_by_actor),
        Item("nyttjande", figures.placements_by_sex),
        Item("nyttjande", figures.services_by_service),
        Item("nyttjande", figures.stock_and_flow),
        Item("vagen", figures.pathway_steps),
        Item("kompetens", figures.training_coverage),
        *closing_items(),
    ]


def closing_items() -> tuple[Item, ...]:
    """What a pack of a meeting ends with: the decisions, and what the version changed."""
    return Item("radet", figures.council_decisions), Item("kallor", versions_shown)
