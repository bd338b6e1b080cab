"""The versions of the catalogue: when each came, what it changed, and the way to it."""

from html import escape
from urllib.parse import urlencode

import polars as pl

from contract.display import day
from dashboard.figures.figure import Figure
from dashboard.figures.parts.tables import column_heads, headed_cells, scrolling_table, small
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.versions import change, changes, shown_again, withdrawn

# More changes than this are folded until they are opened.
SHOWN_OPEN = 3


def sentence(frame: pl.DataFrame, language: str) -> str:
    """How many versions there are, and when the latest was published. From `versions`."""
    newest = frame.filter(pl.col("version") == pl.col("version").max())
    published = day(newest["published_on"][0], language)
    count = frame["version"].n_unique()
    return text(f"versions.{'list_one' if count == 1 else 'list'}", language, count=count, published=published)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """One row per version, the newest first: a link that opens it, published, as of, and what it changed."""
    language = look.language
    heads = [text(f"versions.column_{name}", language) for name in ("version", "published", "as_of", "changed")]
    rows = "".join(
        _version(
            changes.rows(named=True),
            heads,
            first=frame["version"].min(),
            newest=frame["version"].max(),
            language=language,
        )
        for _, changes in frame.group_by("version", maintain_order=True)
    )
    return scrolling_table(
        kind="versions stacks",
        head=column_heads(heads),
        body=f"<tbody>{rows}</tbody>",
        caption=text("versions.subtitle", language),
    )


def _version(rows: list[dict], heads: list[str], *, first: int, newest: int, language: str) -> str:
    version = rows[0]
    name = escape(text("versions.link", language, number=version["version"]))
    if not version["is_shown"]:
        name = f'<a href="{escape(_address(version, newest=newest, language=language))}" target="_self">{name}</a>'
    days = [escape(day(version[name], language, article=False)) for name in ("published_on", "as_of")]
    changed = _about(version, language) + _changed(rows, first=first, language=language)
    return (
        f'<tr><th scope="row">{name}{small(text("versions.you_see", language) if version["is_shown"] else "")}</th>'
        f"{headed_cells(heads[1:], [*days, changed])}</tr>"
    )


def _address(version: dict, *, newest: int, language: str) -> str:
    """This page with the version; without one for the newest, so that the link follows what is published later."""
    chosen = {"data": version["catalogue"], "sprak": language}
    if version["version"] != newest:
        chosen["version"] = str(version["version"])
    return f"?{urlencode(chosen)}"


def _about(version: dict, language: str) -> str:
    """What was said of the version as a whole: withdrawn, taking back another one, or the publisher's note."""
    note = version["public_note"] or ""
    words = []
    if version["withdrawn_by"] is not None:
        words.append(f"<b>{escape(withdrawn(version['version'], version['withdrawn_note'] or '', language))}</b>")
    if version["withdraws"] is not None and version["points_back_to"] is not None:
        again = shown_again(
            version["version"],
            points_back_to=version["points_back_to"],
            withdraws=version["withdraws"],
            note=note,
            language=language,
        )
        words.append(escape(again))
    elif note:
        words.append(escape(note))
    return "".join(f"<p>{line}</p>" for line in words)


def _changed(rows: list[dict], *, first: int, language: str) -> str:
    """The changes, one a line under their sum; what is said instead where there are none."""
    changed = [row for row in rows if row["change_kind"] is not None]
    if not changed:
        if rows[0]["withdraws"] is not None:
            return ""
        entry = "first" if rows[0]["version"] == first else "not_described"
        return f"<p>{escape(text(f'versions.{entry}', language))}</p>"
    lines = "".join(f"<li>{escape(change(row, language))}{small(row['note'] or '')}</li>" for row in changed)
    state = " open" if len(changed) <= SHOWN_OPEN else ""
    return f"<details{state}><summary>{escape(changes(changed, language))}</summary><ul>{lines}</ul></details>"


versions = Figure(query="versions", sentence=sentence, subtitle="versions.subtitle", chart=chart)
