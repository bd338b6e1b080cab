"""Källor och data: every source, where they disagree, what is delivered, how it is counted, the contract, the files."""

import re

import pytest

from contract import EXTRACTS
from tests.pages.harness import CATALOGUES, PROJECT


class TestSources:
    @pytest.mark.parametrize("catalogue", CATALOGUES)
    def test_every_source_stands_with_what_rests_on_it(self, visit, catalogue):
        seen = visit("kallor", data=catalogue, sprak="sv")
        sources = seen.frame("publisher", "document")

        assert str(sources.height) in seen.headline
        for title, publisher, rows in sources.select("title", "publisher", "rows_resting").iter_rows():
            number = f"{rows:,}".replace(",", " ")
            assert seen.figure("sources").rows_with(title, publisher, f"{number} rad"), title

    def test_the_plan_carries_most_of_what_is_known(self, visit):
        [row] = visit("kallor", data="gavleborg", sprak="sv").figure("sources").rows_with("Handlingsplan för samverkan")

        for extract in ("commitment", "observation", "target", "target_reading"):
            assert extract in row, extract

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
            ("i 7 kommuner", "de 7 kommuner som saknar", "s. 14", "s. 15"),
            ("i 7 kommuner", "minst sju kommuner", "Tillväxtverket"),
            ("344 ASF 2017", "333"),
        ],
    )
    def test_both_statements_stand_in_one_row(self, visit, statements):
        assert visit("kallor", data="gavleborg", sprak="sv").figure("source_conflicts").rows_with(*statements)


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
        lines = visit("kallor", data="gavleborg", sprak="sv").lines

        assert queries + shared == [found[1] for line in lines if (found := re.fullmatch(r".* \((\w+)\)", line))]

    @pytest.mark.parametrize(("language", "definition"), [("sv", "nio mål"), ("en", "nine targets")])
    def test_an_open_one_shows_its_definition_and_its_sql_as_it_runs(self, visit, language, definition):
        seen = visit("kallor", data="gavleborg", sprak=language, opened=("sql_target_status",))
        sql = (PROJECT / "queries" / "target_status.sql").read_text(encoding="utf-8")
        [shown] = [node.value for node in seen.nodes if node.type == "code"]
        [words] = [node.value for node in seen.nodes if node.type == "markdown" if node.value]

        assert "FROM target" in shown
        assert shown.strip() in sql
        assert definition in words


class TestContract:
    def test_every_extract_and_column_stands_in_the_dictionary(self, visit, language):
        figure = visit("kallor", data="gavleborg", sprak=language).figure("dictionary")

        for name, schema in EXTRACTS.items():
            assert figure.rows_with(f"{name} "), name
            assert all(any(line.startswith(f"{column} |") for line in figure.lines) for column in schema.column_names())

    @pytest.mark.parametrize("catalogue", CATALOGUES)
    def test_every_file_of_the_version_is_named_with_its_rows(self, visit, catalogue):
        seen = visit("kallor", data=catalogue, sprak="sv")
        files = sorted((PROJECT / "data" / catalogue / "extracts").glob("*.parquet"))

        assert len(files) >= 16
        named = {path.name for path in files if path.name in seen.text}
        assert len(named) == 16
        assert seen.rows_with("municipality-", "| 10 |")

    def test_no_municipality_or_period_hides_a_source(self, visit):
        whole = visit("kallor", data="gavleborg", sprak="sv")
        narrow = visit("kallor", data="gavleborg", sprak="sv", kommun=("Gävle",), period="2015")

        assert narrow.figure("sources").lines == whole.figure("sources").lines
        assert narrow.figure("source_conflicts").lines == whole.figure("source_conflicts").lines
