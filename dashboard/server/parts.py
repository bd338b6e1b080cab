"""A part of an answer, as tools ask for that read some columns of a file and not the rest."""

import re

from starlette.datastructures import Headers
from starlette.responses import Response

PART = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
PARTIAL, NOT_SATISFIABLE = 206, 416


def in_part(whole: Response, asked: Headers) -> Response:
    """The bytes that a header `Range` asks for; all of them where it asks for none, for several parts, or for parts of another file.

    RFC 9110, 14: who asks for several parts may be given the whole.
    """
    whole.headers["Accept-Ranges"] = "bytes"
    found = PART.fullmatch(asked.get("range", "").replace(" ", ""))
    is_of_another = asked.get("if-range", whole.headers["etag"]) != whole.headers["etag"]
    if found is None or found.groups() == ("", "") or is_of_another:
        return whole
    size = len(whole.body)
    first, last = _bounds(*found.groups(), size=size)
    headers = {name: value for name, value in whole.headers.items() if name != "content-length"}
    if not 0 <= first <= last:
        return Response(status_code=NOT_SATISFIABLE, headers={"Content-Range": f"bytes */{size}"})
    headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return Response(whole.body[first : last + 1], status_code=PARTIAL, headers=headers)


def _bounds(first: str, last: str, *, size: int) -> tuple[int, int]:
    """The first and the last byte: of `5-9`, of `5-` to the end, of `-5` the last five."""
    if not first:
        return max(size - int(last), 0) if int(last) else size, size - 1
    return int(first), min(int(last), size - 1) if last else size - 1
