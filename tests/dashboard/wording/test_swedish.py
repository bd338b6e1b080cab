"""What the data say in Swedish is marked where it stands, and no word of the page is."""

import polars as pl
import pytest

from dashboard.wording.swedish import in_swedish, swedish_among

TEXTS = swedish_among(
    pl.DataFrame(
        {"words": ["Beslut i nämnden", "Beslut i nämnden, 3 § och 4 §", "plan", "A & B i Gävle", "s. 14 i planen"]}
    )
)


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>Beslut i nämnden</p>", '<p><bdi lang="sv">Beslut i nämnden</bdi></p>'),
        ("<p>“Beslut i nämnden”.</p>", '<p>“<bdi lang="sv">Beslut i nämnden</bdi>”.</p>'),
        ("Beslut i nämnden, 3 § och 4 § of 2017", '<bdi lang="sv">Beslut i nämnden, 3 § och 4 §</bdi> of 2017'),
        ("<td>A &amp; B i Gävle</td>", '<td><bdi lang="sv">A &amp; B i Gävle</bdi></td>'),
        ("<td>S.\u00a014 i planen</td>", '<td><bdi lang="sv">S.\u00a014 i planen</bdi></td>'),
        ("<td> plan </td>", '<td> <bdi lang="sv">plan</bdi> </td>'),
        ("<td>the plan of 2016</td>", "<td>the plan of 2016</td>"),
        ("<td>Beslut i nämnderna</td>", "<td>Beslut i nämnderna</td>"),
        ('<td title="Beslut i nämnden">x</td>', '<td title="Beslut i nämnden">x</td>'),
    ],
)
def test_a_text_is_marked_where_it_stands(html, marked):
    assert in_swedish(html, TEXTS) == marked


def test_without_any_nothing_is():
    none = swedish_among(pl.DataFrame({"words": []}, schema={"words": pl.String}))

    assert in_swedish("<p>plan</p>", none) == "<p>plan</p>"
