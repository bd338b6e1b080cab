"""The publication itself: its stages as they pass, and what comes of it."""

from urllib.parse import urlencode

import streamlit as st

from dashboard.wording import text
from pages.delivery import said
from publishing.messages import say
from publishing.release.publication import Publication
from publishing.versions.history import list_versions
from publishing.versions.lock import OvertakenError, UnfinishedError
from publishing.versions.publish import Published, publish_version
from publishing.workflow.session import Desk, refuse_unaccounted

# The stages in the words of the steps that the writing passes.
_STAGES = {"extracts/": "stage_files", "manifest/": "stage_claim", "senaste/": "stage_latest"}


def release(desk: Desk, prepared: Publication, *, author: str, note: str) -> None:
    """Publish what was shown. Overtaken by somebody, nothing is published and the difference is shown anew."""
    language = desk.language
    numbers = {one.number for one in list_versions(desk.folder)}
    with said.FaultsTold(language), st.status(text("deliver.stage_check", language), expanded=True) as status:
        passed: list[str] = []

        def at_step(step: str) -> None:
            for part, name in _STAGES.items():
                if part in step and name not in passed:
                    passed.append(name)
                    status.update(label=text(f"deliver.{name}", language))
                    status.markdown(text(f"deliver.{name}", language))

        refuse_unaccounted(desk)
        draft = prepared.draft(desk.settings(), author=author, note=note, now=desk.now)
        try:
            published = publish_version(desk.folder, draft, at_step=at_step)
        except OvertakenError as error:
            # The same files written again were those that a damaged version lacked.
            mended = error.newest.version in numbers
            words = say("version_mended", language, version=error.newest.version) if mended else ""
            said.after_rerun(words or said.fault_text(error, language))
        except UnfinishedError as error:
            said.after_rerun(error.text(language))
        done(desk, published)


def done(desk: Desk, published: Published) -> None:
    """Begin anew, and say which version there is, what should be known about it, and the ways to it."""
    language, number = desk.language, published.manifest.version
    words = text("deliver.published" if published.is_new else "deliver.not_new", language, number=number)
    hints = " ".join(hint.text(language) for hint in published.hints)
    links = {
        text("deliver.to_laget", language): address(desk),
        text("deliver.to_version", language, number=number): address(desk, number),
    }
    said.after_rerun(f"{words} {hints}".strip(), links)


def address(desk: Desk, number: int | None = None) -> str:
    """The first page of the app with the newest version, or with the one that is named."""
    chosen = {"data": desk.catalogue, "sprak": desk.language} | ({} if number is None else {"version": str(number)})
    return f"./?{urlencode(chosen)}"
