"""The words of what is made up: the same blanks in both languages, and none left over."""

import re
from pathlib import Path

import demo
from demo import TEXTS
from tests.each import each

CODE = "".join(path.read_text(encoding="utf-8") for path in Path(demo.__file__).parent.rglob("*.py"))
# Made of parts: the help of a command, the note of a version, the heading of a column.
BUILT = re.compile(r"help_(build|year|national)|note_\d|column_\w+")


@each("name", TEXTS)
def test_both_languages_have_the_same_blanks(name):
    blanks = {language: sorted(re.findall(r"\{(\w+)\}", TEXTS[name][language])) for language in ("sv", "en")}
    assert blanks["sv"] == blanks["en"]


def test_every_text_is_used():
    assert [name for name in TEXTS if f'"{name}"' not in CODE and not BUILT.fullmatch(name)] == []
