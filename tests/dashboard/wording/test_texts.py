"""The fixed texts: both languages, the same placeholders, none missing that the code asks for, none that nobody asks for."""

import ast
import re
import string
import tomllib
from functools import cache
from pathlib import Path

import pytest

from contract import CODELISTS
from dashboard.wording import LANGUAGES, problem_text, text
from dashboard.wording.texts import FOLDER
from tests.each import each

ROOT = Path(__file__).parent.parent.parent.parent
CODE = (ROOT / "app.py", *(ROOT / "pages").rglob("*.py"), *(ROOT / "dashboard").rglob("*.py"))
FILES = sorted(path.stem for path in FOLDER.glob("*.toml"))
# Words that only stand in the one language. Names of documents and bodies are left as they are.
ENGLISH = r"\b(the|of|and|with|have|has|are|is|not|municipality|municipalities|figures?|target|people)\b"
SWEDISH = r"\b(och|av|att|som|är|har|inte|ej|kommun|kommuner|kommunerna|målet|uppgift|uppgifter|länet|för)\b"


def entries() -> dict[str, dict[str, str]]:
    """Every text by its key `file.entry`."""
    return {
        f"{name}.{entry}": words
        for name in FILES
        for entry, words in tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8")).items()
    }


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


ENTRIES = entries()


class TestEntries:
    @each("file", FILES)
    def test_each_has_both_languages_and_no_others(self, file):
        assert [key for key, words in of(file) if set(words) != set(LANGUAGES)] == []

    @each("file", FILES)
    def test_none_is_empty_or_has_a_stray_line_break(self, file):
        assert [key for key, words in of(file) if not all(words.values()) or "\n" in "".join(words.values())] == []

    @each("file", FILES)
    def test_each_has_the_same_named_places_in_both(self, file):
        unlike = [key for key, words in of(file) if placeholders(words["sv"]) != placeholders(words["en"])]
        unnamed = [key for key, words in of(file) if not all(map(str.isidentifier, placeholders(words["sv"])))]

        assert unlike + unnamed == []

    @each("file", FILES)
    def test_each_language_stands_in_its_own_words(self, file):
        plain = {
            key: [re.sub(r"\{\w+\}|“.*?”|”.*?”", "", words[language]) for language in LANGUAGES]
            for key, words in of(file)
        }

        assert [key for key, (swedish, _) in plain.items() if re.search(ENGLISH, swedish, re.IGNORECASE)] == []
        assert [key for key, (_, english) in plain.items() if re.search(SWEDISH, english, re.IGNORECASE)] == []

    @each("file", FILES)
    def test_each_has_the_quotes_of_its_language(self, file):
        assert [key for key, words in of(file) if "“" in words["sv"] or '"' in words["sv"] + words["en"]] == []
        assert [key for key, words in of(file) if words["en"].count("“") != words["en"].count("”")] == []


def of(file: str) -> list[tuple[str, dict[str, str]]]:
    """The texts of one file."""
    return [(key, words) for key, words in ENTRIES.items() if key.startswith(f"{file}.")]


@cache
def said_in_code() -> tuple[set[str], set[str]]:
    """Every text constant of the code, and every f-string as a pattern with `.+` for what is filled in."""
    constants: set[str] = set()
    patterns: set[str] = set()
    for path in CODE:
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        in_f_strings = {part for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in nodes:
            if isinstance(node, ast.JoinedStr):
                parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
                patterns.add("".join(".*" if part is None else re.escape(part) for part in parts))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in in_f_strings:
                constants.add(node.value)
    return constants, patterns


def test_every_text_that_the_code_asks_for_exists():
    constants, patterns = said_in_code()
    key = rf"({'|'.join(FILES)})\.[a-z][a-z0-9_]*"
    asked = {constant for constant in constants if re.fullmatch(key, constant)}
    asked -= {f"{name}.toml" for name in FILES}
    patterned = {pattern for pattern in patterns if re.match(rf"({'|'.join(FILES)})\\\.", pattern)}

    assert {"frame.source", "frame.table"} <= asked, "the scan reads the code"
    assert sorted(asked - set(ENTRIES)) == []
    assert sorted(pattern for pattern in patterned if not any(re.fullmatch(pattern, known) for known in ENTRIES)) == []


def test_every_text_is_asked_for():
    """By its key, by its name where the code puts the file's name before it, or by an f-string that can make it.

    `_1` and `_n` are the singular and the plural of a name, which may be a code of a code list.
    """
    constants, patterns = said_in_code()
    codes = {code for codelist in CODELISTS.values() for code in codelist.codes}
    # An f-string that is nearly all filled in fits everything and so shows nothing.
    telling = [pattern for pattern in patterns if len(re.sub(r"\.\*|^\w+\\\.", "", pattern)) > 2]

    def is_asked_for(key: str) -> bool:
        name = key.partition(".")[2]
        counted = re.sub(r"_[1n]$", "", name)
        return (
            bool({key, name} & constants)
            or (counted != name and counted in constants | codes)
            or any(re.fullmatch(pattern, said) for pattern in telling for said in (key, name))
        )

    assert [key for key in ENTRIES if not key.startswith("columns.") and not is_asked_for(key)] == []


def test_the_headings_are_in_alphabetical_order():
    names = [key for key in ENTRIES if key.startswith("columns.")]

    assert names == sorted(names)


class TestText:
    def test_fills_in_what_is_named(self):
        assert text("numbers.at_most", "sv", value=3) == "högst 3"
        assert text("numbers.at_most", "en", value="{value}") == "at most {value}", (
            "what is filled in is not read again"
        )

    @pytest.mark.parametrize(
        ("key", "language"), [("numbers.finns_inte", "sv"), ("numbers.at_most", "de"), ("numbers.at_most", "sv")]
    )
    def test_an_unknown_text_language_or_place_raises(self, key, language):
        with pytest.raises(KeyError):
            text(key, language)

    def test_an_unknown_file_raises(self):
        with pytest.raises(FileNotFoundError):
            text("finns_inte.of", "sv")

    def test_the_message_of_a_fault(self):
        assert problem_text("file_missing", {"file": "gavleborg/extracts/x.parquet"}, "en") == (
            "The file gavleborg/extracts/x.parquet is missing or cannot be read. Fetch it again, or rebuild the "
            "catalogue. The other pages work."
        )
