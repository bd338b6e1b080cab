import polars as pl
import pytest

from dashboard.wording import localise, usage
from dashboard.wording.texts import _texts

AF = "arbetsformedlingen"
FIRST = [(AF, "2016-Q1", 9, None), ("kommun", "2016-Q1", 7, None)]


def actors(
    *rows: tuple, baseline: float | None = 260.0, delivered: int = 10, kind_of_change: str = "rounded"
) -> pl.DataFrame:
    """Rows of (actor, period, value, change), sums of rounded counts; a missing one is not delivered."""
    frame = pl.DataFrame(rows, schema=["public_actor", "period", "value", "change"], orient="row").with_columns(
        pl.col("value", "change").cast(pl.Float64),
        obs_status=pl.when(pl.col("value").is_null()).then(pl.lit("NL")).otherwise(pl.lit("A")),
        value_kind=pl.when(pl.col("value").is_not_null()).then(pl.lit("rounded")),
        change_value_kind=pl.when(pl.col("change").is_not_null()).then(pl.lit(kind_of_change)),
        baseline_value=pl.when(pl.col("public_actor") == AF).then(pl.lit(baseline, dtype=pl.Float64)),
        baseline_qualifier=pl.lit("approximate"),
        baseline_period=pl.lit("2016"),
        delivered=pl.lit(delivered),
        delivered_of=pl.lit(10),
    )
    return localise(frame, "sv")


@pytest.mark.parametrize(
    ("frame", "swedish", "english"),
    [
        (
            actors((AF, "2016-Q1", 258, None), (AF, "2018-Q4", 291, 58)),
            "Ungefär 291 placerade via Arbetsförmedlingen i slutet av 2018, mot 260 år 2016",
            "About 291 placed through the Public Employment Service at the end of 2018, against 260 in 2016",
        ),
        (
            actors((AF, "2016-Q1", 258, None), (AF, "2018-Q2", None, None)),
            "Ungefär 258 placerade via Arbetsförmedlingen i slutet av mars 2016, mot 260 år 2016",
            "About 258 placed through the Public Employment Service at the end of March 2016, against 260 in 2016",
        ),
        (
            actors((AF, "2016-Q1", None, None), (AF, "2018-Q4", None, None)),
            "År 2016 var ungefär 260 personer placerade via Arbetsförmedlingen. Inget senare har levererats.",
            "In 2016, about 260 people were placed through the Public Employment Service. "
            "Nothing later has been delivered.",
        ),
        (
            actors((AF, "2018-Q4", None, None), baseline=None),
            "Inga placeringar via Arbetsförmedlingen har levererats",
            "No placements through the Public Employment Service have been delivered",
        ),
    ],
)
def test_headline(frame, swedish, english):
    assert (usage.headline(frame, "sv"), usage.headline(frame, "en")) == (swedish, english)


@pytest.mark.parametrize(
    ("last", "change", "words"),
    [
        (
            43,
            7,
            "Ungefär 43 placerade via Arbetsförmedlingen i Gävle i slutet av 2018, ungefär 7 fler än i början av 2016",
        ),
        (
            29,
            -7,
            "Ungefär 29 placerade via Arbetsförmedlingen i Gävle i slutet av 2018, ungefär 7 färre än i början av 2016",
        ),
        (
            36,
            0,
            "Ungefär 36 placerade via Arbetsförmedlingen i Gävle i slutet av 2018, ungefär lika många som i början av 2016",
        ),
        (0, None, "Få eller inga placerade via Arbetsförmedlingen i Gävle i slutet av 2018"),
    ],
)
def test_headline_of_chosen_municipalities_compares_with_their_own_first_quarter(last, change, words):
    frame = actors((AF, "2016-Q1", 36, None), (AF, "2018-Q4", last, change), baseline=None)

    assert usage.headline(frame, "sv", places=("Gävle",)) == words


def test_an_exact_change_is_not_called_about():
    rows = ((AF, "2016-Q1", 36, None), (AF, "2018-Q4", 43, 7))

    assert "2018, 7 fler" in usage.headline(actors(*rows, baseline=None, kind_of_change="exact"), "sv")
    same = actors(rows[0], (AF, "2018-Q4", 36, 0), baseline=None, kind_of_change="exact")
    assert "2018, lika många" in usage.headline(same, "sv")


def test_headline_never_says_has_about_an_old_year():
    for entry in _texts("usage").values():
        assert "är placerade" not in entry["sv"]
        assert "are placed" not in entry["en"]


def test_actors_are_compared_and_never_added():
    frame = actors(
        (AF, "2016-Q1", 258, None), (AF, "2018-Q4", 291, 58),
        ("kommun", "2016-Q1", 50, None), ("kommun", "2018-Q4", 50, 0),
        ("region", "2016-Q1", 5, None), ("region", "2018-Q4", None, None),
    )  # fmt: skip

    assert usage.by_actor(frame, "sv") == "1 av 2 aktörer placerade fler i slutet av 2018 än i början av 2016"
    assert "341" not in usage.by_actor_subtitle(frame, "sv")
    assert "Lägg inte ihop aktörerna" in usage.by_actor_subtitle(frame, "sv")
    assert "Do not add the actors" in usage.by_actor_subtitle(frame, "en")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([*FIRST, (AF, "2018-Q4", 12, 3), ("kommun", "2018-Q4", 9, 2)], "Alla två aktörer placerade fler"),
        ([*FIRST, (AF, "2018-Q4", 5, -4), ("kommun", "2018-Q4", 7, 0)], "Ingen aktör placerade fler"),
        ([*FIRST, (AF, "2018-Q4", 12, 3)], "Flest var placerade via Arbetsförmedlingen i slutet av 2018: ungefär 12"),
        ([(AF, "2016-Q1", 9, None)], "Flest var placerade via Arbetsförmedlingen i slutet av mars 2016: ungefär 9"),
        ([(AF, "2016-Q1", 0, None)], "Få eller inga var placerade i slutet av mars 2016"),
        ([(AF, "2018-Q4", None, None)], "Inga placeringar per kvartal har levererats"),
    ],
)
def test_by_actor(rows, words):
    assert usage.by_actor(actors(*rows), "sv").startswith(words)


def test_the_subtitle_warns_of_a_line_that_drops_when_someone_stops_reporting():
    rows = [(AF, "2016-Q1", 258, None), (AF, "2018-Q4", 291, 58)]

    assert usage.by_actor_subtitle(actors(*rows, delivered=8), "sv").endswith("när en kommun slutar leverera.")
    assert "slutar leverera" not in usage.by_actor_subtitle(actors(*rows), "sv")


def sexes(*rows: tuple, kind: str = "exact", missing: str = "NL") -> pl.DataFrame:
    frame = pl.DataFrame(rows, schema=["public_actor", "period", "sex", "value"], orient="row")
    status = pl.when(pl.col("value").is_null()).then(pl.lit(missing)).otherwise(pl.lit("A"))
    return localise(frame.with_columns(value_kind=pl.lit(kind), obs_status=status), "sv")


@pytest.mark.parametrize(
    ("women", "men", "words"),
    [
        (139.0, 152.0, "Fler män än kvinnor via Arbetsförmedlingen 2018"),
        (152.0, 139.0, "Fler kvinnor än män via Arbetsförmedlingen 2018"),
        (9.0, 9.0, "Lika många kvinnor som män via Arbetsförmedlingen 2018"),
        (0.0, 0.0, "Få eller inga kvinnor och män placerade 2018"),
        (None, 9.0, "Inga placerade kvinnor och män har levererats"),
    ],
)
def test_by_sex_speaks_of_the_actor_that_places_most(women, men, words):
    frame = sexes((AF, "2018-Q4", "F", women), (AF, "2018-Q4", "M", men))

    assert usage.by_sex(frame, "sv") == words


@pytest.mark.parametrize("missing", ["UN", "SU"])
def test_what_is_unknown_or_hidden_was_delivered_and_cannot_be_compared(missing):
    frame = sexes((AF, "2018-Q4", "F", 14.0), (AF, "2018-Q4", "M", None), missing=missing)

    assert (
        usage.by_sex(frame, "sv")
        == "Placerade kvinnor och män går inte att jämföra: minst ett antal är okänt eller dolt"
    )
    assert usage.by_sex(frame, "en").endswith("at least one number is unknown or withheld")


def test_rounded_women_and_men_are_about_as_many():
    frame = sexes((AF, "2018-Q4", "F", 10.0), (AF, "2018-Q4", "M", 10.0), kind="rounded")

    assert usage.by_sex(frame, "sv") == "Ungefär lika många kvinnor som män via Arbetsförmedlingen 2018"
    assert usage.by_sex(frame, "en") == "About as many women as men through the Public Employment Service in 2018"


def test_by_sex_in_the_middle_of_a_year_names_the_month():
    frame = sexes(("kommun", "2018-Q2", "F", 9.0), ("kommun", "2018-Q2", "M", 5.0))

    assert usage.by_sex(frame, "sv") == "Fler kvinnor än män via kommunerna i juni 2018"
    assert usage.by_sex(frame, "en") == "More women than men through the municipalities in June 2018"
    assert usage.by_sex_subtitle(frame, "sv") == "Placerade i slutet av juni 2018, per aktör"


@pytest.mark.parametrize(("change", "same"), [(33.0, True), (58.0, False), (None, True)])
def test_a_change_that_is_not_that_of_the_line_is_told_apart(change, same):
    frame = pl.DataFrame(
        {
            "public_actor": ["arbetsformedlingen"] * 2,
            "period": ["2016-Q1", "2018-Q4"],
            "value": [258.0, 291.0],
            "change": [0.0, change],
        }
    )

    assert usage.change_is_that_of_the_lines(frame) is same
