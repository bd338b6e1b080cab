"""What a screen reader is given: the names in a page's accessibility tree, and those of them that are not in the page's language.

A word is foreign when it stands in the app's own texts of the other language and in none of this one; names and texts that come from
the data are said as they are. Code is what is written as code is, and the words that Vega has for the parts of a chart.
"""

import re
import tomllib
from functools import cache
from urllib.parse import parse_qs, urlsplit

import polars as pl
from playwright.sync_api import Page

from contract import CODELISTS, EXTRACTS
from dashboard.versions import list_manifests, read_history
from dashboard.wording import LANGUAGES
from dashboard.wording.texts import FOLDER
from queries import query_names, read_query
from tests.browser.harness import PROJECT

WORD = re.compile(r"[^\W\d_]{2,}")
# A word that is put together as those of code are; and a column with its value, as Vega reads a row aloud.
CODE = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")
COLUMN = re.compile(r"(?:^|; )([a-z_]+): ")
VEGAS = re.compile(
    r"\b[XY]-axis\b|\bscale with\b|\bmark( container)?$|^visualization$|\blegend titled\b|\b(NaN|undefined|null)\b"
)
# Named so in every language.
APP = "ASF-läget"
# What is said in addition to a name.
SAID_TOO = ("roledescription", "valuetext")
# The pieces of a text, and what stands on the page as code: the catalogue of data names its files and columns.
PIECES, AS_CODE = ("InlineTextBox", "LineBreak", "none", "generic"), ("code",)
# Each chart that the next key does not lead from to its table: what can be reached by Tab stands behind it in the page.
WITHOUT_A_WAY = """charts => {
    const seen = element => element.checkVisibility({ visibilityProperty: true });
    const stops = [...document.querySelectorAll('a[href], button:not([disabled]), input, select, textarea, summary, [tabindex="0"]')]
        .filter(seen);
    return charts.filter(seen).map(chart => [chart, stops.find(
        stop => chart.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING)])
        .filter(([, stop]) => !stop?.closest('[class*=st-key-table_], .to-table'))
        .map(([chart, stop]) => `${chart.getAttribute('aria-label')} -> ${stop?.outerHTML.slice(0, 120)}`) }"""
CHARTS = "[data-testid=stVegaLiteChart], [data-testid=stDeckGlJsonChart]"


def assert_read_by_everybody(page: Page) -> None:
    """Every name is in the language of the page and none is code; a chart is one picture, and its table is one key away."""
    asked = parse_qs(urlsplit(page.url).query)
    language, catalogue = asked["sprak"][0], asked["data"][0]
    nodes = tree(page)
    found = {
        "of the other language": foreign_in(heard(nodes), language, catalogue),
        "of code": {words for words in heard(nodes) if is_code(words)},
        "charts of several parts": parts_of_charts(nodes),
        "charts whose table is not next": page.locator(CHARTS).evaluate_all(WITHOUT_A_WAY),
    }
    wrong = {what: words for what, words in found.items() if words}
    assert not wrong, wrong


def tree(page: Page) -> list[dict]:
    """The accessibility tree of a page as Chromium hands it to a screen reader."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return nodes


def heard(nodes: list[dict]) -> set[str]:
    """All that is said of a page: names and descriptions, values, roles in words; without what stands there as code."""
    by_id = {node["nodeId"]: node for node in nodes}
    texts = {node_id: _text(node, by_id) for node_id, node in by_id.items()}
    code = {inside for node in nodes if _role(node) in AS_CODE for inside in _below(node, by_id)}
    said: set[str] = set()
    for node in nodes:
        if node["ignored"] or _role(node) in PIECES or node["nodeId"] in code:
            continue
        name = _value(node, "name")
        # A name that is put together from what stands in the element is heard as that.
        if _role(node) == "StaticText" or _bare(name) != _bare(texts[node["nodeId"]]):
            said.add(name)
        more = [each["value"].get("value") for each in node.get("properties", ()) if each["name"] in SAID_TOO]
        said.update(str(words) for words in (_value(node, "value"), _value(node, "description"), *more) if words)
    # What only holds words together or may divide them is not heard.
    return {" ".join(re.sub("[\u2060\xad]", "", words).split()) for words in said} - {""}


def foreign_in(said: set[str], language: str, catalogue: str) -> dict[str, set[str]]:
    """What is said with words of the other language, and those words."""
    suspects = {words: found for words in said if (found := words_in(words) & foreign_words(language))}
    known = data_texts(catalogue, language)
    found = {}
    for words in suspects:
        rest = words.casefold()
        for name in known:
            if name in rest:
                rest = rest.replace(name, " ")
        if foreign := words_in(rest) & foreign_words(language):
            found[words] = foreign
    return found


def is_code(words: str) -> bool:
    """Whether words are code: put together with low lines, a column with its value, or Vega's own."""
    columns = any(name in column_names() for name in COLUMN.findall(words))
    return columns or bool(CODE.search(words) or VEGAS.search(words))


def parts_of_charts(nodes: list[dict]) -> list[str]:
    """The pictures that hold something more than themselves."""
    by_id = {node["nodeId"]: node for node in nodes}
    pictures = [node for node in nodes if not node["ignored"] and _role(node) in ("image", "graphics-document")]
    told = {node["nodeId"]: [_role(by_id[inside]) for inside in _below(node, by_id)[1:]] for node in pictures}
    return [_value(node, "name") for node in pictures if {*told[node["nodeId"]]} - {"SvgRoot"}]


def words_in(words: str) -> set[str]:
    """The words of a text, all in small letters."""
    return set(WORD.findall(words.casefold()))


@cache
def foreign_words(language: str) -> frozenset[str]:
    """The words that the app's own texts use in the other language alone."""
    [other] = {*LANGUAGES} - {language}
    return frozenset(own_words(other) - own_words(language))


@cache
def own_words(language: str) -> frozenset[str]:
    """The words of the app's own texts in a language: what is written for the screen, for columns, for codes and for queries."""
    place = LANGUAGES.index(language)
    files = (tomllib.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.toml"))
    texts = [re.sub(r"\{\w*\}", " ", entry[language]) for entries in files for entry in entries.values()]
    texts += [labels[place] for listed in CODELISTS.values() for labels in listed.codes.values()]
    texts += [column.metadata[language] for extract in EXTRACTS.values() for column in extract.columns().values()]
    queries = [read_query(name) for name in query_names()]
    texts += [getattr(query, f"{part}_{language}") for query in queries for part in ("title", "definition")]
    return frozenset(word for words in texts for word in words_in(words))


@cache
def column_names() -> frozenset[str]:
    """The names of all columns of the extracts."""
    return frozenset(name for extract in EXTRACTS.values() for name in extract.columns())


@cache
def data_texts(catalogue: str, language: str) -> tuple[str, ...]:
    """All texts of the newest version of a catalogue, but those that say of themselves that they are in the other language; longest
    first, in small letters."""
    [other] = {*LANGUAGES} - {language}
    versions = read_history(list_manifests(PROJECT / "data", catalogue)).versions
    version = versions[-1]
    texts = {words for _, words in (*version.titles, *version.regions, *version.notes)}
    texts |= {APP, *(each.public_note for each in versions)}
    for file in version.files:
        frame = pl.read_parquet(file.path).select(pl.selectors.string())
        for name in frame.columns:
            if not name.endswith(f"_{other}"):
                texts.update(frame[name].drop_nulls().unique())
    return tuple(
        sorted({" ".join(words.casefold().split()) for words in texts if len(words) > 2}, key=len, reverse=True)
    )


def _role(node: dict) -> str:
    return node.get("role", {}).get("value", "")


def _value(node: dict, part: str) -> str:
    return str(node.get(part, {}).get("value", ""))


def _below(node: dict, by_id: dict[str, dict]) -> list[str]:
    """The nodes below a node, itself too, but those that nobody is told of."""
    children = [by_id[child] for child in node.get("childIds", ()) if child in by_id]
    own = [] if node["ignored"] else [node["nodeId"]]
    return own + [inside for child in children for inside in _below(child, by_id)]


def _text(node: dict, by_id: dict[str, dict]) -> str:
    """The text that stands in a node."""
    if _role(node) == "StaticText":
        return _value(node, "name")
    return "".join(_text(by_id[child], by_id) for child in node.get("childIds", ()) if child in by_id)


def _bare(words: str) -> str:
    return re.sub(r"\s", "", words)
