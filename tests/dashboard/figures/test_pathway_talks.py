from dashboard.figures.pathway_talks import chart, sentence, subtitle
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.figures.pathway_frames import rows_of
from tests.queries.pathway_rows import came

GAVLE = "2180"
__all__ = ["rows_of"]
ZERO = came(GAVLE, "measure", 0.0, value_kind="rounded")
TOLD = [came(GAVLE, "referral", 40.0), came(GAVLE, "measure", 60.0, talk_held=True)]
FEW = [came(GAVLE, "referral", 9.0), came(GAVLE, "measure", 6.0, talk_held=True), ZERO]


def test_the_share_of_all_is_told_with_whom_it_is_of(rows_of):
    said = sentence(rows_of("pathway_talks", pathway=TOLD), "sv", places=("Gävle",))

    assert said == "Ett trepartssamtal fick 60\u00a0% av dem som remitterades i Gävle"
    assert [(claim.subject.column, claim.than) for claim in said.claims] == [("share_pct", 60.0)]


def test_too_few_are_no_share_and_nothing_delivered_is_said(rows_of):
    assert (
        sentence(rows_of("pathway_talks", pathway=FEW), "sv")
        == "Antalen är för små för en andel som fick trepartssamtal"
    )
    assert sentence(rows_of("pathway_talks", pathway=[]), "sv") == "Ingen uppgift finns om trepartssamtal"


def test_a_row_per_group_with_both_counts(rows_of):
    frame = rows_of("pathway_talks", pathway=TOLD)

    html = chart(frame, SWEDISH)

    assert html.count("<tr") == 1 + 4
    assert html.count("60 av 100") == 2
    assert "2017 kv 4" in subtitle(frame, "sv")
