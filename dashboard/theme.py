"""The look in one place: colour roles for light and dark, and what Altair is configured with. Nothing else names a colour.

Contrasts were computed on both papers: text at least 4.5:1, marks at least 3:1 (tests/dashboard/test_theme.py).
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

# As Streamlit calls the font that it brings, and as the same one is called in the files of `assets/fonts`.
FONT = '"Source Sans", "Source Sans 3", sans-serif'
CHART_LOCALES = tomllib.loads((Path(__file__).parent / "assets" / "chart_locales.toml").read_text(encoding="utf-8"))

# A code that a phone reads: black on white, by night too.
QR = {"dark": "#000000", "light": "#FFFFFF"}
LIGHT = {
    "paper": "#FFFFFF", "panel": "#F1F4F6", "ink": "#14212B", "muted": "#51606C", "rule": "#D3DAE0", "edge": "#7A8793",
    "now": "#00619C", "now_soft": "#D5E6F2", "target": "#B84700", "context": "#7A8793", "faint": "#C3CCD4",
    "reached": "#2B7A0B", "moving": "#00619C", "behind": "#8B0A3D", "unknown": "#51606C",
    "women": "#6F2C91", "men": "#00775A", "hatch": "#7A8793",
    "green": "#468C53", "yellow": "#A37A00", "red": "#7D1D1D",
    "green_soft": "#D2E5D5", "yellow_soft": "#ECDFB8", "red_soft": "#DBC0C0",
    "seq1": "#A9CCE5", "seq2": "#5F9FCB", "seq3": "#1E6FA8", "seq4": "#063F6B",
    "seq1_ink": "#14212B", "seq2_ink": "#14212B", "seq3_ink": "#FFFFFF", "seq4_ink": "#FFFFFF",
}  # fmt: skip
# No colour is that of two roles that have two in the light: on paper it gives way to that of its role.
DARK = {
    "paper": "#0F1820", "panel": "#1A2630", "ink": "#EDF2F6", "muted": "#AEBBC6", "rule": "#33424E", "edge": "#6B7A87",
    "now": "#62B5E8", "now_soft": "#1C3E55", "target": "#F2935A", "context": "#7D8C99", "faint": "#44535F",
    "reached": "#5CCB7A", "moving": "#62B5E8", "behind": "#FF9EC4", "unknown": "#AEBBC6",
    "women": "#C9A0F0", "men": "#45C29B", "hatch": "#7D8C99",
    "green": "#6FBF7F", "yellow": "#D9AE2E", "red": "#E08A8A",
    "green_soft": "#24402F", "yellow_soft": "#413A1E", "red_soft": "#452E33",
    "seq1": "#205D85", "seq2": "#4795CB", "seq3": "#86C5EB", "seq4": "#C9E6F8",
    "seq1_ink": "#FFFFFF", "seq2_ink": "#0E1720", "seq3_ink": "#0F1820", "seq4_ink": "#0F1820",
}  # fmt: skip
MODES = {"light": LIGHT, "dark": DARK}

# The hatching of what is missing, on paper: one tile.
HATCHING = (
    "url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='11' height='11'%3E%3Cpath "
    f"d='M-2 2l4-4M0 11L11 0M9 13l4-4' stroke='%23{LIGHT['hatch'][1:]}' stroke-width='1.5'/%3E%3C/svg%3E\") 0 0/11px 11px"
)


@dataclass(frozen=True)
class Look:
    """How a figure is drawn: `mode` is light or dark, `language` sv or en. `look.colour("now")` gives a role's colour."""

    mode: str
    language: str

    def colour(self, role: str) -> str:
        """The hexadecimal colour of a role. Raises KeyError for an unknown role."""
        return MODES[self.mode][role]


def css_variables(mode: str) -> str:
    """The colour roles of `mode` as CSS custom properties."""
    return "".join(f"--{role.replace('_', '-')}:{colour};" for role, colour in MODES[mode].items())


def css_on_paper(mode: str) -> str:
    """What makes a page in the colours of `mode` one in those for paper, which is white, when it is printed.

    A chart has been drawn in its colours: each gives way to that of the same role.
    """
    others = {colour: LIGHT[role] for role, colour in MODES[mode].items() if colour != LIGHT[role]}
    drawn = "".join(
        f'[data-testid="stVegaLiteChart"] [{part}="{colour}"]{{{part}:{on_paper}}}'
        for colour, on_paper in others.items()
        for part in ("fill", "stroke", "stop-color")
    )
    return f"@media print{{:root{{{css_variables('light')}--hatching:{HATCHING};}}{drawn}}}"


def chart_config(look: Look) -> dict:
    """What every chart is configured with: fonts, axes, the number and time format of the language; and that it is one picture
    for a screen reader, to which Vega would read each mark and axis aloud, in English and by the names of columns.
    """
    return {
        "aria": False,
        "mark": {"aria": False},
        "background": "transparent",
        "font": FONT,
        "padding": {"left": 0, "right": 0, "top": 6, "bottom": 0},
        "view": {"stroke": None},
        "axis": {
            "labelFont": FONT, "titleFont": FONT, "labelFontSize": 17, "titleFontSize": 17,
            "labelColor": look.colour("muted"), "titleColor": look.colour("muted"), "titleFontWeight": 400,
            "domain": False, "ticks": False, "grid": False, "labelPadding": 8, "labelSeparation": 8,
        },
        "axisY": {"grid": True, "gridColor": look.colour("rule"), "gridWidth": 1, "tickCount": 4},
        "axisX": {
            "domain": True, "domainColor": look.colour("context"), "domainWidth": 1,
            "ticks": True, "tickColor": look.colour("context"), "tickSize": 6, "labelFlush": True,
        },
        "text": {"font": FONT, "fontSize": 18, "color": look.colour("ink")},
        "line": {"strokeWidth": 3, "color": look.colour("now"), "strokeCap": "butt"},
        "bar": {"color": look.colour("now")},
        "rule": {"color": look.colour("target"), "strokeWidth": 2.5},
        "title": {
            "font": FONT, "fontSize": 19, "fontWeight": 600, "color": look.colour("ink"), "anchor": "start", "offset": 8,
        },
        "legend": {"disable": True},
        "locale": CHART_LOCALES[look.language],
    }  # fmt: skip
