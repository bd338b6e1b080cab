"""A figure as a picture that needs no browser, SVG or PNG, drawn by Vega as on the screen. Nothing is fetched."""

from dashboard.pictures.drawing import FONTS, Panel, Picture, parts_of
from dashboard.pictures.named import MEDIA_TYPES, SVG, figures_by_name, file_of_picture, has_picture, name_of_picture
from dashboard.pictures.sheet import png_of, svg_of

__all__ = [
    "FONTS", "MEDIA_TYPES", "SVG", "Panel", "Picture", "figures_by_name", "file_of_picture", "has_picture", "name_of_picture",
    "parts_of", "png_of", "svg_of",
]  # fmt: skip
