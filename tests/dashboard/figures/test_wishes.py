"""What became of wishes: counted as far as it is known."""

import polars as pl
import pytest

from dashboard.figures import wishes, wishes_of_municipalities
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.figures.registers import NO_REGISTER


@pytest.mark.parametrize(
    ("states", "words"),
    [
        (["done", "done", "ongoing"], "Två av tre önskemål är genomförda."),
        (["done", "ongoing"], "Ett av två önskemål är genomfört."),
        (["done", None], "Minst ett av två önskemål är genomfört. Om ett går det inte att avgöra."),
        (
            [None, "not_started"],
            "Inget av två önskemål är genomfört, så vitt vi vet. Om ett går det inte att avgöra.",
        ),
        (["ongoing"], "Inget av ett önskemål är genomfört."),
    ],
)
def test_are_counted_as_far_as_they_are_known(states, words):
    frame = pl.DataFrame(
        {"progress": states, "progress_status": ["A" if state else "UN" for state in states]},
        schema={"progress": pl.String, "progress_status": pl.String},
    )

    assert wishes.sentence(frame, "sv") == words


def wished(*rows: tuple[str, str | None, str | None]) -> pl.DataFrame:
    """Wishes of one party: the state, of whom, and what we infer."""
    made = [
        {
            "asked_by_id": "af", "asked_by_sv": "Arbetsförmedlingen", "asked_by_en": "Public Employment Service",
            "title_sv": f"Önskan {place}", "title_en": f"Wish {place}", "wording_sv": "Att <b>få</b>", "wording_en": "That",
            "page": "10", "asked_of_sv": whom, "asked_of_en": whom, "progress": state, "progress_status": "A" if state else "NL",
            "evidence_sv": None, "evidence_en": None, "inference_sv": ours, "inference_en": ours,
        }
        for place, (state, whom, ours) in enumerate(rows, start=1)
    ]  # fmt: skip
    texts = dict.fromkeys(
        ("progress", "asked_of_sv", "asked_of_en", "evidence_sv", "evidence_en", "inference_sv", "inference_en"),
        pl.String,
    )
    return localise(pl.DataFrame(made, schema_overrides=texts), "sv")


def test_where_nobody_has_told_the_wording_is_open_and_what_is_missing_stands_once():
    html = wishes.chart(
        wished((None, "staten", "Vår tolkning."), (None, None, None)), SWEDISH, provision_agreements=NO_REGISTER
    )

    assert html.count("<details open>") == 2
    assert html.count('class="hatch"') == 1
    assert "&lt;b&gt;" in html
    assert "framgår inte" in html
    assert "<b>Önskan 1.</b> Vår tolkning." in html


def test_where_one_is_told_each_has_its_state():
    html = wishes.chart(
        wished(("ongoing", "staten", None), (None, "staten", None)), SWEDISH, provision_agreements=NO_REGISTER
    )

    assert "<details open>" not in html
    assert "pågår" in html
    assert html.count("ej levererat") == 1


def test_those_of_the_municipalities_are_short_and_say_from_whom_to_whom():
    frame = wished(("done", "kommunerna", None), ("ongoing", "staten", None), ("ongoing", None, None)).with_columns(
        concerns_municipalities=pl.Series([True, False, True])
    )
    shown = wishes_of_municipalities.shows(frame)
    html = wishes_of_municipalities.chart(shown, SWEDISH)

    assert wishes_of_municipalities.sentence(shown, "sv") == "Ett av två önskemål är genomfört."
    assert "från Arbetsförmedlingen till kommunerna · s. 10" in html
    assert "från Arbetsförmedlingen; till vem framgår inte" in html
    assert "staten" not in html
    assert "<details" not in html
