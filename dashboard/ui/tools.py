"""The tools in the header: which data, which municipalities, up to when, which language."""

import polars as pl
import streamlit as st

from dashboard.server.catalogues import Catalogues
from dashboard.ui import address
from dashboard.view import View, kept_with_rows
from dashboard.wording import period_text, text

OTHER = {"sv": "en", "en": "sv"}
# What is shown there does not follow the choice of municipalities and period.
WITHOUT_CHOICES = ("leverera", "skydd")
# This one is of one municipality, and has its own choice of it.
OF_ONE = ("kommunprofil",)


def draw(view: View, *, catalogues: Catalogues, chosen: dict[str, list[str]]) -> None:
    """Draw the tools; each writes its choice to the address."""
    with st.container(key="tools", horizontal=True, gap="small", vertical_alignment="center"):
        _catalogue_choice(view, catalogues)
        if view.page not in WITHOUT_CHOICES:
            if view.page not in OF_ONE:
                _municipality_choice(view)
            _period_choice(view, chosen.get("period", []))
        language_button(view.language)


def language_button(language: str) -> None:
    """The switch to the other language, named in that language."""
    st.button(
        text("frame.other_language", language),
        key="language",
        type="tertiary",
        on_click=address.change,
        args=("sprak", [OTHER[language]]),
    )


def way_out(catalogues: Catalogues, language: str) -> None:
    """What a reader can do when a catalogue cannot be read: choose another one, or the other language."""
    with st.container(key="way_out", horizontal=True):
        for name in catalogues.names:
            st.button(
                _name(catalogues, name, language), key=f"way_out_{name}", on_click=address.change, args=("data", [name])
            )
        language_button(language)


def _name(catalogues: Catalogues, name: str, language: str) -> str:
    """The title of a catalogue; its folder's name when none of its manifests can be read."""
    newest = catalogues.newest(name)
    return dict(newest.titles)[language] if newest else name


def _catalogue_choice(view: View, catalogues: Catalogues) -> None:
    language, current = view.language, view.version.catalogue
    names = {name: _name(catalogues, name, language) for name in catalogues.names}
    label = text("frame.example_tag", language) if view.version.is_example else dict(view.version.regions)[language]
    with st.popover(label, type="tertiary", key="example_data" if view.version.is_example else "real_data"):
        st.session_state["pick_data"] = current
        st.radio(
            text("frame.catalogue_help", language),
            list(names),
            format_func=names.__getitem__,
            key="pick_data",
            on_change=lambda: address.change("data", [st.session_state["pick_data"]]),
        )


def _municipality_choice(view: View) -> None:
    language = view.language
    names, parts = kept_with_rows(view, "municipalities", ("choices",), _choices)
    chosen = list(view.municipality_names) if view.is_filtered else []
    entry = "frame.only_municipality" if len(names) == 1 else "frame.all_municipalities"
    label = text(entry, language, count=len(names))
    if len(chosen) == 1:
        label = chosen[0]
    elif chosen:
        label = text("frame.some_municipalities", language, count=len(chosen), whole=len(names))
    with st.popover(label, type="tertiary", key="municipalities"):
        st.session_state["pick_kommun"] = chosen
        st.multiselect(
            text("frame.municipality", language),
            names,
            key="pick_kommun",
            placeholder=text("frame.choose_municipalities", language),
            filter_mode="fuzzy",
            on_change=lambda: address.change("kommun", st.session_state["pick_kommun"]),
        )
        with st.container(horizontal=True, gap="small"):
            _quick_choice(text("frame.whole_county", language), "all", [])
            for part, label, members in parts:
                _quick_choice(label, part, members)


def _choices(municipalities: pl.DataFrame) -> tuple[list[str], list[tuple[str, str, list[str]]]]:
    """The names of the municipalities that there are, and each part of the region with its label and its municipalities."""
    there = municipalities.filter("is_there")
    parts = there.select("part", "part_label").drop_nulls().unique(maintain_order=True).sort("part")
    members = [
        (part, label, there.filter(part=part)["municipality_name"].to_list()) for part, label in parts.iter_rows()
    ]
    return there["municipality_name"].to_list(), members


def _quick_choice(label: str, key: str, names: list[str]) -> None:
    st.button(label, key=f"quick_{key}", on_click=address.change, args=("kommun", names))


def _period_choice(view: View, named: list[str]) -> None:
    language, periods = view.language, view.periods
    current = named[0] if named and named[0] in periods else ""
    label = text("frame.period_latest", language)
    if current:
        label = text("frame.period_until", language, period=period_text(current, language))
    with st.popover(label, type="tertiary", key="period"):
        st.session_state["pick_period"] = current
        st.selectbox(
            text("frame.period", language),
            ["", *periods],
            format_func=lambda period: (
                period_text(period, language) if period else text("frame.period_latest", language)
            ),
            key="pick_period",
            filter_mode=None,
            on_change=lambda: address.change(
                "period", [st.session_state["pick_period"]] if st.session_state["pick_period"] else []
            ),
        )
