"""The municipality against its part and the region: enterprises, people placed and services used, per actor, never added up."""

from html import escape

import polars as pl

from contract.display import capital, join_names
from dashboard.figures.figure import Figure
from dashboard.figures.parts.actors import EMPLOYMENT_SERVICE, in_sentence
from dashboard.figures.parts.tables import hyphenated
from dashboard.theme import Look
from dashboard.wording import figure_text, text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.covers import claim_of_those, where, words_of_those
from dashboard.wording.moments import during, moment

QUERY, KEYS = "area_comparison", ("delivery_kind", "public_actor", "area_order", "period")
CHOSEN = 1


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """How many enterprises there are, and how many people are placed through the Employment Service; what is known of the two.

    `places` are the chosen municipalities.
    """
    known = frame.filter(pl.col("value").is_not_null(), area_order=CHOSEN)
    those = [
        *known.filter(delivery_kind="enterprise").iter_rows(named=True),
        *known.filter(delivery_kind="placement", public_actor=EMPLOYMENT_SERVICE).iter_rows(named=True),
    ]
    if not those:
        return sentence_of("area_comparison.missing", language)
    if len(those) == 2 and those[0]["covers"] == those[1]["covers"] and those[0]["period"] == those[1]["period"]:
        return _both(*those, language, places)
    told = [_told(row, language, places) for row in those]
    return Sentence(". ".join(capital(each) for each in told), [claim for each in told for claim in each.claims])


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """What is a stock and what a flow, and what the rates are of."""
    known = frame.filter(pl.col("value").is_not_null())
    return text("area_comparison.subtitle" if known.height else "area_comparison.subtitle_missing", language)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per actor: the municipality's own number as a bar, and beside it the rates of the three areas, as HTML."""
    language = look.language
    areas = frame.unique("area_order", keep="first").sort("area_order")["area_name"].to_list()
    heads = ["", text("area_comparison.number", language), *areas]
    head = "".join(f'<th scope="col">{hyphenated(name, language)}</th>' for name in heads)
    over = escape(text("area_comparison.rates", language))
    bodies = "".join(
        _body(rows, language, columns=len(heads)) for rows in frame.partition_by("delivery_kind", maintain_order=True)
    )
    caption = escape(text("area_comparison.caption", language))
    return (
        f'<table class="m areas"><caption class="vh">{caption}</caption><colgroup><col class="name"><col class="own">'
        f'<col span="{len(areas)}"></colgroup><thead>'
        f'<tr><td colspan="2"></td><th scope="colgroup" colspan="{len(areas)}">{over}</th></tr><tr>{head}</tr></thead>{bodies}</table>'
    )


def _both(enterprises: dict, placed: dict, language: str, places: tuple[str, ...]) -> Sentence:
    """The two in one sentence, where they are of the same municipalities and the same day."""
    claims = [claim_of_those(QUERY, row, *KEYS) for row in (enterprises, placed)]
    words = {
        "enterprises": words_of_those(enterprises, language),
        "placed": words_of_those(placed, language, counted=text("placements.people", language)),
        "actor": in_sentence(EMPLOYMENT_SERVICE, language),
        "where": where(placed, language, places),
        "moment": moment(placed["period"], language),
    }
    entry = "both_one" if enterprises["value"] == 1 else "both"
    return sentence_of(f"area_comparison.{entry}", language, *claims, **words)


def _told(row: dict, language: str, places: tuple[str, ...]) -> Sentence:
    counted = text("placements.people", language) if row["delivery_kind"] == "placement" else ""
    words = {
        "number": words_of_those(row, language, counted=counted),
        "where": where(row, language, places),
        "moment": moment(row["period"], language),
        "actor": in_sentence(row["public_actor"], language) if row["public_actor"] else "",
    }
    entry = "enterprise_one" if row["delivery_kind"] == "enterprise" and row["value"] == 1 else row["delivery_kind"]
    return sentence_of(f"area_comparison.{entry}", language, claim_of_those(QUERY, row, *KEYS), **words)


def _body(rows: pl.DataFrame, language: str, *, columns: int) -> str:
    """The rows of one kind; where nothing is known of the municipality one line says so."""
    first, own = rows.row(0, named=True), rows.filter(area_order=CHOSEN)
    when = (during if first["delivery_kind"] == "service_use" else moment)(first["period"], language)
    title = escape(text(f"area_comparison.title_{first['delivery_kind']}", language, when=when))
    head = f'<tr class="group"><th scope="rowgroup" colspan="{columns}">{title}</th></tr>'
    if own["value"].is_null().all() and own["obs_status"].n_unique() == 1 and own.height > 1:
        status = escape(join_names(own["obs_status_label"].unique().to_list(), language))
        name = escape(text("area_comparison.all_actors", language))
        rates = "".join("<td></td>" for _ in range(columns - 2))
        silent = f'<tr><th scope="row">{name}</th><td class="hatch"><span>{status}</span></td>{rates}</tr>'
        return f"<tbody>{head}{silent}</tbody>"
    top = own["value"].max() or 1.0
    each = rows.partition_by("public_actor", maintain_order=True)
    return f"<tbody>{head}{''.join(_row(areas, top, language) for areas in each)}</tbody>"


def _row(areas: pl.DataFrame, top: float, language: str) -> str:
    own = areas.row(0, named=True)
    name = own["public_actor_label"] or text("area_comparison.enterprises", language)
    words = escape(figure_text(own, language))
    if own["value"] is None:
        cell = f'<td class="hatch"><span>{words}</span></td>'
    else:
        width = 100 * own["value"] / top
        cell = f'<td><div class="bar"><i style="--w:{width:.2f}" aria-hidden="true"></i><b>{words}</b></div></td>'
    rates = "".join(f'<td class="r">{escape(_rate(row, language))}</td>' for row in areas.iter_rows(named=True))
    return f'<tr><th scope="row">{hyphenated(name, language)}</th>{cell}{rates}</tr>'


def _rate(row: dict, language: str) -> str:
    """The number per 10,000 residents of those who have told, as sure as it is; nothing where there is none."""
    if row["per_10000"] is None:
        return ""
    decimals = 0 if row["per_10000"] >= 10 or not row["per_10000"] else 1
    kind = "rounded" if row["rounded_parts"] else "exact"
    # Of those who have told: it is no "at least". Several parts, so that a rate of 0 is not taken for one count.
    rate = {"value": row["per_10000"], "obs_status": "A", "value_kind": kind, "rounded_parts": 2 * row["rounded_parts"]}
    return figure_text(rate, language, decimals=decimals)


area_comparison = Figure(
    query="area_comparison", sentence=sentence, subtitle=subtitle, chart=chart, empty="area_comparison.empty"
)
