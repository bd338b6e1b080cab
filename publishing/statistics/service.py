"""One service on the internet, asked politely: few calls at a time, again when it says so, and what is wrong in words.

The standard library's client is enough for a few dozen GETs of JSON. What else was looked at: docs/dependencies.md.
"""

import http.client
import json
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic, sleep
from urllib.parse import urlsplit

from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from publishing.messages.problems import InputError

# What the services allow: 30 calls in 10 seconds. Some are left for others behind the same address.
CALLS, SECONDS = 25, 10.0
TIMEOUT_SECONDS = 30.0
ATTEMPTS = 4
# Asked to wait longer than this, the command stops and says when to come back.
LONGEST_WAIT_SECONDS = 120.0
MOST_BYTES = 50_000_000


class _TryAgainError(Exception):
    """A call that may do better: `fault` is what to say if it never does, `wait` how long the service asks for."""

    def __init__(self, fault: InputError, wait: float | None = None) -> None:
        super().__init__()
        self.fault = fault
        self.wait = wait


@dataclass
class Service:
    """A service at `base`, an address that ends in a slash; `name` is what it is called in messages."""

    name: str
    base: str
    calls: deque[float] = field(default_factory=deque)

    def get(self, path: str) -> object:
        """What the service answers to `path`, from JSON.

        Raises InputError when it cannot be reached, does not answer in time, is down, refuses, has gone, or does not answer in JSON.
        """
        again = Retrying(
            retry=retry_if_exception_type(_TryAgainError),
            stop=stop_after_attempt(ATTEMPTS),
            wait=_wait,
            sleep=lambda seconds: sleep(seconds),
            reraise=True,
        )
        try:
            content = again(self._get, path)
        except _TryAgainError as error:
            raise error.fault from error
        try:
            return json.loads(content.decode("utf-8-sig"))
        except ValueError as error:
            raise self.fault("fetch_changed_shape", what="JSON") from error

    def fault(self, message: str, **details: object) -> InputError:
        """What is wrong, said of this service."""
        return InputError.of(self.name, message, address=self.base, **details)

    def next_path(self, address: str) -> str:
        """The path of a following page, always at this service: what an answer names is not followed elsewhere.

        Raises InputError when it is no address below the service's own.
        """
        parts = urlsplit(address)
        whole = parts.path + (f"?{parts.query}" if parts.query else "")
        own = urlsplit(self.base).path
        if not whole.startswith(own):
            raise self.fault("fetch_changed_shape", what="next_url")
        return whole.removeprefix(own)

    def _get(self, path: str) -> bytes:
        self._be_polite()
        headers = {"Accept": "application/json", "User-Agent": "ASF-laget"}
        request = urllib.request.Request(self.base + path, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
                content = answer.read(MOST_BYTES + 1)
        except urllib.error.HTTPError as error:
            with error:
                raise self._refusal(error) from error
        except TimeoutError as error:
            raise _TryAgainError(self.fault("fetch_timeout", seconds=round(TIMEOUT_SECONDS))) from error
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise _TryAgainError(self.fault("fetch_timeout", seconds=round(TIMEOUT_SECONDS))) from error
            raise _TryAgainError(self.fault("fetch_no_connection", reason=error.reason)) from error
        except (OSError, http.client.HTTPException) as error:
            raise _TryAgainError(self.fault("fetch_no_connection", reason=error)) from error
        if len(content) > MOST_BYTES:
            raise self.fault("fetch_changed_shape", what=f"> {MOST_BYTES} byte")
        return content

    def _refusal(self, error: urllib.error.HTTPError) -> Exception:
        """What an answer with an error means: to be asked again, or what is wrong."""
        if error.code == 429:
            wait = _asked_to_wait(error.headers.get("Retry-After", ""))
            fault = self.fault("fetch_too_many", seconds=round(wait or SECONDS))
            is_too_long = (wait or 0) > LONGEST_WAIT_SECONDS
            return fault if is_too_long else _TryAgainError(fault, SECONDS if wait is None else wait)
        if error.code >= 500:
            return _TryAgainError(self.fault("fetch_down", status=error.code))
        if error.code in (404, 410):
            return self.fault("fetch_gone" if error.code == 410 else "fetch_not_found")
        return self.fault("fetch_refused", status=error.code, reason=_reason(error))

    def _be_polite(self) -> None:
        now = monotonic()
        while self.calls and now - self.calls[0] > SECONDS:
            self.calls.popleft()
        if len(self.calls) >= CALLS:
            sleep(SECONDS - (now - self.calls[0]))
            self.calls.popleft()
        self.calls.append(monotonic())


Ask = Callable[[str], object]


def _wait(state: RetryCallState) -> float:
    """As long as the service asks for; else longer each time."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.wait if isinstance(error, _TryAgainError) else None
    return float(2 ** (state.attempt_number - 1)) if asked is None else asked


def _asked_to_wait(header: str) -> float | None:
    """The seconds of a Retry-After; nothing for a date, which neither service writes."""
    return float(header) if header.strip().isdecimal() else None


def _reason(error: urllib.error.HTTPError) -> str:
    """What the service itself says is wrong: the `title` of its answer, or the standard words of the code."""
    try:
        said = json.loads(error.read(10_000).decode("utf-8-sig"))
    except (ValueError, OSError, http.client.HTTPException):
        return str(error.reason)
    title = said.get("detail") or said.get("title") if isinstance(said, dict) else None
    return str(title or error.reason)[:200]
