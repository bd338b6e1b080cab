"""The picture of a figure at an address that stays: `/data/exempel/1/placements_by_actor.svg?aktor=kommun`, as its page draws it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.extracts import Database
from dashboard.open_data.address import Address, NotFoundError, named
from dashboard.open_data.parameters import read_parameters
from dashboard.open_data.tables import OpenTable
from dashboard.pictures import MEDIA_TYPES, SVG, figures_by_name, file_of_picture, has_picture, png_of, svg_of
from dashboard.report import whole_view
from dashboard.server.sent import File
from dashboard.wording import LANGUAGES


def picture(address: Address, database: Database, parameters: Mapping[str, Sequence[str]]) -> File:
    """The picture under the choices of the address. Raises NotFoundError where the figure draws nothing of the version, DataError."""
    figure = named(address.name, figures_by_name(whole_view(database, LANGUAGES[0])))
    asked = read_parameters(parameters, OpenTable(address.name, figure.query, figure.shows), database)
    view = replace(whole_view(database, asked.language), filters=asked.filters)
    if asked.places:
        view = replace(view, municipality_names=asked.places, is_filtered=True)
    if not has_picture(view, figure):
        raise NotFoundError
    svg = svg_of(view, figure)
    content = svg.encode() if address.ending == SVG else png_of(svg)
    return File(content, MEDIA_TYPES[address.ending], name=file_of_picture(view, figure, address.ending))
