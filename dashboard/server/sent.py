"""How a file is sent: its headers, nothing where it is had already, a part where a part is asked for."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response, StreamingResponse

from dashboard.server.parts import in_part

NOT_MODIFIED = 304


@dataclass(frozen=True)
class File:
    """What is sent: bytes, a file on the disk, or pieces that are made while they are sent; its media type, and its `name` where it is
    to be kept. `checksum` tells it from others where that is known before the bytes are.

    What `is_packed` may be asked for in parts.
    """

    content: bytes | Path | Iterator[bytes]
    media_type: str
    name: str = ""
    checksum: str = ""
    is_packed: bool = False


def send(file: File, asked: Headers, told: Mapping[str, str]) -> Response:
    """The answer to a request with the headers `asked`; `told` are the headers that say more of the file."""
    headers = {**told, "X-Content-Type-Options": "nosniff"}
    if file.name:
        headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    checksum = file.checksum
    if isinstance(file.content, bytes):
        checksum = hashlib.sha256(file.content).hexdigest()
    if checksum:
        # Text is compressed on the way, and a zip is made anew: the same words, if not the same bytes.
        is_exact = file.is_packed and not isinstance(file.content, Iterator)
        headers["ETag"] = f'"{checksum}"' if is_exact else f'W/"{checksum}"'
        if _has(asked, checksum):
            return Response(status_code=NOT_MODIFIED, headers=headers)
    if isinstance(file.content, Path):
        return FileResponse(file.content, headers=headers, media_type=file.media_type)
    if not isinstance(file.content, bytes):
        return StreamingResponse(file.content, headers=headers, media_type=file.media_type)
    whole = Response(file.content, headers=headers, media_type=file.media_type)
    return in_part(whole, asked) if file.is_packed else whole


def _has(asked: Headers, checksum: str) -> bool:
    """Whether who asks has the file already: compared weakly, as RFC 9110 has it of `If-None-Match`."""
    tags = [tag.strip().removeprefix("W/").strip('"') for tag in asked.get("if-none-match", "").split(",")]
    return "*" in tags or checksum in tags
