"""Where the meeting view sends a decision that a coordinator has written down: the one address that takes words in.

Who may send is asked before (`gate`). What becomes of them is not known here: `app.py` hands it in.
"""

import json
from collections.abc import Callable, Mapping
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard.server.gate import NOTES, base_path

# What is made of the words: the status of the answer, and what it says. Raises ValueError for what no page of ours sends.
Note = Callable[[Mapping[str, object]], tuple[int, Mapping[str, object]]]
UNFIT = 400


def note_routes(note: Note) -> list[Route]:
    """The route of the address, for `st.App`; `note` is asked in a thread of its own."""
    return [Route(f"{base_path()}{NOTES}", partial(_answer, note=note), methods=["POST"])]


async def _answer(request: Request, note: Note) -> Response:
    try:
        told = json.loads(await request.body())
        if not isinstance(told, dict):
            raise ValueError
        status, answer = await run_in_threadpool(note, told)
    except (ValueError, RecursionError):
        return Response(status_code=UNFIT)
    return JSONResponse(answer, status_code=status, headers={"Cache-Control": "no-store"})
