def test_a_kind_that_the_partner_does_not_deliver(desk, marks, words):
    report = desk.check("enterprise", {})

    assert marks(report.faults) == [("kind_of_another", None, None)]
    assert words(report.faults[0]) == (
        "Bollnäs kommun lämnar inga uppgifter av slaget ”Företag”.",
        "Bollnäs Municipality delivers nothing of the kind “Enterprises”.",
    )
    assert desk.check("enterprise", {}, partner="foretagen").is_accepted


def test_a_row_of_another_municipality(desk, marks, words):
    report = desk.check("commitment", {}, {"municipality_code": "2184"})

    assert marks(report.faults) == [("municipality_of_another", 3, "B")]
    assert words(report.faults[0]) == (
        "Raden gäller en annan kommun än Bollnäs.",
        "The row is about another municipality than Bollnäs.",
    )


def test_a_row_of_another_actor(desk, marks, words):
    by_kommun = desk.check("placement", {"public_actor": "forsakringskassan"})
    by_authority = desk.check("placement", {"public_actor": "kommun"}, partner="arbetsformedlingen")

    assert marks(by_kommun.faults) == marks(by_authority.faults) == [("actor_of_another", 2, "C")]
    assert words(by_authority.faults[0]) == (
        "Raden gäller en annan aktör än Arbetsförmedlingen.",
        "The row is about another actor than Public Employment Service.",
    )


def test_an_authority_delivers_for_every_municipality_and_a_municipality_meets_every_actor(desk):
    placed = [{"public_actor": "arbetsformedlingen", "municipality_code": code} for code in ("2180", "2183")]
    met = [{"public_actor": actor} for actor in ("arbetsformedlingen", "forsakringskassan", "samordningsforbund")]

    assert desk.check("placement", *placed, partner="arbetsformedlingen").is_accepted
    assert desk.check("dialogue_meeting", *met).is_accepted
