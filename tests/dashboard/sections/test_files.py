import re

from dashboard.sections.files import files_table, reading_examples
from tests.dashboard.drawn import rows_of
from tests.dashboard.source_frames import EN, SV


def test_the_files_and_how_to_read_them_name_no_machine():
    html = files_table([("placement", "placement-0a1b.parquet", 8140)], SV)
    examples = reading_examples("placement-0a1b.parquet", EN, catalogue="exempel")

    assert rows_of(html) == [
        ["placement Personer placerade hos ASF vid kvartalets slut", "placement-0a1b.parquet", "8 140"]
    ]
    assert "De 1 filerna" in html
    assert "arrow::read_parquet(&quot;data/exempel/extracts/placement-0a1b.parquet&quot;)" in examples
    assert "Folder &amp; &quot;\\data\\exempel\\extracts\\placement-0a1b.parquet&quot;" in examples
    assert not re.search(r"[A-Z]:\\|/home/|/Users/", examples)
