"""The five criteria: a table with a row per municipality and a column per criterion, each with its evidence."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

import polars as pl

from contract.display import at_least_text, join_names, spelled
from contract.signs import Known
from dashboard.figures.figure import Figure, Headline
from dashboard.figures.parts.tables import hyphenated, listed_table, state_mark
from dashboard.theme import Look
from dashboard.wording import in_text, text
from dashboard.wording.claims import Claim, Relation, Sentence, sentence_of, subject_of
from dashboard.wording.moments import moment
from dashboard.wording.provenance import page_text
from dashboard.wording.targets import NAMES_IN_A_SENTENCE
from dashboard.wording.validity import short_validity, validity
from dashboard.wording.values import known_text

KEYS = ("municipality_code", "mark", "period")
KINDS = ("held", "planned", "lacking", "not_held", "missing")


def sentence(frame: pl.DataFrame, language: str, *, is_filtered: bool) -> Sentence:
    """Which municipalities are known to have met the most criteria, and how many of the five they met.

    Nothing is said of the others: those that have not answered may have met as many.
    """
    known = frame.filter(pl.col("marks_value").is_not_null())
    each = frame.unique("municipality_code", keep="first", maintain_order=True)
    if known.is_empty():
        where = _where(each, language) if is_filtered else ""
        return sentence_of("status_ladder.missing", language, where=where, when=_when(frame, language))
    whole = frame["mark"].n_unique()
    words = {"whole": spelled(whole, language), "when": moment(known["period"][0], language)}
    most = int(each["marks_low"].max())
    if not most:
        return _none(each, language, is_filtered=is_filtered, **words)
    rows = list(each.filter(pl.col("marks_low") == most).iter_rows(named=True))
    is_exact = all(not row["marks_missing_parts"] for row in rows)
    count = spelled(most, language)
    count = count if is_exact else at_least_text(count, language)
    rest = text(f"status_ladder.rest_{'all' if most == whole else 'some'}", language, count=count, **words)
    names, claims = _who(each, rows, most, language)
    claims += [_claim(row, Relation.EXACTLY if is_exact else Relation.AT_LEAST, most) for row in rows]
    is_chosen = is_filtered and each.height > 1
    entry = "of_chosen" if is_chosen else "of_all"
    names = names[:1].lower() + names[1:] if is_chosen and len(rows) > NAMES_IN_A_SENTENCE else names
    return sentence_of(f"status_ladder.{entry}", language, *claims, names=names, rest=rest)


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the criteria are, and for which period."""
    return _below(frame, "subtitle", language)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """The ladder as HTML: those with a support structure above the line, gaps empty, the unknown hatched with its word.

    On a wide screen a cell opens its evidence; on a phone a row does, since the cells are too narrow for words.
    """
    language = look.language
    groups = [list(rows) for _, rows in groupby(frame.iter_rows(named=True), key=lambda row: row["municipality_code"])]
    marks = [row["mark_label"] for row in groups[0]]
    above = [rows for rows in groups if _supports(rows)]
    below = [rows for rows in groups if not _supports(rows)]
    width = len(marks) + 2
    cut = f'<tr class="cut"><td colspan="{width}">{_text("status_ladder.cut", language)}</td></tr>' if above else ""
    body = _rows(above, language) + cut + _rows(below, language)
    columns = "".join(f'<th scope="col" class="col"><span>{escape(mark)}</span></th>' for mark in marks)
    return (
        f'{_key(frame, language)}<table class="m ladder"><thead><tr><th scope="col">{_text("columns.municipality_name", language)}</th>'
        f'<th scope="col" class="lv">{_text("status_ladder.column_marks", language)}</th>{columns}</tr></thead><tbody>{body}</tbody></table>'
        f'<p class="hint">{_text("status_ladder.hint", language)}</p>'
    )


def headline(frame: pl.DataFrame, language: str) -> Sentence:
    """How many of the criteria one municipality met. From `status_ladder` of that one."""
    return sentence(frame, language, is_filtered=True)


def list_sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """Of one municipality: the criteria that it is known not to meet, those that are planned, and those not known."""
    first = frame.filter(municipality_code=frame["municipality_code"][0])
    if first["commitment_state"].is_null().all():
        return sentence_of("status_ladder.list_missing", language, when=_when(frame, language))
    if (first["value"] == 1).fill_null(False).all():
        return sentence_of("status_ladder.list_all", language, *_states(first, 1))
    parts = []
    for entry, rows in (
        ("list_not_held", first.filter(commitment_state="not_held")),
        ("list_planned", first.filter(commitment_state="planned")),
        ("list_unknown", first.filter(pl.col("commitment_state").is_null())),
    ):
        if rows.height:
            names = join_names([in_text("mark", label, language) for label in rows["mark_label"]], language)
            parts.append(text(f"status_ladder.{entry}", language, names=names))
    return Sentence(" ".join(parts), _states(first.filter(commitment_state="not_held"), 0))


def list_subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the criteria are, and for which period, above the list."""
    return _below(frame, "list_subtitle", language)


def list_chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per criterion of one municipality: its state as shape and word, the evidence with its page, the time, as HTML."""
    language = look.language
    rows = frame.filter(municipality_code=frame["municipality_code"][0]).iter_rows(named=True)
    caption = text("status_ladder.list_caption", language)
    return listed_table([_list_row(row, language) for row in rows], caption=caption, kind="criteria")


def kind_of(row: dict) -> str:
    """What a cell shows: held, planned, not_held, missing, or lacking where a criterion is met but not the agreement."""
    if row["commitment_state"] is None:
        return "missing"
    lacks_agreement = row["mark"] == "agreement" and row["commitment_state"] == "not_held" and row["marks_low"] > 0
    return "lacking" if lacks_agreement else row["commitment_state"]


def criteria_met(row: dict, language: str) -> str:
    """How many criteria the municipality of a row meets: `4`, or `4–5` where not all are known."""
    open_ended = row["marks_low"] < row["marks_high"]
    value = None if open_ended else row["marks_low"]
    return known_text(Known(value, low=row["marks_low"], high=row["marks_high"]), language)


def _below(frame: pl.DataFrame, entry: str, language: str) -> str:
    period = frame["period"].drop_nulls()
    if period.is_empty():
        return text("status_ladder.subtitle_missing", language)
    return text(f"status_ladder.{entry}", language, when=moment(period[0], language))


def _who(each: pl.DataFrame, rows: Sequence[dict], most: int, language: str) -> tuple[str, list[Claim]]:
    """The names, or how many they are; "minst" where another may turn out to be one of them."""
    if len(rows) <= NAMES_IN_A_SENTENCE:
        return join_names([row["municipality_name"] for row in rows], language), []
    others = list(each.filter(pl.col("marks_low") < most).iter_rows(named=True))
    words = text("targets.municipalities", language, count=spelled(len(rows), language))
    if any(row["marks_high"] >= most for row in others):
        words, claims = at_least_text(words, language), []
    else:
        claims = [_claim(row, Relation.LESS_THAN, most) for row in others]
    return words[:1].upper() + words[1:], claims


def _none(each: pl.DataFrame, language: str, *, is_filtered: bool, whole: str, when: str) -> Sentence:
    """That no criterion was met, if that is known of every municipality."""
    name = each["municipality_name"][0]
    if each["marks_high"].max() > 0:
        where = _where(each, language) if is_filtered else ""
        return sentence_of("status_ladder.none_known", language, where=where, when=when)
    claims = [_claim(row, Relation.EXACTLY, 0) for row in each.iter_rows(named=True)]
    if each.height == 1:
        return sentence_of("status_ladder.none_one", language, *claims, names=name, whole=whole, when=when)
    entry = "none_chosen" if is_filtered else "none"
    return sentence_of(f"status_ladder.{entry}", language, *claims, whole=whole, when=when)


def _when(frame: pl.DataFrame, language: str) -> str:
    """` i slutet av 2018`: when the criteria are not known, which may be known of an earlier time; nothing without any time."""
    periods = frame["period"].drop_nulls()
    return "" if periods.is_empty() else f" {moment(periods[0], language)}"


def _where(each: pl.DataFrame, language: str) -> str:
    """` i Forsby`, or ` i de valda kommunerna` for several that are chosen."""
    if each.height == 1:
        return text("commitments.in_one", language, name=each["municipality_name"][0])
    return text("commitments.in_chosen", language)


def _claim(row: dict, relation: Relation, number: int) -> Claim:
    return Claim(subject_of("status_ladder", row, *KEYS, column="marks_value"), relation, number)


def _supports(rows: list[dict]) -> bool:
    return any(row["mark"] == "agreement" and row["value"] == 1 for row in rows)


def _rows(groups: list[list[dict]], language: str) -> str:
    return "".join(_row(rows, language) + _evidence_row(rows, language) for rows in groups)


def _row(rows: list[dict], language: str) -> str:
    name, met = escape(rows[0]["municipality_name"]), rows[0]["marks_value"]
    shown = escape(rows[0]["obs_status_label"]) if met is None else f"<b>{escape(criteria_met(rows[0], language))}</b>"
    silent = met is None and all(not row["evidence"] and row["obs_status"] == rows[0]["obs_status"] for row in rows)
    if silent:
        words = f"{text('status_ladder.key_missing', language)}: {rows[0]['obs_status_label']}"
        return (
            f'<tr><th scope="row">{name}</th><td class="lv"></td>'
            f'<td class="hatch" colspan="{len(rows)}"><span>{escape(words[:1].upper() + words[1:])}</span></td></tr>'
        )
    return f'<tr><th scope="row">{name}</th><td class="lv">{shown}</td>{"".join(_cell(row, language) for row in rows)}</tr>'


def _cell(row: dict, language: str) -> str:
    """The words of a cell, cut to two lines by the style sheet, and what opens below them when it is pressed."""
    style = {"held": "done", "planned": "plan", "lacking": "next", "not_held": "no", "missing": "hatch"}[kind_of(row)]
    words, note = _words(row, language), _note(row, language)
    lines = (row["evidence"], _inferred(row, language), _held_when(row, language))
    more = [line for line in lines if line and line not in (words, note)]
    shown = f"<span>{hyphenated(words, language)}</span>" + (f"<small>{escape(note)}</small>" if note else "")
    content = f'<div class="w">{shown}</div>'
    if more:
        content = f'<details class="w"><summary>{shown}</summary>{_paragraphs(more)}</details>'
    return f'<td class="{style}"><span class="st">{escape(_state(row, language))}</span>{content}</td>'


def _state(row: dict, language: str) -> str:
    if row["commitment_state"] is None:
        return row["obs_status_label"]
    return (
        text("status_ladder.agreement_lacking", language)
        if kind_of(row) == "lacking"
        else row["commitment_state_label"]
    )


def _words(row: dict, language: str) -> str:
    """The first line of a cell: form and counterpart of an agreement, the evidence of what is held, else the state."""
    if kind_of(row) == "held" and row["agreement_form"]:
        return ", ".join(part for part in (row["agreement_form_label"], row["counterpart"]) if part)
    return (row["evidence"] if kind_of(row) == "held" else None) or _state(row, language)


def _note(row: dict, language: str) -> str:
    """The second line: page and validity of what is held, the evidence of what is planned, else the page."""
    if kind_of(row) == "held":
        return short_validity(row, language)
    return (row["evidence"] if kind_of(row) == "planned" else None) or _page(row, language)


def _held_when(row: dict, language: str) -> str:
    """From when to when a criterion is met, as a sentence of its own; empty for a criterion that is not met."""
    words = validity(row, language) if kind_of(row) == "held" else ""
    return words[:1].upper() + words[1:]


def _inferred(row: dict, language: str) -> str:
    """How we come to it where the source does not say it in so many words."""
    return text("provenance.our_inference", language, words=row["inference"]) if row["inference"] else ""


def _evidence_row(rows: list[dict], language: str) -> str:
    """The same evidence as one list per municipality, for screens where the cells have no room."""
    name = rows[0]["municipality_name"]
    items = "".join(
        f"<dt>{escape(row['mark_label'])}: {escape(_state(row, language))}</dt><dd>{_with_page(row, language)}</dd>"
        for row in rows
    )
    summary = text("status_ladder.row_evidence", language, name=name)
    return (
        f'<tr class="more"><td colspan="{len(rows) + 2}"><details><summary>{escape(summary)}</summary>'
        f"<dl>{items}</dl></details></td></tr>"
    )


def _key(frame: pl.DataFrame, language: str) -> str:
    """What each kind of cell means, for the kinds that are there."""
    kinds = {kind_of(row) for row in frame.iter_rows(named=True)}
    items = "".join(
        f'<span><i class="k k-{kind}"></i>{_text(f"status_ladder.key_{kind}", language)}</span>'
        for kind in KINDS
        if kind in kinds
    )
    return f'<div class="key ladder-key">{items}</div>'


def _with_page(row: dict, language: str) -> str:
    """The evidence with its page, and from when to when."""
    page = f"({_page(row, language)})" if row["page"] else ""
    evidence = " ".join(part for part in (row["evidence"], page) if part)
    return _paragraphs([line for line in (evidence, _inferred(row, language), _held_when(row, language)) if line])


def _paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _states(rows: pl.DataFrame, number: int) -> list[Claim]:
    subjects = [subject_of("status_ladder", row, *KEYS) for row in rows.iter_rows(named=True)]
    return [Claim(subject, Relation.EXACTLY, number) for subject in subjects]


def _list_row(row: dict, language: str) -> tuple[str, str]:
    kind = kind_of(row)
    page = f"({_page(row, language)})" if row["page"] else ""
    # That neither the start nor the end is known stands here for nobody: it would be said of each.
    knows_time = row["valid_from"] or row["valid_to"] or row["valid_to_status"] == "open_ended"
    when = _held_when(row, language) if knows_time else ""
    evidence = " ".join(part for part in (row["evidence"], page) if part)
    lines = _paragraphs([line for line in (evidence, _inferred(row, language), when) if line])
    return f"{state_mark(kind)}<b>{escape(row['mark_label'])}</b>{lines}", escape(_state(row, language))


def _page(row: dict, language: str) -> str:
    return page_text(row["page"], language) if row["page"] else ""


def _text(key: str, language: str) -> str:
    return escape(text(key, language))


status_ladder_headline = Headline(query="status_ladder", sentence=headline, kicker="status_ladder.kicker")
status_ladder_list = Figure(
    query="status_ladder",
    sentence=list_sentence,
    subtitle=list_subtitle,
    chart=list_chart,
    empty="status_ladder.empty",
)
status_ladder = Figure(
    query="status_ladder",
    sentence=sentence,
    subtitle=subtitle,
    chart=chart,
    empty="status_ladder.empty",
    delivered_as="commitment",
)
