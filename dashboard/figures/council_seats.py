"""Who has a seat in the council, and who came to its meetings: a lane per party on one axis of time."""

from datetime import date
from html import escape

import polars as pl

from contract.display import capital, join_names, month_text, of_text, spelled
from contract.periods import last_day
from dashboard.figures.figure import Figure, Headline
from dashboard.figures.parts.stated import ours
from dashboard.figures.parts.tables import small
from dashboard.figures.parts.timeline import Span, axis, council_span, lane, mark, stretch
from dashboard.theme import Look
from dashboard.wording import day, figure_text, text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.provenance import page_text
from dashboard.wording.providers import asked_for
from dashboard.wording.targets import NAMES_IN_A_SENTENCE

# The mark of what is known of a party at a meeting. Whoever had no seat then has none.
MARKS = {"present": "present", "absent": "absent", None: "unknown"}


def headline(frame: pl.DataFrame, language: str) -> Sentence:
    """How many of the parties have a seat, as of the latest that was told; at least so many where some are not known."""
    if frame.is_empty():
        return sentence_of("council_seats.no_council", language)
    words = {"whole": spelled(frame.height, language)}
    told = frame.filter(seat_status="A")
    if told.is_empty():
        entry = "headline_missing_one" if frame.height == 1 else "headline_missing"
        return sentence_of(f"council_seats.{entry}", language, **words)
    seated = told.filter(seat_state="seated").height
    entry = "headline" if told.height == frame.height else "headline_least"
    words |= {"count": _parties(seated, language), "month": month_text(_told_on(told), language)}
    return Sentence(capital(text(f"council_seats.{entry}", language, **words)))


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """Who has no seat, and how many have had theirs the longest."""
    if frame.is_empty():
        return sentence_of("council_seats.no_parties", language)
    told = frame.filter(seat_status="A")
    if told.is_empty():
        return sentence_of("council_seats.missing", language, whole=spelled(frame.height, language))
    without = told.filter(seat_state="not_seated")["name"].to_list()
    names = join_names(without, language) if len(without) <= NAMES_IN_A_SENTENCE else ""
    entry = "without" if without else "all_seated" if told.height == frame.height else "some_seated"
    count = _parties(len(without) or told.height, language)
    first = text(
        f"council_seats.{entry}",
        language,
        names=capital(names or count),
        whole=_parties(frame.height, language),
        count=count,
    )
    return Sentence(" ".join(filter(None, (first, _longest(frame, language)))))


def _longest(frame: pl.DataFrame, language: str) -> str:
    """How many have had a seat the longest, and since when; nothing while any seat or its day is not known."""
    seated = frame.filter(seat_state="seated")
    is_open = (frame["seat_status"] != "A").any() or seated["seated_on"].null_count() > 0
    if seated.is_empty() or is_open:
        return ""
    first = seated["seated_on"].min()
    count = capital(_parties(seated.filter(seated_on=first).height, language))
    return text("council_seats.longest", language, count=count, month=month_text(first, language))


def _parties(count: int, language: str) -> str:
    """How many parties, in words: en part is no neuter."""
    return text("council_seats.one", language) if count == 1 else spelled(count, language)


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the marks mean, and when a party that stands for several counts as present."""
    several = [(capital(row["name"]), row["stands_for"]) for row in frame.iter_rows(named=True) if row["stands_for"]]
    rule = [text("council_seats.rule", language, name=name, stands_for=whom) for name, whom in several]
    has_told = frame["value"].is_not_null().any() if frame.height else False
    about = text("council_seats.subtitle" if has_told else "council_seats.subtitle_missing", language)
    return " ".join([about, *rule])


def chart(
    frame: pl.DataFrame,
    look: Look,
    *,
    council_attendance: pl.DataFrame,
    council_decisions: pl.DataFrame,
    provision_agreements: pl.DataFrame,
) -> str:
    """The lanes as HTML: a mark for each party and meeting; where nobody has told of any, the parties that the plan wants."""
    if council_attendance.is_empty():
        return _meant(frame, provision_agreements, look.language)
    span = council_span(council_attendance, council_decisions)
    return _key(look.language) + _lanes(frame, council_attendance, span, look.language)


def _lanes(frame: pl.DataFrame, attendance: pl.DataFrame, span: Span, language: str) -> str:
    meetings = attendance["meeting_date"].unique().sort().to_list()
    rows = {key[0]: list(part.iter_rows(named=True)) for key, part in attendance.group_by("party_id")}
    body = "".join(_party(row, rows[row["party_id"]], meetings, span, language) for row in frame.iter_rows(named=True))
    heads = "".join(
        f'<th scope="col" class="{kind}">{_text(name, language)}</th>'
        for kind, name in (("since", "since"), ("n", "meetings"))
    )
    return (
        f'<table class="m council seats"><thead><tr><th scope="col">{_text("present_parties", language)}</th>'
        f'<td class="lanes">{_counts(attendance, meetings, span, language)}</td>{heads}</tr></thead><tbody>{body}</tbody>'
        f'<tfoot><tr><td></td><td class="lanes">{axis(span, None, "")}</td><td></td><td></td></tr></tfoot></table>'
    )


def _counts(attendance: pl.DataFrame, meetings: list[date], span: Span, language: str) -> str:
    """How many parties were at each meeting, above it; "at least" where one of them is not known."""
    shown, words = [], []
    for meeting in meetings:
        of_meeting = attendance.filter(meeting_date=meeting)
        present = of_meeting.filter(attendance="present").height
        is_open = of_meeting.filter(pl.col("attendance").is_null(), pl.col("attendance_status") != "NA").height > 0
        least = f"<small>{_text('at_least', language)}</small>" if is_open else ""
        shown.append(f'<span class="at" style="--x:{span.place(meeting):.2f}%">{least}{present}</span>')
        entry = "meeting_least" if is_open else "meeting"
        words.append(text(f"council_seats.{entry}", language, day=day(meeting, language), count=present))
    return f'<span class="lane counts" aria-hidden="true">{"".join(shown)}</span><span class="vh">{escape("; ".join(words))}</span>'


def _party(row: dict, attended: list[dict], meetings: list[date], span: Span, language: str) -> str:
    """One party: its marks, since when it has a seat, and at how many of the meetings since then it was."""
    counted = of_text(figure_text(row, language), str(row["meetings_held"]), language)
    is_listed = any(each["attendance_status"] in ("A", "UN") for each in attended)
    since = month_text(row["seated_on"], language) if row["seated_on"] else ""
    if is_listed:
        cell = _marks(attended, span, language)
        since = since or row["seat_state_label"] or row["seat_status_label"]
    elif row["seat_state"] == "not_seated":
        ends = span.place(meetings[0]), span.place(meetings[-1])
        box = (
            f'<i class="none" style="--x:{ends[0]:.2f}%;--w:{ends[1] - ends[0]:.2f}%">{_text("no_seat", language)}</i>'
        )
        cell = lane([box], text("council_seats.no_seat", language))
    else:
        words = row["seat_state_label"] or row["seat_status_label"]
        cell = f'<span class="hatch told"><span>{escape(words)}</span></span>'
    name = f'<th scope="row">{escape(capital(row["name"]))}{small(row["stands_for"] or "")}</th>'
    return f'<tr>{name}<td class="lanes">{cell}</td><td class="since">{escape(since)}</td><td class="n">{escape(counted)}</td></tr>'


def _marks(attended: list[dict], span: Span, language: str) -> str:
    seated = [row for row in attended if row["attendance_status"] != "NA"]
    if not seated:
        return lane([], "")
    places = [span.place(row["meeting_date"]) for row in seated]
    told = [_told(row, language) for row in seated]
    marks = [
        mark(MARKS[row["attendance"]], at, title=words) for row, at, words in zip(seated, places, told, strict=True)
    ]
    return lane([stretch("line", places[0], places[-1]), *marks], "; ".join(told))


def _told(row: dict, language: str) -> str:
    """What is known of a party at one meeting, in words: närvarande den 8 mars 2017."""
    state = row["attendance_label"] or row["attendance_status_label"]
    return text("council_seats.at_meeting", language, state=state, day=day(row["meeting_date"], language))


def _meant(frame: pl.DataFrame, agreements: pl.DataFrame, language: str) -> str:
    """The parties that the council is meant for, each with whom it stands for, and once that nobody has told of any of them.

    Without parties only who would deliver them.
    """
    rows = "".join(
        f'<tr><th scope="row">{escape(capital(row["name"]))}{small(row["stands_for"] or "")}</th>'
        f'<td class="page" colspan="2">{escape(_page(row, language))}</td></tr>'
        for row in frame.iter_rows(named=True)
    )
    heads = "".join(f'<th scope="col">{_text(name, language)}</th>' for name in ("party", "named_on"))
    heads += f'<td class="hatch"><span>{_text("nobody_told", language)}</span></td>'
    table = (
        f'<table class="m council meant"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>' if rows else ""
    )
    asked = asked_for("council_seats.who_delivers", agreements, "council_meeting", language)
    return table + ours(list(frame.iter_rows(named=True)), language) + asked


def _page(row: dict, language: str) -> str:
    return page_text(row["page"], language) if row["page"] else ""


def _key(language: str) -> str:
    kinds = ("present", "absent", "unknown")
    parts = "".join(f'<span><i class="{kind}"></i>{_text(f"key_{kind}", language)}</span>' for kind in kinds)
    return f'<div class="key council-key">{parts}</div>'


def _told_on(told: pl.DataFrame) -> date:
    """The last day of the latest quarter that anyone has told of a seat for."""
    return max(last_day(period) for period in told["period"])


def _text(name: str, language: str) -> str:
    return escape(text(f"council_seats.{name}", language))


council_seats = Figure(
    query="council_seats",
    sentence=sentence,
    subtitle=subtitle,
    chart=chart,
    also=("council_attendance", "council_decisions", "provision_agreements"),
    absent="council_seats.absent",
    delivered_as="council_meeting",
)
council_seats_headline = Headline("council_seats", headline, kicker="council_seats.kicker")
