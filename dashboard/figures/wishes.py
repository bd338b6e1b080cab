"""What the parties wished before there was a council: of whom, and what has become of it."""

from html import escape
from itertools import groupby

import polars as pl

from contract.display import at_least_text, capital, join_names, spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.tables import small
from dashboard.theme import Look
from dashboard.wording import day, text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.provenance import page_text
from dashboard.wording.providers import asked_for

SHAPES = {"not_started": "not_started", "ongoing": "on_track", "done": "reached"}


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many of the wishes are met: at least so many while some are not known, and how many those are."""
    if frame.is_empty():
        return sentence_of("wishes.no_wishes", language)
    words = {"whole": spelled(frame.height, language)}
    if (frame["progress_status"] == "NL").all():
        return sentence_of("wishes.missing", language, **words | {"names": join_names(_askers(frame), language)})
    done = int((frame["progress"] == "done").sum())
    unknown = int(frame["progress"].is_null().sum())
    count = spelled(done, language)
    entry = {0: "none_known" if unknown else "none", 1: "sentence_one"}.get(done, "sentence")
    first = text(f"wishes.{entry}", language, count=at_least_text(count, language) if unknown else count, **words)
    rest = "undecided_one" if unknown == 1 else "undecided"
    told = [text(f"wishes.{rest}", language, count=spelled(unknown, language))] if unknown else []
    return Sentence(" ".join([capital(first), *told]))


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """That the wishes stand in the plan, and that of whom is our interpretation; the day that is told of."""
    told = frame.filter(pl.col("progress_status") != "NL")["period_end"]
    if told.is_empty():
        return text("wishes.subtitle", language)
    return text("wishes.subtitle_told", language, day=day(told.max(), language))


def chart(frame: pl.DataFrame, look: Look, *, provision_agreements: pl.DataFrame) -> str:
    """A table per party that wishes: the wish with its wording, of whom, and its state as shape and word."""
    language = look.language
    has_told = (frame["progress_status"] != "NL").any()
    groups = [list(rows) for _, rows in groupby(frame.iter_rows(named=True), key=lambda row: row["asked_by_id"])]
    bodies = "".join(_group(rows, language, has_told=bool(has_told)) for rows in groups)
    asked = "" if has_told else asked_for("wishes.who_delivers", provision_agreements, "wish_report", language)
    return f'<table class="m wishes">{bodies}</table>{_ours(frame, language)}{asked}'


def of_municipalities(frame: pl.DataFrame) -> pl.DataFrame:
    """The wishes that the municipalities make or that are made of them."""
    return frame.filter("concerns_municipalities")


def chart_of_municipalities(frame: pl.DataFrame, look: Look) -> str:
    """The wishes that concern the municipalities, in short: what, by whom, of whom, and the state, as HTML."""
    language = look.language
    has_told = (frame["progress_status"] != "NL").any()
    body = "".join(_in_short(row, language, has_told=bool(has_told)) for row in frame.iter_rows(named=True))
    return f'<table class="m listed wishes"><caption class="vh">{_text("concerning", language)}</caption><tbody>{body}</tbody></table>'


def _askers(frame: pl.DataFrame) -> list[str]:
    return frame["asked_by"].unique(maintain_order=True).to_list()


def _group(rows: list[dict], language: str, *, has_told: bool) -> str:
    """The wishes of one party; that nobody has told of any stands once, in the heading."""
    title = capital(text("wishes.asked_by", language, name=rows[0]["asked_by"]))
    page = page_text(rows[0]["page"], language) if rows[0]["page"] else ""
    state = f'<th scope="col">{_text("state", language)}</th>'
    if not has_told:
        state = f'<td class="hatch"><span>{_text("nobody_told", language)}</span></td>'
    head = f'<tr class="head"><th scope="colgroup">{escape(title)}{small(page)}</th><th scope="col">{_text("asked_of", language)}</th>{state}</tr>'
    body = "".join(_wish(row, language, has_told=has_told) for row in rows)
    return f"<tbody>{head}{body}</tbody>"


def _wish(row: dict, language: str, *, has_told: bool) -> str:
    """A wish: its short name, its wording, of whom. Where nobody has told of any, the wording is open: it is all there is."""
    words = text("wishes.wording", language, wording=row["wording"])
    name = f"<details{'' if has_told else ' open'}><summary>{escape(row['title'])}</summary>{small(words)}</details>"
    whom = escape(row["asked_of"] or text("wishes.not_said", language))
    cells = f'<td class="whom">{whom}</td>{_state(row)}' if has_told else f'<td class="whom" colspan="2">{whom}</td>'
    return f'<tr><th scope="row">{name}</th>{cells}</tr>'


def _in_short(row: dict, language: str, *, has_told: bool) -> str:
    page = page_text(row["page"], language) if row["page"] else ""
    entry = "from_to" if row["asked_of"] else "from_to_nobody"
    between = text(f"wishes.{entry}", language, asker=row["asked_by"], asked=row["asked_of"] or "")
    about = " · ".join(part for part in (between, page) if part)
    return f'<tr><th scope="row">{escape(row["title"])}{small(about)}</th>{_state(row) if has_told else ""}</tr>'


def _state(row: dict) -> str:
    if row["progress"] is None:
        return f'<td class="hatch state"><span>{escape(row["progress_status_label"])}</span></td>'
    shape = SHAPES[row["progress"]]
    shown = f'<span class="g g-{shape}" aria-hidden="true"></span>{escape(row["progress_label"])}'
    return f'<td class="state"><span class="status">{shown}</span>{small(row["evidence"] or "")}</td>'


def _ours(frame: pl.DataFrame, language: str) -> str:
    """What is our interpretation, in one fold: of whom each wish is."""
    notes = frame.filter(pl.col("inference").is_not_null())
    if notes.is_empty():
        return ""
    items = "".join(
        f"<li><b>{escape(row['title'])}.</b> {escape(row['inference'])}</li>" for row in notes.iter_rows(named=True)
    )
    return f'<details class="ours"><summary>{_text("ours", language)}</summary><ul>{items}</ul></details>'


def _text(name: str, language: str) -> str:
    return escape(text(f"wishes.{name}", language))


wishes = Figure(query="wishes", sentence=sentence, subtitle=subtitle, chart=chart, also=("provision_agreements",))
wishes_of_municipalities = Figure(
    query="wishes",
    key="wishes_of_municipalities",
    sentence=sentence,
    subtitle="wishes.concerning",
    chart=chart_of_municipalities,
    empty="wishes.no_wishes",
    shows=of_municipalities,
)
