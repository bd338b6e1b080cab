import polars as pl
import pytest

from dashboard.figures.target_status import block_priorities
from dashboard.figures.target_status.block import amount, delivered, main_target, pages, sentence
from dashboard.figures.target_status.headline import headline, without_year
from dashboard.figures.target_status.status import decision, inferences, why
from dashboard.wording import localise

UNKNOWN = {
    "priority": 1, "position": 1, "title_sv": "Mål", "title_en": "Target", "page": "14", "unit": "municipalities",
    "denominator": 10, "reading": None, "baseline_value": None, "baseline_status": "UN", "baseline_value_kind": None,
    "baseline_period": "2016", "baseline_page": None, "baseline_inference_sv": None, "baseline_inference_en": None,
    "baseline_qualifier": None,
    "level": None, "level_status": "NM", "level_page": None, "level_inference_sv": None, "level_inference_en": None,
    "target_year": 2018, "direction": "at_least", "value": None, "low": None, "high": None, "period": None,
    "obs_status": "NL", "value_kind": None, "missing_parts": None, "rounded_parts": None, "awaited_sv": None,
    "awaited_en": None, "status_low": None, "status_high": None, "target_status": "not_measurable",
    "expected_value": None, "remaining": None, "target_year_over": True, "needed_per_year": None,
    "decision_sv": "Rådet beslutar.", "decision_en": "The council decides.", "delivery_kind": None, "delivered": None,
    "delivered_of": None, "counting": "municipalities_with_mark", "counted": "agreement", "is_main": True,
}  # fmt: skip
NUMBERS = ("baseline_value", "level", "value", "low", "high", "expected_value", "remaining", "needed_per_year")
COUNTS = ("denominator", "delivered", "delivered_of", "missing_parts", "rounded_parts", "target_year")
TEXTS = tuple(name for name, value in UNKNOWN.items() if value is None and name not in NUMBERS + COUNTS)
TEXTS += ("counting", "counted")
SCHEMA = dict.fromkeys(NUMBERS, pl.Float64) | dict.fromkeys(COUNTS, pl.Int64) | dict.fromkeys(TEXTS, pl.String)
SUPPORT = {
    "target_id": "T1", "reading": "A", "baseline_value": 3.0, "baseline_status": "A", "baseline_value_kind": "stated",
    "level": 7.0, "level_status": "A", "target_status": "no_outcome", "decision_sv": None, "decision_en": None,
    "delivery_kind": "commitment", "delivered": 0, "delivered_of": 10,
}  # fmt: skip
SEATS = {
    "target_id": "T2a", "counting": "milestones_reached", "counted": "seat", "priority": 2, "unit": "parties", "denominator": 9,
    "level": 9.0, "level_status": "A",
}  # fmt: skip
SERVICES = {
    "target_id": "T3d", "counting": "services_used", "counted": None, "priority": 3, "unit": "services", "denominator": None,
    "delivery_kind": "service_use",
}  # fmt: skip
MAY_BE_REACHED = {"target_status": "undecided", "status_low": "not_reached", "status_high": "reached", "level": 7.0}
MEASURED = {
    "target_id": "T1", "baseline_status": "A", "baseline_value": 3.0, "level": 7.0, "level_status": "A",
    "decision_sv": None, "delivery_kind": "commitment",
}  # fmt: skip
GOING = {"target_year_over": False, "expected_value": 5.0}


def targets(*rows: dict, language: str = "sv") -> pl.DataFrame:
    """The rows as `target_status` gives them, localised; what a row leaves out is unknown."""
    return localise(pl.DataFrame([{**UNKNOWN, **row} for row in rows], schema_overrides=SCHEMA), language)


def with_statuses(*statuses: str, language: str = "sv") -> pl.DataFrame:
    return targets(*({"target_id": "T1", "target_status": status} for status in statuses), language=language)


def known(value: float, *, missing: int = 0, high: float | None = None, **more: object) -> dict:
    """What `target_status` says of an outcome of so much, of which so many parts have not answered."""
    return {
        "value": value, "low": value, "high": value + missing if high is None else high, "period": "2018-Q4",
        "obs_status": "A", "missing_parts": missing, "value_kind": "at_least" if missing else "exact",
        "rounded_parts": 0, "target_status": "not_reached", **more,
    }  # fmt: skip


SHARE = {
    "target_id": "T1", "counting": "share", "counted": "participant_step", "unit": "pct", "denominator": None, "level": 80.0,
    "level_status": "A", "baseline_value": 0.0, "baseline_status": "A", "delivery_kind": "participant_step", "delivered": 2,
    "delivered_of": 3, "decision_sv": None, "decision_en": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("more", "swedish", "english"),
    [
        ({"target_status": "reached"}, "Andelen är minst 80\u00a0%.", "The share is at least 80%."),
        ({"target_status": "behind", "expected_value": 70.0}, "Andelen är mindre än vad en jämn takt hade gett, 70\u00a0%.",
         "The share is less than what a steady pace would have given, 70%."),
        ({"target_status": "not_reached", "missing": 1},
         "Målåret 2018 är slut. Andelen är mindre än 80\u00a0%, vilka svar som än kommer.",
         "The target year 2018 is over. The share is less than 80%, whatever is still answered."),
        ({"target_status": "undecided", "missing": 1, "high": 100.0 - 1e-9, "low": 0.0, "awaited_sv": "Hofors", "awaited_en": "Hofors"},
         "Uppgift saknas: Hofors. Statusen beror på de svar som saknas: andelen kan bli mellan 0\u00a0% och 100\u00a0%.",
         "Not known: Hofors. The status depends on the missing answers: the share may come to be between 0% and 100%."),
        ({"target_status": "no_outcome", "value": None, "obs_status": "PR"}, "Antalen är för små för att visa en andel.",
         "The numbers are too small to show a share."),
    ],
)  # fmt: skip
def test_a_share_says_its_status_in_per_cent_and_nothing_that_an_answer_could_undo(more, swedish, english):
    row = {**known(65.0, missing=more.pop("missing", 0)), **SHARE, **more}

    assert why(targets(row).row(0, named=True), "sv") == swedish
    assert why(targets(row, language="en").row(0, named=True), "en") == english


def test_a_share_of_those_that_have_answered_says_so_and_claims_the_least_it_can_be():
    row = {**known(65.0, missing=1, high=100.0), **SHARE, "low": 20.0, "value_kind": "answered", "rounded_parts": 3}
    said = sentence(targets(row), "sv", priority=1)

    assert said.startswith(
        "I slutet av 2018: Mål, ≈\u00a065\u00a0% i de kommuner som har svarat. Målet för 2018 var 80\u00a0%."
    )
    assert [(claim.relation, claim.than) for claim in said.claims] == [("at_least", 20.0)]


@pytest.mark.parametrize(
    ("statuses", "swedish", "english"),
    [
        (
            ["no_outcome"] + 8 * ["not_measurable"],
            "Inget av de nio målen går att följa till 2018: ett saknar utfall och åtta går ännu inte att mäta.",
            "None of the nine targets can be tracked to 2018: one has no outcome and eight cannot be measured yet.",
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
        (8 * ["not_reached"], "Inget av de åtta målen för 2018 är nått. Åtta nåddes inte.",
         "None of the eight targets for 2018 has been reached. Eight were not reached."),
    ],
)  # fmt: skip
def test_the_headline_counts_the_targets_in_words(statuses, swedish, english):
    assert headline(with_statuses(*statuses), "sv") == swedish
    assert headline(with_statuses(*statuses, language="en"), "en") == english


@pytest.mark.parametrize(
    ("reached", "swedish", "english"),
    [
        (0, "Så långt det är känt är inget av de två målen för 2018 nått.",
         "As far as is known, none of the two targets for 2018 has been reached."),
        (1, "Minst ett av tre mål för 2018 är nått.", "At least one of three targets for 2018 has been reached."),
        (2, "Minst två av fyra mål för 2018 är nådda.", "At least two of four targets for 2018 have been reached."),
    ],
)  # fmt: skip
def test_a_target_that_may_be_reached_is_counted_neither_as_reached_nor_as_missed(reached, swedish, english):
    rows = [known(7.0, target_id="T1", target_status="reached", level=7.0)] * reached
    rows += [known(6.0, target_id="T1", level=7.0), known(6.0, missing=1, target_id="T3b", **MAY_BE_REACHED)]

    assert headline(targets(*rows), "sv") == f"{swedish} Ett nåddes inte och ett går inte att avgöra än."
    assert headline(targets(*rows, language="en"), "en").startswith(english)


@pytest.mark.parametrize(
    ("dated", "undated", "swedish", "english"),
    [
        (2, 1, "Ett av planens tre mål räknas inte med, för det har inget år: ”Mål 1”.",
         "One of the three targets of the plan is not counted, since it has no year: “Target 1”."),
        (2, 3, "Av planens fem mål räknas tre inte med, för de har inget år: ”Mål 1”, ”Mål 2” och ”Mål 3”.",
         "Of the five targets of the plan three are not counted, since they have no year: “Target 1”, “Target 2” and “Target 3”."),
        (1, 1, "Ett av planens två mål räknas inte med, för det har inget år: ”Mål 1”.",
         "One of the two targets of the plan is not counted, since it has no year: “Target 1”."),
        (9, 4, "Av planens 13 mål räknas fyra inte med, för de har inget år.",
         "Of the 13 targets of the plan four are not counted, since they have no year."),
    ],
)  # fmt: skip
def test_targets_without_a_year_are_none_of_those_of_2018_and_it_is_said_below_the_headline(
    dated, undated, swedish, english
):
    with_year = [{"target_id": "T1", "target_year": 2018}] * dated
    without = [
        {"target_id": f"M{place}", "target_year": None, "title_sv": f"Mål {place}", "title_en": f"Target {place}"}
        for place in range(1, undated + 1)
    ]

    for language, words in (("sv", swedish), ("en", english)):
        counted, both = (targets(*rows, language=language) for rows in (with_year, with_year + without))
        assert headline(both, language) == headline(counted, language)
        assert without_year(counted, language) == ""
        assert without_year(both, language) == words


def test_targets_without_a_year_are_counted_and_none_are_said_to_be_none():
    undated = targets({"target_id": "T1", "target_year": None}, {"target_id": "T2c", "target_year": None})

    assert headline(undated, "sv") == "Inget av de två målen går att mäta än, och inget av dem har något år."
    assert headline(undated.head(1), "sv") == "Målet går inte att mäta än, och det har inget år."
    assert headline(undated.clear(), "sv") == "Inga mål att följa finns i de här uppgifterna."
    assert [without_year(frame, "sv") for frame in (undated, undated.head(1), undated.clear())] == ["", "", ""]


@pytest.mark.parametrize(("status", "swedish", "english"), [
    ("no_outcome", "Målet för 2018 har inget utfall än.", "The target for 2018 has no outcome yet."),
    ("not_measurable", "Målet för 2018 går ännu inte att mäta.", "The target for 2018 cannot be measured yet."),
    ("reached", "Målet för 2018 är nått.", "The target for 2018 has been reached."),
])  # fmt: skip
def test_one_target_is_not_counted_but_told_of(status, swedish, english):
    assert headline(with_statuses(status), "sv") == swedish
    assert headline(with_statuses(status, language="en"), "en") == english


def test_a_block_is_of_a_priority_whose_targets_count_something():
    counted = {"counting": "milestones_reached"}
    rows = [{"target_id": "T1", "priority": 2, **counted}, {"target_id": "T2c", "priority": 0, **counted},
            {"target_id": "T3a", "priority": 3, "counting": None}]  # fmt: skip

    assert block_priorities(targets(*rows)) == [2]


def test_the_headline_claims_what_every_status_says():
    rows = [
        known(7.0, target_id="T1", target_status="reached", level=7.0),
        known(2.0, target_id="T2c", level=3.0),
        known(5.0, missing=1, target_id="T3b", target_status="behind", level=8.0, expected_value=6.5),
        known(7.0, target_id="T2a", target_status="on_track", level=9.0, expected_value=6.0),
        known(6.0, missing=1, target_id="T3c", **MAY_BE_REACHED),
    ]

    said = [
        (dict(claim.subject.row)["target_id"], claim.relation, claim.than)
        for claim in headline(targets(*rows), "sv").claims
    ]

    assert said == [
        ("T1", "at_least", 7.0), ("T2c", "less_than", 3.0), ("T3b", "less_than", 6.5), ("T2a", "at_least", 6.0),
        ("T2a", "less_than", 9.0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "swedish", "english"),
    [
        (
            SUPPORT,
            "År 2016 hade 3 av 10 kommuner stödstruktur. Målet för 2018 var 7. Vi har ingen uppgift om slutet av 2018.",
            "In 2016, 3 of 10 municipalities had a support structure. The target for 2018 was 7. "
            "We have no information on the end of 2018.",
        ),
        (
            SUPPORT | {"target_year_over": False},
            "År 2016 hade 3 av 10 kommuner stödstruktur. Målet för 2018 är 7. Ingen uppgift om tiden efter 2016 visas.",
            "In 2016, 3 of 10 municipalities had a support structure. The target for 2018 is 7. "
            "Nothing on the time after 2016 is shown.",
        ),
        (
            SUPPORT | known(6.0),
            "I slutet av 2018 hade 6 av 10 kommuner stödstruktur. Målet för 2018 var 7.",
            "At the end of 2018, 6 of 10 municipalities had a support structure. The target for 2018 was 7.",
        ),
        (
            SUPPORT | known(6.0, missing=1) | MAY_BE_REACHED,
            "I slutet av 2018 hade minst 6 av 10 kommuner stödstruktur. Målet för 2018 var 7.",
            "At the end of 2018, at least 6 of 10 municipalities had a support structure. The target for 2018 was 7.",
        ),
        (
            SUPPORT | known(7.0, period="2018-Q2", target_status="reached"),
            "I slutet av juni 2018 hade 7 av 10 kommuner stödstruktur. Målet, 7, är nått.",
            "At the end of June 2018, 7 of 10 municipalities had a support structure. The target, 7, has been reached.",
        ),
        (
            SUPPORT | {"reading": "B", "level": 10.0},
            "År 2016 hade 3 av 10 kommuner stödstruktur. Målet var att också de andra sju skulle ha en 2018. "
            "Vi har ingen uppgift om slutet av 2018.",
            "In 2016, 3 of 10 municipalities had a support structure. The target was that the other seven should have one "
            "too by 2018. We have no information on the end of 2018.",
        ),
        (
            {"target_id": "T1", "reading": "C"},
            "Enligt tolkning C går målet om stödstruktur inte att följa upp.",
            "Under interpretation C the target on support structure cannot be tracked.",
        ),
        (
            {"target_id": "T1", "level": 7.0, "level_status": "A"},
            "Vi har ingen uppgift om kommunernas stödstruktur. Målet för 2018 var 7.",
            "We have no information on the support structure of the municipalities. The target for 2018 was 7.",
        ),
        (
            SEATS | {"level_inference_sv": "Nio är vårt antal.", "level_inference_en": "Nine is our count."},
            "Vi har inte hittat någon uppgift om hur många av de nio parterna som var med i rådet i slutet av 2018. "
            "Målet för 2018 var enligt vår tolkning 9.",
            "We have found no record of how many of the nine parties were on the council at the end of 2018. "
            "The target for 2018 was 9 by our interpretation.",
        ),
        (
            SEATS | known(8.0),
            "I slutet av 2018 var 8 av 9 parter med i rådet. Målet för 2018 var 9.",
            "At the end of 2018, 8 of 9 parties were on the council. The target for 2018 was 9.",
        ),
        (
            SERVICES,
            "Vi har ingen uppgift om hur många tjänster som användes 2018. Planen anger ingen nivå.",
            "We have no information on how many services were used in 2018. The plan sets no level.",
        ),
        (
            SERVICES | known(1391.0, value_kind="rounded", rounded_parts=40, period="2018"),
            "Ungefär 1\u00a0391 tjänster användes 2018. Planen anger ingen nivå.",
            "Approximately 1,391 services were used in 2018. The plan sets no level.",
        ),
        (
            SERVICES | known(391.0, missing=2, value_kind="rounded", rounded_parts=40, period="2018"),
            "Ungefär 391 eller fler tjänster användes 2018. Planen anger ingen nivå.",
            "Approximately 391 or more services were used in 2018. The plan sets no level.",
        ),
        (
            SERVICES | known(328.0, period="2017-Q3/2018-Q2"),
            "328 tjänster användes från juli 2017 till juni 2018. Planen anger ingen nivå.",
            "328 services were used from July 2017 to June 2018. The plan sets no level.",
        ),
    ],
)  # fmt: skip
def test_the_sentence_of_a_priority_names_its_time_and_its_target(row, swedish, english):
    priority = row.get("priority", 1)

    assert sentence(targets(row), "sv", priority=priority) == swedish
    assert sentence(targets(row, language="en"), "en", priority=priority) == english


def test_a_sentence_claims_the_number_that_it_says():
    def claims(row):
        said = sentence(targets(row), "sv", priority=1)
        return [(dict(claim.subject.row), claim.subject.column, claim.relation, claim.than) for claim in said.claims]

    at = {"target_id": "T1", "period": "2018-Q4"}
    assert claims(SUPPORT) == [({"target_id": "T1"}, "baseline_value", "exactly", 3.0)]
    at_least = SUPPORT | {"baseline_qualifier": "at_least"}
    assert claims(at_least) == [({"target_id": "T1"}, "baseline_value", "at_least", 3.0)]
    assert claims(SUPPORT | known(6.0)) == [(at, "value", "exactly", 6.0)]
    assert claims(SUPPORT | known(6.0, missing=1)) == [(at, "value", "at_least", 6.0)]
    assert claims(SUPPORT | known(7.0, missing=1, target_status="reached")) == [
        (at, "value", "at_least", 7.0), (at, "value", "at_least", 7.0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({}, "ej levererat"),
        ({"obs_status": "UN"}, "okänt"),
        (known(6.0), "6 av 10"),
        (known(6.0, missing=1), "minst 6 av 10"),
        (known(1.0) | {"unit": "state", "denominator": None}, "ja"),
        (known(0.0) | {"unit": "state", "denominator": None}, "nej"),
        (known(1.0) | {"unit": "enterprises", "denominator": None}, "1 ASF"),
        (SERVICES | known(45.0, value_kind="rounded", rounded_parts=9), "≈\u00a045 tjänster"),
        (SERVICES | known(45.0, missing=1, value_kind="rounded", rounded_parts=9), "minst ≈\u00a045 tjänster"),
    ],
)
def test_an_amount_is_a_number_with_its_sign_or_the_kind_of_missing(row, words):
    (target,) = targets({"target_id": "T1"} | row).rows(named=True)

    assert amount(target, "sv") == words


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (known(7.0, target_status="reached"), "Utfallet är minst målnivån 7."),
        (GOING | known(6.0, target_status="on_track", remaining=1.0, needed_per_year=2.0),
         "En kommun återstår. Det kräver 2 om året till slutet av 2018."),
        (GOING | known(3.0, target_status="behind", remaining=4.0, needed_per_year=7.93) | {"expected_value": 5.82},
         "Jämn takt hade gett 5,8. Fyra kommuner återstår, och det kräver 7,9 om året till slutet av 2018."),
        (GOING | known(3.0, missing=1, target_status="behind", remaining=4.0, needed_per_year=7.93),
         "Jämn takt hade gett 5. Högst fyra kommuner återstår, och det kräver högst 7,9 om året till slutet av 2018."),
        (known(6.0, remaining=1.0), "Målåret 2018 är slut. En kommun saknades."),
        (known(4.0, missing=1, remaining=3.0),
         "Målåret 2018 är slut. Även om alla svar som saknas är ja saknades två kommuner."),
        (GOING | known(5.0, remaining=2.0, needed_per_year=2.0, target_status="behind", expected_value=5.8,
                       baseline_qualifier="approximate"),
         "Jämn takt hade gett omkring 5,8. Två kommuner återstår, och det kräver 2 om året till slutet av 2018."),
        (GOING | known(5.0, remaining=2.0, needed_per_year=2.0, target_status="behind", expected_value=5.8,
                       baseline_qualifier="at_least"),
         "Jämn takt hade gett minst 5,8. Två kommuner återstår, och det kräver 2 om året till slutet av 2018."),
        ({"target_status": "no_outcome"}, "Vi har ingen uppgift om slutet av 2018."),
        ({"target_status": "no_outcome", "delivery_kind": "dialogue_meeting"}, "Vi har ingen uppgift om 2018."),
        (known(1.0, target_status="reached") | {"unit": "state"}, "Beslutet är fattat."),
        (known(0.0) | {"unit": "state"}, "Målåret 2018 är slut utan beslut."),
        (GOING | known(0.0, target_status="behind") | {"unit": "state"}, "Beslutet återstår till slutet av 2018."),
        ({"target_status": "not_measurable", "baseline_status": "UN", "level_status": "NM"}, "Utgångsläge och nivå saknas."),
        ({"target_status": "not_measurable", "baseline_status": "UN"}, "Utgångsläge saknas."),
        ({"target_status": "not_measurable", "level_status": "NM"}, "Nivå saknas."),
        ({"target_status": "not_measurable", "target_year": None}, "Målår saknas."),
    ],
)  # fmt: skip
def test_every_status_says_why(row, words):
    (target,) = targets(MEASURED | row).rows(named=True)

    assert why(target, "sv") == words


def undecided(value: float, *names: str, low: str = "not_reached", high: str = "reached", **more: object) -> dict:
    """A target that those who are named may decide."""
    between = {"status_low": low, "status_high": high, "target_status": "undecided"}
    return MEASURED | known(value, missing=len(names)) | between | {"awaited_sv": ", ".join(names)} | more


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (undecided(6.0, "Ockelbo"), "Ockelbo har inte svarat för slutet av 2018. Är svaret ja är målet nått."),
        (undecided(5.0, "Hofors", "Ockelbo"),
         "Hofors och Ockelbo har inte svarat för slutet av 2018. Är båda svaren ja är målet nått."),
        (undecided(6.0, "Hofors", "Ockelbo"),
         "Hofors och Ockelbo har inte svarat för slutet av 2018. Är minst ett av de två svaren ja är målet nått."),
        (undecided(4.0, "A", "B", "C"),
         "A, B och C har inte svarat för slutet av 2018. Är alla tre svaren ja är målet nått."),
        (undecided(5.0, "A", "B", "C", "D"),
         "A, B, C och D har inte svarat för slutet av 2018. Är minst två av de fyra svaren ja är målet nått."),
        (undecided(5.0, "A", "B", "C", "D", "E"),
         "Fem kommuner har inte svarat för slutet av 2018. Är minst två av de fem svaren ja är målet nått."),
        (undecided(6.0, "Ockelbo", delivery_kind="dialogue_meeting"),
         "Uppgift saknas: Ockelbo. Hölls dialogmöten där är målet nått."),
        (undecided(5.0, "A", "B", "C", "D", "E", delivery_kind="dialogue_meeting"),
         "Uppgifter saknas från fem kommuner. Hölls dialogmöten i minst två av de fem är målet nått."),
        (undecided(8.0, "Näringslivet", level=9.0, unit="parties", delivery_kind=None),
         "Uppgift saknas: Näringslivet. Är svaret ja är målet nått."),
        # While the year goes on the answers may also decide the pace.
        (undecided(4.0, "Ockelbo", low="behind", high="on_track", **GOING),
         "Ockelbo har inte svarat. Är svaret ja är målet på väg. Annars är det efter."),
        (undecided(4.0, "A", "B", "C", low="behind", **GOING),
         "A, B och C har inte svarat. Är minst ett av de tre svaren ja är målet på väg. "
         "Är alla tre svaren ja är målet nått. Annars är det efter."),
        (undecided(6.0, "Ockelbo", low="behind", **GOING | {"expected_value": 6.7}),
         "Ockelbo har inte svarat. Är svaret ja är målet nått. Annars är det efter."),
        (undecided(6.0, "Ockelbo", low="on_track", **GOING),
         "Ockelbo har inte svarat. Är svaret ja är målet nått. Annars är det på väg."),
        (undecided(60.0, "Ockelbo", level=72.0, high=None, unit="services", delivery_kind="service_use", value_kind="rounded"),
         "Uppgift saknas: Ockelbo. Med ungefär 12 tjänster till är målet nått."),
        (undecided(60.0, level=61.0, unit="services", value_kind="rounded") | {"low": 52.0, "high": 68.0, "missing_parts": 0},
         "Siffran är avrundad. Den exakta är mellan 52 och 68, och statusen beror på vilken den är."),
    ],
)  # fmt: skip
def test_what_cannot_be_decided_yet_names_who_has_to_answer_and_what_the_answer_would_do(row, words):
    (target,) = targets(row).rows(named=True)

    assert why(target, "sv") == words


def test_the_same_in_english():
    one, some = targets(
        undecided(6.0, "Ockelbo") | {"awaited_en": "Ockelbo"},
        undecided(5.0, "A", "B", "C", low="behind", **GOING | {"expected_value": 5.5}) | {"awaited_en": "A, B, C"},
        language="en",
    ).rows(named=True)

    assert (
        why(one, "en")
        == "Ockelbo has not answered for the end of 2018. If the answer is yes, the target has been reached."
    )
    assert why(some, "en") == (
        "A, B and C have not answered. With at least one yes among the three answers, the target is on track. "
        "With at least two yes among the three answers, the target has been reached. Otherwise it is behind."
    )


def test_who_decides_is_said_only_of_what_cannot_be_measured():
    unmeasurable, reached = targets({"target_id": "T1"}, {"target_id": "T2b", "target_status": "reached"}).rows(
        named=True
    )

    assert (decision(unmeasurable), decision(reached)) == ("Rådet beslutar.", "")


def test_deliveries_are_said_only_of_what_rests_on_them():
    none, some, other = targets(
        {"target_id": "T1", "delivered": 0, "delivered_of": 10}, {"target_id": "T1", "delivered": 9, "delivered_of": 10},
        {"target_id": "T2a"},
    ).rows(named=True)  # fmt: skip

    assert delivered(none, "sv") == "Inga uppgifter för de 10 kommunerna"
    assert delivered(some, "sv") == "Uppgifter för 9 av 10 kommuner"
    assert delivered(some, "en") == "Data for 9 of 10 municipalities"
    assert delivered(other, "sv") == ""


def test_what_is_ours_and_not_the_plans_says_so_with_its_pages():
    ours = {"page": "15", "level_page": "16", "baseline_page": "9", "level_inference_sv": "Nio är vårt antal."}
    (target,) = targets({"target_id": "T2a"} | ours).rows(named=True)

    assert inferences(target) == "Nio är vårt antal."
    assert pages(target, "sv") == "Planen s. 9, 15 och 16"
    assert pages(target, "en") == "Plan pp. 9, 15 and 16"


@pytest.mark.parametrize(("parts", "shown"), [(1, "0–4 tjänster"), (8, "≈\u00a00 tjänster")])
def test_a_rounded_zero_is_never_none(parts, shown):
    frame = targets(SERVICES | known(0.0, value_kind="rounded", rounded_parts=parts, period="2018"))

    assert amount(frame.row(0, named=True), "sv") == shown
    assert sentence(frame, "sv", priority=3).startswith("Få eller inga tjänster användes 2018.")
    assert sentence(frame, "en", priority=3).startswith("Few or none services were used in 2018.")


@pytest.mark.parametrize(
    ("counting", "counted", "more"),
    [
        ("municipalities_with_mark", "policy", {}), ("municipalities_with_meetings", None, {}), ("survey", "knowledge", {}),
        ("enterprises_started", None, {"unit": "enterprises", "denominator": None}), (None, None, {}),
        ("milestones_reached", "plan", {"unit": "state", "denominator": None}),
    ],
)  # fmt: skip
def test_a_main_target_without_words_of_its_own_is_told_by_its_title(counting, counted, more):
    row = {"target_id": "M1", "priority": 2, "counting": counting, "counted": counted, **more}
    (silent, told) = (
        sentence(targets(row | {"level": 7.0, "level_status": "A"} | known_, language="sv"), "sv", priority=2)
        for known_ in ({}, known(1.0))
    )

    assert silent.startswith("Mål: vi har ingen uppgift")
    assert told.startswith("I slutet av 2018: Mål, ")


def test_a_priority_whose_main_target_nobody_has_named_shows_its_first():
    frame = targets({"target_id": "M1", "is_main": False}, {"target_id": "M2", "is_main": False, "position": 2})

    assert main_target(frame, 1)["target_id"] == "M1"
