import json
import re
from datetime import date

import polars as pl
import pytest
import vl_convert

from dashboard.charts.laget import priority_block
from dashboard.charts.laget_chart import over_plan_period
from dashboard.query import run_query
from dashboard.theme import Look, chart_config
from dashboard.wording import localise

LOOK = Look("light", "sv")
QUARTERS = [("2016-Q4", date(2016, 12, 31)), ("2017-Q1", date(2017, 3, 31)), ("2017-Q2", date(2017, 6, 30))]
ROW = {"target_id": "T1", "level": 7.0, "denominator": 10, "target_year": 2018}


def history(
    values: list[float | None],
    *,
    status: str = "NL",
    baseline: float | None = None,
    kind: str = "exact",
    missing: tuple[int, ...] = (0, 0, 0),
):
    rows = [
        {"target_id": "T1", "period": period, "period_end": end, "value": value, "value_kind": value and kind,
         "high": None if value is None or kind == "rounded" else value + silent, "missing_parts": silent,
         "rounded_parts": 4 if kind == "rounded" else 0, "obs_status": status if value is None else "A"}
        for (period, end), value, silent in zip(QUARTERS, values, missing, strict=False)
    ]  # fmt: skip
    if baseline is not None:
        rows.append(rows[0] | {"period": "2016", "value": baseline, "obs_status": "A", "value_kind": "stated"})
    return pl.DataFrame(rows, schema_overrides={"value": pl.Float64, "high": pl.Float64, "value_kind": pl.String})


def spec_of(row: dict, frame: pl.DataFrame, look: Look = LOOK) -> dict:
    return over_plan_period(row, frame, look).configure(**chart_config(look)).properties(width=400).to_dict()


def drawn_rows(spec: dict) -> list[dict]:
    return [row for rows in spec["datasets"].values() for row in rows]


def labels(spec: dict) -> list[str]:
    return [row["label"] for row in drawn_rows(spec) if "label" in row]


def test_steps_with_their_first_and_last_value_and_the_target_line():
    spec = spec_of(ROW, history([3.0, 3.0, 4.0]))

    steps = [(row["on"], row["value"]) for row in drawn_rows(spec) if set(row) == {"on", "value"}]
    assert steps[1:4] == [("2016-12-31T00:00:00", 3.0), ("2017-03-31T00:00:00", 3.0), ("2017-06-30T00:00:00", 4.0)]
    assert sorted(set(labels(spec))) == ["3", "4", "Mål 7"]
    assert '"interpolate": "step-after"' in json.dumps(spec)
    assert '"strokeDash": [9, 5]' in json.dumps(spec)
    assert '"gradient"' not in json.dumps(spec)


def test_only_a_baseline_is_a_level_through_its_year_and_the_rest_is_hatched_with_the_reason():
    spec = spec_of(ROW, history([None, None, None], baseline=3.0))

    points = [(row["on"][:10], row["value"]) for row in drawn_rows(spec) if set(row) == {"on", "value"}]
    assert points[1:3] == [("2016-01-01", 3.0), ("2016-12-31", 3.0)]
    (area,) = [row for row in drawn_rows(spec) if "zero" in row]
    assert (area["on"][:10], area["end"][:10]) == ("2016-12-31", "2017-06-30")
    assert sorted(set(labels(spec))) == ["3", "Mål 7", "ingen uppgift"]
    assert '"gradient"' in json.dumps(spec)


@pytest.mark.parametrize(("status", "words"), [("NL", "ingen uppgift"), ("UN", "inget känt"),
                                               ("NM", "går inte att följa")])  # fmt: skip
def test_nothing_at_all_is_hatched_from_the_start_and_says_which_kind_of_missing(status, words):
    spec = spec_of(ROW | {"level": None}, history([None, None, None], status=status))

    (area,) = [row for row in drawn_rows(spec) if "zero" in row]
    assert area["on"][:10] == "2016-01-01"
    assert set(labels(spec)) == {words}


def test_no_level_draws_no_target_and_a_rounded_value_says_so():
    spec = spec_of(ROW | {"level": None, "denominator": None}, history([38.0, 40.0, 116.0], kind="rounded"))

    assert set(labels(spec)) == {"≈\u00a038", "≈\u00a0116"}
    assert "strokeDash" not in json.dumps(spec["layer"])


def test_what_missing_answers_may_add_is_hatched_above_the_steps_so_that_silence_is_no_fall():
    spec = spec_of(ROW, history([4.0, 4.0, 3.0], missing=(0, 0, 2)))

    above = [(row["value"], row["most"]) for row in drawn_rows(spec) if "most" in row]
    assert above == [(4.0, 4.0), (4.0, 4.0), (3.0, 5.0)]
    assert "minst 3" in labels(spec)
    # How many services may be added is open: up to the top of the chart, which is the denominator and a little more.
    opened = spec_of(ROW, history([38.0, 40.0, 41.0], kind="rounded", missing=(0, 1, 1)))
    assert [row["most"] for row in drawn_rows(opened) if "most" in row] == [
        38.0,
        pytest.approx(47.15),
        pytest.approx(47.15),
    ]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("frame", [history([3.0, None, None]), history([None]), history([3.0, 3.0, 9.0]), history([]),
                                   history([3.0, 3.0, 2.0], missing=(0, 1, 1))])  # fmt: skip
def test_every_kind_of_chart_compiles_in_both_modes(mode, frame):
    frame = frame if frame.height else history([3.0]).clear()

    svg = vl_convert.vegalite_to_svg(spec_of(ROW, frame, Look(mode, "sv")))

    assert "2017" in svg


class TestBlock:
    TARGETS = (
        {"target_id": "T1", "priority": 1, "position": 1, "title_sv": "Stöd i sju", "unit": "municipalities",
         "denominator": 3, "baseline_value": 1.0, "baseline_status": "A", "level": 3.0, "level_status": "A", "page": "14"},
        {"target_id": "T1L", "priority": 1, "position": 2, "title_sv": "Nya <ASF>", "unit": "enterprises",
         "baseline_status": "UN", "level_status": "NM", "direction": "more", "page": "14",
         "decision_sv": "Rådet behöver bestämma en nivå.", "decision_en": "The council has to set a level."},
        {"target_id": "T3d", "priority": 3, "position": 1, "title_sv": "Fler tjänster", "unit": "services",
         "baseline_status": "UN", "level_status": "NM", "direction": "more", "decision_sv": "Rådet.", "decision_en": "C."},
    )  # fmt: skip

    def parts(self, load, filters, priority, **rows):
        database = load(target=list(self.TARGETS), **rows)
        frames = {
            name: localise(run_query(database, name, filters()), "sv") for name in ("target_status", "target_history")
        }
        above, _, below = priority_block(
            frames["target_status"], LOOK, priority=priority, target_history=frames["target_history"]
        )
        return [" ".join(re.sub(r"<[^>]+>", " ", part).split()) for part in (above, below)] + [above, below]

    def test_the_baseline_is_the_number_and_is_called_so(self, load, filters):
        above, below, html, _ = self.parts(load, filters, 1)

        assert above == "1 av 3 kommuner utgångsläge 2016 3 mål 2018 Kommuner med stödstruktur"
        assert '<span class="v">1</span>' in html
        assert below.startswith(
            "Utfall saknas Vi har ingen uppgift om slutet av 2018. Inga uppgifter för de 3 kommunerna Stöd"
        )

    def test_every_target_stands_with_status_reason_deliveries_page_and_number(self, load, filters):
        _, below, _, html = self.parts(load, filters, 1)

        assert html.count("<li>") == 2
        assert "Stöd i sju Utfall saknas. Utgångsläge 2016: 1 av 3. Planen s. 14. ej levererat" in below
        assert (
            "Nya &lt;ASF&gt; Ännu inte mätbart. Rådet behöver bestämma en nivå. "
            "Inga uppgifter för de 3 kommunerna. Planen s. 14. ej levererat"
        ) in below
        assert 'class="g g-not_measurable" aria-hidden="true"' in html

    def test_what_is_missing_stands_in_words_and_no_level_is_said(self, load, filters):
        above, _, html, _ = self.parts(load, filters, 3)

        assert above == "ej levererat Ingen nivå mål: fler Tjänster per kvartal"
        assert '<span class="v none">' in html

    @staticmethod
    def services(*codes: str) -> dict:
        """A rounded count of one municipality, and deliveries for all of 2018 from those that are named."""
        quarters = [f"2018-Q{number}" for number in (1, 2, 3, 4)]
        return {
            "delivery": [
                {"municipality_code": code, "delivery_kind": "service_use", "period": quarter}
                for code in codes
                for quarter in quarters
            ],
            "service_use": [{"municipality_code": "2180", "period": "2018-Q4", "value": 45.0, "value_kind": "rounded"}],
        }

    def test_a_rounded_outcome_is_approximate(self, load, filters):
        above, below, _, _ = self.parts(load, filters, 3, **self.services("2180", "2183", "2104"))

        assert above == "≈ 45 tjänster 2018 Ingen nivå mål: fler Tjänster per kvartal"
        assert below.endswith("Fler tjänster Ännu inte mätbart. ≈ 45 tjänster 2018")

    def test_what_rests_on_some_of_them_is_at_least(self, load, filters):
        above, _, html, _ = self.parts(load, filters, 3, **self.services("2180"))

        assert above.startswith("minst ≈ 45 tjänster 2018 Ingen nivå")
        assert above.endswith("Skrafferat: svar saknas.")
        assert '<span class="sign above">minst ≈ </span>45' in html

    @pytest.mark.parametrize(
        ("codes", "level", "said"),
        [
            (("2180", "2183", "2104"), 43.0,
             "Siffran är avrundad. Den exakta är mellan 41 och 45, och statusen beror på vilken den är."),
            (("2180",), 47.0, "Uppgifter saknas: Bollnäs och Hofors. Med minst ungefär 2 tjänster till är målet nått."),
        ],
    )  # fmt: skip
    def test_what_rounding_or_silence_leaves_open_stands_in_the_block(
        self, load, filters, monkeypatch, codes, level, said
    ):
        level = {"level": level, "level_status": "A", "baseline_value": 20.0, "baseline_status": "A"}
        decided = level | {"decision_sv": None, "decision_en": None}
        monkeypatch.setattr(self.__class__, "TARGETS", (*self.TARGETS[:2], self.TARGETS[2] | decided))
        _, below, _, html = self.parts(load, filters, 3, **self.services(*codes))

        assert below.startswith(f"Går inte att avgöra än {said}")
        assert 'class="g g-undecided" aria-hidden="true"' in html
