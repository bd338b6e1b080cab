"""The choices that belong to one page: measure, reading of the target, plan, public actor, step. Each lives in the address."""

import streamlit as st

from dashboard.figures.parts.context import measure_name
from dashboard.filters import choose_one
from dashboard.ui import address
from dashboard.ui.problems import show_unknown
from dashboard.view import View, default_indicator, default_measure, rows
from dashboard.wording import code_labels, text


def measure_picker(view: View) -> View:
    """The choice “Mått”; opens on the first measure that has data. Raises DataError."""
    measures = rows(view, "coverage_measures")
    observed = dict(measures.select("coverage_measure", "observed").iter_rows())
    labels = {
        code: label if observed[code] else text("frame.measure_without_data", view.language, measure=label)
        for code, label in measures.select("coverage_measure", "coverage_measure_label").iter_rows()
    }
    chosen = _pick(view, "matt", labels, default=default_measure(view), label="frame.measure")
    return view.with_filters(coverage_measure=chosen)


def municipality_picker(view: View) -> View:
    """The choice of one municipality of those that there are: that of the frame where it is one, else the first. Raises DataError.

    It is the frame's own choice, so that a link and the other pages show the same; several stay chosen until one is picked.
    """
    there = rows(view, "municipalities").filter("is_there")
    codes = dict(there.select("municipality_name", "municipality_code").iter_rows())
    chosen = view.municipality_names[0]
    st.session_state["pick_one"] = chosen
    st.selectbox(
        text("profile.municipality", view.language),
        list(codes),
        key="pick_one",
        filter_mode="contains",
        on_change=lambda: address.change("kommun", [st.session_state["pick_one"]]),
    )
    of_one = view.of_municipality(codes[chosen], chosen)
    # The files of the whole page are named after it too.
    st.session_state["view"] = of_one
    return of_one


def indicator_picker(view: View) -> View:
    """The choice of a measure of the context among those that some municipality has a figure for; the best known first.

    Raises DataError.
    """
    labels = {
        row["context_measure"]: measure_name(row, view.language)
        for row in rows(view, "context_measures").iter_rows(named=True)
        if row["municipalities_known"]
    }
    if not labels:
        return view
    chosen = _pick(view, "indikator", labels, default=default_indicator(view), label="frame.measure")
    return view.with_filters(indicator=chosen)


def reading_picker(view: View) -> View:
    """The choice between the readings of the target that allows several."""
    labels = {
        code: f"{code}. {label}"
        for code, label in code_labels("reading", view.language, view.database.own_labels).items()
    }
    return view.with_filters(reading=_pick(view, "lasning", labels, default="A", label="frame.reading"))


def has_several_plans(view: View) -> bool:
    """Whether there is a plan to choose. Raises DataError."""
    return rows(view, "plans").height > 1


def plan_picker(view: View) -> View:
    """The choice of a plan where there are several; the first of the register unless the address says otherwise. Raises DataError.

    A plan in the address that is not there is said where there is no choice, too.
    """
    labels = dict(rows(view, "plans").select("plan_id", "title").iter_rows())
    if not has_several_plans(view):
        _chosen(view.language, "plan", labels, default="")
        return view
    return view.with_filters(plan=_pick(view, "plan", labels, default=next(iter(labels)), label="frame.plan"))


def actor_picker(view: View) -> View:
    """The choice of a public actor."""
    labels = code_labels("public_actor", view.language, view.database.own_labels)
    return view.with_filters(
        public_actor=_pick(view, "aktor", labels, default="arbetsformedlingen", label="frame.actor")
    )


def term_picker(view: View) -> View:
    """The choice of a word of the glossary to look up, or of none. Raises DataError."""
    terms = rows(view, "terms").sort("alphabetical").select("term_id", "term", "short_for")
    names = {code: f"{term} ({short_for})" if short_for else term for code, term, short_for in terms.iter_rows()}
    labels = {"": text("terms.all", view.language), **names}
    return view.with_filters(term=_pick(view, "ord", labels, default="", label="terms.look_up", is_searched=True))


def step_picker(labels: dict[str, str], *, label: str, language: str) -> str:
    """The choice between the steps of a page, in the address; the first unless it says otherwise. `label` is a text key."""
    chosen = _chosen(language, "steg", labels, default=next(iter(labels)))
    st.session_state["pick_steg"] = chosen
    st.segmented_control(
        text(label, language),
        list(labels),
        format_func=labels.__getitem__,
        key="pick_steg",
        required=True,
        label_visibility="collapsed",
        on_change=lambda: address.change("steg", [st.session_state["pick_steg"]]),
    )
    return chosen


def _chosen(language: str, parameter: str, labels: dict[str, str], *, default: str) -> str:
    """The code that the address chooses; an unknown code there is said, and the default applies."""
    names = st.session_state.get("address", {}).get(parameter, [])
    chosen, unknown = choose_one(parameter, names, {code: code for code in labels}, default=default)
    show_unknown(unknown, language)
    return chosen


def _pick(
    view: View, parameter: str, labels: dict[str, str], *, default: str, label: str, is_searched: bool = False
) -> str:
    """A select box whose choice is a code in the address; an unknown code there is said, and the default applies.

    One that `is_searched` shows only what fits the letters that are written in it.
    """
    chosen = _chosen(view.language, parameter, labels, default=default)
    key = f"pick_{parameter}"
    st.session_state[key] = chosen
    st.selectbox(
        text(label, view.language),
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        filter_mode="contains" if is_searched else None,
        on_change=lambda: address.change(parameter, [st.session_state[key]]),
    )
    return chosen
