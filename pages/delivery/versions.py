"""The versions: who published what and when, from which files; two held against each other; the newest withdrawn."""

from html import escape

import streamlit as st

from contract.display import day
from dashboard import ui
from dashboard.figures.parts.tables import small
from dashboard.wording import text
from pages.delivery import difference, notices, releasing, tables
from publishing.messages import say
from publishing.messages.said import said
from publishing.workflow import Listed, Receipt, change_text, has_shown_people, list_versions
from publishing.workflow import publish as work
from publishing.workflow.overview import compare, receipts_by_version
from publishing.workflow.session import Session


def show(session: Session) -> None:
    """The list, the comparison, and the withdrawal of the newest."""
    language, newest = session.language, session.base.manifest
    published = f"{day(newest.published_at.date(), language)}"
    notices.headline(
        session,
        text("deliver.newest", language, number=newest.version, published=published, author=newest.author),
        below=text("deliver.newest_below", language),
    )
    versions = list_versions(session.folder)[::-1]
    receipts = receipts_by_version(session, versions)
    heads, caption = ("version", "published", "by", "changes", "files"), text("deliver.versions_caption", language)
    rows = [_row(session, version, receipts.get(version.number, [])) for version in versions]
    st.html(tables.table("versions", language, caption=caption, heads=heads, rows=rows))
    _compare(session, [version.number for version in reversed(versions) if version.manifest])
    _withdraw(session)


def _row(session: Session, version: Listed, receipts: list[Receipt]) -> list[str]:
    language, manifest = session.language, version.manifest
    if manifest is None:
        return [escape(say("versions_unreadable", language, number=version.number)), "", "", "", ""]
    name = escape(text("deliver.version", language, number=version.number))
    when = f"{day(manifest.published_at.date(), language, article=False)} {manifest.published_at:%H:%M}"
    return [
        f'<a href="{escape(releasing.address(session, version.number))}" target="_self">{name}</a>',
        escape(when),
        escape(manifest.author),
        "".join(f"<p>{line}</p>" for line in _about(session, version)),
        "".join(f"<p>{escape(file.file_name)}{small(_came(file, language))}</p>" for file in receipts),
    ]


def _about(session: Session, version: Listed) -> list[str]:
    """What is said of the version, and each of its changes, in HTML."""
    language, manifest, lines = session.language, version.manifest, []
    if version.withdrawn_by:
        lines.append(f"<b>{escape(say('versions_withdrawn', language, by=version.withdrawn_by).strip())}</b>")
    if manifest.withdraws:
        shows = manifest.points_back_to
        lines.append(escape(say("versions_withdraws", language, withdraws=manifest.withdraws, shows=shows).strip()))
    if manifest.note:
        lines.append(escape(manifest.note))
    if manifest.previous is None and not manifest.changes:
        lines.append(escape(text("versions.first", language)))
    return lines + [
        escape(change_text(change, session.partners, language).strip()) + small(change.note)
        for change in manifest.changes
    ]


def _came(receipt: Receipt, language: str) -> str:
    came = day(receipt.received_at.date(), language, article=False)
    return text("deliver.receipt_by", language, number=receipt.number, day=came, by=receipt.received_by)


def _compare(session: Session, numbers: list[int]) -> None:
    """The difference between any two versions, the newest two unless others are chosen."""
    if len(numbers) < 2:
        return
    language = session.language
    notices.heading(text("deliver.compare", language))
    left, right = st.columns(2, gap="large")
    chosen = [
        column.selectbox(
            text(f"deliver.compare_{name}", language),
            numbers,
            index=index,
            format_func=lambda number: text("deliver.version", language, number=number),
            key=f"compare_{name}",
            filter_mode=None,
        )
        for column, name, index in ((left, "from", len(numbers) - 2), (right, "to", len(numbers) - 1))
    ]
    if not st.toggle(text("deliver.compare_show", language), key="compare_show"):
        return
    with notices.FaultsTold(language):
        difference.show(compare(session, *chosen), language)


def _withdraw(session: Session) -> None:
    """The withdrawal of the version that is shown, if it was made from another one: name, reason, and a yes."""
    language, shown = session.language, work.version_shown(session)
    if shown.previous is None:
        return
    words = text("deliver.withdraw", language, number=shown.version)
    notices.heading(words, below=text("deliver.withdraw_below", language))
    left, right = st.columns([1, 2], gap="large")
    author = said(left.text_input(text("deliver.withdrawer", language), key="withdrawer", autocomplete="off"))
    reason = said(right.text_input(text("deliver.reason", language), key="withdraw_reason", autocomplete="off"))
    unfit = releasing.note_objection(session, reason, "withdraw_reason", holds_people=has_shown_people(session.folder))
    agreed = st.checkbox(text("deliver.withdraw_yes", language, number=shown.version), key="withdraw_yes")
    if not st.button(words, key="withdraw"):
        return
    if not (author and reason and agreed):
        ui.show_notice(text("deliver.withdraw_left", language), role="alert")
        return
    if unfit:
        ui.show_notice(unfit, role="alert")
        return
    with notices.FaultsTold(language):
        releasing.done(session, work.withdraw(session, shown.version, author=author, note=reason))
