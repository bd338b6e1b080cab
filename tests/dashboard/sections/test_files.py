import re

from dashboard.sections.files import files_table, reading_examples, whole_version
from tests.dashboard.drawn import rows_of
from tests.dashboard.source_frames import EN, SV

PLACE = "https://asf.example.se/data/exempel/3"


def test_the_files_and_how_to_read_them_name_no_machine():
    files = [("placement", "placement-0a1b.parquet", 8140), ("observation", "observation-2c3d.parquet", 102)]
    html = files_table(files, SV, place=PLACE, offered=["placement"])
    examples = reading_examples("placement", EN, place=PLACE)

    assert rows_of(html) == [
        [
            "placement Personer placerade hos ASF vid kvartalets slut",
            "placement-0a1b.parquet parquet csv xlsx json",
            "8 140",
        ],
        ["observation Uppgifter som dokument anger", "observation-2c3d.parquet", "102"],
    ]
    assert "De 2 filerna" in html
    assert f'href="{PLACE}/extracts/placement.csv" download aria-label="placement.csv"' in html
    assert "extracts/observation" not in html
    assert f"arrow::read_parquet(&quot;{PLACE}/extracts/placement.parquet&quot;)" in examples
    assert not re.search(r"[A-Z]:\\|/home/|/Users/", examples)


def test_the_whole_version_its_licences_and_its_description_have_ways():
    html = whole_version(SV, place=PLACE, is_described=True)

    assert re.findall(r'href="([^"]+)"', html) == [
        f"{PLACE}/version.zip", f"{PLACE}/licence.txt", "https://asf.example.se/data/exempel/dcat.rdf",
    ]  # fmt: skip
    assert "Hela version 3 (zip)" in html


def test_a_catalogue_that_nobody_publishes_has_no_description_to_fetch():
    assert "dcat" not in whole_version(SV, place=PLACE, is_described=False)
