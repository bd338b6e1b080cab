"""What there is: the board of deliveries, the versions and what is new in each, two versions compared, and the audit; with their words."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from publishing.catalogue.validity import there_by
from publishing.deliveries.board import board, board_text, delivered_by_kind, periods_on_board
from publishing.deliveries.receipt import Receipt
from publishing.deliveries.register import Received
from publishing.deliveries.store import read_receipts
from publishing.release.difference import Difference, difference, target_status
from publishing.release.difference_text import difference_text
from publishing.release.layers import with_register
from publishing.release.publication import waiting
from publishing.versions.audit import Audit, audit
from publishing.versions.history import Listed, list_versions, open_version
from publishing.versions.log import receipts_new_in, versions_text
from publishing.workflow.publish import context_of
from publishing.workflow.session import Session, Workplace


@dataclass(frozen=True)
class Board:
    """The board of some quarters: `squares` is a frame of `deliveries.board`. `delivered` and `coming` are how many have
    delivered, as `delivered_by_kind` counts them: as published, and once all that waits is published.
    """

    squares: pl.DataFrame
    delivered: pl.DataFrame
    coming: pl.DataFrame


def quarters_on_board(session: Session) -> list[str]:
    """The quarters that the board shows, in order."""
    return periods_on_board(_received(session))


def board_of(session: Session, quarters: Sequence[str]) -> Board:
    """Who has delivered what for these quarters, and who owes something."""
    codes, is_there = list(session.municipalities), there_by(session.base.frames["municipality"])
    delivered, coming = (
        delivered_by_kind(register, municipality_codes=codes, periods=quarters, is_there=is_there)
        for register in (session.base.frames["delivery"], _coming_register(session))
    )
    return Board(board(_received(session), quarters), delivered, coming)


def _received(session: Session) -> Received:
    return Received(
        partners=session.partners,
        receipts=session.receipts,
        published=session.base.frames["delivery"],
        today=session.today,
        included=session.base.manifest.receipts,
        withdrawn=session.withdrawn,
    )


def _coming_register(session: Session) -> pl.DataFrame:
    """The register of deliveries as it would be with all that waits."""
    base = session.base
    new = {receipt.number for receipt in waiting(session.receipts, base, session.withdrawn)}
    if not new:
        return base.frames["delivery"]
    included, counted = {*base.manifest.receipts, *new}, base.manifest.counted
    frames = with_register(base.frames, session.receipts, context_of(session), included=included, counted=counted)
    return frames["delivery"]


def board_in_words(session: Session, shown: Board) -> str:
    """The board as lines of text, the newest quarter last."""
    return board_text(
        shown.squares, shown.delivered, session.partners, session.language, today=session.today, coming=shown.coming
    )


def receipts_by_version(session: Session, versions: Sequence[Listed]) -> dict[int, list[Receipt]]:
    """The receipts that are new in each version that can be read, by its number."""
    manifests = {version.number: version.manifest for version in versions if version.manifest}
    receipts = {receipt.number: receipt for receipt in session.receipts}
    return {
        number: [receipts[new] for new in receipts_new_in(manifest, manifests) if new in receipts]
        for number, manifest in manifests.items()
    }


def versions_in_words(workplace: Workplace) -> str:
    """Every version, newest first, with its log; the files that are new in it where there is a restricted folder."""
    workplace.read_settings()
    folder = workplace.restricted_if_any()
    receipts = read_receipts(folder) if folder else ()
    return versions_text(list_versions(workplace.folder), receipts, workplace.read_partners(), workplace.language)


@dataclass(frozen=True)
class Comparison:
    """What sets one version apart from another, and the targets of each as frames of `target_status`."""

    numbers: tuple[int, int]
    difference: Difference
    targets_before: pl.DataFrame
    targets_after: pl.DataFrame

    def text(self, language: str) -> str:
        """The comparison as lines of text."""
        targets = (self.targets_before, self.targets_after)
        return difference_text(self.difference, *targets, language, versions=self.numbers)


def compare(workplace: Workplace, before: int, after: int) -> Comparison:
    """Two versions held against each other. Raises InputError when one is unknown or damaged."""
    workplace.read_settings()
    old, new = (open_version(workplace.folder, number) for number in (before, after))
    targets = [target_status(opened.frames, opened.manifest.as_of) for opened in (old, new)]
    return Comparison((before, after), difference(old.frames, new.frames), *targets)


def audit_of(workplace: Workplace) -> Audit:
    """Where every version and receipt is, and what is damaged; without a restricted folder nothing is known of receipts."""
    workplace.read_settings()
    return audit(workplace.folder, workplace.restricted_if_any())
