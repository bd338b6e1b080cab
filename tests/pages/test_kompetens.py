"""Kompetens: the training that the documents propose and the one survey, which carries no conclusion."""

import polars as pl
import pytest

from tests.pages.test_projekt import facts_of


@pytest.mark.parametrize("fact", facts_of("kompetens"))
def test_what_the_documents_state_stands_on_the_page(visit, fact):
    assert fact in visit("kompetens", data="gavleborg", sprak="sv").text


def test_the_survey_of_2016_carries_no_conclusion(visit):
    seen = visit("kompetens", data="gavleborg", sprak="sv")

    assert seen.figure("knowledge_surveys").sentences == [
        "En mätning av kunskapen är känd, och den bär inga slutsatser"
    ]
    assert seen.frame("answered", "asked").select("answered", "asked", "answer_rate_pct").rows() == [
        (149.0, None, None)
    ]


FEET = {
    "gavleborg": ["training_modules", "training_participants", "knowledge_surveys", "development_groups"],
    "exempel": [
        "training_participants", "training_by_employer", "training_over_time", "training_coverage", "training_by_municipality",
        "training_modules", "knowledge_surveys", "knowledge_survey_changes",
    ],
}  # fmt: skip


@pytest.mark.parametrize("catalogue", FEET)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_opens_without_a_message_and_every_figure_has_its_source(visit, catalogue, language):
    seen = visit("kompetens", data=catalogue, sprak=language)

    assert seen.messages == []
    assert seen.keys_of("foot_") == FEET[catalogue]
    assert "Källa saknas" not in seen.text


def test_nobody_has_told_who_has_taken_part_and_the_page_does_not_take_it_for_none(visit):
    seen = visit("kompetens", data="gavleborg", sprak="sv")

    assert seen.headline.startswith("Fem utbildningar om ASF är föreslagna.")
    assert seen.figure("training_participants").sentences == ["Ingen uppgift finns om deltagare i utbildningarna"]
    assert "Att antalet saknas betyder inte att ingen har deltagit." in seen.text


def test_shares_stand_beside_their_counts_and_what_is_missing_says_so(visit):
    seen = visit("kompetens", data="exempel", sprak="sv")
    frame = seen.frame("share_pct", "whole_value", "employer")

    for row in frame.filter(pl.col("share_pct").is_not_null()).iter_rows(named=True):
        exact = 100 * row["value"] / row["whole_value"]
        # In whole fives where a count was changed.
        assert abs(row["share_pct"] - exact) <= (2.5 if row["rounded_parts"] or row["whole_rounded_parts"] else 1e-9)
        assert row["whole_value"] >= 10
    silent = frame.filter(employer="forsakringskassan")
    assert silent["share_pct"].null_count() == silent.height
    assert "Ingen uppgift om deltagare finns från Försäkringskassan" in seen.text


def test_a_difference_is_stated_only_where_both_rounds_carry_it(visit):
    frame = visit("kompetens", data="exempel", sprak="sv").frame("index_difference")

    carries = (pl.col("before_conclusion") == "carries") & (pl.col("after_conclusion") == "carries")
    assert frame.filter(pl.col("index_difference").is_not_null()).equals(frame.filter(carries))
    assert frame["index_difference"].count() == 1
    # Fewer than ten answered: nothing of them is published.
    few = frame.filter(after_conclusion="few_answers")
    assert few.select("after_asked", "after_answered", "after_index").rows() == [(None, None, None)]


def test_a_version_without_training_says_so(visit):
    seen = visit("kompetens", data="gavleborg", sprak="sv", version="1")

    assert seen.headline == "Ingen utbildning är beskriven"
    assert seen.rows_with("Ingen mätning av kunskapen är känd")
