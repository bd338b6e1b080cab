import re
from datetime import date

import polars as pl
import pytest

from contract import EXTRACTS
from dashboard.figures.sources import chart, headline, read_on, sentence, used_in
from tests.dashboard.drawn import rows_of
from tests.dashboard.source_frames import SOURCES, SV, ask
from tests.each import each


def source(**more: object) -> dict:
    return {"extracts_resting": "", "account": None, "retrieved": None, "source_kind": "plan", **more}


def test_the_headline_counts_the_sources_and_does_not_say_that_every_figure_has_one():
    frame = pl.DataFrame({"source_id": ["a", "b", "c"]})

    assert headline(frame, "sv") == "Uppgifterna bygger på 3 källor. Källan står vid varje uppgift som har en."
    assert headline(frame, "en") == (
        "The figures rest on 3 sources. The source stands beside each figure that has one."
    )
    assert (sentence(frame, "sv"), sentence(frame, "en")) == ("Källorna", "The sources")


@pytest.mark.parametrize(
    ("row", "swedish", "english"),
    [
        (
            source(extracts_resting="dialogue_meeting, target"),
            "dialogmötena och målen",
            "the dialogue meetings and the targets",
        ),
        (source(account="Flest i Hudiksvall."), "det som berättas i ord", "what is told in words"),
        (source(), "ingen uppgift", "no figure"),
    ],
)
def test_where_a_source_is_used_is_said_without_names_of_code(row, swedish, english):
    assert (used_in(row, "sv"), used_in(row, "en")) == (swedish, english)


@each("extract", [extract for extract in EXTRACTS if extract != "source"])
def test_every_extract_has_a_name_for_readers(extract):
    assert "_" not in used_in(source(extracts_resting=extract), "sv")


def test_a_source_is_read_and_a_delivery_received():
    on = date(2026, 11, 28)

    assert read_on(source(retrieved=on), "sv") == "Läst den 28 november 2026."
    assert read_on(source(retrieved=on, source_kind="delivery"), "en") == "Received 28 November 2026."
    assert read_on(source(), "sv") == ""


def test_a_source_says_where_it_is_used_and_what_we_lack_and_links_only_to_the_web(load, filters):
    html = chart(ask(load(source=SOURCES), "sources", filters()), SV)

    assert rows_of(html) == [
        [
            "Folkmängd SCB. Tabell. Läst den 28 november 2026.",
            "2015 officiell statistik",
            "CC0",
            "områdena och kommunerna",
        ],
        ["Farlig x. x.", "x exempel", "inte angiven", "ingen uppgift"],
        [
            "Planen &lt;A&amp;B&gt; Regionen. Del 2. Tabellen saknas.",
            "2016 handlingsplan",
            "inte angiven",
            "det som berättas i ord",
        ],
    ]
    assert re.findall(r"<a [^>]*>", html) == [
        '<a href="https://example.org/?a=&quot;b&quot;" target="_blank" rel="noopener noreferrer">'
    ]
    assert 'tabindex="0" role="region"' in html
