"""Which sign a value has: decided in one place, by what is known of it."""

import pytest

from contract.signs import Known, Sign, sign_of


@pytest.mark.parametrize(
    ("known", "sign"),
    [
        (Known(6.0), Sign.EXACT),
        (Known(6.0, missing_parts=1, value_kind="at_least"), Sign.AT_LEAST),
        (Known(45.0, value_kind="rounded", rounded_parts=3), Sign.CHANGED),
        (Known(45.0, value_kind="rounded", rounded_parts=3, missing_parts=1), Sign.AT_LEAST_CHANGED),
        (Known(0.0, value_kind="rounded"), Sign.FEW_OR_NONE),
        (Known(0.0, value_kind="rounded", rounded_parts=2), Sign.CHANGED),
        (Known(260.0, value_kind="stated", qualifier="approximate"), Sign.ABOUT),
        (Known(None, value_kind="stated", low=50.0, high=60.0, qualifier="range"), Sign.SPAN),
        (Known(None, obs_status="NL", value_kind=None), Sign.NONE),
        # More answers may lower a share: it is not at least.
        (Known(24.0, value_kind="answered", missing_parts=2, rounded_parts=0), Sign.EXACT),
        (Known(24.0, value_kind="answered", missing_parts=2, rounded_parts=9), Sign.CHANGED),
    ],
)
def test_sign_of(known, sign):
    assert sign_of(known) is sign
