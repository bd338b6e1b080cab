"""The attacker reads the played year as anyone can: every version, withdrawn ones too, with all that stands beside the numbers.

He guesses, rightly, that no count was corrected, so that all publications of a quarter are about the same people.
"""

import itertools
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polars as pl
import pytest

from tests.attacker.attack import leaks
from tests.attacker.knowledge import FIVES, FLOOR, Corrected, Knowledge, Publication, Total, Within
from tests.attacker.reading import outside_their_time, places_offered, read_rows

PLACEMENT = ("municipality_code", "public_actor", "placement_measure", "enhanced_cooperation", "sex")
SERVICE = ("municipality_code", "public_actor", "service", "agreement_form")
ENTERPRISE = ("enterprise_id",)
YEAR = ("municipality_code", "public_actor", "sex")
QUARTERS = ("2019-Q1", "2019-Q2", "2019-Q3", "2019-Q4")


@dataclass(frozen=True)
class Seen:
    """One version as a reader has it: the manifest and the files that it names."""

    folder: Path
    manifest: dict

    def rows(self, extract: str, **where: object) -> pl.DataFrame:
        """What was delivered of an extract."""
        entry = self.manifest["extracts"].get(extract)
        if not entry:
            return pl.DataFrame({"value": [], "source_id": []})
        frame = pl.read_parquet(self.folder / entry["file"]).filter(pl.col("source_id").str.starts_with("leverans_"))
        return frame.filter(**where) if where else frame

    @cached_property
    def register(self) -> pl.DataFrame:
        return pl.read_parquet(self.folder / self.manifest["extracts"]["enterprise"]["file"])


def versions(year) -> list[Seen]:
    """Every version in the order of publication, whether or not it was withdrawn."""
    folder = year.place.catalogue
    return [
        Seen(folder, json.loads(path.read_text(encoding="utf-8")))
        for path in sorted((folder / "manifest").glob("v*.json"))
    ]


def known(publications: list[Publication], dimensions: tuple[str, ...], *year: Publication) -> Knowledge:
    """Each publication once, that nobody was corrected between them, and that the year has everybody who is in a quarter."""
    found: list[Publication] = []
    for one in publications:
        if not one.cells.drop_nulls("value").is_empty() and not any(one.cells.equals(other.cells) for other in found):
            found.append(one)
    assert found
    same = [Corrected(place, place + 1, people=0) for place in range(len(found) - 1)]
    within = [Within(place, len(found) + floor) for place in range(len(found)) for floor in range(len(year))]
    return Knowledge(dimensions, (*found, *year), FIVES, (*same, *within))


@pytest.mark.parametrize("period", QUARTERS)
class TestAttacked:
    def test_nobody_is_found_among_the_placed(self, year, period):
        """Beside the floors of the year, which every version tells that has them."""
        seen = [read_rows(one.rows("placement", period=period), PLACEMENT) for one in versions(year)]
        told = [one.rows("placement_year") for one in versions(year)]
        floors = [read_rows(rows, YEAR).cells for rows in told if not rows.is_empty()]
        of_year = {tuple(cells.rows()): cells for cells in floors}
        last = [Publication(cells, rules=FLOOR, dimensions=YEAR) for cells in of_year.values()]

        assert last
        assert leaks(known(seen, PLACEMENT, *last)) == []

    def test_nor_by_who_guesses_that_all_are_placed_at_an_enterprise_of_their_municipality(self, year, period):
        """Then the places that its enterprises offer are the most that can be placed in it."""
        last = versions(year)[-1]
        offered = places_offered(last.rows("enterprise_observation", period=period))
        by_municipality = (
            offered.join(last.register, on="enterprise_id").group_by("municipality_code").agg(pl.sum("most"))
        )
        totals = [Total(0, most, {"municipality_code": code}) for code, most in by_municipality.rows()]
        cells = read_rows(last.rows("placement", period=period), PLACEMENT).cells

        assert len(totals) == 9
        assert leaks(Knowledge(PLACEMENT, (Publication(cells, totals=tuple(totals)),), FIVES)) == []

    def test_nobody_is_found_by_what_a_municipality_or_another_bought_for_a_person(self, year, period):
        of_people = [one.rows("service_use", period=period, service_group="individinsats") for one in versions(year)]
        seen = [read_rows(rows.filter(pl.col("obs_status") != "NL"), SERVICE) for rows in of_people]

        assert leaks(known(seen, SERVICE)) == []

    @pytest.mark.parametrize("variable", ["employees", "places_filled"])
    def test_nobody_is_found_at_an_enterprise(self, year, period, variable):
        """What is offered, and which enterprises had ended or not begun, is public and bounds what can be there."""
        seen = []
        for one in versions(year):
            rows = one.rows("enterprise_observation", period=period)
            if rows.is_empty():
                continue
            offered = places_offered(rows) if variable == "places_filled" else places_offered(rows).clear()
            gone = outside_their_time(one.register, rows["period_end"][0])
            most = pl.concat([offered, gone]).group_by(ENTERPRISE).agg(pl.col("most").min())
            seen.append(read_rows(rows.filter(enterprise_variable=variable), ENTERPRISE, most=most))

        assert leaks(known(seen, ENTERPRISE)) == []


def test_the_ceilings_bite(year):
    """One enterprise has ended, and nobody can be there: the attacker knows, and its count is not among those shown."""
    last = versions(year)[-1]
    rows = last.rows("enterprise_observation", period="2019-Q3")
    gone = outside_their_time(last.register, rows["period_end"][0]).join(rows, on="enterprise_id")

    counts = gone.filter(pl.col("enterprise_variable").is_in(["employees", "places_filled"]))
    assert set(counts.select("enterprise_id", "value", "obs_status").rows()) == {("exempel-16", None, "NA")}


def test_no_place_is_shown_as_filled_where_few_are_offered(year):
    for one in versions(year):
        rows = one.rows("enterprise_observation")
        by = ["enterprise_id", "period"]
        few = rows.filter(pl.col("value") < 5, enterprise_variable="places_offered").join(
            rows.filter(enterprise_variable="places_filled"), on=by, suffix="_filled"
        )
        assert few["value_filled"].drop_nulls().is_empty()


def test_what_the_changes_of_a_version_say_can_be_counted_in_its_files(year):
    """How many rows a delivery of counts changed: so many rows of its partner are shown as others than before."""
    compared = 0
    for before, after in itertools.pairwise(versions(year)):
        for change in after.manifest["changes"]:
            kind, period = change["delivery_kind"], change["period"]
            if kind not in ("placement", "service_use"):
                continue
            key = [*(PLACEMENT if kind == "placement" else SERVICE)]
            own = pl.col("source_id") == f"leverans_{change['partner_id']}_{kind}"
            old, new = (one.rows(kind, period=period) for one in (before, after))
            told = [change[f"rows_{name}"] for name in ("new", "changed", "removed")]
            assert told == [len(rows) for rows in differing(old, new, own, key)]
            compared += 1
    assert compared > 20


def differing(old: pl.DataFrame, new: pl.DataFrame, own: pl.Expr, key: list[str]) -> tuple[pl.DataFrame, ...]:
    """The rows of one partner that are new, changed and gone; another source alone is no change."""
    if old.is_empty():
        return new.filter(own), old, old
    both = new.filter(own).join(old, on=key, suffix="_old")
    figures = [name for name in ("value", "obs_status", "amount_sek") if name in new.columns]
    changed = both.filter(pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name}_old")) for name in figures))
    return new.filter(own).join(old, on=key, how="anti"), changed, old.filter(own).join(new, on=key, how="anti")


def test_what_came_late_was_published_with_the_next_quarter(year):
    """Ockelbo was late with the first quarter: its counts came out with the second, and the first was drawn anew."""
    cells = [
        read_rows(one.rows("placement", period="2019-Q1"), PLACEMENT).cells.drop_nulls("value")
        for one in versions(year)
    ]

    has_ockelbo = ["2101" in set(one.filter(public_actor="kommun")["municipality_code"]) for one in cells]
    assert has_ockelbo == sorted(has_ockelbo)
    assert {*has_ockelbo} == {False, True}
