"""What Kommunprofil says of one municipality where little or nothing is known of it."""

import polars as pl

from dashboard.figures import enterprise_register_list, procurements_list, structure_distance_conditions
from tests.dashboard.drawn import SWEDISH


def test_a_procurement_of_which_none_is_known_as_reserved_is_neither_none_nor_at_least_none():
    row = {
        "value": 1.0, "low": 1.0, "high": None, "missing_parts": 1, "rounded_parts": 0, "obs_status": "A", "value_kind": "exact",
        "reserved_value": 0.0, "joint_value": 1.0, "all_missing_parts": 1, "amount_sek": None, "amount_status": "NL",
        "amount_status_label": "ej levererat", "amount_qualifier": None,
    }  # fmt: skip
    html = procurements_list.chart(pl.DataFrame([row]), SWEDISH)

    assert 'Reserverade</th><td class="r">ingen känd</td>' in html
    assert 'Gemensamma</th><td class="r">minst 1</td>' in html


def test_without_an_active_enterprise_there_is_no_list():
    assert enterprise_register_list.chart(pl.DataFrame({"is_active": [False]}), SWEDISH) == ""


def test_the_conditions_are_not_the_criteria():
    frame = pl.DataFrame({"criterion": ["policy", "local_analysis"], "is_criterion": [True, False]})

    assert structure_distance_conditions.shows(frame)["criterion"].to_list() == ["local_analysis"]
