"""The commands that only look: `board`, `diff`, `versions`, `compare` and `audit`."""

import dataclasses

import polars as pl

from publishing.cli.deliver import examine_file
from publishing.deliveries.board import board, board_text, delivered_by_kind, periods_on_board
from publishing.deliveries.register import delivery_frame
from publishing.deliveries.store import read_receipts
from publishing.release.difference import difference
from publishing.release.difference_text import difference_text
from publishing.release.publication import as_if_received, waiting
from publishing.release.targets import target_status
from publishing.validation.report import report_text
from publishing.versions.audit import audit, audit_text
from publishing.versions.history import list_versions, open_version
from publishing.versions.log import versions_text
from publishing.workflow.examine import covered
from publishing.workflow.session import (
    EXIT_DONE,
    EXIT_INPUT,
    EXIT_WAITING,
    Context,
    State,
    publication,
    publication_text,
    read_state,
)


def show_board(context: Context) -> int:
    """Shows who has delivered what, and who owes something."""
    state = read_state(context)
    receipts, included = state.received.receipts, state.base.manifest.receipts
    published = state.base.frames["delivery"]
    periods = [context.text("kvartal")] if context.text("kvartal") else None
    periods = periods or periods_on_board(published, receipts, included=included, today=context.today)
    frame = board(
        state.partners,
        receipts,
        published,
        included=included,
        withdrawn=state.received.withdrawn,
        periods=periods,
        today=context.today,
    )
    codes = state.base.frames["municipality"]["municipality_code"].sort().to_list()
    delivered, coming = (
        delivered_by_kind(register, municipality_codes=codes, periods=periods)
        for register in (published, coming_register(context, state, codes))
    )
    print(board_text(frame, delivered, state.partners, context.language, today=context.today, coming=coming))
    return EXIT_DONE


def coming_register(context: Context, state: State, codes: list[str]) -> pl.DataFrame:
    """The register of deliveries as it would be with all that waits."""
    received, base = state.received, state.base
    new = {receipt.number for receipt in waiting(received.receipts, base, received.withdrawn)}
    if not new:
        return base.frames["delivery"]
    return delivery_frame(
        base.frames["delivery"],
        received.receipts,
        state.partners,
        municipality_codes=codes,
        included={*base.manifest.receipts, *new},
        counted=base.manifest.counted,
        catalogue=context.catalogue,
        today=context.today,
    )


def show_difference(context: Context) -> int:
    """Shows what would change: of all that waits, and of a file if one is given."""
    state = read_state(context, needs_receipts=not context.text("file"))
    rows = {}
    if context.text("file"):
        examined = examine_file(context, state)
        if not examined.report.is_accepted:
            print(report_text(examined.report, context.language, {}))
            return EXIT_INPUT
        receipt = as_if_received(
            state.received.receipts,
            partner_id=examined.partner.partner_id,
            kind=examined.report.kind,
            period=examined.report.period,
            codes=covered(examined.partner, state.base.frames),
            now=context.now,
        )
        rows = {receipt.number: examined.delivered.frame}
        received = dataclasses.replace(state.received, receipts=(*state.received.receipts, receipt))
        state = dataclasses.replace(state, received=received)
    print(publication_text(publication(context, state, rows), context.language))
    return EXIT_DONE


def show_versions(context: Context) -> int:
    """Shows every version, newest first, with its log."""
    context.settings()
    receipts = read_receipts(context.restricted()) if context.has_restricted() else ()
    listed = list_versions(context.folder)
    print(versions_text(listed, receipts, context.partners(), context.language))
    return EXIT_DONE


def compare(context: Context) -> int:
    """Shows what sets one version apart from another."""
    numbers = tuple(int(context.text(name).lstrip("v")) for name in ("a", "b"))
    context.settings()
    before, after = (open_version(context.folder, number) for number in numbers)
    targets = [target_status(opened.frames, opened.manifest.as_of) for opened in (before, after)]
    between = difference(before.frames, after.frames)
    print(difference_text(between, *targets, context.language, versions=(numbers[0], numbers[1])))
    return EXIT_DONE


def show_audit(context: Context) -> int:
    """Shows where every receipt is and what is damaged. Exit code 0 only when all is proven, 3 when something could not be looked at."""
    context.settings()
    found = audit(context.folder, context.restricted() if context.has_restricted() else None)
    print(audit_text(found, context.language))
    if found.problems:
        return EXIT_INPUT
    return EXIT_WAITING if found.unproven else EXIT_DONE
