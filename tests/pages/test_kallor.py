"""Källor och data: every source, where they disagree, what is delivered, how it is counted, the contract, the files."""

import json
import re
from pathlib import Path

import pytest

from contract import EXTRACTS
from tests.pages.harness import CATALOGUES, PROJECT
from tests.pages.words import words_of

# What the queries and the shared sets are folded in.
GROUPS = ("sql_of_queries", "sql_of_shared")


class TestSources:
    @pytest.mark.parametrize("catalogue", CATALOGUES)
    def test_every_source_stands_with_where_it_is_used(self, visit, catalogue):
        seen = visit("kallor", data=catalogue, sprak="sv")
        sources = seen.frame("publisher", "document")

        assert str(sources.height) in seen.headline
        figure = seen.figure("sources")
        for row in sources.iter_rows(named=True):
            [line] = figure.rows_with(row["title"], row["document"])
            assert not re.search(r"\d rad|_| commitment| observation", line.replace(row["document"], "")), line

    def test_the_plan_carries_most_of_what_is_known(self, visit):
        [row] = visit("kallor", data="gavleborg", sprak="sv").figure("sources").rows_with("Handlingsplan för samverkan")

        for used in ("kriterierna och avtalen", "uppgifterna ur källorna", "målen", "tolkningarna av ett mål"):
            assert used in row, used
        assert "Planens tabell över företagen (s. 6) saknas i vår avskrift." in row
        assert "Läst den 28 november 2026." in row

    def test_no_press_release_is_called_official_statistics(self, visit):
        figure = visit("kallor", data="gavleborg", sprak="sv").figure("sources")

        assert len(figure.rows_with("officiell statistik")) == 4
        assert all("SCB" in row for row in figure.rows_with("officiell statistik"))
        assert len(figure.rows_with("Arbetsförmedlingen", "pressmeddelande")) == 4

    def test_the_example_rests_on_made_up_sources_alone(self, visit):
        sources = visit("kallor", data="exempel", sprak="sv").frame("publisher", "document")

        assert "official_statistics" not in set(sources["source_kind"])
        assert all("påhittat" in short for short in sources["short"] if "Kommungränser" not in short)


class TestConflicts:
    @pytest.mark.parametrize(
        "statements",
        [
            ("281 851", "281 815", "141 534", "140 281", "s. 3"),
            ("omkring 221", "omkring 214", "435", "cirka 350"),
            ("i 7 kommuner", "de 7 kommuner där det inte finns någon", "s. 14", "s. 15"),
            ("i 7 kommuner", "minst sju kommuner", "Tillväxtverket"),
            ("344 ASF 2017", "333", "samma frivilliga lista"),
            ("i 7 kommuner", "utan antal", "Region Gävleborgs projektsida"),
            ("policy", "Hofors, Nordanstig, Hudiksvall och Bollnäs", "kommit längre", "okänd för alla tio"),
        ],
    )
    def test_both_statements_stand_in_one_row(self, visit, statements):
        assert visit("kallor", data="gavleborg", sprak="sv").figure("source_conflicts").rows_with(*statements)


class TestAccounts:
    def test_what_is_told_of_the_outcome_stands_in_words(self, visit, language):
        figure = visit("kallor", data="gavleborg", sprak=language).figure("source_accounts")

        assert figure.rows_with(*{"sv": ("etablerat stödstrukturer", "2017–2018", "slutrapport"),
                                  "en": ("established support structures", "2017–2018", "final report")}[language])  # fmt: skip
        assert figure.rows_with({"sv": "sin slutkonferens", "en": "its closing conference"}[language])
        assert figure.rows_with("Hudiksvall", {"sv": "s. 6", "en": "p. 6"}[language])
        assert {"sv": "Det räknas inte som utfall.", "en": "It does not count as an outcome."}[language] in figure.text

    def test_the_example_has_none(self, visit):
        assert "source_accounts" not in visit("kallor", data="exempel", sprak="sv").keys_of("fig_")


class TestFigures:
    def test_what_a_source_says_about_is_not_what_protection_has_changed(self, visit):
        figure = visit("kallor", data="gavleborg", sprak="sv").figure("county_figures")

        assert figure.rows_with("Arbetsintegrerande sociala företag (ASF)", "omkring 30 ASF", "2016", "s. 6")
        assert figure.rows_with("Personer placerade av kommunerna per år", "omkring 50–60 personer", "s. 11")
        assert figure.rows_with("omkring 31 ASF", "Vår slutsats", "Tillväxtverkets projektsida")
        assert not figure.rows_with("≈")
        assert not figure.rows_with("policy om ASF")

    def test_versions_stand_with_what_was_corrected_and_the_first_one_still_opens(self, visit):
        newest = visit("kallor", data="gavleborg", sprak="sv")
        first = visit("kallor", data="gavleborg", sprak="sv", version="1")

        assert newest.figure("versions").rows_with(
            "Version 2", "Rättat: policyerna 2016 är okända", "Corrected: the policies of 2016 are unknown"
        )
        assert first.figure("county_figures").rows_with("Kommuner med policy om ASF", "minst 4 kommuner", "2016")
        assert "24 källor" in first.headline
        assert "36 källor" in newest.headline


class TestDeliveries:
    def test_none_has_come_for_gavleborg(self, visit):
        figure = visit("kallor", data="gavleborg", sprak="sv").figure("deliveries")

        for kind in ("Placeringar", "Nyttjade tjänster", "Företag", "Åtaganden", "Dialogmöten"):
            assert figure.rows_with(f"{kind} | " + " | ".join(["0"] * 12)), kind
        assert "600" in figure.sentences[0]

    def test_most_have_come_in_the_example(self, visit):
        seen = visit("kallor", data="exempel", sprak="sv")
        board = seen.frame("delivery_kind", "late")

        assert board.height == 5 * 12
        assert 0.8 < board["delivered"].sum() / board["delivered_of"].sum() < 1


class TestHowItIsCounted:
    def test_every_query_can_be_opened_and_then_every_shared_set(self, visit):
        folder = PROJECT / "queries"
        queries, shared = (sorted(path.stem for path in folder.glob(files)) for files in ("*.sql", "shared/*.sql"))
        lines = visit("kallor", data="gavleborg", sprak="sv", opened=GROUPS).lines

        assert queries + shared == [found[1] for line in lines if (found := re.fullmatch(r".* \((\w+)\)", line))]

    def test_folded_the_page_says_how_many_there_are(self, visit, language):
        seen = visit("kallor", data="gavleborg", sprak=language)
        count = len(list((PROJECT / "queries").glob("*.sql")))

        [line] = seen.rows_with({"sv": "frågor som ger sidornas tal", "en": "queries that give the figures"}[language])
        assert str(count) in line
        assert not seen.rows_with("(target_status)")

    def test_the_macros_that_every_figure_is_made_with_are_shown(self, visit):
        seen = visit("kallor", data="gavleborg", sprak="sv", opened=("sql_macros",))

        assert "CREATE MACRO sum_of" in seen.text
        assert "det lägsta och det högsta" in seen.text

    @pytest.mark.parametrize(
        ("language", "definition"), [("sv", "i den plan som visas"), ("en", "of the plan that is shown")]
    )
    def test_an_open_one_shows_its_definition_and_its_sql_as_it_runs(self, visit, language, definition):
        seen = visit("kallor", data="gavleborg", sprak=language, opened=(*GROUPS, "sql_target_status"))
        sql = (PROJECT / "queries" / "target_status.sql").read_text(encoding="utf-8")
        [shown] = [node.value for node in seen.nodes if node.type == "code"]
        [words] = re.findall(r'<p class="definition">(.*?)</p>', seen.html)

        assert "FROM target" in shown
        assert shown.strip() in sql
        assert definition in words_of(words)


class TestContract:
    def test_every_extract_and_column_stands_in_the_dictionary(self, visit, language):
        figure = visit("kallor", data="gavleborg", sprak=language).figure("dictionary")

        for name, schema in EXTRACTS.items():
            assert figure.rows_with(f"{name} "), name
            assert all(any(line.startswith(f"{column} |") for line in figure.lines) for column in schema.column_names())

    @pytest.mark.parametrize("catalogue", CATALOGUES)
    def test_every_file_of_the_version_is_named_with_its_rows(self, visit, catalogue):
        seen = visit("kallor", data=catalogue, sprak="sv")
        newest = max((PROJECT / "data" / catalogue / "manifest").glob("v*.json"))
        files = json.loads(newest.read_text(encoding="utf-8"))["extracts"]

        assert len(files) == {"gavleborg": 44, "exempel": 54}[catalogue]
        assert all(Path(entry["file"]).name in seen.text for entry in files.values())
        assert seen.rows_with("municipality-", "| 10 |")

    def test_no_municipality_or_period_hides_a_source(self, visit):
        whole = visit("kallor", data="gavleborg", sprak="sv")
        narrow = visit("kallor", data="gavleborg", sprak="sv", kommun=("Gävle",), period="2015")

        assert narrow.figure("sources").lines == whole.figure("sources").lines
        assert narrow.figure("source_conflicts").lines == whole.figure("source_conflicts").lines
