import re

import polars as pl
import pytest

from dashboard.figures.status_ladder import chart, criteria_met, list_chart, list_sentence, sentence
from dashboard.query import run_query
from dashboard.wording import localise
from dashboard.wording.claims import Relation
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.support_frames import BOLLNAS, GAVLE, mark

MARKS = ("responsible", "policy", "agreement", "dialogue_forum", "glada_hudik")


def marks(**numbers: tuple[int, int] | None) -> pl.DataFrame:
    """Municipalities that are known to meet so many criteria, and can at most; None for one that is silent."""
    rows = []
    for name, known in numbers.items():
        low, high = known or (0, 5)
        shared = {
            "municipality_code": name, "municipality_name": name, "period": "2018-Q4", "marks_low": float(low),
            "marks_high": float(high), "marks_missing_parts": high - low, "marks_value": None if known is None else low,
        }  # fmt: skip
        rows += [{**shared, "mark": mark} for mark in MARKS]
    return pl.DataFrame(rows, schema_overrides={"marks_value": pl.Float64})


def claims_of(said) -> set[tuple]:
    return {(dict(claim.subject.row)["municipality_code"], claim.relation, claim.than) for claim in said.claims}


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (
            {"Bollnäs": (5, 5), "Gävle": (5, 5), "Hofors": None},
            "Bollnäs och Gävle uppfyllde alla fem kriterier i slutet av 2018",
        ),
        ({"Gävle": (4, 4), "Hofors": (1, 1)}, "Gävle uppfyllde fyra av fem kriterier i slutet av 2018"),
        (
            {"Gävle": (4, 5), "Hofors": (4, 4)},
            "Gävle och Hofors uppfyllde minst fyra av fem kriterier i slutet av 2018",
        ),
        (
            {"A": (5, 5), "B": (5, 5), "C": (5, 5), "D": (5, 5), "E": (0, 4)},
            "Fyra kommuner uppfyllde alla fem kriterier i slutet av 2018",
        ),
        (
            {"A": (5, 5), "B": (5, 5), "C": (5, 5), "D": (5, 5), "E": None},
            "Minst fyra kommuner uppfyllde alla fem kriterier i slutet av 2018",
        ),
        (
            {"Gävle": (0, 0), "Hofors": (0, 0)},
            "Ingen av kommunerna uppfyllde något av de fem kriterierna i slutet av 2018",
        ),
        ({"Gävle": (0, 1), "Hofors": (0, 2)}, "Inget kriterium är känt som uppfyllt i slutet av 2018"),
        ({"Gävle": (0, 0), "Hofors": None}, "Inget kriterium är känt som uppfyllt i slutet av 2018"),
        ({"Gävle": None}, "Inga uppgifter finns om kriterierna i slutet av 2018"),
    ],
)
def test_the_ladder_names_those_known_to_meet_the_most_and_says_nothing_of_the_others(numbers, expected):
    assert sentence(marks(**numbers), "sv", is_filtered=False) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ({"Hofors": (1, 1)}, "Hofors uppfyllde ett av fem kriterier i slutet av 2018"),
        ({"Hofors": (0, 2)}, "Inget kriterium är känt som uppfyllt i Hofors i slutet av 2018"),
        ({"Hofors": (0, 0)}, "Hofors uppfyllde inget av de fem kriterierna i slutet av 2018"),
        ({"Hofors": None}, "Inga uppgifter finns om kriterierna i Hofors i slutet av 2018"),
        (
            {"Hofors": (1, 2), "Gävle": (0, 0)},
            "Av de valda kommunerna uppfyllde Hofors minst ett av fem kriterier i slutet av 2018",
        ),
        (
            {"Hofors": (0, 0), "Gävle": (0, 0)},
            "Ingen av de valda kommunerna uppfyllde något av de fem kriterierna i slutet av 2018",
        ),
        (
            {"A": (2, 2), "B": (2, 2), "C": (2, 2), "D": (2, 2)},
            "Av de valda kommunerna uppfyllde fyra kommuner två av fem kriterier i slutet av 2018",
        ),
    ],
)
def test_a_filtered_view_speaks_of_what_is_chosen(numbers, expected):
    assert sentence(marks(**numbers), "sv", is_filtered=True) == expected


def test_the_ladder_claims_what_it_says_of_each():
    some = sentence(marks(Gävle=(4, 5), Hofors=(0, 2)), "sv", is_filtered=False)
    none = sentence(marks(Gävle=(0, 0), Hofors=(0, 0)), "sv", is_filtered=False)
    unknown = sentence(marks(Gävle=(0, 1)), "sv", is_filtered=False)
    four = sentence(marks(A=(5, 5), B=(5, 5), C=(5, 5), D=(5, 5), E=(0, 4)), "sv", is_filtered=False)

    assert claims_of(some) == {("Gävle", Relation.AT_LEAST, 4)}
    assert claims_of(none) == {("Gävle", Relation.EXACTLY, 0), ("Hofors", Relation.EXACTLY, 0)}
    assert claims_of(unknown) == set()
    assert ("E", Relation.LESS_THAN, 5) in claims_of(four)


@pytest.mark.parametrize(("low", "high", "expected"), [(4.0, 4.0, "4"), (4.0, 5.0, "4–5"), (0.0, 2.0, "0–2")])
def test_the_number_of_criteria_is_a_span_where_some_are_unknown(low, high, expected):
    assert criteria_met({"marks_low": low, "marks_high": high}, "sv") == expected


@pytest.fixture
def ladder(load, filters):
    """The ladder of one municipality with support, one that lacks only the agreement, and one that is silent."""
    support_agreement = {
        "agreement_form": "iop", "counterpart": "Coompanion <AB>", "counts_as_support": True, "page": "7",
        "evidence_sv": "Partnerskap om stöd", "evidence_en": "Partnership",
    }  # fmt: skip
    database = load(
        commitment=[
            mark(BOLLNAS, "agreement", "held", **support_agreement),
            mark(
                GAVLE,
                "policy",
                "held",
                page="6",
                evidence_sv="Policyn är antagen",
                evidence_en="Adopted",
                inference_sv="Vi läser ordet så.",
            ),
            mark(GAVLE, "responsible", "planned"),
            mark(GAVLE, "dialogue_forum", None),
        ],
        delivery=[
            {"municipality_code": code, "delivery_kind": "commitment", "period": "2018-Q4"} for code in (BOLLNAS, GAVLE)
        ],
    )
    return localise(run_query(database, "status_ladder", filters()), "sv")


def table_rows(html: str) -> dict[str, str]:
    """The main row of each municipality, by name."""
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', html)
    return dict(rows)


def test_ladder_puts_support_above_the_line(ladder):
    html = chart(ladder, SWEDISH)

    order = [html.index(part) for part in (">Bollnäs<", "Ovanför linjen", ">Gävle<", ">Hofors<")]
    assert order == sorted(order)


def test_ladder_cells_have_form_evidence_page_and_validity(ladder):
    html = chart(ladder, SWEDISH)
    cells = re.findall(r'<td class="(.*?)".*?</td>', table_rows(html)["Bollnäs"])

    assert cells == ["lv", "no", "no", "done", "no", "no"]
    assert "IOP, Coompanion &lt;AB&gt;" in html
    assert "<small>s. 7 · start okänd</small>" in html
    assert "<p>Partnerskap om stöd</p><p>Start okänd, slut okänt</p>" in html


def test_ladder_shows_lacking_planned_and_missing_apart(ladder):
    html = chart(ladder, SWEDISH)
    gavle, hofors = table_rows(html)["Gävle"], table_rows(html)["Hofors"]

    assert re.findall(r'<td class="(.*?)"', gavle) == ["lv", "plan", "done", "next", "hatch", "no"]
    assert "avtal saknas" in gavle
    assert "okänt" in gavle
    assert "<b>1–2</b>" in gavle, "one criterion is unknown, and what is planned is not met"
    assert 'colspan="5"><span>Uppgift saknas: ej levererat' in hofors
    assert "avtal saknas" not in hofors


def test_ladder_lists_all_evidence_once_more_for_narrow_screens(ladder):
    html = chart(ladder, SWEDISH)

    gavle = re.search(r"<summary>Underlag för Gävle</summary><dl>(.*?)</dl>", html).group(1)
    assert re.findall(r"<dt>(.*?)</dt>", gavle) == [
        "Ansvarig utsedd: planerat",
        "Policy om ASF: ja",
        "Avtal om stöd: avtal saknas",
        "Dialogforum: okänt",
        "Regionens stödmodell: nej",
    ]
    assert "<p>Policyn är antagen (s. 6)</p><p>Vår slutsats: Vi läser ordet så.</p>" in gavle


def test_without_any_support_there_is_no_line(ladder):
    html = chart(ladder.filter(pl.col("municipality_code") == GAVLE), SWEDISH)

    assert "Ovanför linjen" not in html


class TestListOfOne:
    """The criteria of one municipality below each other, as Kommunprofil has them."""

    @pytest.fixture
    def rows(self, load, filters):
        """A function: the localised rows of Bollnäs from these commitments."""

        def made(*commitments: dict, **more: object) -> pl.DataFrame:
            database = load(commitment=list(commitments), **more)
            return localise(run_query(database, "status_ladder", filters(municipality_codes=(BOLLNAS,))), "sv")

        return made

    def test_names_what_is_not_met_planned_or_not_known(self, rows):
        frame = rows(
            mark(BOLLNAS, "responsible", "held", evidence_sv="Två <b>utsedda</b>", page="11"),
            mark(BOLLNAS, "policy", "not_held"),
            mark(BOLLNAS, "agreement", "planned"),
            mark(BOLLNAS, "dialogue_forum", None),
        )
        said = list_sentence(frame, "sv")

        assert (
            said
            == "Inte uppfyllt: policy om ASF. Planerat: avtal om stöd. Okänt: dialogforum och regionens stödmodell."
        )
        assert [(dict(claim.subject.row)["mark"], claim.relation, claim.than) for claim in said.claims] == [
            ("policy", Relation.EXACTLY, 0)
        ]
        html = list_chart(frame, SWEDISH)
        assert "Två &lt;b&gt;utsedda&lt;/b&gt; (s. 11)" in html
        assert [html.count(f'class="k k-{kind}"') for kind in ("held", "not_held", "planned", "missing")] == [
            1,
            1,
            1,
            2,
        ]

    def test_all_met_is_claimed_of_each(self, rows):
        frame = rows(*(mark(BOLLNAS, name, "held", counts_as_support=True) for name in MARKS))

        said = list_sentence(frame, "sv")
        assert said == "Alla kriterier är uppfyllda"
        assert len(said.claims) == 5

    def test_nothing_known_is_said(self, rows):
        said = list_sentence(rows(mark(GAVLE, "policy", "held")), "sv")
        assert said == "Inga uppgifter finns om kriterierna i slutet av 2018"
