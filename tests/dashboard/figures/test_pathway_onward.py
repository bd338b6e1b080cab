import polars as pl

from dashboard.figures.pathway_onward import chart, sentence, subtitle
from dashboard.wording.claims import Relation
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.figures.pathway_frames import rows_of
from tests.queries.pathway_rows import came

GAVLE = "2180"
__all__ = ["rows_of"]
ZERO = came(GAVLE, "measure", 0.0, value_kind="rounded")


def test_each_group_that_carries_a_share_is_told_with_it(rows_of):
    frame = rows_of("pathway_onward", pathway=[
        came(GAVLE, "work_or_study", 60.0), came(GAVLE, "referral", 40.0), ZERO,
        came(GAVLE, "work_or_study", 6.0, "red"), came(GAVLE, "referral", 50.0, "red"),
        came(GAVLE, "measure", 0.0, "red", value_kind="rounded"),
    ])  # fmt: skip

    said = sentence(frame, "sv")

    assert said == "Vidare gick ungefär 60\u00a0% av grön grupp"
    assert [(claim.subject.column, claim.than) for claim in said.claims] == [("share_pct", 60.0)]
    html = chart(frame, SWEDISH)
    # The red group, and nobody at all in the yellow.
    assert html.count("för få för en andel") == 2
    assert '<i style="--w:60" aria-hidden="true"></i></span><b>≈\u00a060\u00a0%</b>' in html
    assert "6 av ≈\u00a056" in html
    assert "60 av ≈\u00a0100" in html


def test_shares_of_many_changed_counts_say_how_little_is_certain(rows_of):
    zeros = [
        came(GAVLE, step, 0.0, group, value_kind="rounded")
        for step in ("measure", "feedback")
        for group in ("green", "yellow")
    ]
    frame = rows_of("pathway_onward", pathway=[
        *zeros, came(GAVLE, "work_or_study", 25.0), came(GAVLE, "referral", 20.0),
        came(GAVLE, "work_or_study", 25.0, "yellow"), came(GAVLE, "referral", 30.0, "yellow"),
    ])  # fmt: skip

    said = sentence(frame, "sv")

    assert said.partition(". ")[2] == "Andelarna är osäkra: säkert är minst 25 och 25 personer, i samma ordning."
    assert [(claim.subject.column, claim.relation, claim.than) for claim in said.claims[2:]] == [
        ("value", Relation.AT_LEAST, 25.0), ("value", Relation.AT_LEAST, 25.0),
    ]  # fmt: skip
    one = frame.filter(pl.col("pathway_group") == "green")
    assert sentence(one, "en").endswith("The share is uncertain: for certain, it is at least 25 people.")


def test_too_few_everywhere_is_said_and_nothing_delivered_too(rows_of):
    few = rows_of("pathway_onward", pathway=[came(GAVLE, "work_or_study", 7.0), ZERO])
    nothing = rows_of("pathway_onward", pathway=[])

    assert sentence(few, "sv") == "Antalen är för små för en andel som gick vidare"
    assert sentence(nothing, "en") == "There are no figures on who went on"


def test_whose_share_it_is_and_who_was_referred_again(rows_of):
    frame = rows_of("pathway_onward", pathway=[came(GAVLE, "referral", 9.0, referred_again=True)])

    assert subtitle(frame, "sv").startswith("Till arbete eller studier inom ett år, av dem som sökte stöd 2017 kv 4")
    assert '<td class="r">9</td>' in chart(frame, SWEDISH)
