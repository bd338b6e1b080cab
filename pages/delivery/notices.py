"""What the page says: its headline, what an action gave, and what is wrong."""

from dataclasses import dataclass
from html import escape
from pathlib import Path
from traceback import extract_tb
from types import TracebackType

import streamlit as st

from dashboard import ui
from dashboard.wording import text
from publishing.messages.problems import InputError
from publishing.workflow.session import Session

_AFTER = "deliver_said"


def headline(session: Session, words: str, *, below: str = "") -> None:
    """The one message of the view, read out when it changes, and a line below it."""
    version = ui.view().version
    above = text("deliver.kicker", session.language, title=dict(version.titles)[session.language])
    above += f" · {text('frame.version_short', session.language, number=version.number)}"
    line = f'<p class="about">{escape(below)}</p>' if below else ""
    st.html(
        f'<header class="head"><p class="kicker">{escape(above)}</p><div role="status"><h1>{escape(words)}</h1></div>'
        f"{line}</header>"
    )


def heading(words: str, *, below: str = "") -> None:
    """The heading of a part of the view, under a rule as figures have it."""
    line = f'<p class="sub">{escape(below)}</p>' if below else ""
    st.html(f'<div class="fig-head part"><h2>{escape(words)}</h2>{line}</div>')


def after_rerun(words: str, links: dict[str, str] | None = None) -> None:
    """Begin the run anew, and say there what was done. `links` are addresses by what they say."""
    st.session_state[_AFTER] = (words, links or {})
    st.rerun()


def remember(words: str) -> None:
    """Say in the coming run what an action's callback met."""
    st.session_state[_AFTER] = (words, {})


def show_remembered() -> None:
    """What the run before wanted to be said here, once."""
    words, links = st.session_state.pop(_AFTER, ("", {}))
    if words:
        ways = "".join(f' <a href="{escape(to)}" target="_self">{escape(label)}</a>' for label, to in links.items())
        st.html(f'<p class="notice done" role="status">{escape(words)}{ways}</p>')


class UnexpectedError(Exception):
    """A fault in the page itself: which kind, and where. What it said is left out, for it may hold a partner's figure."""


@dataclass(frozen=True)
class FaultsTold:
    """What the writing side and the disk object to is said where the part would have gone on. The log gets none of it,
    and of what nobody foresaw only the kind and the place.
    """

    language: str

    def __enter__(self) -> None:
        """Nothing is opened."""

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """Whether the fault has been said."""
        if isinstance(error, InputError | OSError):
            ui.show_notice(fault_text(error, self.language), role="alert")
            return True
        if isinstance(error, Exception) and not isinstance(error, UnexpectedError):
            where = where_of(error, trace)
            ui.show_notice(text("deliver.unexpected", self.language, where=where), role="alert")
            raise UnexpectedError(where) from None
        return False


def where_of(error: Exception, trace: TracebackType | None) -> str:
    """The kind of a fault, and where it arose: all that may be said of one that nobody foresaw."""
    place = extract_tb(trace)[-1]
    return f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}"


def fault_text(error: InputError | OSError, language: str) -> str:
    """Every fault in a sentence."""
    if isinstance(error, InputError):
        return " ".join(problem.text(language) for problem in error.problems)
    return text("deliver.disk", language, reason=error.strerror or str(error))
