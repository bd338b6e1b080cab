"""Missing, surplus and foreign files, references between files, and settings that do not hold."""

import pytest

UNCHANGED = "Inget har publicerats och inget publicerat har ändrats."


def test_a_missing_file_is_named(workplace):
    workplace.facts("target").unlink()
    before = workplace.published()
    code, _, error = workplace.build()
    assert code == 2
    assert error.splitlines() == [
        "Underlaget kan inte publiceras. Antal fel: 1.",
        f"  {workplace.facts('target')}: filen saknas. Lägg dit den igen.",
        UNCHANGED,
    ]
    assert workplace.published() == before


def test_a_file_of_no_extract_is_named(workplace):
    workplace.facts("target").rename(workplace.facts("targets"))
    code, _, error = workplace.build()
    assert code == 2
    assert f"{workplace.facts('target')}: filen saknas." in error
    assert f"{workplace.facts('targets')}: filen hör inte till något uttag." in error


def test_an_empty_file_is_told_its_header(workplace):
    workplace.facts("delivery").write_text("")
    _, _, error = workplace.build()
    assert (
        f"{workplace.facts('delivery')}, rad 1: filen saknar rubrikrad. Första raden ska vara: "
        "municipality_code,delivery_kind,period,period_end,delivery_status,delivered_on,source_id" in error
    )


def test_a_file_saved_with_semicolons_is_told_so(workplace):
    path = workplace.facts("municipality")
    path.write_text(path.read_text(encoding="utf-8").replace(",", ";"), encoding="utf-8")
    _, _, error = workplace.build()
    assert f"{path}, rad 1: filen har semikolon mellan kolumnerna. Faktafilerna ska ha komma." in error


def test_a_file_in_another_encoding_is_told_so(workplace):
    path = workplace.facts("municipality")
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))
    code, _, error = workplace.build()
    assert code == 2
    assert f"{path}: filen är inte UTF-8. Spara om den som CSV UTF-8." in error


def test_a_byte_order_mark_other_line_ends_and_another_order_of_columns_are_no_fault(workplace):
    path = workplace.facts("municipality")
    rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    path.write_bytes(("\ufeff" + "\r\n".join(",".join(row[::-1]) for row in rows) + "\r\n").encode())
    code, printed, error = workplace.build()
    assert (code, error) == (0, "")
    assert printed.startswith("Oförändrat: ")


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "column", "target"),
    [
        ("population", "2180,2015", "2199,2015", 38, "municipality_code", "municipality"),
        ("population", "98877,A,scb_befolkning", "98877,A,scb", 38, "source_id", "source"),
        ("observation", "sak_members,21", "sak_member,21", 33, "indicator_code", "indicator"),
        ("milestone", "T2b,plan_adopted", "T2x,plan_adopted", 11, "target_id", "target"),
    ],
)
def test_a_reference_to_a_row_that_is_not_there_is_named(workplace, file, old, new, row, column, target):
    workplace.edit(f"facts/{file}.csv", old, new)
    before = workplace.published()
    code, _, error = workplace.build()
    assert code == 2
    assert f"{workplace.facts(file)}, rad {row}, kolumn {column}: ”" in error
    assert f"finns inte i {workplace.facts(target)}. Lägg till det där eller rätta värdet här." in error
    assert workplace.published() == before


def test_a_reference_to_the_other_source_of_a_conflict_is_checked(workplace):
    workplace.edit("facts/source_conflict.csv", ",scb_befolkning,", ",scb,")
    _, _, error = workplace.build()
    assert f"{workplace.facts('source_conflict')}, rad 2, kolumn other_source_id: ”scb” finns inte i " in error


def test_faults_in_several_files_are_all_named(workplace):
    workplace.edit("facts/population.csv", "98877", "många")
    workplace.edit("facts/municipality.csv", "Gävle ".strip(), "")
    _, _, error = workplace.build()
    assert error.startswith("Underlaget kan inte publiceras. Antal fel: 1.")
    assert "”många” är inget tal" in error
    workplace.edit("facts/population.csv", "många", "98877")
    workplace.edit("facts/target_reading.csv", "A,false,true", "X,false,true")
    _, _, error = workplace.build()
    assert error.startswith("Underlaget kan inte publiceras. Antal fel: 2.")
    assert "municipality.csv, rad 7, kolumn municipality_name: värdet saknas." in error
    assert "target_reading.csv, rad 2, kolumn level_status: ”X” är ingen känd kod." in error


def test_a_long_list_of_faults_is_cut_and_says_so(workplace):
    path = workplace.facts("population")
    path.write_text(path.read_text(encoding="utf-8").replace(",A,", ",B,"), encoding="utf-8")
    _, _, error = workplace.build()
    assert error.startswith("Underlaget kan inte publiceras. Antal fel: 70.")
    assert "… och 40 fel till." in error
    assert len(error.splitlines()) == 1 + 30 + 1 + 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('title_sv = "ASF i Gävleborg"\n', "", "inställningen title_sv saknas."),
        ("is_example = false", 'is_example = false\nversion = "1"', "inställningen version är okänd."),
        ("is_example = false", 'is_example = "nej"', "inställningen is_example ska vara true eller false."),
        ("as_of = 2026-11-28", 'as_of = "i dag"', "inställningen as_of ska vara ett datum, till exempel 2026-11-22."),
        ("2026-11-29T00:00:00Z", "2026-11-29T00:00:00", "inställningen published_at ska vara en tidpunkt med tidszon"),
        (
            'facts_contract_version = "4"', 'facts_contract_version = "20"',
            "inställningen facts_contract_version ska vara en version av kontraktet som finns",
        ),
        ('name = "gavleborg"', 'name = "dalarna"', "name är ”dalarna” men mappen heter ”gavleborg”."),
        ('first_quarter = "2016-Q1"', "", "inställningen deliveries.first_quarter saknas."),
        ('"2018-Q4"', '"2018 kv 4"', "inställningen deliveries.last_quarter ska vara ett kvartal"),
        ('"leveranser"', '"leverans"', "kolumn deliveries.source_id: ”leverans” finns inte i source.csv."),
        ("[deliveries]", "[deliveries", "filen är inte giltig TOML ("),
    ],
)  # fmt: skip
def test_a_fault_in_the_settings_is_named(workplace, old, new, said):
    workplace.edit("catalogue.toml", old, new)
    before = workplace.published()
    code, _, error = workplace.build()
    assert code == 2
    assert str(workplace.folder / "catalogue.toml") in error
    assert said in error
    assert workplace.published() == before


def test_settings_in_another_encoding_are_told_so(workplace):
    path = workplace.folder / "catalogue.toml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))
    code, _, error = workplace.build()
    assert code == 2
    assert f"{path}: filen är inte UTF-8." in error
