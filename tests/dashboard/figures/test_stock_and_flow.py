import polars as pl

from dashboard.figures.stock_and_flow import chart, sentence
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.figures.test_enhanced_cooperation import STATED
from tests.dashboard.usage_frames import frame, row


def test_two_measures_are_not_added():
    assert sentence(frame(row(260, **STATED)), "sv") == "Två mått som inte ska läggas ihop"


def test_stock_and_flow_stand_beside_each_other_and_have_no_sum():
    frame = pl.DataFrame(
        {
            "stock_flow": ["stock", "flow"], "period": ["2016", "2016"], "value": [260.0, None],
            "low": [None, 50.0], "high": [None, 60.0], "qualifier": ["approximate", "approximate"],
            "obs_status": ["A", "A"], "value_kind": ["stated", "stated"],
        }
    )  # fmt: skip

    drawn = chart(localise(frame, "sv"), SWEDISH)

    assert '<p class="v">omkring 260</p>' in drawn
    assert '<p class="v">omkring 50–60</p>' in drawn
    assert "Bestånd, 2016" in drawn
    assert "Flöde, per år, 2016" in drawn
    assert not any(total in drawn for total in ("310", "315", "320"))
