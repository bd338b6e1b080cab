import re

from contract import DETAILS, EXTRACTS
from dashboard.figures.dictionary import chart
from tests.dashboard.drawn import rows_of
from tests.dashboard.source_frames import SV, ask


def test_every_extract_is_a_fold_with_its_columns(load, filters):
    html = chart(ask(load(), "dictionary", filters()), SV)

    assert re.findall(r"<summary><code>(\w+)</code>", html) == [*EXTRACTS, *DETAILS]
    rows = rows_of(html)
    assert len(rows) == sum(len(schema.columns()) for schema in (*EXTRACTS.values(), *DETAILS.values()))
    assert ["amount_status", "Beloppets status", "String kodlista obs_status"] in rows
    assert ["lost_sv", "Vad vi saknar", "String får saknas"] in rows
    assert ["indicator_code", "Indikator", "String nyckel, hör till indicator.indicator_code"] in rows
