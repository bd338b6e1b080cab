from dashboard.figures.pathway_by_sex import chart, sentence, subtitle
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.figures.pathway_frames import rows_of
from tests.queries.pathway_rows import came

GAVLE = "2180"
__all__ = ["rows_of"]
BOTH = [
    came(GAVLE, "work_or_study", 40.0), came(GAVLE, "referral", 60.0),
    came(GAVLE, "work_or_study", 25.0, sex="M"), came(GAVLE, "referral", 75.0, sex="M"),
]  # fmt: skip


def test_the_shares_of_women_and_men_stand_beside_each_other(rows_of):
    frame = rows_of("pathway_by_sex", pathway=BOTH)

    said = sentence(frame, "sv")

    assert said == "Av kvinnorna gick 40\u00a0% vidare, av männen 25\u00a0%"
    assert [claim.than for claim in said.claims] == [40.0, 25.0]
    html = chart(frame, SWEDISH)
    assert '<i class="women" style="--w:40"></i><i class="men" style="--w:25"></i>' in html
    assert "2017 kv 4" in subtitle(frame, "sv")


def test_one_of_whom_there_are_too_few_makes_no_comparison_and_has_no_mark(rows_of):
    few = [*BOTH[2:], came(GAVLE, "work_or_study", 6.0), came(GAVLE, "referral", 0.0, value_kind="rounded")]

    frame = rows_of("pathway_by_sex", pathway=few)

    assert sentence(frame, "sv") == "Antalen är för små för att jämföra kvinnor och män"
    html = chart(frame, SWEDISH)
    assert 'class="women" style' not in html
    # Of all and of green; and nobody at all in the other groups.
    assert html.count("för få för en andel") == 2 + 4


def test_what_is_hidden_is_said(rows_of):
    hidden = [*BOTH, came(GAVLE, "feedback", None, feedback_given=True, obs_status="SU")]

    frame = rows_of("pathway_by_sex", pathway=hidden)

    assert sentence(frame, "sv") == "Ingen uppgift finns om kvinnor och män som gick vidare"
    assert "dolt av lämnaren" in chart(frame, SWEDISH)
