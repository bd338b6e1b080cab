import json

import polars as pl
import pytest

from dashboard.figures.placements_by_sex import chart, sentence, subtitle
from dashboard.theme import DARK, LIGHT
from dashboard.wording import localise
from tests.dashboard.drawn import ENGLISH_DARK, SWEDISH, compiled, values_of
from tests.dashboard.usage_frames import AF, frame, row


class TestBySex:
    @staticmethod
    def pair(women: dict, men: dict, who: str = AF, period: str = "2018-Q4"):
        keys = {"public_actor": who, "period": period}
        return frame({**keys, "sex": "F", **women}, {**keys, "sex": "M", **men})

    @pytest.mark.parametrize(
        ("women", "men", "words"),
        [
            (row(139), row(152), "Fler män än kvinnor via Arbetsförmedlingen 2018"),
            (row(152), row(139), "Fler kvinnor än män via Arbetsförmedlingen 2018"),
            (row(9), row(9), "Lika många kvinnor som män via Arbetsförmedlingen 2018"),
            (row(139, value_kind="rounded"), row(152, value_kind="rounded"),
             "Via Arbetsförmedlingen 2018: ungefär 139 kvinnor och ungefär 152 män"),
            (row(10, value_kind="rounded"), row(10, value_kind="rounded"),
             "Via Arbetsförmedlingen 2018: ungefär 10 kvinnor och ungefär 10 män"),
            (row(139, missing_parts=2), row(152, missing_parts=2),
             "Via Arbetsförmedlingen 2018: 139 kvinnor och 152 män i de åtta av tio kommuner som har lämnat uppgifter"),
            (row(0, value_kind="rounded"), row(0, value_kind="rounded"),
             "Få eller inga kvinnor och män via Arbetsförmedlingen 2018"),
            (row(None), row(9), "Ingen uppgift finns om placerade kvinnor och män"),
        ],
    )  # fmt: skip
    def test_says_who_are_more_only_where_that_is_sure(self, women, men, words):
        assert sentence(self.pair(women, men), "sv") == words

    def test_more_is_claimed_of_both(self):
        [claim] = sentence(self.pair(row(139), row(152)), "sv").claims

        assert (dict(claim.subject.row)["sex"], claim.relation, dict(claim.than.row)["sex"]) == ("M", "more_than", "F")

    @pytest.mark.parametrize("missing", ["UN", "SU"])
    def test_what_is_unknown_or_hidden_was_delivered_and_cannot_be_compared(self, missing):
        pair = self.pair(row(14), row(None, obs_status=missing, missing_parts=1))

        assert sentence(pair, "sv") == (
            "Placerade kvinnor och män går inte att jämföra: minst ett antal är okänt eller dolt"
        )

    def test_of_other_municipalities_they_are_not_held_against_each_other(self):
        pair = self.pair(row(14), row(20, missing_parts=2))

        assert sentence(pair, "en").endswith("at least one number is unknown or withheld")

    def test_in_the_middle_of_a_year_the_month_is_named(self):
        pair = self.pair(row(9), row(5), "kommun", "2018-Q2")

        assert sentence(pair, "sv", places=("Gävle",)) == "Fler kvinnor än män via kommunerna i Gävle i juni 2018"
        assert sentence(pair, "en") == "More women than men through the municipalities in June 2018"
        assert subtitle(pair, "sv") == "Placerade i slutet av juni 2018, per aktör"


def sexes(**values: tuple[float | None, float | None]) -> pl.DataFrame:
    """Women and men per actor; a value of 0 or 5 is rounded."""
    rows = [
        {"public_actor": actor, "period": "2018-Q4", "sex": sex, "value": value}
        for actor, pair in values.items()
        for sex, value in zip("FM", pair, strict=True)
    ]
    frame = pl.DataFrame(rows, schema_overrides={"value": pl.Float64}).with_columns(
        obs_status=pl.when(pl.col("value").is_null()).then(pl.lit("PR")).otherwise(pl.lit("A")),
        value_kind=pl.when(pl.col("value").is_in([0.0, 5.0])).then(pl.lit("rounded")).otherwise(pl.lit("exact")),
        rounded_parts=pl.col("value").is_in([0.0, 5.0]).cast(pl.Int64),
        missing_parts=pl.col("value").is_null().cast(pl.Int64),
    )
    return localise(frame, "sv")


def test_women_are_circles_men_squares_each_with_word_and_number():
    frame = sexes(arbetsformedlingen=(139.0, 152.0), region=(5.0, 0.0))

    spec = compiled(chart(frame, SWEDISH))

    assert sorted(values_of(spec, "label")) == ["0–4", "139", "152", "≈\u00a05"]
    assert set(values_of(spec, "word")) == {"Kvinnor", "Män"}
    marks = {(layer["mark"]["shape"], layer["mark"]["color"]) for layer in spec["layer"] if "shape" in layer["mark"]}
    assert marks == {("circle", LIGHT["women"]), ("square", LIGHT["men"])}


def test_marks_of_equal_numbers_stand_side_by_side():
    spec = compiled(chart(sexes(kommun=(9.0, 9.0)), SWEDISH))

    offsets = {layer["mark"]["shape"]: layer["mark"]["xOffset"] for layer in spec["layer"] if "shape" in layer["mark"]}
    assert offsets == {"circle": -9, "square": 9}


def test_an_actor_without_numbers_has_the_word_in_their_place():
    spec = compiled(chart(sexes(kommun=(9.0, 6.0), region=(None, None)), SWEDISH))

    assert values_of(spec, "status") == ["skyddat"]


def test_an_actor_with_one_number_shows_that_one():
    spec = compiled(chart(sexes(kommun=(9.0, None)), SWEDISH))

    assert (values_of(spec, "label"), values_of(spec, "status")) == (["9"], [])


@pytest.mark.parametrize(("look", "colours"), [(SWEDISH, LIGHT), (ENGLISH_DARK, DARK)])
def test_colours_are_those_of_the_theme(look, colours):
    spec = json.dumps(compiled(chart(sexes(kommun=(9.0, 6.0)), look), look))

    assert colours["women"] in spec
    assert (DARK if colours is LIGHT else LIGHT)["women"] not in spec
