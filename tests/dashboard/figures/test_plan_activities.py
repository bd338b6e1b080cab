"""What is said of the activities of a plan, and their table."""

from datetime import date

import pytest

from dashboard.figures.plan_activities import chart, headline, sentence
from dashboard.query import run_query
from dashboard.wording import localise
from dashboard.wording.claims import Relation
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.figures.registers import NO_REGISTER

PLAN = [{"plan_id": "a", "position": 1, "first_year": 2016}]
PRIORITIES = [{"plan_id": "a", "priority": 1, "title_sv": "Stöd", "title_en": "Support", "purpose_sv": "Att stödja"}]
UNMEASURED = {"baseline_status": "UN", "level_status": "NM", "decision_sv": "d", "decision_en": "d", "plan_id": "a"}
REPORTED = {"period": "2017-Q4", "obs_status": "A"}


@pytest.fixture
def listed(load, filters):
    """A function: the localised rows of three activities with the changes and reports that are given by activity."""

    def rows(reports: dict[str, dict] | None = None, language: str = "sv", targets=(), **changes: dict):
        activities = [
            {
                "activity_id": name,
                "plan_id": "a",
                "title_sv": f"Sak {name}",
                "title_en": f"Thing {name}",
                **changes.get(name, {}),
            }
            for name in ("a", "b", "c")
        ]
        party = [{"party_id": "x", "position": 1, "name_sv": "Samordningsförbundet", "name_en": "The association"}]
        told = [{"activity_id": name, **REPORTED, **row} for name, row in (reports or {}).items()]
        database = load(
            plan=PLAN,
            plan_priority=PRIORITIES,
            activity=activities,
            party=party,
            activity_report=told,
            target=list(targets),
        )
        return localise(run_query(database, "plan_activities", filters()), language)

    return rows


DONE = {"progress": "done", "done_on": date(2017, 10, 1)}


class TestHeadline:
    def test_says_whom_the_plan_names_while_nobody_has_told(self, listed):
        assert headline(listed(), "sv") == "Planen nämner ingen ansvarig för någon av sina tre aktiviteter."
        one = listed(a={"owner_party_id": "x"})
        assert headline(one, "sv") == "Planen säger vem som ska göra en av sina tre aktiviteter."
        owned = {name: {"owner_party_id": "x"} for name in "abc"}
        assert (
            headline(listed(language="en", **owned), "en") == "The plan says who is to do each of its three activities."
        )

    @pytest.mark.parametrize(("count", "words"), [(1, "Ett mål saknar aktivitet."), (2, "Två mål saknar aktivitet.")])
    def test_says_how_many_targets_nothing_leads_to(self, listed, count, words):
        targets = [{"target_id": f"X{number}", **UNMEASURED} for number in range(count)]

        assert headline(listed(targets=targets), "sv").endswith(words)

    def test_is_at_least_so_many_while_somebody_has_not_told(self, listed):
        said = headline(listed({"a": DONE, "b": {"progress": "ongoing"}}), "sv")

        assert said == "Minst en av tre aktiviteter är genomförda."
        assert [(claim.relation, claim.than) for claim in said.claims] == [(Relation.AT_LEAST, 1.0)]

    def test_is_exactly_so_many_once_all_have(self, listed):
        said = headline(listed({"a": DONE, "b": DONE, "c": {"progress": "not_started"}}), "sv")

        assert said == "Två av tre aktiviteter är genomförda."
        assert [(claim.relation, claim.than) for claim in said.claims] == [(Relation.EXACTLY, 2.0)]

    def test_of_a_plan_without_activities_says_so(self, listed):
        assert headline(listed().clear(), "sv") == "I uppgifterna finns planens mål, men inga aktiviteter."


def test_sentence_says_that_nobody_has_told(listed):
    assert sentence(listed(), "sv") == "Ingen har berättat hur långt de tre aktiviteterna har kommit"
    assert sentence(listed({"a": DONE}), "sv") == "Minst en av tre aktiviteter är genomförda."


class TestChart:
    def test_says_once_what_is_lacking_all_the_way_down(self, listed):
        html = chart(listed(), SWEDISH, provision_agreements=NO_REGISTER)

        assert html.count("ansvarig saknas") == html.count("ej levererat") == 1
        assert '<td class="lacks whole" data-head="Ansvarig" rowspan="3">' in html
        assert "Klar senast" not in html

    def test_says_for_each_what_is_known(self, listed):
        told = {"a": {**DONE, "due": date(2017, 9, 30), "owner_party_id": "x"}, "b": {"progress": "ongoing"}}

        html = chart(listed(told, c={"times_per_year": 2}), SWEDISH, provision_agreements=NO_REGISTER)

        assert "genomförd sent" in html
        assert "30 september 2017" in html
        assert "två gånger om året" in html
        assert "framgår inte" in html
        assert html.count("ansvarig saknas") == 1
        assert '<td class="lacks" data-head="Ansvarig" rowspan="2">' in html
        assert "slutet av 2017" in html

    def test_a_long_name_may_be_divided(self, listed):
        assert "nings\u00adför\u00adbundet" in chart(
            listed(a={"owner_party_id": "x"}), SWEDISH, provision_agreements=NO_REGISTER
        )

    def test_a_name_is_text(self, listed):
        assert "&lt;b&gt;" in chart(listed(a={"title_sv": "<b>"}), SWEDISH, provision_agreements=NO_REGISTER)
