"""Viewers who come in at once on a cold server, and again at a restart, see what a calm visitor sees."""

from collections import Counter
from pathlib import Path

from tests.server.crowd import ADDRESSES, MOMENTS, Moment, play_round
from tests.server.viewer import Page


def test_a_crowd_meets_no_fault_at_the_start_at_a_restart_and_while_versions_are_published(tmp_path: Path):
    moments = play_round(len(ADDRESSES), tmp_path, soak_seconds=6)

    assert {name: moment.faults for name, moment in moments.items()} == {name: [] for name in MOMENTS}
    assert [len(moments[name].shown) for name in MOMENTS[:2]] == [len(ADDRESSES)] * 2
    assert len(moments["soak"].shown) > len(ADDRESSES)


def test_what_is_wrong_on_a_page_is_counted():
    moment = Moment()

    moment.note("/", Page(Counter(), ("error box: x",), 1.0))
    moment.note("/", Page(Counter(), (), 1.0))

    assert moment.faults == ["/: error box: x"]
    assert len(moment.shown) == 2
