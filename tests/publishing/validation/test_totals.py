def test_a_total_that_is_not_the_sum_of_the_rows_above(desk, marks, words):
    report = desk.check("placement", {"value": 7.0}, {"sex": "M", "value": 5.0}, totals=((4, "value", 13.0),))

    assert marks(report.faults) == [("total_differs", 4, "G")]
    assert words(report.faults[0]) == (
        "Totalen är 13 men raderna ovanför summerar till 12.",
        "The total is 13 but the rows above add up to 12.",
    )


def test_totals_that_add_up(desk):
    rows = ({"value": 7.0}, {"sex": "M", "value": None, "obs_status": "UN"})
    amounts = ({"amount_sek": 0.1}, {"service": "stad", "amount_sek": 0.2})

    assert desk.check("placement", *rows, totals=((4, "value", 7.0),)).is_accepted
    assert desk.check("service_use", *amounts, totals=((4, "amount_sek", 0.3),)).is_accepted


def test_women_and_men_together_are_held_against_women_and_men(desk, marks, words):
    rows = ({"value": 7.0}, {"sex": "M", "value": 5.0})
    report = desk.check("placement", *rows, sex_totals=({"sex": "T", "value": 13.0},))

    assert marks(report.faults) == [("sex_total_differs", 4, "G")]
    assert words(report.faults[0]) == (
        "Totalt är 13 men kvinnor och män är tillsammans 12.",
        "The total is 13 but women and men together are 12.",
    )
    assert desk.check("placement", *rows, sex_totals=({"sex": "T", "value": 12.0},)).is_accepted


def test_an_unknown_part_may_be_anything_from_zero_up(desk, marks):
    rows = ({"value": 7.0}, {"sex": "M", "value": None, "obs_status": "UN"})

    assert desk.check("placement", *rows, sex_totals=({"sex": "T", "value": 9.0},)).is_accepted
    low = desk.check("placement", *rows, sex_totals=({"sex": "T", "value": 6.0},))
    assert marks(low.faults) == [("sex_total_differs", 4, "G")]


def test_women_and_men_together_alone_are_refused(desk, marks):
    report = desk.check("placement", {}, sex_totals=({"sex": "T", "placement_measure": "praktik"},))
    only = desk.check("placement", sex_totals=({"sex": "T"},))

    assert marks(report.faults) == [("sexes_together", 3, "F")]
    assert (
        report.faults[0].what("sv") == "raden gäller kvinnor och män tillsammans. Skriv kvinnor och män på var sin rad."
    )
    assert report.faults[0].what("en") == "the row is about women and men together. Write women and men on a row each."
    assert marks(only.faults) == [("sexes_together", 2, "F")]
