import polars as pl
import pytest


@pytest.mark.parametrize(
    ("kind", "partner", "remedy"),
    [
        (
            "placement",
            "kommun-2183",
            "Fanns inga placeringar: skriv rader med 0 som antal, en för kvinnor och en för män.",
        ),
        ("service_use", "kommun-2183", "Köptes inga tjänster: skriv en rad med 0 som antal."),
        ("enterprise", "coompanion", "Skriv en rad för varje företag som är verksamt, också om inget har ändrats."),
        ("commitment", "kommun-2183", "Finns inga åtaganden: skriv en rad för varje steg med läget ”nej”."),
        ("dialogue_meeting", "kommun-2183", "Hölls inga möten: skriv en rad för varje aktör med 0 som antal."),
    ],
)
def test_a_delivery_without_rows_is_told_how_to_say_zero(desk, marks, kind, partner, remedy):
    report = desk.check(kind, partner=partner)

    assert marks(report.faults) == [(f"nothing_in_{kind}", None, None)]
    assert report.faults[0].what("sv") == f"det finns inga rader under rubrikerna. {remedy}"
    assert report.faults[0].what("en").startswith("there are no rows below the headings. ")
    assert (report.period, report.rows, report.warnings) == ("", 0, ())


def test_an_empty_cell_that_is_required(desk, marks, words):
    report = desk.check("placement", {"placement_measure": None})

    assert marks(report.faults) == [("required_cell_empty", 2, "D")]
    assert words(report.faults[0]) == ("Cellen är tom.", "The cell is empty.")


def test_a_municipality_that_is_not_in_the_catalogue(desk, marks):
    report = desk.check("enterprise", {"municipality_code": "0180"}, partner="coompanion")

    assert marks(report.faults) == [("municipality_elsewhere", 2, "D")]
    assert (
        report.faults[0].what("sv") == "kommunen hör inte till regionen. Skriv en av dessa: Bollnäs, Gävle, Hudiksvall."
    )
    assert (
        report.faults[0].what("en")
        == "the municipality is not in the region. Write one of: Bollnäs, Gävle, Hudiksvall."
    )


def test_a_municipality_that_was_merged_before_the_quarter(desk, marks):
    municipality = desk.version["municipality"]
    gone = pl.when(municipality_code="2183").then(pl.lit(2018, pl.Int64)).alias("valid_to_year")
    desk.version["municipality"] = municipality.with_columns(gone)

    report = desk.check("placement", {})

    assert marks(report.faults) == [("municipality_not_there", 2, "B")]
    assert report.faults[0].what("sv") == (
        "Bollnäs är ingen egen kommun 2019 kv 1. Skriv den kommun som fanns då. Räkna inte om: vad en kommun lämnar gäller den själv."
    )


def test_a_row_that_stands_twice_names_the_other(desk, marks, words):
    report = desk.check("placement", {}, {"sex": "M"}, {"value": 9.0})

    assert marks(report.faults) == [("row_twice", 4, "F")]
    assert words(report.faults[0]) == (
        "Raden gäller detsamma som rad 2 (Bollnäs, Kommunerna, Arbetsträning, kvinnor).",
        "The row is about the same as row 2 (Bollnäs, The municipalities, Work training, women).",
    )


def test_an_enterprise_in_two_municipalities_or_with_two_names(desk, marks, words):
    report = desk.check(
        "enterprise",
        {},
        {"municipality_code": "2184"},
        {"enterprise_name": "Kaféet"},
        {"employees": 9.0},
        partner="coompanion",
    )

    assert marks(report.faults) == [
        ("enterprise_in_two_places", 3, "D"),
        ("enterprise_of_two_names", 4, "C"),
        ("row_twice", 5, "B"),
    ]
    assert words(report.faults[0])[0] == "Företaget asf-1 står också på rad 2, i Bollnäs."
    assert words(report.faults[0])[1] == "The enterprise asf-1 also stands on row 2, in Bollnäs."
    assert words(report.faults[1])[0] == "Företaget asf-1 står också på rad 2, med namnet ”Återbruket”."
    assert words(report.faults[1])[1] == "The enterprise asf-1 also stands on row 2, with the name “Återbruket”."


def test_a_key_column_that_the_file_lacks_leaves_the_fault_on_the_next(desk, marks):
    report = desk.check("commitment", {}, {}, lacks=("commitment_number",))

    assert marks(report.faults) == [("row_twice", 3, "C")]
