"""A part of an answer, as tools ask for that read some columns of a file and not the rest."""

import re

from starlette.datastructures import Headers
from starlette.responses import Response

# `bytes=5-9`, `bytes=5-`, `bytes=-5`; a number with more digits than Python reads is none.
PART = re.compile(r"bytes=(\d{0,999})-(\d{0,999})", re.ASCII | re.IGNORECASE)
# The first and the last byte of what asks for no part.
NO_PART = ("", "")
PARTIAL, NOT_SATISFIABLE = 206, 416


def asks_for_a_part(told: str) -> bool:
    """Whether the words of a header `Range` ask for one part. RFC 9110, 14: what is no such range may be passed over, and is here.

    So may several parts be: Starlette would answer words that are none with a page in English, and several of which one is not there
    with nothing of the others.
    """
    return _asked(told) != NO_PART


def in_part(whole: Response, asked: Headers) -> Response:
    """The bytes that a header `Range` asks for; all of them where it asks for none (`asks_for_a_part`), or for a part of another file."""
    whole.headers["Accept-Ranges"] = "bytes"
    part = _asked(asked.get("range", ""))
    is_of_another = asked.get("if-range", whole.headers["etag"]) != whole.headers["etag"]
    if part == NO_PART or is_of_another:
        return whole
    size = len(whole.body)
    first, last = _bounds(*part, size=size)
    headers = {name: value for name, value in whole.headers.items() if name != "content-length"}
    if not 0 <= first <= last:
        return Response(status_code=NOT_SATISFIABLE, headers={"Content-Range": f"bytes */{size}"})
    headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return Response(whole.body[first : last + 1], status_code=PARTIAL, headers=headers)


def _asked(told: str) -> tuple[str, str]:
    """The first and the last byte that the words of a header ask for, each as it is written; NO_PART of those that ask for none."""
    found = PART.fullmatch(told.replace(" ", ""))
    first, last = found.groups() if found else NO_PART
    return NO_PART if first and last and int(first) > int(last) else (first, last)


def _bounds(first: str, last: str, *, size: int) -> tuple[int, int]:
    """The first and the last byte: of `5-9`, of `5-` to the end, of `-5` the last five."""
    if not first:
        return max(size - int(last), 0) if int(last) else size, size - 1
    return int(first), min(int(last), size - 1) if last else size - 1
