"""The files of the version on Källor och data: what they hold, where they lie, how they are read; and the headings beside them."""

from collections.abc import Sequence
from html import escape

from contract.display import number
from dashboard.figures.parts.tables import column_heads, scrolling_table, small
from dashboard.theme import Look
from dashboard.wording import text

READ_WITH = {
    "Power Query": 'Parquet.Document(File.Contents(Folder & "\\data\\{catalogue}\\extracts\\{file}"))',
    "R": 'arrow::read_parquet("data/{catalogue}/extracts/{file}")',
    "Python": 'polars.read_parquet("data/{catalogue}/extracts/{file}")',
}


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


def files_table(files: Sequence[tuple[str, str, int]], look: Look) -> str:
    """The Parquet files of the version, folded: extract with a line on what it is, file name and number of rows."""
    language = look.language
    rows = "".join(
        f'<tr><th scope="row">{escape(extract)}{small(text(f"extracts.extract_{extract}", language))}</th>'
        f'<td><code>{escape(name)}</code></td><td class="r">{number(count, language)}</td></tr>'
        for extract, name, count in files
    )
    heads = [text(name, language) for name in ("columns.extract", "files.column_file", "files.column_rows")]
    caption = text("files.files_caption", language, count=len(files))
    table = scrolling_table(kind="files", head=column_heads(heads), body=f"<tbody>{rows}</tbody>", caption=caption)
    return f'<div class="folds"><details><summary>{escape(caption)}</summary>{table}</details></div>'


def reading_examples(file: str, look: Look, *, catalogue: str) -> str:
    """How `file` of a catalogue is read in Power Query, R and Python: one line of code each."""
    lines = "".join(
        f"<dt>{escape(tool)}</dt><dd><code>{escape(code.format(catalogue=catalogue, file=file))}</code></dd>"
        for tool, code in READ_WITH.items()
    )
    return f'<p class="read">{escape(text("files.files_read", look.language))}</p><dl class="read">{lines}</dl>'


def _heading(title: str, about: str) -> str:
    return f'<div class="section"><h2>{escape(title)}</h2><p>{escape(about)}</p></div>'
