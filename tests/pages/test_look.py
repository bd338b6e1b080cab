"""What was seen to be wrong on the pages when they were looked at: numbers of one, numbers hidden by marks, years that slip, cells without a heading."""

import re

import pytest

# One of something, told as if it were several, or none of them as if there were some.
OF_ONE = re.compile(
    r"\b(?:1|one|all one) (?:WISEs|municipalities|enterprises|agreements|meetings)\b|\bnone people\b", re.I
)


@pytest.mark.parametrize("place", ["Ockelbo", "Hofors"])
@pytest.mark.parametrize("page", ["foretagen", "kommunprofil", "arbetsmarknad", "nyttjande"])
def test_one_is_told_as_one(visit, page, place):
    seen = visit(page, data="exempel", sprak="en", kommun=place)

    assert [line for line in seen.lines if OF_ONE.search(line)] == []


def test_one_enterprise_among_others_is_told_as_one(visit):
    seen = visit("foretagen", data="exempel", sprak="en")

    assert seen.figure("enterprise_register").rows_with("Ockelbo one WISE")
    assert [line for line in seen.lines if OF_ONE.search(line)] == []


def test_a_number_stands_after_the_dots_of_women_and_men(visit):
    html = visit("arbetsmarknad", data="exempel", sprak="en").figure("context_by_municipality").html
    bars = re.findall(r'<div class="bar">.*?</div>', html)

    assert len(bars) == 12
    for bar in bars:
        dots = [float(place) for place in re.findall(r"<em [^>]*--x:([\d.]+)", bar)]
        [end], [room] = re.findall(r"--w:([\d.]+)", bar), re.findall(r"--m:([\d.]+)", bar)
        assert float(end) + float(room) >= max(dots, default=0.0) - 0.02


def test_the_years_under_a_panel_are_those_of_its_values(visit):
    panels = visit("arbetsmarknad", data="exempel", sprak="sv").figure("context_county_over_time").charts

    assert len(panels) == 9
    for panel in panels:
        days = sorted({str(row["period_end"])[:10] for rows in panel.datasets.values() for row in rows})
        axis = next(layer["encoding"]["x"]["axis"] for layer in panel.specification["layer"] if "encoding" in layer)
        labels = [f"{end['year']}-{end['month']:02}-{end['date']:02}" for end in axis["values"]]
        assert labels == [days[0], days[-1]]


def test_a_state_that_is_unknown_is_not_counted_as_known(visit):
    [total] = visit("handlingsplan", data="exempel", sprak="sv").figure("plan_partners").rows_with("Så många av tolv")

    # Of the twelve, one is said to be unknown and of one nobody has told.
    assert [int(count) for count in re.findall(r"\| (\d+)", total)][-1] == 10


@pytest.mark.parametrize("page", ["kallor", "foretagen", "kompetens", "radet"])
def test_each_cell_of_a_table_of_words_bears_its_heading_for_a_phone(visit, page):
    html = visit(page, data="exempel", sprak="sv").html
    tables = re.findall(r'<table class="m [^"]*\bbelow\b.*?</table>', html, re.DOTALL)

    assert tables
    for table in tables:
        assert re.findall(r"<td(?![^>]* data-head=\"[^\"]+\")[^>]*>", table) == []
