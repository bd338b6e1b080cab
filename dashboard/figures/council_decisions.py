"""What the council has decided, and what has become of it: a line from decision to done, on the axis of the meetings; and of what was
decided in the meeting room the view that it rests on.
"""

from datetime import date
from html import escape
from urllib.parse import urlencode

import polars as pl

from contract.display import at_least_text, capital, spelled
from dashboard.figures.figure import SINCE, Figure
from dashboard.figures.parts.tables import small
from dashboard.figures.parts.timeline import Span, axis, council_span, lane, mark, stretch
from dashboard.parameters import CATALOGUE, ITEM, LANGUAGE, MEETING, VERSION, VIEW
from dashboard.theme import Look
from dashboard.wording import day, text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.pages import page_title

# The shape of each state; the word stands beside it.
SHAPES = {
    "done": "reached", "done_late": "reached", "late": "behind", "open": "on_track", "noted": "not_started",
    "not_in_minutes": "undecided",
}  # fmt: skip
# Those of what was noted in the room, each with its words of one and of several: minutes have told of none of them.
OF_THE_ROOM = {
    "noted": ("council_decisions.noted_one", "council_decisions.noted"),
    "not_in_minutes": ("council_decisions.not_in_minutes_one", "council_decisions.not_in_minutes"),
}


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many of the decisions were late, and how many done, on the last day that was told of, at least so many while some are not known;
    and how many were only noted in the room.
    """
    if frame.is_empty():
        return sentence_of("council_decisions.missing", language)
    of_room = pl.col("decision_state").is_in([*OF_THE_ROOM])
    told, noted = frame.filter(of_room.not_().fill_null(value=True)), frame.filter(of_room.fill_null(value=False))
    of_minutes = [] if told.is_empty() else [_of_minutes(told, language)]
    return Sentence(" ".join([*of_minutes, *_of_room(noted, language)]))


def _of_room(noted: pl.DataFrame, language: str) -> list[str]:
    """How many were noted in the room and wait for the minutes, and how many the minutes say nothing of."""
    counts = {state: int((noted["decision_state"] == state).sum()) for state in OF_THE_ROOM}
    return [
        capital(text(OF_THE_ROOM[state][count > 1], language, count=spelled(count, language)))
        for state, count in counts.items()
        if count
    ]


def _of_minutes(frame: pl.DataFrame, language: str) -> str:
    states = frame["decision_state"]
    unknown, late = int(states.is_null().sum()), int((states == "late").sum())
    done = int(states.is_in(["done", "done_late"]).sum())
    is_open = unknown > 0
    counts = {
        "late": text(
            f"council_decisions.late_{_how_many(late, is_open=is_open)}",
            language,
            count=_count(late, language, is_open=is_open),
        ),
        "done": text(
            f"council_decisions.done_{_how_many(done, is_open=is_open)}",
            language,
            count=_count(done, language, is_open=is_open),
        ),
    }
    words = {"whole": spelled(frame.height, language), "day": day(_until(frame), language)}
    sentence_of_all = "council_decisions.sentence_one" if frame.height == 1 else "council_decisions.sentence"
    first = text(sentence_of_all, language, **counts, **words)
    entry = "undecided_one" if unknown == 1 else "undecided"
    rest = text(f"council_decisions.{entry}", language, count=spelled(unknown, language)) if unknown else ""
    return " ".join(filter(None, (capital(first), rest)))


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the lines mean; nothing where there are none."""
    return "" if frame.is_empty() else text("council_decisions.subtitle", language)


def chart(frame: pl.DataFrame, look: Look, *, council_attendance: pl.DataFrame) -> str:
    """A row per decision as HTML: a line in time, and the state as shape and word."""
    language = look.language
    span, until = council_span(council_attendance, frame), _until(frame)
    body = "".join(_decision(row, span, language) for row in frame.iter_rows(named=True))
    words = text("council_decisions.until", language, day=day(until, language)) if until else ""
    line = f' style="--until:{span.place(until):.2f}%"' if until else ""
    heads = "".join(
        f'<th scope="col"{kind}>{_text(name, language)}</th>'
        for name, kind in (("decision", ""), ("line", ' class="lanes"'), ("state", ""))
    )
    return (
        f'<table class="m council decisions"><thead><tr>{heads}</tr></thead>'
        f"<tbody{line}>{body}</tbody>"
        f'<tfoot><tr><td></td><td class="lanes">{axis(span, until, words)}</td><td></td></tr></tfoot></table>'
    )


def _how_many(count: int, *, is_open: bool) -> str:
    """The form of the words: none, none as far as is known, one or some."""
    return ("none_known" if is_open else "none") if not count else "one" if count == 1 else "some"


def _count(count: int, language: str, *, is_open: bool) -> str:
    """How many, in words; at least so many while some are not known."""
    words = spelled(count, language)
    return at_least_text(words, language) if is_open else words


def _until(frame: pl.DataFrame) -> date | None:
    """The last day that minutes have told of; None where there are only notes of the room."""
    return frame["period_end"].max()


def _decision(row: dict, span: Span, language: str) -> str:
    about = f"{small(capital(row['owner'] or ''))}{_rests_on(row, language)}"
    name = f'<th scope="row">{escape(row["title"])}{about}</th>'
    return f'<tr>{name}<td class="lanes">{_line(row, span, language)}</td>{_state(row, language)}</tr>'


def _rests_on(row: dict, language: str) -> str:
    """The view that was on the screen when it was decided, as a way there in its own version; nothing where that was not noted."""
    if row["seen_version"] is None:
        return ""
    chosen = {CATALOGUE: row["catalogue"], VERSION: row["seen_version"], LANGUAGE: language}
    if row["figure_name"] == SINCE:
        # No page shows it: it is an item of the meeting.
        page, chosen = text("since.title", language), {**chosen, VIEW: MEETING, ITEM: SINCE}
    else:
        page = page_title(row["page_name"], language)
    way = f"{row['page_name']}?{'&'.join(filter(None, (urlencode(chosen), row['choices'])))}"
    words = text("council_decisions.view", language, page=page, number=row["seen_version"])
    link = f'<a href="{escape(way)}" target="_self">{escape(words)}</a>'
    return f"<small>{escape(text('council_decisions.rests_on', language))} {link}</small>"


def _line(row: dict, span: Span, language: str) -> str:
    """From the decision to the day it was done, or to the last day that was told of; the day it was due across it."""
    start, told = span.place(row["decided_on"]), span.place(row["period_end"] or row["decided_on"])
    due = span.place(row["due"]) if row["due"] else None
    state = row["decision_state"]
    if state in ("done", "done_late"):
        end = span.place(row["done_on"]) if row["done_on"] else told
        marks = [stretch("past", start, end), mark("end past", start), mark("end past", end)]
    elif state is None:
        marks = [stretch("hatch", start, told), mark("end past", start)]
    elif state == "late" and due is not None:
        marks = [stretch("open", start, due), stretch("over", due, told), mark("end open", start)]
    else:
        left = [stretch("left", told, due)] if due is not None and due > told else []
        marks = [stretch("open", start, told), *left, mark("end open", start)]
    if due is not None:
        marks.append(mark("due", due, title=text("council_decisions.due", language, day=day(row["due"], language))))
    return lane(marks, _in_words(row, language))


def _in_words(row: dict, language: str) -> str:
    days = [("decided", row["decided_on"]), ("due", row["due"]), ("done", row["done_on"])]
    told = [text(f"council_decisions.{name}", language, day=day(each, language)) for name, each in days if each]
    return "; ".join(told)


def _state(row: dict, language: str) -> str:
    if row["decision_state"] is None:
        return f'<td class="hatch state"><span>{escape(row["state_status_label"])}</span></td>'
    due = text("council_decisions.due_short", language, day=day(row["due"], language)) if row["due"] else ""
    shape = SHAPES[row["decision_state"]]
    return (
        f'<td class="state"><span class="status"><span class="g g-{shape}" aria-hidden="true"></span>'
        f"{escape(row['decision_state_label'])}</span>{small(due)}</td>"
    )


def _text(name: str, language: str) -> str:
    return escape(text(f"council_decisions.{name}", language))


council_decisions = Figure(
    query="council_decisions",
    sentence=sentence,
    subtitle=subtitle,
    chart=chart,
    also=("council_attendance",),
    absent="council_decisions.empty",
    delivered_as="council_decision",
)
