import re
from datetime import date

import polars as pl
import pytest

from dashboard.figures.deliveries import chart, deliveries, sentence, subtitle
from dashboard.wording import text
from tests.dashboard.source_frames import SV, ask


def board(*rows: tuple[date, int, int], held: int = 0) -> pl.DataFrame:
    """The last day of a quarter, how many have delivered, how many it does not apply to; of ten. `held` in each row."""
    return pl.DataFrame(
        [
            {"delivery_kind": "placement", "period": f"{end.year}-Q{end.month // 3}", "period_end": end, "delivered": delivered,
             "held": held, "not_applicable": not_applicable, "delivered_of": 10}
            for end, delivered, not_applicable in rows
        ],
        schema={"delivery_kind": pl.String, "period": pl.String, "period_end": pl.Date, "delivered": pl.Int64, "held": pl.Int64,
                "not_applicable": pl.Int64, "delivered_of": pl.Int64},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("frame", "swedish", "english"),
    [
        (board((date(2018, 9, 30), 10, 0), (date(2018, 12, 31), 8, 0), (date(2018, 12, 31), 9, 1)),
         "För 2018 kv 4 har 17 av 19 leveranser kommit in", "For 2018 Q4, 17 of 19 deliveries have come in"),
        (board((date(2018, 9, 30), 0, 0), (date(2018, 12, 31), 0, 1)), "Ingen av de 19 leveranser som behövs har kommit in",
         "None of the 19 deliveries needed has come in"),
        (board((date(2018, 12, 31), 3, 0), (date(2018, 12, 31), 4, 1), held=5),
         "För 2018 kv 4 har 17 av 19 leveranser kommit in; 10 av dem publiceras senare",
         "For 2018 Q4, 17 of 19 deliveries have come in; 10 of them will be published later"),
        (board(), "Inga leveranser väntas till och med den valda perioden",
         "No deliveries are expected up to the chosen period"),
    ],
)  # fmt: skip
def test_deliveries_of_the_latest_quarter(frame, swedish, english):
    # What is delivered once a year is expected of nobody.
    yearly = board((date(2018, 12, 31), 6, 0)).with_columns(delivery_kind=pl.lit("placement_year"))
    frame = pl.concat([frame, yearly])
    assert (sentence(frame, "sv"), sentence(frame, "en")) == (swedish, english)


def test_what_the_board_counts():
    words = "Antal kommuner av 10 som det har kommit in uppgifter för, per slag och kvartal"

    assert subtitle(board((date(2018, 9, 30), 0, 0)), "sv") == words
    assert subtitle(board(), "sv") == ""


class TestBoard:
    def cells(self, load, filters, *statuses: tuple[str, str]):
        rows = [
            {"municipality_code": code, "delivery_kind": "placement", "period": "2018-Q4", "delivery_status": status}
            for code, status in statuses
        ]
        html = chart(ask(load(delivery=rows), "deliveries", filters()), SV)
        first = re.findall(r"<td class=\"(\w+)\" title=\"([^\"]*)\">(.*?)</td>", html)[0]
        return first[0], first[1], " ".join(re.sub(r"<[^>]+>", " ", first[2]).split()), html

    def test_all_that_should(self, load, filters):
        kind, told, shown, html = self.cells(
            load, filters, ("2180", "accepted"), ("2183", "accepted"), ("2104", "not_applicable")
        )

        assert (kind, told, shown) == ("all", "uppgifter för 2 av 3, 0 publiceras senare, 0 ej levererat", "2 av 2")
        assert '<th scope="colgroup" colspan="1">2018</th>' in html
        assert "ska lämna" not in html

    def test_some_missing_and_some_late(self, load, filters):
        kind, told, shown, _ = self.cells(load, filters, ("2180", "accepted"), ("2183", "late"))

        assert (kind, told, shown) == (
            "some",
            "uppgifter för 1 av 3, 0 publiceras senare, 1 ej levererat",
            "1 1 sen",
        )

    def test_what_is_held_has_come_in_and_is_published_later(self, load, filters):
        kind, told, shown, html = self.cells(load, filters, ("2180", "held"), ("2183", "held"), ("2104", "accepted"))

        assert (kind, told, shown) == (
            "all",
            "uppgifter för 3 av 3, 2 publiceras senare, 0 ej levererat",
            "3 2 senare",
        )
        assert "senare: mottaget, publiceras senare" in html

    def test_only_held_is_not_none(self, load, filters):
        kind, _, shown, html = self.cells(load, filters, ("2180", "held"))

        assert (kind, shown) == ("some", "1 1 senare")
        assert "ska lämna" not in html

    def test_none_says_where_it_stands_who_delivers(self, load, filters):
        kind, _, shown, html = self.cells(load, filters, ("2180", "missing"))

        assert (kind, shown) == ("none", "0")
        assert "Vem som lämnar vad står i tabellen" in html

    def test_nothing_expected_has_no_table(self, load, filters):
        assert ask(load(), "deliveries", filters()).is_empty()
        assert text(deliveries.absent, "sv").startswith("Ingen har börjat.")
