"""Tables in HTML that are figures themselves: real headings with scope, regions that scroll, folds, and bars in a column."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape

from pyphen import Pyphen

from dashboard.theme import Look
from dashboard.wording import text


def column_heads(names: Sequence[str]) -> str:
    """A row of column headings from plain texts."""
    return "<tr>" + "".join(f'<th scope="col">{escape(name)}</th>' for name in names) + "</tr>"


def scrolling_table(*, kind: str, head: str, body: str, caption: str) -> str:
    """A table of class `m` and `kind` from HTML rows, in a region that the keyboard reaches; `caption` is plain text."""
    name = escape(caption)
    return (
        f'<div class="scroll wide" tabindex="0" role="region" aria-label="{name}"><table class="m {kind}">'
        f'<caption class="vh">{name}</caption><thead>{head}</thead>{body}</table></div>'
    )


def way_to_table(query: str, language: str) -> str:
    """The way from a chart to the table of its query that stands further down the page (js/in_the_browser.js opens it): for who goes by
    keys, and seen when it is reached.
    """
    words = escape(text("frame.way_to_table", language))
    return f'<p class="to-table"><a href="#table_{query}" target="_self">{words}</a></p>'


def row_under_heads(first: str, cells: Iterable[str], heads: Sequence[str]) -> str:
    """A row from HTML cells that say their column's heading (plain text) where a phone shows them below each other.

    The table's kind says that it does so: `sources below`.
    """
    body = "".join(f'<td data-head="{escape(head)}">{cell}</td>' for head, cell in zip(heads[1:], cells, strict=True))
    return f'<tr><th scope="row" data-head="{escape(heads[0])}">{first}</th>{body}</tr>'


def grouped_table(
    groups: Iterable[tuple[str, Iterable[tuple[str, str, str]]]], *, heads: Sequence[str], caption: str
) -> str:
    """What sources say, a row for each thing under the title of its group: its kind, the words as HTML, and where it stands.

    All but the words are plain texts.
    """
    bodies = "".join(_titled_rows(title, rows) for title, rows in groups)
    return scrolling_table(kind="findings", head=column_heads(heads), body=bodies, caption=caption)


def _titled_rows(title: str, rows: Iterable[tuple[str, str, str]]) -> str:
    body = "".join(
        f'<tr><th scope="row">{escape(kind)}</th><td>{words}</td><td class="from">{escape(where)}</td></tr>'
        for kind, words, where in rows
    )
    return f"<tbody>{_group_row(title, 3)}{body}</tbody>"


def stacked_table(*, heads: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]], caption: str) -> str:
    """A table from rows of a first cell as HTML and the other cells as plain texts; on a phone each stands below the other
    under its heading. `heads` and `caption` are plain texts.
    """
    body = "".join(row_under_heads(first, map(escape, cells), heads) for first, cells in rows)
    return (
        f'<table class="m stacked below"><caption class="vh">{escape(caption)}</caption>'
        f"<thead>{column_heads(heads)}</thead><tbody>{body}</tbody></table>"
    )


def listed_table(rows: Iterable[tuple[str, str]], *, caption: str, kind: str = "") -> str:
    """A short list as a table, a row for each thing: what it is, and what stands at the right, both as HTML; `caption` is plain."""
    body = "".join(f'<tr><th scope="row">{what}</th><td class="r">{beside}</td></tr>' for what, beside in rows)
    return f'<table class="m listed{kind and " "}{kind}"><caption class="vh">{escape(caption)}</caption><tbody>{body}</tbody></table>'


def state_mark(kind: str) -> str:
    """The shape of a state before its word in a list of kind `criteria`."""
    return f'<i class="k k-{kind}" aria-hidden="true"></i>'


def hyphenated(words: str, language: str) -> str:
    """Words as HTML that may be divided in a narrow column, five letters or more on either side."""
    return " ".join(escape(_hyphens(language).inserted(word, hyphen="\u00ad")) for word in words.split())


@cache
def _hyphens(language: str) -> Pyphen:
    # Five letters, since a stump of two or three reads badly at a distance.
    return Pyphen(lang={"sv": "sv_SE", "en": "en_GB"}[language], left=5, right=5)


def small(words: str) -> str:
    """A second line in a cell, or nothing."""
    return f"<small>{escape(words)}</small>" if words else ""


def fold(name: str, about: str, table: str) -> str:
    """A table in HTML, folded under its name in code and a line about it."""
    return f"<details><summary><code>{escape(name)}</code> <small>{escape(about)}</small></summary>{table}</details>"


@dataclass(frozen=True)
class Bar:
    """One row: its name, its value (None when missing), the value in words, and a second figure in words."""

    name: str
    value: float | None
    words: str
    extra: str


def bar_table(
    groups: Sequence[tuple[str, list[Bar]]], *, heads: tuple[str, ...], look: Look, whole: float = 0.0
) -> str:
    """A table with a bar in the second column, all on one scale; `whole` is where the scale ends when it is fixed.

    With two heads there is no column for a second figure.
    """
    top = whole or max((bar.value or 0.0 for _, bars in groups for bar in bars), default=0.0) or 1.0
    columns = "".join(f'<th scope="col">{escape(text(head, look.language))}</th>' for head in heads)
    bodies = "".join(
        f"<tbody>{_group_row(title, len(heads)) if title else ''}"
        f"{''.join(_bar_row(bar, top, has_extra=len(heads) > 2) for bar in bars)}</tbody>"
        for title, bars in groups
    )
    return f'<table class="m bars"><thead><tr>{columns}</tr></thead>{bodies}</table>'


def _group_row(title: str, columns: int) -> str:
    return f'<tr class="group"><th scope="rowgroup" colspan="{columns}">{escape(title)}</th></tr>'


def _bar_row(bar: Bar, top: float, *, has_extra: bool) -> str:
    if bar.value is None:
        cell = f'<td class="hatch"><span>{escape(bar.words)}</span></td>'
    else:
        width = 100 * bar.value / top
        cell = f'<td><div class="bar"><i style="--w:{width:.2f}" aria-hidden="true"></i><b>{escape(bar.words)}</b></div></td>'
    extra = f'<td class="r">{escape(bar.extra)}</td>' if has_extra else ""
    return f'<tr><th scope="row">{escape(bar.name)}</th>{cell}{extra}</tr>'


def side_bars(bars: Sequence[Bar], *, title: str) -> str:
    """Bars under a title, the first of them the one that the others stand beside, as HTML; `title` is plain text."""
    top = max((bar.value or 0.0 for bar in bars), default=0.0) or 1.0
    rows = "".join(_bar_row(bar, top, has_extra=True) for bar in bars)
    name = escape(title)
    return (
        f'<h3 class="panel">{name}</h3><table class="m bars beside"><caption class="vh">{name}</caption>'
        f"<tbody>{rows}</tbody></table>"
    )
