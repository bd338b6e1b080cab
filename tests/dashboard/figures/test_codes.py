from dashboard.figures.codes import chart
from tests.dashboard.drawn import rows_of
from tests.dashboard.source_frames import EN, ask


def test_every_code_list_is_a_fold_with_its_labels(load, filters):
    html = chart(ask(load(), "codes", filters(), "en"), EN)

    assert ["NL", "not delivered"] in rows_of(html)
    assert "<code>public_actor</code> <small>5 codes</small>" in html
