"""Time in measure: the median of months by municipality and group, on one scale."""

from html import escape

import polars as pl

from contract.display import join_names, number, period_text
from dashboard.figures.figure import Figure
from dashboard.figures.parts.pathway import group_mark
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, claim_of, sentence_of
from dashboard.wording.covers import chosen

QUERY, KEYS = "pathway_time", ("municipality_code", "pathway_group", "period")


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """The medians of one municipality: of those with most groups told, the one with the longest time."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        entry = "pathway_time.missing" if frame.is_empty() else "pathway_time.few"
        return sentence_of(entry, language, where=chosen(places, language))
    most = known.group_by("municipality_code", maintain_order=True).agg(pl.len(), longest=pl.col("value").max())
    code = most.sort("len", "longest", descending=True, maintain_order=True)["municipality_code"][0]
    rows = list(known.filter(municipality_code=code).iter_rows(named=True))
    words = [
        text(
            "pathway_time.of_group", language, group=row["pathway_group_label"].lower(),
            months=number(row["value"], language),
        )
        for row in rows
    ]  # fmt: skip
    claims = [claim_of(QUERY, row, *KEYS) for row in rows]
    place = rows[0]["municipality_name"]
    return sentence_of("pathway_time.sentence", language, *claims, place=place, medians=join_names(words, language))


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """Whose time it is, and what is missing: nobody has set a target."""
    if frame.is_empty():
        return ""
    return text("pathway_time.subtitle", language, year=period_text(frame["applied_period"][0], language))


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per municipality, a column per group: a line as long as the median, with its number; else why there is none."""
    language = look.language
    top = frame["value"].max() or 1.0
    groups = frame.unique("pathway_group", maintain_order=True).select("pathway_group", "pathway_group_label").rows()
    heads = "".join(f'<th scope="col">{group_mark(group)}{escape(label)}</th>' for group, label in groups)
    body = "".join(
        f'<tr><th scope="row">{escape(part["municipality_name"][0])}</th>'
        f"{''.join(_cell(row, top, language) for row in part.iter_rows(named=True))}</tr>"
        for part in frame.partition_by("municipality_code", maintain_order=True)
    )
    place = escape(text("columns.municipality_name", language))
    return f'<table class="m months"><thead><tr><th scope="col">{place}</th>{heads}</tr></thead><tbody>{body}</tbody></table>'


def _cell(row: dict, top: float, language: str) -> str:
    if row["value"] is None:
        return f'<td class="none">{escape(row["obs_status_label"])}</td>'
    width = 100 * row["value"] / top
    return (
        f'<td><div class="month"><b>{number(row["value"], language)}</b><span><i class="{row["pathway_group"]}" '
        f'style="--w:{width:.1f}" aria-hidden="true"></i></span></div></td>'
    )


pathway_time = Figure(
    query=QUERY,
    sentence=sentence,
    subtitle=subtitle,
    chart=chart,
    empty="pathway_time.empty",
    delivered_as="pathway_time",
)
