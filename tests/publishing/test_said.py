"""What somebody has written says something only where there is something to be seen in it."""

import pytest

from publishing.messages.said import said, same_name

INVISIBLE = (
    "\u200b",
    "\u200d\ufeff",
    "\u00ad",
    "\u2060",
    "\u3164",
    "\u2800",
    "\u034f",
    "\ufe0f",
    "\u00a0 ",
    "\t\n",
    "\u202e",
    "\u115f",
)


@pytest.mark.parametrize("written", ["", *INVISIBLE], ids=ascii)
def test_nothing_that_can_be_seen_is_nothing(written):
    assert said(written) == ""


@pytest.mark.parametrize("around", INVISIBLE, ids=ascii)
def test_around_a_name_it_is_left_out(around):
    assert said(f"{around} Maria Åberg{around}").startswith("Maria Åberg")
    assert same_name(f"{around}Maria {around}Åberg", "maria  a\u030aberg")


@pytest.mark.parametrize("name", ["Maria", "A\u030asa", "Jose\u0301", "李", "…"])
def test_a_name_stays_as_it_is_written(name):
    assert said(name) == name


def test_names_that_are_read_as_two_are_two():
    assert not same_name("Maria", "Mario")
    assert not same_name("", "Maria")
