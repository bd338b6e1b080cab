from contract import DETAILS, EXTRACTS
from dashboard.query import run_query


def test_every_column_of_every_extract_is_a_row_in_the_order_of_the_contract(load, filters):
    result = run_query(load(), "dictionary", filters())

    assert result.columns == [
        "extract", "column_name", "heading_sv", "heading_en", "note_sv", "note_en", "data_type", "is_key",
        "may_be_null", "codelist", "foreign_key",
    ]  # fmt: skip
    assert result.select("extract", "column_name").rows() == [
        (name, column) for name, schema in {**EXTRACTS, **DETAILS}.items() for column in schema.columns()
    ]
    amount = [row for row in result.rows() if row[:2] == ("service_use", "amount_status")]
    assert amount == [
        ("service_use", "amount_status", "Beloppets status", "Status of the amount", "", "", "String", False, False,
         "obs_status", ""),
    ]  # fmt: skip
