import stat

import pytest

from publishing.deliveries.store import keep_answers, kept_answers
from publishing.messages.problems import InputError

SHA256 = "0123456789abcdef" * 4


def test_answers_are_found_again_by_the_file_they_are_about(folder):
    keep_answers(folder, SHA256, {"jump:2180": "Två nya avtal.", "gone:2104": "Ingen ”ASF” kvar."})
    keep_answers(folder, SHA256, {"jump:2180": "Tre nya avtal."})

    assert kept_answers(folder, SHA256) == {"jump:2180": "Tre nya avtal.", "gone:2104": "Ingen ”ASF” kvar."}
    assert kept_answers(folder, "f" * 64) == {}
    place = folder / "answers"
    assert sorted(path.name for path in place.iterdir()) == [".lock", f"{SHA256}.json"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in place.iterdir()} == {0o600}
    assert stat.S_IMODE(place.stat().st_mode) == 0o700


@pytest.mark.parametrize("content", [b'{"jump', b"[]", b'{"jump": 1}', b"\xff"])
def test_answers_that_cannot_be_read_are_named(folder, content):
    keep_answers(folder, SHA256, {"jump": "Ja."})
    path = folder / "answers" / f"{SHA256}.json"
    path.write_bytes(content)

    for act in (lambda: kept_answers(folder, SHA256), lambda: keep_answers(folder, SHA256, {})):
        with pytest.raises(InputError) as caught:
            act()
        assert [(one.file, one.message) for one in caught.value.problems] == [(str(path), "answers_broken")]
        assert path.read_bytes() == content


def test_what_was_left_half_written_does_no_harm(folder):
    keep_answers(folder, SHA256, {"jump": "Ja."})
    (folder / "answers" / f"{SHA256}.tmp").write_bytes(b'{"ju')

    assert kept_answers(folder, SHA256) == {"jump": "Ja."}
    keep_answers(folder, SHA256, {"gone": "Nej."})
    assert kept_answers(folder, SHA256) == {"jump": "Ja.", "gone": "Nej."}


def test_what_is_no_sha256_names_no_file(folder):
    with pytest.raises(ValueError, match="no SHA-256"):
        kept_answers(folder, "../receipts/000001/receipt")
