import pytest

from dashboard.wording import usage_shares
from dashboard.wording.claims import Relation
from tests.dashboard.usage_frames import frame, row

STATED = {"qualifier": "approximate", "value_kind": "stated", "low": None, "high": None, "rounded_parts": 0}


def share(period: str, value: float | None, **more: object):
    return frame(row(value, **{"public_actor": "arbetsformedlingen", "period": period, **more}))


@pytest.mark.parametrize(
    ("its", "words"),
    [
        (share("2018-Q4", 24.05, value_kind="rounded"), "Ungefär 24\u00a0% inom förstärkt samarbete 2018"),
        (share("2018-Q2", 24.05), "24\u00a0% inom förstärkt samarbete i juni 2018"),
        (share("2018-Q4", 24.05, missing_parts=2, value_kind="answered"),
         "24\u00a0% inom förstärkt samarbete 2018 i de åtta av tio kommuner som har lämnat uppgifter"),
        (share("2018-Q4", 0.0, value_kind="rounded"), "Få eller inga inom förstärkt samarbete 2018"),
        (share("2016", 20.0, **STATED), "År 2016 var omkring 20\u00a0% inom förstärkt samarbete"),
        (share("2018-Q4", None), "Ingen uppgift finns om andelen inom förstärkt samarbete"),
    ],
)  # fmt: skip
def test_enhanced(its, words):
    assert usage_shares.enhanced(its, "sv") == words


def test_the_subtitle_tells_of_breaks_where_somebody_is_silent():
    short = share("2018-Q4", 24.05, missing_parts=2, value_kind="answered")

    assert "Linjen bryts" in usage_shares.enhanced_subtitle(short, "sv")
    for whole in (share("2018-Q4", 24.05), share("2016", 20.0, **STATED), share("2018-Q4", None)):
        assert "Linjen bryts" not in usage_shares.enhanced_subtitle(whole, "sv")


def test_about_is_of_the_source_and_approximately_of_protection():
    [stated] = share("2016", 20.0, **STATED).rows(named=True)
    [rounded] = share("2018-Q4", 24.05, value_kind="rounded", missing_parts=2).rows(named=True)

    assert usage_shares.share_text(stated, "sv") == "omkring 20\u00a0%"
    assert usage_shares.share_text(rounded, "sv") == "≈\u00a024\u00a0%"


def service(group: str, value: float | None, total: float | None, *, missing: int = 0, **more: object) -> dict:
    keys = {"service_group": group, "service": {"individinsats": "praktik"}.get(group, "cafe"), "period": "2018"}
    totals = {"group_total": total, "group_total_missing_parts": missing}
    return row(value, **{**keys, **totals, "missing_parts": missing if value is not None else 10, **more})


UNTOLD = "Hur många tjänster som nyttjades 2018 går inte att säga: minst ett antal är okänt eller dolt av lämnaren"
INSIDE, OUTSIDE = "individinsats", "utforartjanst"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([service(INSIDE, 150, 201), service(OUTSIDE, 190, 190)],
         "201 insatser för enskilda personer och 190 utförartjänster nyttjades 2018"),
        ([service(INSIDE, 150, 201, missing=2, value_kind="rounded"), service(OUTSIDE, 190, 190, missing=2)],
         "Minst ungefär 201 insatser för enskilda personer och minst 190 utförartjänster nyttjades 2018"),
        ([service(INSIDE, 0, 0, missing=2), service(OUTSIDE, 190, 190, missing=2)],
         "Minst 190 utförartjänster nyttjades 2018"),
        ([service(INSIDE, 0, 0), service(OUTSIDE, 0, 0)], "Inga tjänster nyttjades 2018"),
        ([service(INSIDE, 0, 0, missing=2), service(OUTSIDE, 0, 0, missing=2)],
         "Inga tjänster nyttjades 2018 i de åtta av tio kommuner som har lämnat uppgifter"),
        ([service(INSIDE, 0, 0, value_kind="rounded")], "Få eller inga tjänster nyttjades 2018"),
        ([service(INSIDE, 0, 0, missing=5), service(OUTSIDE, None, None, obs_status="SU")], UNTOLD),
        ([service(INSIDE, 0, 0), service(OUTSIDE, 0, 0, missing=2)], UNTOLD),
        ([service(INSIDE, 0, 0, missing=2), service(OUTSIDE, 0, 0, missing=2, covers="2180 2184")], UNTOLD),
        ([service(INSIDE, 0, 0), service(OUTSIDE, None, 0, obs_status="NA", missing_parts=0)],
         "Inga tjänster nyttjades 2018"),
        ([service(INSIDE, None, None)], "Ingen uppgift finns om nyttjade tjänster"),
    ],
)  # fmt: skip
def test_by_service(rows, words):
    assert usage_shares.by_service(frame(*rows), "sv") == words


def test_a_sum_that_others_may_add_to_is_claimed_as_at_least():
    said = usage_shares.by_service(frame(service(OUTSIDE, 190, 190, missing=2)), "sv", places=("Gävle", "Hofors"))

    assert said == "Minst 190 utförartjänster nyttjades i Gävle och Hofors 2018"
    assert [(claim.subject.column, claim.relation, claim.than) for claim in said.claims] == [
        ("group_total", Relation.AT_LEAST, 190.0)
    ]


def buyer(actor: str, value: float | None, **more: object) -> dict:
    return row(value, **{"public_actor": actor, "period": "2017-Q3/2018-Q2", **more})


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([buyer("kommun", 299), buyer("region", 20)], "Kommunerna nyttjade flest tjänster 2017 kv 3–2018 kv 2"),
        ([buyer("kommun", 299, missing_parts=2), buyer("region", 20, missing_parts=2)],
         "Nyttjade tjänster 2017 kv 3–2018 kv 2: kommunerna minst 299 och Region Gävleborg minst 20"),
        ([buyer("kommun", 22, value_kind="rounded"), buyer("region", 20)],
         "Nyttjade tjänster 2017 kv 3–2018 kv 2: kommunerna ungefär 22 och Region Gävleborg 20"),
        ([buyer("kommun", 0, value_kind="rounded")], "Få eller inga tjänster nyttjades 2017 kv 3–2018 kv 2"),
    ],
)  # fmt: skip
def test_by_buyer(rows, words):
    assert usage_shares.by_buyer(frame(*rows), "sv") == words


@pytest.mark.parametrize("status", ["SU", "UN", "PR", "NL"])
def test_none_is_said_of_nobody_whose_number_is_not_known(status):
    rows = frame(buyer("kommun", 0), buyer("region", None, obs_status=status, missing_parts=1))

    said = usage_shares.by_buyer(rows, "sv")
    assert said.startswith("Hur många tjänster som nyttjades")
    assert said.claims == ()


def test_none_is_claimed_of_every_row():
    said = usage_shares.by_buyer(frame(buyer("kommun", 0), buyer("region", 0)), "sv")

    assert said == "Inga tjänster nyttjades 2017 kv 3–2018 kv 2"
    assert [(claim.relation, claim.than) for claim in said.claims] == [(Relation.EXACTLY, 0.0)] * 2


def test_by_buyer_in_english():
    rows = frame(buyer("kommun", 299), buyer("region", 20))

    assert usage_shares.by_buyer(rows, "en") == "The municipalities used most services in 2017 Q3–2018 Q2"


def test_two_measures_are_not_added():
    assert usage_shares.stock_and_flow(frame(row(260, **STATED)), "sv") == "Två mått som inte ska läggas ihop"


def amount(**more: object) -> str:
    full = {
        "value": 3.0,
        "missing_parts": 0,
        "amount_sek": None,
        "amount_status": "A",
        "amount_status_label": "värde",
        "amount_qualifier": None,
    }
    return usage_shares.amount_text({**full, **more}, "sv")


def test_amounts_in_thousands_and_why_there_is_none():
    assert amount(amount_sek=1_240_400.0, amount_qualifier="exact") == "1\u00a0240 tkr"
    assert amount(amount_sek=0.0, amount_qualifier="exact") == "0 tkr"
    assert amount(amount_sek=865_000.0, amount_qualifier="at_least") == "minst 865 tkr"
    assert amount(amount_sek=221_700.0, amount_qualifier="at_least") == "minst 221 tkr"
    assert amount(amount_sek=221_700.0, amount_qualifier="exact") == "222 tkr"
    assert amount(amount_sek=900.0, amount_qualifier="at_least") == "minst 900 kr"
    assert amount(amount_sek=0.0, amount_qualifier="at_least") == "inget känt belopp"
    assert amount(amount_status="PR", amount_status_label="skyddat") == "belopp skyddat"
    assert amount(amount_status="NA") == "utan betalning"
    assert amount(amount_status="NA", value=0.0) == ""


def test_that_nobody_has_paid_is_not_said_while_somebody_is_silent():
    assert amount(amount_status="NA", missing_parts=2) == "inget känt belopp"
