"""The board: who has delivered what for one quarter, who owes something, and whom to ask."""

from html import escape

import streamlit as st

from contract import CODELISTS
from contract.display import day, number, period_text
from dashboard.figures.parts.tables import scrolling_table, small
from dashboard.wording import text
from pages.delivery import notices, tables
from publishing.messages import say
from publishing.workflow import Partner
from publishing.workflow.overview import Board, board_of, quarters_on_board
from publishing.workflow.session import Session

CAME = ("received", "received_late")
KINDS = tuple(CODELISTS["delivery_kind"].codes)
# The figures of a kind that no municipality is counted for: it has been sent and refused.
NONE = {"delivered": 0, "held": 0, "delivered_of": 0}


def show(session: Session) -> None:
    """How far the chosen quarter has come, in a sentence, and the board itself."""
    language, quarters = session.language, quarters_on_board(session)
    head = st.container()
    period = st.selectbox(
        text("deliver.quarter", language),
        quarters[::-1],
        format_func=lambda quarter: period_text(quarter, language),
        key="board_quarter",
        filter_mode=None,
    )
    board = board_of(session, [period])
    rows = board.squares.rows(named=True)
    with head:
        notices.headline(session, _sentence(session, rows, period), below=_closes(session, rows, period))
    st.html(_table(session, board, period))


def _sentence(session: Session, rows: list[dict], period: str) -> str:
    """How many of the deliveries that are owed have come; what is sent besides is none of them."""
    owes = {partner.partner_id: partner.owes for partner in session.partners.partners}
    owed = [row for row in rows if row["status"] != "not_applicable" and row["kind"] in owes[row["partner_id"]]]
    came = [row for row in owed if row["status"] in CAME]
    return text(
        "deliver.board",
        session.language,
        period=period_text(period, session.language),
        count=number(len(came), session.language),
        whole=number(len(owed), session.language),
    )


def _closes(session: Session, rows: list[dict], period: str) -> str:
    """When the quarter closes or closed, and how many deliveries wait to be published."""
    closing = session.partners.closing_date(period)
    entry = "closes" if session.today <= closing else "closed"
    words = [text(f"deliver.{entry}", session.language, day=day(closing, session.language))]
    waiting = sum(row["is_waiting"] for row in rows)
    if waiting:
        words.append(text("deliver.waiting", session.language, count=number(waiting, session.language)))
    return " ".join(words)


def _table(session: Session, board: Board, period: str) -> str:
    language = session.language
    squares = {(row["partner_id"], row["kind"]): row for row in board.squares.iter_rows(named=True)}
    now, then = (
        {row["kind"]: row for row in delivered.iter_rows(named=True)} for delivered in (board.delivered, board.coming)
    )
    # What is delivered once a year has a column only where somebody has sent it.
    kinds = [kind for kind in KINDS if kind in then or any(kind == sent for _, sent in squares)]
    heads = "".join(_kind_head(kind, now.get(kind, NONE), then.get(kind, NONE), language) for kind in kinds)
    body = "".join(
        _partner_row(partner, squares, kinds, language)
        for partner in session.partners.partners
        if any((partner.partner_id, kind) in squares for kind in kinds)
    )
    return scrolling_table(
        kind="deliver squares",
        head=f'<tr><th scope="col">{escape(say("board_partner", language))}</th>{heads}'
        f'<th scope="col">{escape(text("deliver.whom_to_ask", language))}</th></tr>',
        body=f"<tbody>{body}</tbody>",
        caption=text("deliver.board_caption", language, period=period_text(period, language)),
    )


def _kind_head(kind: str, now: dict, then: dict, language: str) -> str:
    """A kind, and how many municipalities have delivered it as published, and once all that waits is published.

    Of what is told of no municipality, and of what no municipality has sent, no number is said.
    """
    label = escape(CODELISTS["delivery_kind"].label(kind, language))
    if not (whole := max(now["delivered_of"], then["delivered_of"])):
        return f'<th scope="col">{label}</th>'
    counts = [row["delivered"] + row["held"] for row in (now, then)]
    shown = {"count": number(counts[0], language), "coming": number(counts[1], language)}
    entry = "published_of" if counts[0] == counts[1] else "coming_of"
    words = text(f"deliver.{entry}", language, whole=number(whole, language), **shown)
    return f'<th scope="col">{label}{small(words)}</th>'


def _partner_row(partner: Partner, squares: dict[tuple[str, str], dict], kinds: list[str], language: str) -> str:
    cells = "".join(_square(squares.get((partner.partner_id, kind)), language) for kind in kinds)
    return (
        f'<tr><th scope="row">{escape(partner.name(language))}</th>{cells}'
        f'<td class="ask">{escape(partner.contact(language))}</td></tr>'
    )


def _square(row: dict | None, language: str) -> str:
    if row is None:
        return f'<td><span class="vh">{escape(text("deliver.not_asked", language))}</span></td>'
    notes = []
    if row["received_on"] is not None:
        notes.append(day(row["received_on"], language, article=False))
    if row["is_waiting"]:
        notes.append(text("deliver.not_published", language))
    return f"<td>{tables.status(row['status'], say('board_' + row['status'], language))}{small(', '.join(notes))}</td>"
