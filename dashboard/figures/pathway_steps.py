"""How far those who applied came: a track per group over the same steps, and the step before which surely most stopped."""

from html import escape

import polars as pl

from contract.display import capital, known_words, number
from dashboard.figures.figure import Figure, Headline
from dashboard.figures.parts.pathway import ALL, group_head, of_those, period_words, surely, told
from dashboard.theme import Look
from dashboard.wording import in_text, text
from dashboard.wording.claims import Claim, Relation, Sentence, sentence_of, subject_of
from dashboard.wording.covers import chosen, claim_of_those, covered, where, words_of_those

QUERY, KEYS = "pathway_steps", ("pathway_group", "pathway_step", "period")
LAST = "work_or_study"


def headline(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """How many of those who were referred went on, and before which step surely most stopped."""
    referred, onward = _reached(frame, "referral"), _reached(frame, LAST)
    if onward["value"] is None or onward["covers"] != referred["covers"]:
        return sentence_of("pathway_steps.missing", language, where=chosen(places, language))
    claims = [claim_of_those(QUERY, row, *KEYS) for row in (onward, referred)]
    place = {"year": period_words(frame, language), "where": where(onward, language, places)}
    if not referred["value"]:
        few = capital(words_of_those(referred, language))
        return sentence_of("pathway_steps.headline_few", language, *claims, few=few, **place)
    words = {
        "onward": capital(words_of_those(onward, language)), "referred": number(referred["value"], language),
    }  # fmt: skip
    first = sentence_of("pathway_steps.headline", language, *claims, **words, **place)
    drop = largest_drop(frame)
    if not drop:
        return first
    after = _after(frame, drop["pathway_step"])
    second = sentence_of(
        "pathway_steps.drop_headline",
        language,
        *_drop_claims(frame, drop),
        step=in_text("pathway_step", after["pathway_step_label"], language),
    )
    return Sentence(f"{first} {second}", [*first.claims, *second.claims])


def headline_note(frame: pl.DataFrame, language: str) -> Sentence:
    """The least that the numbers of the headline can be, where that is far from them."""
    referred, onward = _reached(frame, "referral"), _reached(frame, LAST)
    if onward["value"] is None or onward["covers"] != referred["covers"] or not referred["value"]:
        return Sentence("")
    return surely(QUERY, onward, referred, language, *KEYS)


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """How many of those who came to the assistance office were referred."""
    assisted, referred = _reached(frame, "assistance"), _reached(frame, "referral")
    if referred["value"] is None or assisted["covers"] != referred["covers"]:
        return sentence_of("pathway_steps.missing", language, where=chosen(places, language))
    words = {
        "assisted": words_of_those(assisted, language), "referred": words_of_those(referred, language),
        "where": where(referred, language, places),
    }  # fmt: skip
    claims = [claim_of_those(QUERY, row, *KEYS) for row in (assisted, referred)]
    if not assisted["value"]:
        words["assisted"] = capital(words["assisted"])
        return sentence_of("pathway_steps.sentence_few", language, *claims, **words)
    return sentence_of("pathway_steps.sentence", language, *claims, **words)


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """Who is counted, until when, what is not known of those who came no further, and the least that the numbers can be."""
    if frame["value"].null_count() == frame.height:
        return ""
    told = text("pathway_steps.subtitle", language, year=period_words(frame, language))
    assisted, referred = _reached(frame, "assistance"), _reached(frame, "referral")
    if referred["value"] is None or not assisted["value"] or assisted["covers"] != referred["covers"]:
        return told
    return " ".join(filter(None, (surely(QUERY, referred, assisted, language, *KEYS), told)))


def largest_drop(frame: pl.DataFrame) -> dict:
    """The step at which surely most stopped, of all groups together; empty where it cannot be told.

    What is compared is the least and the most that each may be, among those who have answered: counts are rounded, and a late
    answer must not make it false. So every step has to be of the same municipalities.
    """
    steps = frame.filter((pl.col("pathway_group") == ALL) & (pl.col("pathway_step") != LAST))
    rows = list(steps.iter_rows(named=True))
    # One that has not answered leaves the most open; who has not is the same for all steps.
    if any(row["stopped_high"] is None for row in rows):
        return {}
    sure = [
        row for row in rows if all(row["stopped_low"] > other["stopped_high"] for other in rows if other is not row)
    ]
    return sure[0] if sure else {}


def _drop_claims(frame: pl.DataFrame, drop: dict) -> list[Claim]:
    others = frame.filter(
        (pl.col("pathway_group") == ALL) & ~pl.col("pathway_step").is_in([LAST, drop["pathway_step"]])
    )
    largest = subject_of(QUERY, drop, *KEYS, column="stopped_value", covers=covered(drop))
    return [
        Claim(largest, Relation.MORE_THAN, subject_of(QUERY, row, *KEYS, column="stopped_value", covers=covered(row)))
        for row in others.iter_rows(named=True)
    ]


def chart(frame: pl.DataFrame, look: Look) -> str:
    """The tracks as a table: a column per step, a row for all, and one per group with its heights on one scale."""
    language = look.language
    every = list(frame.filter(pl.col("pathway_group") == ALL).iter_rows(named=True))
    groups = [
        list(part.iter_rows(named=True))
        for part in frame.filter(pl.col("pathway_group") != ALL).partition_by("pathway_group", maintain_order=True)
    ]
    drop = largest_drop(frame)
    after = _after(frame, drop["pathway_step"])["pathway_step"] if drop else ""
    heads = "".join(f"<th{_class(row, after)} scope=col>{_head(row['pathway_step'], language)}</th>" for row in every)
    total = "".join(_total(row, after, language) for row in every)
    top = max((row["value"] or 0.0 for rows in groups for row in rows), default=0.0) or 1.0
    tracks = "".join(
        _track(
            rows, after=after, top=top, field=_field(len(groups), language) if number == 0 else "", language=language
        )
        for number, rows in enumerate(groups)
    )
    name = escape(text("pathway_steps.caption", language))
    return (
        f'<table class="m tracks" lang="{language}"><caption class="vh">{name}</caption>'
        f"<thead><tr><th scope=col>{escape(text('pathway_steps.step', language))}</th>{heads}</tr></thead>"
        f'<tbody><tr class="all"><th scope="row">{escape(every[0]["pathway_group_label"])}</th>{total}</tr>'
        f"{_drop_row(every, drop, after, language)}{tracks}</tbody></table>"
    )


def _head(step: str, language: str) -> str:
    """The name of a step with the places where it may be divided: the columns are narrow."""
    return escape(text(f"pathway_steps.head_{step}", language))


def _field(height: int, language: str) -> str:
    """The one grey field before the groups are there."""
    return f'<td class="nogroup" rowspan="{height}">{escape(text("pathway_steps.no_group", language))}</td>'


def _total(row: dict, after: str, language: str) -> str:
    return f'<td{_class(row, after)} data-step="{escape(row["pathway_step_label"])}"><b>{escape(told(row, language))}</b></td>'


def _track(rows: list[dict], *, after: str, top: float, field: str, language: str) -> str:
    cells = ""
    for place, row in enumerate(rows):
        label = escape(row["pathway_step_label"])
        if row["value"] is None:
            cells += f'<td{_class(row, after, "hatch")} data-step="{label}"><span>{escape(row["obs_status_label"])}</span></td>'
            continue
        following = rows[place + 1]["value"] if place + 1 < len(rows) else row["value"]
        height, fall = row["value"] / top, (row["value"] - (following or 0.0)) / top
        cells += (
            f'<td{_class(row, after)} data-step="{label}" style="--h:{height:.4f};--d:{fall:.4f}">'
            f"<div><b>{escape(told(row, language))}</b><i aria-hidden=true></i></div></td>"
        )
    head = group_head(rows[0], definition=rows[0]["group_definition"] or "")
    return f'<tr class="track {rows[0]["pathway_group"]}">{head}{field}{cells}</tr>'


def _drop_row(every: list[dict], drop: dict, after: str, language: str) -> str:
    """The label of the largest drop, from the step before which it is; nothing where it cannot be told."""
    if not drop:
        return ""
    before = next(place for place, row in enumerate(every) if row["pathway_step"] == after)
    number = known_words(of_those(drop, prefix="stopped_"), language)
    words = text("pathway_steps.drop", language, number=number)
    return f'<tr class="drop"><td colspan="{before + 1}"></td><td class="most" colspan="{len(every) - before}">{escape(words)}</td></tr>'


def _class(row: dict, after: str, more: str = "") -> str:
    names = [
        name for name in (more, "last" * (row["pathway_step"] == LAST), "most" * (row["pathway_step"] == after)) if name
    ]
    return f' class="{" ".join(names)}"' if names else ""


def _reached(frame: pl.DataFrame, step: str) -> dict:
    return frame.row(by_predicate=(pl.col("pathway_group") == ALL) & (pl.col("pathway_step") == step), named=True)


def _after(frame: pl.DataFrame, step: str) -> dict:
    """The step that follows a step."""
    rows = list(frame.filter(pl.col("pathway_group") == ALL).iter_rows(named=True))
    return rows[[row["pathway_step"] for row in rows].index(step) + 1]


pathway_steps = Figure(
    query=QUERY, sentence=sentence, subtitle=subtitle, chart=chart, empty="pathway_steps.empty", delivered_as="pathway"
)  # fmt: skip
pathway_steps_headline = Headline(QUERY, headline, kicker="pathway_steps.kicker", note=headline_note)
