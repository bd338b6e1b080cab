"""The kind `procurement`: what a municipality is asked for, and who may send it."""

from pathlib import Path

import pytest

from contract import UNOWED_KINDS
from contract.deliveries import STATUSES
from publishing.catalogue.partners import read_partners
from publishing.kinds import FORMS, KINDS

DATA = Path(__file__).parents[3] / "data"


def test_it_counts_no_people_and_hides_nothing():
    form = FORMS["procurement"]

    assert not form.counts_people
    assert not KINDS["procurement"].is_held
    assert form.key == ("period", "municipality_code", "procurement_kind", "is_joint")
    assert {form.field(name).codes for name in ("obs_status", "amount_status")} == {STATUSES}


@pytest.mark.parametrize("catalogue", ["gavleborg", "exempel"])
def test_every_municipality_may_send_it_and_nobody_owes_it(catalogue):
    partners = read_partners(DATA / catalogue).partners

    assert "procurement" in UNOWED_KINDS
    assert not [each for each in partners if "procurement" in each.owes]
    assert {each.municipality_code for each in partners if "procurement" in each.sends} == {
        each.municipality_code for each in partners if each.municipality_code
    }
