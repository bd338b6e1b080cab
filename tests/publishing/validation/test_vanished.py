import pytest

AF = {"public_actor": "arbetsformedlingen"}
POLICY = {"mark": "policy", "agreement_form": None, "counterpart": None, "counts_as_support": False}


def test_a_municipality(desk, before, marks, words):
    earlier = before("placement", AF, AF | {"municipality_code": "2184"})
    report = desk.check("placement", AF, partner="arbetsformedlingen", earlier=earlier)

    assert report.is_accepted
    assert marks(report.warnings) == [("municipality_vanished", None, "B")]
    assert words(report.warnings[0]) == (
        "Hudiksvall finns inte med, men fanns 2018 kv 4.",
        "Hudiksvall is not there, but was in 2018 Q4.",
    )


@pytest.mark.parametrize(
    ("kind", "partner", "gone", "message", "letter", "sv", "en"),
    [
        ("enterprise", "coompanion", {"enterprise_id": "asf-2"}, "enterprise_vanished", "B", "Bollnäs, asf-2", "Bollnäs, asf-2"),
        ("commitment", "kommun-2183", POLICY, "commitment_vanished", "C", "Bollnäs, Policy om ASF", "Bollnäs, Policy on WISEs"),
        ("dialogue_meeting", "kommun-2183", {"public_actor": "forsakringskassan"}, "dialogue_meeting_vanished", "C", "Bollnäs, Försäkringskassan", "Bollnäs, Social Insurance Agency"),
    ],
)  # fmt: skip
def test_what_should_be_there_every_quarter(desk, before, marks, words, kind, partner, gone, message, letter, sv, en):
    report = desk.check(kind, {}, partner=partner, earlier=before(kind, {}, gone))

    assert marks(report.warnings) == [(message, None, letter)]
    assert words(report.warnings[0]) == (
        f"{sv} finns inte med, men fanns 2018 kv 4.",
        f"{en} is not there, but was in 2018 Q4.",
    )


def test_published_enterprises_may_be_others_to_deliver(desk, marks):
    """Coompanion owes them all; the enterprises themselves may send a few."""
    known = {"enterprise_id": "asf-2", "enterprise_name": "Kaféet", "municipality_code": "2183"}
    seen = {"enterprise_id": "asf-2", "period": "2018-Q4", "enterprise_variable": "sak_member", "value": 1.0}
    desk.publish(enterprise=[known], enterprise_observation=[seen | {"obs_status": "A"}])

    owed = desk.check("enterprise", {}, partner="coompanion")
    assert marks(owed.warnings) == [("enterprise_vanished", None, "B")]
    assert desk.check("enterprise", {}, partner="foretagen").warnings == ()


def test_a_correction_is_held_against_what_it_corrects(desk, marks):
    published = {"municipality_code": "2183", "period": "2019-Q1", "obs_status": "A", "value": 1.0}
    own = {"codelist": "public_actor", "code": "region", "label_sv": "Region Gävleborg", "label_en": "Region Gävleborg"}
    meetings = [published | {"public_actor": actor} for actor in ("arbetsformedlingen", "region")]
    desk.publish(dialogue_meeting=meetings, code_label=[own])
    report = desk.check("dialogue_meeting", {})

    assert marks(report.warnings) == [("dialogue_meeting_vanished", None, "C")]
    assert report.warnings[0].what("sv").startswith("Bollnäs, Region Gävleborg finns inte med, men fanns 2019 kv 1.")


def test_a_commitment_given_up(desk, before, marks, words):
    given_up = {"commitment_state": "not_held", "agreement_form": None, "counterpart": None}
    report = desk.check("commitment", given_up, earlier=before("commitment", {}))

    assert marks(report.warnings) == [("commitment_given_up", 2, "E")]
    assert words(report.warnings[0]) == (
        "Bollnäs, Avtal om stöd, 1: läget är ”nej”, men var ”ja” 2018 kv 4.",
        "Bollnäs, Support agreement, 1: the state is “no”, but was “yes” in 2018 Q4.",
    )


def test_one_agreement_of_two_given_up_is_no_loss(desk, before):
    rows = [{}, {"commitment_number": 2}]
    now = [{"commitment_state": "not_held"}, {"commitment_number": 2}]

    assert desk.check("commitment", *now, earlier=before("commitment", *rows)).warnings == ()
    assert desk.check("commitment", {"commitment_state": "not_held"}, earlier={}).warnings == ()
