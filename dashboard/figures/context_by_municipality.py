"""One measure of the context by municipality, as ranked bars with the region and the nation as reference, and women and men."""

from html import escape

import polars as pl

from contract.display import capital, join_names, period_text, spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.context import (
    amount,
    decimals_of,
    is_comparable,
    measure_name,
    missing_words,
    of_both_sexes,
)
from dashboard.figures.parts.tables import column_heads
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.covers import among_chosen, of_chosen

# So many names stand in a sentence.
NAMED = 3
SEXES = {"F": "women", "M": "men"}


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """Where the measure is highest and lowest among the municipalities that have a value, and how many have none.

    Where one lacks a value, nothing is said of all: the one without may be the highest.
    """
    there = _places(frame)
    if there.is_empty():
        return sentence_of("context_by_municipality.nothing", language)
    first = there.row(0, named=True)
    words = {"measure": measure_name(first, language), "when": period_text(first["period"], language)}
    known = there.filter(pl.col("value").is_not_null())
    without = there.height - known.height
    if known.is_empty():
        return sentence_of("context_by_municipality.missing", language, **words)
    high, low = (known.filter(pl.col("value") == end) for end in (known["value"].max(), known["value"].min()))
    # As the chart beside writes them.
    decimals = decimals_of(frame)
    words |= {
        "high": _named(high, language, decimals),
        "low": _named(low, language, decimals),
        "known": spelled(known.height, language),
        "among": among_chosen(places, language),
        "chosen": of_chosen(places, language),
    }
    if high.height == known.height:
        entry = "one" if known.height == 1 else "alike"
        words["value"] = amount(high.row(0, named=True), language, decimals=decimals)
        names = known["municipality_name"].to_list()
        words["names"] = join_names(names, language) if len(names) <= NAMED else spelled_places(len(names), language)
    else:
        entry = "all" if not without else "some"
    said = sentence_of(f"context_by_municipality.{entry}", language, **words)
    return Sentence(f"{said} {without_value(without, there.height, language)}") if without else said


def spelled_places(count: int, language: str) -> str:
    """`fyra kommuner`."""
    return text("context_by_municipality.places", language, count=spelled(count, language))


def without_value(count: int, whole: int, language: str) -> str:
    """How many of the municipalities have no value: `En av tio kommuner saknar värde.`"""
    entry = "without_one" if count == 1 else "without"
    shown = spelled(count, language, capital=True)
    return text(f"context_by_municipality.{entry}", language, count=shown, whole=spelled(whole, language))


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """What is measured, for which period, and where the region and the nation stand where they can be compared."""
    places = _places(frame)
    if places.is_empty():
        return ""
    first = places.row(0, named=True)
    lines = [
        text(
            "context_by_municipality.subtitle",
            language,
            measure=measure_name(first, language),
            when=period_text(first["period"], language),
        )
    ]
    known = _wider(frame).filter(pl.col("value").is_not_null() | pl.col("low").is_not_null())
    if known.height and is_comparable(first["unit"]):
        values = [
            f"{row['area_in_text']} {amount(row, language, decimals=decimals_of(frame))}"
            for row in known.iter_rows(named=True)
        ]
        lines.append(text("context_by_municipality.reference", language, values=join_names(values, language)))
    if _has_sexes(frame) and is_comparable(first["unit"]):
        lines.append(text("context_by_municipality.sexes", language))
    return " ".join(lines)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per municipality, the highest first and those without a value last, as HTML; the region and the nation below."""
    language = look.language
    places, wider = _places(frame), _wider(frame)
    if places.is_empty():
        return ""
    comparable = is_comparable(places["unit"][0])
    top = (frame if comparable else frame.filter("is_municipality"))["value"].max() or 1.0
    marks = wider.filter(pl.col("value").is_not_null()) if comparable else wider.clear()
    has_sexes = _has_sexes(frame)
    names = [text("columns.municipality_name", language), measure_name(places.row(0, named=True), language)]
    names += [capital(text(f"context.{name}", language)) for name in SEXES.values()] if has_sexes else []
    by_sex = {(row["area_code"], row["sex"]): row for row in frame.iter_rows(named=True)}
    draw = {
        "top": top,
        "marks": list(marks.iter_rows(named=True)),
        "by_sex": by_sex,
        "has_sexes": has_sexes,
        "decimals": decimals_of(frame),
    }
    # Those that nobody has a figure of are one row where they are many: a wall of hatching says no more.
    unknown = places.filter(obs_status="NL")
    unknown = unknown if unknown.height > NAMED else unknown.clear()
    single = places.join(unknown.select("area_code"), on="area_code", how="anti", maintain_order="left")
    body = "".join(_row(row, language, **draw) for row in single.iter_rows(named=True))
    if unknown.height:
        body += _row_of_many(unknown, language, columns=len(names) - 1)
    ends = "".join(_row(row, language, **{**draw, "marks": []}) for row in wider.iter_rows(named=True))
    below = f'<tbody class="wider">{ends}</tbody>' if ends else ""
    caption = escape(text("context_by_municipality.caption", language))
    return (
        f'<table class="m context"><caption class="vh">{caption}</caption><thead>{column_heads(names)}</thead>'
        f"<tbody>{body}</tbody>{below}</table>"
    )


def _row(
    row: dict,
    language: str,
    *,
    top: float,
    marks: list[dict],
    by_sex: dict[tuple[str, str], dict],
    has_sexes: bool,
    decimals: int,
) -> str:
    head = f'<th scope="row">{escape(row["area_code_label"])}</th>'
    words = escape(amount(row, language, decimals=decimals))
    of_sexes = {sex: by_sex.get((row["area_code"], sex)) for sex in SEXES} if has_sexes else {}
    if row["value"] is None or row["value"] > top:
        kind = "hatch" if row["value"] is None else "plain"
        cell = f'<td class="{kind}"><span>{words}</span></td>'
    else:
        drawn = [
            each
            for each in of_sexes.values()
            if is_comparable(row["unit"]) and each and each["value"] is not None and each["value"] <= top
        ]
        dots = "".join(
            f'<em class="{SEXES[each["sex"]]}" style="--x:{100 * each["value"] / top:.2f}"></em>' for each in drawn
        )
        lines = "".join(
            f'<u class="{"nation" if mark["area_code"] == "00" else "county"}" style="--x:{100 * mark["value"] / top:.2f}"></u>'
            for mark in marks
        )
        bar = f'<i style="--w:{100 * row["value"] / top:.2f}"></i>'
        # The number stands after the last dot that is beyond the bar.
        beyond = max((each["value"] for each in drawn), default=row["value"]) - row["value"]
        label = f'<b style="--m:{100 * max(beyond, 0.0) / top:.2f}">{words}</b>'
        cell = f'<td><div class="bar"><span class="in" aria-hidden="true">{lines}{dots}</span>{bar}{label}</div></td>'
    more = "".join(
        f'<td class="r" data-head="{escape(text(f"context.{SEXES[sex]}", language))}">{escape(amount(each, language, decimals=decimals)) if each else ""}</td>'
        for sex, each in of_sexes.items()
    )
    return f"<tr>{head}{cell}{more}</tr>"


def _row_of_many(unknown: pl.DataFrame, language: str, *, columns: int) -> str:
    """One row for several municipalities without a figure, by their names."""
    words = escape(missing_words(unknown.row(0, named=True), language))
    names = escape(join_names(unknown["municipality_name"].to_list(), language))
    count = escape(capital(spelled_places(unknown.height, language)))
    return (
        f'<tr><th scope="row">{count}</th><td class="hatch" colspan="{columns}"><span>{words}: {names}</span></td></tr>'
    )


def _places(frame: pl.DataFrame) -> pl.DataFrame:
    return of_both_sexes(frame).filter(pl.col("is_municipality"))


def _wider(frame: pl.DataFrame) -> pl.DataFrame:
    return of_both_sexes(frame).filter(~pl.col("is_municipality"))


def _has_sexes(frame: pl.DataFrame) -> bool:
    return frame.filter(pl.col("sex") != "T")["value"].is_not_null().any()


def _named(rows: pl.DataFrame, language: str, decimals: int) -> str:
    """`Alby (4,7 %)`, `Alby och Berga (4,5 %)`; of many how many."""
    names = rows["municipality_name"].to_list()
    shown = join_names(names, language) if len(names) <= NAMED else spelled_places(len(names), language)
    return f"{shown} ({amount(rows.row(0, named=True), language, decimals=decimals)})"


context_by_municipality = Figure(
    query="context_by_municipality",
    sentence=sentence,
    subtitle=subtitle,
    chart=chart,
)
