"""A chart as it is read from five metres: all its letters and lines larger, on a canvas as large as the screen.

Enlarged by the browser the canvas would be blurred; enlarged in its specification it is drawn sharp.
"""

import re
from collections.abc import Mapping
from typing import Any

# Lengths in pixels, by the names that Vega-Lite has for them; areas grow by the square.
LENGTHS = frozenset({
    "cornerRadius", "domainWidth", "dx", "dy", "fontSize", "gridWidth", "labelFontSize", "labelLimit", "labelOffset",
    "labelPadding", "labelSeparation", "limit", "lineHeight", "maxExtent", "minExtent", "radius", "strokeWidth",
    "subtitleFontSize", "tickSize", "tickWidth", "titleFontSize", "titleLimit", "titlePadding", "titleX", "titleY",
    "x2Offset", "xOffset", "y2Offset", "yOffset",
})  # fmt: skip
AREAS = frozenset({"size"})
LISTS = frozenset({"strokeDash", "gridDash", "domainDash", "tickDash"})
# Channels of the encoding whose constant is a length: `{"strokeWidth": {"value": 2}}`.
DRAWN_SIZE = re.compile(r"\b(width|height)\b")


def enlarged(specification: Mapping[str, Any], *, factor: float, height: float) -> dict[str, Any]:
    """The specification with lengths `factor` times as long, no higher than `height` pixels. Its rows stay as they are."""
    made = {name: value if name == "datasets" else _grown(name, value, factor) for name, value in specification.items()}
    if isinstance(made.get("height"), int | float):
        made["height"] = height
    return made


def _grown(name: str, value: Any, factor: float) -> Any:
    if isinstance(value, Mapping):
        if set(value) == {"expr"} and name in LENGTHS | AREAS:
            return {"expr": _expression(value["expr"], factor if name in LENGTHS else factor**2, factor)}
        if set(value) == {"value"} and name in LENGTHS | AREAS:
            return {"value": _grown(name, value["value"], factor)}
        return {key: _grown(key, inner, factor) for key, inner in value.items()}
    if isinstance(value, list):
        if name in LISTS:
            return [each * factor for each in value]
        return [_grown("", each, factor) for each in value]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return value * factor if name in LENGTHS else value * factor**2 if name in AREAS else value


def _expression(words: str, growth: float, factor: float) -> str:
    """An expression that decides by how wide the chart is, as on a screen that is so much smaller."""
    by_page = DRAWN_SIZE.sub(lambda found: f"({found[1]}/{factor})", words)
    return f"({by_page})*{growth}"
