import pytest

from dashboard.figures.coverage_by_municipality.classes import breaks_of, classes_of
from tests.dashboard.coverage_frames import CODES, by_municipality


def legend(frame, language="sv"):
    return [(shade.fill, shade.label) for shade in classes_of(frame, language).legend]


def fills(frame):
    shades = classes_of(frame, "sv").by_municipality
    return {name: shades[code].fill for name, code in CODES.items() if code in shades}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([2.1, 2.1, 1.7, 1.5, 1.2, 1.1, 1.0, 0.5], (1.0, 1.5, 2.0)),
        ([8, 5, 4, 4, 3, 2, 2, 1], (3, 4, 5)),
        ([102904, 39290, 37531, 26809, 25492, 18867, 11672, 9570, 9483, 5884], (10000, 20000, 30000)),
        ([5, 2, 1, 1, 1, 1], (2, 3, 4)),
        ([7], ()),
        ([7, 7, 7], ()),
        ([], ()),
    ],
)
def test_breaks_are_round_numbers_that_part_the_values(values, expected):
    breaks = breaks_of([float(value) for value in values])

    assert breaks == expected
    if breaks:
        assert min(values) < breaks[0]
        assert breaks[-1] <= max(values)


def test_whole_numbers_have_whole_breaks():
    assert all(limit == int(limit) for limit in breaks_of([1.0, 2.0, 3.0, 4.0, 9.0]))


def test_zero_and_missing_are_classes_of_their_own():
    frame = by_municipality(
        "enterprises_per_10000", {"Gävle": 2.1, "Bollnäs": 1.5, "Ljusdal": 0.9, "Hofors": 0.0, "Ockelbo": "NL"}
    )
    shades = classes_of(frame, "sv")

    assert fills(frame)["Hofors"] == "paper"
    assert not shades.by_municipality[CODES["Hofors"]].is_missing
    assert shades.by_municipality[CODES["Ockelbo"]].is_missing
    assert legend(frame)[0] == ("paper", "0")
    assert legend(frame)[-1] == ("paper", "uppgift saknas")


def test_a_class_follows_the_number_that_is_written():
    """1,4931 is written 1,5, and so belongs to the class that begins at 1,5."""
    frame = by_municipality("enterprises_per_10000", {"Gävle": 2.1, "Bollnäs": 1.4931, "Ljusdal": 1.2, "Hofors": 0.5})

    assert legend(frame) == [("seq1", "under 1,0"), ("seq2", "1,0–1,4"), ("seq3", "1,5–1,9"), ("seq4", "2,0 eller mer")]
    assert fills(frame) == {"Gävle": "seq4", "Bollnäs": "seq3", "Ljusdal": "seq2", "Hofors": "seq1"}


def test_labels_of_counts_shares_and_rounded_zeros():
    counts = by_municipality("enterprises", {"Gävle": 8.0, "Bollnäs": 4.0, "Ljusdal": 3.0, "Hofors": 1.0})
    shares = by_municipality("af_agreement_pct", {"Gävle": 100.0, "Bollnäs": 80.0, "Ljusdal": 60.0, "Hofors": 50.0})
    people = by_municipality("employees", {"Gävle": 8.0, "Hofors": 0.0}, rounded=("Hofors",))

    assert legend(counts) == [("seq1", "1–2"), ("seq2", "3"), ("seq3", "4"), ("seq4", "5 eller mer")]
    assert legend(shares)[-1] == ("seq4", "100\xa0%")
    sums = by_municipality("employees", {"Gävle": 8.0, "Hofors": 0.0}, rounded=("Hofors",), parts=2)

    assert legend(people) == [("paper", "0–4"), ("seq1", "8")]
    assert legend(sums) == [("paper", "≈\u00a00"), ("seq1", "8")]


def test_a_class_that_stands_alone_wears_the_sign_of_its_value():
    one = by_municipality("employees", {"Gävle": 45.0}, rounded=("Gävle",))
    none = by_municipality("af_agreement_pct", {"Gävle": 0.0})

    assert legend(one) == [("seq1", "≈\xa045")]
    assert legend(none) == [("paper", "0\xa0%")]


def test_a_mark_has_its_states_in_order():
    frame = by_municipality("policy", {"Gävle": "not_held", "Bollnäs": "held", "Hofors": "UN", "Ljusdal": "planned"})

    assert legend(frame) == [
        ("now", "ja"),
        ("now_soft", "planerat"),
        ("paper", "nej"),
        ("paper", "uppgift saknas"),
    ]
    assert classes_of(frame, "sv").by_municipality[CODES["Bollnäs"]].ink == "paper"


def test_in_english():
    frame = by_municipality("enterprises_per_10000", {"Gävle": 2.1, "Hofors": "NL"}, language="en")

    assert legend(frame, "en") == [("seq1", "2.1"), ("paper", "no data")]
