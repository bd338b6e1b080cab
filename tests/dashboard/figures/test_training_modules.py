from dashboard.figures.training_modules import chart, headline
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH, rows_of

MODULES = [
    {"module_id": "a", "position": 1, "title_sv": "BAS <1>", "target_group_sv": "Alla", "content_sv": "Roller."},
    {"module_id": "b", "position": 2, "title_sv": "Block", "target_group_sv": "Ledning", "goal_sv": "Förändring"},
]


def test_each_module_says_whom_it_is_for_and_what_is_not_said(load, filters):
    frame = localise(run_query(load(training_module=MODULES), "training_modules", filters()), "sv")

    assert rows_of(chart(frame, SWEDISH), headed=True) == [
        ["BAS &lt;1&gt;", "Målgrupp: Alla", "Mål: framgår inte", "Innehåll: Roller."],
        ["Block", "Målgrupp: Ledning", "Mål: Förändring", "Innehåll: framgår inte"],
    ]
    assert headline(frame, "sv") == (
        "Två utbildningar om ASF är föreslagna. Ingen uppgift finns om vilka som har deltagit."
    )
    assert headline(frame.clear(), "sv") == "Ingen utbildning är beskriven"
