import re
from datetime import date
from html.parser import HTMLParser

import polars as pl

from dashboard.charts import usage_bars
from dashboard.theme import Look
from dashboard.wording import localise

SWEDISH = Look("light", "sv")


class Cells(HTMLParser):
    """The text of each row's cells."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        self.rows[-1][-1] += data


def widths(html: str) -> list[float]:
    return [float(width) for width in re.findall(r"--w:([\d.]+)", html)]


def test_measures_with_people_and_share():
    frame = pl.DataFrame(
        {
            "placement_measure": ["lonestod", "praktik", "daglig_verksamhet"], "value": [20.0, 5.0, None],
            "share_pct": [80.0, 20.0, None], "share_value_kind": ["exact", "rounded", None], "obs_status": ["A", "A", "NL"], "value_kind": ["exact", "rounded", None],
            "rounded_parts": [0, 1, None], "missing_parts": [0, 0, 1],
        }
    )  # fmt: skip

    html = usage_bars.by_measure(localise(frame, "sv"), SWEDISH)

    assert Cells(html).rows == [
        ["Insats", "Personer", "Andel"],
        ["Anställning med lönestöd", "20", "80\u00a0%"],
        ["Praktik", "≈\u00a05", "≈\u00a020\u00a0%"],
        ["Daglig verksamhet (LSS/SoL)", "ej levererat", ""],
    ]
    assert widths(html) == [100.0, 25.0]
    assert html.count('scope="row"') == 3


def services() -> pl.DataFrame:
    frame = pl.DataFrame(
        {
            "service_group": ["utforartjanst", "individinsats", "individinsats"],
            "service": ["cafe", "praktik", "arbetstraning"],
            "public_actor": ["kommun", "region", "arbetsformedlingen"],
            "value": [8.0, 4.0, 0.0],
            "amount_sek": [120_400.0, None, None],
            "amount_qualifier": ["at_least", None, None],
            "amount_status": ["A", "PR", "NA"],
            "obs_status": ["A", "A", "A"],
            "value_kind": ["exact", "exact", "rounded"],
            "rounded_parts": [0, 0, 1],
            "missing_parts": [0, 0, 0],
        }
    )
    return localise(frame, "sv")


def test_services_stand_by_group_on_one_scale_with_their_amounts():
    html = usage_bars.by_service(services(), SWEDISH)

    assert Cells(html).rows == [
        ["Tjänst", "Antal", "Belopp"],
        ["Individinsats"],
        ["Praktik", "4", "belopp skyddat"],
        ["Arbetsträning", "0–4", ""],
        ["Utförartjänst"],
        ["Café", "8", "minst 120 tkr"],
    ]
    assert widths(html) == [50.0, 0.0, 100.0]


def test_a_zero_that_is_a_sum_of_rounded_counts_is_about_nobody():
    html = usage_bars.by_service(services().with_columns(rounded_parts=pl.lit(8)), SWEDISH)

    assert ["Arbetsträning", "≈\u00a00", ""] in Cells(html).rows


def test_a_number_and_an_amount_that_others_may_add_to_are_at_least_and_none_is_none_so_far():
    html = usage_bars.by_service(services().with_columns(missing_parts=pl.lit(2)), SWEDISH)

    assert ["Café", "minst 8", "minst 120 tkr"] in Cells(html).rows
    assert ["Arbetsträning", "≈\u00a00 hittills", ""] in Cells(html).rows


def test_buyers_in_the_order_of_the_query():
    html = usage_bars.by_buyer(services(), SWEDISH)

    assert [row[:2] for row in Cells(html).rows] == [
        ["Köpare", "Antal"], ["Kommunerna", "8"], ["Region Gävleborg", "4"], ["Arbetsförmedlingen", "0–4"],
    ]  # fmt: skip


def test_rates_are_drawn_of_a_hundred_and_missing_ones_in_words():
    frame = pl.DataFrame(
        {
            "municipality_name": ["Gävle", "Hofors", "Ovanåker"], "value": [75.0, None, None],
            "places_filled": [6.0, None, None], "places_offered": [8.0, 0.0, None],
            "obs_status": ["A", "NA", "NL"], "value_kind": ["exact", None, None],
            "places_filled_value_kind": ["exact", None, None], "rounded_parts": [0, 0, 0],
            "missing_parts": [0, 0, 1],
        }
    )  # fmt: skip

    html = usage_bars.rates(localise(frame, "sv"), SWEDISH)

    assert Cells(html).rows == [
        ["Kommun", "Nyttjandegrad", "Besatta platser"],
        ["Gävle", "75\u00a0%", "6 av 8"],
        ["Hofors", "ej tillämpligt", ""],
        ["Ovanåker", "ej levererat", ""],
    ]
    assert widths(html) == [75.0]
    assert html.count('class="hatch"') == 2


def test_all_zero_and_all_missing_draw_without_a_scale():
    frame = services().with_columns(value=pl.lit(None, dtype=pl.Float64), obs_status=pl.lit("NL"))

    assert widths(usage_bars.by_buyer(services().with_columns(value=pl.lit(0.0)), SWEDISH)) == [0.0, 0.0, 0.0]
    assert widths(usage_bars.by_buyer(frame.with_columns(obs_status_label=pl.lit("ej levererat")), SWEDISH)) == []


def meetings() -> pl.DataFrame:
    ends = {"2017": date(2017, 12, 31), "2018": date(2018, 6, 30)}
    rows = [
        ("Gävle", "2017", None, 1.0, 2.0, 0, "range", "A", None),
        ("Gävle", "2018", 3.0, 3.0, None, 1, None, "A", None),
        ("Hofors", "2017", None, 0.0, 0.0, 0, None, "NA", None),
        ("Hofors", "2018", 0.0, 0.0, 0.0, 0, None, "A", "Planen nämner <ingen>."),
        ("<b>", "2017", None, 0.0, None, 1, None, "NL", None),
        ("<b>", "2018", None, 0.0, None, 1, None, "UN", None),
    ]
    names = [
        "municipality_name",
        "period",
        "value",
        "low",
        "high",
        "missing_parts",
        "qualifier",
        "obs_status",
        "inference",
    ]
    frame = pl.DataFrame(rows, schema=names, orient="row")
    return localise(frame.with_columns(period_end=pl.col("period").replace_strict(ends)), "sv")


def test_meetings_by_municipality_and_year_with_every_kind_of_missing_in_words():
    html = usage_bars.dialogue(meetings(), SWEDISH)

    assert Cells(html.partition("</table>")[0]).rows == [
        ["Kommun", "2017", "2018 till och med 30 juni"],
        ["Gävle", "1–2", "minst 3"],
        ["Hofors", "ej tillämpligt", "0"],
        ["<b>", "ej levererat", "okänt"],
    ]
    assert "<b>" not in html.replace("<b></b>", "")
    assert html.count('class="hatch"') == 3
    assert html.endswith('<p class="source note">Vår slutsats: Planen nämner &lt;ingen&gt;.</p>')
