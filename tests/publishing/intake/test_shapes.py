"""Tables of another shape than a list of rows: what is said of them, and that no needed column is to be taken away."""

import pytest

from tests.publishing.intake.partner import RIGHT, faults_of, headings, read, with_cells

TOP = ["Kvartal", "Kommun", "Offentlig aktör", "Insats"]
START = ["2019 kv 1", "Bollnäs", "Kommunerna", "Praktik"]


class TestColumnsThatAreValues:
    @pytest.mark.parametrize(
        "words",
        [("Kvinnor", "Män"), ("Antal kvinnor", "Antal män"), ("K", "M"), ("Women", "Men"), ("Kvinnor¹", "Män²")],
    )
    def test_women_and_men(self, words):
        [fault] = faults_of(lambda: read([*TOP, *words], [*START, 7, 6]))
        assert (fault.message, fault.row, fault.letter) == ("header_crossed", 1, "E")
        assert f"{words[0]} (E), {words[1]} (F) är värden av Kön" in fault.text("sv")
        assert "(Kön: kvinnor, Kön: män)" in fault.text("sv")
        assert "(Sex: women, Sex: men)" in fault.text("en")

    def test_with_a_sum(self):
        [fault] = faults_of(lambda: read([*TOP, "Kvinnor", "Män", "Totalt"], [*START, 7, 6, 13]))
        assert fault.message == "header_crossed_with_total"
        assert "Summan i Totalt (G) behövs inte" in fault.text("sv")

    def test_without_the_measure_that_is_missing_too(self):
        faults = faults_of(lambda: read([*TOP[:3], "Kvinnor", "Män"], [*START[:3], 7, 6]))
        assert [fault.message for fault in faults] == ["header_crossed", "header_missing"]
        assert "Insats saknas" in faults[1].text("sv")

    @pytest.mark.parametrize(
        ("top", "row", "of"),
        [
            (["Kvartal", "Offentlig aktör", "Insats", "Kön", "Gävle", "2183 Bollnäs"], ["2019 kv 1", "Kommunerna", "Praktik", "män", 1, 2], "Kommun"),
            (["Kvartal", "Kommun", "Arbetsförmedlingen", "Försäkringskassan"], ["2019 kv 1", "Gävle", 1, 2], "Offentlig aktör"),
            ([*TOP[:3], "Kön", "Praktik", "Arbetsträning"], [*START[:3], "män", 1, 2], "Insats"),
            (["Kvartal", "Kommun", "Policy om ASF", "Avtal om stöd"], ["2019 kv 1", "Gävle", "ja", "nej"], "Kriterium"),
        ],
    )  # fmt: skip
    def test_of_any_other_list(self, top, row, of):
        [fault] = faults_of(lambda: read(top, row))
        assert fault.message == "header_crossed"
        assert f"är värden av {of}" in fault.text("sv")

    def test_quarters_belong_in_a_file_each(self):
        top = ["Kommun", "Offentlig aktör", "Insats", "Kön", "2018K4", "2019K1"]
        [fault] = faults_of(lambda: read(top, ["Gävle", "Kommunerna", "Praktik", "män", 1, 2]))
        assert fault.message == "header_crossed_quarters"
        assert "Lämna varje kvartal i en egen fil" in fault.text("sv")

    def test_below_one_heading_in_a_second_row(self):
        second = [None, None, None, None, "Kvinnor", "Män"]
        [fault] = faults_of(lambda: read([*TOP, "Antal personer", None], second, [*START, 7, 6]))
        assert (fault.message, fault.row, fault.letter) == ("header_crossed", 2, "E")

    def test_one_such_column_is_a_strange_one(self):
        faults = faults_of(lambda: read([*headings("placement"), "Kvinnor"], [*RIGHT["placement"], 7]))
        assert [fault.message for fault in faults] == ["header_unknown"]


class TestHeadingsOnTwoRows:
    def test_words_of_one_heading(self):
        top = ["Kvartal", "Kommun", "Offentlig", "Insats", "Förstärkt", "Kön", "Antal", "Status"]
        [fault] = faults_of(
            lambda: read(top, [None, None, "aktör", None, "samarbete", None, "personer"], RIGHT["placement"])
        )
        assert (fault.message, fault.row) == ("header_two_rows", 1)
        assert "på två rader, 1 och 2" in fault.text("sv")

    def test_words_cut_by_a_hyphen(self):
        top = ["Kvar-", "Kom-", "Offentlig", "In-", "Kön", "Antal"]
        faults = faults_of(lambda: read(top, ["tal", "mun", "aktör", "sats", None, "personer"], [*START, "män", "7"]))
        assert [fault.message for fault in faults] == ["header_two_rows"]

    def test_parts_that_are_no_values_of_a_column(self):
        second = [None, None, None, None, None, "varav", "nya"]
        faults = faults_of(lambda: read([*TOP, "Kön", "Antal personer", None], second, [*START, "män", 7, 2]))
        assert [(fault.message, fault.row) for fault in faults] == [("header_two_rows", 1)]

    def test_a_title_above_is_none(self):
        assert read(["Placeringar", "kvartal"], headings("placement"), RIGHT["placement"]).header_row == 2


class TestHeadingsThatAreMissing:
    def test_the_column_is_named_with_its_letter_and_what_its_values_are(self):
        lost = [None if text == "Insats" else text for text in headings("placement")]
        [fault] = faults_of(lambda: read(lost, RIGHT["placement"], kind="placement"))
        assert (fault.message, fault.letter) == ("header_none_like", "D")
        assert "Skriv rubriken Insats i D1" in fault.text("sv")

    def test_a_column_that_nobody_knows_is_named_with_its_letter(self):
        [fault] = faults_of(lambda: read(headings("placement"), [*RIGHT["placement"], "x"]))
        assert fault.message == "header_none"
        assert "kolumn I har innehåll men ingen rubrik" in fault.text("sv")

    @pytest.mark.parametrize(
        ("was", "now"), [("Insats", "Insatstyp"), ("Insats", "Insats 2019"), ("Kön", "Kon"), ("Insats", "Kolumn4")]
    )
    def test_the_column_that_is_needed_is_never_to_be_removed(self, was, now):
        strange = [now if text == was else text for text in headings("placement")]
        [fault] = faults_of(lambda: read(strange, RIGHT["placement"], kind="placement"))
        assert fault.message == "header_unknown_like"
        assert f"Skriv {was} om det är den kolumnen" in fault.text("sv")
        assert "Ta bort" not in fault.text("sv")

    def test_a_heading_as_long_as_a_page_is_held_against_no_other(self):
        """To compare texts takes the time of their lengths multiplied; nobody writes such a heading for one of ours."""
        long = [f"Företag {'och mer ' * 20}" if text == "Företag" else text for text in headings("enterprise")]
        [fault, *_] = faults_of(lambda: read(long, RIGHT["enterprise"], kind="enterprise"))
        assert fault.message == "header_unknown"

    def test_a_table_on_its_side(self):
        [fault] = faults_of(lambda: read(*zip(headings("placement"), RIGHT["placement"], strict=True)))
        assert (fault.message, fault.row) == ("table_turned", 1)
        assert "i kolumn A" in fault.text("sv")

    @pytest.mark.parametrize(("sign", "said"), [(";", "semikolon"), (",", "komma"), ("\t", "tabb"), ("|", "lodstreck")])
    def test_each_row_in_one_cell(self, sign, said):
        [fault] = faults_of(lambda: read(*[[sign.join(row)] for row in (headings("placement"), RIGHT["placement"])]))
        assert (fault.message, fault.row) == ("table_one_cell", 1)
        assert "varje rad är en enda cell, med 8 värden" in fault.text("sv")
        assert said in fault.text("sv")


class TestSignsOfFootnotes:
    @pytest.mark.parametrize(
        "sign", ["¹", " ²", "*", "**", " 2)", " (1)", " [1]", "†", "1", " a)", "^1", "¹ ²", ", 1)", "¹:"]
    )
    def test_a_heading_means_what_it_means_without_them(self, sign):
        noted = [f"{text}{sign}" for text in headings("placement")]
        assert read(noted, RIGHT["placement"]).columns == read(headings("placement"), RIGHT["placement"]).columns

    @pytest.mark.parametrize("sign", ["*", "¹", "(1) "])
    def test_before_a_heading(self, sign):
        assert read([f"{sign}{text}" for text in headings("placement")], RIGHT["placement"]).form.kind == "placement"

    @pytest.mark.parametrize("end", ["*" * 90 + "x", " ," * 45 + "x", "*" * 4_000 + "x", "1" * 90 + "x"])
    def test_no_heading_takes_long(self, end):
        """A pattern that tried every way to part the signs would never be done."""
        faults = faults_of(lambda: read([*headings("placement"), f"Not{end}"], [*RIGHT["placement"], "x"]))
        assert [fault.message for fault in faults] == ["header_unknown"]

    def test_two_columns_that_only_a_number_tells_apart_are_not_one(self):
        top = [*headings("placement")[:6], "Antal1", "Antal2"]
        faults = faults_of(lambda: read(top, [*RIGHT["placement"][:6], 7, 8], kind="placement"))
        assert [fault.message for fault in faults] == ["header_unknown_like", "header_unknown_like"]


class TestWhatStandsOnce:
    def test_names_left_out_where_they_are_the_same(self):
        rows = [
            with_cells("placement", sex=sex, municipality_code=name)
            for name in ("Gävle", None)
            for sex in ("kvinnor", "män")
        ]
        rows += [with_cells("placement", municipality_code=None, sex="kvinnor")]
        faults = faults_of(lambda: read(headings("placement"), *rows))
        assert {fault.message for fault in faults} == {"cell_empty_as_above"}
        assert "detsamma som cellen ovanför (”Gävle”)" in faults[0].text("sv")

    def test_one_empty_cell_is_an_empty_cell(self):
        rows = [with_cells("placement", sex=sex) for sex in ("kvinnor", "män")]
        faults = faults_of(lambda: read(headings("placement"), *rows, with_cells("placement", municipality_code="")))
        assert [(fault.message, fault.row) for fault in faults] == [("cell_empty", 4)]

    def test_a_heading_of_the_rows_below(self):
        below = with_cells("placement", municipality_code=None)
        faults = faults_of(lambda: read(headings("placement"), [None, "Gävle"], below))
        assert faults[0].message == "row_of_a_group"
        assert "(”Gävle”)" in faults[0].text("sv")
