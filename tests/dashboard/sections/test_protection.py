import re
from pathlib import Path

import pytest

from dashboard.sections import protection
from dashboard.theme import Look
from publishing.disclosure.rounding import errors_allowed
from tests.dashboard.drawn import Cells

SWEDISH, ENGLISH = Look("light", "sv"), Look("dark", "en")
PARTS = ("lead", "example", "signs", "errors", "when", "tries", "avoid", "files")
README = Path(__file__).parents[3] / "docs" / "disclosure-control.md"
# What a council should not have to look up.
JARGON = re.compile(
    r"cell|kub\b|cube|heltal|integer|milp|margin|aggreg|perturb|suppress|differens|algoritm|logg|noise|brus",
    re.IGNORECASE,
)


def table(html: str) -> list[list[str]]:
    """The rows of the one table, without the boxes that are only drawn and the text around it."""
    [inside] = re.findall(r"<table.*?</table>", re.sub(r'<span class="may-be".*?</span>', "", html), re.DOTALL)
    return Cells(re.sub(r"<caption.*?</caption>", "", inside)).rows


def test_the_made_up_groups_show_what_is_changed_and_what_it_may_be():
    assert table(protection.example(SWEDISH)) == [
        ["Grupp", "Så många är de", "Så visas det", "Så många kan de vara"],
        ["Kvinnor i praktik", "3", "≈\u00a05", "1 till 5"],
        ["Män i praktik", "1", "0–4", "0 till 4"],
        ["Kvinnor i arbetsträning", "7", "7", "7"],
        ["Män i arbetsträning", "2", "0–4", "0 till 4"],
        ["Alla", "13", "≈\u00a012", "några fler eller färre"],
    ]


def test_the_drawn_boxes_are_the_counts_that_are_possible():
    drawn = re.findall(r'<span class="may-be" aria-hidden="true">(.*?)</span>', protection.example(ENGLISH))

    may = [[int(count) for count in re.findall(r'"may">(\d)', boxes)] for boxes in drawn]
    assert may == [[1, 2, 3, 4, 5], [0, 1, 2, 3, 4], [7], [0, 1, 2, 3, 4]]


def test_the_example_follows_the_rules_of_the_publisher():
    shown = [group[2] for group in protection.EXAMPLE]
    low, high = errors_allowed(zeros=shown.count(0), fives=shown.count(5), tolerance=2)

    for _, true, as_shown in protection.EXAMPLE:
        assert true in protection.POSSIBLE.get(as_shown, [as_shown])
        assert (as_shown == true) == (true > 5)
    assert low <= sum(shown) - sum(group[1] for group in protection.EXAMPLE) <= high


def test_each_sign_is_written_as_the_pages_write_it():
    assert [row[0] for row in table(protection.signs(SWEDISH))[1:]] == [
        "45", "≈\u00a045", "0–4", "≈\u00a00", "omkring 260", "50–60", "minst 6", "0 hittills",
        "1,5 (av dem som har svarat)", "skyddat",
        "dolt av lämnaren", "ej levererat",
    ]  # fmt: skip
    assert [row[0] for row in table(protection.signs(ENGLISH))[5:]] == [
        "about 260",
        "50–60",
        "at least 6",
        "0 so far",
        "1.5 (of those that have answered)",
        "protected",
        "withheld by the sender",
        "not delivered",
    ]


def test_the_measured_errors_are_those_that_the_publisher_measured():
    words = README.read_text(encoding="utf-8").partition("## Measured")[2]
    rows = [
        [cell.strip() for cell in line.strip("| ").split("|")] for line in words.splitlines() if line.count("|") == 6
    ]
    head, _, *measured = rows

    assert [int(count) for count in re.findall(r"(\d+) people", " ".join(head))] == list(protection.SIZES)
    assert [
        (cells[0].replace(" × ", "_"), (float(cells[1]), int(cells[2])), (float(cells[3]), int(cells[4])))
        for cells in measured
    ] == list(protection.ERRORS)


@pytest.mark.parametrize(("look", "mean"), [(SWEDISH, "1,3"), (ENGLISH, "1.3")])
def test_the_errors_stand_under_both_sizes(look, mean):
    rows = table(protection.errors(look))

    assert [len(row) for row in rows] == [3, 4, *[5] * 7]
    assert rows[2][1:] == [mean, "2", mean.replace("3", "1"), "2"]
    assert protection.errors(look).count('scope="colgroup"') == 2


@pytest.mark.parametrize("look", [SWEDISH, ENGLISH], ids=["sv", "en"])
def test_every_attempt_has_its_answer(look):
    rows = table(protection.tries(look))

    assert len(rows) == 8
    assert all(len(attempt) > 10 and len(answer) > 20 for attempt, answer in rows[1:])


@pytest.mark.parametrize("look", [SWEDISH, ENGLISH], ids=["sv", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_is_in_plain_words(part, look):
    words = re.sub(r"<[^>]+>", " ", getattr(protection, part)(look))

    assert JARGON.findall(words) == []
    assert words.strip()
