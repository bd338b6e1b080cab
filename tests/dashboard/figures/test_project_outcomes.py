from datetime import date

import pytest

from dashboard.figures.project_outcomes import chart, sentence
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH, rows_of

PROJECTS = [{"project_id": name, "title_sv": name.capitalize()} for name in ("bro", "tyst", "vag")]
TOLD = [
    {"project_id": "bro", "period": "2017-Q1", "lives_on": "yes", "outcome_sv": "Kvar <1>."},
    {"project_id": "bro", "period": "2018", "obs_status": "UN", "outcome_sv": "Oklart.", "page": "10"},
]


@pytest.fixture
def told(load, filters):
    def ask(*outcomes: dict, language: str = "sv"):
        database = load(project=PROJECTS, project_outcome=list(outcomes))
        frame = run_query(database, "project_outcomes", filters(reference_date=date(2018, 12, 31)))
        return localise(frame, language)

    return ask


def test_the_latest_first_and_all_of_whom_nothing_is_told_in_one_row(told):
    assert rows_of(chart(told(*TOLD), SWEDISH)) == [
        ["Bro", "2018", "Okänt", "Oklart. Sida 10 i källan."],
        ["2017 kv 1", "Lever kvar", "Kvar &lt;1&gt;."],
        ["Ingen har berättat något om Tyst och Vag"],
    ]


def test_the_sentence_counts_what_is_known_by_the_latest_word(told):
    assert sentence(told(*TOLD), "sv") == "Om arbetet lever kvar är inte känt för något av tre projekt"
    assert sentence(told(TOLD[0]), "sv") == "Om arbetet lever kvar är känt för ett av tre projekt"
    assert (
        sentence(told(TOLD[0], language="en"), "en") == "Whether the work lives on is known for one of three projects"
    )
