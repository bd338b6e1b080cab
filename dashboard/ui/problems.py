"""What is wrong, where, and what to do: in the reader's language, in place of what it concerns.

Messages may hold words from the address, so they are escaped text: as Markdown a pasted link could make the browser
fetch a picture from outside.
"""

from html import escape

from dashboard.filters import Unknown
from dashboard.manifests import DataError
from dashboard.ui.markup import html
from dashboard.wording import join_names, problem_text, text


def show_problem(problem: DataError, language: str) -> None:
    """Show a DataError where its figure would stand; the rest of the page goes on."""
    words = problem_text(problem.key, problem.details, language)
    show_notice(words, title=f"{text('frame.problem_title', language)}.", role="alert")


def show_unknown(unknown: tuple[Unknown, ...], language: str) -> None:
    """Say which names in the address do not exist, and which names are nearest; the rest of the choices apply."""
    for name in unknown:
        words = [text("frame.unknown_name", language, name=name.name, parameter=name.parameter)]
        if name.nearest:
            words.append(text("frame.unknown_nearest", language, names=join_names(name.nearest, language)))
        show_notice(" ".join([*words, text("frame.unknown_rest", language)]))


def show_unknown_version(unknown: tuple[Unknown, ...], numbers: tuple[int, ...], language: str) -> None:
    """Say that a version in the address does not exist, and which versions do."""
    for name in unknown:
        known = join_names([str(number) for number in numbers], language)
        entry = "unknown" if len(numbers) > 1 else "unknown_one"
        show_notice(text(f"versions.{entry}", language, name=name.name, numbers=known, newest=numbers[-1]))


def show_unknown_parameters(names: list[str], language: str) -> None:
    """Say which parts of the address the app does not know."""
    for name in names:
        show_notice(text("frame.unknown_parameter", language, name=name))


def show_notice(words: str, *, title: str = "", role: str = "status") -> None:
    """Show plain text as a notice, after a title in bold. A `role` of alert is read out at once."""
    bold = f"<b>{escape(title)}</b> " if title else ""
    html(f'<p class="notice" role="{role}">{bold}{escape(words)}</p>')
