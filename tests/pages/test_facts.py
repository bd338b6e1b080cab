"""What the five documents say, typed by hand from them and found on the pages, with the document and the page it stands on.

`facts/` has a list for each page of the app. It is typed from the documents and not from the facts of the catalogue, so that a slip
in those is found here.
"""

import csv
import re
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from tests.each import each

FACTS = Path(__file__).parent / "facts"
# The short title of each document, as the pages name it.
DOCUMENTS = {
    "000": "PIACS, utvecklingsidé om kompetens 2016",
    "001": "Growing Together, projektsida 2014",
    "002": "Handlingsplan för ASF i Gävleborg 2016–2018",
    "003": "Studien av Järfälla, maj 2013",
    "004": "Samordningsförbundets strategi 2023",
}


def typed() -> list[tuple[str, ...]]:
    lists = [path.read_text(encoding="utf-8").splitlines() for path in sorted(FACTS.glob("*.csv"))]
    rows = [row for lines in lists for row in csv.reader(lines)]
    return [tuple(row) for row in rows if row[0] != "document"]


def pages_named(text: str) -> set[int]:
    """The pages that a text names: `s. 14–16 och 17` names 14, 15, 16 and 17."""
    found: set[int] = set()
    for listed in re.findall(r"\bs\. ((?:\d+(?:–\d+)?(?:, | och )?)+)", text):
        for span in re.findall(r"\d+(?:–\d+)?", listed):
            first, _, last = span.partition("–")
            found.update(range(int(first), int(last or first) + 1))
    return found


@each(("document", "page", "address", "words"), typed())
def test_a_fact_stands_on_its_page_with_its_source(visit, document, page, address, words):
    parts = urlsplit(address)

    seen = visit(parts.path, data="gavleborg", sprak="sv", **dict(parse_qsl(parts.query)))

    text = seen.text.replace("\u00ad", "")
    assert words in text
    assert DOCUMENTS[document] in text
    assert not page or int(page) in pages_named(text)


def test_a_page_in_a_list_or_a_span_is_named():
    assert pages_named("Källa: planen, s. 3, 14–16 och 18. Se s. 7.") == {3, 14, 15, 16, 18, 7}
