"""A figure as one picture that stands alone: its sentence, its charts, and what stands under them on the page."""

import re
from dataclasses import dataclass, field, replace
from html import escape, unescape
from textwrap import wrap

from dashboard.figures.figure import Figure
from dashboard.notes import notes_of_figure, version_words
from dashboard.pictures.drawing import PANEL_WIDTH, WIDTH, Panel, Picture, parts_of, vega
from dashboard.theme import FONT, Look
from dashboard.view import View, said, shown_of, subtitle_of
from dashboard.wording import text

MARGIN, GAP = 28, 14
HEADING, BODY, SMALL = 26, 18, 15
# How wide a letter of the font is on average, and how far lines stand apart, in sizes of the letters.
LETTER, LINE = 0.5, 1.3
PANELS_ACROSS = 2
# Twice the pixels: as sharp as print where it is shown half as large.
PNG_SCALE = 2
_START = re.compile(r"^<svg ")
# A key as figures write it in HTML: squares, each of the colour of a role or hatched, and what they mean.
_KEY = re.compile(r'<i (?:style="background:var\(--([\w-]+)\)"|class="hatch")></i>([^<]+)')
SQUARE_WIDTH, SQUARE_HEIGHT, STRIPE = 22, 15, 5


def svg_of(view: View, figure: Figure) -> str:
    """The figure as SVG: that made-up figures are made up, the sentence, what is shown, the charts, who has delivered, whether counts were
    changed, the sources and the version. Its description says the same. On white paper, whatever the screen has. Raises DataError.
    """
    view = replace(view.with_filters(**figure.choices), look=Look("light", view.language))
    frame = shown_of(view, figure)
    heading = said(view, figure.query, figure.sentence, shows=figure.shows)
    below = "" if frame.is_empty() else subtitle_of(view, figure)
    notes = [note.words for note in notes_of_figure(view, figure)]
    tag = text("frame.example_tag", view.language) if view.version.is_example else ""
    version = version_words(view)
    sheet = _Sheet(view.look)
    sheet.write(tag, size=BODY, role="target", weight=700)
    sheet.write(heading, size=HEADING, role="ink", weight=600)
    sheet.write(below, size=BODY, role="muted")
    for part in parts_of(view, figure, words=heading):
        if isinstance(part, str):
            sheet.write_key(part)
        elif isinstance(part, Picture):
            sheet.place(part, left=MARGIN)
        else:
            sheet.place_panels(part)
    for words in (*notes, version):
        sheet.write(words, size=SMALL, role="muted")
    about = " ".join(filter(None, (tag, below, *notes, version)))
    return sheet.as_svg(title=heading, about=about)


def png_of(svg: str) -> bytes:
    """The picture as PNG, twice as large as it says."""
    return vega().svg_to_png(svg, scale=PNG_SCALE)


@dataclass
class _Sheet:
    """A white sheet that is filled from the top."""

    look: Look
    bottom: float = MARGIN
    parts: list[str] = field(default_factory=list)

    def write(self, words: str, *, size: int, role: str, weight: int = 400) -> None:
        """Write words over as many lines as they need; nothing for none."""
        for line in wrap(words, int(WIDTH / (size * LETTER))):
            self.bottom += size * LINE
            self.parts.append(
                f'<text x="{MARGIN}" y="{self.bottom:.1f}" font-size="{size}" font-weight="{weight}" '
                f'fill="{self.look.colour(role)}">{escape(line)}</text>'
            )
        self.bottom += GAP / 2 if words else 0

    def write_key(self, html: str) -> None:
        """The key that the HTML holds, on one line; nothing for HTML that is none."""
        found = _KEY.findall(html) if 'class="key' in html else []
        self.bottom += BODY * LINE if found else 0
        left = MARGIN
        for role, words in found:
            told = unescape(words)
            self._square(role.replace("-", "_"), left)
            self.parts.append(
                f'<text x="{left + SQUARE_WIDTH + 8:.1f}" y="{self.bottom:.1f}" font-size="{BODY}" '
                f'fill="{self.look.colour("ink")}">{escape(told)}</text>'
            )
            left += SQUARE_WIDTH + 30 + len(told) * BODY * LETTER
        self.bottom += GAP / 2 if found else 0

    def place(self, picture: Picture, *, left: float) -> None:
        """Draw a picture below what is there."""
        self._draw(picture, left)
        self.bottom += picture.height + GAP

    def place_panels(self, panels: list[Panel]) -> None:
        """Draw panels side by side, each under its title."""
        for start in range(0, len(panels), PANELS_ACROSS):
            row = panels[start : start + PANELS_ACROSS]
            self.bottom += BODY * LINE
            for place, panel in enumerate(row):
                left = MARGIN + place * (WIDTH - PANEL_WIDTH)
                self.parts.append(
                    f'<text x="{left}" y="{self.bottom:.1f}" font-size="{BODY}" font-weight="600" '
                    f'fill="{self.look.colour("ink")}">{escape(panel.title)}</text>'
                )
                self._draw(panel.picture, left)
            self.bottom += max(panel.picture.height for panel in row) + 2 * GAP

    def as_svg(self, *, title: str, about: str) -> str:
        """The sheet with its name and its description."""
        width, height = WIDTH + 2 * MARGIN, self.bottom + MARGIN
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" lang="{self.look.language}" role="img" '
            f'aria-labelledby="title about" width="{width}" height="{height:.0f}" viewBox="0 0 {width} {height:.0f}" '
            f"font-family='{FONT}'>"
            f'<title id="title">{escape(title)}</title><desc id="about">{escape(about)}</desc>'
            f'<rect width="100%" height="100%" fill="{self.look.colour("paper")}"/>{"".join(self.parts)}</svg>'
        )

    def _square(self, role: str, left: float) -> None:
        """A square of the colour of a role; hatched for none."""
        top = self.bottom - SQUARE_HEIGHT + 1
        fill = self.look.colour(role or "paper")
        self.parts.append(
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{SQUARE_WIDTH}" height="{SQUARE_HEIGHT}" fill="{fill}" '
            f'stroke="{self.look.colour("edge")}"/>'
        )
        stripes = range(0, SQUARE_WIDTH - SQUARE_HEIGHT + 1, STRIPE) if not role else ()
        lines = "".join(
            f"M{left + start:.1f} {top + SQUARE_HEIGHT:.1f}l{SQUARE_HEIGHT} -{SQUARE_HEIGHT}" for start in stripes
        )
        if lines:
            self.parts.append(f'<path d="{lines}" stroke="{self.look.colour("hatch")}" stroke-width="1.5"/>')

    def _draw(self, picture: Picture, left: float) -> None:
        self.parts.append(_START.sub(f'<svg x="{left:.1f}" y="{self.bottom + GAP:.1f}" ', picture.svg))
