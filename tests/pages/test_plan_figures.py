"""The figures of the action plan and of the later sources stand on the pages of Gävleborg, each with its source.

Every figure is typed here by hand, from the documents. Most stand twice: once on the page that they are about, and once
among the documented figures of “Källor och data”, in one row with period, source and page.
"""

import re

import pytest

PLAN = "Handlingsplan för ASF i Gävleborg 2016–2018"
AGENCY = "Tillväxtverkets projektsida om Region Gävleborg"
ASSOCIATION = "Samordningsförbundet Gävleborg, sidan om ASF"
STATISTICS = "Tillväxtverket, statistik om sociala företag"
SCB = "SCB, folkmängd 2014–2019"

# What the row is about, the figure as it is written, its period, its source with its page.
ROWS = [
    ("Invånare", "281 851 personer", "december 2015", f"{PLAN}, s. 3"),
    ("Invånare", "281 815 personer", "2015", SCB),
    ("Invånare, män", "141 534 personer", "december 2015", f"{PLAN}, s. 3"),
    ("Invånare, kvinnor", "140 281 personer", "december 2015", f"{PLAN}, s. 3"),
    ("Andel i de fyra minsta kommunerna", "omkring 13 %", "december 2015", f"{PLAN}, s. 3"),
    ("Invånare i Gävle", "omkring 99 000 personer", "december 2015", f"{PLAN}, s. 3"),
    ("Försörjningskvot", "83", "2015", f"{PLAN}, s. 3"),
    ("Försörjningskvot, riket", "74", "2015", f"{PLAN}, s. 3"),
    ("Andel invånare över 65 år", "23 %", "2015", f"{PLAN}, s. 3"),
    ("Andel invånare över 65 år, riket", "20 %", "2015", f"{PLAN}, s. 3"),
    ("Andel invånare med utländsk bakgrund", "11–12 %", "2016", f"{PLAN}, s. 3"),
    ("Andel invånare med utländsk bakgrund, riket", "16–17 %", "2016", f"{PLAN}, s. 3"),
    ("per person som lämnar arbetsmarknaden", "0,7", "2010–2020", f"{PLAN}, s. 4"),
    ("per person som lämnar arbetsmarknaden, riket", "0,95", "2010–2020", f"{PLAN}, s. 4"),
    ("Öppet arbetslösa enligt planen, män", "10 %", "2016", f"{PLAN}, s. 4"),
    ("Öppet arbetslösa enligt planen, kvinnor", "7 %", "2016", f"{PLAN}, s. 4"),
    ("Arbetslösa 20–24 år enligt planen, män", "21 %", "2016", f"{PLAN}, s. 4"),
    ("Arbetslösa 20–24 år enligt planen, kvinnor", "17 %", "2016", f"{PLAN}, s. 4"),
    ("Arbetsintegrerande sociala företag (ASF)", "omkring 30 ASF", "2016", f"{PLAN}, s. 6"),
    ("Medlemsföretag i SAK", "11 ASF", "2016", f"{PLAN}, s. 7"),
    ("Anställda i SAK:s medlemsföretag", "omkring 100 personer", "2016", f"{PLAN}, s. 7"),
    ("ASF med överenskommelse med Arbetsförmedlingen", "20 ASF", "2016", f"{PLAN}, s. 9"),
    ("Personer placerade via Arbetsförmedlingen", "omkring 260 personer", "2016", f"{PLAN}, s. 9"),
    ("Andel inom förstärkt samarbete", "omkring 20 %", "2016", f"{PLAN}, s. 9"),
    ("Personer placerade av kommunerna per år", "omkring 50–60 personer", "2016", f"{PLAN}, s. 11"),
    ("Styrgrupper för förstärkt samarbete", "4 grupper", "2016", f"{PLAN}, s. 13"),
    ("Kommuner med stödstruktur", "3 kommuner", "2016", f"{PLAN}, s. 14"),
    ("Arbetsintegrerande sociala företag (ASF)", "omkring 31 ASF", "2017", AGENCY),
    ("Anställda i länets ASF", "omkring 221 personer", "2017", AGENCY),
    ("Personer i åtgärder i länets ASF", "omkring 214 personer", "2017", AGENCY),
    ("Personer i länets ASF", "omkring 350 personer", "2017", AGENCY),
    ("Arbetsintegrerande sociala företag (ASF)", "omkring 30 ASF", "2019–2020", ASSOCIATION),
    ("Personer i länets ASF", "omkring 350 personer", "2019–2020", ASSOCIATION),
    ("Anställda i länets ASF", "omkring 200 personer", "2019–2020", ASSOCIATION),
    ("ASF i Tillväxtverkets register", "11 ASF", "februari 2012", "Tillväxtverkets register, februari 2012"),
    ("ASF i Sverige", "350 ASF", "2016", STATISTICS),
    ("ASF i Sverige", "344 ASF", "2017", STATISTICS),
    ("Personer i ASF i Sverige", "omkring 10 000 personer", "2016", "PIACS, utvecklingsidé om kompetens 2016, s. 10"),
    ("Önskad effekt enligt PIACS, utan årtal", "30 000 personer", "2016", "PIACS, utvecklingsidé om kompetens 2016, s. 10"),
    ("Svar på PIACS enkät", "149 svar", "2016", "PIACS, utvecklingsidé om kompetens 2016, s. 5"),
]  # fmt: skip

# The figures on the page that they are about: page, figure, the line that holds them, the source under the figure.
FIGURES = [
    ("laget", "priority_1", "3 av 10 kommuner", "Planen s. 14"),
    ("laget", "priority_1", "7 mål 2018", "Planen s. 14"),
    ("laget", "priority_2", "9 mål 2018", "Planen s. 15"),
    ("tackning", "county_coverage", "omkring 30", f"{PLAN}, s. 6, 7 och 9"),
    ("tackning", "county_coverage", "20", f"{PLAN}, s. 6, 7 och 9"),
    ("tackning", "county_coverage", "11", f"{PLAN}, s. 6, 7 och 9"),
    ("tackning", "county_coverage", "omkring 31 (2017)", AGENCY),
    ("tackning", "county_coverage", "omkring 30 (2019–2020)", ASSOCIATION),
    ("stodstruktur", "target_readings", "3 av 7", f"{PLAN}, s. 7, 14 och 15"),
    ("avtal", "agreements", "Coompanion", f"{PLAN}, s. 7 och 11"),
    ("nyttjande", "stock_and_flow", "omkring 260", f"{PLAN}, s. 9 och 11"),
    ("nyttjande", "stock_and_flow", "omkring 50–60", f"{PLAN}, s. 9 och 11"),
    ("nyttjande", "enhanced_cooperation", "omkring 20 %", f"{PLAN}, s. 9"),
    ("nyttjande", "dialogue_meetings", "1–2", f"{PLAN}, s. 10"),
]


@pytest.mark.parametrize(("about", "figure", "period", "source"), ROWS)
def test_stands_in_one_row_with_its_period_source_and_page(visit, about, figure, period, source):
    lines = visit("kallor", data="gavleborg", sprak="sv").figure("county_figures").lines
    rows = [line.split(" | ") for line in lines if about in line and " | " in line]

    assert [figure, period, source] in [[cell.removesuffix(" |") for cell in cells[1:4]] for cells in rows]


@pytest.mark.parametrize(("page", "key", "figure", "source"), FIGURES)
def test_stands_on_the_page_it_is_about_with_its_source(visit, page, key, figure, source):
    part = visit(page, data="gavleborg", sprak="sv").figure(key)

    # The figure by itself: 20 and not 2016.
    assert [line for line in part.lines if re.search(rf"(?<![\w≈]){re.escape(figure)}(?!\w)", line)]
    assert part.rows_with(source)


def test_at_least_thirty_of_them_are_figures_of_the_plan_or_later_sources():
    assert len({(about, figure, source) for about, figure, _, source in ROWS}) >= 30


@pytest.mark.parametrize(
    ("about", "first", "second"),
    [
        ("Personer placerade via Arbetsförmedlingen", "s. 13", "läggas ihop"),
        ("Invånare i Gävle", "98 877", "99 000"),
        ("Andel i de fyra minsta kommunerna", "12,9 procent", "omkring 13 %"),
        ("Svar på PIACS enkät", "strategiskt urval", "inte hur många"),
        ("Önskad effekt enligt PIACS, utan årtal", "inte till när", "30 000"),
        ("Öppet arbetslösa enligt planen, män", "Vår slutsats: Planen daterar inte", "10 %"),
    ],
)
def test_its_trap_is_said_beside_it(visit, about, first, second):
    figure = visit("kallor", data="gavleborg", sprak="sv").figure("county_figures")

    assert figure.rows_with(about, first, second)


def test_the_shares_of_the_county_follow_from_the_population(visit):
    """30 of 284,586 residents is 1.05 per 10,000, shown as about 1.1."""
    assert round(30 / 284_586 * 10_000, 1) == 1.1
    assert "omkring 1,1" in visit("tackning", data="gavleborg", sprak="sv").figure("county_coverage").lines
