"""Läget: the page a meeting opens on. What it says of the nine targets, in both catalogues."""

import re

import polars as pl
import pytest

# The plan's nine targets as the page names them, with their pages in the plan: wording, baseline and level.
TARGETS = {
    "Stödstruktur i sju kommuner": "14",
    "Nya ASF startar": "14",
    "Alla parter i ASF-rådet": "15 och 16",
    "Handlingsplan upprättad": "15",
    "Rutiner: vem, vad och när": "15",
    "Högre kunskap om ASF": "16",
    "Policy om ASF i kommunerna": "16",
    "Mer kontakt med lokala ASF": "9 och 16",
    "Fler nyttjade tjänster": "16",
}
TARGETS_IN_ENGLISH = (
    "Support structure in seven municipalities", "New WISEs start", "All parties on the council on WISEs",
    "Action plan drawn up", "Routines: who, what and when", "Better knowledge of WISEs",
    "Policy on WISEs in the municipalities", "More contact with local WISEs", "More services used",
)  # fmt: skip
# The example was published with the older name of one.
OLDER_NAMES = {"Handlingsplan antagen": "Handlingsplan upprättad"}
STATUSES = (
    "Nått", "På väg", "Efter", "Inte nått", "Går inte att avgöra än", "Utfall saknas", "Ännu inte mätbart",
)  # fmt: skip


def statuses(seen) -> dict[str, str]:
    """The status word in the line of each target."""
    found = {}
    for title in [*TARGETS, *OLDER_NAMES]:
        for line in seen.lines:
            if line.startswith(f"{title} "):
                [found[OLDER_NAMES.get(title, title)]] = [
                    word for word in STATUSES if line.startswith(f"{title} {word}")
                ]
    assert len(found) == len(TARGETS)
    return found


class TestGavleborg:
    @pytest.fixture
    def seen(self, visit):
        return visit("laget", data="gavleborg", sprak="sv")

    def test_the_headline_counts_the_targets_of_the_target_year_and_not_the_long_term_one(self, seen):
        assert "åtta målen" in seen.headline
        assert "2018" in seen.headline
        assert seen.rows_with("Nya ASF startar", "Långsiktigt mål, planen sätter inget år.")

    def test_below_the_headline_it_says_which_target_is_not_counted_and_why(self, seen, visit):
        swedish = "Ett av planens nio mål räknas inte med, för det har inget år: ”Nya ASF startar”."
        english = "One of the nine targets of the plan is not counted, since it has no year: “New WISEs start”."

        assert f'<p class="about">{swedish}</p>' in seen.html
        assert f'<p class="about">{english}</p>' in visit("laget", data="gavleborg", sprak="en").html
        assert "av planens nio mål" in visit("handlingsplan", data="gavleborg", sprak="sv").text
        # All nine have a year in the example, and all nine are counted.
        assert '<p class="about">' not in visit("laget", data="exempel", sprak="sv").html

    def test_the_support_structure_names_its_year_its_target_and_what_is_missing(self, seen):
        [sentence] = seen.figure("priority_1").sentences

        assert sentence.startswith("År 2016 hade 3 av 10 kommuner stödstruktur.")
        assert "Målet för 2018 var 7." in sentence
        assert sentence.endswith("Vi har ingen uppgift om slutet av 2018.")

    def test_what_is_our_inference_says_so_where_it_is_shown(self, seen):
        [council] = seen.figure("priority_2").sentences

        assert council.endswith("Målet för 2018 var enligt vår tolkning 9.")
        assert seen.figure("priority_2").rows_with("mål 2018, vår tolkning")
        assert seen.rows_with("Alla parter i ASF-rådet", "Nio är vårt antal", "s. 16")
        assert seen.rows_with("Rutiner: vem, vad och när", "Att följa dem som tre beslut är vår tolkning")
        assert seen.rows_with("Mer kontakt med lokala ASF", "Utgångsläge 2016 enligt vår tolkning: 3 av 10", "s. 9–10")

    def test_nothing_on_the_page_says_when_the_figures_are_from_but_themselves(self, seen):
        assert "Visat till och med den 28 november 2026" in seen.text
        assert "Läget den" not in seen.text

    def test_all_nine_targets_stand_with_their_status(self, seen):
        expected = dict.fromkeys(TARGETS, "Ännu inte mätbart") | {"Stödstruktur i sju kommuner": "Utfall saknas"}

        assert statuses(seen) == expected

    @pytest.mark.parametrize(("title", "page"), TARGETS.items())
    def test_each_target_names_its_page_in_the_plan(self, seen, title, page):
        assert seen.rows_with(title, f"Planen s. {page}")

    def test_a_target_that_cannot_be_measured_says_who_has_to_decide_what(self, seen):
        for priority in ("priority_2", "priority_3"):
            [why, *_] = seen.figure(priority).rows_with("Ännu inte mätbart")
            assert "Rådet behöver" in why or "Rådet behöver" in seen.figure(priority).text
        asked = [line for line in seen.lines if "behöver" in line]

        assert len(asked) >= 7
        assert seen.rows_with("Nya ASF startar", "Rådet behöver bestämma", "Coompanion behöver lämna")
        assert seen.rows_with("Policy om ASF i kommunerna", "Rådet behöver bestämma")

    def test_who_has_delivered_stands_beside_what_rests_on_deliveries(self, seen):
        assert seen.figure("priority_1").rows_with("Inga uppgifter för de 10 kommunerna", "Tolkning A")
        for title in ("Nya ASF startar", "Policy om ASF i kommunerna", "Mer kontakt med lokala ASF"):
            assert seen.rows_with(title, "Inga uppgifter för de 10 kommunerna"), title

    def test_no_outcome_is_shown_as_a_word_and_never_as_zero(self, seen):
        assert seen.figure("priority_2").rows_with("okänt", "av 9 parter")
        assert seen.figure("priority_3").rows_with("ej levererat", "tjänster")
        assert not re.search(r"\b0 (av 9|tjänster|av 3)\b", seen.text)

    def test_a_year_that_is_past_is_spoken_of_as_past(self, seen):
        assert not re.search(r"\bhar \d+ av \d+", seen.text)
        for sentence in seen.sentences:
            assert not re.search(r"\bhar\b(?! (inte hittat|ingen uppgift|rört))", sentence), sentence

    def test_no_pace_is_asked_for_after_the_target_year(self, seen):
        assert "om året till slutet" not in seen.text

    def test_the_same_in_english(self, visit):
        seen = visit("laget", data="gavleborg", sprak="en")
        [sentence] = seen.figure("priority_1").sentences

        assert "2016" in sentence
        assert "3 of 10 municipalities had" in sentence
        assert "We have no information on the end of 2018" in sentence
        assert not re.search(r"\b(has|have) \d+ of", seen.text)
        for title in TARGETS_IN_ENGLISH:
            status = "No outcome" if title.startswith("Support") else "Not yet measurable"
            assert seen.rows_with(f"{title} {status}"), title


class TestReadings:
    def test_the_seven_that_lacked_one(self, visit):
        seen = visit("laget", data="gavleborg", sprak="sv", lasning="B")
        block = seen.figure("priority_1")

        assert block.sentences[0].startswith(
            "År 2016 hade 3 av 10 kommuner stödstruktur. Målet var att också de andra sju skulle ha en 2018."
        )
        assert block.rows_with("utgångsläge 2016 10 mål 2018")
        assert block.rows_with("Tolkning B")
        assert block.rows_with("Stödstruktur i sju kommuner", "3 av 10", "Planen s. 14 och 15")
        assert not re.search(r"\b0 av\b", block.text)
        assert statuses(seen)["Stödstruktur i sju kommuner"] == "Utfall saknas"

    def test_one_regional_structure_cannot_be_measured(self, visit, catalogue):
        seen = visit("laget", data=catalogue, sprak="sv", lasning="C")
        block = seen.figure("priority_1")

        assert statuses(seen)["Stödstruktur i sju kommuner"] == "Ännu inte mätbart"
        assert "tolkning C" in block.sentences[0]
        assert block.rows_with("ej mätbart")
        assert not re.search(r"\b\d+ av (7|10) kommuner\b", block.text.replace("Uppgifter för 9 av 10 kommuner", ""))

    def test_of_the_example(self, visit):
        """Six are known and one has not answered: that may be seven of ten, and never ten."""
        outcome = {"A": "Går inte att avgöra än", "B": "Inte nått"}
        for reading, words in outcome.items():
            seen = visit("laget", data="exempel", sprak="sv", lasning=reading)
            assert seen.figure("priority_1").rows_with(
                "Stödstruktur i sju kommuner", words, "minst 6 av 10", "2018 kv 4"
            )

    def test_all_three_can_be_chosen(self, visit):
        seen = visit("laget", data="gavleborg", sprak="sv", lasning="B")

        assert [line[:2] for line in seen.lines if re.match(r"[ABC]\. ", line)] == ["A.", "B.", "C."]
        assert seen.app.session_state["pick_lasning"] == "B"


class TestExempel:
    def test_at_the_end_of_the_target_year(self, visit):
        seen = visit("laget", data="exempel", sprak="sv")

        assert statuses(seen) == {
            "Stödstruktur i sju kommuner": "Går inte att avgöra än",
            "Nya ASF startar": "Ännu inte mätbart",
            "Alla parter i ASF-rådet": "Inte nått",
            "Handlingsplan upprättad": "Nått",
            "Rutiner: vem, vad och när": "Inte nått",
            "Högre kunskap om ASF": "Ännu inte mätbart",
            "Policy om ASF i kommunerna": "Går inte att avgöra än",
            "Mer kontakt med lokala ASF": "Nått",
            "Fler nyttjade tjänster": "Ännu inte mätbart",
        }
        assert "minst 6 av 10" in seen.figure("priority_1").sentences[0]
        assert "8 av 9" in seen.figure("priority_2").sentences[0]
        assert all("2018" in seen.figure(f"priority_{number}").sentences[0] for number in (1, 2, 3))

    def test_one_that_has_not_answered_is_named_with_what_its_answer_would_do(self, visit):
        """The municipality that has delivered no commitments: six known and a level of seven, seven and a level of eight."""
        seen = visit("laget", data="exempel", version="1", sprak="sv")
        words = "Ockelbo har inte svarat för slutet av 2018. Är svaret ja är målet nått."

        assert seen.headline == (
            "Minst två av nio mål för 2018 är nådda. Två nåddes inte, två går inte att avgöra än och tre går ännu inte att mäta."
        )
        assert seen.figure("priority_1").rows_with("Går inte att avgöra än", words)
        assert seen.rows_with("Policy om ASF i kommunerna", words, "minst 7 av 10", "Uppgifter för 9 av 10 kommuner")
        assert seen.figure("priority_3").sentences == [
            "Ungefär 391 eller fler tjänster användes 2018. Planen anger ingen nivå."
        ]
        rows = seen.frame("target_id", "target_status").filter(pl.col("target_id").is_in(["T1", "T3b"]))
        assert rows.select("value", "low", "high", "value_kind", "missing_parts", "target_status").rows() == [
            (6.0, 6.0, 7.0, "at_least", 1, "undecided"), (7.0, 7.0, 8.0, "at_least", 1, "undecided"),
        ]  # fmt: skip

    def test_no_pace_after_the_target_year(self, visit):
        for period in ((), "2018-Q4"):
            seen = visit("laget", data="exempel", sprak="sv", period=period)
            assert "om året till slutet" not in seen.text
            assert "återstår" not in seen.text

    def test_half_way_one_is_on_track_one_behind_and_one_not_decided(self, visit):
        seen = visit("laget", data="exempel", sprak="sv", period="2017-Q2")

        assert statuses(seen)["Alla parter i ASF-rådet"] == "På väg"
        assert statuses(seen)["Rutiner: vem, vad och när"] == "Efter"
        assert statuses(seen)["Stödstruktur i sju kommuner"] == "Går inte att avgöra än"
        assert seen.figure("priority_1").rows_with(
            "Ockelbo har inte svarat. Är svaret ja är målet på väg. Annars är det efter."
        )
        assert "4 av 10" in seen.figure("priority_1").sentences[0]
        assert "6 av 9" in seen.figure("priority_2").sentences[0]
        assert all("2017" in seen.figure(f"priority_{number}").sentences[0] for number in (1, 2, 3))

    def test_the_pace_that_is_needed_is_what_remains_by_the_years_that_remain(self, visit):
        """From the end of June 2017 to the end of 2018 is a year and a half: 9 - 6 in 1.5 years is 2 a year."""
        seen = visit("laget", data="exempel", sprak="sv", period="2017-Q2")
        [council] = seen.figure("priority_2").rows_with("Tre parter återstår")
        [routines] = seen.rows_with("Rutiner: vem, vad och när")

        assert "2 om året till slutet av 2018" in council
        # Two of three in a year and a half.
        assert "1,3 om året" in routines
        # A steady pace: half the way to three, as half the plan period has gone.
        assert "Jämn takt hade gett 1,5" in routines

    def test_deliveries_differ_by_kind(self, visit):
        seen = visit("laget", data="exempel", sprak="sv")
        delivered = dict(
            seen.frame("target_id", "target_status").select("target_id", "delivered").drop_nulls().iter_rows()
        )

        assert seen.figure("priority_1").rows_with(f"Uppgifter för {delivered['T1']} av 10 kommuner")
        assert seen.figure("priority_3").rows_with(f"Uppgifter för {delivered['T3d']} av 10 kommuner")
        assert delivered["T1"] != delivered["T3d"]

    def test_counts_of_people_are_said_to_be_rounded(self, visit):
        seen = visit("laget", data="exempel", sprak="sv")

        assert seen.figure("priority_3").rows_with("≈", "tjänster")
        assert seen.rows_with("Små antal har ändrats till 0 eller 5")

    def test_a_municipality_does_not_change_the_county(self, visit):
        whole = visit("laget", data="exempel", sprak="sv")
        one = visit("laget", data="exempel", sprak="sv", kommun=("Ockelbo",))

        assert one.headline == whole.headline
        assert one.figure("priority_1").text == whole.figure("priority_1").text
