from datetime import date

import pytest

from dashboard.wording.validity import short_validity, validity


@pytest.mark.parametrize(
    ("start", "end", "long", "short"),
    [
        (("unknown", None), ("unknown", None), "start okänd, slut okänt", "s. 7 · start okänd"),
        (("unknown", None), ("open_ended", None), "start okänd, tills vidare", "s. 7 · tills vidare"),
        (
            ("known", date(2017, 4, 1)), ("known", date(2018, 8, 31)),
            "från den 1 april 2017 till den 31 augusti 2018", "s. 7 · till 31 augusti 2018",
        ),
        (("known", date(2017, 4, 1)), ("open_ended", None), "från den 1 april 2017, tills vidare", "s. 7 · tills vidare"),
        (("not_applicable", None), ("not_applicable", None), "", "s. 7"),
    ],
)  # fmt: skip
def test_validity_says_what_is_not_known(start, end, long, short):
    row = {
        "valid_from_status": start[0], "valid_from": start[1], "valid_to_status": end[0], "valid_to": end[1], "page": "7",
    }  # fmt: skip

    assert validity(row, "sv") == long
    assert short_validity(row, "sv") == short
