from dashboard.figures.parts.services import amount_text


def amount(**more: object) -> str:
    full = {
        "value": 3.0,
        "missing_parts": 0,
        "amount_sek": None,
        "amount_status": "A",
        "amount_status_label": "värde",
        "amount_qualifier": None,
    }
    return amount_text({**full, **more}, "sv")


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
