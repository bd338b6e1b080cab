"""Sentences about versions, wherever they are shown: which is withdrawn and why, what each changed."""

from collections.abc import Mapping

from contract.display import number, period_text
from dashboard.wording.texts import text

ROWS = ("rows_new", "rows_changed", "rows_removed")


def withdrawn(version: int, note: str, language: str) -> str:
    """That a version is withdrawn, and why where a note says so."""
    return text(_because("withdrawn", note), language, number=version, note=_sentence(note))


def shown_again(version: int, *, points_back_to: int, withdraws: int, note: str, language: str) -> str:
    """Whose figures a version that takes back another one shows, and why where a note says so."""
    return text(
        _because("again", note),
        language,
        number=version,
        shown=points_back_to,
        withdrawn=withdraws,
        note=_sentence(note),
    )


def change(row: dict, language: str) -> str:
    """One change of a version: `Åtaganden, 2019 kv 1 (kommun-1231): rättelse, 2 ändrade rader.` From a row of `versions`."""
    return text(
        "versions.change",
        language,
        delivery=row["delivery_kind_label"],
        period=period_text(row["period"], language),
        partner=row["partner_id"],
        kind=row["change_kind_label"],
        rows=rows_touched({name: row[name] for name in ROWS}, language),
    )


def changes(rows: list[dict], language: str) -> str:
    """How many changes a version made and what they did together: `3 ändringar: 45 nya rader, 3 ändrade rader`."""
    together = {name: sum(row[name] for row in rows) for name in ROWS}
    return f"{_counted('changes', len(rows), language)}: {rows_touched(together, language)}"


def rows_touched(counts: Mapping[str, int], language: str) -> str:
    """`12 nya rader, 3 ändrade rader, 1 borttagen rad`; what did not happen is left out."""
    touched = [_counted(name, count, language) for name, count in counts.items() if count]
    return ", ".join(touched) or text("versions.no_rows", language)


def _counted(entry: str, count: int, language: str) -> str:
    return text(f"versions.{entry}_{1 if count == 1 else 'n'}", language, count=number(count, language))


def _because(entry: str, note: str) -> str:
    return f"versions.{entry}_because" if note else f"versions.{entry}"


def _sentence(note: str) -> str:
    """The note with a full stop, so that more can follow."""
    return note if note.endswith((".", "!", "?")) else f"{note}."
