import re
from datetime import date

import polars as pl

from contract import EXTRACTS
from dashboard.charts import sources, sources_contract, sources_figures
from dashboard.query import run_query
from dashboard.theme import Look
from dashboard.wording import localise

SV, EN = Look("light", "sv"), Look("light", "en")


def rows_of(html: str) -> list[list[str]]:
    """The text of each cell of each row of the bodies of a table."""
    body = "".join(re.findall(r"<tbody>(.*?)</tbody>", html, re.DOTALL))
    return [
        [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr.*?</tr>", body, re.DOTALL)
    ]


def ask(database, name: str, filters, language: str = "sv") -> pl.DataFrame:
    return localise(run_query(database, name, filters), language)


SOURCES = [
    {"source_id": "plan", "title_sv": "Planen <A&B>", "short_sv": "Planen", "publisher": "Regionen", "document_sv": "Del 2",
     "reference_period_sv": "2016", "source_kind": "plan", "account_sv": "Flest i Hudiksvall.", "account_page": "6",
     "lost_sv": "Tabellen saknas."},
    {"source_id": "kalla", "title_sv": "Folkmängd", "short_sv": "SCB", "publisher": "SCB", "document_sv": "Tabell",
     "reference_period_sv": "2015", "licence": "CC0", "url": 'https://example.org/?a="b"', "source_kind": "official_statistics",
     "retrieved": date(2026, 11, 28)},
    {"source_id": "farlig", "title_sv": "Farlig", "url": "javascript:alert(1)"},
]  # fmt: skip


def test_a_source_says_where_it_is_used_and_what_we_lack_and_links_only_to_the_web(load, filters):
    html = sources.sources_table(ask(load(source=SOURCES), "sources", filters()), SV)

    assert rows_of(html) == [
        ["Folkmängd SCB. Tabell. Läst den 28 november 2026.", "2015 officiell statistik", "CC0", "kommunerna"],
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


def test_both_statements_stand_beside_each_other_with_page(load, filters):
    conflict = {
        "conflict_id": "a", "subject_sv": "Invånare", "statement_a_sv": "281 851", "statement_b_sv": "281 815",
        "handling_sv": "SCB används.", "source_id": "plan", "page_a": "3", "other_source_id": "kalla",
    }  # fmt: skip
    database = load(source=SOURCES, source_conflict=[conflict])
    frames = [ask(database, name, filters()) for name in ("source_conflicts", "sources")]

    html = sources.conflicts_table(frames[0], SV, sources=frames[1])

    assert rows_of(html) == [
        ["Invånare", "281 851 Planen, s.\u00a03".replace("\u00a0", " "), "281 815 SCB", "SCB används."]
    ]


def test_what_a_source_tells_in_words_stands_with_its_page_and_what_we_lack(load, filters):
    database = load(source=SOURCES)
    frames = [ask(database, name, filters()) for name in ("source_accounts", "sources")]

    html = sources.accounts_table(frames[0], SV, sources=frames[1])

    assert rows_of(html) == [["Planen &lt;A&amp;B&gt; Planen, s. 6", "2016", "Flest i Hudiksvall. Tabellen saknas."]]


def test_the_files_and_how_to_read_them_name_no_machine():
    html = sources.files_table([("placement", "placement-0a1b.parquet", 8140)], SV)
    examples = sources.reading_examples("placement-0a1b.parquet", EN, catalogue="exempel")

    assert rows_of(html) == [
        ["placement Personer placerade hos ASF vid kvartalets slut", "placement-0a1b.parquet", "8 140"]
    ]
    assert "De 1 filerna" in html
    assert "arrow::read_parquet(&quot;data/exempel/extracts/placement-0a1b.parquet&quot;)" in examples
    assert "Folder &amp; &quot;\\data\\exempel\\extracts\\placement-0a1b.parquet&quot;" in examples
    assert not re.search(r"[A-Z]:\\|/home/|/Users/", examples)


def test_documented_figures_are_grouped_with_the_enterprises_first(load, filters):
    indicator = {"stock_flow": "stock", "label_en": "x"}
    rows = {
        "source": SOURCES,
        "indicator": [
            indicator | {"indicator_code": "invanare", "label_sv": "Invånare", "theme": "population", "unit": "persons"},
            indicator | {"indicator_code": "asf", "label_sv": "ASF", "theme": "enterprises", "unit": "enterprises"},
        ],
        "observation": [
            {"indicator_code": "invanare", "period": "2015", "value": 140_281.0, "sex": "F", "source_id": "plan", "page": "3"},
            {"indicator_code": "asf", "period": "2016", "value": 30.0, "qualifier": "approximate", "note_sv": "Ungefär.",
             "inference_sv": "Eget."},
            {"indicator_code": "asf", "period": "2017", "obs_status": "UN"},
        ],
    }  # fmt: skip
    database = load(**rows)
    frames = [ask(database, name, filters()) for name in ("county_figures", "sources")]

    html = sources_figures.figures_table(frames[0], SV, sources=frames[1])

    assert rows_of(html) == [
        ["Företagen"],
        ["ASF Ungefär. Vår slutsats: Eget.", "omkring 30 ASF", "2016", "SCB"],
        ["ASF", "okänt", "2017", "SCB"],
        ["Befolkning"],
        ["Invånare, kvinnor", "140 281 personer", "2015", "Planen, s. 3"],
    ]


class TestBoard:
    def cells(self, load, filters, *statuses: tuple[str, str]):
        rows = [
            {"municipality_code": code, "delivery_kind": "placement", "period": "2018-Q4", "delivery_status": status}
            for code, status in statuses
        ]
        html = sources_figures.delivery_board(ask(load(delivery=rows), "deliveries", filters()), SV)
        first = re.findall(r"<td class=\"(\w+)\" title=\"([^\"]*)\">(.*?)</td>", html)[0]
        return first[0], first[1], " ".join(re.sub(r"<[^>]+>", " ", first[2]).split()), html

    def test_all_that_should(self, load, filters):
        kind, told, shown, html = self.cells(
            load, filters, ("2180", "accepted"), ("2183", "accepted"), ("2104", "not_applicable")
        )

        assert (kind, told, shown) == ("all", "uppgifter för 2 av 3, 0 publiceras senare, 0 ej levererat", "2 av 2")
        assert '<th scope="colgroup" colspan="1">2018</th>' in html
        assert "ska lämna" not in html

    def test_some_missing_and_some_late(self, load, filters):
        kind, told, shown, _ = self.cells(load, filters, ("2180", "accepted"), ("2183", "late"))

        assert (kind, told, shown) == (
            "some",
            "uppgifter för 1 av 3, 0 publiceras senare, 1 ej levererat",
            "1 1 sen",
        )

    def test_what_is_held_has_come_in_and_is_published_later(self, load, filters):
        kind, told, shown, html = self.cells(load, filters, ("2180", "held"), ("2183", "held"), ("2104", "accepted"))

        assert (kind, told, shown) == (
            "all",
            "uppgifter för 3 av 3, 2 publiceras senare, 0 ej levererat",
            "3 2 senare",
        )
        assert "senare: mottaget, publiceras senare" in html

    def test_only_held_is_not_none(self, load, filters):
        kind, _, shown, html = self.cells(load, filters, ("2180", "held"))

        assert (kind, shown) == ("some", "1 1 senare")
        assert "ska lämna" not in html

    def test_none_says_who_delivers(self, load, filters):
        kind, _, shown, html = self.cells(load, filters, ("2180", "missing"))

        assert (kind, shown) == ("none", "0")
        assert "Kommunerna ska lämna uppgifter om placeringar" in html

    def test_nothing_expected_has_no_table(self, load, filters):
        html = sources_figures.delivery_board(ask(load(), "deliveries", filters()), SV)

        assert "Kommunerna ska lämna" in html
        assert "<table" not in html


def test_every_extract_is_a_fold_with_its_columns(load, filters):
    html = sources_contract.dictionary(ask(load(), "dictionary", filters()), SV)

    assert re.findall(r"<summary><code>(\w+)</code>", html) == list(EXTRACTS)
    rows = rows_of(html)
    assert len(rows) == sum(len(schema.columns()) for schema in EXTRACTS.values())
    assert ["amount_status", "Beloppets status", "String kodlista obs_status"] in rows
    assert ["lost_sv", "Vad vi saknar", "String får saknas"] in rows
    assert ["indicator_code", "Indikator", "String nyckel, hör till indicator.indicator_code"] in rows


def test_every_code_list_is_a_fold_with_its_labels(load, filters):
    html = sources_contract.code_lists(ask(load(), "codes", filters(), "en"), EN)

    assert ["NL", "not delivered"] in rows_of(html)
    assert "<code>public_actor</code> <small>5 codes</small>" in html
