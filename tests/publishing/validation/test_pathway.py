"""The way to work: a step and what must, or cannot, come with it; each fault names the cell and says what to do."""

import pytest

FAULTS = [
    (
        {"pathway_step": "applied", "talk_held": False},
        "group_before_enrolment",
        "D",
        "Gruppen bedöms vid inskrivningen",
    ),
    ({"pathway_group": "none"}, "no_group_after_enrolment", "C", "Den som är inskriven har en grupp."),
    ({"pathway_step": "referral"}, "talk_before_referral", "D", "Ett trepartssamtal följer på remissen"),
    (
        {"pathway_step": "three_party_talk", "talk_held": False},
        "talk_not_held",
        "D",
        "Den som kom till trepartssamtalet har haft ett.",
    ),
    ({"feedback_given": True}, "feedback_before_measure", "D", "Återkopplingen gäller insatsen"),
    ({"pathway_step": "feedback"}, "feedback_not_given", "D", "Den som kom till återkopplingen har fått en."),
    (
        {"pathway_step": "assistance", "talk_held": False, "referred_again": True},
        "again_before_referral",
        "D",
        "Den som inte har remitterats kan inte ha remitterats igen.",
    ),
]


@pytest.mark.parametrize(("cells", "message", "column", "words"), FAULTS)
def test_what_cannot_be_is_a_fault(desk, marks, cells, message, column, words):
    report = desk.check("pathway", cells)

    assert marks(report.faults) == [(message, 2, column)]
    assert words.lower() in report.faults[0].text("sv").lower()


def test_what_can_be_is_none(desk):
    assert desk.check("pathway", {}).faults == ()
