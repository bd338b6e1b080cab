"""The one address that takes words in: who may send to it, and what. Nobody else's words are read."""

import json

import pytest

from contract.deliveries import LONGEST_TEXT
from dashboard.server import note_routes
from tests.server.asked import Answer, ask

HOME = "http://localhost:8501"
WORDS = {"title_sv": "Fråga Ockelbo"}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, tmp_path) -> list[dict]:
    """What has been read, on a server with a restricted folder."""
    monkeypatch.setenv("ASF_RESTRICTED", str(tmp_path))
    return []


@pytest.fixture
def sent(read):
    """The answer to words that are sent; a `note` that takes them all says 200."""

    def note(told: dict) -> tuple[int, dict]:
        if "unfit" in told:
            raise ValueError
        read.append(told)
        return 200, {"done": "ja"}

    def send(content: bytes | None = None, **more: str) -> Answer:
        body = json.dumps(WORDS).encode() if content is None else content
        headers = {"content_type": "application/json", "content_length": str(len(body)), "origin": HOME} | more
        visitor, method = headers.pop("visitor", "127.0.0.1"), headers.pop("method", "POST")
        return ask("/beslut", method=method, visitor=visitor, content=body, more=note_routes(note), **headers)

    return send


def test_a_page_of_this_machine_is_heard(sent, read):
    answer = sent()

    assert (answer.status, json.loads(answer.body), answer.headers["cache-control"]) == (
        200,
        {"done": "ja"},
        "no-store",
    )
    assert read == [WORDS]


@pytest.mark.parametrize(
    "more",
    [
        {"origin": "https://asf.example"},
        {"origin": "null"},
        {"host": "asf.example"},
        {"visitor": "192.0.2.1"},
        {"x_forwarded_for": "192.0.2.1"},
        {"content_type": "text/plain"},
        {"content_type": ""},
    ],
    ids=str,
)
def test_nobody_else_is(sent, read, more):
    assert sent(**more).status == 403
    assert read == []


@pytest.mark.parametrize("visitor", ["127.0.0.1", "192.0.2.1"])
@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "DELETE"])
def test_another_method_is_told_which_the_address_takes(sent, read, method, visitor):
    answer = sent(method=method, visitor=visitor)

    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, POST")
    assert read == []


@pytest.mark.parametrize(("length", "status"), [("", 411), ("x", 411), ("100001", 413)])
def test_how_much_it_is_has_to_be_said_and_has_a_limit(sent, read, length, status):
    answer = sent(content_length=length)

    assert (answer.status, answer.text.count("\n")) == (status, 1)
    assert answer.text.startswith("Beslutet togs inte emot: ")
    assert read == []


def test_a_form_that_is_full_to_the_limit_of_each_field_is_not_too_much(sent, read):
    full = {f"field {number}": "\N{GRINNING FACE}" * LONGEST_TEXT for number in range(40)}
    assert sent(json.dumps(full, ensure_ascii=False).encode()).status == 200


def test_without_a_restricted_folder_nobody_is(sent, read, monkeypatch):
    monkeypatch.delenv("ASF_RESTRICTED")

    answer = sent()

    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")
    assert read == []


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b'{"unfit": 1}', b"\xff", b"[" * 9_900 + b"]" * 9_900])
def test_what_no_page_of_ours_sends_is_unfit(sent, read, content):
    assert sent(content).status == 400
    assert read == []
