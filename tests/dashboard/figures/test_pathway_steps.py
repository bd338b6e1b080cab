"""How far those who applied came: the headline, the largest drop, and the tracks."""

import re

import pytest

from dashboard.figures.pathway_steps import chart, headline, headline_note, largest_drop, sentence, subtitle
from tests.dashboard.drawn import ENGLISH_DARK, SWEDISH
from tests.dashboard.figures.pathway_frames import rows_of
from tests.queries.pathway_rows import came, silent

GAVLE, BOLLNAS = "2180", "2183"
__all__ = ["rows_of"]
TRACK = [
    came(GAVLE, "applied", 40.0, "none"),
    came(GAVLE, "enrolled", 30.0, "red"),
    came(GAVLE, "assistance", 90.0, "red"),
    came(GAVLE, "referral", 20.0, "red"),
    came(GAVLE, "work_or_study", 50.0),
]


def test_the_headline_says_who_went_on_and_where_most_stopped(rows_of):
    said = headline(rows_of("pathway_steps", pathway=TRACK), "sv", places=("Gävle",))

    assert said == (
        "50 av 70 som sökte stöd 2017 kv 4 och remitterades gick vidare till arbete eller studier i Gävle. "
        "Störst är tappet före remiss."
    )
    more = [claim for claim in said.claims if claim.relation == "more_than"]
    assert {dict(claim.subject.row)["pathway_step"] for claim in more} == {"assistance"}
    assert {dict(claim.than.row)["pathway_step"] for claim in more} == {
        "applied", "enrolled", "referral", "three_party_talk", "measure", "feedback",
    }  # fmt: skip


def test_a_rounded_number_is_about_so_many(rows_of):
    rounded = [*TRACK, came(GAVLE, "work_or_study", 5.0, value_kind="rounded", sex="M")]

    said = headline(rows_of("pathway_steps", "en", pathway=rounded), "en")

    assert said.startswith("Approximately 55 of 75 who applied in 2017 Q4 and were referred went on to work or study.")


def test_a_sum_of_many_changed_counts_says_what_is_certain(rows_of):
    changed = [
        came(GAVLE, step, 5.0, "red", value_kind="rounded", sex=sex)
        for step in ("referral", "work_or_study") for sex in "FM"
    ] + [came(GAVLE, "assistance", 0.0, "red", value_kind="rounded")]  # fmt: skip
    frame = rows_of("pathway_steps", pathway=changed)

    said = headline_note(frame, "sv")

    assert "Ungefär 10 av 20" in headline(frame, "sv")
    assert said.startswith("Säkert är minst 2 av minst 4: talen är summor")
    assert subtitle(frame, "sv").startswith("Säkert är minst 4 av minst 4: talen")
    assert [(claim.relation, claim.than) for claim in said.claims] == [("at_least", 2.0), ("at_least", 4.0)]
    assert "For certain, it is at least 2 of at least 4: " in headline_note(
        rows_of("pathway_steps", "en", pathway=changed), "en"
    )


def test_a_sum_that_shows_0_is_few_or_none_in_every_sentence(rows_of):
    zeros = [
        came(GAVLE, step, 0.0, "red", value_kind="rounded", sex=sex)
        for step in ("assistance", "referral")
        for sex in "FM"
    ]
    frame = rows_of("pathway_steps", pathway=[came(GAVLE, "applied", 40.0, "none"), *zeros])

    assert headline(frame, "sv").startswith("Få eller inga av dem som sökte stöd 2017 kv 4 remitterades.")
    assert sentence(frame, "sv") == "Få eller inga kom till försörjningsstöd"
    assert "≈\xa00" not in chart(frame, SWEDISH)
    assert "få eller inga" in chart(frame, SWEDISH)
    assert "few or none" in chart(rows_of("pathway_steps", "en", pathway=zeros), ENGLISH_DARK)


@pytest.mark.parametrize(
    ("more", "step"),
    [
        ([], "assistance"),
        # As many may have stopped elsewhere: 45 zeros that hide up to four each.
        ([came(GAVLE, "measure", 0.0, "red", value_kind="rounded", sex=sex) for sex in "FM"], "assistance"),
        ([came(GAVLE, "measure", 90.0, "red")], ""),
        ([came(GAVLE, "measure", 88.0, "red"), came(GAVLE, "measure", 0.0, value_kind="rounded")], ""),
        ([came(GAVLE, "feedback", None, "red", feedback_given=True, obs_status="UN")], ""),
    ],
)
def test_the_largest_drop_is_told_only_where_no_other_can_be_as_large(rows_of, more, step):
    assert largest_drop(rows_of("pathway_steps", pathway=[*TRACK, *more])).get("pathway_step", "") == step


def test_the_last_step_is_no_drop(rows_of):
    frame = rows_of("pathway_steps", pathway=[*TRACK, came(GAVLE, "work_or_study", 900.0, sex="M")])

    assert largest_drop(frame)["pathway_step"] == "assistance"


def test_of_some_who_have_answered_no_drop_is_told(rows_of):
    frame = rows_of("pathway_steps", codes=(GAVLE, BOLLNAS), pathway=[*TRACK, silent(BOLLNAS)])

    assert largest_drop(frame) == {}
    assert "i den enda av två kommuner som har lämnat uppgifter" in headline(frame, "sv")


def test_nothing_delivered_is_said(rows_of):
    frame = rows_of("pathway_steps", pathway=[])

    for words in (headline, sentence):
        assert words(frame, "sv") == "Ingen uppgift finns om hur långt de som söker stöd kommer"
    assert subtitle(frame, "sv") == ""


def test_the_sentence_and_what_is_not_known(rows_of):
    frame = rows_of("pathway_steps", pathway=TRACK)

    assert sentence(frame, "sv") == "Av 160 hos försörjningsstöd fick 70 en remiss"
    assert "uppgift saknas om det" in subtitle(frame, "sv")


class TestChart:
    @pytest.fixture
    def html(self, rows_of) -> str:
        defined = {"pathway_group": "red", "wording_sv": "långt <borta>", "wording_en": "far", "page": "10"}
        return chart(rows_of("pathway_steps", pathway=TRACK, pathway_group=[defined]), SWEDISH)

    def test_a_row_for_all_and_a_track_per_group_on_one_scale(self, html):
        assert html.count('<tr class="track ') == 3
        assert html.count("<th ") == 8 + 1 + 1 + 3
        # Red: 140 enrolled is the top of the scale, 110 at the assistance office, 20 referred.
        assert 'style="--h:1.0000;--d:0.2143"><div><b>140</b>' in html
        assert 'style="--h:0.1429;--d:0.1429"><div><b>20</b>' in html
        assert 'style="--h:0.3571;--d:0.0000"><div><b>50</b>' in html

    def test_before_the_enrolment_there_is_one_field_and_no_group(self, html):
        assert html.count("Gruppen bedöms vid inskrivningen") == 1
        assert '<td class="nogroup" rowspan="3">' in html

    def test_the_largest_drop_has_its_line_and_its_number(self, html):
        assert "störst tapp: 90" in html
        # The step after it, in the heads, for all and in three tracks; and the label.
        assert html.count("most") == 1 + 1 + 3 + 1

    def test_a_definition_is_text(self, html):
        assert "långt &lt;borta&gt;" in html

    def test_what_is_unknown_is_said_and_has_no_height(self, rows_of):
        hidden = [*TRACK, came(GAVLE, "feedback", None, "red", feedback_given=True, obs_status="SU")]

        html = chart(rows_of("pathway_steps", "en", pathway=hidden), ENGLISH_DARK)

        assert "withheld by the sender" in html
        assert "largest drop" not in html

    def test_no_track_rises(self, html):
        for track in re.findall(r'<tr class="track .*?</tr>', html):
            heights = [float(each) for each in re.findall(r"--h:([\d.]+)", track)]
            assert heights == sorted(heights, reverse=True)
