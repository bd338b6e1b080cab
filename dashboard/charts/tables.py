"""Tables in HTML that are figures themselves: real headings with scope, and a region that scrolls inside itself."""

from collections.abc import Sequence
from html import escape


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


def small(words: str) -> str:
    """A second line in a cell, or nothing."""
    return f"<small>{escape(words)}</small>" if words else ""
