"""Every decision is a numbered record of the same shape, listed in the index; one that no longer holds names its successor."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "docs" / "decisions"
RECORDS = sorted(FOLDER.glob("[0-9]*.md"))
HEAD = re.compile(
    r"# (?P<number>\d{4})\. (?P<title>.+)\n\n"
    r"- Status: (?P<status>proposed|accepted|rejected|superseded by (?P<successor>\d{4}))\n"
    r"- Date: (?P<date>20\d\d-[01]\d-[0-3]\d)\n"
    r"(?:- Supersedes: (?P<supersedes>\d{4}(?:, \d{4})*)\n)?\n"
)
LONGEST = 40


def heads() -> dict[str, dict[str, str | None]]:
    """What stands on top of each record, by its number."""
    found = [(path, HEAD.match(path.read_text(encoding="utf-8"))) for path in RECORDS]
    assert [path.name for path, head in found if head is None] == []
    return {path.name[:4]: head.groupdict() for path, head in found}


def test_numbers_have_no_gaps_and_dates_do_not_go_back():
    assert [path.name[:4] for path in RECORDS] == [f"{number:04d}" for number in range(1, len(RECORDS) + 1)]
    assert [number for number, head in heads().items() if head["number"] != number] == []
    dates = [head["date"] for head in heads().values()]
    assert dates == sorted(dates)


@pytest.mark.parametrize("heading", ["Context", "Options", "Decision", "Consequences"])
def test_every_record_has_every_part(heading):
    assert [path.name for path in RECORDS if not re.search(rf"^## {heading}\n\S", path.read_text("utf-8"), re.M)] == []


def test_records_are_short():
    assert [path.name for path in RECORDS if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST] == []


def test_what_is_superseded_and_what_supersedes_name_each_other():
    named = {(number, head["successor"]) for number, head in heads().items() if head["successor"]}
    claimed = {
        (earlier, number)
        for number, head in heads().items()
        for earlier in (head["supersedes"] or "").split(", ")
        if earlier
    }
    assert named == claimed
    assert [pair for pair in named if pair[0] >= pair[1]] == []


def test_the_index_lists_every_record_as_it_is():
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[(\d{4})\]\((.+?)\) \| (.+?) \| (.+?) \| (.+?) \|$", index, re.M)
    head = heads()
    wanted = [(p.name[:4], p.name, *(head[p.name[:4]][key] for key in ("date", "status", "title"))) for p in RECORDS]
    assert rows == wanted
