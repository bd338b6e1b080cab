"""The colours: enough contrast in light and dark (WCAG 2.2), named in one place, the same ones in Streamlit's own parts."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import altair as alt
import polars as pl
import pytest
import vl_convert

from dashboard.theme import CHART_LOCALES, MODES, Look, chart_config, css_on_paper, css_variables

ROOT = Path(__file__).parent.parent.parent
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
# Every role is of one kind, and a new one has to be given a kind here.
TEXT = {"ink", "muted", "now", "target", "reached", "moving", "behind", "unknown", "women", "men"}
MARKS = {"edge", "context", "hatch", "green", "yellow", "red"}
# Areas and lines that carry no meaning of their own, or stand inside an outline.
BACKGROUND = {"paper", "panel", "rule", "faint", "now_soft", "green_soft", "yellow_soft", "red_soft"}
CLASSES = ("seq1", "seq2", "seq3", "seq4")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_wcag():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("mode", MODES)
class TestContrast:
    @pytest.mark.parametrize("ground", ["paper", "panel"])
    @pytest.mark.parametrize("role", sorted(TEXT))
    def test_text(self, mode, ground, role):
        assert contrast(MODES[mode][role], MODES[mode][ground]) >= 4.5

    @pytest.mark.parametrize("ground", ["paper", "panel"])
    @pytest.mark.parametrize("role", sorted(MARKS | TEXT))
    def test_marks(self, mode, ground, role):
        assert contrast(MODES[mode][role], MODES[mode][ground]) >= 3

    @pytest.mark.parametrize("role", CLASSES)
    def test_text_on_a_class_of_the_map(self, mode, role):
        assert contrast(MODES[mode][f"{role}_ink"], MODES[mode][role]) >= 4.5

    def test_text_on_the_soft_ground(self, mode):
        assert contrast(MODES[mode]["ink"], MODES[mode]["now_soft"]) >= 4.5

    def test_the_classes_go_one_way_from_the_paper(self, mode):
        steps = [contrast(MODES[mode][role], MODES[mode]["paper"]) for role in CLASSES]

        assert steps == sorted(steps)
        assert all(later / earlier > 1.3 for earlier, later in pairwise(steps))


def test_both_modes_have_the_same_roles_and_each_has_a_kind():
    inks = {f"{role}_ink" for role in CLASSES}

    assert set(MODES["light"]) == set(MODES["dark"]) == TEXT | MARKS | BACKGROUND | set(CLASSES) | inks
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for roles in MODES.values() for colour in roles.values())


@pytest.mark.parametrize("mode", MODES)
class TestStreamlit:
    @pytest.mark.parametrize(
        ("setting", "role"),
        [
            ("primaryColor", "now"),
            ("backgroundColor", "paper"),
            ("secondaryBackgroundColor", "panel"),
            ("textColor", "ink"),
            ("borderColor", "edge"),
            ("dataframeBorderColor", "rule"),
            ("dataframeHeaderBackgroundColor", "panel"),
        ],
    )
    def test_its_own_parts_wear_our_colours(self, mode, setting, role):
        assert CONFIG["theme"][mode][setting].upper() == MODES[mode][role]

    @pytest.mark.parametrize("ground", ["paper", "panel"])
    def test_a_link_can_be_read(self, mode, ground):
        assert contrast(CONFIG["theme"][mode]["linkColor"], MODES[mode][ground]) >= 4.5

    def test_no_other_setting_names_a_colour(self, mode):
        coloured = {name for name, value in CONFIG["theme"][mode].items() if str(value).startswith("#")}

        assert len(coloured) == 8


def test_no_colour_is_named_anywhere_else():
    files = [ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "dashboard").rglob("*.py")]
    files += (ROOT / "dashboard" / "css").glob("*.css")
    colour = r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b|\brgba?\(\s*\d"
    named = []
    for path in files:
        # A mask's black says what is shown; it is no colour on screen.
        words = re.sub(r"mask-image:[^;}]*", "", path.read_text(encoding="utf-8"))
        if path.name != "theme.py":
            named += [f"{path.relative_to(ROOT)}: {found}" for found in re.findall(colour, words)]

    assert named == []


def test_what_is_dark_on_screen_is_printed_in_the_colours_for_paper():
    """Each colour leads to one other, whichever of its roles a mark wears."""
    pairs = {(dark, MODES["light"][role]) for role, dark in MODES["dark"].items()}

    assert len(pairs) == len(dict(pairs))
    assert '[fill="#EDF2F6"]{fill:#14212B}' in css_on_paper("dark")
    assert ":root{--paper:#FFFFFF;" in css_on_paper("dark")
    assert "fill" not in css_on_paper("light")


class TestLook:
    def test_a_role_has_the_colour_of_its_mode(self):
        assert Look("light", "sv").colour("now") == "#00619C"
        assert Look("dark", "sv").colour("now") == "#62B5E8"
        with pytest.raises(KeyError):
            Look("light", "sv").colour("rosa")

    def test_roles_are_custom_properties(self):
        assert css_variables("dark").startswith("--paper:#0F1820;--panel:#1A2630;")
        assert "--now-soft:#1C3E55;" in css_variables("dark")

    @pytest.mark.parametrize(
        ("language", "decimal", "thousands", "month"), [("sv", ",", "\u00a0", "januari"), ("en", ".", ",", "January")]
    )
    def test_charts_speak_the_language(self, language, decimal, thousands, month):
        locale = chart_config(Look("light", language))["locale"]

        assert (locale["number"]["decimal"], locale["number"]["thousands"]) == (decimal, thousands)
        assert locale["time"]["months"][0].casefold() == month.casefold()

    @pytest.mark.parametrize("mode", MODES)
    def test_altair_takes_the_configuration(self, mode):
        config = chart_config(Look(mode, "sv"))
        chart = alt.Chart(pl.DataFrame({"a": [1]})).mark_bar().encode(x="a:Q").configure(**config)

        drawn = chart.to_dict()["config"]

        assert drawn["axis"]["labelColor"] == MODES[mode]["muted"]
        assert drawn["axis"]["labelFontSize"] == 17
        assert drawn["background"] == "transparent"


@pytest.mark.parametrize(("language", "locale"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_charts_write_numbers_and_times_as_d3_does(language, locale):
    assert CHART_LOCALES[language] == {
        "number": vl_convert.get_format_locale(locale),
        "time": vl_convert.get_time_format_locale(locale),
    }
