import json
import re
from datetime import date

import polars as pl
import pytest

from dashboard.charts import support, support_agreements, support_ladder, support_readings
from dashboard.query import run_query
from dashboard.theme import DARK, LIGHT, Look, chart_config
from dashboard.wording import localise

SWEDISH = Look("light", "sv")
FIRST_THREE = "Bollnäs, Hudiksvall, Nordanstig"
QUARTERS = [
    ("2017-Q2", date(2017, 6, 30), 3.0, None),
    ("2017-Q4", date(2017, 12, 31), 4.0, "Gävle"),
    ("2018-Q2", date(2018, 6, 30), 5.0, "Söderhamn"),
]


def periods(
    rows=QUARTERS, *, level: float | None = 7.0, needed: float | None = None, missing: tuple[int, ...] = ()
) -> pl.DataFrame:
    """Periods with those that joined; of each so many municipalities are `missing`."""
    shared = {
        "delivered": 9, "delivered_of": 10, "reading": "A", "level": level, "target_year": 2018, "needed": needed,
        "holders": FIRST_THREE, "ended": None, "obs_status": "A", "rounded_parts": 0,
    }  # fmt: skip
    names = ("period", "period_end", "value", "joined")
    filled = []
    for place, row in enumerate(rows):
        silent = missing[place] if missing else 0
        low = row[2] or 0.0
        bounds = {"low": low, "high": low + silent, "missing_parts": silent}
        filled.append({**shared, **dict(zip(names, row, strict=True)), **bounds})
        filled[-1]["value_kind"] = "at_least" if silent else "exact"
    types = dict.fromkeys(("value", "level", "needed", "low", "high"), pl.Float64)
    return pl.DataFrame(filled, schema_overrides=types | {"joined": pl.String, "ended": pl.String})


def drawn(frame: pl.DataFrame, look: Look = SWEDISH) -> dict:
    return support.steps(frame, look).configure(**chart_config(look)).to_dict()


def words_in(spec: dict) -> set[str]:
    return {row["words"] for rows in spec["datasets"].values() for row in rows if row.get("words")}


def dashes_in(spec: dict) -> list:
    return re.findall(r'"strokeDash": (\[[\d, ]+\])', json.dumps(spec))


def test_steps_are_named_and_stand_under_the_target_line():
    spec = drawn(periods())

    assert words_in(spec) >= {
        "Mål 2018: 7 kommuner",
        "3: Bollnäs, Hudiksvall och Nordanstig",
        "+ Gävle",
        "+ Söderhamn",
        "5",
    }
    assert '"interpolate": "step-after"' in json.dumps(spec)


def test_needed_pace_is_dotted_only_while_there_is_time():
    before, after = drawn(periods(needed=2.0)), drawn(periods())

    assert ("Två till behövs" in words_in(before), "[2, 4]" in dashes_in(before)) == (True, True)
    assert ("Två till behövs" in words_in(after), "[2, 4]" in dashes_in(after)) == (False, False)


def test_needed_pace_reaches_the_level_before_the_target_year_ends():
    spec = drawn(periods(needed=2.0))

    pace = next(rows for rows in spec["datasets"].values() if len(rows) == 4 and rows[0]["value"] == 5.0)
    assert [row["value"] for row in pace] == [5.0, 6.0, 7.0, 7.0]
    assert pace[-1]["period_end"].startswith("2018-12-31")
    assert pace[-2]["period_end"] < "2018-12-31"


def test_a_single_year_is_one_level_with_the_time_after_it_hatched():
    spec = drawn(periods([("2016", date(2016, 12, 31), 3.0, None)]))

    line = next(
        rows
        for rows in spec["datasets"].values()
        if set(rows[0]) == {"period_end", "value"} and rows[0]["value"] == 3.0
    )
    assert [(row["period_end"][:10], row["value"]) for row in line] == [("2016-01-01", 3.0), ("2016-12-31", 3.0)]
    assert "Ingen senare|uppgift finns" in words_in(spec)
    assert "gradient" in json.dumps(spec)


def test_a_figure_from_the_end_of_the_target_year_has_no_hatch():
    spec = drawn(periods([*QUARTERS, ("2018-Q4", date(2018, 12, 31), 5.0, None)]))

    assert "gradient" not in json.dumps(spec)


def test_a_reading_without_a_level_has_no_target_line():
    spec = drawn(periods(level=None))

    assert LIGHT["target"] not in json.dumps({key: spec[key] for key in ("layer", "datasets")})
    assert not any("Mål" in words for words in words_in(spec))


def test_a_missing_period_breaks_the_line_and_is_not_zero():
    missing = (0, 10, 0)
    spec = drawn(periods([QUARTERS[0], ("2017-Q3", date(2017, 9, 30), None, None), QUARTERS[1]], missing=missing))

    line = next(
        rows for rows in spec["datasets"].values() if len(rows) == 4 and set(rows[0]) == {"period_end", "value"}
    )
    assert [row["value"] for row in line] == [3.0, 3.0, None, 4.0]


def test_the_chart_holds_only_what_it_shows_and_the_colours_of_its_mode():
    spec = drawn(periods(needed=2.0), Look("dark", "en"))

    assert {name for rows in spec["datasets"].values() for row in rows for name in row} == {
        "period_end",
        "value",
        "words",
    }
    assert DARK["now"] in json.dumps(spec)
    assert "Target 2018: 7 municipalities" in words_in(spec)


def line_of(spec: dict) -> list[tuple[str, float | None]]:
    """The corners of the line of what is known."""
    mark = next(
        layer
        for layer in spec["layer"]
        if layer.get("mark", {}).get("interpolate") == "step-after" and layer["mark"]["type"] == "line"
    )
    return [(row["period_end"][:10], row["value"]) for row in spec["datasets"][mark["data"]["name"]]]


def bands_of(spec: dict) -> list[list[tuple[float, float]]]:
    """From what to what each part is drawn that is open."""
    return [[(row["value"], row["high"]) for row in rows] for rows in spec["datasets"].values() if "high" in rows[0]]


def test_what_is_not_known_is_hatched_up_to_the_most_that_it_can_be():
    spec = drawn(periods(missing=(0, 1, 1)))

    assert bands_of(spec)[0] == [(3.0, 3.0), (3.0, 3.0), (4.0, 5.0), (5.0, 6.0)]
    assert bands_of(spec)[1] == [(5.0, 6.0)], "the last period has no width: a line shows it"
    assert "minst 5" in words_in(spec)
    assert "gradient" in json.dumps(spec)


def test_what_is_known_in_full_has_no_hatch():
    assert bands_of(drawn(periods())) == []
    assert "5" in words_in(drawn(periods()))


def test_silence_is_no_fall_and_an_answer_no_rise():
    answers = [QUARTERS[0], ("2017-Q4", date(2017, 12, 31), 2.0, None), ("2018-Q2", date(2018, 6, 30), 3.0, None)]

    line = line_of(drawn(periods(answers, missing=(0, 1, 0))))

    # The line breaks where one ceases to answer and where it answers again; nothing connects the heights.
    assert line[1:] == [
        ("2017-06-30", 3.0),
        ("2017-12-31", 3.0), ("2017-12-31", None), ("2017-12-31", 2.0),
        ("2018-06-30", 2.0), ("2018-06-30", None), ("2018-06-30", 3.0),
    ]  # fmt: skip


def test_the_line_rises_by_those_that_joined():
    assert [value for _, value in line_of(drawn(periods()))] == [3.0, 3.0, 4.0, 5.0]


def test_readings_show_which_is_in_use_and_which_cannot_be_counted():
    frame = pl.DataFrame(
        {
            "reading": ["A", "B", "C"], "explanation": ["Alla <b>", "De som saknade", "En struktur"],
            "page": ["14", None, "14"], "level": [7.0, 10.0, None], "level_status": ["A", "A", "NM"],
            "value": [3.0, 3.0, None], "obs_status": ["A", "A", "NM"], "missing_parts": [0, 1, 0],
            "low": [3.0, 3.0, None], "high": [3.0, 4.0, None], "value_kind": ["exact", "at_least", None],
            "rounded_parts": [0, 0, 0],
        }
    )  # fmt: skip

    html = support_readings.readings(localise(frame, "sv"), SWEDISH, reading="B")

    first, second, third = re.findall(r"<tr.*?</tr>", html)[1:]
    assert "<b>3 av 7</b>" in first
    assert "<small>Så tolkas målet: Alla &lt;b&gt; (s. 14)</small>" in first
    assert "<small>Så tolkas målet: De som saknade</small>" in second
    assert second.startswith("<tr class=on>")
    assert "<b>minst 3 av 10</b>" in second
    assert "används nu" in second
    assert "går inte att följa upp" in third
    assert "används nu" not in first + third


def test_a_reading_of_which_nothing_is_known_says_so():
    frame = pl.DataFrame(
        {
            "reading": ["A", "B"], "explanation": ["x", "x"], "page": [None, None], "level": [7.0, 7.0],
            "value": [None, 0.0], "obs_status": ["NL", "A"], "missing_parts": [10, 3], "low": [0.0, 0.0],
            "high": [10.0, 3.0], "value_kind": [None, "at_least"], "rounded_parts": [0, 0],
        },
        schema_overrides={"value": pl.Float64},
    )  # fmt: skip

    html = support_readings.readings(localise(frame, "sv"), SWEDISH, reading="A")

    first, second = re.findall(r"<tr.*?</tr>", html)[1:]
    assert "ej levererat" in first
    assert "uppgift saknas" in second
    assert "minst 0" not in html


GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"


def mark(code: str, name: str, state: str | None, **more: object) -> dict:
    row = {"municipality_code": code, "mark": name, "period": "2018-Q4", "commitment_state": state}
    return {**row, "obs_status": "A" if state else "UN", **more}


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
    html = support_ladder.ladder(ladder, SWEDISH)

    order = [html.index(part) for part in (">Bollnäs<", "Ovanför linjen", ">Gävle<", ">Hofors<")]
    assert order == sorted(order)


def test_ladder_cells_have_form_evidence_page_and_validity(ladder):
    html = support_ladder.ladder(ladder, SWEDISH)
    cells = re.findall(r'<td class="(.*?)".*?</td>', table_rows(html)["Bollnäs"])

    assert cells == ["lv", "no", "no", "done", "no", "no"]
    assert "IOP, Coompanion &lt;AB&gt;" in html
    assert "<small>s. 7 · start okänd</small>" in html
    assert "<p>Partnerskap om stöd</p><p>Start okänd, slut okänt</p>" in html


def test_ladder_shows_lacking_planned_and_missing_apart(ladder):
    html = support_ladder.ladder(ladder, SWEDISH)
    gavle, hofors = table_rows(html)["Gävle"], table_rows(html)["Hofors"]

    assert re.findall(r'<td class="(.*?)"', gavle) == ["lv", "plan", "done", "next", "hatch", "no"]
    assert "avtal saknas" in gavle
    assert "okänt" in gavle
    assert "<b>1–2</b>" in gavle, "one criterion is unknown, and what is planned is not met"
    assert 'colspan="5"><span>Uppgift saknas: ej levererat' in hofors
    assert "avtal saknas" not in hofors


def test_ladder_lists_all_evidence_once_more_for_narrow_screens(ladder):
    html = support_ladder.ladder(ladder, SWEDISH)

    gavle = re.search(r"<summary>Underlag för Gävle</summary><dl>(.*?)</dl>", html).group(1)
    assert re.findall(r"<dt>(.*?)</dt>", gavle) == [
        "Ansvarig utsedd: planerat",
        "Policy om ASF: ja",
        "Avtal om stöd: avtal saknas",
        "Dialogforum: okänt",
        "Glada Hudikmodellen: nej",
    ]
    assert "<p>Policyn är antagen (s. 6)</p><p>Vår slutsats: Vi läser ordet så.</p>" in gavle


def test_without_any_support_there_is_no_line(ladder):
    html = support_ladder.ladder(ladder.filter(pl.col("municipality_code") == GAVLE), SWEDISH)

    assert "Ovanför linjen" not in html


def agreements(load, filters, *rows: dict) -> pl.DataFrame:
    filled = [{"counts_as_support": True, "agreement_form": "iop", **row} for row in rows]
    return localise(run_query(load(commitment=filled), "agreements", filters()), "sv")


def test_agreements_without_any_date_are_a_list_without_bars(load, filters):
    undated = mark(
        BOLLNAS, "agreement", "held", period="2016", page="7", evidence_sv="Avtal", evidence_en="Agreement",
        inference_sv="Så läser vi.",
    )  # fmt: skip
    frame = agreements(load, filters, undated)

    html = support_agreements.agreements(frame, SWEDISH, reference_date=date(2018, 12, 31))

    assert "bar" not in re.findall(r'class="([a-z]+)', html)
    assert "IOP, motpart ej uppgiven<small>Avtal (s. 7) Vår slutsats: Så läser vi.</small>" in html
    assert "inte känt om det gäller" not in html, "the line above the table says it of them all"
    assert "start okänd, slut okänt" in html


def test_agreements_with_some_dates_have_bars_that_fade_where_nothing_is_known(load, filters):
    ended = {
        "valid_from_status": "known",
        "valid_from": date(2016, 7, 1),
        "valid_to_status": "known",
        "valid_to": date(2017, 6, 30),
    }
    ending = {"valid_to_status": "known", "valid_to": date(2019, 6, 30), "commitment_number": 2}
    frame = agreements(
        load, filters, mark(GAVLE, "agreement", "held", **ended), mark(BOLLNAS, "agreement", "held", **ending),
        mark(HOFORS, "agreement", "held", valid_to_status="open_ended", counts_as_support=False),
    )  # fmt: skip

    html = support_agreements.agreements(frame, SWEDISH, reference_date=date(2018, 12, 31))

    bars = re.findall(
        r'<i class="bar (.*?)" style="left:([\d.]+)%;width:([\d.]+)%"></i><i class="ref" style="left:([\d.]+)%">', html
    )
    # The axis runs from 2015 to the end of 2020: 2191 days.
    line = round(100 * (date(2018, 12, 31) - date(2015, 1, 1)).days / 2191, 2)
    start = round(100 * (date(2016, 7, 1) - date(2015, 1, 1)).days / 2191, 2)
    assert [(kind, float(left), float(ref)) for kind, left, _, ref in bars] == [
        ("soon fade-in", 0.0, line),
        ("now fade-in fade-out", 0.0, line),
        ("past", start, line),
    ]
    assert float(bars[1][2]) == 100.0
    assert '<b class="soon">löper ut den 30 juni 2019</b><small>start okänd</small>' in html
    assert "<small>räknas inte som stödstruktur</small>" in html
    assert "<small>avslutat</small>" in html
    assert "31 december 2018" in html
