"""What is held against what was before, and what a visitor takes for a right page."""

from pathlib import Path

import polars as pl
import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks import before
from benchmarks.questions.answers import Meant, is_same
from benchmarks.session import Turn
from benchmarks.side_by_side import WrongAnswerError

ROWS = pl.DataFrame({"a": [1, 2], "b": ["x", None]})


@pytest.mark.parametrize(
    ("later", "same"),
    [
        (ROWS, True),
        (ROWS.with_columns(c=pl.lit(1)), True),
        (ROWS.reverse(), False),
        (ROWS.with_columns(a=pl.col("a") + 1), False),
        (ROWS.with_columns(pl.col("a").cast(pl.Int32)), False),
        (ROWS.drop("b"), False),
        (ROWS.head(1), False),
    ],
)
def test_rows_order_and_types_of_the_columns_that_there_were_are_held_against_each_other(
    tmp_path: Path, later: pl.DataFrame, same: bool
):
    then, now = tmp_path / "then.parquet", tmp_path / "now.parquet"
    ROWS.write_parquet(then)
    later.write_parquet(now)

    assert is_same(then, now) is same


IN_ANY_ORDER = Meant(why="", in_any_order=True)
WITH_MORE_ROWS = Meant(why="", in_any_order=True, with_more_rows=True)
MORE = pl.concat([ROWS, pl.DataFrame({"a": [3], "b": ["y"]})])


@pytest.mark.parametrize(
    ("meant", "later", "same"),
    [
        (IN_ANY_ORDER, ROWS.reverse(), True),
        (IN_ANY_ORDER, ROWS.with_columns(a=pl.col("a") + 1), False),
        (IN_ANY_ORDER, MORE, False),
        (IN_ANY_ORDER, ROWS.head(1), False),
        (WITH_MORE_ROWS, MORE, True),
        (WITH_MORE_ROWS, MORE.tail(2), False),
        (Meant(why="", besides=("b",)), ROWS.with_columns(b=pl.lit("z")), True),
        (Meant(why="", besides=("b",)), ROWS.with_columns(a=pl.col("a") + 1), False),
    ],
)
def test_what_is_meant_to_differ_may_and_nothing_else(tmp_path: Path, meant: Meant, later: pl.DataFrame, same: bool):
    then, now = tmp_path / "then.parquet", tmp_path / "now.parquet"
    ROWS.write_parquet(then)
    later.write_parquet(now)

    assert is_same(then, now, meant) is same


def test_an_answer_that_is_no_longer_there_is_another(tmp_path: Path):
    assert not is_same(tmp_path / "then.parquet", None)


def test_where_there_is_no_history_there_is_no_earlier_app(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(before, "BEFORE", "0000000")

    with before.app_before() as folder:
        assert folder is None


def element(kind: str, words: str) -> ForwardMsg:
    """A message that draws an element of a kind, each in a place of its own."""
    message = ForwardMsg()
    message.metadata.delta_path.extend([0, len(words)])
    getattr(message.delta.new_element, kind).body = words
    return message


def end_of_page() -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path.extend([0, 0])
    message.delta.add_block.id = "$$ID-0a-page_foot"
    return message


HEADLINE = element("html", "<h1>A headline</h1>")
NOTICE = element("html", '<p class="notice" role="alert">Something is wrong</p>')


def test_a_whole_page_is_what_is_on_it():
    assert Turn(1.0, (HEADLINE, end_of_page())).whole_page().total() == 2


@pytest.mark.parametrize(
    ("messages", "fault"),
    [
        ((HEADLINE,), "no end"),
        ((end_of_page(),), "no headline"),
        ((HEADLINE, NOTICE, end_of_page()), "Something is wrong"),
    ],
)
def test_half_a_page_and_one_that_says_that_something_is_wrong_are_wrong_answers(
    messages: tuple[ForwardMsg, ...], fault: str
):
    with pytest.raises(WrongAnswerError, match=fault):
        Turn(1.0, messages).whole_page()


def test_the_simplest_page_is_one_element():
    nothing = element("markdown", "Nothing")

    Turn(1.0, (nothing,)).bare_element()
    for messages in ((), (nothing, nothing), (element("markdown", "Else"),)):
        with pytest.raises(WrongAnswerError):
            Turn(1.0, messages).bare_element()
