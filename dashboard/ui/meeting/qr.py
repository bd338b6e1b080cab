"""A QR code that a phone reads from the back of the room."""

import segno

from dashboard.theme import QR


def qr_picture(address: str) -> str:
    """The address as a QR code on a white plate, as the address of an SVG picture.

    The plate is white by night too: many readers do not know a light code on dark. A quarter of the code may be unreadable, as
    behind a reflection ("Q"), where that makes no more squares; else fifteen per cent ("M").
    """
    code = segno.make_qr(address, error="M")
    return code.svg_data_uri(scale=1, border=4, **QR)
