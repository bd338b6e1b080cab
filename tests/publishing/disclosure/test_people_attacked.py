"""The attacker reads what production makes of deliveries: cells that are unknown, places offered, corrections, several times."""

import itertools
import random

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contract import CODELISTS
from publishing.catalogue.partners import Partner
from publishing.disclosure.cubes import keep_ceilings
from publishing.disclosure.protect import Unsafe
from publishing.kinds import KINDS
from tests.attacker.attack import leaks
from tests.attacker.knowledge import FIVES, Corrected, Knowledge
from tests.attacker.reading import places_offered, read_rows
from tests.publishing.disclosure.test_cubes import COOMPANION, GAVLE, beside, delivery, enterprise, made, placement

BOLLNAS = Partner("kommun-2183", "Bollnäs kommun", "Bollnäs", "x", "x", owes=("placement",), municipality_code="2183")
PLACEMENT = ("municipality_code", "public_actor", "placement_measure", "enhanced_cooperation", "sex")
CELLS = list(itertools.product(("2180", "2183"), CODELISTS["placement_measure"].codes, "FM"))
COUNTS = st.lists(st.sampled_from([0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 8]), min_size=len(CELLS), max_size=len(CELLS))
# How many of a hundred cells are not known.
UNKNOWN = st.sampled_from([0, 30, 60, 90])
SEEDS = st.integers(0, 2**32)
# As many as he likes: how many people a correction concerned is never published.
MANY = 99
QUICK = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def placements(counts: list[int], unknown: set[int], earlier: list[pl.DataFrame], seed: int) -> pl.DataFrame:
    """A publication of two municipalities, some cells of which their partners do not know."""
    rows = {"2180": [], "2183": []}
    for place, (count, (code, measure, sex)) in enumerate(zip(counts, CELLS, strict=True)):
        value = None if place in unknown else count
        rows[code].append(placement(value, code=code, placement_measure=measure, sex=sex))
    sent = [delivery("placement", partner, *rows[partner.municipality_code]) for partner in (GAVLE, BOLLNAS)]
    frame = made("placement", *sent, earlier=tuple(earlier), seed=seed)
    return frame.filter(pl.col("obs_status") != "NL")


def some(chance: random.Random, share: int) -> set[int]:
    return {place for place in range(len(CELLS)) if chance.random() * 100 < share}


@QUICK
@given(counts=COUNTS, share=UNKNOWN, seed=SEEDS)
def test_cells_are_unknown_now_and_then(counts, share, seed):
    """Nobody is corrected, and the attacker knows it; what is not known is another part each time."""
    chance, seen = random.Random(seed), []
    for publication in range(3):
        try:
            seen.append(placements(counts, some(chance, share), seen, seed + publication))
        except Unsafe:
            break

    links = tuple(Corrected(place, place + 1, people=0) for place in range(len(seen) - 1))
    read = tuple(read_rows(frame, PLACEMENT) for frame in seen)
    assert leaks(Knowledge(PLACEMENT, read, FIVES, links)) == []


@QUICK
@given(counts=COUNTS, share=UNKNOWN, people=st.sampled_from([1, 1, 2, 9]), seed=SEEDS)
def test_whom_a_correction_came_from_is_known(counts, share, people, seed):
    """The changes of a version name the partner, so that nobody else's cells have changed: one person of his, or many.

    A partner with a single small cell shows that it has changed. What it holds, before and after, is not shown.
    """
    chance, unknown = random.Random(seed), some(random.Random(seed), share)
    first = placements(counts, unknown, [], seed)
    after = list(counts)
    for _ in range(people):
        after[chance.randrange(14)] += 1
    try:
        second = placements(after, unknown, [first], seed + 1)
    except Unsafe:
        return

    link = Corrected(0, 1, people=1 if people == 1 else MANY, where={"municipality_code": "2180"})
    read = tuple(read_rows(frame, PLACEMENT) for frame in (first, second))
    found = leaks(Knowledge(PLACEMENT, read, FIVES, (link,)))
    assert [leak for leak in found if leak.what == "count"] == []


def enterprises(numbers: list[tuple], earlier: list[pl.DataFrame], seed: int) -> pl.DataFrame:
    """A publication of places filled, with the places offered that stand beside them."""
    sent = delivery(
        "enterprise",
        COOMPANION,
        *(enterprise(f"e{place}", 12, filled, offered) for place, (filled, offered) in enumerate(numbers)),
    )
    public = keep_ceilings(beside(sent), KINDS["enterprise"], period="2019-Q1", earlier=earlier)
    counts = made("enterprise", sent, earlier=tuple(earlier), seed=seed, public=public)
    offered = public["enterprise_observation"].filter(enterprise_variable="places_offered")
    return pl.concat([counts, offered.select(counts.columns)])


OFFERS = st.lists(
    st.tuples(st.sampled_from([0, 1, 1, 2, 3, 4, 4, 5, 6]), st.sampled_from([0, 1, 2, 3, None])), min_size=1, max_size=8
)


@QUICK
@given(
    numbers=OFFERS, changes=st.lists(st.sampled_from([-9, -3, -1, 0, 0, 0, 1, 2]), min_size=16, max_size=16), seed=SEEDS
)
def test_offers_rise_and_fall_around_what_is_filled(numbers, changes, seed):
    """Nobody is corrected, and the attacker knows it: the places offered of every publication are ceilings of each."""
    now = [(filled, None if room is None else filled + room) for filled, room in numbers]
    seen = [enterprises(now, [], seed)]
    for step in range(2):
        now = [
            (filled, None if offered is None else max(filled, offered + changes[8 * step + place]))
            for place, (filled, offered) in enumerate(now)
        ]
        try:
            seen.append(enterprises(now, seen, seed + step + 1))
        except Unsafe:
            break

    links = tuple(Corrected(place, place + 1, people=0) for place in range(len(seen) - 1))
    read = tuple(
        read_rows(frame.filter(enterprise_variable="places_filled"), ("enterprise_id",), most=places_offered(frame))
        for frame in seen
    )
    assert leaks(Knowledge(("enterprise_id",), read, FIVES, links)) == []
