"""The versions of a catalogue in words: the log of who, when, what, and from which files."""

from collections.abc import Iterable, Mapping

from contract import label_of
from contract.display import day, number, period_text
from contract.manifest import Change, Manifest
from publishing.catalogue.partners import Partners
from publishing.deliveries.receipt import Receipt
from publishing.messages import say
from publishing.versions.history import Listed


def versions_text(listed: tuple[Listed, ...], receipts: Iterable[Receipt], partners: Partners, language: str) -> str:
    """Every version, newest first: when, by whom, its changes, and the files that are new in it with their SHA-256.

    `receipts` are those of the restricted folder; without them no files are named, since a SHA-256 is not published.
    """
    by_number = {receipt.number: receipt for receipt in receipts}
    manifests = {version.number: version.manifest for version in listed if version.manifest}
    blocks = ["\n".join(_lines(version, manifests, by_number, partners, language)) for version in reversed(listed)]
    return "\n\n".join(blocks) or say("versions_none", language)


def _lines(
    version: Listed, manifests: dict[int, Manifest], receipts: dict[int, Receipt], partners: Partners, language: str
) -> list[str]:
    manifest, number = version.manifest, version.number
    if manifest is None:
        return [say("versions_unreadable", language, number=number)]
    moment = manifest.published_at
    details = {"published": f"{day(moment.date(), language)} {moment:%H:%M}", "as_of": day(manifest.as_of, language)}
    lines = [say("versions_line", language, number=number, author=manifest.author, **details)]
    if version.withdrawn_by:
        lines.append(say("versions_withdrawn", language, by=version.withdrawn_by))
    if manifest.withdraws:
        shows = manifest.points_back_to
        lines.append(say("versions_withdraws", language, withdraws=manifest.withdraws, shows=shows))
    if manifest.note:
        lines.append(say("versions_note", language, note=manifest.note))
    for change in manifest.changes:
        lines.append(change_text(change, partners, language))
        if change.note:
            lines.append(say("versions_change_note", language, note=change.note))
    new = (receipts[number] for number in receipts_new_in(manifest, manifests) if number in receipts)
    for receipt in new:
        details = {"file": receipt.file_name, "by": receipt.received_by, "sha256": receipt.sha256}
        when = day(receipt.received_at.date(), language)
        lines.append(say("versions_file", language, number=receipt.number, day=when, **details))
    return lines


def receipts_new_in(manifest: Manifest, manifests: Mapping[int, Manifest]) -> list[int]:
    """The numbers of the receipts that a version has and the one it was made from has not."""
    before = manifests.get(manifest.previous or 0)
    return sorted(set(manifest.receipts) - set(before.receipts if before else ()))


def change_text(change: Change, partners: Partners, language: str) -> str:
    """What one delivery did in a version, in a line without its note."""
    names = {partner.partner_id: partner.name(language) for partner in partners.partners}
    rows = {kind: number(getattr(change, f"rows_{kind}"), language) for kind in ("new", "changed", "removed")}
    kind = label_of("delivery_kind", change.delivery_kind, language)
    # A partner that has left the register still has its versions.
    details = {"partner": names.get(change.partner_id, change.partner_id), "kind": kind}
    details["change"] = label_of("change_kind", change.change_kind, language)
    return say("versions_change", language, period=period_text(change.period, language), **details, **rows)
