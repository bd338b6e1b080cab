"""Tables of the page Källor och data: the sources, where they disagree, what they tell in words, the files of the version."""

from collections.abc import Sequence
from html import escape

import polars as pl

from dashboard.charts.tables import column_heads, scrolling_table, small
from dashboard.theme import Look
from dashboard.wording import number, text
from dashboard.wording.sources import read_on, used_in


def sources_table(frame: pl.DataFrame, look: Look) -> str:
    """One row per source: title with its link, publisher, document and what we lack of it; what it covers; licence; where it is used."""
    language = look.language
    names = ("column_source", "column_covers", "column_licence", "column_used")
    rows = "".join(_source(row, language) for row in frame.iter_rows(named=True))
    return scrolling_table(
        kind="sources",
        head=column_heads([text(f"sources.{name}", language) for name in names]),
        body=f"<tbody>{rows}</tbody>",
        caption=text("sources.sources_subtitle", language),
    )


def conflicts_table(frame: pl.DataFrame, look: Look, *, sources: pl.DataFrame) -> str:
    """One row per contradiction: the two statements side by side with their sources, and what the app does."""
    language = look.language
    titles = dict(sources.select("source_id", "short").iter_rows())
    names = ("column_subject", "column_statement_a", "column_statement_b", "column_handling")
    rows = "".join(_conflict(row, titles, language) for row in frame.iter_rows(named=True))
    return scrolling_table(
        kind="conflicts",
        head=column_heads([text(f"sources.{name}", language) for name in names]),
        body=f"<tbody>{rows}</tbody>",
        caption=text("sources.conflicts_subtitle", language),
    )


def accounts_table(frame: pl.DataFrame, look: Look, *, sources: pl.DataFrame) -> str:
    """One row per source that tells something in words: the source with its page, what it covers, its words and what we lack."""
    language = look.language
    known = {row["source_id"]: row for row in sources.iter_rows(named=True)}
    rows = "".join(
        f'<tr><th scope="row">{_linked(row["title"], row["url"])}'
        f"{small(_where(known[row['source_id']]['short'], row['page'], language))}</th>"
        f"<td>{escape(row['reference_period'])}</td>"
        f"<td>{escape(row['account'])}{small(known[row['source_id']]['lost'] or '')}</td></tr>"
        for row in frame.iter_rows(named=True)
    )
    names = ("column_source", "column_covers", "column_account")
    return scrolling_table(
        kind="accounts",
        head=column_heads([text(f"sources.{name}", language) for name in names]),
        body=f"<tbody>{rows}</tbody>",
        caption=text("sources.accounts_subtitle", language),
    )


READ_WITH = {
    "Power Query": 'Parquet.Document(File.Contents(Folder & "\\data\\{catalogue}\\extracts\\{file}"))',
    "R": 'arrow::read_parquet("data/{catalogue}/extracts/{file}")',
    "Python": 'polars.read_parquet("data/{catalogue}/extracts/{file}")',
}


def analysts_heading(look: Look) -> str:
    """The heading above all that is for whoever works with the data."""
    return _heading(text("sources.analysts", look.language), text("sources.analysts_text", look.language))


def definitions_heading(look: Look) -> str:
    """The heading above the definitions and SQL, like that of a figure."""
    return _heading(text("sources.definitions_title", look.language), text("sources.definitions_text", look.language))


def files_heading(look: Look, *, catalogue: str) -> str:
    """The heading above the Parquet files, with where they lie, like that of a figure."""
    about = text("sources.files_text", look.language, catalogue=catalogue)
    return _heading(text("sources.files_title", look.language), about)


def files_table(files: Sequence[tuple[str, str, int]], look: Look) -> str:
    """The Parquet files of the version, folded: extract with a line on what it is, file name and number of rows."""
    language = look.language
    rows = "".join(
        f'<tr><th scope="row">{escape(extract)}{small(text(f"sources.extract_{extract}", language))}</th>'
        f'<td><code>{escape(name)}</code></td><td class="r">{number(count, language)}</td></tr>'
        for extract, name, count in files
    )
    heads = [text(name, language) for name in ("columns.extract", "sources.column_file", "sources.column_rows")]
    caption = text("sources.files_caption", language, count=len(files))
    table = scrolling_table(kind="files", head=column_heads(heads), body=f"<tbody>{rows}</tbody>", caption=caption)
    return f'<div class="folds"><details><summary>{escape(caption)}</summary>{table}</details></div>'


def reading_examples(file: str, look: Look, *, catalogue: str) -> str:
    """How `file` of a catalogue is read in Power Query, R and Python: one line of code each."""
    lines = "".join(
        f"<dt>{escape(tool)}</dt><dd><code>{escape(code.format(catalogue=catalogue, file=file))}</code></dd>"
        for tool, code in READ_WITH.items()
    )
    return f'<p class="read">{escape(text("sources.files_read", look.language))}</p><dl class="read">{lines}</dl>'


def _heading(title: str, about: str) -> str:
    return f'<div class="section"><h2>{escape(title)}</h2><p>{escape(about)}</p></div>'


def _source(row: dict, language: str) -> str:
    licence = row["licence"] or text("sources.not_stated", language)
    about = " ".join(filter(None, (f"{row['publisher']}. {row['document']}.", read_on(row, language), row["lost"])))
    return (
        f'<tr><th scope="row">{_linked(row["title"], row["url"])}{small(about)}</th>'
        f"<td>{escape(row['reference_period'])}{small(row['source_kind_label'])}</td><td>{escape(licence)}</td>"
        f"<td>{escape(used_in(row, language))}</td></tr>"
    )


def _linked(title: str, url: str | None) -> str:
    """The title, as a link when the address is known; only http addresses become links."""
    if url is None or not url.startswith(("https://", "http://")):
        return escape(title)
    return f'<a href="{escape(url, quote=True)}" target="_blank" rel="noopener noreferrer">{escape(title)}</a>'


def _conflict(row: dict, titles: dict[str, str], language: str) -> str:
    first = _where(titles[row["source_id"]], row["page_a"], language)
    second = _where(titles[row["other_source_id"]], row["page_b"], language)
    return (
        f'<tr><th scope="row">{escape(row["subject"])}</th>'
        f"<td>{escape(row['statement_a'])}{small(first)}</td><td>{escape(row['statement_b'])}{small(second)}</td>"
        f"<td>{escape(row['handling'])}</td></tr>"
    )


def _where(title: str, page: str | None, language: str) -> str:
    return title if page is None else f"{title}, {text('sources.page', language, page=page)}"
