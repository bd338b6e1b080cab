"""Sentences of the page Källor och data, from the localised results of its queries."""

import polars as pl

from contract import YEARLY_KINDS
from contract.display import day, join_names, number, period_text, spelled
from dashboard.wording.texts import text
from dashboard.wording.values import figure_text


def headline(frame: pl.DataFrame, language: str) -> str:
    """How many sources everything rests on. From `sources`."""
    return text("sources.headline", language, count=frame.height)


def sources(frame: pl.DataFrame, language: str) -> str:
    """The heading of the list of sources. From `sources`."""
    return text("sources.sources", language)


def used_in(row: dict, language: str) -> str:
    """What rests on a source, in words: `dialogmötena, målen och uppgifterna ur källorna`. From a row of `sources`."""
    names = [text(f"sources.used_{name}", language) for name in row["extracts_resting"].split(", ") if name]
    names += [text("sources.used_account", language)] if row["account"] else []
    return join_names(names, language) if names else text("sources.not_used", language)


def read_on(row: dict, language: str) -> str:
    """The day on which a source was read, or a delivery received; nothing where it is not known. From a row of `sources`."""
    if row["retrieved"] is None:
        return ""
    entry = "received" if row["source_kind"] == "delivery" else "retrieved"
    return text(f"sources.{entry}", language, day=day(row["retrieved"], language))


def accounts(frame: pl.DataFrame, language: str) -> str:
    """How many sources tell something in words that no figure shows. From `source_accounts`."""
    entry = "accounts_one" if frame.height == 1 else "accounts"
    return text(f"sources.{entry}", language, count=spelled(frame.height, language, capital=True))


def conflicts(frame: pl.DataFrame, language: str) -> str:
    """How many contradictions there are. From `source_conflicts`."""
    entry = {0: "conflicts_none", 1: "conflicts_one"}.get(frame.height, "conflicts_many")
    return text(f"sources.{entry}", language, count=spelled(frame.height, language, capital=True))


def figures(frame: pl.DataFrame, language: str) -> str:
    """How many figures the sources state, and between which years. From `county_figures`."""
    if frame.is_empty():
        return text("sources.figures_none", language)
    years = {"first": frame["period"].str.slice(0, 4).min(), "last": frame["period_end"].dt.year().max()}
    entry = "figures_one" if frame.height == 1 else "figures"
    return text(f"sources.{entry}", language, count=frame.height, **years)


def deliveries(frame: pl.DataFrame, language: str) -> str:
    """How many of the expected deliveries have come in for the latest quarter, or that none ever has.

    What is delivered once a year is not expected of anyone, and is left out.
    """
    frame = frame.filter(~pl.col("delivery_kind").is_in(YEARLY_KINDS))
    if frame.is_empty():
        return text("sources.deliveries_none", language)
    if not frame["delivered"].sum() + frame["held"].sum():
        return text("sources.deliveries_nothing", language, whole=number(_expected(frame), language))
    last = frame.filter(pl.col("period_end") == pl.col("period_end").max())
    period, held = period_text(last["period"][0], language), int(last["held"].sum())
    count = int(last["delivered"].sum()) + held
    entry = "deliveries_held" if held else "deliveries"
    return text(f"sources.{entry}", language, period=period, count=count, whole=_expected(last), held=held)


def deliveries_subtitle(frame: pl.DataFrame, language: str) -> str:
    """What a number of the board counts; nothing for an empty board."""
    if frame.is_empty():
        return ""
    return text("sources.deliveries_subtitle", language, whole=frame["delivered_of"].max())


def dictionary(frame: pl.DataFrame, language: str) -> str:
    """The heading of the descriptions of the columns. From `dictionary`."""
    return text("sources.dictionary", language)


def dictionary_subtitle(frame: pl.DataFrame, language: str) -> str:
    """How many extracts and columns the contract describes. From `dictionary`."""
    extracts = frame["extract"].n_unique()
    return text("sources.dictionary_subtitle", language, extracts=extracts, columns=frame.height)


def codes(frame: pl.DataFrame, language: str) -> str:
    """How many code lists and codes there are. From `codes`."""
    return text("sources.codes", language, lists=frame["codelist"].n_unique(), codes=frame.height)


def figure_amount(row: dict, language: str) -> str:
    """The value of one documented figure with its unit: `omkring 30 ASF`, `11–12 %`, `281 815 personer`, `okänt`."""
    known = [end for end in (row["value"], row["low"], row["high"]) if end is not None]
    decimals = 2 if any(round(end, 1) != end for end in known) else None
    amount = figure_text(row, language, decimals=decimals)
    if row["obs_status"] != "A" or row["unit"] in ("ratio", "index", "state"):
        return amount
    if row["unit"] == "pct":
        return text("sources.percent", language, value=amount)
    return text("sources.with_unit", language, value=amount, unit=row["unit_label"])


def figure_label(row: dict, language: str) -> str:
    """What a documented figure counts, of whom, and where if that is not the county: `Försörjningskvot, riket`."""
    of = [row["label"]] + ([row["sex_label"]] if row["sex"] != "T" else [])
    return ", ".join(
        of + ([] if row["area_code"] == "21" or row["theme"] == "national" else [area(row["area_code"], language)])
    )


def figure_remark(row: dict, language: str) -> str:
    """What the source or we say of a documented figure: its note, and how we come to what the source does not say itself."""
    ours = text("sources.inference", language, words=row["inference"]) if row["inference"] else ""
    return " ".join(filter(None, (row["note"], ours)))


def area(code: str, language: str) -> str:
    """`riket`, or the code of another area."""
    return text(f"sources.{'area_00' if code == '00' else 'area_other'}", language, code=code)


def area_name(code: str, language: str) -> str:
    """An area by its name, as in a table: `Gävleborgs län`, `Riket`, or the code of another area with a word before it."""
    return text(f"sources.area_name_{code}", language) if code in ("21", "00") else area(code, language)


def _expected(frame: pl.DataFrame) -> int:
    """The deliveries that should have come in: all but those that do not apply."""
    return int((frame["delivered_of"] - frame["not_applicable"]).sum())
