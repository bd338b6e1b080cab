import polars as pl
import pytest

from publishing.release.difference import difference
from publishing.release.difference_text import difference_text
from tests.conftest import MUNICIPALITIES, full_rows

TARGETS = pl.DataFrame(
    [
        {"target_id": "T1", "title_sv": "Stödstruktur", "title_en": "Support structure", "unit": "municipalities",
         "denominator": 10, "value": 6.0, "value_kind": "exact", "obs_status": "A", "target_status": "behind"},
        {"target_id": "T2b", "title_sv": "Plan antagen", "title_en": "Plan adopted", "unit": "state",
         "denominator": None, "value": 1.0, "value_kind": "exact", "obs_status": "A", "target_status": "reached"},
        {"target_id": "T3a", "title_sv": "Kunskap", "title_en": "Knowledge", "unit": "index",
         "denominator": None, "value": None, "value_kind": None, "obs_status": "NM", "target_status": "not_measurable"},
        {"target_id": "T3d", "title_sv": "Tjänster", "title_en": "Services", "unit": "services",
         "denominator": None, "value": 391.0, "value_kind": "rounded", "obs_status": "A", "target_status": "not_measurable"},
    ]
).with_columns(rounded_parts=pl.when(value_kind="rounded").then(8).otherwise(0), missing_parts=0)  # fmt: skip
AFTER = TARGETS.with_columns(
    value=pl.when(target_id="T1").then(pl.lit(7.0)).otherwise("value"),
    target_status=pl.when(target_id="T1").then(pl.lit("reached")).otherwise("target_status"),
)


def frames(*rows):
    municipalities = [
        dict(zip(("municipality_code", "municipality_name", "part"), row, strict=True)) for row in MUNICIPALITIES
    ]
    meetings = [{"municipality_code": code, "period": "2019-Q1", "value": value, **more} for code, value, more in rows]
    return {
        "municipality": full_rows("municipality", municipalities),
        "dialogue_meeting": full_rows("dialogue_meeting", meetings),
    }


BEFORE = frames(("2104", 1.0, {}), ("2180", 1200.0, {}), ("2183", 5.0, {}))
CHANGED = frames(
    ("2104", 1.0, {"source_id": "x"}), ("2180", 1250.0, {}), ("2183", 5.0, {"public_actor": "kommun"})
)  # fmt: skip


def test_the_difference_in_swedish():
    assert (
        difference_text(difference(BEFORE, CHANGED), TARGETS, AFTER, "sv")
        == """\
Skillnad mot det som är publicerat

Dialogmöten – nya rader: 1, ändrade rader: 1, borttagna rader: 1, bara ny källa: 1
  ändrad: 2019 kv 1, Gävle, Arbetsförmedlingen – Antal möten: 1\u00a0200 → 1\u00a0250
  borttagen: 2019 kv 1, Bollnäs, Arbetsförmedlingen – Antal möten: 5
  ny: 2019 kv 1, Bollnäs, Kommunerna – Antal möten: 5

Målen
  Stödstruktur – 6 av 10 kommuner → 7 av 10 kommuner, efter → nått
  Plan antagen – oförändrat, ja, nått
  Kunskap – oförändrat, ej mätbart, ännu inte mätbart
  Tjänster – oförändrat, ≈\u00a0391 tjänster, ännu inte mätbart"""
    )


def test_the_difference_in_english():
    assert (
        difference_text(difference(BEFORE, CHANGED), TARGETS, TARGETS, "en")
        == """\
Difference from what is published

Dialogue meetings – new rows: 1, changed rows: 1, removed rows: 1, only another source: 1
  changed: 2019 Q1, Gävle, Public Employment Service – Number of meetings: 1,200 → 1,250
  removed: 2019 Q1, Bollnäs, Public Employment Service – Number of meetings: 5
  new: 2019 Q1, Bollnäs, The municipalities – Number of meetings: 5

The targets: unchanged."""
    )


def test_two_versions_that_are_equal():
    words = difference_text(difference(BEFORE, BEFORE), TARGETS, TARGETS, "sv", versions=(2, 5))

    assert words == "Skillnad från version 2 till version 5\n\nIngen rad skiljer sig.\n\nMålen: oförändrat."


def test_a_target_without_an_outcome_gets_one():
    before = TARGETS.with_columns(
        value=pl.lit(None, pl.Float64), obs_status=pl.lit("NL"), target_status=pl.lit("no_outcome")
    )

    words = difference_text(difference(BEFORE, BEFORE), before.head(1), TARGETS.head(1), "sv")

    assert words.splitlines()[-1] == "  Stödstruktur – ej levererat → 6 av 10 kommuner, utfall saknas → efter"


def test_an_outcome_that_misses_answers_is_at_least_so_much():
    short = TARGETS.with_columns(value_kind=pl.lit("at_least"), missing_parts=1, target_status=pl.lit("undecided"))

    words = difference_text(difference(BEFORE, BEFORE), short.head(1), TARGETS.head(1), "sv")

    assert words.splitlines()[-1] == (
        "  Stödstruktur – minst 6 av 10 kommuner → 6 av 10 kommuner, går inte att avgöra än → efter"
    )


def test_a_target_that_is_new_has_nothing_before_it():
    words = difference_text(difference(BEFORE, BEFORE), TARGETS.head(1), TARGETS.head(2), "sv")

    assert words.splitlines()[-1] == "  Plan antagen – tomt → ja, nått"


@pytest.mark.parametrize(("rows", "last"), [(8, "ny: "), (9, "… fler rader: 1"), (1300, "… fler rader: 1\u00a0292")])
def test_a_long_list_is_cut_and_says_so(rows, last):
    many = [(f"{number:04d}", 1.0, {}) for number in range(rows)]

    block = difference_text(difference(frames(), frames(*many)), TARGETS, TARGETS, "sv").split("\n\n")[1].splitlines()

    assert len(block) == 1 + min(rows, 9)
    assert last in block[-1]


def test_no_line_is_wider_than_the_terminal():
    mark = {"municipality_code": "2183", "mark": "agreement", "period": "2019-Q1", "commitment_state": "held"}
    evidence = {"evidence_sv": "Kommunstyrelsens beslut " * 12, "evidence_en": "x"}
    after = frames() | {"commitment": full_rows("commitment", [mark | evidence])}

    words = difference_text(
        difference(frames() | {"commitment": full_rows("commitment", [])}, after), TARGETS, AFTER, "sv"
    )

    lines = words.splitlines()
    assert max(len(line) for line in lines) <= 100
    assert [line[:14] for line in lines[3:5]] == ["  ny: Bollnäs,", "      Kommunst"]
