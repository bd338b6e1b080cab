"""What is refused of a procurement."""


def test_a_value_of_contracts_where_none_was_made_is_refused(desk, marks, words):
    report = desk.check("procurement", {"value": 0, "amount_sek": 120000}, partner="kommun-2183")

    assert marks(report.faults) == [("amount_without_procurement", 2, "G")]
    assert words(report.faults[0])[0] == "Avtalen har ett värde, men ingen upphandling ledde till avtal."


def test_none_without_a_value_is_taken_in(desk):
    assert desk.check("procurement", {"value": 0, "amount_sek": None}, partner="kommun-2183").faults == ()
