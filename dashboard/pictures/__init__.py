"""A figure as a picture that needs no browser, SVG or PNG, drawn by Vega as on the screen. Nothing is fetched."""

from dashboard.pictures.drawing import FONTS, Panel, Picture, parts_of
from dashboard.pictures.sheet import png_of, svg_of

__all__ = ["FONTS", "Panel", "Picture", "parts_of", "png_of", "svg_of"]
