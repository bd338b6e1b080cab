import re

import pytest

from dashboard.figures.target_status.block import chart
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.figures.test_target_history import LOOK


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
        above, _, below = chart(
            frames["target_status"], LOOK, priority=priority, target_history=frames["target_history"]
        )
        return [" ".join(re.sub(r"<[^>]+>", " ", part).split()) for part in (above, below)] + [above, below]

    def test_the_baseline_is_the_number_and_is_called_so(self, load, filters):
        above, below, html, _ = self.parts(load, filters, 1)

        assert above == "1 av 3 kommuner utgångsläge 2016 3 mål 2018 Kommuner med stödstruktur"
        assert '<span class="v">1</span>' in html
        assert below.startswith(
            "Till tabellen Utfall saknas Vi har ingen uppgift om slutet av 2018. Inga uppgifter för de 3 kommunerna Stöd"
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
            (("2180",), 47.0, "Uppgifter saknas: Bollnäs och Hofors. Med ungefär 2 tjänster till är målet nått."),
        ],
    )  # fmt: skip
    def test_what_rounding_or_silence_leaves_open_stands_in_the_block(
        self, load, filters, monkeypatch, codes, level, said
    ):
        level = {"level": level, "level_status": "A", "baseline_value": 20.0, "baseline_status": "A"}
        decided = level | {"decision_sv": None, "decision_en": None}
        monkeypatch.setattr(self.__class__, "TARGETS", (*self.TARGETS[:2], self.TARGETS[2] | decided))
        _, below, _, html = self.parts(load, filters, 3, **self.services(*codes))

        assert below.startswith(f"Till tabellen Går inte att avgöra än {said}")
        assert 'class="g g-undecided" aria-hidden="true"' in html
