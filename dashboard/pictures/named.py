"""Which figures there are pictures of, and what each is called, in an address and as a file."""

from collections.abc import Mapping

from dashboard import figures
from dashboard.figures.figure import Figure
from dashboard.notes import in_place_of
from dashboard.view import View, download_name, drawing, plan_blocks, shown_of, what_is_in

SVG, PNG = "svg", "png"
# The kinds of picture, by how their addresses and their files end.
MEDIA_TYPES = {SVG: "image/svg+xml", PNG: "image/png"}


def has_picture(view: View, figure: Figure) -> bool:
    """Whether the figure draws a chart or a map of the view, and not only words and tables. Raises DataError."""
    view = view.with_filters(**figure.choices)
    frame = shown_of(view, figure)
    if frame.is_empty() or in_place_of(view, frame, figure):
        return False
    return figure.flat_map is not None or any(not isinstance(part, str) for part in drawing(view, figure))


def figures_by_name(view: View) -> Mapping[str, Figure]:
    """Every figure by its name in `dashboard.figures`, and the blocks of the plan's priorities by their keys. Raises DataError."""
    offered = {name: getattr(figures, name) for name in figures.__all__}
    named = {name: figure for name, figure in offered.items() if isinstance(figure, Figure)}
    return named | {block.key: block for block in plan_blocks(view)}


def name_of_picture(figure: Figure) -> str:
    """The name of the figure in an address. Raises StopIteration for one that is none of a page."""
    if figure.key.startswith("priority_"):
        return figure.key
    return next(name for name in figures.__all__ if getattr(figures, name) is figure)


def file_of_picture(view: View, figure: Figure, kind: str) -> str:
    """What the file of a figure's picture is called. Raises DataError."""
    what = what_is_in(view, figure.query, shown_of(view, figure))
    return download_name(view, what, "_".join(filter(None, (figure.key, f"bild.{kind}"))))
