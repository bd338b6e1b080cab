"""Nyttjande: women and men, the share within enhanced cooperation, municipalities with a policy, stock and flow."""

from functools import partial
from html import escape

import altair as alt
import polars as pl

from dashboard.charts.gaps import hatched, lonely, unbroken
from dashboard.charts.parts import HIDDEN_AXIS, halo, on_narrow, year_axis
from dashboard.theme import Look
from dashboard.wording import at_least_text, figure_text, number, per_cent, share_of, text
from dashboard.wording.usage_shares import share_text
from dashboard.wording.values import known_of, known_text

PAIR_HEIGHT = 76
SERIES = (600, 220)
# The room for the actors' names, and for the numbers outside the marks on either side, in pixels.
NAME_WIDTH, MARGIN, MARGIN_AT_LEAST = 190, 76, 118


def women_and_men(frame: pl.DataFrame, look: Look) -> alt.LayerChart:
    """A pair of marks per actor: women a circle, men a square, each with its number; what is missing in words.

    The names stand to the left of the marks, and above them where the chart is narrow.
    """
    pairs = _pairs(frame, look)
    names = pairs["actor"].to_list()
    y = alt.Y("actor:N", sort=names, axis=HIDDEN_AXIS, scale=alt.Scale(domain=names))
    # "At least" before a number takes more room.
    margin = MARGIN_AT_LEAST if (frame["missing_parts"] > 0).any() else MARGIN
    left, right = on_narrow(str(margin), str(NAME_WIDTH + margin)), alt.ExprRef(f"width-{margin}")
    scale = alt.Scale(domain=[0, max(pairs["high"].max() or 0.0, 5.0)], range=[left, right])

    def x(field: str) -> alt.X:
        return alt.X(field, axis=HIDDEN_AXIS, scale=scale)

    known = pairs.filter(pl.col("low").is_not_null())
    bar = alt.Chart(known.select("actor", "low", "high")).mark_rule(color=look.colour("context"), strokeWidth=3)
    layers: list[alt.Chart] = [bar.encode(y=y, x=x("low:Q"), x2="high:Q")]
    for sex, shape in (("F", "circle"), ("M", "square")):
        layers += _marks(pairs, sex, shape, look, x=x, y=y)
    name = alt.Chart(pairs.select("actor")).mark_text(
        align="left", dy=on_narrow("-27", "0"), fontSize=17, color=look.colour("ink")
    )
    missing = pairs.filter(pl.col("status").is_not_null()).select("actor", "status", place=pl.lit(0.0))
    words = alt.Chart(missing).mark_text(align="left", fontSize=17, color=look.colour("muted"))
    layers += [
        name.encode(y=y, x=alt.value(0), text="actor:N"),
        words.encode(y=y, x=x("place:Q"), text="status:N"),
    ]
    return alt.layer(*layers).properties(height=PAIR_HEIGHT * len(names))


def enhanced(frame: pl.DataFrame, look: Look) -> alt.LayerChart | str:
    """The share over time with the plan's share dotted; where only the plan has one, that number."""
    known = frame.filter(pl.col("value").is_not_null())
    last = known.row(-1, named=True)
    if last["value_kind"] == "stated":
        return _big_number(share_text(last, look.language), text("usage.enhanced_number", look.language))
    words = share_text(last, look.language)
    top = max(known["value"].max(), last["baseline_value"] or 0.0, 1.0) * 1.25
    x = year_axis(frame["period_end"].min(), frame["period_end"].max())
    y = alt.Y("value:Q", axis=HIDDEN_AXIS, scale=alt.Scale(domain=[0, top]))
    layers = hatched(frame, look, x=x, size=SERIES)
    if last["baseline_value"] is not None:
        unit = partial(per_cent, language=look.language)
        stated = known_text(known_of(last, prefix="baseline_"), look.language, unit=unit)
        label = text("usage.baseline", look.language, year=last["baseline_period"], number=stated)
        layers += _level(last["baseline_value"], label, frame, look, x=x, y=y)
    layers += _line(frame, words, look, x=x, y=y, interpolate="linear")
    return alt.layer(*layers).properties(height=SERIES[1])


def policy(frame: pl.DataFrame, look: Look) -> alt.LayerChart | str:
    """Municipalities with a policy as steps; where only one period is known, that number."""
    known = frame.filter(pl.col("value").is_not_null())
    last = known.row(-1, named=True)
    words = share_of(last["value"], last["delivered_of"], look.language)
    if last["missing_parts"]:
        words = at_least_text(words, look.language)
    if known.height == 1:
        entry = "usage.policy_number" if last["delivered"] else "usage.policy_number_stated"
        return _big_number(words, text(entry, look.language))
    x = year_axis(frame["period_end"].min(), frame["period_end"].max())
    y = alt.Y("value:Q", axis=HIDDEN_AXIS, scale=alt.Scale(domain=[0, last["delivered_of"]]))
    first = known.row(0, named=True)
    start = pl.DataFrame(
        {
            "period_end": [first["period_end"]],
            "value": [first["value"]],
            "words": [number(first["value"], look.language)],
        }
    )
    label = alt.Chart(start).mark_text(align="left", dx=2, dy=-16, fontSize=18, color=look.colour("ink"))
    line = _line(frame, words, look, x=x, y=y, interpolate="step-after")
    return alt.layer(*hatched(frame, look, x=x, size=SERIES), *line, label.encode(x=x, y=y, text="words:N")).properties(
        height=SERIES[1]
    )


def stock_and_flow(frame: pl.DataFrame, look: Look) -> str:
    """The two numbers beside each other with a line between, each with its kind and year, and no sum."""
    return f'<div class="two">{"".join(_measure(row, look) for row in frame.iter_rows(named=True))}</div>'


def _measure(row: dict, look: Look) -> str:
    kind, language = row["stock_flow"], look.language
    shown = figure_text(row, language)
    parts = (
        f'<p class="kicker">{escape(text(f"usage.{kind}_kicker", language, period=row["period"]))}</p>',
        f'<p class="v">{escape(shown)}</p>',
        f"<p>{escape(text(f'usage.{kind}_words', language))}</p>",
    )
    return f"<div>{''.join(parts)}</div>"


def _big_number(shown: str, words: str) -> str:
    return f'<div class="two"><div><p class="v">{escape(shown)}</p><p>{escape(words)}</p></div></div>'


def _pairs(frame: pl.DataFrame, look: Look) -> pl.DataFrame:
    """One row per actor: women, men, their labels, the lower and the higher, or the status where both are missing."""
    rows = []
    for part in frame.partition_by("public_actor", maintain_order=True):
        by_sex = {row["sex"]: row for row in part.iter_rows(named=True)}
        values = [row["value"] for row in by_sex.values() if row["value"] is not None]
        row = {"actor": by_sex["F"]["public_actor_label"], "low": min(values, default=None)}
        row |= {"high": max(values, default=None), "status": None if values else by_sex["F"]["obs_status_label"]}
        for sex, its in by_sex.items():
            row |= {sex: its["value"], f"label_{sex}": figure_text(its, look.language)}
        rows.append(row)
    numbers = dict.fromkeys(("low", "high", "F", "M"), pl.Float64)
    words = dict.fromkeys(("actor", "status", "label_F", "label_M"), pl.String)
    return pl.DataFrame(rows, schema=words | numbers)


def _marks(pairs: pl.DataFrame, sex: str, shape: str, look: Look, *, x, y: alt.Y) -> list[alt.Chart]:
    """The marks of one sex with their numbers outside the pair, and the word above the first."""
    other, colour = ("M" if sex == "F" else "F"), look.colour("women" if sex == "F" else "men")
    known = pairs.filter(pl.col(sex).is_not_null())
    # On a tie the women's number stands to the left and the men's to the right, and the marks stand side by side.
    is_lower = pl.col(sex) < pl.col(other) if sex == "M" else pl.col(sex) <= pl.col(other)
    sides = known.with_columns(is_lower=is_lower.fill_null(False), tie=(pl.col(sex) == pl.col(other)).fill_null(False))
    charts = []
    for tie, offset in ((False, 0), (True, -9 if sex == "F" else 9)):
        data = sides.filter(tie=tie).select("actor", sex)
        mark = {"filled": True, "size": 210, "opacity": 1, "shape": shape, "color": colour, "xOffset": offset}
        charts += [alt.Chart(data).mark_point(**mark).encode(y=y, x=x(f"{sex}:Q"))] * bool(data.height)
    for lower, align, dx in ((True, "right", -22), (False, "left", 22)):
        data = sides.filter(is_lower=lower).select("actor", sex, label=f"label_{sex}")
        words = alt.Chart(data).mark_text(align=align, dx=dx, fontSize=18, fontWeight=600, color=colour)
        charts += [words.encode(y=y, x=x(f"{sex}:Q"), text="label:N")] * bool(data.height)
    if known.height:
        first = sides.head(1).select(
            "actor", sex, word=pl.lit(text("usage.women" if sex == "F" else "usage.men", look.language))
        )
        align = "right" if sides["is_lower"][0] else "left"
        head = alt.Chart(first).mark_text(
            align=align, dy=on_narrow("25", "-24"), fontSize=17, fontWeight=600, color=colour
        )
        charts.append(head.encode(y=y, x=x(f"{sex}:Q"), text="word:N"))
    return charts


def _line(
    frame: pl.DataFrame, words: str, look: Look, *, x: alt.X, y: alt.Y, interpolate: str
) -> list[alt.Chart | alt.LayerChart]:
    """A line that breaks where a value is missing, with its last value in words."""
    runs = unbroken(frame)
    line = (
        alt.Chart(runs.drop("is_short"))
        .mark_line(strokeWidth=4, interpolate=interpolate)
        .encode(x=x, y=y, detail="run:N")
    )
    end = alt.Chart(runs.tail(1).select("period_end", "value", words=pl.lit(words))).encode(x=x, y=y)
    fill = look.colour("paper" if runs["is_short"][-1] else "now")
    point = end.mark_point(filled=True, size=90, opacity=1, fill=fill, stroke=look.colour("now"), strokeWidth=2)
    # A number at the bottom stands above the axis.
    lift = 0 if runs["value"][-1] else -14
    label = end.mark_text(align="left", dx=10, dy=lift, fontSize=20, fontWeight=700, color=look.colour("now"))
    alone = lonely(runs.head(-1), look.colour("now"), look, x=x, y=y)
    return [line, *alone, point, halo(label.encode(text="words:N"), look)]


def _level(value: float, words: str, frame: pl.DataFrame, look: Look, *, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """A dotted level with its words under it."""
    data = pl.DataFrame({"value": [value], "period_end": [frame["period_end"].min()], "words": [words]})
    base = alt.Chart(data).encode(y=y)
    rule = base.mark_rule(color=look.colour("ink"), strokeWidth=1.5, strokeDash=[2, 3])
    label = base.mark_text(align="left", dy=18, color=look.colour("ink"), fontSize=17)
    return [rule, label.encode(x=x, text="words:N")]
