"""What a reader must know before the figures: made-up data, an old or withdrawn version, a version that is damaged."""

from html import escape

import streamlit as st

from dashboard.extracts import Served
from dashboard.manifests import Version
from dashboard.ui import address
from dashboard.ui.markup import html
from dashboard.ui.problems import show_notice
from dashboard.versions import History
from dashboard.view import View
from dashboard.wording import day, fault_text, join_names, problem_text, text
from dashboard.wording import versions as say

# The page that lists all versions.
VERSIONS_PAGE = "kallor"


def draw(view: View, served: Served, history: History, *, real: str) -> None:
    """Draw the banners that apply to this view, the warning of damage last: it stands nearest to the figures.

    `real` is the catalogue that the way out of made-up data leads to.
    """
    language = view.language
    if view.version.is_example:
        _banner("example", text("frame.example_banner", language), text("frame.show_real", language), "data", [real])
    if served.wanted != history.numbers[-1]:
        words = _old_version(view.version, history, language)
        _banner("version", words, text("versions.show_newest", language), "version", [])
    if served.passed_over:
        _damage(view.version, served, language)
    if view.page == VERSIONS_PAGE:
        _elsewhere(served, history, language)


def _banner(key: str, words: str, button: str, parameter: str, values: list[str]) -> None:
    """A line with a way out of what it says: a button that sets `parameter` of the address."""
    with st.container(key=f"banner_{key}", horizontal=True, gap="small", vertical_alignment="center"):
        html(f"<p>{escape(words)}</p>")
        st.button(button, key=f"leave_{key}", type="tertiary", on_click=address.change, args=(parameter, values))


def _old_version(version: Version, history: History, language: str) -> str:
    """Which version is shown, whether and why it is withdrawn, and which is the latest."""
    words = [text("versions.shown", language, number=version.number, published=day(version.published_on, language))]
    withdrawal = history.withdrawal_of(version.number)
    if withdrawal is not None:
        words.append(say.withdrawn(version.number, withdrawal.public_note, language))
    elif version.number in history.doubtful:
        doubt = history.doubt_of(version)
        words.append(fault_text(doubt.key, doubt.details, language))
    words.append(text("versions.newest", language, newest=history.numbers[-1]))
    return " ".join(words)


def _damage(version: Version, served: Served, language: str) -> None:
    """Which version is damaged, in which file and how, which is shown in its place, and what to do."""
    numbers = [str(number) for number in sorted(served.passed_over)]
    faults = [fault for found in served.passed_over.values() for fault in found]
    wrong = list(dict.fromkeys(fault_text(fault.key, fault.details, language) for fault in faults))
    title = text(f"versions.{_form('damaged', numbers)}", language, numbers=join_names(numbers, language))
    shown = {"number": version.number, "published": day(version.published_on, language)}
    instead = text("versions.instead_in_part" if served.database.problems else "versions.instead", language, **shown)
    restore = text(f"versions.{_form('restore', wrong)}", language, wanted=served.wanted)
    show_notice(" ".join([*wrong, instead, restore]), title=title)


def _elsewhere(served: Served, history: History, language: str) -> None:
    """Which other versions cannot be shown, where all of them are listed: their manifest is altered, cut or missing."""
    for number in sorted(history.unreadable.keys() - served.passed_over.keys()):
        fault = history.unreadable[number]
        show_notice(
            problem_text(fault.key, fault.details, language),
            title=text("versions.damaged", language, numbers=str(number)),
        )


def _form(entry: str, things: list[str]) -> str:
    """The entry for one thing, or the one for several."""
    return entry if len(things) == 1 else f"{entry}_several"
