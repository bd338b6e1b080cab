"""Which components of the model of the support structure each municipality has in place; where nobody has told, what they are."""

from html import escape

import polars as pl

from contract.display import at_least_text, capital, join_names, number, spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.states import STATES, state_matrix, state_rows
from dashboard.figures.parts.tables import listed_table, small, state_mark
from dashboard.theme import Look
from dashboard.wording import in_text, text
from dashboard.wording.claims import Claim, Relation, Sentence, sentence_of, subject_of
from dashboard.wording.covers import chosen
from dashboard.wording.moments import moment
from dashboard.wording.provenance import page_text
from dashboard.wording.providers import asked_for
from dashboard.wording.targets import NAMES_IN_A_SENTENCE, in_words

QUERY = "structure_components"
HELD = STATES[0]


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """Who has how many of the components in place, as far as is known; without any state, that nobody has told of it."""
    if frame.is_empty():
        return sentence_of("structure_components.none", language)
    words = _model(frame, language) | {"whole": spelled(frame["components_of"][0], language)}
    words["where"] = chosen(places, language)
    if not _is_told(frame):
        entry = "not_told_chosen" if places else "not_told"
        return sentence_of(f"structure_components.{entry}", language, **words)
    each = frame.unique("municipality_code", maintain_order=True)
    there = list(each.filter(pl.col("components_low") > 0).iter_rows(named=True))
    if not there:
        return sentence_of(f"structure_components.{'list_none' if places else 'none_known'}", language, **words)
    words["when"] = _when(frame.filter(pl.col("components_low") > 0), language)
    if len(there) > NAMES_IN_A_SENTENCE:
        count = capital(at_least_text(spelled(len(there), language), language))
        return sentence_of("structure_components.many", language, *_claims(there), count=count, **words)
    counts = join_names([_has(row, language) for row in there], language)
    return sentence_of("structure_components.few", language, *_claims(there), counts=counts, **words)


def _model(frame: pl.DataFrame, language: str) -> dict[str, str]:
    """What the model is called inside a sentence and at its start: in English its title in quotes, which takes no article."""
    title = frame["model"][0]
    quoted = text("structure_components.quoted", language, title=title)
    inside = quoted if language == "en" else in_text("mark", title, language)
    return {"model": inside, "start": capital(inside)}


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """Where the model is used, and what a state means."""
    held = frame.filter(pl.col("model_state") == "held")["municipality_name"].unique(maintain_order=True).to_list()
    if not held:
        return text("structure_components.subtitle", language)
    return text(
        "structure_components.subtitle_held",
        language,
        names=join_names(held, language),
        **_model(frame, language),
    )


def chart(frame: pl.DataFrame, look: Look, *, provision_agreements: pl.DataFrame) -> str:
    """The matrix as HTML; without any state the components as a list, with page, and who can tell."""
    language = look.language
    if not _is_told(frame):
        return _list(frame, language) + asked_for(
            "structure_components.who_tells", provision_agreements, "component_state", language
        )
    caption = text("structure_components.caption", language)
    return state_matrix(
        state_rows(frame, "components", language),
        language,
        count_head=text("structure_components.in_place", language),
        caption=caption,
        kind="components",
    ) + _ours(frame, language)


def list_sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many of the components one municipality has in place; where none is known, that."""
    if frame["components_low"][0]:
        return sentence(frame, language)
    words = _model(frame, language) | {"whole": spelled(frame["components_of"][0], language)}
    there = chosen((frame["municipality_name"][0],), language)
    return sentence_of("structure_components.list_none", language, where=there, **words)


def list_chart(frame: pl.DataFrame, look: Look) -> str:
    """A row for each state that any component of one municipality has: which have it, as HTML."""
    rows = [
        _of_state(rows, look.language)
        for state in (*STATES, None)
        for rows in [frame.filter(pl.col("commitment_state").eq_missing(state))]
        if rows.height
    ]
    return listed_table(rows, caption=text("structure_components.caption", look.language), kind="criteria")


def _of_state(rows: pl.DataFrame, language: str) -> tuple[str, str]:
    state = rows["commitment_state"][0]
    labels = rows["commitment_state_label" if state else "obs_status_label"].unique(maintain_order=True)
    words = text("structure_components.in_place", language) if state == HELD else join_names(labels.to_list(), language)
    names = small(", ".join(rows.sort("position")["title"]))
    return f"{state_mark(state or 'missing')}<b>{escape(capital(words))}</b>{names}", escape(
        number(rows.height, language)
    )


def _is_told(frame: pl.DataFrame) -> bool:
    """Whether anybody has told of a component in any municipality."""
    return frame["period"].is_not_null().any()


def _when(rows: pl.DataFrame, language: str) -> str:
    periods = rows["period"].drop_nulls().unique()
    return moment(periods[0], language) if len(periods) == 1 else text("structure_components.last_told", language)


def _has(row: dict, language: str) -> str:
    count = in_words(row["components_low"], language)
    count = at_least_text(count, language) if row["components_missing_parts"] else count
    return text("structure_components.has", language, name=row["municipality_name"], count=count)


def _claims(rows: list[dict]) -> list[Claim]:
    return [
        Claim(
            subject_of(QUERY, row, "municipality_code", "structure_component_id", column="components_value"),
            Relation.AT_LEAST if row["components_missing_parts"] else Relation.EXACTLY,
            row["components_low"],
        )
        for row in rows
    ]


def _list(frame: pl.DataFrame, language: str) -> str:
    """The components once, numbered as the document has them."""
    each = frame.unique("structure_component_id", maintain_order=True).sort("position")
    items = "".join(_item(row, language) for row in each.iter_rows(named=True))
    return f'<ol class="components">{items}</ol>{_ours(frame, language)}'


def _item(row: dict, language: str) -> str:
    page = page_text(row["component_page"], language) if row["component_page"] else ""
    return f"<li>{escape(row['title'])}{small(page)}</li>"


def _ours(frame: pl.DataFrame, language: str) -> str:
    words = frame["component_inference"].drop_nulls().unique(maintain_order=True)
    told = (text("provenance.our_inference", language, words=each) for each in words)
    return "".join(f'<p class="source note">{escape(each)}</p>' for each in told)


structure_components = Figure(
    query=QUERY, sentence=sentence, subtitle=subtitle, chart=chart, also=("provision_agreements",)
)
structure_components_list = Figure(
    query=QUERY, sentence=list_sentence, subtitle=subtitle, chart=list_chart, empty="structure_components.none"
)
