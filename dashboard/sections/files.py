"""The files of the version on Källor och data: what they hold, where they lie, how they are read; and the headings beside them."""

from collections.abc import Collection, Sequence
from html import escape

from contract.display import number
from dashboard.figures.parts.tables import column_heads, scrolling_table, small
from dashboard.theme import Look
from dashboard.wording import text

# How the file of an extract is read from its address, a line for each tool.
READ_WITH = {
    "Power BI": 'Parquet.Document(Web.Contents("{address}"))',
    "R": 'arrow::read_parquet("{address}")',
    "Python": 'polars.read_parquet("{address}")',
}
# The formats that an extract is offered in, as its address ends.
ENDINGS = ("parquet", "csv", "xlsx", "json")


def analysts_heading(look: Look) -> str:
    """The heading above all that is for whoever works with the data."""
    return _heading(text("files.analysts", look.language), text("files.analysts_text", look.language))


def definitions_heading(look: Look) -> str:
    """The heading above the definitions and SQL, like that of a figure."""
    return _heading(text("files.definitions_title", look.language), text("files.definitions_text", look.language))


def files_heading(look: Look, *, catalogue: str) -> str:
    """The heading above the Parquet files, with where they lie, like that of a figure."""
    about = text("files.files_text", look.language, catalogue=catalogue)
    return _heading(text("files.files_title", look.language), about)


def whole_version(look: Look, *, place: str, is_described: bool) -> str:
    """The ways to the whole version in one file, and to the catalogue's description for portals where there is one. `place` is where the
    version's files lie.
    """
    name, catalogue = place.rpartition("/")[2], place.rpartition("/")[0]
    ways = {
        text("files.whole_version", look.language, number=name): f"{place}/version.zip",
        text("files.licences", look.language): f"{place}/licence.txt",
    }
    if is_described:
        ways[text("files.description", look.language)] = f"{catalogue}/dcat.rdf"
    links = " ".join(f'<a href="{escape(address)}" download>{escape(words)}</a>' for words, address in ways.items())
    return f'<p class="file-links">{links}</p>'


def files_table(files: Sequence[tuple[str, str, int]], look: Look, *, place: str, offered: Collection[str]) -> str:
    """The files of the version, folded: extract with a line on what it is, file name and number of rows, and the ways to those that
    are `offered`.
    """
    language = look.language
    rows = "".join(
        f'<tr><th scope="row">{escape(extract)}{small(text(f"extracts.extract_{extract}", language))}</th>'
        f"<td><code>{escape(name)}</code>{_ways(extract, place) if extract in offered else ''}</td>"
        f'<td class="r">{number(count, language)}</td></tr>'
        for extract, name, count in files
    )
    heads = [text(name, language) for name in ("columns.extract", "files.column_file", "files.column_rows")]
    caption = text("files.files_caption", language, count=len(files))
    table = scrolling_table(kind="files", head=column_heads(heads), body=f"<tbody>{rows}</tbody>", caption=caption)
    return f'<div class="folds"><details><summary>{escape(caption)}</summary>{table}</details></div>'


def _ways(extract: str, place: str) -> str:
    links = " ".join(
        f'<a href="{escape(f"{place}/extracts/{extract}.{ending}")}" download '
        f'aria-label="{escape(f"{extract}.{ending}")}">{ending}</a>'
        for ending in ENDINGS
    )
    return f'<span class="file-links">{links}</span>'


def reading_examples(extract: str, look: Look, *, place: str) -> str:
    """How an extract is read from its address: one line of code for each tool."""
    address = f"{place}/extracts/{extract}.parquet"
    lines = "".join(
        f"<dt>{escape(tool)}</dt><dd><code>{escape(code.format(address=address))}</code></dd>"
        for tool, code in READ_WITH.items()
    )
    return f'<p class="read">{escape(text("files.files_read", look.language))}</p><dl class="read">{lines}</dl>'


def _heading(title: str, about: str) -> str:
    return f'<div class="section"><h2>{escape(title)}</h2><p>{escape(about)}</p></div>'
