import pytest

from dashboard.wording import usage, usage_sexes
from dashboard.wording.claims import Claim, Relation, Subject
from dashboard.wording.texts import _texts
from tests.dashboard.usage_frames import AF, EIGHT, TEN, frame, row

PLAN = {
    "baseline_value": 260.0,
    "baseline_qualifier": "approximate",
    "baseline_value_kind": "stated",
    "baseline_period": "2016",
}
NO_PLAN = dict.fromkeys(PLAN)
SINCE_FIRST = ("change", "change_low", "change_high", "change_value_kind", "change_missing_parts", "change_covers")


def actor(value: float | None, period: str = "2018-Q4", who: str = AF, **more: object) -> dict:
    return row(value, **{"public_actor": who, "period": period, **dict.fromkeys(SINCE_FIRST), **PLAN, **more})


def changed(change: float, low: float, high: float, *, kind: str = "exact", missing: int = 0) -> dict:
    """The change since the first quarter, over all or over the eight that answered both times."""
    covers = EIGHT if missing else TEN
    return dict(zip(SINCE_FIRST, (change, low, high, kind, missing, covers), strict=True))


def actors(*rows: dict):
    return frame(*rows)


class TestHeadline:
    def test_an_incomplete_sum_names_whom_it_covers_and_stands_beside_the_plan(self):
        said = usage.headline(actors(actor(258, "2016-Q1"), actor(291, missing_parts=2, value_kind="rounded")), "sv")

        assert said == (
            "I de åtta av tio kommuner som har lämnat uppgifter var ungefär 291 personer placerade via "
            "Arbetsförmedlingen i slutet av 2018. Planen anger omkring 260 i hela länet 2016."
        )
        own = Subject("placements_by_actor", (("public_actor", AF), ("period", "2018-Q4")), covers=tuple(EIGHT.split()))
        plan = Subject("stock_and_flow", (("indicator_code", "placed_via_af"), ("period", "2016")))
        assert set(said.claims) == {Claim(own, Relation.EXACTLY, 291.0), Claim(plan, Relation.EXACTLY, 260.0)}

    def test_a_whole_sum_names_nobody_and_is_not_compared_with_about_so_many(self):
        whole = actors(actor(258, "2016-Q1"), actor(291))

        assert usage.headline(whole, "sv") == (
            "291 personer var placerade via Arbetsförmedlingen i slutet av 2018. "
            "Planen anger omkring 260 i hela länet 2016."
        )
        assert usage.headline(whole, "en") == (
            "291 people were placed through the Public Employment Service at the end of 2018. "
            "The plan states about 260 in the whole county in 2016."
        )

    def test_without_deliveries_it_is_what_the_plan_states_with_its_about(self):
        said = usage.headline(actors(actor(None, "2016-Q1"), actor(None)), "sv")

        assert said == "År 2016 var omkring 260 personer placerade via Arbetsförmedlingen. Ingen senare uppgift finns."
        assert usage.headline(actors(actor(None)), "en").startswith("In 2016, about 260 people were placed")

    def test_without_any_figure_it_says_so_of_whom_is_chosen(self):
        nothing = actors(actor(None, **NO_PLAN))

        assert usage.headline(nothing, "sv", places=("Gävle",)) == (
            "Ingen uppgift finns om hur många som är placerade via Arbetsförmedlingen i Gävle"
        )
        assert usage.headline(nothing, "sv").claims == ()

    def test_one_of_three_chosen(self):
        one = actor(43, missing_parts=2, covers="2180", delivered=1, delivered_of=3, **NO_PLAN)

        assert usage.headline(actors(one), "sv", places=("Bollnäs", "Gävle", "Hofors")).startswith(
            "I den enda av tre valda kommuner som har lämnat uppgifter var 43 personer placerade"
        )

    def test_a_zero_that_was_changed_is_few_or_none(self):
        few = actors(actor(0, value_kind="rounded", **NO_PLAN))

        assert usage.headline(few, "sv", places=("Gävle",)).startswith("Få eller inga personer var placerade via")


class TestFirstQuarter:
    @pytest.mark.parametrize(
        ("change", "words"),
        [
            (changed(7, 7, 7), "i slutet av 2018, fler än i början av 2016 (36)"),
            (changed(7, -1, 15, kind="rounded"), "i slutet av 2018, ungefär 36 i början av 2016"),
            (changed(-7, -9, -1, kind="rounded"), "i slutet av 2018, färre än i början av 2016 (ungefär 50)"),
            (changed(0, 0, 0), "i slutet av 2018, 43 i början av 2016"),
        ],
    )
    def test_is_compared_only_where_every_value_within_the_bounds_says_the_same(self, change, words):
        rows = actors(actor(36, "2016-Q1", **NO_PLAN), actor(43, **NO_PLAN, **change))

        assert usage.headline(rows, "sv", places=("Gävle",)).endswith(words)

    def test_a_change_of_other_municipalities_than_the_number_is_not_told(self):
        rows = actors(actor(36, "2016-Q1", **NO_PLAN), actor(43, **NO_PLAN, **changed(7, 7, 7, missing=2)))

        assert usage.headline(rows, "sv") == "43 personer var placerade via Arbetsförmedlingen i slutet av 2018"

    def test_more_than_is_claimed_of_the_same_municipalities(self):
        more = changed(7, 7, 7, missing=2)
        rows = actors(actor(36, "2016-Q1", **NO_PLAN), actor(43, missing_parts=2, **NO_PLAN, **more))

        said = usage.headline(rows, "sv")

        [claim] = [claim for claim in said.claims if claim.relation is Relation.MORE_THAN]
        assert claim.subject.covers == claim.than.covers == tuple(EIGHT.split())
        assert dict(claim.than.row)["period"] == "2016-Q1"


class TestByActor:
    FIRST = (actor(258, "2016-Q1"), actor(50, "2016-Q1", "kommun"))

    @pytest.mark.parametrize(
        ("af", "municipal", "words"),
        [
            (changed(3, 3, 3), changed(2, 2, 2), "Alla två aktörer placerade fler i slutet av 2018 än i början av 2016"),
            (changed(3, 3, 3), changed(0, 0, 0), "1 av 2 aktörer placerade fler i slutet av 2018 än i början av 2016"),
            (changed(3, 1, 9), changed(2, -6, 9), "Minst 1 av 2 aktörer placerade fler i slutet av 2018"),
            (changed(-3, -3, -3), changed(0, 0, 0), "Ingen aktör placerade fler i slutet av 2018 än i början av 2016"),
            (changed(58, -9, 99, kind="rounded"), changed(2, -6, 9, kind="rounded"),
             "Via Arbetsförmedlingen: 291 i slutet av 2018, ungefär 233 i början av 2016"),
        ],
    )  # fmt: skip
    def test_counts_those_that_surely_placed_more_else_states_both_numbers(self, af, municipal, words):
        rows = actors(*self.FIRST, actor(291, **af), actor(50, who="kommun", **municipal))

        assert usage.by_actor(rows, "sv").startswith(words)

    @pytest.mark.parametrize("status", ["SU", "UN", "PR", "NL"])
    @pytest.mark.parametrize("af", [changed(3, 3, 3), changed(-3, -3, -3)])
    def test_neither_all_nor_none_is_said_beside_an_actor_whose_number_is_not_known(self, af, status):
        hidden = actor(None, who="kommun", obs_status=status, missing_parts=1)

        said = usage.by_actor(actors(*self.FIRST, actor(291, **af), hidden), "sv")
        assert not said.startswith(("Alla", "Ingen aktör"))

    def test_a_comparison_of_some_names_them(self):
        af, municipal = changed(58, 58, 58, missing=2), changed(2, 2, 2, missing=2)
        rows = actors(
            *self.FIRST, actor(291, missing_parts=2, **af), actor(52, who="kommun", missing_parts=2, **municipal)
        )

        said = usage.by_actor(rows, "sv")

        assert said == "Alla två aktörer placerade fler i slutet av 2018 än i början av 2016 i samma åtta kommuner"
        assert {claim.subject.covers for claim in said.claims} == {tuple(EIGHT.split())}

    def test_numbers_of_one_quarter_are_listed(self):
        said = usage.by_actor(actors(actor(9, "2016-Q1"), actor(7, "2016-Q1", "kommun")), "sv")

        assert said == "Placerade i slutet av mars 2016: Arbetsförmedlingen 9 och kommunerna 7"

    def test_nothing_delivered(self):
        assert usage.by_actor(actors(actor(None)), "sv") == "Ingen uppgift finns om placerade personer per kvartal"

    def test_the_subtitle_never_adds_actors_and_warns_of_silence(self):
        rows = actors(*self.FIRST, actor(291, missing_parts=2), actor(50, who="kommun"))

        words = usage.by_actor_subtitle(rows, "sv")
        assert "Lägg inte ihop aktörerna" in words
        assert words.endswith("samma kommuner som har lämnat uppgifter. Öppen punkt: någon kommun saknas.")
        assert "bryts" not in usage.by_actor_subtitle(actors(*self.FIRST), "sv")
        assert "Do not add the actors" in usage.by_actor_subtitle(rows, "en")


@pytest.mark.parametrize(("change", "same"), [(33.0, True), (58.0, False), (None, True)])
def test_a_change_that_is_not_that_of_the_line_is_told_apart(change, same):
    rows = actors(actor(258, "2016-Q1", change=0.0), actor(291, change=change))

    assert usage.change_is_that_of_the_lines(rows) is same


def test_no_text_says_has_about_an_old_year():
    for name, entry in _texts("usage").items():
        if name != "headline_missing":
            assert "är placerade" not in entry["sv"]
            assert "are placed" not in entry["en"]


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
        assert usage_sexes.by_sex(self.pair(women, men), "sv") == words

    def test_more_is_claimed_of_both(self):
        [claim] = usage_sexes.by_sex(self.pair(row(139), row(152)), "sv").claims

        assert (dict(claim.subject.row)["sex"], claim.relation, dict(claim.than.row)["sex"]) == ("M", "more_than", "F")

    @pytest.mark.parametrize("missing", ["UN", "SU"])
    def test_what_is_unknown_or_hidden_was_delivered_and_cannot_be_compared(self, missing):
        pair = self.pair(row(14), row(None, obs_status=missing, missing_parts=1))

        assert usage_sexes.by_sex(pair, "sv") == (
            "Placerade kvinnor och män går inte att jämföra: minst ett antal är okänt eller dolt"
        )

    def test_of_other_municipalities_they_are_not_held_against_each_other(self):
        pair = self.pair(row(14), row(20, missing_parts=2))

        assert usage_sexes.by_sex(pair, "en").endswith("at least one number is unknown or withheld")

    def test_in_the_middle_of_a_year_the_month_is_named(self):
        pair = self.pair(row(9), row(5), "kommun", "2018-Q2")

        assert (
            usage_sexes.by_sex(pair, "sv", places=("Gävle",))
            == "Fler kvinnor än män via kommunerna i Gävle i juni 2018"
        )
        assert usage_sexes.by_sex(pair, "en") == "More women than men through the municipalities in June 2018"
        assert usage_sexes.by_sex_subtitle(pair, "sv") == "Placerade i slutet av juni 2018, per aktör"
