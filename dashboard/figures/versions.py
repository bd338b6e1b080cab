"""The versions of the catalogue: when each came, what it changed, and the way to it."""

from html import escape
from urllib.parse import urlencode

import polars as pl

from contract.display import day
from dashboard.figures.figure import Figure
from dashboard.figures.parts.tables import column_heads, row_under_heads, scrolling_table, small
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
    names = ("column_version", "column_published", "column_as_of", "column_changed")
    heads = [text(f"versions.{name}", language) for name in names]
    ends = {"first": frame["version"].min(), "newest": frame["version"].max()}
    rows = "".join(
        _version(changes.rows(named=True), heads, **ends, language=language)
        for _, changes in frame.group_by("version", maintain_order=True)
    )
    return scrolling_table(
        kind="versions below",
        head=column_heads(heads),
        body=f"<tbody>{rows}</tbody>",
        caption=text("versions.subtitle", language),
    )


def _version(rows: list[dict], heads: list[str], *, first: int, newest: int, language: str) -> str:
    version = rows[0]
    name = escape(text("versions.link", language, number=version["version"]))
    if not version["is_shown"]:
        name = f'<a href="{escape(_address(version, newest=newest, language=language))}" target="_self">{name}</a>'
    cells = (
        escape(day(version["published_on"], language, article=False)),
        escape(day(version["as_of"], language, article=False)),
        f"{_about(version, language)}{_changed(rows, first=first, language=language)}",
    )
    seen = small(text("versions.you_see", language) if version["is_shown"] else "")
    return row_under_heads(f"{name}{seen}", cells, heads)


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


def shown_version(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows of the version that the reader sees."""
    return frame.filter("is_shown")


def changes_sentence(frame: pl.DataFrame, language: str) -> str:
    """When the version was published, and what it changed in all. From its rows of `versions`."""
    row = frame.row(0, named=True)
    changed = [each for each in frame.iter_rows(named=True) if each["change_kind"] is not None]
    words = {"number": row["version"], "published": day(row["published_on"], language)}
    if not changed:
        return text("versions.this_one", language, **words)
    return text("versions.this_one_changed", language, changes=changes(changed, language), **words)


def changes_chart(frame: pl.DataFrame, look: Look) -> str:
    """Each change of the version as a list, under what was said of it as a whole, as HTML."""
    rows = frame.rows(named=True)
    return f"{_about(rows[0], look.language)}{_changed(rows, first=1, language=look.language)}"


versions_shown = Figure(
    query="versions",
    key="versions_shown",
    sentence=changes_sentence,
    chart=changes_chart,
    shows=shown_version,
    has_foot=False,
)
