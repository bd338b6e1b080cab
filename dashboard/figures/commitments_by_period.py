"""How many municipalities had a policy, over time."""

import altair as alt
import polars as pl

from contract.display import at_least_text, number, share_of
from dashboard.figures.figure import Figure
from dashboard.figures.parts.gaps import hatched
from dashboard.figures.parts.lines import SERIES, big_number, line_to_last
from dashboard.figures.parts.marks import HIDDEN_AXIS, Layers, year_axis
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Relation, Sentence, claim_of, sentence_of
from dashboard.wording.moments import in_short


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many municipalities had a policy in the last period that is known, at least."""
    known = frame.filter(pl.col("value").is_not_null())
    last = known.row(-1, named=True) if known.height else None
    if last is None or (last["missing_parts"] and not last["value"]):
        has_been_asked = (frame["obs_status"] != "NL").any()
        period = in_short(frame["period"].max(), language) if frame.height else ""
        return sentence_of(
            "commitments_by_period.unknown" if has_been_asked else "commitments_by_period.missing",
            language,
            period=period,
        )
    claim = claim_of("commitments_by_period", last, "mark", "period")
    share = share_of(last["value"], last["delivered_of"], language)
    if claim.relation is Relation.AT_LEAST:
        share = text("commitments_by_period.at_least", language, share=share)
    return sentence_of(
        "commitments_by_period.sentence", language, claim, share=share, period=in_short(last["period"], language)
    )


def chart(frame: pl.DataFrame, look: Look) -> alt.LayerChart | str:
    """Municipalities with a policy as steps; where only one period is known, that number."""
    known = frame.filter(pl.col("value").is_not_null())
    last = known.row(-1, named=True)
    words = share_of(last["value"], last["delivered_of"], look.language)
    if last["missing_parts"]:
        words = at_least_text(words, look.language)
    if known.height == 1:
        entry = "commitments_by_period.number" if last["delivered"] else "commitments_by_period.number_stated"
        return big_number(words, text(entry, look.language))
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
    line = line_to_last(frame, words, look, x=x, y=y, interpolate="step-after")
    return Layers(
        *hatched(frame, look, x=x, size=SERIES),
        *line,
        label.encode(x=x, y=y, text=alt.Text("words:N")),
        height=SERIES[1],
    )


commitments_by_period = Figure(
    query="commitments_by_period",
    choices={"mark": "policy"},
    sentence=sentence,
    subtitle="commitments_by_period.subtitle",
    chart=chart,
    empty="commitments_by_period.empty",
    delivered_as="commitment",
)
