import datetime as dt
import unicodedata
from dataclasses import replace

import pytest

from publishing.catalogue.partners import Partners
from publishing.deliveries.board import board, board_text, delivered_by_kind
from publishing.deliveries.register import delivery_frame
from tests.publishing.delivered_frames import CODES, PARTNERS, receipt, register

RECEIPTS = [
    receipt(1, "kommun-2104", "commitment", "2019-Q1", "2019-04-12"),
    receipt(2, "kommun-2180", "placement", "2019-Q1", "2019-04-12"),
    receipt(3, "kommun-2180", "commitment", "2019-Q1", "2019-04-12", outcome="refused"),
    receipt(4, "af", "placement", "2019-Q1", "2019-05-20"),
    receipt(5, "kommun-2183", "commitment", "2019-Q1", "2019-04-15"),
]


def text(language, *, receipts=RECEIPTS, partners=PARTNERS, today=dt.date(2019, 6, 1), included=(1, 2, 4)):
    published = register()
    periods = ["2019-Q1"]
    frame = board(partners, receipts, published, included=included, withdrawn=(), periods=periods, today=today)
    delivery = delivery_frame(
        published, receipts, partners, municipality_codes=CODES, included=included, catalogue="prov", today=today
    )
    delivered = delivered_by_kind(delivery, municipality_codes=CODES, periods=periods)
    return board_text(frame, delivered, partners, language, today=today)


def test_what_is_sent_once_a_year_has_a_column_where_it_was_sent():
    sent = receipt(6, "kommun-2180", "placement_year", "2019-Q1", "2019-04-12")

    lines = text("sv", receipts=[*RECEIPTS, sent], included=(1, 2, 4, 6)).splitlines()

    assert "  Olika personer under året     1 av 1 kommuner (publiceras senare)" in lines
    assert "  Uppgiftslämnare     Placeringar  Nyttjade     Företag      Åtaganden    Dialogmöten  Olika" in lines
    assert "  Gävle kommun        mottaget                               avvisat                   mottaget" in lines
    assert max(map(len, lines)) <= 100


def test_the_board_in_swedish():
    assert (
        text("sv")
        == """\
2019 kv 1 – stängde den 15 maj 2019

  Placeringar                   1 av 3 kommuner (publiceras senare)
  Nyttjade tjänster             0 av 3 kommuner
  Företag                       0 av 3 kommuner
  Åtaganden                     1 av 3 kommuner
  Dialogmöten                   0 av 3 kommuner

  Uppgiftslämnare             Placeringar   Nyttjade      Företag       Åtaganden     Dialogmöten
                                            tjänster
  Hofors kommun               försenat                                  mottaget
  Gävle kommun                mottaget                                  avvisat
  Bollnäs kommun              försenat                                  mottaget
  Arbetsförmedlingen          mottaget sent

  Mottaget men ännu inte publicerat, antal leveranser: 1. Publicera med kommandot publish.

  Att fråga om resten:
  Hofors kommun               ansvarig för ASF på arbetsmarknadsenheten
  Gävle kommun                ansvarig för ASF på arbetsmarknadsenheten
  Bollnäs kommun              ansvarig för ASF på arbetsmarknadsenheten

  En tom ruta: uppgiftslämnaren ska inte lämna det slaget."""
    )


def test_the_board_in_english_before_the_quarter_closes():
    assert (
        text("en", receipts=[RECEIPTS[1]], today=dt.date(2019, 4, 20))
        == """\
2019 Q1 – closes on 15 May 2019

  Placements                    0 of 3 municipalities
  Services used                 0 of 3 municipalities
  Enterprises                   0 of 3 municipalities
  Commitments                   0 of 3 municipalities
  Dialogue meetings             0 of 3 municipalities

  Partner                     Placements    Services used Enterprises   Commitments   Dialogue
                                                                                      meetings
  Hofors Municipality         expected                                  expected
  Gävle Municipality          received                                  expected
  Bollnäs Municipality        expected                                  expected
  Public Employment Service   expected

  Whom to ask for the rest:
  Hofors Municipality         responsible for WISEs at the labour market unit
  Gävle Municipality          responsible for WISEs at the labour market unit
  Bollnäs Municipality        responsible for WISEs at the labour market unit
  Public Employment Service   coordinator

  An empty cell: the partner is not asked for that kind."""
    )


def test_when_all_is_in_nobody_is_to_be_asked():
    partners = Partners(closing_days=45, partners=PARTNERS.partners[3:4])

    words = text("sv", receipts=[RECEIPTS[3]], partners=partners)

    assert "Allt har kommit." in words
    assert "Att fråga" not in words


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_long_names_keep_the_columns_straight(form):
    name = unicodedata.normalize(form, "Åmåls, Älvsbyns och Östhammars gemensamma samordningsförbund för ÅÄÖ")
    long = replace(PARTNERS.partners[0], name_sv=name, contact_sv="den som " + "samordnar " * 12)
    partners = Partners(closing_days=45, partners=(long, *PARTNERS.partners[1:]))

    lines = text("sv", partners=partners).splitlines()

    assert max(len(line) for line in lines) <= 100
    place = next(number for number, line in enumerate(lines) if line.startswith("  Åmåls"))
    assert lines[place].index("försenat") == lines[place + 3].index("mottaget") == 30
    assert [line[:28].strip() for line in lines[place : place + 3]] == [
        "Åmåls, Älvsbyns och", "Östhammars gemensamma", "samordningsförbund för ÅÄÖ",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_word_of_the_board_is_wider_than_its_column(language):
    from publishing.messages import SAY

    statuses = ["received", "received_late", "refused", "withdrawn", "expected", "late", "missing", "not_applicable"]
    assert [name for name in statuses if len(SAY[f"board_{name}"][language]) > 13] == []
