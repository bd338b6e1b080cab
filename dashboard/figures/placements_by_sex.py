"""Women and men placed: a pair of marks per actor."""

import altair as alt
import polars as pl

from dashboard.figures.figure import Figure
from dashboard.figures.parts.actors import actor_of
from dashboard.figures.parts.marks import HIDDEN_AXIS, Layers, on_narrow
from dashboard.theme import Look
from dashboard.wording import figure_text, text
from dashboard.wording.claims import Claim, Relation, Sentence, sentence_of, subject_of
from dashboard.wording.covers import chosen, claim_of_those, has_untold, where, words_of_those
from dashboard.wording.moments import in_short, moment

QUERY, KEYS = "placements_by_sex", ("public_actor", "sex", "period")
PAIR_HEIGHT = 76
# The room for the actors' names, and for the numbers outside the marks on either side, in pixels.
NAME_WIDTH, MARGIN, MARGIN_AT_LEAST = 190, 76, 118


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """Whether women or men are surely more, else both numbers, at the actor with the largest numbers."""
    known = frame.filter(pl.col("value").is_not_null())
    pairs = known.group_by("public_actor", maintain_order=True).agg(pl.len(), people=pl.col("value").sum())
    pairs = pairs.filter(len=2).sort("people", descending=True, maintain_order=True)
    if pairs.is_empty():
        entry = "placements_by_sex.untold" if has_untold(frame) else "placements_by_sex.missing"
        return sentence_of(entry, language, where=chosen(places, language))
    women, men = (known.filter(public_actor=pairs["public_actor"][0], sex=sex).row(0, named=True) for sex in ("F", "M"))
    words = {
        "actor": actor_of(women, language),
        "period": in_short(women["period"], language),
        "where": where(women, language, places),
    }
    if women["covers"] != men["covers"]:
        return sentence_of("placements_by_sex.untold", language)
    for more, fewer, entry in (
        (women, men, "placements_by_sex.more_women"),
        (men, women, "placements_by_sex.more_men"),
    ):
        if fewer["high"] is not None and more["low"] > fewer["high"]:
            than = subject_of(QUERY, fewer, *KEYS)
            return sentence_of(
                entry, language, Claim(subject_of(QUERY, more, *KEYS), Relation.MORE_THAN, than), **words
            )
    claims = [claim_of_those(QUERY, row, *KEYS) for row in (women, men)]
    is_rounded = "rounded" in (women["value_kind"], men["value_kind"])
    if women["value"] == men["value"] and (not is_rounded or not women["value"]):
        return sentence_of(
            "placements_by_sex.few" if is_rounded else "placements_by_sex.equal", language, *claims, **words
        )
    numbers = {"women": words_of_those(women, language), "men": words_of_those(men, language)}
    return sentence_of("placements_by_sex.numbers", language, *claims, **words, **numbers)


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the marks count, and when."""
    return text("placements_by_sex.subtitle", language, moment=moment(frame["period"][0], language))


def chart(frame: pl.DataFrame, look: Look) -> alt.LayerChart:
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
    layers: list[alt.Chart] = [bar.encode(y=y, x=x("low:Q"), x2=alt.X2("high:Q"))]
    for sex, shape in (("F", "circle"), ("M", "square")):
        layers += _marks(pairs, sex, shape, look, x=x, y=y)
    name = alt.Chart(pairs.select("actor")).mark_text(
        align="left", dy=on_narrow("-27", "0"), fontSize=17, color=look.colour("ink")
    )
    missing = pairs.filter(pl.col("status").is_not_null()).select("actor", "status", place=pl.lit(0.0))
    words = alt.Chart(missing).mark_text(align="left", fontSize=17, color=look.colour("muted"))
    layers += [
        name.encode(y=y, x=alt.XValue(0), text=alt.Text("actor:N")),
        words.encode(y=y, x=x("place:Q"), text=alt.Text("status:N")),
    ]
    return Layers(*layers, height=PAIR_HEIGHT * len(names))


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
        charts += [words.encode(y=y, x=x(f"{sex}:Q"), text=alt.Text("label:N"))] * bool(data.height)
    if known.height:
        first = sides.head(1).select(
            "actor", sex, word=pl.lit(text("placements.women" if sex == "F" else "placements.men", look.language))
        )
        align = "right" if sides["is_lower"][0] else "left"
        head = alt.Chart(first).mark_text(
            align=align,
            dx=-5 if align == "right" else 5,
            dy=on_narrow("25", "-24"),
            fontSize=17,
            fontWeight=600,
            color=colour,
        )
        charts.append(head.encode(y=y, x=x(f"{sex}:Q"), text=alt.Text("word:N")))
    return charts


placements_by_sex = Figure(
    query="placements_by_sex",
    sentence=sentence,
    subtitle=subtitle,
    chart=chart,
    empty="placements.empty_placements",
    delivered_as="placement",
)
