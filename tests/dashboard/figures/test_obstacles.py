import polars as pl

from dashboard.figures import obstacles
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH


def named(*rows: tuple[str, str, str | None]) -> pl.DataFrame:
    """Obstacles: who names it, what, and who else does."""
    made = [
        {
            "asked_by_sv": by, "asked_by_en": by, "title_sv": title, "title_en": title, "wording_sv": "ord", "wording_en": "words",
            "page": "10", "also_sv": also, "also_en": also, "inference_sv": also and "Samma, läser vi.", "inference_en": also and "The same.",
        }
        for by, title, also in rows
    ]  # fmt: skip
    types = dict.fromkeys(("also_sv", "also_en", "inference_sv", "inference_en"), pl.String)
    return localise(pl.DataFrame(made, schema_overrides=types), "sv")


def test_what_two_name_alike_is_said_with_both():
    frame = named(("AF", "Kunskap", "kommunerna"), ("AF", "Avstånd", None), ("kommunerna", "Kompetens", "AF"))

    assert obstacles.sentence(frame, "sv") == "Av tre hinder i planen anger AF och kommunerna ett gemensamt: Kunskap."
    html = obstacles.chart(frame, SWEDISH)
    assert html.count("samma sak säger") == 2
    assert html.count("Vår slutsats: Samma, läser vi.") == 1, "once, however many rows it is of"


def test_what_nobody_else_names_is_only_counted():
    assert obstacles.sentence(named(("AF", "Kunskap", None)), "sv") == "Parterna anger ett hinder i planen."
