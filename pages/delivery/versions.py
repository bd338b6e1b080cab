"""The versions: who published what and when, from which files; two held against each other; the newest withdrawn."""

from html import escape

import streamlit as st

from dashboard import ui
from dashboard.figures.parts.tables import small
from dashboard.wording import text
from pages.delivery import difference, releasing, said, tables
from pages.delivery.note import objection
from publishing.command.state import State, refuse_unaccounted
from publishing.desk import Desk
from publishing.difference import difference as differ
from publishing.figures import day
from publishing.messages import say
from publishing.receipts import Receipt
from publishing.targets import target_status
from publishing.versions.listing import Listed, list_versions
from publishing.versions.manifest import Change, Manifest
from publishing.versions.reading import open_version
from publishing.versions.withdrawal import withdraw
from publishing.versions.words import change_text, receipts_new_in


def show(desk: Desk, state: State) -> None:
    """The list, the comparison, and the withdrawal of the newest."""
    language, newest = desk.language, state.base.manifest
    published = f"{day(newest.published_at.date(), language)}"
    said.headline(
        desk,
        text("deliver.newest", language, number=newest.version, published=published, author=newest.author),
        below=text("deliver.newest_below", language),
    )
    listed = list_versions(desk.folder)
    manifests = {one.number: one.manifest for one in listed if one.manifest}
    receipts = {receipt.number: receipt for receipt in state.received.receipts}
    heads = [text(f"deliver.head_{name}", language) for name in ("version", "published", "by", "changes", "files")]
    rows = [_row(desk, state, one, manifests, receipts) for one in reversed(listed)]
    st.html(tables.table("versions", caption=text("deliver.versions_caption", language), heads=heads, rows=rows))
    _compare(desk, list(manifests))
    _withdraw(desk, newest, manifests)


def _row(
    desk: Desk, state: State, one: Listed, manifests: dict[int, Manifest], receipts: dict[int, Receipt]
) -> list[str]:
    language, manifest = desk.language, one.manifest
    if manifest is None:
        return [escape(say("versions_unreadable", language, number=one.number)), "", "", "", ""]
    name = escape(text("deliver.version", language, number=one.number))
    when = f"{day(manifest.published_at.date(), language, article=False)} {manifest.published_at:%H:%M}"
    files = [receipts[found] for found in receipts_new_in(manifest, manifests) if found in receipts]
    return [
        f'<a href="{escape(releasing.address(desk, one.number))}" target="_self">{name}</a>',
        escape(when),
        escape(manifest.author),
        "".join(f"<p>{line}</p>" for line in _about(state, one, manifest, language)),
        "".join(f"<p>{escape(file.file_name)}{small(_came(file, language))}</p>" for file in files),
    ]


def _about(state: State, one: Listed, manifest: Manifest, language: str) -> list[str]:
    """What is said of the version, and each of its changes, in HTML."""
    lines = []
    if one.withdrawn_by:
        lines.append(f"<b>{escape(say('versions_withdrawn', language, by=one.withdrawn_by).strip())}</b>")
    if manifest.withdraws:
        shows = manifest.points_back_to
        lines.append(escape(say("versions_withdraws", language, withdraws=manifest.withdraws, shows=shows).strip()))
    if manifest.note:
        lines.append(escape(manifest.note))
    if manifest.previous is None and not manifest.changes:
        lines.append(escape(text("versions.first", language)))
    return lines + [_change(state, change, language) for change in manifest.changes]


def _change(state: State, change: Change, language: str) -> str:
    return escape(change_text(change, state.partners, language).strip()) + small(change.note)


def _came(receipt: Receipt, language: str) -> str:
    came = day(receipt.received_at.date(), language, article=False)
    return text("deliver.receipt_by", language, number=receipt.number, day=came, by=receipt.received_by)


def _compare(desk: Desk, numbers: list[int]) -> None:
    """The difference between any two versions, the newest two unless others are chosen."""
    if len(numbers) < 2:
        return
    language = desk.language
    said.heading(text("deliver.compare", language))
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
    with said.FaultsTold(language):
        before, after = (open_version(desk.folder, number) for number in chosen)
        targets = [target_status(opened.frames, opened.manifest.as_of) for opened in (before, after)]
        difference.show(differ(before.frames, after.frames), *targets, language)


def _withdraw(desk: Desk, newest: Manifest, manifests: dict[int, Manifest]) -> None:
    """The withdrawal of the version that is shown, if it was made from another one: name, reason, and a yes."""
    language, shown = desk.language, manifests[newest.shows]
    if shown.previous is None:
        return
    words = text("deliver.withdraw", language, number=shown.version)
    said.heading(words, below=text("deliver.withdraw_below", language))
    left, right = st.columns([1, 2], gap="large")
    author = left.text_input(text("deliver.withdrawer", language), key="withdrawer", autocomplete="off").strip()
    reason = right.text_input(text("deliver.reason", language), key="withdraw_reason", autocomplete="off").strip()
    unfit = objection(desk, reason, "withdraw_reason", holds_people=any(one.protected for one in manifests.values()))
    agreed = st.checkbox(text("deliver.withdraw_yes", language, number=shown.version), key="withdraw_yes")
    if not st.button(words, key="withdraw"):
        return
    if not (author and reason and agreed):
        ui.show_notice(text("deliver.withdraw_left", language), role="alert")
        return
    if unfit:
        ui.show_notice(unfit, role="alert")
        return
    with said.FaultsTold(language):
        refuse_unaccounted(desk)
        releasing.done(desk, withdraw(desk.folder, shown.version, author=author, note=reason, now=desk.now))
