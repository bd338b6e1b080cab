import pytest

from dashboard.wording import usage_rates
from tests.dashboard.usage_frames import frame, row


def place(name: str, value: float | None, **more: object) -> dict:
    return row(value, **{"municipality_code": name, "municipality_name": name, "period": "2018-Q4", **more})


# One of two enterprises has not told.
OF_SOME = {"missing_parts": 1, "value_kind": "answered", "low": 0.0, "high": None}
NONE_ON_OFFER = {"obs_status": "NA", "missing_parts": 0, "high": 0.0}


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([place("Gävle", 96.4), place("Bollnäs", 80.0), place("Hofors", None, **NONE_ON_OFFER)],
         "Gävle hade högst nyttjandegrad 2018: 96\u00a0%"),
        ([place("Gävle", 75.0), place("Hofors", 75.0)], "Gävle och Hofors hade högst nyttjandegrad 2018: 75\u00a0%"),
        ([place("Gävle", 96.4), place("Bollnäs", 80.0), place("Ovanåker", None, missing_parts=1)],
         "Nyttjandegraden 2018: 96\u00a0% i Gävle och 80\u00a0% i Bollnäs"),
        ([place("Gävle", 80.0, value_kind="rounded"), place("Bollnäs", 78.0)],
         "Nyttjandegraden 2018: ungefär 80\u00a0% i Gävle och 78\u00a0% i Bollnäs"),
        ([place("Gävle", 96.4, **OF_SOME), place("Bollnäs", 80.0)],
         "Nyttjandegraden 2018: 80\u00a0% i Bollnäs"),
        ([place("Gävle", 96.4, **OF_SOME), place("Bollnäs", None)],
         "Nyttjandegraden 2018 är känd för en del av företagen"),
        ([place("Gävle", 75.0)], "Gävle hade 75\u00a0% av platserna besatta 2018"),
        ([place("Gävle", 75.0, **OF_SOME)],
         "Gävle hade 75\u00a0% av platserna besatta 2018, i de företag som har lämnat uppgifter"),
        ([place("Gävle", None)], "Ingen nyttjandegrad går att räkna ut"),
    ],
)  # fmt: skip
def test_the_highest_only_where_it_surely_is(rows, words):
    assert usage_rates.rate(frame(*rows), "sv") == words


def test_a_missing_rate_is_its_word_a_rounded_one_is_marked_and_none_is_at_least():
    [missing] = frame(place("Hofors", None, obs_status="NA")).rows(named=True)
    [known] = frame(place("Gävle", 61.2, missing_parts=1, value_kind="answered")).rows(named=True)

    assert usage_rates.rate_text(missing, "sv") == "ej tillämpligt"
    assert usage_rates.rate_text(known, "sv") == "61\u00a0%"
    assert usage_rates.rate_text({**known, "value_kind": "rounded", "rounded_parts": 2}, "sv") == "≈\u00a061\u00a0%"


@pytest.mark.parametrize(
    ("filled", "offered", "parts", "rate", "places"),
    [
        (5.0, 10.0, 1, "≈\u00a050\u00a0%", "≈\u00a05 av 10"),
        (0.0, 10.0, 1, "0–40\u00a0%", "0–4 av 10"),
        (0.0, 3.0, 1, "0–100\u00a0%", "0–4 av 3"),
        (0.0, 10.0, 2, "≈\u00a00\u00a0%", "≈\u00a00 av 10"),
    ],
)
def test_places_filled_are_people_and_a_single_zero_may_hide_some(filled, offered, parts, rate, places):
    bounds = {"low": 0.0, "high": 100 * (filled or 4.0) / offered, "rounded_parts": parts, "value_kind": "rounded"}
    its = place("Gävle", 100 * filled / offered, **bounds)
    its |= {"places_filled": filled, "places_offered": offered, "places_filled_value_kind": "rounded"}

    assert usage_rates.rate_text(its, "sv") == rate
    assert usage_rates.places_text(its, "sv") == places


def test_exact_places_stand_plain_and_none_without_a_rate():
    its = {"value": 75.0, "places_filled": 6.0, "places_offered": 8.0, "places_filled_value_kind": "exact"}

    assert usage_rates.places_text(its | {"rounded_parts": 0}, "en") == "6 of 8"
    assert usage_rates.places_text(its | {"value": None, "rounded_parts": None}, "en") == ""
