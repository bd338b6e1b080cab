"""On an English page every text that the data have in Swedish alone stands in an element of its own, marked as Swedish (WCAG 3.1.2)."""

import json
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path

import polars as pl
import pytest

from contract.languages import swedish_texts
from tests.pages.harness import run
from tests.pages.words import tidy
from tests.several import copy_catalogues, leave_untranslated, manifest

PAGES = sorted(path.stem for path in (Path(__file__).parents[2] / "pages").glob("*.py") if path.stem != "leverera")
# Two that the contract asks for in both languages: who decides on what cannot be measured, whom a wish is put to that is no party.
IN_BOTH = {("target", "decision_sv"), ("wish_asked_of", "body_sv")}
# The pages that show no text whose English may be missing, nor what a party in Sweden calls itself.
WITHOUT = {"laget", "ordlista", "skydd"}


class Reader(HTMLParser):
    """The words of each piece of text, and whether an element around it is in Swedish."""

    def __init__(self) -> None:
        super().__init__()
        self.languages, self.found = [("", "")], []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("br", "img", "hr", "input", "wbr"):
            self.languages.append((tag, dict(attrs).get("lang") or self.languages[-1][1]))

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self.languages):
            while self.languages.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.found.append((tidy(data), self.languages[-1][1]))


def pieces(html: str) -> list[tuple[str, str]]:
    reader = Reader()
    reader.feed(html)
    return reader.found


def told_in_swedish(folder: Path, number: int) -> set[str]:
    """The texts in Swedish alone that the files of a version hold."""
    files = json.loads(manifest(folder, number).read_text(encoding="utf-8"))["extracts"]
    found = set()
    for extract, column, english in swedish_texts():
        if extract not in files:
            continue
        rows = pl.read_parquet(folder / "exempel" / files[extract]["file"])
        found |= {
            tidy(words) for words in rows.filter(pl.col(english).is_null() if english else True)[column].drop_nulls()
        }
    return {words for words in found if " " in words}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as partners would hand it in who write Swedish alone."""
    folder = tmp_path_factory.mktemp("swedish")
    copy_catalogues(folder, names=("exempel",))
    files = json.loads(manifest(folder, 1).read_text(encoding="utf-8"))["extracts"]
    texts = defaultdict(list)
    for extract, column, english in swedish_texts() - {(*each, each[1].replace("_sv", "_en")) for each in IN_BOTH}:
        if english and extract in files:
            texts[extract].append(column.removesuffix("_sv"))
    leave_untranslated(folder, texts)
    return folder


@pytest.mark.parametrize("page", PAGES)
def test_stands_in_an_element_in_swedish(page, data, monkeypatch):
    monkeypatch.setenv("ASF_DATA", str(data))
    chosen = {"kommun": "Hudiksvall"} if page == "kommunprofil" else {}
    first = run(page, data="exempel", sprak="en", **chosen)
    tables = tuple(f"table_{key}" for key in first.keys_of("foot_"))
    seen = run(page, data="exempel", sprak="en", opened=tables, **chosen)
    texts = told_in_swedish(data, 2)

    bare = {words: text for words, language in pieces(seen.html) if language != "sv" for text in texts if text in words}
    assert bare == {}
    marked = {words for words, language in pieces(seen.html) if language == "sv"}
    assert bool(marked) == (page not in WITHOUT)


def test_on_a_swedish_page_nothing_is_marked(visit):
    assert 'lang="sv"' not in visit("kallor", data="exempel", sprak="sv").html
