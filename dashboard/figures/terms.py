"""The glossary: every word with a sentence on what it means, who says so, and the words that it leads to, from A to Ö."""

from html import escape
from itertools import groupby

import polars as pl

from contract.display import capital, number, spelled
from dashboard.figures.figure import Figure, Headline
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.provenance import page_text


def headline(frame: pl.DataFrame, language: str) -> str:
    """How many words the glossary explains, and of how many no source says what they mean. From `terms`."""
    if frame.is_empty():
        return text("terms.missing", language)
    ours = (frame["explained_by"] == "ours").sum()
    entry = "headline_all_ours" if ours == frame.height else "headline" if ours else "headline_none_ours"
    return text(f"terms.{entry}", language, count=number(frame.height, language), ours=spelled(ours, language))


def sentence(frame: pl.DataFrame, language: str) -> str:
    """The word that is looked up, or where the list begins and ends. From `terms`."""
    chosen = frame.filter("is_looked_up")
    if chosen.height:
        return text("terms.looked_up", language, term=capital(chosen["term"][0]))
    if frame.is_empty():
        return text("terms.missing", language)
    letters = [letter_of(term) for term in frame.sort("alphabetical")["term"]]
    return text("terms.sentence", language, first=letters[0], last=letters[-1])


def chart(frame: pl.DataFrame, look: Look) -> str:
    """The word that is looked up first; the letters as links; then every word under its letter, as HTML.

    Each word has the id `ord-TERM`, so that a link can lead to it.
    """
    language = look.language
    rows = list(frame.sort("alphabetical").iter_rows(named=True))
    chosen = [row for row in rows if row["is_looked_up"]]
    groups = [(letter, list(words)) for letter, words in groupby(rows, key=lambda row: letter_of(row["term"]))]
    letters = "".join(f'<a href="#{_anchor(letter)}">{escape(letter)}</a>' for letter, _ in groups)
    name = escape(text("terms.letters", language))
    above = "".join(f'<dl class="terms chosen">{_entry(row, language, has_id=False)}</dl>' for row in chosen)
    body = "".join(
        f'<section><h3 id="{_anchor(letter)}">{escape(letter)}</h3>'
        f'<dl class="terms">{"".join(_entry(row, language) for row in words)}</dl></section>'
        for letter, words in groups
    )
    return f'{above}<nav class="letters" aria-label="{name}">{letters}</nav><div class="glossary">{body}</div>'


def letter_of(term: str) -> str:
    """The letter that a word stands under: its first, as a capital."""
    return term[0].upper()


def _anchor(letter: str) -> str:
    """An id without letters that an address would have to write otherwise."""
    return f"bokstav-{ord(letter)}"


def _entry(row: dict, language: str, *, has_id: bool = True) -> str:
    short_for = f" <small>{escape(row['short_for'])}</small>" if row["short_for"] else ""
    # What no source explains, our own glossary is the source of: to say so twice would be a word too many.
    source = f"{row['source_short']}{_page(row, language)}" if row["explained_by"] != "ours" else ""
    who = ": ".join(filter(None, (capital(row["explained_by_label"]), source)))
    also = _see_also(row, language)
    place = f' id="ord-{escape(row["term_id"])}"' if has_id else ""
    return (
        f"<div{place}><dt>{escape(row['term'])}{short_for}</dt><dd>{escape(row['sentence'])}"
        f"<small>{escape(who)}.{f' {also}' if also else ''}</small></dd></div>"
    )


def _page(row: dict, language: str) -> str:
    return f", {page_text(row['page'], language)}" if row["page"] else ""


def _see_also(row: dict, language: str) -> str:
    if not row["see_also_ids"]:
        return ""
    others = zip(row["see_also_ids"].split(", "), row["see_also"].split(", "), strict=True)
    links = ", ".join(f'<a href="#ord-{escape(term_id)}">{escape(term)}</a>' for term_id, term in others)
    return f"{escape(text('terms.see_also', language))} {links}."


terms_headline = Headline(query="terms", sentence=headline, kicker="terms.kicker")
terms = Figure(query="terms", sentence=sentence, subtitle="terms.subtitle", chart=chart)
