from dashboard.figures import training_by_municipality
from tests.dashboard.drawn import SWEDISH, rows_of
from tests.dashboard.figures.training_frames import told
from tests.queries.training_rows import GAVLE, trained

QUERY = "training_by_municipality"


def test_municipalities_with_figures_are_counted(load, filters):
    assert training_by_municipality.sentence(told(load, filters, QUERY), "sv") == (
        "Uppgifter om deltagare finns från två av två kommuner"
    )


def test_one_that_has_told_nothing_is_not_taken_for_none(load, filters):
    frame = told(load, filters, QUERY, people=[trained(GAVLE, 30.0)])

    assert training_by_municipality.sentence(frame, "en") == (
        "There are figures on participants from one of two municipalities"
    )
    rows = {row[0]: row[1:] for row in rows_of(training_by_municipality.chart(frame, SWEDISH), headed=True)}
    assert rows["Gävle"][1] == "Handläggare: 30"
    assert rows["Bollnäs"][1] == "Handläggare: ej levererat"


def test_where_nobody_has_told_anything_it_says_so(load, filters):
    frame = told(load, filters, QUERY, people=[])

    assert training_by_municipality.sentence(frame, "sv") == "Ingen uppgift finns om deltagare i utbildningarna"
