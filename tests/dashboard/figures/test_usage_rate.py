import polars as pl
import pytest

from dashboard.figures.usage_rate import chart, places_text, rate_text, sentence
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH, Cells, widths
from tests.dashboard.usage_frames import frame, row

# One of two enterprises has not told.
OF_SOME = {"missing_parts": 1, "value_kind": "answered", "low": 0.0, "high": None}
NONE_ON_OFFER = {"obs_status": "NA", "missing_parts": 0, "high": 0.0}


def place(name: str, value: float | None, **more: object) -> dict:
    return row(value, **{"municipality_code": name, "municipality_name": name, "period": "2018-Q4", **more})


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
    assert sentence(frame(*rows), "sv") == words


def test_a_missing_rate_is_its_word_a_rounded_one_is_marked_and_none_is_at_least():
    [missing] = frame(place("Hofors", None, obs_status="NA")).rows(named=True)
    [known] = frame(place("Gävle", 61.2, missing_parts=1, value_kind="answered")).rows(named=True)

    assert rate_text(missing, "sv") == "ej tillämpligt"
    assert rate_text(known, "sv") == "61\u00a0%"
    assert rate_text({**known, "value_kind": "rounded", "rounded_parts": 2}, "sv") == "≈\u00a061\u00a0%"


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

    assert rate_text(its, "sv") == rate
    assert places_text(its, "sv") == places


def test_exact_places_stand_plain_and_none_without_a_rate():
    its = {"value": 75.0, "places_filled": 6.0, "places_offered": 8.0, "places_filled_value_kind": "exact"}

    assert places_text(its | {"rounded_parts": 0}, "en") == "6 of 8"
    assert places_text(its | {"value": None, "rounded_parts": None}, "en") == ""


def test_rates_are_drawn_of_a_hundred_and_missing_ones_in_words():
    frame = pl.DataFrame(
        {
            "municipality_name": ["Gävle", "Hofors", "Ovanåker"], "value": [75.0, None, None],
            "places_filled": [6.0, None, None], "places_offered": [8.0, 0.0, None],
            "obs_status": ["A", "NA", "NL"], "value_kind": ["exact", None, None],
            "places_filled_value_kind": ["exact", None, None], "rounded_parts": [0, 0, 0],
            "missing_parts": [0, 0, 1],
        }
    )  # fmt: skip

    html = chart(localise(frame, "sv"), SWEDISH)

    assert Cells(html).rows == [
        ["Kommun", "Nyttjandegrad", "Besatta platser"],
        ["Gävle", "75\u00a0%", "6 av 8"],
        ["Hofors", "ej tillämpligt", ""],
        ["Ovanåker", "ej levererat", ""],
    ]
    assert widths(html) == [75.0]
    assert html.count('class="hatch"') == 2
