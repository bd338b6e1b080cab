from dashboard.figures import training_by_employer
from tests.dashboard.drawn import SWEDISH, rows_of
from tests.dashboard.figures.training_frames import told
from tests.queries.training_rows import BOLLNAS, GAVLE, trained

QUERY = "training_by_employer"


def test_an_employer_that_nothing_is_known_of_is_named(load, filters):
    frame = told(load, filters, QUERY)

    assert training_by_employer.sentence(frame, "sv") == "Ingen uppgift om deltagare finns från Försäkringskassan"
    rows = {row[0]: row[1:] for row in rows_of(training_by_employer.chart(frame, SWEDISH), headed=True)}
    assert rows["Kommunerna"][1] == "Handläggare: 54"
    assert rows["Försäkringskassan"][1] == "Handläggare: okänt"
    assert rows["ASF"][0] == "Alla anställda: gäller inte"


def test_where_something_is_known_of_all_nobody_is_named(load, filters):
    frame = told(load, filters, QUERY, people=[trained(GAVLE, 9.0), trained(BOLLNAS, 8.0)])

    assert training_by_employer.sentence(frame, "sv") == "Alla slags arbetsgivare har uppgifter om deltagare"


def test_where_nobody_has_told_anything_it_says_so(load, filters):
    frame = told(load, filters, QUERY, people=[])

    assert training_by_employer.sentence(frame, "sv") == "Ingen uppgift finns om deltagare i utbildningarna"
