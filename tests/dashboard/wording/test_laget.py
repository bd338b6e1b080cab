import polars as pl
import pytest

from dashboard.wording import laget, laget_status, localise

UNKNOWN = {
    "priority": 1, "position": 1, "title_sv": "Mål", "title_en": "Target", "page": "14", "unit": "municipalities",
    "denominator": 10, "reading": None, "baseline_value": None, "baseline_status": "UN", "baseline_period": "2016",
    "level": None, "level_status": "NM", "target_year": 2018, "direction": "at_least", "value": None, "period": None,
    "obs_status": "NL", "value_kind": None, "target_status": "not_measurable", "expected_value": None,
    "remaining": None, "target_year_over": True, "needed_per_year": None, "decision_sv": "Rådet beslutar.",
    "decision_en": "The council decides.", "delivery_kind": None, "delivered": None, "delivered_of": None,
    "rounded_parts": None, "rounding_margin": None, "status_may_differ": False,
}  # fmt: skip
SCHEMA = {
    **dict.fromkeys(
        ("baseline_value", "level", "value", "expected_value", "remaining", "needed_per_year", "rounding_margin"),
        pl.Float64,
    ),
    **dict.fromkeys(("reading", "period", "value_kind", "delivery_kind", "page"), pl.String),
    **dict.fromkeys(("denominator", "delivered", "delivered_of", "rounded_parts"), pl.Int64),
}


def targets(*rows: dict, language: str = "sv") -> pl.DataFrame:
    """The rows as `target_status` gives them, localised; what a row leaves out is unknown."""
    return localise(pl.DataFrame([{**UNKNOWN, **row} for row in rows], schema_overrides=SCHEMA), language)


def with_statuses(*statuses: str, language: str = "sv") -> pl.DataFrame:
    return targets(*({"target_id": "T1", "target_status": status} for status in statuses), language=language)


SUPPORT = {
    "target_id": "T1", "reading": "A", "baseline_value": 3.0, "baseline_status": "A", "level": 7.0, "level_status": "A",
    "target_status": "no_outcome", "decision_sv": None, "decision_en": None,
}  # fmt: skip
SEATS = {"target_id": "T2a", "priority": 2, "unit": "parties", "denominator": 9, "level": 9.0, "level_status": "A"}
SERVICES = {"target_id": "T3d", "priority": 3, "unit": "services", "denominator": None}
LATER = {"value": 6.0, "period": "2018-Q4", "obs_status": "A", "value_kind": "exact", "target_status": "not_reached"}


@pytest.mark.parametrize(
    ("statuses", "swedish", "english"),
    [
        (
            ["no_outcome"] + 8 * ["not_measurable"],
            "Inget av de nio målen går att följa till 2018: ett saknar utfall, åtta går ännu inte att mäta.",
            "None of the nine targets can be followed to 2018: one has no outcome, eight cannot be measured yet.",
        ),
        (9 * ["not_measurable"], "Inget av de nio målen för 2018 går ännu att mäta.",
         "None of the nine targets for 2018 can be measured yet."),
        (9 * ["reached"], "Alla nio mål för 2018 är nådda.", "All nine targets for 2018 have been reached."),
        (
            2 * ["reached"] + ["on_track", "behind"] + 2 * ["not_reached"] + 3 * ["not_measurable"],
            "Två av nio mål för 2018 är nådda. Ett är på väg, ett är efter, två nåddes inte och tre går ännu inte att mäta.",
            "Two of nine targets for 2018 have been reached. "
            "One is on track, one is behind, two were not reached and three cannot be measured yet.",
        ),
        (["reached"] + 8 * ["behind"], "Ett av nio mål för 2018 är nått. Åtta är efter.",
         "One of nine targets for 2018 has been reached. Eight are behind."),
        (["not_reached"] + 8 * ["no_outcome"], "Inget av de nio målen för 2018 är nått. Ett nåddes inte och åtta saknar utfall.",
         "None of the nine targets for 2018 has been reached. One was not reached and eight have no outcome."),
    ],
)  # fmt: skip
def test_the_headline_counts_the_targets_in_words(statuses, swedish, english):
    assert laget.headline(with_statuses(*statuses), "sv") == swedish
    assert laget.headline(with_statuses(*statuses, language="en"), "en") == english


@pytest.mark.parametrize(
    ("row", "swedish", "english"),
    [
        (
            SUPPORT,
            "År 2016 hade 3 av 10 kommuner stödstruktur. Målet för 2018 var 7. Inget senare utfall har levererats.",
            "In 2016, 3 of 10 municipalities had a support structure. The target for 2018 was 7. "
            "No later outcome has been delivered.",
        ),
        (
            SUPPORT | {"target_year_over": False},
            "År 2016 hade 3 av 10 kommuner stödstruktur. Målet för 2018 är 7. Inget senare utfall har levererats.",
            "In 2016, 3 of 10 municipalities had a support structure. The target for 2018 is 7. "
            "No later outcome has been delivered.",
        ),
        (
            SUPPORT | LATER,
            "År 2018 hade 6 av 10 kommuner stödstruktur. Målet för 2018 var 7.",
            "In 2018, 6 of 10 municipalities had a support structure. The target for 2018 was 7.",
        ),
        (
            SUPPORT | LATER | {"value": 7.0, "period": "2018-Q2", "target_status": "reached"},
            "I juni 2018 hade 7 av 10 kommuner stödstruktur. Målet, 7, är nått.",
            "In June 2018, 7 of 10 municipalities had a support structure. The target, 7, has been reached.",
        ),
        (
            SUPPORT | {"reading": "B", "denominator": 7, "baseline_value": 0.0},
            "År 2016 saknade 7 kommuner stödstruktur. Målet för 2018 var 7. Inget senare utfall har levererats.",
            "In 2016, 7 municipalities lacked a support structure. The target for 2018 was 7. "
            "No later outcome has been delivered.",
        ),
        (
            SUPPORT | LATER | {"reading": "B", "denominator": 7, "value": 3.0},
            "År 2018 hade 3 av 7 kommuner som saknade stödstruktur fått en. Målet för 2018 var 7.",
            "In 2018, 3 of 7 municipalities that had lacked a support structure had got one. The target for 2018 was 7.",
        ),
        (
            {"target_id": "T1", "reading": "C"},
            "Med läsning C går målet om stödstruktur inte att mäta.",
            "With reading C the target on support structure cannot be measured.",
        ),
        (
            {"target_id": "T1", "level": 7.0, "level_status": "A"},
            "Inget om kommunernas stödstruktur har levererats. Målet för 2018 var 7.",
            "Nothing has been delivered on the support structure of the municipalities. The target for 2018 was 7.",
        ),
        (
            SEATS,
            "Ingen källa säger hur många av 9 parter som satt i rådet. Målet för 2018 var 9.",
            "No source says how many of 9 parties sat on the council. The target for 2018 was 9.",
        ),
        (
            SEATS | LATER | {"value": 8.0},
            "År 2018 satt 8 av 9 parter i rådet. Målet för 2018 var 9.",
            "In 2018, 8 of 9 parties sat on the council. The target for 2018 was 9.",
        ),
        (
            SERVICES,
            "Inget om nyttjade tjänster efter 2016 har levererats. Planen anger ingen nivå.",
            "Nothing has been delivered on services used after 2016. The plan sets no level.",
        ),
        (
            SERVICES | LATER | {"value": 1391.0, "value_kind": "rounded", "period": "2018"},
            "Omkring 1\u00a0391 tjänster användes 2018. Planen anger ingen nivå.",
            "About 1,391 services were used in 2018. The plan sets no level.",
        ),
        (
            SERVICES | LATER | {"value": 328.0, "period": "2017-Q3/2018-Q2"},
            "328 tjänster användes från juli 2017 till juni 2018. Planen anger ingen nivå.",
            "328 services were used from July 2017 to June 2018. The plan sets no level.",
        ),
    ],
)  # fmt: skip
def test_the_sentence_of_a_priority_names_its_year_and_its_target(row, swedish, english):
    priority = row.get("priority", 1)

    assert laget.block(targets(row), "sv", priority=priority) == swedish
    assert laget.block(targets(row, language="en"), "en", priority=priority) == english


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"value": 6.0, "obs_status": "A"}, "6 av 10"),
        ({"value": 0.0, "obs_status": "A"}, "0 av 10"),
        ({}, "ej levererat"),
        ({"obs_status": "NM"}, "ej mätbart"),
        ({"unit": "state", "denominator": None, "value": 1.0, "obs_status": "A"}, "ja"),
        ({"unit": "state", "denominator": None, "value": 0.0, "obs_status": "A"}, "nej"),
        ({"unit": "enterprises", "denominator": None, "value": 1.0, "obs_status": "A"}, "1 ASF"),
        (SERVICES | {"value": 45.0, "obs_status": "A", "value_kind": "rounded"}, "≈\u00a045 tjänster"),
    ],
)
def test_an_amount_is_a_number_or_the_kind_of_missing(row, words):
    (target,) = targets({"target_id": "T1"} | row).rows(named=True)

    assert laget.amount(target, "sv") == words


MEASURED = {"target_id": "T1", "baseline_status": "A", "level": 7.0, "level_status": "A", "decision_sv": None}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (MEASURED | {"target_status": "reached"}, "Utfallet är minst målnivån 7."),
        (MEASURED | {"target_status": "on_track", "remaining": 1.0, "needed_per_year": 2.0},
         "En kommun återstår. Det kräver 2 om året till slutet av 2018."),
        (MEASURED | {"target_status": "behind", "remaining": 4.0, "needed_per_year": 7.93, "expected_value": 5.82},
         "Jämn takt hade gett 5,8. Fyra kommuner återstår, och det kräver 7,9 om året till slutet av 2018."),
        (MEASURED | {"target_status": "not_reached", "remaining": 1.0}, "Målåret 2018 är slut. En kommun saknades."),
        (MEASURED | {"target_status": "no_outcome"}, "Inget utfall efter 2016 har levererats."),
        (MEASURED | {"target_status": "reached", "unit": "state"}, "Beslutet är fattat."),
        (MEASURED | {"target_status": "not_reached", "unit": "state"}, "Målåret 2018 är slut utan beslut."),
        (MEASURED | {"target_status": "behind", "unit": "state"}, "Beslutet återstår till slutet av 2018."),
        ({"target_id": "T1"}, "Utgångsläge och nivå saknas."),
        (MEASURED | {"target_status": "not_measurable", "baseline_status": "UN"}, "Utgångsläge saknas."),
        (MEASURED | {"target_status": "not_measurable", "level_status": "NM"}, "Nivå saknas."),
    ],
)  # fmt: skip
def test_every_status_says_why(row, words):
    (target,) = targets(row).rows(named=True)

    assert laget_status.why(target, "sv") == words


def test_who_decides_is_said_only_of_what_cannot_be_measured():
    unmeasurable, reached = targets({"target_id": "T1"}, {"target_id": "T2b", "target_status": "reached"}).rows(
        named=True
    )

    assert (laget_status.decision(unmeasurable), laget_status.decision(reached)) == ("Rådet beslutar.", "")


def test_deliveries_are_said_only_of_what_rests_on_them():
    resting, other = targets({"target_id": "T1", "delivered": 0, "delivered_of": 10}, {"target_id": "T2a"}).rows(
        named=True
    )

    assert laget.delivered(resting, "sv") == "0 av 10 kommuner har levererat"
    assert laget.delivered(resting, "en") == "0 of 10 municipalities have delivered"
    assert laget.delivered(other, "sv") == ""


ROUNDED = SERVICES | {
    "value": 62.0, "period": "2018", "obs_status": "A", "value_kind": "rounded", "rounded_parts": 40, "level": 66.0,
    "level_status": "A", "baseline_value": 50.0, "baseline_status": "A", "target_status": "behind", "remaining": 4.0,
    "needed_per_year": 8.04, "expected_value": 63.0, "target_year_over": False, "rounding_margin": 8.0,
    "status_may_differ": True,
}  # fmt: skip


def test_what_is_computed_from_a_rounded_outcome_is_about_so_much():
    (target,) = targets(ROUNDED).rows(named=True)

    assert laget_status.why(target, "sv") == (
        "Jämn takt hade gett 63. Omkring fyra tjänster återstår, och det kräver omkring 8 om året till slutet av 2018."
    )
    assert "About four services to go, and that takes about 8 a year" in laget_status.why(target, "en")


def test_a_status_that_the_exact_figure_could_change_says_so_with_how_far_it_may_be_off():
    close, clear = targets(ROUNDED, ROUNDED | {"status_may_differ": False}).rows(named=True)

    assert laget_status.rounding(close, "sv") == (
        "Siffran är avrundad och kan avvika med upp till 8 tjänster. Med den exakta siffran kan statusen bli en annan."
    )
    assert laget_status.rounding(close, "en") == (
        "The figure is rounded and may be off by up to 8 services. With the exact figure the status could be another."
    )
    assert laget_status.rounding(clear, "sv") == ""


@pytest.mark.parametrize(("parts", "shown"), [(1, "0–4 tjänster"), (8, "≈\u00a00 tjänster")])
def test_a_rounded_zero_is_never_none(parts, shown):
    frame = targets(ROUNDED | {"value": 0.0, "rounded_parts": parts})

    assert laget.amount(frame.row(0, named=True), "sv") == shown
    assert laget.block(frame, "sv", priority=3).startswith("Få eller inga tjänster användes 2018.")
    assert laget.block(frame, "en", priority=3).startswith("Few or no services were used in 2018.")
